/* test-shown-alerts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of alerts, with a real store and under the filter of the products.
 */

#include "si-shown-alerts.h"
#include "si-test-table.h"
#include "si-test.h"

typedef struct
{
  char *folder;
  SiProductList *products;
  SiStockAlerts *alerts;
  SiShownAlerts *list;
  gboolean updated;
} Fixture;

static void
set_updated (Fixture *fixture)
{
  fixture->updated = TRUE;
}

static gboolean
is_usable (gpointer alerts)
{
  return si_stock_alerts_get_usable (alerts);
}

static gboolean
is_updated (gpointer data)
{
  return *(gboolean *) data;
}

/* Waits until the list shows what it was told last. */
static void
settle (Fixture *fixture)
{
  fixture->updated = FALSE;
  si_test_wait_for (is_updated, &fixture->updated, 30);
}

static void
show_table (Fixture *fixture, SiTable *table)
{
  si_product_list_set_table (fixture->products, table);
  settle (fixture);
  si_table_unref (table);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (SiStore) store = NULL;

  fixture->folder = si_test_make_folder ();
  path = g_build_filename (fixture->folder, "shop.db", NULL);
  store = si_store_new (path);
  fixture->products = si_product_list_new ();
  fixture->alerts = si_stock_alerts_new (store);
  fixture->list = si_shown_alerts_new (fixture->products);
  g_signal_connect_swapped (fixture->list, "updated", G_CALLBACK (set_updated), fixture);
  si_shown_alerts_set_alerts (fixture->list, fixture->alerts);
  si_test_wait_for (is_usable, fixture->alerts, 30);
}

static gboolean
is_idle (gpointer alerts)
{
  return G_OBJECT (alerts)->ref_count == 2;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  si_test_wait_for (is_idle, fixture->alerts, 30);
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->alerts);
  g_assert_finalize_object (fixture->products);
  si_test_remove_folder (fixture->folder);
}

static void
set (Fixture *fixture, const char *sku, const char *godown_id, gint64 minimum)
{
  const guint n = si_stock_alerts_get_n (fixture->alerts);
  const SiStockAlert alert = { .product_id = (char *) sku,
                               .sku = (char *) sku,
                               .description = (char *) "Thing",
                               .godown_id = (char *) godown_id,
                               .minimum = { minimum * SI_QUANTITY_ONE, SI_QUANTITY_EXACT } };

  si_stock_alerts_set (fixture->alerts, &alert);
  while (si_stock_alerts_get_n (fixture->alerts) == n)
    settle (fixture);
}

/* The alerts as "SKU godown state stock", in their order. */
static void
assert_shows (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      g_autoptr (SiShownAlert) shown = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);
      const SiStockAlert *alert = si_shown_alert_get_alert (shown);
      static const char *const states[] = { "low", "fine", "snoozed" };

      g_string_append_printf (
          text, "%s%s %s %s %d", i > 0 ? ", " : "", alert->sku,
          alert->godown_id != NULL ? alert->godown_id : "-",
          states[si_shown_alert_get_state (shown)],
          (int) (si_shown_alert_get_stock (shown).millionths / SI_QUANTITY_ONE));
      if (si_shown_alert_get_gone (shown))
        g_string_append (text, " gone");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_counts (Fixture *fixture, guint low, guint fine, guint snoozed)
{
  g_assert_cmpuint (si_shown_alerts_count (fixture->list, SI_STOCK_ALERT_LOW), ==, low);
  g_assert_cmpuint (si_shown_alerts_count (fixture->list, SI_STOCK_ALERT_FINE), ==, fine);
  g_assert_cmpuint (si_shown_alerts_count (fixture->list, SI_STOCK_ALERT_SNOOZED), ==, snoozed);
}

/* Three products, of which B has 2 in Karachi and 70 in Lahore, and four alerts. */
static void
set_up_shop (Fixture *fixture)
{
  show_table (fixture,
              si_test_table ("A|A|Thing|5|7 Karachi 5", "B|B|Thing|72|7 Karachi 2|8 Lahore 70",
                             "C|C|Thing|9|8 Lahore 9"));
  set (fixture, "C", NULL, 5);
  set (fixture, "B", "7", 10);
  set (fixture, "B", "8", 10);
  set (fixture, "A", NULL, 6);
}

static void
snooze (Fixture *fixture, guint position)
{
  g_autoptr (SiShownAlert) shown = g_list_model_get_item (G_LIST_MODEL (fixture->list), position);
  g_autoptr (SiStockAlert) alert = si_stock_alert_copy (si_shown_alert_get_alert (shown));

  alert->snoozed_until = g_get_real_time () + G_TIME_SPAN_DAY;
  si_stock_alerts_save (fixture->alerts, alert);
  settle (fixture);
}

static void
test_what_is_low_comes_first_and_what_is_snoozed_last (Fixture *fixture, gconstpointer data)
{
  set_up_shop (fixture);
  assert_shows (fixture, "A - low 5, B 7 low 2, B 8 fine 70, C - fine 9");
  snooze (fixture, 0);
  assert_shows (fixture, "B 7 low 2, B 8 fine 70, C - fine 9, A - snoozed 5");
  assert_counts (fixture, 1, 2, 1);
  g_assert_cmpuint (si_shown_alerts_get_n_low (fixture->list), ==, 1);
}

static void
test_an_alert_on_a_product_that_is_gone_is_listed_and_counted (Fixture *fixture, gconstpointer data)
{
  set_up_shop (fixture);
  show_table (fixture, si_test_table ("B|B|Thing|72|7 Karachi 2|8 Lahore 70"));
  assert_shows (fixture, "A - low 0 gone, B 7 low 2, C - low 0 gone, B 8 fine 70");
  assert_counts (fixture, 3, 1, 0);
  si_filter_set_search (si_product_list_get_filter (fixture->products), "c");
  settle (fixture);
  assert_shows (fixture, "C - low 0 gone");
}

static void
test_obeys_the_filter_and_counts_what_that_hides (Fixture *fixture, gconstpointer data)
{
  SiFilter *filter = si_product_list_get_filter (fixture->products);

  set_up_shop (fixture);
  si_filter_set_godown_id (filter, "7");
  settle (fixture);
  assert_shows (fixture, "B 7 low 2");
  assert_counts (fixture, 1, 0, 0);
  g_assert_cmpuint (si_shown_alerts_get_n_hidden (fixture->list), ==, 3);
  si_filter_set_search (filter, "C");
  settle (fixture);
  assert_shows (fixture, "");
  g_assert_cmpuint (si_shown_alerts_get_n_hidden (fixture->list), ==, 4);
  /* The number beside the view's name does not follow the search. */
  g_assert_cmpuint (si_shown_alerts_get_n_low (fixture->list), ==, 1);
  si_filter_set_godown_id (filter, NULL);
  settle (fixture);
  assert_shows (fixture, "C - fine 9");
}

static void
test_one_state_can_be_shown_alone (Fixture *fixture, gconstpointer data)
{
  set_up_shop (fixture);
  si_shown_alerts_set_state (fixture->list, SI_STOCK_ALERT_FINE);
  assert_shows (fixture, "B 8 fine 70, C - fine 9");
  assert_counts (fixture, 2, 2, 0);
  g_assert_cmpuint (si_shown_alerts_get_n_hidden (fixture->list), ==, 0);
}

static void
test_is_sorted_by_each_column (Fixture *fixture, gconstpointer data)
{
  set_up_shop (fixture);
  si_shown_alerts_sort (fixture->list, SI_ALERT_COLUMN_STOCK, FALSE);
  assert_shows (fixture, "B 7 low 2, A - low 5, C - fine 9, B 8 fine 70");
  si_shown_alerts_sort (fixture->list, SI_ALERT_COLUMN_MINIMUM, TRUE);
  assert_shows (fixture, "B 7 low 2, B 8 fine 70, A - low 5, C - fine 9");
  si_shown_alerts_sort (fixture->list, SI_ALERT_COLUMN_PRODUCT, TRUE);
  assert_shows (fixture, "C - fine 9, B 7 low 2, B 8 fine 70, A - low 5");
  si_shown_alerts_sort (fixture->list, SI_ALERT_COLUMN_GODOWN, FALSE);
  assert_shows (fixture, "A - low 5, C - fine 9, B 7 low 2, B 8 fine 70");
}

static void
count_changed (guint *n, guint position, guint removed, guint added)
{
  *n += removed + added;
}

static void
test_a_row_that_stays_in_its_place_is_not_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiShownAlert) first = NULL;
  guint n_replaced = 0;

  set_up_shop (fixture);
  first = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  g_signal_connect_swapped (fixture->list, "items-changed", G_CALLBACK (count_changed),
                            &n_replaced);
  show_table (fixture,
              si_test_table ("A|A|Thing|4|7 Karachi 4", "B|B|Thing|72|7 Karachi 2|8 Lahore 70",
                             "C|C|Thing|9|8 Lahore 9"));
  g_assert_cmpuint (n_replaced, ==, 0);
  g_assert_cmpint (si_shown_alert_get_stock (first).millionths, ==, 4 * SI_QUANTITY_ONE);
}

static void
test_another_connection_has_other_alerts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.db", NULL);
  g_autoptr (SiStore) store = si_store_new (path);
  g_autoptr (SiStockAlerts) other = si_stock_alerts_new (store);

  set_up_shop (fixture);
  si_shown_alerts_set_alerts (fixture->list, other);
  assert_shows (fixture, "");
  g_assert_cmpuint (si_shown_alerts_get_n_all (fixture->list), ==, 0);
  si_shown_alerts_set_alerts (fixture->list, fixture->alerts);
  g_assert_cmpuint (si_shown_alerts_get_n_all (fixture->list), ==, 4);
}

#define ADD(path, test) g_test_add ("/shown-alerts/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  ADD ("what-is-low-comes-first-and-what-is-snoozed-last",
       test_what_is_low_comes_first_and_what_is_snoozed_last);
  ADD ("an-alert-on-a-product-that-is-gone-is-listed-and-counted",
       test_an_alert_on_a_product_that_is_gone_is_listed_and_counted);
  ADD ("obeys-the-filter-and-counts-what-that-hides",
       test_obeys_the_filter_and_counts_what_that_hides);
  ADD ("one-state-can-be-shown-alone", test_one_state_can_be_shown_alone);
  ADD ("is-sorted-by-each-column", test_is_sorted_by_each_column);
  ADD ("a-row-that-stays-in-its-place-is-not-replaced",
       test_a_row_that_stays_in_its_place_is_not_replaced);
  ADD ("another-connection-has-other-alerts", test_another_connection_has_other_alerts);
  return g_test_run ();
}
