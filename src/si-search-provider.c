/* si-search-provider.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-search-provider.h"

#include <glib/gi18n.h>
#include <string.h>

#include "si-command-connection.h"
#include "si-cut.h"
#include "si-direction.h"
#include "si-number.h"
#include "si-product-key.h"
#include "si-store-inventory.h"
#include "si-table-query.h"
#include "si-text.h"

#define PATH "/com/example/SyncInventory/SearchProvider"

/* The overview shows no more results of one program. */
#define MOST_RESULTS 10

/* One letter would match nearly every product, so a search needs more. */
#define FEWEST_CHARS 2

/* The most results of a search, which is more than the overview shows and asks for. */
#define MOST_METAS 100

/* The longest text that is searched for, which is longer than any code or description. */
#define MOST_CHARS 200

/* The most bytes of a character in UTF-8. */
#define MOST_BYTES 4

/* The inventory stays in memory for so long after a search, for the next letter that is typed. */
#define KEPT_SECONDS 60

struct _SiSearchProvider
{
  GObject parent_instance;

  GApplication *application; /* (borrowed): it owns this */
  GDBusConnection *bus;      /* (owned) (nullable) */
  guint registration;
  SiEngines *engines; /* (owned) (nullable) */

  SiStore *store;        /* (owned) (nullable): of the connection searched last */
  SiTable *table;        /* (owned) (nullable): its last inventory */
  GDateTime *table_time; /* (owned) (nullable) */
  guint release_id;      /* the source that frees the table, 0 for none */
};

G_DEFINE_FINAL_TYPE (SiSearchProvider, si_search_provider, G_TYPE_OBJECT)

enum
{
  CHOSEN,
  SEARCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char interface_xml[]
    = "<node><interface name='org.gnome.Shell.SearchProvider2'>"
      "<method name='GetInitialResultSet'>"
      "<arg type='as' name='terms' direction='in'/><arg type='as' name='results' direction='out'/>"
      "</method>"
      "<method name='GetSubsearchResultSet'>"
      "<arg type='as' name='previous_results' direction='in'/>"
      "<arg type='as' name='terms' direction='in'/><arg type='as' name='results' direction='out'/>"
      "</method>"
      "<method name='GetResultMetas'>"
      "<arg type='as' name='identifiers' direction='in'/>"
      "<arg type='aa{sv}' name='metas' direction='out'/>"
      "</method>"
      "<method name='ActivateResult'>"
      "<arg type='s' name='identifier' direction='in'/><arg type='as' name='terms' direction='in'/>"
      "<arg type='u' name='timestamp' direction='in'/>"
      "</method>"
      "<method name='LaunchSearch'>"
      "<arg type='as' name='terms' direction='in'/><arg type='u' name='timestamp' direction='in'/>"
      "</method>"
      "</interface></node>";

static void
release_table (SiSearchProvider *self)
{
  g_clear_handle_id (&self->release_id, g_source_remove);
  g_clear_object (&self->store);
  g_clear_pointer (&self->table, si_table_unref);
  g_clear_pointer (&self->table_time, g_date_time_unref);
}

static gboolean
release_cb (gpointer user_data)
{
  SiSearchProvider *self = user_data;

  self->release_id = 0;
  release_table (self);
  return G_SOURCE_REMOVE;
}

static void
set_table (SiSearchProvider *self, SiTable *table, GDateTime *time)
{
  g_clear_handle_id (&self->release_id, g_source_remove);
  g_clear_pointer (&self->table, si_table_unref);
  g_clear_pointer (&self->table_time, g_date_time_unref);
  self->table = table != NULL ? si_table_ref (table) : NULL;
  self->table_time = time != NULL ? g_date_time_to_local (time) : NULL;
  self->release_id = g_timeout_add_seconds (KEPT_SECONDS, release_cb, self);
}

/* Uses the inventory of an engine if there is one, since it is newer than the stored one. */
static gboolean
take_from_engine (SiSearchProvider *self, SiConnection *connection)
{
  SiEngine *engine = si_engines_find (self->engines, connection);
  SiInventory *inventory = engine != NULL ? si_engine_get_inventory (engine) : NULL;

  if (inventory == NULL || !si_inventory_get_whole (inventory))
    return FALSE;
  set_table (self, si_inventory_get_table (inventory), si_inventory_get_time (inventory));
  return TRUE;
}

typedef void (*AnswerFunc) (SiSearchProvider *self, GDBusMethodInvocation *invocation);

/* A call of the overview, which waits for the inventory. */
typedef struct
{
  SiSearchProvider *self;            /* (owned) */
  GDBusMethodInvocation *invocation; /* (owned): until it is answered */
  AnswerFunc answer;
} Question;

static void
answer (Question *question)
{
  question->answer (question->self, question->invocation);
  g_application_release (question->self->application);
  g_object_unref (question->self);
  g_free (question);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  SiSearchProvider *self = question->self;
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (SiTable) table = si_store_load_finish (SI_STORE (source), result, &time, NULL);

  if (self->store == SI_STORE (source))
    set_table (self, table, time);
  answer (question);
}

static void
with_inventory (SiSearchProvider *self, GDBusMethodInvocation *invocation, AnswerFunc func)
{
  SiConnectionList *connections
      = self->engines != NULL ? si_engines_get_connections (self->engines) : NULL;
  SiConnection *connection
      = connections != NULL ? si_connection_list_get_current (connections) : NULL;
  Question *question = g_new0 (Question, 1);

  question->self = g_object_ref (self);
  question->invocation = invocation;
  question->answer = func;
  g_application_hold (self->application);

  if (connection == NULL)
    {
      release_table (self);
      answer (question);
    }
  else if (take_from_engine (self, connection) || self->table != NULL)
    {
      answer (question);
    }
  else
    {
      g_autofree char *path = si_command_store_path (connection);

      g_clear_object (&self->store);
      self->store = si_store_new (path);
      si_store_load_async (self->store, NULL, restored_cb, question);
    }
}

/* Makes the id of a result from the texts of the product's key, with slashes between them. A row
 * number would not do, since the inventory can change before the overview asks again. The
 * description is left out if id and SKU code are enough. */
static char *
make_id (SiTable *table, guint row)
{
  SiProductKey key = si_table_get_key (table, row);
  g_autofree char *id = g_uri_escape_string (key.id, NULL, TRUE);
  g_autofree char *sku = g_uri_escape_string (key.sku, NULL, TRUE);
  g_autofree char *description = g_uri_escape_string (key.description, NULL, TRUE);

  key.description = NULL;
  if (si_table_find_key (table, &key) == row)
    return g_strdup_printf ("%u/%s/%s", key.ordinal, id, sku);
  return g_strdup_printf ("%u/%s/%s/%s", key.ordinal, id, sku, description);
}

static guint
find_id (SiTable *table, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 4);
  const guint n_parts = g_strv_length (parts);
  g_autofree char *id = n_parts >= 3 ? g_uri_unescape_string (parts[1], NULL) : NULL;
  g_autofree char *sku = n_parts >= 3 ? g_uri_unescape_string (parts[2], NULL) : NULL;
  g_autofree char *description = n_parts == 4 ? g_uri_unescape_string (parts[3], NULL) : NULL;
  SiProductKey key = { id, sku, description, 0 };
  guint64 ordinal;

  if (table == NULL || id == NULL || sku == NULL
      || !si_parse_uint64 (parts[0], 0, G_MAXUINT, &ordinal))
    return SI_NO_ROW;
  key.ordinal = (guint) ordinal;
  return si_table_find_key (table, &key);
}

static void
return_results (SiSearchProvider *self, GDBusMethodInvocation *invocation, const char *text)
{
  const SiTableQuery query = { .text = text, .column = SI_COLUMN_SKU };
  g_autoptr (GArray) rows = NULL;
  GVariantBuilder ids;

  g_variant_builder_init (&ids, G_VARIANT_TYPE ("as"));
  if (self->table != NULL && g_utf8_strlen (text, -1) >= FEWEST_CHARS)
    rows = si_table_query (self->table, &query, NULL);
  for (guint i = 0; rows != NULL && i < MIN (rows->len, MOST_RESULTS); i++)
    {
      g_autofree char *id = make_id (self->table, g_array_index (rows, guint32, i));

      g_variant_builder_add (&ids, "s", id);
    }
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(as)", &ids));
}

/* Joins the words of a search. A program that sends more words than a person types is cut off. */
static char *
join_terms (GVariant *parameters, gsize place)
{
  g_autoptr (GVariant) terms = g_variant_get_child_value (parameters, place);
  g_autofree char *text = NULL;
  GString *joined = g_string_new (NULL);
  GVariantIter iter;
  const char *term;

  g_variant_iter_init (&iter, terms);
  while (joined->len < MOST_CHARS * MOST_BYTES && g_variant_iter_next (&iter, "&s", &term))
    {
      if (joined->len > 0)
        g_string_append_c (joined, ' ');
      g_string_append_len (joined, term, strnlen (term, MOST_CHARS * MOST_BYTES));
    }
  text = g_utf8_make_valid (joined->str, joined->len);
  g_string_free (joined, TRUE);
  return g_utf8_substring (text, 0, MIN (MOST_CHARS, g_utf8_strlen (text, -1)));
}

static void
answer_search (SiSearchProvider *self, GDBusMethodInvocation *invocation)
{
  g_autofree char *text = join_terms (g_dbus_method_invocation_get_parameters (invocation), 0);

  return_results (self, invocation, text);
}

static void
answer_subsearch (SiSearchProvider *self, GDBusMethodInvocation *invocation)
{
  g_autofree char *text = join_terms (g_dbus_method_invocation_get_parameters (invocation), 1);

  return_results (self, invocation, text);
}

/* Describes a product by its stock in each godown, and by the age of the inventory. */
static char *
describe (SiSearchProvider *self, guint row)
{
  g_autofree char *cut_description = si_cut (si_table_get_description (self->table, row));
  g_autofree char *product = si_direction_isolate_name (cut_description);
  g_autoptr (GString) text = g_string_new (product);
  const guint n = si_table_get_n_godown_stocks (self->table, row);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  for (guint i = 0; i < n; i++)
    {
      SiGodownStock line;
      g_autofree char *stock = NULL;
      g_autofree char *cut = NULL;
      g_autofree char *godown = NULL;

      si_table_get_godown_stock (self->table, row, i, &line);
      stock = si_text_stock (line.stock, line.stock_text);
      cut = si_cut_name (line.name);
      godown = si_direction_isolate_name (cut);
      g_string_append_printf (text, "%s%s %s", i == 0 ? " — " : ", ", godown, stock);
    }
  if (self->table_time != NULL)
    {
      g_autofree char *age = si_text_age (self->table_time, now);

      g_string_append_printf (text, " (%s)", age);
    }
  return si_direction_begin (text->str);
}

static void
add_meta (SiSearchProvider *self, GVariantBuilder *metas, const char *id, guint row)
{
  const char *sku = si_table_get_sku (self->table, row);
  g_autofree char *stock = si_text_stock (si_table_get_stock (self->table, row),
                                          si_table_get_stock_text (self->table, row));
  g_autofree char *cut = si_cut_name (sku);
  g_autofree char *code = si_direction_isolate (cut);
  g_autofree char *words
      = g_strdup_printf ("%s · %s", *code != '\0' ? code : _ ("No SKU code"), stock);
  g_autofree char *name = si_direction_begin (words);
  g_autofree char *description = describe (self, row);
  g_autoptr (GIcon) icon = g_themed_icon_new (SI_APPLICATION_ID);
  g_autoptr (GVariant) serialized = g_icon_serialize (icon);

  g_variant_builder_open (metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (id));
  g_variant_builder_add (metas, "{sv}", "name", g_variant_new_string (name));
  g_variant_builder_add (metas, "{sv}", "description", g_variant_new_string (description));
  g_variant_builder_add (metas, "{sv}", "icon", serialized);
  g_variant_builder_add (metas, "{sv}", "clipboardText", g_variant_new_string (sku));
  g_variant_builder_close (metas);
}

static void
answer_metas (SiSearchProvider *self, GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariantIter) ids = NULL;
  GVariantBuilder metas;
  const char *id;

  g_variant_get (g_dbus_method_invocation_get_parameters (invocation), "(as)", &ids);
  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (guint n = 0; n < MOST_METAS && g_variant_iter_next (ids, "&s", &id); n++)
    {
      const guint row = find_id (self->table, id);

      if (row != SI_NO_ROW)
        add_meta (self, &metas, id, row);
    }
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(aa{sv})", &metas));
}

static void
answer_activate (SiSearchProvider *self, GDBusMethodInvocation *invocation)
{
  const char *id;
  SiProductKey key;
  guint32 timestamp;
  guint row;

  g_variant_get (g_dbus_method_invocation_get_parameters (invocation), "(&sasu)", &id, NULL,
                 &timestamp);
  row = find_id (self->table, id);
  if (row != SI_NO_ROW)
    key = si_table_get_key (self->table, row);
  g_signal_emit (self, signals[CHOSEN], 0, row != SI_NO_ROW ? &key : NULL, timestamp);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
answer_launch (SiSearchProvider *self, GDBusMethodInvocation *invocation)
{
  GVariant *parameters = g_dbus_method_invocation_get_parameters (invocation);
  g_autofree char *text = join_terms (parameters, 0);
  guint32 timestamp;

  g_variant_get_child (parameters, 1, "u", &timestamp);
  g_signal_emit (self, signals[SEARCHED], 0, text, timestamp);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
method_call (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *method,
             GVariant *parameters,
             GDBusMethodInvocation *invocation,
             gpointer user_data)
{
  static const struct
  {
    const char *method;
    AnswerFunc answer;
  } methods[] = {
    { "GetInitialResultSet", answer_search }, { "GetSubsearchResultSet", answer_subsearch },
    { "GetResultMetas", answer_metas },       { "ActivateResult", answer_activate },
    { "LaunchSearch", answer_launch },
  };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (g_str_equal (method, methods[i].method))
      with_inventory (user_data, invocation, methods[i].answer);
}

static void
si_search_provider_dispose (GObject *object)
{
  SiSearchProvider *self = SI_SEARCH_PROVIDER (object);

  release_table (self);
  g_clear_object (&self->engines);
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (si_search_provider_parent_class)->dispose (object);
}

static void
si_search_provider_class_init (SiSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_search_provider_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_UINT);
  signals[SEARCHED] = g_signal_new ("searched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
}

static void
si_search_provider_init (SiSearchProvider *self)
{
}

/**
 * si_search_provider_new:
 * @application: the application, which must outlive the provider, and is held while a question is
 *   answered
 *
 * Returns: (transfer full): a provider without an inventory
 */
SiSearchProvider *
si_search_provider_new (GApplication *application)
{
  SiSearchProvider *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);

  self = g_object_new (SI_TYPE_SEARCH_PROVIDER, NULL);
  self->application = application;
  return self;
}

/**
 * si_search_provider_export:
 * @self: a provider
 * @bus: the bus on which the overview asks
 * @error: return location for an error
 *
 * Returns: %TRUE if the overview can ask from now on
 */
gboolean
si_search_provider_export (SiSearchProvider *self, GDBusConnection *bus, GError **error)
{
  static const GDBusInterfaceVTable vtable = { .method_call = method_call };
  g_autoptr (GDBusNodeInfo) node = NULL;

  g_return_val_if_fail (SI_IS_SEARCH_PROVIDER (self), FALSE);
  g_return_val_if_fail (G_IS_DBUS_CONNECTION (bus), FALSE);

  node = g_dbus_node_info_new_for_xml (interface_xml, error);
  if (node == NULL)
    return FALSE;
  self->registration = g_dbus_connection_register_object (bus, PATH, node->interfaces[0], &vtable,
                                                          self, NULL, error);
  g_set_object (&self->bus, bus);
  return self->registration != 0;
}

/**
 * si_search_provider_unexport:
 * @self: a provider
 */
void
si_search_provider_unexport (SiSearchProvider *self)
{
  g_return_if_fail (SI_IS_SEARCH_PROVIDER (self));

  if (self->registration != 0)
    g_dbus_connection_unregister_object (self->bus, self->registration);
  self->registration = 0;
}

/**
 * si_search_provider_set_up:
 * @self: a provider
 * @engines: the engines, with the saved connections; the one in use is searched
 */
void
si_search_provider_set_up (SiSearchProvider *self, SiEngines *engines)
{
  g_return_if_fail (SI_IS_SEARCH_PROVIDER (self));
  g_return_if_fail (SI_IS_ENGINES (engines));

  g_set_object (&self->engines, engines);
  g_signal_connect_object (si_engines_get_connections (engines), "notify::current",
                           G_CALLBACK (release_table), self, G_CONNECT_SWAPPED);
}
