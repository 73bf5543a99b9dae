/* si-stock-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-stock-page.h"

#include <glib/gi18n.h>

#include "si-digits.h"
#include "si-product-menu.h"
#include "si-product-view.h"
#include "si-selection-summary.h"
#include "si-state-page.h"

struct _SiStockPage
{
  SiPage parent_instance;

  SiProductList *list;           /* (owned) (nullable) */
  SiProductSelection *selection; /* (owned) (nullable) */
  SiSelectionSummary *summary;   /* (owned) (nullable) */
  GMenu *items;                  /* (owned): of the menu of the rows */
  SiRowMenu *menu;               /* (owned) */
  SiEngine *engine;              /* (owned) (nullable) */
  GSignalGroup *of_engine;       /* (owned) */
  GSignalGroup *of_inventory;    /* (owned) */
  GSignalGroup *of_yesterday;    /* (owned) */
  GSettings *settings;           /* (owned) (nullable) */
  char *none_on_server;          /* (owned) (nullable): a code that the server does not have */

  /* Template widgets */
  GtkStack *stack;
  SiProductView *view;
  SiStatePage *state_page;
};

G_DEFINE_FINAL_TYPE (SiStockPage, si_stock_page, SI_TYPE_PAGE)

enum
{
  PROP_0,
  PROP_SORT_COLUMN,
  PROP_SORT_DESCENDING,
  N_PROPS
};

enum
{
  ACTIVATE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static SiTable *
get_table (SiStockPage *self)
{
  return self->engine != NULL ? si_inventory_get_table (si_engine_get_inventory (self->engine))
                              : NULL;
}

static const char *
get_sort_name (SiStockPage *self)
{
  return si_column_get_info (si_product_list_get_column (self->list))->name;
}

/* Says why no product is shown. */
static void
show_no_rows (SiStockPage *self)
{
  SiFilter *filter = si_product_list_get_filter (self->list);
  const SiHidden *hidden = si_product_list_get_hidden (self->list);
  const gboolean reading = !si_inventory_get_whole (si_engine_get_inventory (self->engine));
  const char *search = si_filter_get_search (filter);

  if (si_table_get_n_products (get_table (self)) == 0 && search == NULL)
    {
      if (reading)
        si_state_page_show_loading (self->state_page);
      else
        si_state_page_show_empty (self->state_page);
    }
  else if (hidden != NULL && hidden->by_both > 0)
    si_state_page_show_hidden (self->state_page, filter, si_product_list_get_table (self->list),
                               hidden);
  else if (search != NULL && g_strcmp0 (self->none_on_server, search) == 0)
    si_state_page_show_none_on_server (self->state_page, search);
  else
    si_state_page_show_no_match (self->state_page, search != NULL ? search : "", reading);
}

/* Shows the list, or in its place the reason why it is empty. The list takes a new inventory with a
 * delay, and until then the reason stays. */
static void
update_stack (SiStockPage *self)
{
  SiTable *table = get_table (self);
  const gboolean rows = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;

  g_assert (SI_IS_STOCK_PAGE (self));

  if (rows || table == NULL)
    gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->view));
  if (rows || table == NULL || si_product_list_get_busy (self->list)
      || si_product_list_get_table (self->list) != table)
    return;
  show_no_rows (self);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->state_page));
}

static void
changes_changed (SiStockPage *self)
{
  SiComparison *changes = si_yesterday_get_changes (si_engine_get_yesterday (self->engine));

  g_assert (SI_IS_STOCK_PAGE (self));

  si_product_list_set_changes (self->list, changes);
  /* An empty column would take the room of a name. */
  si_product_view_set_has_changes (self->view,
                                   changes != NULL && si_comparison_get_n_products (changes) > 0);
}

static void
connection_changed (SiStockPage *self)
{
  SiConnection *connection = si_engine_get_connection (self->engine);

  g_assert (SI_IS_STOCK_PAGE (self));

  si_product_view_set_connection_id (self->view,
                                     connection != NULL ? si_connection_get_id (connection) : NULL);
}

static void
sort_changed (SiStockPage *self)
{
  g_assert (SI_IS_STOCK_PAGE (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT_COLUMN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT_DESCENDING]);
  if (self->settings == NULL)
    return;
  g_settings_set_string (self->settings, "sort-column", get_sort_name (self));
  g_settings_set_boolean (self->settings, "sort-descending",
                          si_product_list_get_descending (self->list));
}

/* Sorts figures largest first, as a click on their column's header does. */
static void
sort_by_name (SiStockPage *self, const char *name)
{
  SiColumn column;

  if (si_column_find (name, &column))
    si_product_view_sort (self->view, column, si_column_get_info (column)->numeric);
}

static void
summary_changed (SiStockPage *self)
{
  g_assert (SI_IS_STOCK_PAGE (self));

  si_page_take_status (SI_PAGE (self), g_strdup (si_selection_summary_get_text (self->summary)));
}

static void
menu_opening (SiStockPage *self)
{
  g_assert (SI_IS_STOCK_PAGE (self));

  si_product_menu_fill (self->items, si_product_selection_get_n_rows (self->selection));
}

static void
row_activated (SiStockPage *self)
{
  g_assert (SI_IS_STOCK_PAGE (self));

  g_signal_emit (self, signals[ACTIVATE], 0);
}

static SiListing *
si_stock_page_create_listing (SiPage *page, gboolean selected_only)
{
  SiStockPage *self = SI_STOCK_PAGE (page);

  return selected_only ? si_product_view_create_selected_listing (self->view)
                       : si_product_view_create_listing (self->view);
}

static char *
si_stock_page_count_rows (SiPage *page, guint n_rows)
{
  SiTable *table = get_table (SI_STOCK_PAGE (page));
  const guint n_all = table != NULL ? si_table_get_n_products (table) : n_rows;

  if (n_rows == n_all)
    return si_digits_printf (ngettext ("%'u product", "%'u products", n_rows), n_rows);
  /* Translators: how many are shown, of all; the plural goes by the second number. */
  return si_digits_printf (ngettext ("%'u of %'u product", "%'u of %'u products", n_all), n_rows,
                           n_all);
}

static gboolean
si_stock_page_focus_list (SiPage *page)
{
  SiStockPage *self = SI_STOCK_PAGE (page);

  if (gtk_stack_get_visible_child (self->stack) != GTK_WIDGET (self->view))
    return FALSE;
  si_product_view_focus_list (self->view);
  return TRUE;
}

static void
si_stock_page_update_figures (SiPage *page)
{
  si_shown_products_emit_changed (SI_SHOWN_PRODUCTS (SI_STOCK_PAGE (page)->list));
}

static void
si_stock_page_set_narrow (SiPage *page, gboolean narrow)
{
  SiStockPage *self = SI_STOCK_PAGE (page);

  si_product_view_set_narrow (self->view, narrow);
  si_state_page_set_narrow (self->state_page, narrow);
}

static void
override_page (SiPageClass *klass)
{
  klass->count_rows = si_stock_page_count_rows;
  klass->create_listing = si_stock_page_create_listing;
  klass->focus_list = si_stock_page_focus_list;
  klass->update_figures = si_stock_page_update_figures;
  klass->set_narrow = si_stock_page_set_narrow;
}

static void
si_stock_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiStockPage *self = SI_STOCK_PAGE (object);

  switch (id)
    {
    case PROP_SORT_COLUMN:
      g_value_set_string (value, get_sort_name (self));
      break;
    case PROP_SORT_DESCENDING:
      g_value_set_boolean (value, si_product_list_get_descending (self->list));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_stock_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SiStockPage *self = SI_STOCK_PAGE (object);

  switch (id)
    {
    case PROP_SORT_COLUMN:
      sort_by_name (self, g_value_get_string (value));
      break;
    case PROP_SORT_DESCENDING:
      si_product_view_sort (self->view, si_product_list_get_column (self->list),
                            g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_stock_page_dispose (GObject *object)
{
  SiStockPage *self = SI_STOCK_PAGE (object);

  g_clear_object (&self->of_engine);
  g_clear_object (&self->of_inventory);
  g_clear_object (&self->of_yesterday);
  g_clear_object (&self->engine);
  g_clear_object (&self->settings);
  g_clear_object (&self->menu);
  g_clear_object (&self->items);
  g_clear_object (&self->summary);

  G_OBJECT_CLASS (si_stock_page_parent_class)->dispose (object);
}

static void
si_stock_page_finalize (GObject *object)
{
  SiStockPage *self = SI_STOCK_PAGE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_free (self->none_on_server);

  G_OBJECT_CLASS (si_stock_page_parent_class)->finalize (object);
}

static void
si_stock_page_class_init (SiStockPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = si_stock_page_dispose;
  object_class->finalize = si_stock_page_finalize;
  object_class->get_property = si_stock_page_get_property;
  object_class->set_property = si_stock_page_set_property;
  override_page (SI_PAGE_CLASS (klass));

  properties[PROP_SORT_COLUMN] = g_param_spec_string ("sort-column", NULL, NULL, NULL, flags);
  properties[PROP_SORT_DESCENDING]
      = g_param_spec_boolean ("sort-descending", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SI_TYPE_PRODUCT_VIEW);
  g_type_ensure (SI_TYPE_STATE_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-stock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiStockPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SiStockPage, state_page);
  gtk_widget_class_bind_template_child (widget_class, SiStockPage, view);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
}

static void
si_stock_page_init (SiStockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->items = g_menu_new ();
  self->menu = si_product_view_add_menu (self->view, G_MENU_MODEL (self->items));
  g_signal_connect_object (self->menu, "opening", G_CALLBACK (menu_opening), self,
                           G_CONNECT_SWAPPED);
  self->of_engine = g_signal_group_new (SI_TYPE_ENGINE);
  g_signal_group_connect_swapped (self->of_engine, "notify::connection",
                                  G_CALLBACK (connection_changed), self);
  self->of_inventory = g_signal_group_new (SI_TYPE_INVENTORY);
  g_signal_group_connect_swapped (self->of_inventory, "notify::table", G_CALLBACK (update_stack),
                                  self);
  g_signal_group_connect_swapped (self->of_inventory, "notify::whole", G_CALLBACK (update_stack),
                                  self);
  self->of_yesterday = g_signal_group_new (SI_TYPE_YESTERDAY);
  g_signal_group_connect_swapped (self->of_yesterday, "notify::changes",
                                  G_CALLBACK (changes_changed), self);
}

/**
 * si_stock_page_set_up:
 * @self: a page
 * @list: the products to show
 * @selection: the selected product of the list
 *
 * Shows the products, sorted by their SKU codes. To be called once.
 */
void
si_stock_page_set_up (SiStockPage *self, SiProductList *list, SiProductSelection *selection)
{
  static const char *const of_list[] = { "items-changed", "updated", "notify::busy" };
  static const char *const of_sort[] = { "notify::column", "notify::descending" };

  g_return_if_fail (SI_IS_STOCK_PAGE (self));
  g_return_if_fail (SI_IS_PRODUCT_LIST (list));
  g_return_if_fail (SI_IS_PRODUCT_SELECTION (selection));
  g_return_if_fail (self->list == NULL);

  self->list = g_object_ref (list);
  self->selection = g_object_ref (selection);
  si_product_view_set_selection (self->view, selection);
  self->summary = si_selection_summary_new (selection);
  g_signal_connect_object (self->summary, "notify::text", G_CALLBACK (summary_changed), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (of_list); i++)
    g_signal_connect_object (list, of_list[i], G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (of_sort); i++)
    g_signal_connect_object (list, of_sort[i], G_CALLBACK (sort_changed), self, G_CONNECT_SWAPPED);
}

/**
 * si_stock_page_set_engine:
 * @self: a page that was set up
 * @engine: the engine of the products, from now on
 */
void
si_stock_page_set_engine (SiStockPage *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_STOCK_PAGE (self));
  g_return_if_fail (SI_IS_ENGINE (engine));
  g_return_if_fail (self->list != NULL);

  g_set_object (&self->engine, engine);
  g_signal_group_set_target (self->of_engine, engine);
  g_signal_group_set_target (self->of_inventory, si_engine_get_inventory (engine));
  g_signal_group_set_target (self->of_yesterday, si_engine_get_yesterday (engine));
  connection_changed (self);
  changes_changed (self);
  update_stack (self);
}

/**
 * si_stock_page_set_settings:
 * @self: a page that was set up
 * @settings: the settings with the order and the columns
 *
 * Restores the order and the columns, and stores each change of them. To be called once.
 */
void
si_stock_page_set_settings (SiStockPage *self, GSettings *settings)
{
  g_autofree char *name = NULL;
  gboolean descending;

  g_return_if_fail (SI_IS_STOCK_PAGE (self));
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (self->list != NULL && self->settings == NULL);

  name = g_settings_get_string (settings, "sort-column");
  descending = g_settings_get_boolean (settings, "sort-descending");
  si_product_view_restore_columns (self->view, settings);
  sort_by_name (self, name);
  si_product_view_sort (self->view, si_product_list_get_column (self->list), descending);
  self->settings = g_object_ref (settings);
}

/**
 * si_stock_page_set_none_on_server:
 * @self: a page
 * @code: a code that the server was asked for, and does not have
 */
void
si_stock_page_set_none_on_server (SiStockPage *self, const char *code)
{
  g_return_if_fail (SI_IS_STOCK_PAGE (self));
  g_return_if_fail (code != NULL);

  g_free (self->none_on_server);
  self->none_on_server = g_strdup (code);
  update_stack (self);
}

/**
 * si_stock_page_get_column_actions:
 * @self: a page
 *
 * Returns: (transfer none): an action for each column, which shows or hides it
 */
GActionGroup *
si_stock_page_get_column_actions (SiStockPage *self)
{
  g_return_val_if_fail (SI_IS_STOCK_PAGE (self), NULL);

  return si_product_view_get_column_actions (self->view);
}

/**
 * si_stock_page_fill_column_menu:
 * @self: a page that was set up
 * @menu: an empty menu
 *
 * Fills a menu to show, hide and move the columns, whose actions are those of
 * si_stock_page_get_column_actions() with the prefix "columns".
 */
void
si_stock_page_fill_column_menu (SiStockPage *self, GMenu *menu)
{
  g_return_if_fail (SI_IS_STOCK_PAGE (self));

  si_product_view_fill_column_menu (self->view, menu);
}

/**
 * si_stock_page_describe:
 * @self: a page
 * @product: a product of its list
 *
 * Returns: (transfer full): the row of the product as a sentence
 */
char *
si_stock_page_describe (SiStockPage *self, SiProduct *product)
{
  g_return_val_if_fail (SI_IS_STOCK_PAGE (self), NULL);
  g_return_val_if_fail (SI_IS_PRODUCT (product), NULL);

  return si_product_view_describe (self->view, product);
}

/**
 * si_stock_page_reveal_selected:
 * @self: a page
 *
 * Scrolls to the selected product, as soon as the list has its row.
 */
void
si_stock_page_reveal_selected (SiStockPage *self)
{
  g_return_if_fail (SI_IS_STOCK_PAGE (self));

  si_product_view_reveal_selected (self->view);
}
