/* test-product-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "si-compat.h"
#include "si-find-widget.h"
#include "si-product-view.h"
#include "si-quantity-cell.h"
#include "si-table-builder.h"
#include "si-test-table.h"
#include "si-test.h"

/* A window with a view of three products in two godowns. */
typedef struct
{
  SiProductList *list;           /* (owned) */
  SiProductSelection *selection; /* (owned) */
  SiProductView *view;
  GtkColumnView *column_view;
  GtkWindow *window;
} Fixture;

static SiTable *
make_table (void)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  si_table_builder_add_product (builder, "12", "P10", "Chair", "5");
  si_table_builder_add_godown_stock (builder, "7", "Karachi", "5");
  si_table_builder_add_product (builder, "11", "P9", "Lamp", "-3");
  si_table_builder_add_godown_stock (builder, "7", "Karachi", "-4");
  si_table_builder_add_godown_stock (builder, "8", "Lahore", "1");
  si_table_builder_add_product (builder, "13", "P1", "Table", "20");
  si_table_builder_add_godown_stock (builder, "8", "Lahore", "20");
  return si_table_builder_finish (builder);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = make_table ();

  fixture->list = si_product_list_new ();
  fixture->selection = si_product_selection_new (fixture->list);
  fixture->view = g_object_new (SI_TYPE_PRODUCT_VIEW, NULL);
  fixture->column_view
      = GTK_COLUMN_VIEW (si_find_child (GTK_WIDGET (fixture->view), GTK_TYPE_COLUMN_VIEW));
  si_product_view_set_selection (fixture->view, fixture->selection);
  si_product_list_set_table (fixture->list, table);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 800, 400);
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
}

static GtkColumnViewColumn *
get_column (Fixture *fixture, const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (fixture->column_view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
        return column;
    }
  return NULL;
}

/* Sorts as the first click on a header does. */
static void
click_header (Fixture *fixture, const char *title)
{
  gtk_column_view_sort_by_column (fixture->column_view, get_column (fixture, title),
                                  GTK_SORT_ASCENDING);
}

static void
assert_order (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      g_autoptr (SiProduct) product = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);
      g_string_append_printf (order, "%s%s", i > 0 ? " " : "", si_product_get_sku (product));
    }
  g_assert_cmpstr (order->str, ==, expected);
}

static void
sorts_by_sku_at_first (Fixture *fixture, gconstpointer data)
{
  assert_order (fixture, "P1 P9 P10");
}

static void
sorts_figures_largest_first_on_the_first_click (Fixture *fixture, gconstpointer data)
{
  click_header (fixture, "Stock");
  g_assert_true (si_product_list_get_descending (fixture->list));
  assert_order (fixture, "P1 P10 P9");

  click_header (fixture, "Godowns");
  assert_order (fixture, "P9 P10 P1");
}

static void
sorts_the_other_way_on_the_second_click (Fixture *fixture, gconstpointer data)
{
  click_header (fixture, "Stock");
  click_header (fixture, "Stock");

  g_assert_false (si_product_list_get_descending (fixture->list));
  assert_order (fixture, "P9 P10 P1");
}

static void
sorts_words_from_the_start (Fixture *fixture, gconstpointer data)
{
  click_header (fixture, "Description");
  assert_order (fixture, "P10 P9 P1");
  click_header (fixture, "Product ID");
  assert_order (fixture, "P9 P10 P1");
}

static void
sorts_without_a_header (Fixture *fixture, gconstpointer data)
{
  si_product_view_sort (fixture->view, SI_COLUMN_STOCK, FALSE);
  assert_order (fixture, "P9 P10 P1");
  si_product_view_sort (fixture->view, SI_COLUMN_SKU, TRUE);
  assert_order (fixture, "P10 P9 P1");
  si_product_view_sort (fixture->view, SI_COLUMN_SERVER, FALSE);
  assert_order (fixture, "P10 P9 P1");
  g_assert_cmpuint (si_product_list_get_column (fixture->list), ==, SI_COLUMN_SERVER);
}

static void
says_which_godowns_stock_it_shows (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (get_column (fixture, "Stock"));
  si_filter_set_godown_id (si_product_list_get_filter (fixture->list), "8");
  g_assert_nonnull (get_column (fixture, "In Lahore"));
  si_filter_set_godown_id (si_product_list_get_filter (fixture->list), NULL);
  g_assert_nonnull (get_column (fixture, "Stock"));
}

static gboolean
shows_whole_figure (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *cell = si_find_child (GTK_WIDGET (fixture->column_view), SI_TYPE_QUANTITY_CELL);
  GtkWidget *figure = cell != NULL ? si_find_child (cell, GTK_TYPE_INSCRIPTION) : NULL;
  const char *text = figure != NULL ? gtk_inscription_get_text (GTK_INSCRIPTION (figure)) : NULL;
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (g_strcmp0 (text, "−1234567.125") != 0)
    return FALSE;
  layout = gtk_widget_create_pango_layout (figure, text);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return gtk_widget_get_width (figure) >= width;
}

/* A figure is shown whole in a narrow window, since the description gives way. */
static void
leaves_nothing_out_of_a_figure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (SiTable) table = NULL;

  si_table_builder_add_product (builder, "1", "P1", "Something long to say", "-1234567.125");
  table = si_table_builder_finish (builder);
  si_product_view_set_narrow (fixture->view, TRUE);
  gtk_window_set_default_size (fixture->window, 260, 400);
  si_product_list_set_table (fixture->list, table);
  si_test_wait_for (shows_whole_figure, fixture, 10);
}

/* The title of the stock column has the name of the godown, and must not make the column wider. */
static void
is_no_wider_for_the_name_of_a_godown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (SiTable) table = NULL;
  int least;

  si_table_builder_add_product (builder, "1", "P1", "Chair", "5");
  si_table_builder_add_godown_stock (builder, "7", "The large warehouse beside the old harbour",
                                     "5");
  table = si_table_builder_finish (builder);
  si_product_view_set_narrow (fixture->view, TRUE);
  si_product_list_set_table (fixture->list, table);
  si_filter_set_godown_id (si_product_list_get_filter (fixture->list), "7");
  g_assert_nonnull (get_column (fixture, "In The large warehouse beside the old harbour"));

  gtk_widget_measure (GTK_WIDGET (fixture->column_view), GTK_ORIENTATION_HORIZONTAL, -1, &least,
                      NULL, NULL, NULL);
  g_assert_cmpint (least, <, 300);
}

static gboolean
shows_a_row (gpointer data)
{
  Fixture *fixture = data;

  return si_find_child (GTK_WIDGET (fixture->column_view), SI_TYPE_QUANTITY_CELL) != NULL;
}

static gboolean
stock_is_marked (Fixture *fixture)
{
  GtkWidget *cell = si_find_child (GTK_WIDGET (fixture->column_view), SI_TYPE_QUANTITY_CELL);

  GtkWidget *marker = si_find_child (cell, GTK_TYPE_IMAGE);

  return marker != NULL && gtk_widget_get_visible (marker);
}

/* The total is above zero, though the stock in one godown is below it, so it needs a marker. */
static void
marks_what_the_figure_does_not_say (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = si_test_table ("1|P1|Chair|5|7 Karachi 9|8 Lahore -4");
  SiFilter *filter = si_product_list_get_filter (fixture->list);

  si_product_list_set_table (fixture->list, table);
  si_test_wait_for (shows_a_row, fixture, 10);
  g_assert_true (stock_is_marked (fixture));
  si_filter_set_godown_id (filter, "7");
  g_assert_false (stock_is_marked (fixture));
  /* The sign and the colour of this stock are enough. */
  si_filter_set_godown_id (filter, "8");
  g_assert_false (stock_is_marked (fixture));
}

/* Returns: the number of marks in the first cell of a type. */
static guint
count_marks (Fixture *fixture, guint nth)
{
  GtkWidget *row = si_compat_find_row (fixture->column_view, 0);
  GtkWidget *cell = gtk_widget_get_first_child (row);
  PangoAttrList *marks;
  GSList *list;
  guint n;

  while (nth-- > 0)
    cell = gtk_widget_get_next_sibling (cell);
  marks = gtk_inscription_get_attributes (
      GTK_INSCRIPTION (si_find_child (cell, GTK_TYPE_INSCRIPTION)));
  if (marks == NULL)
    return 0;
  list = pango_attr_list_get_attributes (marks);
  n = g_slist_length (list);
  g_slist_free_full (list, (GDestroyNotify) pango_attribute_destroy);
  return n / 2;
}

static gboolean
marks_code (gpointer data)
{
  return shows_a_row (data) && count_marks (data, 0) == 1 && count_marks (data, 1) == 0;
}

static gboolean
marks_description (gpointer data)
{
  return shows_a_row (data) && count_marks (data, 0) == 0 && count_marks (data, 1) == 1;
}

static gboolean
marks_nothing (gpointer data)
{
  return shows_a_row (data) && count_marks (data, 0) == 0 && count_marks (data, 1) == 0;
}

static void
marks_what_the_search_has_found (Fixture *fixture, gconstpointer data)
{
  SiFilter *filter = si_product_list_get_filter (fixture->list);

  si_test_wait_for (marks_nothing, fixture, 10);
  si_filter_set_search (filter, "p1");
  si_test_wait_for (marks_code, fixture, 10);
  si_filter_set_search (filter, "LAM");
  si_test_wait_for (marks_description, fixture, 10);
  si_filter_set_search (filter, NULL);
  si_test_wait_for (marks_nothing, fixture, 10);
}

static SiTable *
make_large_table (void)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  for (guint i = 0; i < 30000; i++)
    {
      g_autofree char *sku = g_strdup_printf ("P%05u", i);
      g_autofree char *stock = g_strdup_printf ("%u", i * 7919 % 30000);

      si_table_builder_add_product (builder, sku, sku, "A thing", stock);
    }
  return si_table_builder_finish (builder);
}

static void
collect_cells (GtkWidget *widget, GHashTable *cells)
{
  if (SI_IS_QUANTITY_CELL (widget))
    g_hash_table_add (cells, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_cells (child, cells);
}

/* Returns: (transfer full): the cells that the list has. */
static GHashTable *
find_cells (Fixture *fixture)
{
  GHashTable *cells = g_hash_table_new (NULL, NULL);

  collect_cells (GTK_WIDGET (fixture->column_view), cells);
  return cells;
}

static gboolean
shows_all (gpointer data)
{
  Fixture *fixture = data;

  return !si_product_list_get_busy (fixture->list) && shows_a_row (fixture);
}

/* Returns: whether a row shows this text, and the list is not busy. */
static gboolean
row_shows (Fixture *fixture, const char *text)
{
  GtkWidget *row = shows_all (fixture) ? si_compat_find_row (fixture->column_view, 0) : NULL;

  return row != NULL && si_find_inscription (row, text) != NULL;
}

static gboolean
shows_the_largest_stock (gpointer data)
{
  return row_shows (data, "29999");
}

static gboolean
shows_the_first_code (gpointer data)
{
  return row_shows (data, "P00000");
}

static void
show_many (Fixture *fixture)
{
  g_autoptr (SiTable) table = make_large_table ();

  si_product_list_set_table (fixture->list, table);
  si_test_wait_for (shows_the_first_code, fixture, 20);
}

/* To make 200 rows of cells anew takes several frames. */
static void
uses_its_cells_again_for_rows_in_another_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  GHashTableIter iter;
  gpointer cell;
  guint n_new = 0;

  show_many (fixture);
  before = find_cells (fixture);
  click_header (fixture, "Stock");
  si_test_wait_for (shows_the_largest_stock, fixture, 20);
  after = find_cells (fixture);
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    n_new += g_hash_table_contains (before, cell) ? 0 : 1;
  g_assert_cmpuint (g_hash_table_size (after), >, 100);
  g_assert_cmpuint (n_new, <, 10);
}

static void
keeps_the_focus_when_many_rows_turn_over (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  show_many (fixture);
  si_product_view_focus_list (fixture->view);
  click_header (fixture, "Stock");
  si_test_wait_for (shows_the_largest_stock, fixture, 20);
  focus = gtk_window_get_focus (fixture->window);
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture->column_view)));
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_DOWN);
  g_assert_true (row_shows (fixture, "29999"));
}

static void
activates_what_was_double_clicked (Fixture *fixture, gconstpointer data)
{
  g_signal_emit_by_name (fixture->column_view, "activate", 1);
  g_assert_cmpstr (si_product_get_sku (si_product_selection_get_selected (fixture->selection)), ==,
                   "P9");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/product-view/sorts-by-sku-at-first", sorts_by_sku_at_first },
    { "/product-view/sorts-figures-largest-first-on-the-first-click",
      sorts_figures_largest_first_on_the_first_click },
    { "/product-view/sorts-the-other-way-on-the-second-click",
      sorts_the_other_way_on_the_second_click },
    { "/product-view/sorts-words-from-the-start", sorts_words_from_the_start },
    { "/product-view/sorts-without-a-header", sorts_without_a_header },
    { "/product-view/says-which-godowns-stock-it-shows", says_which_godowns_stock_it_shows },
    { "/product-view/leaves-nothing-out-of-a-figure", leaves_nothing_out_of_a_figure },
    { "/product-view/is-no-wider-for-the-name-of-a-godown", is_no_wider_for_the_name_of_a_godown },
    { "/product-view/marks-what-the-figure-does-not-say", marks_what_the_figure_does_not_say },
    { "/product-view/marks-what-the-search-has-found", marks_what_the_search_has_found },
    { "/product-view/uses-its-cells-again-for-rows-in-another-order",
      uses_its_cells_again_for_rows_in_another_order },
    { "/product-view/keeps-the-focus-when-many-rows-turn-over",
      keeps_the_focus_when_many_rows_turn_over },
    { "/product-view/activates-what-was-double-clicked", activates_what_was_double_clicked },
  };

  si_test_init_on_display (&argc, &argv);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
