/* si-search-controller.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-search-controller.h"

#include <glib/gi18n.h>

#include "si-cut.h"
#include "si-direction.h"
#include "si-engine-signals.h"
#include "si-lookup.h"

struct _SiSearchController
{
  GObject parent_instance;

  SiEngine *engine;              /* (owned) (nullable) */
  SiEngineSignals *signals;      /* (owned) */
  SiProductSelection *selection; /* (owned) */
  SiProductList *list;           /* (owned) */

  char *text;               /* (owned) */
  char *lead;               /* (owned) (nullable) */
  char *offered;            /* (owned) (nullable): the code for which a request was offered */
  gboolean eager;           /* a product is selected before Return is pressed */
  gboolean return_is_early; /* Return was pressed before all products were there */
  gboolean answer_is_late;  /* the list is still being searched for the text */
  gboolean selecting;       /* the controller itself changes the selection */
};

G_DEFINE_FINAL_TYPE (SiSearchController, si_search_controller, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_EAGER,
  PROP_LEAD,
  PROP_TEXT,
  N_PROPS
};

enum
{
  ANSWERED,
  DONE,
  NONE_ON_SERVER,
  UNDECIDED,
  UNKNOWN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/**
 * si_search_controller_get_query:
 * @self: a controller
 *
 * Returns: (transfer full): the text without space around it
 */
char *
si_search_controller_get_query (SiSearchController *self)
{
  g_return_val_if_fail (SI_IS_SEARCH_CONTROLLER (self), NULL);

  return g_strstrip (g_strdup (self->text));
}

static void
set_lead (SiSearchController *self, const char *lead)
{
  if (g_strcmp0 (self->lead, lead) == 0)
    return;
  g_free (self->lead);
  self->lead = g_strdup (lead);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEAD]);
}

static void
select_none (SiSearchController *self)
{
  set_lead (self, NULL);
  si_product_selection_set_selected (self->selection, NULL);
}

/* Sets the line before the product, which must not be seen without it. */
static SiProduct *
select_found (SiSearchController *self, const SiLookup *lookup, const char *query)
{
  g_autoptr (SiProduct) product = si_product_list_get_product (self->list, lookup->row);
  g_autofree char *lead = NULL;

  if (lookup->answer == SI_LOOKUP_ONLY)
    {
      g_autofree char *cut = si_cut_name (query);
      g_autofree char *code = si_direction_isolate (cut);

      /* Translators: the product that stands below has another SKU code. */
      lead = g_strdup_printf (_ ("No SKU code is “%s”. The only match:"), code);
    }

  self->selecting = TRUE;
  set_lead (self, lead);
  si_product_selection_show (self->selection, product);
  self->selecting = FALSE;
  return product;
}

/* Returns: %FALSE while an inventory is being read and a product that is still to come may match
 *   better. */
static gboolean
is_found (SiSearchController *self, const SiLookup *lookup)
{
  return lookup->answer == SI_LOOKUP_MEANT
         || (lookup->answer == SI_LOOKUP_ONLY
             && si_inventory_get_whole (si_engine_get_inventory (self->engine)));
}

static void
tell_unknown (SiSearchController *self, const char *query)
{
  if (g_strcmp0 (self->offered, query) == 0
      && si_refresh_get_state (si_engine_get_refresh (self->engine)) != SI_REFRESH_LOADING)
    {
      si_search_controller_ask_server (self);
      return;
    }
  g_free (self->offered);
  self->offered = g_strdup (query);
  g_signal_emit (self, signals[DONE], 0);
  g_signal_emit (self, signals[UNKNOWN], 0);
}

static void
answer (SiSearchController *self, const SiLookup *lookup, const char *query)
{
  SiProduct *product = select_found (self, lookup, query);

  g_signal_emit (self, signals[DONE], 0);
  g_signal_emit (self, signals[ANSWERED], 0, product);
}

/**
 * si_search_controller_activate:
 * @self: a controller
 *
 * Answers the text, as Return does, with the product that it means, or with the number of those
 * that it may mean. If nothing matches and the person asks a second time, the server is asked.
 */
void
si_search_controller_activate (SiSearchController *self)
{
  g_autofree char *query = NULL;
  SiTable *table;
  SiLookup lookup;

  g_return_if_fail (SI_IS_SEARCH_CONTROLLER (self));

  query = si_search_controller_get_query (self);
  table = si_product_list_get_table (self->list);
  self->return_is_early = FALSE;
  if (*query == '\0')
    return;
  if (table == NULL)
    {
      self->return_is_early = TRUE;
      return;
    }

  lookup = si_table_look_up (table, query);
  if (is_found (self, &lookup))
    {
      answer (self, &lookup, query);
      return;
    }

  /* The last product must not be taken for the answer. */
  select_none (self);
  self->return_is_early = !si_inventory_get_whole (si_engine_get_inventory (self->engine));
  if (lookup.answer == SI_LOOKUP_NOTHING)
    tell_unknown (self, query);
  else
    {
      g_signal_emit (self, signals[DONE], 0);
      g_signal_emit (self, signals[UNDECIDED], 0, lookup.n_matches);
    }
}

/* Selects a product while the text is typed, as soon as only one can be meant. */
static void
answer_early (SiSearchController *self)
{
  g_autofree char *query = si_search_controller_get_query (self);
  SiTable *table = si_product_list_get_table (self->list);
  SiLookup lookup;

  self->answer_is_late = si_product_list_get_busy (self->list);
  if (*query == '\0' || table == NULL || !self->eager || self->answer_is_late)
    return;

  lookup = si_table_look_up (table, query);
  if (is_found (self, &lookup))
    select_found (self, &lookup, query);
  else
    select_none (self);
}

/* Answers a Return that was pressed before the products were there. */
static void
answer_late (SiSearchController *self)
{
  SiTable *table = si_product_list_get_table (self->list);
  g_autofree char *query = si_search_controller_get_query (self);
  SiLookup lookup;

  if (table == NULL)
    return;
  lookup = si_table_look_up (table, query);
  if (!is_found (self, &lookup) && !si_inventory_get_whole (si_engine_get_inventory (self->engine)))
    return;
  /* This is still the first Return, so the server is not asked. */
  g_clear_pointer (&self->offered, g_free);
  si_search_controller_activate (self);
}

static void
busy_changed (SiSearchController *self)
{
  g_assert (SI_IS_SEARCH_CONTROLLER (self));

  if (self->answer_is_late)
    answer_early (self);
}

/* Answers the text again, since a new table may have the product, or further matches beside the
 * only one. */
static void
table_changed (SiSearchController *self)
{
  g_assert (SI_IS_SEARCH_CONTROLLER (self));

  if (self->return_is_early)
    answer_late (self);
  else if (self->lead != NULL || si_product_selection_get_selected (self->selection) == NULL)
    answer_early (self);
}

/* Removes the line when a person selects another product, since it is about the answer. */
static void
selected_changed (SiSearchController *self)
{
  g_assert (SI_IS_SEARCH_CONTROLLER (self));

  if (!self->selecting)
    set_lead (self, NULL);
}

static void
partial_answer (SiSearchController *self,
                const char *sku,
                const char *godown_id,
                guint n_products,
                SiRefresh *refresh)
{
  g_autofree char *query = si_search_controller_get_query (self);
  SiTable *table = si_product_list_get_table (self->list);
  SiLookup lookup = { SI_LOOKUP_NOTHING, SI_MATCH_NONE, 0, SI_NO_ROW };

  g_assert (SI_IS_SEARCH_CONTROLLER (self));

  if (sku == NULL)
    return;
  if (n_products > 0 && table != NULL)
    lookup = si_table_look_up (table, sku);
  /* The person has typed another code meanwhile. */
  if (g_strcmp0 (query, sku) != 0)
    return;

  if (lookup.answer == SI_LOOKUP_MEANT)
    {
      answer (self, &lookup, sku);
      return;
    }
  g_signal_emit (self, signals[DONE], 0);
  g_signal_emit (self, signals[NONE_ON_SERVER], 0);
}

/**
 * si_search_controller_ask_server:
 * @self: a controller
 *
 * Asks the server for the product with the text as its SKU code.
 */
void
si_search_controller_ask_server (SiSearchController *self)
{
  g_autofree char *query = NULL;

  g_return_if_fail (SI_IS_SEARCH_CONTROLLER (self));

  query = si_search_controller_get_query (self);
  g_clear_pointer (&self->offered, g_free);
  if (*query != '\0')
    si_refresh_ask (si_engine_get_refresh (self->engine), query, NULL);
}

/* Returns: %TRUE if the text has changed. */
static gboolean
change_text (SiSearchController *self, const char *text)
{
  g_autofree char *query = NULL;

  if (g_strcmp0 (self->text, text) == 0)
    return FALSE;
  self->return_is_early = FALSE;
  g_clear_pointer (&self->offered, g_free);
  g_free (self->text);
  self->text = g_strdup (text);
  query = si_search_controller_get_query (self);
  si_filter_set_search (si_product_list_get_filter (self->list), *query != '\0' ? query : NULL);
  set_lead (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  return TRUE;
}

/**
 * si_search_controller_set_text:
 * @self: a controller
 * @text: the text of the search field
 *
 * Searches for a typed text.
 */
void
si_search_controller_set_text (SiSearchController *self, const char *text)
{
  g_return_if_fail (SI_IS_SEARCH_CONTROLLER (self));
  g_return_if_fail (text != NULL);

  if (change_text (self, text))
    answer_early (self);
}

/**
 * si_search_controller_scan:
 * @self: a controller
 * @code: the code from a scanner
 *
 * Makes a scanned code the text, and answers it.
 */
void
si_search_controller_scan (SiSearchController *self, const char *code)
{
  g_autofree char *query = NULL;

  g_return_if_fail (SI_IS_SEARCH_CONTROLLER (self));
  g_return_if_fail (code != NULL);

  query = g_strstrip (g_strdup (code));
  if (*query == '\0')
    return;
  change_text (self, query);
  si_search_controller_activate (self);
}

/**
 * si_search_controller_clear:
 * @self: a controller
 *
 * Empties the text. The product stays selected.
 *
 * Returns: %TRUE if there was a text
 */
gboolean
si_search_controller_clear (SiSearchController *self)
{
  g_return_val_if_fail (SI_IS_SEARCH_CONTROLLER (self), FALSE);

  return change_text (self, "");
}

/**
 * si_search_controller_get_text:
 * @self: a controller
 *
 * Returns: (transfer none): the text in the search field
 */
const char *
si_search_controller_get_text (SiSearchController *self)
{
  g_return_val_if_fail (SI_IS_SEARCH_CONTROLLER (self), NULL);

  return self->text;
}

/**
 * si_search_controller_get_lead:
 * @self: a controller
 *
 * Returns: (transfer none) (nullable): the line above the selected product
 */
const char *
si_search_controller_get_lead (SiSearchController *self)
{
  g_return_val_if_fail (SI_IS_SEARCH_CONTROLLER (self), NULL);

  return self->lead;
}

/**
 * si_search_controller_set_eager:
 * @self: a controller
 * @eager: whether a product is selected before Return, if only one can be meant
 */
void
si_search_controller_set_eager (SiSearchController *self, gboolean eager)
{
  g_return_if_fail (SI_IS_SEARCH_CONTROLLER (self));

  if (self->eager == eager)
    return;
  self->eager = eager;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EAGER]);
}

static void
si_search_controller_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiSearchController *self = SI_SEARCH_CONTROLLER (object);

  switch (id)
    {
    case PROP_EAGER:
      g_value_set_boolean (value, self->eager);
      break;
    case PROP_LEAD:
      g_value_set_string (value, self->lead);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_search_controller_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  SiSearchController *self = SI_SEARCH_CONTROLLER (object);

  switch (id)
    {
    case PROP_EAGER:
      si_search_controller_set_eager (self, g_value_get_boolean (value));
      break;
    case PROP_TEXT:
      si_search_controller_set_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_search_controller_finalize (GObject *object)
{
  SiSearchController *self = SI_SEARCH_CONTROLLER (object);

  g_clear_object (&self->list);
  g_clear_object (&self->selection);
  g_clear_object (&self->signals);
  g_clear_object (&self->engine);
  g_free (self->text);
  g_free (self->lead);
  g_free (self->offered);

  G_OBJECT_CLASS (si_search_controller_parent_class)->finalize (object);
}

static void
si_search_controller_class_init (SiSearchControllerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GType type = SI_TYPE_SEARCH_CONTROLLER;
  const GParamFlags explicit = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = si_search_controller_get_property;
  object_class->set_property = si_search_controller_set_property;
  object_class->finalize = si_search_controller_finalize;

  properties[PROP_EAGER]
      = g_param_spec_boolean ("eager", NULL, NULL, TRUE, G_PARAM_READWRITE | explicit);
  properties[PROP_LEAD]
      = g_param_spec_string ("lead", NULL, NULL, NULL, G_PARAM_READABLE | explicit);
  properties[PROP_TEXT]
      = g_param_spec_string ("text", NULL, NULL, "", G_PARAM_READWRITE | explicit);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ANSWERED] = g_signal_new ("answered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, SI_TYPE_PRODUCT);
  signals[DONE]
      = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NONE_ON_SERVER] = g_signal_new ("none-on-server", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
  signals[UNDECIDED] = g_signal_new ("undecided", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[UNKNOWN]
      = g_signal_new ("unknown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
si_search_controller_init (SiSearchController *self)
{
  self->text = g_strdup ("");
  self->eager = TRUE;
  self->signals = si_engine_signals_new (self);
  si_engine_signals_connect (self->signals, SI_TYPE_INVENTORY, "notify::whole",
                             G_CALLBACK (table_changed));
  si_engine_signals_connect (self->signals, SI_TYPE_REFRESH, "partial-answer",
                             G_CALLBACK (partial_answer));
}

/**
 * si_search_controller_new:
 * @selection: the selection in the list to search
 *
 * Returns: (transfer full): a controller with an empty text, which needs an engine
 */
SiSearchController *
si_search_controller_new (SiProductSelection *selection)
{
  SiSearchController *self;

  g_return_val_if_fail (SI_IS_PRODUCT_SELECTION (selection), NULL);

  self = g_object_new (SI_TYPE_SEARCH_CONTROLLER, NULL);
  self->selection = g_object_ref (selection);
  self->list = g_object_ref (si_product_selection_get_list (selection));
  g_signal_connect_object (self->list, "notify::busy", G_CALLBACK (busy_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::table", G_CALLBACK (table_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * si_search_controller_set_engine:
 * @self: a controller
 * @engine: the engine, to ask the server, and to see whether the inventory is whole
 */
void
si_search_controller_set_engine (SiSearchController *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_SEARCH_CONTROLLER (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  g_set_object (&self->engine, engine);
  si_engine_signals_set_engine (self->signals, engine);
}
