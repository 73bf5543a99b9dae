/* si-product-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-product-view.h"

#include <glib/gi18n.h>

#include "si-column-fit.h"
#include "si-column-heads.h"
#include "si-compat.h"
#include "si-filter-text.h"
#include "si-left-out-bar.h"
#include "si-list-rows.h"
#include "si-product-cell-factory.h"
#include "si-product-columns.h"
#include "si-product-listing.h"
#include "si-product-scroll.h"
#include "si-stock-columns-dialog.h"

struct _SiProductView
{
  AdwBin parent_instance;

  SiProductSelection *selection; /* (owned) (nullable) */
  SiProductColumns *columns;     /* (owned) */
  SiColumnOrder *order;          /* (owned) (nullable) */
  SiColumnHeads *heads;          /* (owned) (nullable) */
  SiColumnFit *fit;              /* (owned) (nullable) */
  GtkListItemFactory *codes;     /* (owned) (nullable): of the cells of the SKU codes */
  GtkListItemFactory *names;     /* (owned) (nullable): of those in a narrow list */
  SiProductSort *sort;           /* (owned) (nullable) */
  SiProductScroll *scroll;       /* (owned) (nullable) */
  SiListRows *rows;              /* (owned) */

  /* Template widgets */
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  SiLeftOutBar *left_out;
};

G_DEFINE_FINAL_TYPE (SiProductView, si_product_view, ADW_TYPE_BIN)

enum
{
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static SiProductList *
get_list (SiProductView *self)
{
  return self->selection != NULL ? si_product_selection_get_list (self->selection) : NULL;
}

static void
sorted (SiProductView *self)
{
  g_assert (SI_IS_PRODUCT_VIEW (self));

  si_product_scroll_reveal (self->scroll, TRUE);
}

static void
update_stock_title (SiProductView *self)
{
  GtkColumnViewColumn *column = si_product_columns_get (self->columns, SI_COLUMN_STOCK);
  SiProductList *list = get_list (self);
  SiTable *table = si_product_list_get_table (list);
  g_autofree char *name = si_filter_text_place (si_product_list_get_filter (list), table);
  g_autofree char *title = NULL;

  if (name == NULL)
    title = g_strdup (_ ("Stock"));
  else
    /* Translators: a column's title; the name of a godown is put in. */
    title = g_strdup_printf (_ ("In %s"), name);
  if (g_strcmp0 (gtk_column_view_column_get_title (column), title) != 0)
    gtk_column_view_column_set_title (column, title);
}

static void
set_css_class (SiProductView *self, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self->view), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->view), name);
}

/* Puts the description below the SKU code in a narrow list. GTK takes another factory only for
 * cells that it makes anew, as it does for a column that was hidden. */
static void
update_lines (SiProductView *self)
{
  const gboolean two_lines = si_product_columns_has_two_lines (self->columns);
  GtkColumnViewColumn *column = si_product_columns_get (self->columns, SI_COLUMN_SKU);
  GtkListItemFactory *factory = two_lines ? self->names : self->codes;

  if (gtk_column_view_column_get_factory (column) == factory)
    return;
  set_css_class (self, "two-lines", two_lines);
  gtk_column_view_column_set_visible (column, FALSE);
  gtk_column_view_column_set_factory (column, factory);
  gtk_column_view_column_set_visible (column, TRUE);
}

/* Figures of another inventory may need more room. */
static void
fit_again (SiProductView *self)
{
  g_assert (SI_IS_PRODUCT_VIEW (self));

  if (self->fit != NULL)
    si_column_fit_restart (self->fit);
}

static void
columns_toggled (SiProductView *self)
{
  g_assert (SI_IS_PRODUCT_VIEW (self));

  update_lines (self);
  fit_again (self);
}

static void
godown_changed (SiProductView *self)
{
  g_assert (SI_IS_PRODUCT_VIEW (self));

  update_stock_title (self);
  si_product_columns_set_has_godowns (
      self->columns,
      si_filter_get_godown_ids (si_product_list_get_filter (get_list (self))) != NULL);
  fit_again (self);
}

static void
width_changed (SiProductView *self, GParamSpec *pspec, GtkAdjustment *place)
{
  g_assert (SI_IS_PRODUCT_VIEW (self));
  g_assert (GTK_IS_ADJUSTMENT (place));

  si_column_fit_set_width (self->fit, (int) gtk_adjustment_get_page_size (place));
}

/* Rows that come on screen later may have longer figures. */
static void
needs_changed (SiProductView *self, GParamSpec *pspec, GtkAdjustment *place)
{
  g_assert (SI_IS_PRODUCT_VIEW (self));
  g_assert (GTK_IS_ADJUSTMENT (place));

  if (gtk_adjustment_get_upper (place) > gtk_adjustment_get_page_size (place))
    si_column_fit_check (self->fit);
}

static void
choose_godowns (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiProductView *self = user_data;
  SiTable *table = si_product_list_get_table (get_list (self));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (table == NULL || root == NULL)
    return;
  gtk_window_present (GTK_WINDOW (si_stock_columns_dialog_new (
      GTK_WINDOW (root), si_product_columns_get_godowns (self->columns), table)));
}

static void
fill_columns (SiProductView *self)
{
  g_autoptr (SiRowHeight) height = si_row_height_new (GTK_WIDGET (self->view));

  for (SiColumn column = SI_COLUMN_SERVER + 1; column < SI_N_COLUMNS; column++)
    {
      g_autoptr (GtkListItemFactory) factory
          = si_product_cell_factory_new (get_list (self), column, height);

      if (column == SI_COLUMN_SKU)
        self->codes = g_object_ref (factory);
      gtk_column_view_column_set_factory (si_product_columns_get (self->columns, column), factory);
    }
  self->names = si_product_cell_factory_new_names (get_list (self), height);
  si_list_rows_follow (self->rows, self->codes);
  si_list_rows_follow (self->rows, self->names);
}

static void
row_activated (SiProductView *self, guint position, GtkColumnView *view)
{
  g_autoptr (SiProduct) product = NULL;

  g_assert (SI_IS_PRODUCT_VIEW (self));
  g_assert (GTK_IS_COLUMN_VIEW (view));

  product = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  si_product_selection_set_selected (self->selection, product);
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
si_product_view_dispose (GObject *object)
{
  SiProductView *self = SI_PRODUCT_VIEW (object);

  gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->scroll);
  g_clear_object (&self->selection);
  g_clear_object (&self->fit);
  g_clear_object (&self->heads);
  g_clear_object (&self->order);
  g_clear_object (&self->sort);
  g_clear_object (&self->columns);
  g_clear_object (&self->codes);
  g_clear_object (&self->names);

  G_OBJECT_CLASS (si_product_view_parent_class)->dispose (object);
}

static void
si_product_view_finalize (GObject *object)
{
  g_object_unref (SI_PRODUCT_VIEW (object)->rows);

  G_OBJECT_CLASS (si_product_view_parent_class)->finalize (object);
}

static void
si_product_view_class_init (SiProductViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_product_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = si_product_view_finalize;

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SI_TYPE_LEFT_OUT_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-product-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SiProductView, left_out);
  gtk_widget_class_bind_template_child (widget_class, SiProductView, scroller);
  gtk_widget_class_bind_template_child (widget_class, SiProductView, view);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
}

static void
si_product_view_init (SiProductView *self)
{
  self->rows = si_list_rows_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->columns = si_product_columns_new (self->view);
  si_compat_name_list (self->view);
  si_compat_let_tab_leave (GTK_WIDGET (self->view), GTK_WIDGET (self->scroller));
  si_compat_let_control_click_toggle (self->view);
}

/**
 * si_product_view_set_selection:
 * @self: a view
 * @selection: a selection in the products to show
 *
 * Shows the products, sorted by their SKU codes. To be called once.
 */
void
si_product_view_set_selection (SiProductView *self, SiProductSelection *selection)
{
  static const GActionEntry choose = { .name = "choose-godowns", .activate = choose_godowns };
  SiProductList *list;
  SiFilter *filter;

  g_return_if_fail (SI_IS_PRODUCT_VIEW (self));
  g_return_if_fail (SI_IS_PRODUCT_SELECTION (selection));
  g_return_if_fail (self->selection == NULL);

  self->selection = g_object_ref (selection);
  list = get_list (self);
  filter = si_product_list_get_filter (list);
  self->scroll = si_product_scroll_new (self->view, selection);
  g_signal_connect_object (filter, "notify::godown-ids", G_CALLBACK (godown_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::table", G_CALLBACK (update_stock_title), self,
                           G_CONNECT_SWAPPED);

  g_action_map_add_action_entries (G_ACTION_MAP (si_product_columns_get_actions (self->columns)),
                                   &choose, 1, self);
  g_signal_connect_object (si_product_columns_get_actions (self->columns), "action-state-changed",
                           G_CALLBACK (columns_toggled), self, G_CONNECT_SWAPPED);
  fill_columns (self);
  si_product_columns_set_list (self->columns, list);
  self->sort = si_product_sort_new (self->view, self->columns, list);
  g_signal_connect_object (self->sort, "sorted", G_CALLBACK (sorted), self, G_CONNECT_SWAPPED);
  self->order = si_column_order_new (self->view, self->columns);
  self->heads = si_column_heads_new (self->view, self->columns, self->order, self->sort);
  self->fit = si_column_fit_new (self->view, self->columns);
  g_object_bind_property (self->fit, "n-left-out", self->left_out, "n-columns", G_BINDING_DEFAULT);
  g_signal_connect_object (si_product_columns_get_godowns (self->columns), "notify::godown-ids",
                           G_CALLBACK (fit_again), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "notify::upper",
                           G_CALLBACK (needs_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (width_changed), self,
                           G_CONNECT_SWAPPED);
  si_list_rows_set_list (self->rows, list);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  si_product_view_sort (self, SI_COLUMN_SKU, FALSE);
}

/**
 * si_product_view_sort:
 * @self: a view with a selection
 * @column: the column to sort by
 * @descending: whether the largest comes first
 *
 * Sorts the list, as a click on a column's header does.
 */
void
si_product_view_sort (SiProductView *self, SiColumn column, gboolean descending)
{
  g_return_if_fail (SI_IS_PRODUCT_VIEW (self));
  g_return_if_fail (self->sort != NULL);

  si_product_sort_set (self->sort, si_product_columns_get (self->columns, column), descending);
}

/**
 * si_product_view_set_narrow:
 * @self: a view
 * @narrow: whether only a few columns fit
 */
void
si_product_view_set_narrow (SiProductView *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_PRODUCT_VIEW (self));

  si_product_columns_set_narrow (self->columns, narrow);
  update_lines (self);
  fit_again (self);
  /* The style sheet pads the last column, which is the stock then. */
  set_css_class (self, "narrow", narrow);
}

/**
 * si_product_view_set_has_changes:
 * @self: a view
 * @has_changes: whether changes are known
 */
void
si_product_view_set_has_changes (SiProductView *self, gboolean has_changes)
{
  g_return_if_fail (SI_IS_PRODUCT_VIEW (self));

  si_product_columns_set_has_changes (self->columns, has_changes);
  fit_again (self);
}

/**
 * si_product_view_reveal_selected:
 * @self: a view with a selection
 *
 * Scrolls to the selected product, as soon as the list has its row.
 */
void
si_product_view_reveal_selected (SiProductView *self)
{
  g_return_if_fail (SI_IS_PRODUCT_VIEW (self));

  si_product_scroll_reveal (self->scroll, FALSE);
}

/**
 * si_product_view_describe:
 * @self: a view
 * @product: a product of its list
 *
 * Returns: (transfer full): its row as a sentence
 */
char *
si_product_view_describe (SiProductView *self, SiProduct *product)
{
  g_return_val_if_fail (SI_IS_PRODUCT_VIEW (self), NULL);

  return si_list_rows_describe (self->rows, product);
}

/**
 * si_product_view_focus_list:
 * @self: a view
 *
 * Moves the keyboard focus to the selected row, or to the first one.
 */
void
si_product_view_focus_list (SiProductView *self)
{
  guint position;

  g_return_if_fail (SI_IS_PRODUCT_VIEW (self));

  position = si_product_selection_get_position (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    {
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
      position = 0;
    }
  si_compat_scroll_to (GTK_WIDGET (self->view), position);

  /* Without a widget for the row, the list itself takes the focus, and moves it to the row that had
   * it before. */
  if (!si_list_rows_focus (self->rows, position))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * si_product_view_restore_columns:
 * @self: a view with a selection
 * @settings: the settings with the person's columns
 */
void
si_product_view_restore_columns (SiProductView *self, GSettings *settings)
{
  g_return_if_fail (SI_IS_PRODUCT_VIEW (self));

  si_column_order_set_settings (self->order, settings);
  si_product_columns_set_settings (self->columns, settings);
}

/**
 * si_product_view_set_connection_id:
 * @self: a view
 * @connection_id: (nullable): the id of the connection of the products
 *
 * Shows the columns of godowns that a person has chosen for the connection.
 */
void
si_product_view_set_connection_id (SiProductView *self, const char *connection_id)
{
  g_return_if_fail (SI_IS_PRODUCT_VIEW (self));

  si_stock_columns_set_connection_id (si_product_columns_get_godowns (self->columns),
                                      connection_id);
}

/**
 * si_product_view_get_godown_columns:
 * @self: a view with a selection
 *
 * Returns: (transfer none): the columns of single godowns
 */
SiStockColumns *
si_product_view_get_godown_columns (SiProductView *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_VIEW (self), NULL);

  return si_product_columns_get_godowns (self->columns);
}

static SiListing *
create_listing (SiProductView *self, SiShownStock *stock, const GArray *rows)
{
  SiListing *listing = si_product_listing_new (stock, rows);

  si_product_columns_add_to_listing (self->columns, listing);
  return listing;
}

/**
 * si_product_view_create_listing:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): the products as they are shown; %NULL where there is no
 *   inventory
 */
SiListing *
si_product_view_create_listing (SiProductView *self)
{
  g_autoptr (SiShownStock) stock = NULL;

  g_return_val_if_fail (SI_IS_PRODUCT_VIEW (self), NULL);

  stock = si_product_list_get_shown_stock (get_list (self));
  if (stock == NULL)
    return NULL;
  return create_listing (self, stock,
                         si_shown_products_get_rows (SI_SHOWN_PRODUCTS (get_list (self)))->rows);
}

/**
 * si_product_view_create_selected_listing:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): the products that are selected, as they are shown; %NULL
 *   where none is selected
 */
SiListing *
si_product_view_create_selected_listing (SiProductView *self)
{
  g_autoptr (GArray) rows = NULL;
  g_autoptr (SiShownStock) stock = NULL;
  SiProduct *product;
  guint32 row;

  g_return_val_if_fail (SI_IS_PRODUCT_VIEW (self), NULL);

  rows = si_product_selection_get_rows (self->selection);
  if (rows->len > 0)
    {
      stock = si_product_list_get_shown_stock (get_list (self));
      return create_listing (self, stock, rows);
    }

  /* The panel may show a product that the list does not. */
  product = si_product_selection_get_selected (self->selection);
  if (product == NULL)
    return NULL;
  row = si_product_get_row (product);
  g_array_append_val (rows, row);
  stock = si_product_list_get_stock_of (get_list (self), product);
  return create_listing (self, stock, rows);
}

/**
 * si_product_view_get_column_actions:
 * @self: a view
 *
 * Returns: (transfer none): an action for each column, which shows or hides it
 */
GActionGroup *
si_product_view_get_column_actions (SiProductView *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_VIEW (self), NULL);

  return si_product_columns_get_actions (self->columns);
}

/**
 * si_product_view_fill_column_menu:
 * @self: a view with a selection
 * @menu: an empty menu
 *
 * Fills a menu to show, hide and move the columns, whose actions are those of
 * si_product_view_get_column_actions() with the prefix "columns".
 */
void
si_product_view_fill_column_menu (SiProductView *self, GMenu *menu)
{
  g_return_if_fail (SI_IS_PRODUCT_VIEW (self));

  si_column_heads_fill_menu (self->heads, menu);
}

/**
 * si_product_view_add_menu:
 * @self: a view
 * @items: the items of the menu
 *
 * Returns: (transfer full): a context menu for the rows, which is to live as long as the view
 */
SiRowMenu *
si_product_view_add_menu (SiProductView *self, GMenuModel *items)
{
  g_return_val_if_fail (SI_IS_PRODUCT_VIEW (self), NULL);

  return si_row_menu_new (self->view, items);
}
