/* si-window-out.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What leaves the window: copies, files and paper. */

#include "config.h"

#include "si-column-sorter.h"
#include "si-window-private.h"

static GtkColumnView *
get_column_view (GtkWidget *view)
{
  GtkWidget *scroller = adw_bin_get_child (ADW_BIN (view));

  return GTK_COLUMN_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller)));
}

/* Those that are visible, as they stand side by side. */
static void
add_columns (SiListing *sheet, GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkSorter *sorter = gtk_column_view_column_get_sorter (column);

      if (gtk_column_view_column_get_visible (column))
        si_listing_add_column (sheet, si_column_sorter_get_column (SI_COLUMN_SORTER (sorter)),
                               gtk_column_view_column_get_title (column));
    }
}

static SiListing *
create_product_sheet (SiWindow *self, SiShownStock *stock, GArray *rows)
{
  SiListing *sheet = si_listing_new_for_products (stock, rows);

  add_columns (sheet, get_column_view (GTK_WIDGET (self->view)));
  return sheet;
}

static GtkSingleSelection *
get_change_selection (SiWindow *self)
{
  SiChangeView *view = si_changes_page_get_view (self->changes);

  if (view == NULL)
    return NULL;
  return GTK_SINGLE_SELECTION (gtk_column_view_get_model (get_column_view (GTK_WIDGET (view))));
}

static SiListing *
create_change_sheet (SiWindow *self, GArray *chosen)
{
  GtkSingleSelection *selection = get_change_selection (self);
  SiChangeList *list = SI_CHANGE_LIST (gtk_single_selection_get_model (selection));
  gboolean by_godown;
  SiComparison *changes = si_change_list_get_shown (list, &by_godown);
  SiListing *sheet;

  if (changes == NULL)
    return NULL;
  sheet = si_listing_new_for_changes (changes, by_godown,
                                      chosen != NULL ? chosen : si_change_list_get_entries (list));
  add_columns (sheet, get_column_view (GTK_WIDGET (si_changes_page_get_view (self->changes))));
  return sheet;
}

/**
 * si_window_create_listing:
 * @self: a window
 *
 * Returns: (transfer full) (nullable): the list that is shown, as it is shown; %NULL where none is
 */
SiListing *
si_window_create_listing (SiWindow *self)
{
  g_autoptr (SiShownStock) stock = NULL;

  if (self->changes_shown)
    return get_change_selection (self) != NULL ? create_change_sheet (self, NULL) : NULL;

  stock = si_product_list_get_shown_stock (self->list);
  return stock != NULL ? create_product_sheet (
             self, stock, si_shown_products_get_rows (SI_SHOWN_PRODUCTS (self->list))->rows)
                       : NULL;
}

/**
 * si_window_create_selected_listing:
 * @self: a window
 *
 * Returns: (transfer full) (nullable): the row that is selected; %NULL where none is
 */
SiListing *
si_window_create_selected_listing (SiWindow *self)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 row;

  if (self->changes_shown)
    {
      GtkSingleSelection *selection = get_change_selection (self);
      SiChange *change
          = selection != NULL ? gtk_single_selection_get_selected_item (selection) : NULL;

      if (change == NULL)
        return NULL;
      row = si_change_get_ordinal (change);
      g_array_append_val (rows, row);
      return create_change_sheet (self, rows);
    }
  else
    {
      SiProduct *product = si_product_selection_get_selected (self->selection);
      g_autoptr (SiShownStock) stock = NULL;

      if (product == NULL)
        return NULL;
      stock = si_product_list_get_stock_of (self->list, product);
      row = si_product_get_row (product);
      g_array_append_val (rows, row);
      return create_product_sheet (self, stock, rows);
    }
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  si_window_copy_selected (SI_WINDOW (widget));
}

static void
copy_shown_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  si_window_copy_shown (SI_WINDOW (widget));
}

static void
copy_sku_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  si_window_copy_sku (SI_WINDOW (widget));
}

static void
export_shown_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  si_window_export_shown (SI_WINDOW (widget));
}

static void
export_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  si_window_export_all (SI_WINDOW (widget));
}

static GtkPrintOperationAction
get_print_action (const char *name)
{
  return g_str_has_prefix (name, "win.preview") ? GTK_PRINT_OPERATION_ACTION_PREVIEW
                                                : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG;
}

static void
print_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  si_window_print_list (SI_WINDOW (widget), get_print_action (name));
}

static void
print_product_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  si_window_print_product (SI_WINDOW (widget), get_print_action (name));
}

/**
 * si_window_update_out_actions:
 * @self: a window
 *
 * Says of each of these actions whether it can be used now.
 */
void
si_window_update_out_actions (SiWindow *self)
{
  static const char *const of_list[] = { "win.copy-shown", "win.export-shown", "win.export-all",
                                         "win.print-list", "win.preview-list" };
  static const char *const of_product[] = { "win.print-product", "win.preview-product" };
  const gboolean has_table
      = si_inventory_get_table (si_engine_get_inventory (self->engine)) != NULL;
  SiProduct *product = si_product_selection_get_selected (self->selection);
  GtkWidget *widget = GTK_WIDGET (self);

  for (guint i = 0; i < G_N_ELEMENTS (of_list); i++)
    gtk_widget_action_set_enabled (widget, of_list[i], has_table);
  for (guint i = 0; i < G_N_ELEMENTS (of_product); i++)
    gtk_widget_action_set_enabled (widget, of_product[i], product != NULL);
  gtk_widget_action_set_enabled (widget, "win.copy", product != NULL || self->changes_shown);
  gtk_widget_action_set_enabled (widget, "win.copy-sku",
                                 product != NULL && *si_product_get_sku (product) != '\0');
}

/**
 * si_window_install_out_actions:
 * @widget_class: the window's class
 *
 * Installs these actions and their keys.
 */
void
si_window_install_out_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "win.copy", copy_action, GDK_KEY_c, GDK_CONTROL_MASK },
    { "win.copy-shown", copy_shown_action, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "win.copy-sku", copy_sku_action, GDK_KEY_c, GDK_CONTROL_MASK | GDK_ALT_MASK },
    { "win.export-shown", export_shown_action, GDK_KEY_e, GDK_CONTROL_MASK },
    { "win.export-all", export_all_action, GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "win.print-list", print_list_action, GDK_KEY_p, GDK_CONTROL_MASK },
    { "win.preview-list", print_list_action, 0, 0 },
    { "win.print-product", print_product_action, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "win.preview-product", print_product_action, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
}
