/* si-godowns-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-godowns-page.h"

#include <glib/gi18n.h>

#include "si-digits.h"
#include "si-godown-details.h"
#include "si-godown-text.h"
#include "si-godown-view.h"
#include "si-state-page.h"
#include "si-yesterday.h"

struct _SiGodownsPage
{
  SiPage parent_instance;

  SiEngine *engine;            /* (owned) (nullable) */
  SiProductList *products;     /* (owned) (nullable) */
  SiGodownSumList *list;       /* (owned) (nullable) */
  GSignalGroup *yesterday;     /* (owned): the signals of the engine's part */
  GSignalGroup *refresh;       /* (owned): the signals of the engine's part */
  GSimpleActionGroup *actions; /* (owned) */
  SiGodownDetails *details;    /* (owned) */

  /* Template widgets */
  GtkStack *stack;
  GtkLabel *counted; /* the products that the figures are of, where these are not all */
  SiGodownView *view;
  SiStatePage *none; /* takes the place of a list that is empty */
};

G_DEFINE_FINAL_TYPE (SiGodownsPage, si_godowns_page, SI_TYPE_PAGE)

typedef enum
{
  PROP_SELECTED = 1,
  N_PROPS
} SiGodownsPageProperty;

static GParamSpec *properties[N_PROPS];

static gboolean
is_filtered (SiGodownsPage *self)
{
  SiFilter *filter = si_product_list_get_filter (self->products);
  const char *search = si_filter_get_search (filter);

  return si_filter_get_findings (filter) != SI_FINDING_NONE || (search != NULL && *search != '\0');
}

/* Says above the list that the figures are not those of all products. */
static void
update_counted (SiGodownsPage *self, const SiGodownSums *sums)
{
  const guint n = sums->all.n_products;
  g_autofree char *text = NULL;

  if (is_filtered (self))
    text = si_digits_printf (
        ngettext ("Only the %'u product that the search and the filters leave is counted.",
                  "Only the %'u products that the search and the filters leave are counted.", n),
        n);
  gtk_label_set_label (self->counted, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->counted), text != NULL);
}

/* Says why no godown is shown: because of the products, or because they are in none. */
static void
show_none (SiGodownsPage *self)
{
  SiFilter *filter = si_product_list_get_filter (self->products);
  SiTable *table = si_product_list_get_table (self->products);
  const SiHidden *hidden = si_product_list_get_hidden (self->products);
  const char *search = si_filter_get_search (filter);
  const gboolean reading
      = self->engine != NULL && !si_inventory_get_whole (si_engine_get_inventory (self->engine));

  if (hidden != NULL && hidden->by_both > 0)
    si_state_page_show_hidden (self->none, filter, table, hidden);
  else if (hidden != NULL && search != NULL && *search != '\0')
    si_state_page_show_no_match (self->none, search, reading);
  else if (si_table_get_n_products (table) == 0 && reading)
    si_state_page_show_loading (self->none);
  else if (si_table_get_n_products (table) == 0)
    si_state_page_show_empty (self->none);
  else
    si_state_page_show_no_godowns (self->none,
                                   is_filtered (self) || si_filter_get_godown_ids (filter) != NULL);
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
list_updated (SiGodownsPage *self)
{
  const SiGodownSums *sums = si_godown_sum_list_get_sums (self->list);

  g_assert (SI_IS_GODOWNS_PAGE (self));

  si_page_take_status (SI_PAGE (self), sums != NULL ? si_godown_text_status (sums) : NULL);
  if (sums == NULL)
    return;
  update_counted (self, sums);
  if (sums->godowns->len > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    show_none (self);
}

static void
changes_changed (SiGodownsPage *self)
{
  SiYesterday *yesterday = si_engine_get_yesterday (self->engine);

  g_assert (SI_IS_GODOWNS_PAGE (self));

  si_godown_sum_list_set_changes (self->list, si_yesterday_get_changes (yesterday));
}

static gboolean
can_refresh (SiGodownsPage *self, SiGodownSum *godown)
{
  return self->engine != NULL && godown != NULL && si_godown_has_id (si_godown_sum_get_key (godown))
         && si_refresh_get_state (si_engine_get_refresh (self->engine)) != SI_REFRESH_LOADING;
}

static void
set_enabled (SiGodownsPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_actions (SiGodownsPage *self)
{
  SiGodownSum *godown = si_godowns_page_get_selected (self);

  g_assert (SI_IS_GODOWNS_PAGE (self));

  set_enabled (self, "show-products", godown != NULL);
  set_enabled (self, "refresh", can_refresh (self, godown));
}

static void
selected_changed (SiGodownsPage *self)
{
  g_assert (SI_IS_GODOWNS_PAGE (self));

  update_actions (self);
  si_godown_details_set_godown (self->details, si_godowns_page_get_selected (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
show_products_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiGodownsPage *self = user_data;
  SiGodownSum *godown = si_godowns_page_get_selected (self);

  if (godown == NULL)
    return;
  si_filter_set_godown_id (si_product_list_get_filter (self->products),
                           si_godown_sum_get_key (godown));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "stock");
}

static void
refresh_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiGodownsPage *self = user_data;
  SiGodownSum *godown = si_godowns_page_get_selected (self);

  if (can_refresh (self, godown))
    si_refresh_ask (si_engine_get_refresh (self->engine), NULL, si_godown_sum_get_id (godown));
}

static void
godown_activated (SiGodownsPage *self, SiGodownView *view)
{
  g_assert (SI_IS_GODOWNS_PAGE (self));
  g_assert (SI_IS_GODOWN_VIEW (view));

  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "show-products", NULL);
}

static SiListing *
si_godowns_page_create_listing (SiPage *page, gboolean selected_only)
{
  SiGodownsPage *self = SI_GODOWNS_PAGE (page);

  if (self->list == NULL)
    return NULL;
  return si_godown_view_create_listing (self->view, selected_only);
}

static char *
si_godowns_page_count_rows (SiPage *page, guint n_rows)
{
  return si_digits_printf (ngettext ("%'u godown", "%'u godowns", n_rows), n_rows);
}

static gboolean
si_godowns_page_focus_list (SiPage *page)
{
  return si_godown_view_focus_list (SI_GODOWNS_PAGE (page)->view);
}

static void
si_godowns_page_set_narrow (SiPage *page, gboolean narrow)
{
  SiGodownsPage *self = SI_GODOWNS_PAGE (page);

  si_godown_view_set_narrow (self->view, narrow);
  si_state_page_set_narrow (self->none, narrow);
}

static void
override_page (SiPageClass *klass)
{
  klass->create_listing = si_godowns_page_create_listing;
  klass->count_rows = si_godowns_page_count_rows;
  klass->focus_list = si_godowns_page_focus_list;
  klass->set_narrow = si_godowns_page_set_narrow;
}

static void
si_godowns_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiGodownsPage *self = SI_GODOWNS_PAGE (object);

  switch ((SiGodownsPageProperty) id)
    {
    case PROP_SELECTED:
      g_value_set_object (value, si_godowns_page_get_selected (self));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_godowns_page_dispose (GObject *object)
{
  SiGodownsPage *self = SI_GODOWNS_PAGE (object);

  if (self->details != NULL)
    gtk_widget_insert_action_group (GTK_WIDGET (self->details), "godowns", NULL);
  g_clear_object (&self->details);
  g_clear_object (&self->actions);
  g_clear_object (&self->yesterday);
  g_clear_object (&self->refresh);
  g_clear_object (&self->engine);
  g_clear_object (&self->list);
  g_clear_object (&self->products);

  G_OBJECT_CLASS (si_godowns_page_parent_class)->dispose (object);
}

static void
si_godowns_page_class_init (SiGodownsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = si_godowns_page_dispose;
  object_class->get_property = si_godowns_page_get_property;
  override_page (SI_PAGE_CLASS (klass));

  properties[PROP_SELECTED]
      = g_param_spec_object ("selected", NULL, NULL, SI_TYPE_GODOWN_SUM,
                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SI_TYPE_GODOWN_VIEW);
  g_type_ensure (SI_TYPE_STATE_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-godowns-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiGodownsPage, counted);
  gtk_widget_class_bind_template_child (widget_class, SiGodownsPage, none);
  gtk_widget_class_bind_template_child (widget_class, SiGodownsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SiGodownsPage, view);
  gtk_widget_class_bind_template_callback (widget_class, godown_activated);
  gtk_widget_class_bind_template_callback (widget_class, selected_changed);
}

/* The panel of a godown offers the same actions as its row. */
static void
add_actions (SiGodownsPage *self)
{
  static const GActionEntry entries[] = {
    { "show-products", show_products_action },
    { "refresh", refresh_action },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "godowns", G_ACTION_GROUP (self->actions));
  gtk_widget_insert_action_group (GTK_WIDGET (self->details), "godowns",
                                  G_ACTION_GROUP (self->actions));
}

static void
si_godowns_page_init (SiGodownsPage *self)
{
  self->details = g_object_ref_sink (g_object_new (SI_TYPE_GODOWN_DETAILS, NULL));
  add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));

  si_godown_view_add_actions (self->view, G_ACTION_MAP (self->actions));
  self->yesterday = g_signal_group_new (SI_TYPE_YESTERDAY);
  g_signal_group_connect_swapped (self->yesterday, "notify::changes", G_CALLBACK (changes_changed),
                                  self);
  self->refresh = g_signal_group_new (SI_TYPE_REFRESH);
  g_signal_group_connect_swapped (self->refresh, "notify::state", G_CALLBACK (update_actions),
                                  self);
  update_actions (self);
}

/**
 * si_godowns_page_set_up:
 * @self: a page
 * @products: the products that are added up
 * @selection: the selected product, which this page does not change
 *
 * Shows the godowns of some products. To be called once.
 */
void
si_godowns_page_set_up (SiGodownsPage *self, SiProductList *products, SiProductSelection *selection)
{
  g_return_if_fail (SI_IS_GODOWNS_PAGE (self));
  g_return_if_fail (SI_IS_PRODUCT_LIST (products));
  g_return_if_fail (self->products == NULL);

  self->products = g_object_ref (products);
  self->list = si_godown_sum_list_new (products);
  g_signal_connect_object (self->list, "updated", G_CALLBACK (list_updated), self,
                           G_CONNECT_SWAPPED);
  si_godown_view_set_list (self->view, self->list);
  list_updated (self);
}

/**
 * si_godowns_page_set_engine:
 * @self: a page that is set up
 * @engine: the engine whose inventory the products are of; it takes the place of an earlier one
 */
void
si_godowns_page_set_engine (SiGodownsPage *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_GODOWNS_PAGE (self));
  g_return_if_fail (SI_IS_ENGINE (engine));
  g_return_if_fail (self->list != NULL);

  if (!g_set_object (&self->engine, engine))
    return;
  g_signal_group_set_target (self->yesterday, si_engine_get_yesterday (engine));
  g_signal_group_set_target (self->refresh, si_engine_get_refresh (engine));
  si_godown_details_set_engine (self->details, engine);
  changes_changed (self);
  update_actions (self);
}

/**
 * si_godowns_page_get_selected:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the selected godown
 */
SiGodownSum *
si_godowns_page_get_selected (SiGodownsPage *self)
{
  g_return_val_if_fail (SI_IS_GODOWNS_PAGE (self), NULL);

  return si_godown_view_get_selected (self->view);
}

/**
 * si_godowns_page_get_details:
 * @self: a page
 *
 * Returns: (transfer none): the panel of the selected godown, to be shown beside the page
 */
GtkWidget *
si_godowns_page_get_details (SiGodownsPage *self)
{
  g_return_val_if_fail (SI_IS_GODOWNS_PAGE (self), NULL);

  return GTK_WIDGET (self->details);
}
