/* test-stock-columns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-view.h"

#include "si-find-widget.h"
#include "si-left-out-bar.h"
#include "si-stock-cell.h"
#include "si-stock-columns-dialog.h"
#include "si-quantity-cell.h"
#include "si-table-builder.h"
#include "si-test-table.h"
#include "si-test.h"
#include "si-text-cell.h"

/* A window with a list of products in three godowns, whose columns are those of a connection. */
typedef struct
{
  GSettings *settings;
  SiProductList *list;
  SiProductSelection *selection;
  SiProductView *view;
  GtkColumnView *rows;
  SiStockColumns *columns;
  GtkWindow *window;
} Fixture;

static const char *const two[] = { "7", "9", NULL };

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = si_test_table (
      "1|P1|Chair|5|7 Karachi\u00a0Warehouse 5|8 Lahore\u00a0Outlet 0",
      "2|P2|Lamp|-1|7 Karachi\u00a0Warehouse -4|9 Multan 3", "3|P3|Table|20|9 Multan 20");

  fixture->settings = g_settings_new ("com.example.SyncInventory");
  fixture->list = si_product_list_new ();
  fixture->selection = si_product_selection_new (fixture->list);
  fixture->view = g_object_new (SI_TYPE_PRODUCT_VIEW, NULL);
  si_product_view_set_selection (fixture->view, fixture->selection);
  si_product_view_restore_columns (fixture->view, fixture->settings);
  si_product_view_set_connection_id (fixture->view, "shop");
  fixture->columns = si_product_view_get_godown_columns (fixture->view);
  fixture->rows
      = GTK_COLUMN_VIEW (si_find_child (GTK_WIDGET (fixture->view), GTK_TYPE_COLUMN_VIEW));
  si_product_list_set_table (fixture->list, table);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 900, 400);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->view));
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->view);
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->list);
  g_settings_reset (fixture->settings, "godown-columns");
  g_settings_reset (fixture->settings, "hidden-columns");
  g_clear_object (&fixture->settings);
}

/* Returns: the titles of the visible columns, in their order. */
static char *
join_titles (Fixture *fixture)
{
  GListModel *columns = gtk_column_view_get_columns (fixture->rows);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column))
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "",
                                gtk_column_view_column_get_title (column));
    }
  return g_string_free (titles, FALSE);
}

static void
assert_titles (Fixture *fixture, const char *expected)
{
  g_autofree char *titles = join_titles (fixture);

  g_assert_cmpstr (titles, ==, expected);
}

static void
assert_order (Fixture *fixture, const char *expected)
{
  SiProductRows *shown = si_shown_products_get_rows (SI_SHOWN_PRODUCTS (fixture->list));
  g_autofree char *skus = si_test_join_skus (shown->table, shown->rows);

  g_assert_cmpstr (skus, ==, expected);
}

static void
collect_cells (GtkWidget *widget, GPtrArray *cells)
{
  if (SI_IS_STOCK_CELL (widget))
    g_ptr_array_add (cells, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_cells (child, cells);
}

/* Returns: (transfer full): the texts of the cells, row by row, with a "!" for one below zero and a
 *   "." for none. */
static char *
read_cells (Fixture *fixture)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  GString *texts = g_string_new (NULL);

  collect_cells (GTK_WIDGET (fixture->rows), cells);
  for (guint i = 0; i < cells->len; i++)
    {
      GtkWidget *figure = gtk_widget_get_first_child (cells->pdata[i]);

      g_string_append_printf (texts, "%s%s%s%s", texts->len > 0 ? " " : "",
                              gtk_inscription_get_text (GTK_INSCRIPTION (figure)),
                              gtk_widget_has_css_class (cells->pdata[i], "negative") ? "!" : "",
                              gtk_widget_has_css_class (cells->pdata[i], "none") ? "." : "");
    }
  return g_string_free (texts, FALSE);
}

static gboolean
shows_cells (gpointer data)
{
  g_autofree char *texts = read_cells (data);

  return g_strcmp0 (texts, "5 –. −4! 3 –. 20") == 0;
}

static void
stand_before_the_stock (Fixture *fixture, gconstpointer data)
{
  assert_titles (fixture, "SKU Code, Description, Product ID, Stock, Godowns");
  si_stock_columns_set_godown_ids (fixture->columns, two);
  assert_titles (
      fixture, "SKU Code, Description, Product ID, Karachi\u00a0Warehouse, Multan, Stock, Godowns");
  si_test_wait_for (shows_cells, fixture, 10);
}

/* “Karachi” is enough where no other godown's name begins so. */
static void
have_short_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (SiTable) table = NULL;
  const char *const ids[] = { "1", "2", "3", NULL };

  si_table_builder_add_product (builder, "1", "P1", "Chair", "5");
  si_table_builder_add_godown_stock (builder, "1", "Karachi Main Warehouse", "5");
  si_table_builder_add_godown_stock (builder, "2", "Karachi Port Warehouse", "5");
  si_table_builder_add_godown_stock (builder, "3", "Lahore Warehouse", "5");
  table = si_table_builder_finish (builder);
  si_product_list_set_table (fixture->list, table);
  si_stock_columns_set_godown_ids (fixture->columns, ids);
  assert_titles (
      fixture,
      "SKU Code, Description, Product ID, Karachi Main, Karachi Port, Lahore, Stock, Godowns");
}

static void
sort_by_the_stock_there (Fixture *fixture, gconstpointer data)
{
  SiStockColumn *column;

  si_stock_columns_set_godown_ids (fixture->columns, two);
  column = si_stock_columns_find (fixture->columns, SI_N_COLUMNS + 1);
  /* The first click on a column of figures sorts the largest first. */
  gtk_column_view_sort_by_column (fixture->rows, si_stock_column_get_column (column),
                                  GTK_SORT_ASCENDING);
  assert_order (fixture, "P3 P2 P1");
  gtk_column_view_sort_by_column (fixture->rows, si_stock_column_get_column (column),
                                  GTK_SORT_ASCENDING);
  assert_order (fixture, "P1 P2 P3");

  si_stock_columns_set_godown_ids (fixture->columns, NULL);
  g_assert_cmpuint (si_product_list_get_column (fixture->list), ==, SI_COLUMN_SKU);
  assert_order (fixture, "P1 P2 P3");
}

static void
obey_the_chosen_godowns (Fixture *fixture, gconstpointer data)
{
  SiFilter *filter = si_product_list_get_filter (fixture->list);
  const char *const ids[] = { "8", "9", NULL };

  si_stock_columns_set_godown_ids (fixture->columns, two);
  si_filter_set_godown_id (filter, "9");
  assert_titles (fixture, "SKU Code, Description, Product ID, In Multan, All Godowns, Godowns");
  si_filter_set_godown_ids (filter, ids);
  assert_titles (fixture, "SKU Code, Description, Product ID, Multan, "
                          "In Lahore\u00a0Outlet, Multan, All Godowns, Godowns");
  si_filter_set_godown_id (filter, NULL);
  assert_titles (
      fixture, "SKU Code, Description, Product ID, Karachi\u00a0Warehouse, Multan, Stock, Godowns");
}

static void
are_kept_for_each_connection (Fixture *fixture, gconstpointer data)
{
  si_stock_columns_set_godown_ids (fixture->columns, two);
  si_product_view_set_connection_id (fixture->view, "other");
  assert_titles (fixture, "SKU Code, Description, Product ID, Stock, Godowns");
  si_stock_columns_set_godown_ids (fixture->columns, (const char *const[]){ "8", NULL });

  si_product_view_set_connection_id (fixture->view, "shop");
  g_assert_true (g_strv_equal (si_stock_columns_get_godown_ids (fixture->columns), two));
  si_product_view_set_connection_id (fixture->view, NULL);
  g_assert_null (si_stock_columns_get_godown_ids (fixture->columns));
}

static void
are_copied_and_exported (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiListing) listing = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);
  g_autofree char *text = NULL;
  g_autofree char *csv = NULL;

  si_stock_columns_set_godown_ids (fixture->columns, two);
  listing = si_product_view_create_listing (fixture->view);
  text = si_listing_to_tsv (listing, TRUE);
  g_assert_cmpstr (
      text, ==,
      "SKU Code\tDescription\tProduct ID\tKarachi\u00a0Warehouse\tMultan\tStock\tGodowns\n"
      "P1\tChair\t1\t5\t\t5\t2\nP2\tLamp\t2\t-4\t3\t-1\t2\nP3\tTable\t3\t\t20\t20\t1\n");

  g_assert_true (si_listing_write (listing, SI_EXPORT_CSV, stream, NULL, NULL));
  csv = g_strndup (g_memory_output_stream_get_data (memory),
                   g_memory_output_stream_get_data_size (memory));
  g_assert_nonnull (strstr (csv, "Stock in Multan"));
}

static char **
make_ids (guint n)
{
  char **ids = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    ids[i] = g_strdup_printf ("%u", 100 + i);
  return ids;
}

static void
add_product (SiTableBuilder *builder, const char *sku, const char *stock)
{
  si_table_builder_add_product (builder, sku, sku, "A chair with arms", "-1234567890123");
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", 100 + i);
      g_autofree char *name = g_strdup_printf ("Godown Number %u", i);

      si_table_builder_add_godown_stock (builder, id, name, stock);
    }
}

static void
show_many_godowns (Fixture *fixture)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (SiTable) table = NULL;

  add_product (builder, "8901030865278", "-41594");
  table = si_table_builder_finish (builder);
  si_product_list_set_table (fixture->list, table);
}

static void
are_ten_at_most (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) ids = make_ids (12);

  show_many_godowns (fixture);
  si_stock_columns_set_godown_ids (fixture->columns, (const char *const *) ids);
  g_assert_cmpuint (si_stock_columns_get_n_wanted (fixture->columns), ==, 10);
}

typedef struct
{
  Fixture *fixture;
  int width;
  guint n_godowns; /* so many of them fit, or more */
} Size;

static gboolean
fits (gpointer data)
{
  const Size *size = data;
  GtkWidget *scroller = si_find_child (GTK_WIDGET (size->fixture->view), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));

  return gtk_adjustment_get_page_size (place) == size->width
         && gtk_adjustment_get_upper (place) <= size->width
         && si_stock_columns_get_n_shown (size->fixture->columns) >= size->n_godowns;
}

/* Returns: whether the inscription in a widget shows its text whole. */
static gboolean
is_whole (GtkWidget *cell)
{
  GtkWidget *figure = si_find_child (cell, GTK_TYPE_INSCRIPTION);
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (figure));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (figure, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return gtk_widget_get_width (figure) >= width;
}

/* The stock is on screen whatever the width is, with as many godowns as fit beside it. */
static void
fit_into_the_width (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) ids = make_ids (10);
  Size sizes[] = { { fixture, 1900, 10 }, { fixture, 1080, 8 }, { fixture, 617, 2 },
                   { fixture, 480, 0 },   { fixture, 1080, 8 }, { fixture, 1900, 10 } };

  show_many_godowns (fixture);
  si_stock_columns_set_godown_ids (fixture->columns, (const char *const *) ids);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gtk_window_set_default_size (fixture->window, sizes[i].width, 400);
      si_test_wait_for (fits, &sizes[i], 10);
      g_assert_true (is_whole (si_find_child (GTK_WIDGET (fixture->rows), SI_TYPE_TEXT_CELL)));
      g_assert_true (is_whole (si_find_child (GTK_WIDGET (fixture->rows), SI_TYPE_QUANTITY_CELL)));
      g_assert_true (sizes[i].n_godowns == 0
                     || is_whole (si_find_child (GTK_WIDGET (fixture->rows), SI_TYPE_STOCK_CELL)));
    }
}

static gboolean
fits_whole (gpointer data)
{
  const Size *size = data;

  return fits (data)
         && is_whole (si_find_child (GTK_WIDGET (size->fixture->rows), SI_TYPE_STOCK_CELL));
}

/* Returns: whether the columns are fitted, and the list tells of those that are left out. */
static gboolean
tells_of_others (gpointer data)
{
  GtkWidget *view = GTK_WIDGET (((Fixture *) data)->view);

  return gtk_widget_get_mapped (si_find_child (view, SI_TYPE_LEFT_OUT_BAR));
}

/* Cells show longer figures when other rows come on screen. */
static void
give_way_to_longer_figures (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) ids = make_ids (10);
  Size size = { fixture, 1080, 8 };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  show_many_godowns (fixture);
  si_stock_columns_set_godown_ids (fixture->columns, (const char *const *) ids);
  gtk_window_set_default_size (fixture->window, size.width, 400);
  si_test_wait_for (fits, &size, 10);
  si_test_wait_for (tells_of_others, fixture, 10);

  collect_cells (GTK_WIDGET (fixture->rows), cells);
  for (guint i = 0; i < cells->len; i++)
    si_quantity_cell_show_figure (GTK_INSCRIPTION (gtk_widget_get_first_child (cells->pdata[i])),
                                  "\u22121234567890123", 5);
  size.n_godowns = 2;
  si_test_wait_for (fits_whole, &size, 10);
}

/* Returns: the right edge of a widget in the list. */
static float
get_right_edge (Fixture *fixture, GtkWidget *widget)
{
  graphene_rect_t area;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->rows), &area));
  return area.origin.x + area.size.width;
}

static void
have_heads_above_their_figures (Fixture *fixture, gconstpointer data)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (fixture->rows));
  Size size = { fixture, 1080, 8 };
  g_auto (GStrv) ids = make_ids (10);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  show_many_godowns (fixture);
  si_stock_columns_set_godown_ids (fixture->columns, (const char *const *) ids);
  gtk_window_set_default_size (fixture->window, size.width, 400);
  si_test_wait_for (fits, &size, 10);
  collect_cells (GTK_WIDGET (fixture->rows), cells);
  g_assert_cmpuint (cells->len, >=, 8);
  for (guint i = 0; i < cells->len; i++)
    {
      g_autofree char *title = g_strdup_printf ("Godown Number %u", i);
      GtkWidget *figure = gtk_widget_get_first_child (cells->pdata[i]);

      g_assert_cmpfloat_with_epsilon (get_right_edge (fixture, si_find_label (header, title)),
                                      get_right_edge (fixture, figure), 1);
    }
}

static GtkCheckButton *
find_check (GtkWidget *dialog, guint nth)
{
  GtkListBox *rows = GTK_LIST_BOX (si_find_child (dialog, GTK_TYPE_LIST_BOX));

  return GTK_CHECK_BUTTON (si_find_child (
      GTK_WIDGET (gtk_list_box_get_row_at_index (rows, (int) nth)), GTK_TYPE_CHECK_BUTTON));
}

static void
are_chosen_in_a_dialog (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = GTK_WIDGET (si_stock_columns_dialog_new (
      fixture->window, fixture->columns, si_product_list_get_table (fixture->list)));

  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_false (gtk_check_button_get_active (find_check (dialog, 1)));
  gtk_check_button_set_active (find_check (dialog, 1), TRUE);
  gtk_check_button_set_active (find_check (dialog, 0), TRUE);
  g_assert_true (g_strv_equal (si_stock_columns_get_godown_ids (fixture->columns),
                               (const char *const[]){ "8", "7", NULL }));
  gtk_check_button_set_active (find_check (dialog, 1), FALSE);
  assert_titles (fixture,
                 "SKU Code, Description, Product ID, Karachi\u00a0Warehouse, Stock, Godowns");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
the_dialog_lets_ten_be_chosen (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) ids = make_ids (10);
  GtkWidget *dialog;
  GtkWidget *row;
  guint nth = 0;

  show_many_godowns (fixture);
  si_stock_columns_set_godown_ids (fixture->columns, (const char *const *) ids);
  dialog = GTK_WIDGET (si_stock_columns_dialog_new (fixture->window, fixture->columns,
                                                    si_product_list_get_table (fixture->list)));
  gtk_window_present (GTK_WINDOW (dialog));
  while (gtk_check_button_get_active (find_check (dialog, nth)))
    nth++;
  row = gtk_widget_get_ancestor (GTK_WIDGET (find_check (dialog, nth)), ADW_TYPE_ACTION_ROW);
  g_assert_false (gtk_widget_get_sensitive (row));
  gtk_check_button_set_active (find_check (dialog, nth == 0 ? 1 : 0), FALSE);
  g_assert_true (gtk_widget_get_sensitive (row));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

#define ADD(path, test) g_test_add ("/stock-columns/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init_on_display (&argc, &argv);
  adw_init ();

  ADD ("stand-before-the-stock", stand_before_the_stock);
  ADD ("have-short-names", have_short_names);
  ADD ("sort-by-the-stock-there", sort_by_the_stock_there);
  ADD ("obey-the-chosen-godowns", obey_the_chosen_godowns);
  ADD ("are-kept-for-each-connection", are_kept_for_each_connection);
  ADD ("are-copied-and-exported", are_copied_and_exported);
  ADD ("are-ten-at-most", are_ten_at_most);
  ADD ("fit-into-the-width", fit_into_the_width);
  ADD ("give-way-to-longer-figures", give_way_to_longer_figures);
  ADD ("have-heads-above-their-figures", have_heads_above_their_figures);
  ADD ("are-chosen-in-a-dialog", are_chosen_in_a_dialog);
  ADD ("the-dialog-lets-ten-be-chosen", the_dialog_lets_ten_be_chosen);
  return g_test_run ();
}
