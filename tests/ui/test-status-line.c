/* test-status-line.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests the line below the list with an inventory that was read some time ago.
 */

#include <adwaita.h>

#include "si-find-widget.h"
#include "si-status-line.h"
#include "si-store-inventory.h"
#include "si-store-path.h"
#include "si-test-table.h"
#include "si-test-engine.h"
#include "si-test.h"

typedef struct
{
  char *folder;        /* (owned) */
  SiEngine *engine;    /* (owned) */
  SiProductList *list; /* (owned) */
  SiStatusLine *line;  /* (owned by the window) */
  GtkWindow *window;   /* (owned by GTK) */
} Fixture;

static gboolean
has_table (gpointer engine)
{
  return si_inventory_get_table (si_engine_get_inventory (engine)) != NULL;
}

/* Stores a table, as the program did some time ago. */
static void
keep (Fixture *fixture, SiTable *table, gint64 seconds_ago)
{
  g_autofree char *path = si_store_path_new (fixture->folder, "shop");
  g_autoptr (SiStore) store = si_store_new (path);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) time = g_date_time_add_seconds (now, -seconds_ago);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  si_store_save_async (store, table, time, SI_SNAPSHOT_WHOLE, NULL, NULL, si_test_keep_result,
                       &result);
  si_test_wait_result (&result);
  g_assert_true (si_store_save_finish (store, result, &error));
  g_assert_no_error (error);
}

/* Restores the inventory as after a start, without a server. */
static void
restore (Fixture *fixture)
{
  g_clear_object (&fixture->engine);
  fixture->engine = si_test_engine_new ("shop", "http://127.0.0.1:1/?r=api/SyncInventory", NULL,
                                        fixture->folder);
  si_status_line_set_engine (fixture->line, fixture->engine);
  si_test_wait_for (has_table, fixture->engine, 20);
}

static void
start (Fixture *fixture, SiTable *table, gint64 seconds_ago)
{
  keep (fixture, table, seconds_ago);
  restore (fixture);
  si_product_list_set_table (fixture->list,
                             si_inventory_get_table (si_engine_get_inventory (fixture->engine)));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = si_test_make_folder ();
  fixture->engine = si_engine_new (NULL, NULL);
  fixture->list = si_product_list_new ();
  fixture->line = g_object_new (SI_TYPE_STATUS_LINE, NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->line));
  si_status_line_set_up (fixture->line, fixture->list);
  si_status_line_set_engine (fixture->line, fixture->engine);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->engine);
  g_object_unref (fixture->list);
  si_test_remove_folder (fixture->folder);
}

static GtkWidget *
find (Fixture *fixture, const char *id)
{
  GtkWidget *widget = si_find_by_id (GTK_WIDGET (fixture->line), id);

  g_assert_nonnull (widget);
  return widget;
}

static const char *
get_count (Fixture *fixture)
{
  return gtk_label_get_label (GTK_LABEL (find (fixture, "count")));
}

static void
an_age_of_a_day_is_marked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|5|1 Karachi 5");

  start (fixture, table, 25 * 60 * 60);
  g_assert_true (gtk_widget_get_visible (find (fixture, "old")));
  g_assert_true (gtk_widget_has_css_class (find (fixture, "age"), "old"));
}

static void
an_age_of_minutes_is_not_marked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|5|1 Karachi 5");

  start (fixture, table, 10 * 60);
  g_assert_false (gtk_widget_get_visible (find (fixture, "old")));
  g_assert_true (gtk_widget_has_css_class (find (fixture, "age"), "dim-label"));
}

static SiTable *
make_large_table (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 30000; i++)
    g_ptr_array_add (lines, g_strdup_printf ("%u|SKU%u|Tea|%d|1 Karachi %d|2 Lahore -1", i, i,
                                             i == 0 ? -1 : 1, i == 0 ? -1 : 2));
  g_ptr_array_add (lines, NULL);
  return si_test_table_new ((const char *const *) lines->pdata);
}

static gboolean
is_not_busy (gpointer list)
{
  return !si_product_list_get_busy (list);
}

/* The line counts the products of the inventory while the list is being worked out. */
static void
counts_no_rows_while_they_are_worked_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = make_large_table ();

  start (fixture, table, 60);
  g_assert_true (si_product_list_get_busy (fixture->list));
  g_assert_cmpstr (get_count (fixture), ==, "30000 products");
  si_status_line_update (fixture->line);
  g_assert_cmpstr (get_count (fixture), ==, "30000 products");
  si_test_wait_for (is_not_busy, fixture->list, 20);

  si_filter_set_search (si_product_list_get_filter (fixture->list), "sku2999");
  si_test_wait_for (is_not_busy, fixture->list, 20);
  g_assert_cmpstr (get_count (fixture), ==, "11 of 30000 products");
}

static void
counts_findings_of_the_chosen_godown_on_a_thread (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = make_large_table ();
  SiFilter *filter = si_product_list_get_filter (fixture->list);
  GtkButton *below_zero = GTK_BUTTON (find (fixture, "below-zero"));

  start (fixture, table, 60);
  si_test_wait_for (is_not_busy, fixture->list, 20);
  g_assert_cmpstr (gtk_button_get_label (below_zero), ==, "30000 below zero");
  si_filter_set_godown_id (filter, "1");
  g_assert_true (si_product_list_get_busy (fixture->list));
  si_test_wait_for (is_not_busy, fixture->list, 20);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (gtk_button_get_label (below_zero), ==, "1 below zero");
}

static const char *
get_total (Fixture *fixture)
{
  GtkLabel *total = GTK_LABEL (find (fixture, "total"));

  return gtk_widget_get_visible (GTK_WIDGET (total)) ? gtk_label_get_label (total) : NULL;
}

/* A sum of pieces and of what is weighed says so, and is exact. */
static void
adds_up_the_products_that_the_filter_leaves (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table
      = si_test_table ("1|A|Tea|5|1 Karachi 2|2 Lahore 3", "2|B|Rice|0.1|1 Karachi 0.1",
                       "3|C|Oil|0.2|2 Lahore 0.2", "4|D|Pen|many|1 Karachi 7");
  SiFilter *filter = si_product_list_get_filter (fixture->list);

  start (fixture, table, 60);
  g_assert_cmpstr (get_total (fixture), ==, "Σ 5.3 of mixed units · 1 stock could not be added");
  si_filter_set_search (filter, "tea");
  g_assert_cmpstr (get_total (fixture), ==, "Σ 5");
  si_filter_set_godown_id (filter, "1");
  g_assert_cmpstr (get_total (fixture), ==, "Σ 2 in Karachi");
  si_filter_set_search (filter, "none of them");
  g_assert_null (get_total (fixture));
}

/* Returns: the least width of the sum, in pixels. */
static int
measure_total (Fixture *fixture)
{
  int least;

  gtk_widget_measure (find (fixture, "total"), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                      NULL);
  return least;
}

/* The name of the godown is cut where there is no room, and the figure is not. */
static void
figure_of_the_sum_is_never_cut (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = si_test_table (
      "1|A|Tea|-1234567890123|1 The-Warehouse-of-a-Very-Long-Name-in-Karachi -1234567890123");
  g_autoptr (PangoLayout) figure = NULL;
  int width;

  start (fixture, table, 60);
  si_filter_set_godown_id (si_product_list_get_filter (fixture->list), "1");
  g_assert_true (g_str_has_prefix (get_total (fixture), "Σ −1234567890123 in The-Warehouse"));
  figure = gtk_widget_create_pango_layout (find (fixture, "total"), "Σ −1234567890123");
  pango_layout_get_pixel_size (figure, &width, NULL);
  g_assert_cmpint (measure_total (fixture), >=, width);
  g_assert_cmpint (measure_total (fixture), <, 2 * width + 60);
  si_status_line_set_narrow (fixture->line, TRUE);
  pango_layout_set_text (figure, "−1234567890123", -1);
  pango_layout_get_pixel_size (figure, &width, NULL);
  g_assert_cmpint (measure_total (fixture), >=, width);
}

static gboolean
has_total (gpointer fixture)
{
  return get_total (fixture) != NULL;
}

/* The sum of others is not shown meanwhile. */
static void
adds_up_many_products_on_a_thread (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = make_large_table ();

  start (fixture, table, 60);
  g_assert_null (get_total (fixture));
  si_test_wait_for (has_total, fixture, 20);
  g_assert_cmpstr (get_total (fixture), ==, "Σ 29998");
  si_filter_set_search (si_product_list_get_filter (fixture->list), "sku2999");
  g_assert_null (get_total (fixture));
  si_test_wait_for (has_total, fixture, 20);
  g_assert_cmpstr (get_total (fixture), ==, "Σ 11");
}

int
main (int argc, char **argv)
{
  si_test_init_on_display (&argc, &argv);
  adw_init ();

#define ADD(name, test) g_test_add ("/status-line/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("an-age-of-a-day-is-marked", an_age_of_a_day_is_marked);
  ADD ("an-age-of-minutes-is-not-marked", an_age_of_minutes_is_not_marked);
  ADD ("counts-no-rows-while-they-are-worked-out", counts_no_rows_while_they_are_worked_out);
  ADD ("counts-findings-of-the-chosen-godown-on-a-thread",
       counts_findings_of_the_chosen_godown_on_a_thread);
  ADD ("adds-up-the-products-that-the-filter-leaves", adds_up_the_products_that_the_filter_leaves);
  ADD ("figure-of-the-sum-is-never-cut", figure_of_the_sum_is_never_cut);
  ADD ("adds-up-many-products-on-a-thread", adds_up_many_products_on_a_thread);
  return g_test_run ();
}
