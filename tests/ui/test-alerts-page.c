/* test-alerts-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The view of the alerts, with a real store, keys and clicks.
 */

#include "si-alerts-page.h"

#include "si-alert-popover.h"
#include "si-alert-view.h"
#include "si-compat.h"
#include "si-find-widget.h"
#include "si-hands.h"
#include "si-page.h"
#include "si-snooze-calendar.h"
#include "si-test-table.h"
#include "si-test.h"

typedef struct
{
  char *folder;
  SiProductList *list;           /* (owned) */
  SiProductSelection *selection; /* (owned) */
  SiEngine *engine;              /* (owned) */
  SiAlertsPage *page;
  GtkColumnView *rows;
  GtkWindow *window;
  SiHands *hands;     /* (owned) */
  GPtrArray *removed; /* (owned) (nullable) */
} Fixture;

static SiStockAlerts *
get_alerts (Fixture *fixture)
{
  return si_engine_get_stock_alerts (fixture->engine);
}

static gboolean
is_usable (gpointer alerts)
{
  return si_stock_alerts_get_usable (alerts);
}

static gboolean
is_settled (gpointer alerts)
{
  return si_stock_alerts_get_settled (alerts);
}

/* The address is of a server that is not there: nothing is asked of it. */
static SiEngine *
create_engine (Fixture *fixture, const char *id)
{
  const SiConnectionDetails details = { .id = id, .address = "http://127.0.0.1:9/" };
  g_autofree char *key = si_test_make_key ();
  g_autoptr (SiConnection) connection = si_connection_new (&details, key, NULL);

  return si_engine_new (connection, fixture->folder);
}

static void
set (Fixture *fixture, const char *sku, const char *godown_id, gint64 minimum)
{
  const SiStockAlert alert = { .product_id = (char *) sku,
                               .sku = (char *) sku,
                               .description = (char *) "Thing",
                               .godown_id = (char *) godown_id,
                               .minimum = { minimum * SI_QUANTITY_ONE, SI_QUANTITY_EXACT } };

  si_stock_alerts_set (get_alerts (fixture), &alert);
  si_test_wait_for (is_settled, get_alerts (fixture), 30);
}

static gboolean
has_status (gpointer data)
{
  gpointer *wanted = data;
  g_autofree char *status = si_page_dup_status (wanted[0]);

  return g_strcmp0 (status, wanted[1]) == 0;
}

static void
wait_for_status (Fixture *fixture, const char *status)
{
  gpointer wanted[] = { fixture->page, (gpointer) status };

  si_test_wait_for (has_status, wanted, 10);
}

static void
show_table (Fixture *fixture)
{
  g_autoptr (SiTable) table = si_test_table (
      "A|A|Thing|5|7 Karachi 5", "B|B|Thing|72|7 Karachi 2|8 Lahore 70", "C|C|Thing|9|8 Lahore 9");

  si_product_list_set_table (fixture->list, table);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = si_test_make_folder ();
  fixture->list = si_product_list_new ();
  fixture->selection = si_product_selection_new (fixture->list);
  fixture->engine = create_engine (fixture, "shop");
  si_test_wait_for (is_usable, get_alerts (fixture), 30);
  show_table (fixture);
  fixture->page = g_object_new (SI_TYPE_ALERTS_PAGE, NULL);
  fixture->rows
      = GTK_COLUMN_VIEW (si_find_child (GTK_WIDGET (fixture->page), GTK_TYPE_COLUMN_VIEW));
  si_alerts_page_set_up (fixture->page, fixture->list, fixture->selection);
  si_alerts_page_set_engine (fixture->page, fixture->engine);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 900, 500);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
  fixture->hands = si_hands_new (fixture->window);
}

static gboolean
shows_rows (gpointer rows)
{
  GtkWidget *first = si_compat_find_row (rows, 0);

  return first != NULL && gtk_widget_get_mapped (first) && gtk_widget_get_height (first) > 0;
}

/* A and B in Karachi are low, B in Lahore and C are not. */
static void
set_up_shop (Fixture *fixture)
{
  set (fixture, "C", NULL, 5);
  set (fixture, "B", "7", 10);
  set (fixture, "B", "8", 10);
  set (fixture, "A", NULL, 6);
  wait_for_status (fixture, "4 alerts · 2 low");
  si_test_wait_for (shows_rows, fixture->rows, 10);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  si_hands_free (fixture->hands);
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->page);
  g_clear_pointer (&fixture->removed, g_ptr_array_unref);
  g_assert_finalize_object (fixture->engine);
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->list);
  si_test_remove_folder (fixture->folder);
}

static gboolean
is_laid_out (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

static void
click (Fixture *fixture, GtkWidget *widget)
{
  si_test_wait_for (is_laid_out, widget, 10);
  si_hands_click (fixture->hands, widget);
  si_hands_wait (fixture->hands, 50);
}

static void
press (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  si_hands_press (fixture->hands, key, modifiers, 20);
  si_hands_wait (fixture->hands, 50);
}

static void
click_row (Fixture *fixture, guint position)
{
  click (fixture, si_compat_find_row (fixture->rows, position));
}

/* Asserts the texts of the rows in a column of the view, as a listing has them. */
static void
assert_rows (Fixture *fixture, const char *expected)
{
  g_autoptr (SiListing) listing = si_page_create_listing (SI_PAGE (fixture->page), FALSE);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint row = 0; listing != NULL && row < si_listing_get_n_rows (listing); row++)
    for (guint i = 0; i < 5; i++)
      {
        g_autofree char *cell = si_listing_get_text (listing, row, i);

        g_string_append_printf (text, "%s%s", i > 0 ? "|" : row > 0 ? "\n" : "", cell);
      }
  g_assert_cmpstr (text->str, ==, expected);
}

static char *
write_csv (SiListing *listing)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (si_listing_write (listing, SI_EXPORT_CSV, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static const char *
get_shown_sku (Fixture *fixture)
{
  SiProduct *product = si_product_selection_get_selected (fixture->selection);

  return product != NULL ? si_product_get_sku (product) : NULL;
}

static void
test_lists_every_alert_and_counts_them (Fixture *fixture, gconstpointer data)
{
  set_up_shop (fixture);
  assert_rows (fixture, "Low|A · Thing|All godowns|6|5\n"
                        "Low|B · Thing|Karachi|10|2\n"
                        "Fine|B · Thing|Lahore|10|70\n"
                        "Fine|C · Thing|All godowns|5|9");
  g_assert_cmpuint (si_page_get_badge (SI_PAGE (fixture->page)), ==, 2);

  click (fixture, si_find_by_id (GTK_WIDGET (fixture->page), "2 fine"));
  assert_rows (fixture, "Fine|B · Thing|Lahore|10|70\nFine|C · Thing|All godowns|5|9");
  click (fixture, si_find_by_id (GTK_WIDGET (fixture->page), "2 low"));
  assert_rows (fixture, "Low|A · Thing|All godowns|6|5\nLow|B · Thing|Karachi|10|2");
  click (fixture, si_find_by_id (GTK_WIDGET (fixture->page), "2 low"));
  g_assert_cmpuint (si_page_get_badge (SI_PAGE (fixture->page)), ==, 2);
  assert_rows (fixture, "Low|A · Thing|All godowns|6|5\n"
                        "Low|B · Thing|Karachi|10|2\n"
                        "Fine|B · Thing|Lahore|10|70\n"
                        "Fine|C · Thing|All godowns|5|9");
}

/* Words are longer in other languages, and no page may ask for more room than the window has. */
static void
test_its_buttons_go_on_in_another_line (Fixture *fixture, gconstpointer data)
{
  int least;

  set_up_shop (fixture);
  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                      NULL, NULL);
  g_assert_cmpint (least, <=, 360);
}

static void
test_a_selected_row_selects_its_product (Fixture *fixture, gconstpointer data)
{
  set_up_shop (fixture);
  click_row (fixture, 1);
  g_assert_cmpstr (get_shown_sku (fixture), ==, "B");
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Down, 0);
  g_assert_cmpstr (get_shown_sku (fixture), ==, "C");
}

static void
test_a_product_that_is_gone_is_not_mistaken_for_another (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = si_test_table ("B|B|Thing|72|7 Karachi 2|8 Lahore 70");

  set_up_shop (fixture);
  click_row (fixture, 1);
  si_product_list_set_table (fixture->list, table);
  wait_for_status (fixture, "4 alerts · 3 low");
  assert_rows (fixture, "Low|A · Thing|All godowns|6|gone\n"
                        "Low|B · Thing|Karachi|10|2\n"
                        "Low|C · Thing|All godowns|5|gone\n"
                        "Fine|B · Thing|Lahore|10|70");
  click_row (fixture, 0);
  g_assert_null (get_shown_sku (fixture));
}

static void
test_a_filter_that_hides_all_says_so (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);

  set_up_shop (fixture);
  si_filter_set_godown_id (si_product_list_get_filter (fixture->list), "7");
  si_filter_set_search (si_product_list_get_filter (fixture->list), "zzz");
  wait_for_status (fixture, "0 of 4 alerts");
  g_assert_nonnull (si_find_label (page, "No alert shown matches “zzz”"));
  g_assert_nonnull (si_find_label (page, "4 alerts are hidden by the filter:\nKarachi, “zzz”"));
  click (fixture, si_find_by_id (page, "Show All Alerts"));
  wait_for_status (fixture, "4 alerts · 2 low");
  g_assert_null (si_filter_get_godown_ids (si_product_list_get_filter (fixture->list)));
}

static void
test_return_edits_an_alert (Fixture *fixture, gconstpointer data)
{
  set_up_shop (fixture);
  click_row (fixture, 1);
  press (fixture, GDK_KEY_Return, 0);
  si_hands_wait (fixture->hands, 300);
  press (fixture, GDK_KEY_a, GDK_CONTROL_MASK);
  si_hands_type (fixture->hands, "1", 20);
  si_hands_wait (fixture->hands, 100);
  click (fixture, si_find_by_id (GTK_WIDGET (fixture->page), "set"));
  wait_for_status (fixture, "4 alerts · 1 low");
  assert_rows (fixture, "Low|A · Thing|All godowns|6|5\n"
                        "Fine|B · Thing|Karachi|1|2\n"
                        "Fine|B · Thing|Lahore|10|70\n"
                        "Fine|C · Thing|All godowns|5|9");
}

static void
test_a_new_alert_is_set_by_keyboard (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (si_find_label (GTK_WIDGET (fixture->page), "No Alerts"));
  click (fixture, si_find_by_id (GTK_WIDGET (fixture->page), "first"));
  si_hands_wait (fixture->hands, 300);
  si_hands_type (fixture->hands, "c", 20);
  press (fixture, GDK_KEY_Return, 0);
  si_hands_type (fixture->hands, "12", 20);
  press (fixture, GDK_KEY_Tab, 0);
  press (fixture, GDK_KEY_Tab, 0);
  press (fixture, GDK_KEY_space, 0);
  wait_for_status (fixture, "1 alert · 1 low");
  assert_rows (fixture, "Low|C · Thing|All godowns|12|9");
}

static void
take_removed (Fixture *fixture, GPtrArray *alerts)
{
  fixture->removed = g_ptr_array_ref (alerts);
}

/* A file has the parts of a product in fields of their own, and words that no language changes. */
static void
test_lists_the_alerts_for_a_file_and_for_paper (Fixture *fixture, gconstpointer data)
{
  static const char *const titles[] = { "State", "Product", "Godown", "Minimum", "Now", "Since" };
  g_autoptr (SiListing) listing = NULL;
  g_autofree char *file = NULL;
  g_autofree char *count = si_page_count_rows (SI_PAGE (fixture->page), 4);

  g_assert_null (si_page_create_listing (SI_PAGE (fixture->page), FALSE));
  set_up_shop (fixture);
  listing = si_page_create_listing (SI_PAGE (fixture->page), FALSE);
  file = write_csv (listing);
  g_assert_cmpstr (file, ==,
                   "\"SkuCode\",\"productDescription\",\"products_id\",\"Godownid\",\"Godown\","
                   "\"State\",\"Minimum\",\"Stock\",\"LowSince\"\r\n"
                   "\"A\",\"Thing\",\"A\",\"\",\"\",\"low\",6,5,\"\"\r\n"
                   "\"B\",\"Thing\",\"B\",\"7\",\"Karachi\",\"low\",10,2,\"\"\r\n"
                   "\"B\",\"Thing\",\"B\",\"8\",\"Lahore\",\"fine\",10,70,\"\"\r\n"
                   "\"C\",\"Thing\",\"C\",\"\",\"\",\"fine\",5,9,\"\"\r\n");

  g_assert_cmpuint (si_listing_get_n_columns (listing), ==, G_N_ELEMENTS (titles));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_assert_cmpstr (si_listing_get_title (listing, i), ==, titles[i]);
      g_assert_cmpint (si_listing_is_numeric (listing, i), ==, i == 3 || i == 4);
      g_assert_cmpint (si_listing_is_wide (listing, i), ==, i == 1);
    }
  g_assert_cmpstr (count, ==, "4 alerts");
}

static void
test_delete_removes_the_selected_alerts (Fixture *fixture, gconstpointer data)
{
  set_up_shop (fixture);
  g_signal_connect_swapped (get_alerts (fixture), "removed", G_CALLBACK (take_removed), fixture);
  click_row (fixture, 0);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Delete, 0);
  wait_for_status (fixture, "2 alerts · none low");
  g_assert_cmpuint (fixture->removed->len, ==, 2);
  assert_rows (fixture, "Fine|B · Thing|Lahore|10|70\nFine|C · Thing|All godowns|5|9");
}

/* Asserts that one alert is selected, and which. */
static void
assert_selected (Fixture *fixture, const char *product, const char *godown)
{
  g_autoptr (SiListing) listing = si_page_create_listing (SI_PAGE (fixture->page), TRUE);
  g_autofree char *product_text = NULL;
  g_autofree char *godown_text = NULL;

  g_assert_nonnull (listing);
  g_assert_cmpuint (si_listing_get_n_rows (listing), ==, 1);
  product_text = si_listing_get_text (listing, 0, 1);
  godown_text = si_listing_get_text (listing, 0, 2);
  g_assert_cmpstr (product_text, ==, product);
  g_assert_cmpstr (godown_text, ==, godown);
}

static void
open_snooze_menu (Fixture *fixture)
{
  press (fixture, GDK_KEY_F10, GDK_SHIFT_MASK);
  si_hands_wait (fixture->hands, 300);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Return, 0);
  si_hands_wait (fixture->hands, 500);
}

static void
test_a_snooze_is_chosen_and_ended_in_the_menu (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  set_up_shop (fixture);
  click_row (fixture, 0);
  open_snooze_menu (fixture);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Return, 0);
  wait_for_status (fixture, "4 alerts · 1 low");
  g_assert_cmpuint (si_page_get_badge (SI_PAGE (fixture->page)), ==, 1);
  assert_rows (fixture, "Low|B · Thing|Karachi|10|2\n"
                        "Fine|B · Thing|Lahore|10|70\n"
                        "Fine|C · Thing|All godowns|5|9\n"
                        "Snoozed|A · Thing|All godowns|6|5");
  g_assert_cmpint (si_stock_alerts_get (get_alerts (fixture), 3)->snoozed_until, ==,
                   si_snooze_get_end ("week", now));
  assert_selected (fixture, "A · Thing", "All godowns");
  click_row (fixture, 3);
  open_snooze_menu (fixture);
  for (guint i = 0; i < 5; i++)
    press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Return, 0);
  wait_for_status (fixture, "4 alerts · 2 low");
}

static void
test_an_alert_of_a_notification_is_selected (Fixture *fixture, gconstpointer data)
{
  set_up_shop (fixture);
  si_filter_set_search (si_product_list_get_filter (fixture->list), "a");
  si_alerts_page_show_alert (fixture->page, si_stock_alerts_get (get_alerts (fixture), 1)->id);
  wait_for_status (fixture, "4 alerts · 2 low");
  si_hands_wait (fixture->hands, 100);
  assert_selected (fixture, "B · Thing", "Karachi");
  g_assert_cmpstr (get_shown_sku (fixture), ==, "B");
}

static void
test_another_engine_has_other_alerts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiEngine) other = create_engine (fixture, "other");

  set_up_shop (fixture);
  si_alerts_page_set_engine (fixture->page, other);
  wait_for_status (fixture, "No alerts");
  si_alerts_page_set_engine (fixture->page, fixture->engine);
  wait_for_status (fixture, "4 alerts · 2 low");
}

#define ADD(path, test) g_test_add ("/alerts-page/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init_on_display (&argc, &argv);
  adw_init ();

  ADD ("lists-every-alert-and-counts-them", test_lists_every_alert_and_counts_them);
  ADD ("its-buttons-go-on-in-another-line", test_its_buttons_go_on_in_another_line);
  ADD ("a-selected-row-selects-its-product", test_a_selected_row_selects_its_product);
  ADD ("a-product-that-is-gone-is-not-mistaken-for-another",
       test_a_product_that_is_gone_is_not_mistaken_for_another);
  ADD ("a-filter-that-hides-all-says-so", test_a_filter_that_hides_all_says_so);
  ADD ("return-edits-an-alert", test_return_edits_an_alert);
  ADD ("a-new-alert-is-set-by-keyboard", test_a_new_alert_is_set_by_keyboard);
  ADD ("lists-the-alerts-for-a-file-and-for-paper", test_lists_the_alerts_for_a_file_and_for_paper);
  ADD ("delete-removes-the-selected-alerts", test_delete_removes_the_selected_alerts);
  ADD ("a-snooze-is-chosen-and-ended-in-the-menu", test_a_snooze_is_chosen_and_ended_in_the_menu);
  ADD ("an-alert-of-a-notification-is-selected", test_an_alert_of_a_notification_is_selected);
  ADD ("another-engine-has-other-alerts", test_another_engine_has_other_alerts);
  return g_test_run ();
}
