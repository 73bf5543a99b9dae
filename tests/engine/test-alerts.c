/* test-alerts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stock alerts are saved, checked with each answer, told and snoozed, with a real store.
 */

#include "si-test-table.h"
#include "si-test.h"
#include "si-low-products.h"
#include "si-stock-alert-checker.h"
#include "si-stock-alert-snooze.h"
#include "si-store-inventory.h"

typedef struct
{
  char *folder;
  SiStockAlerts *alerts;
  SiStockAlertChecker *checker;
  guint n_fallen; /* the number of stocks that were told */
} Fixture;

static void
count_fallen (Fixture *fixture, GPtrArray *fallen)
{
  fixture->n_fallen += fallen->len;
}

static gboolean
is_loaded (gpointer alerts)
{
  return si_stock_alerts_get_usable (alerts);
}

static void
open_store (Fixture *fixture, SiStore *store)
{
  fixture->alerts = si_stock_alerts_new (store);
  fixture->checker = si_stock_alert_checker_new (fixture->alerts);
  g_signal_connect_swapped (fixture->checker, "fell", G_CALLBACK (count_fallen), fixture);
}

/* The alerts are not loaded yet afterwards, as when the program starts. */
static void
open (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "shop.db", NULL);
  g_autoptr (SiStore) store = si_store_new (path);

  open_store (fixture, store);
}

/* Each operation under way holds a reference, and the checker one more. */
static gboolean
is_idle (gpointer data)
{
  Fixture *fixture = data;

  return G_OBJECT (fixture->checker)->ref_count == 1 && G_OBJECT (fixture->alerts)->ref_count == 2;
}

static void
close_store (Fixture *fixture)
{
  si_test_wait_for (is_idle, fixture, 30);
  g_assert_finalize_object (fixture->checker);
  g_assert_finalize_object (fixture->alerts);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = si_test_make_folder ();
  open (fixture);
  si_test_wait_for (is_loaded, fixture->alerts, 30);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_store (fixture);
  si_test_remove_folder (fixture->folder);
}

static void
set (Fixture *fixture, const char *product_id, gint64 minimum)
{
  const SiStockAlert alert = { .product_id = (char *) product_id,
                               .sku = (char *) "A",
                               .minimum = { minimum * SI_QUANTITY_ONE, SI_QUANTITY_EXACT } };

  si_stock_alerts_set (fixture->alerts, &alert);
}

static void
set_and_wait (Fixture *fixture, const char *product_id, gint64 minimum)
{
  set (fixture, product_id, minimum);
  si_test_wait_for (is_idle, fixture, 30);
}

static void
check (Fixture *fixture, const char *line, SiSnapshotKind kind, const char *filter, gint64 now)
{
  g_autoptr (SiTable) table = si_test_table (line);

  si_stock_alert_checker_check (fixture->checker, table, kind, filter, now);
  si_test_wait_for (is_idle, fixture, 30);
}

static void
snooze (Fixture *fixture, gint64 id, gint64 until)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  si_stock_alert_snooze_async (fixture->alerts, g_variant_new ("ax", NULL), until, NULL, NULL);
  si_stock_alert_snooze_async (fixture->alerts,
                               g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &id, 1, sizeof id),
                               until, si_test_keep_result, &result);
  si_test_wait_result (&result);
  g_assert_true (si_stock_alert_snooze_finish (fixture->alerts, result, &error));
  g_assert_no_error (error);
}

static void
test_a_minimum_that_is_set_while_an_answer_comes_counts_for_it (Fixture *fixture,
                                                                gconstpointer data)
{
  set (fixture, "1", 10);
  check (fixture, "1|A|Tea|3", SI_SNAPSHOT_WHOLE, NULL, 1);
  g_assert_cmpuint (fixture->n_fallen, ==, 1);
}

static void
test_a_snoozed_alert_is_told_again_when_it_wakes (Fixture *fixture, gconstpointer data)
{
  set_and_wait (fixture, "1", 10);
  check (fixture, "1|A|Tea|3", SI_SNAPSHOT_WHOLE, NULL, 1);
  g_assert_cmpuint (fixture->n_fallen, ==, 1);

  snooze (fixture, si_stock_alerts_get (fixture->alerts, 0)->id, 100);
  check (fixture, "1|A|Tea|3", SI_SNAPSHOT_WHOLE, NULL, 99);
  g_assert_cmpuint (fixture->n_fallen, ==, 1);
  check (fixture, "1|A|Tea|3", SI_SNAPSHOT_WHOLE, NULL, 100);
  g_assert_cmpuint (fixture->n_fallen, ==, 2);
}

/* The notification's button can start the program. */
static void
test_an_alert_is_snoozed_before_it_is_loaded (Fixture *fixture, gconstpointer data)
{
  gint64 id;

  set_and_wait (fixture, "1", 10);
  check (fixture, "1|A|Tea|3", SI_SNAPSHOT_WHOLE, NULL, 1);
  id = si_stock_alerts_get (fixture->alerts, 0)->id;
  close_store (fixture);
  open (fixture);
  g_assert_false (si_stock_alerts_get_usable (fixture->alerts));
  snooze (fixture, id, 100);
  g_assert_cmpint (si_stock_alerts_get (fixture->alerts, 0)->snoozed_until, ==, 100);
  g_assert_false (si_stock_alerts_get (fixture->alerts, 0)->below);
}

static void
check_whole (Fixture *fixture, const char *line)
{
  g_autoptr (SiTable) table = si_test_table (line);

  si_stock_alert_checker_check (fixture->checker, table, SI_SNAPSHOT_WHOLE, NULL, 1);
}

static void
test_the_last_of_the_answers_that_wait_is_told (Fixture *fixture, gconstpointer data)
{
  set_and_wait (fixture, "1", 10);
  check_whole (fixture, "1|A|Tea|20");
  set (fixture, "2", 10);
  check_whole (fixture, "1|A|Tea|3");
  si_test_wait_for (is_idle, fixture, 30);
  /* The second product is not in the answer, so it has no stock, either. */
  g_assert_cmpuint (fixture->n_fallen, ==, 2);

  set (fixture, "3", 10);
  check_whole (fixture, "3|C|Salt|2");
  check_whole (fixture, "3|C|Salt|20");
  si_test_wait_for (is_idle, fixture, 30);
  g_assert_cmpuint (fixture->n_fallen, ==, 2);
}

static void
test_an_answer_for_one_code_tells_nothing_of_others (Fixture *fixture, gconstpointer data)
{
  set_and_wait (fixture, "1", 10);
  set_and_wait (fixture, "2", 10);
  check (fixture, "1|A|Tea|3", SI_SNAPSHOT_SKU, "A", 1);
  g_assert_cmpuint (fixture->n_fallen, ==, 1);
  check (fixture, "1|A|Tea|3", SI_SNAPSHOT_WHOLE, NULL, 2);
  g_assert_cmpuint (fixture->n_fallen, ==, 2);
}

static void
test_answers_that_come_before_the_alerts_are_loaded_all_count (Fixture *fixture, gconstpointer data)
{
  set_and_wait (fixture, "1", 10);
  set_and_wait (fixture, "2", 10);
  close_store (fixture);
  open (fixture);
  {
    g_autoptr (SiTable) whole = si_test_table ("1|A|Tea|3", "3|C|Salt|7");

    si_stock_alert_checker_check (fixture->checker, whole, SI_SNAPSHOT_WHOLE, NULL, 1);
  }
  check (fixture, "3|C|Salt|7", SI_SNAPSHOT_SKU, "C", 2);
  g_assert_cmpuint (fixture->n_fallen, ==, 2);
}

static void
set_on_godown (Fixture *fixture,
               const SiTable *table,
               guint row,
               const char *godown_id,
               gint64 minimum)
{
  const SiProductKey key = si_table_get_key (table, row);
  SiStockAlert alert = { .minimum = { minimum * SI_QUANTITY_ONE, SI_QUANTITY_EXACT },
                         .godown_id = (char *) godown_id };

  si_stock_alert_set_product (&alert, &key);
  si_stock_alerts_set (fixture->alerts, &alert);
  si_test_wait_for (is_idle, fixture, 30);
  g_free (alert.product_id);
  g_free (alert.sku);
  g_free (alert.description);
}

static void
set_on (Fixture *fixture, SiTable *table, guint row, gint64 minimum)
{
  set_on_godown (fixture, table, row, NULL, minimum);
}

static void
check_table (Fixture *fixture, SiTable *table)
{
  si_stock_alert_checker_check (fixture->checker, table, SI_SNAPSHOT_WHOLE, NULL, 1);
  si_test_wait_for (is_idle, fixture, 30);
  si_table_unref (table);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer saved)
{
  g_assert_true (si_store_save_finish (SI_STORE (source), result, NULL));
  *(gboolean *) saved = TRUE;
}

static gboolean
is_true (gpointer saved)
{
  return *(gboolean *) saved;
}

/* The engine does the same with each answer. */
static void
check_and_save (Fixture *fixture, SiStore *store, SiTable *table)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  gboolean saved = FALSE;

  si_stock_alert_checker_check (fixture->checker, table, SI_SNAPSHOT_WHOLE, NULL, 1);
  si_store_save_async (store, table, now, SI_SNAPSHOT_WHOLE, NULL, NULL, saved_cb, &saved);
  si_test_wait_for (is_true, &saved, 30);
  si_test_wait_for (is_idle, fixture, 30);
  si_table_unref (table);
}

static void
test_an_alert_on_a_product_without_an_id_stays_with_it (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "shop.db", NULL);
  g_autoptr (SiStore) store = si_store_new (path);
  g_autoptr (SiTable) first = si_test_table ("|A1|Apples|5", "|B1|Bananas|70", "|C1|Cherries|9");
  SiProductKey bananas;

  close_store (fixture);
  open_store (fixture, store);
  si_test_wait_for (is_loaded, fixture->alerts, 30);
  check_and_save (fixture, store, si_table_ref (first));
  set_on (fixture, first, 1, 20);

  /* The products that take the bananas' place are below their minimum, and nobody is told. */
  check_and_save (fixture, store,
                  si_test_table ("|C1|Cherries|9", "|A1|Apples|5", "|B1|Bananas|70"));
  check_and_save (fixture, store, si_test_table ("|A1|Apples|5", "77|B1|Bananas|70"));
  g_assert_cmpuint (fixture->n_fallen, ==, 0);

  /* The bananas' own stock is told with another id, and before the inventory is saved. */
  check_table (fixture, si_test_table ("|A1|Apples|5", "78|B1|Bananas|19"));
  g_assert_cmpuint (fixture->n_fallen, ==, 1);
  bananas = si_stock_alert_get_product (si_stock_alerts_get (fixture->alerts, 0));
  g_assert_cmpstr (bananas.id, ==, "78");
  g_assert_nonnull (si_stock_alerts_find (fixture->alerts, &bananas, NULL));
}

static void
test_an_alert_that_is_removed_while_it_is_written_stays_removed (Fixture *fixture,
                                                                 gconstpointer data)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|3");

  set_and_wait (fixture, "1", 10);
  si_stock_alert_checker_check (fixture->checker, table, SI_SNAPSHOT_WHOLE, NULL, 1);
  si_stock_alerts_remove (fixture->alerts, &si_stock_alerts_get (fixture->alerts, 0)->id, 1);
  si_test_wait_for (is_idle, fixture, 30);
  g_assert_cmpuint (si_stock_alerts_get_n (fixture->alerts), ==, 0);
}

static void
count_alert (guint *n, const SiStockAlert *alert)
{
  g_assert_cmpstr (alert->product_id, ==, "1");
  ++*n;
}

static void
count_removed (guint *n, GPtrArray *alerts)
{
  *n += alerts->len;
}

static void
set_true (gboolean *value)
{
  *value = TRUE;
}

static void
take_removed (SiStockAlert **removed, GPtrArray *alerts)
{
  g_assert_null (*removed);
  g_assert_cmpuint (alerts->len, ==, 1);
  *removed = si_stock_alert_copy (alerts->pdata[0]);
}

static void
test_several_alerts_are_removed_at_once (Fixture *fixture, gconstpointer data)
{
  gint64 ids[3] = { 4711, 0, 0 };
  guint n_told = 0;

  set_and_wait (fixture, "1", 10);
  set_and_wait (fixture, "2", 10);
  set_and_wait (fixture, "3", 10);
  ids[1] = si_stock_alerts_get (fixture->alerts, 0)->id;
  ids[2] = si_stock_alerts_get (fixture->alerts, 2)->id;
  g_signal_connect_swapped (fixture->alerts, "removed", G_CALLBACK (count_removed), &n_told);
  si_stock_alerts_remove (fixture->alerts, ids, G_N_ELEMENTS (ids));
  g_assert_cmpuint (n_told, ==, 2);
  g_assert_cmpuint (si_stock_alerts_get_n (fixture->alerts), ==, 1);
  g_assert_cmpstr (si_stock_alerts_get (fixture->alerts, 0)->product_id, ==, "2");
}

static void
test_a_restart_keeps_the_time_since_which_a_stock_is_low (Fixture *fixture, gconstpointer data)
{
  set_and_wait (fixture, "1", 10);
  check (fixture, "1|A|Tea|3", SI_SNAPSHOT_WHOLE, NULL, 100);
  check (fixture, "1|A|Tea|2", SI_SNAPSHOT_WHOLE, NULL, 200);
  close_store (fixture);
  open (fixture);
  si_test_wait_for (is_loaded, fixture->alerts, 30);
  g_assert_cmpint (si_stock_alerts_get (fixture->alerts, 0)->low_since, ==, 100);
  check (fixture, "1|A|Tea|10", SI_SNAPSHOT_WHOLE, NULL, 300);
  g_assert_cmpint (si_stock_alerts_get (fixture->alerts, 0)->low_since, ==, 0);
}

static void
test_the_end_of_a_snooze_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|3");
  gboolean changed = FALSE;

  set_and_wait (fixture, "1", 10);
  snooze (fixture, si_stock_alerts_get (fixture->alerts, 0)->id,
          g_get_real_time () + 2 * G_TIME_SPAN_SECOND);
  si_test_wait_for (is_idle, fixture, 30);
  g_assert_null (si_low_products_find (fixture->alerts, table, 0));
  g_signal_connect_swapped (fixture->alerts, "changed", G_CALLBACK (set_true), &changed);
  si_test_wait_for (is_true, &changed, 30);
  g_assert_nonnull (si_low_products_find (fixture->alerts, table, 0));
}

static void
test_a_product_with_several_low_stocks_is_low_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = si_test_table ("2|A|Rice|3", "1|A|Tea|3|7 Karachi 1|8 Lahore 2");
  g_autoptr (GArray) rows = NULL;

  set_on (fixture, table, 1, 20);
  set_on_godown (fixture, table, 1, "7", 20);
  rows = si_low_products_list (fixture->alerts, table, table);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpuint (g_array_index (rows, guint32, 0), ==, 1);
}

static void
test_a_product_that_is_gone_is_low_and_listed_where_it_was (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) before = si_test_table ("2|A|Rice|30", "1|A|Tea|30", "3|A|Salt|30");
  g_autoptr (SiTable) after = si_test_table ("2|A|Rice|30", "3|A|Salt|3");
  g_autoptr (GArray) now = NULL;
  g_autoptr (GArray) then = NULL;

  for (guint row = 0; row < 3; row++)
    set_on (fixture, before, row, 20);
  now = si_low_products_list (fixture->alerts, after, after);
  g_assert_cmpuint (now->len, ==, 1);
  g_assert_cmpuint (g_array_index (now, guint32, 0), ==, 1);
  then = si_low_products_list (fixture->alerts, after, before);
  g_assert_cmpuint (then->len, ==, 2);
  g_assert_cmpuint (g_array_index (then, guint32, 0), ==, 1);
  g_assert_cmpuint (g_array_index (then, guint32, 1), ==, 2);
}

static void
test_an_alert_that_comes_back_is_what_it_was (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiStockAlert) before = NULL;
  g_autoptr (SiStockAlert) removed = NULL;
  const SiStockAlert *after;
  guint n_set = 0;

  g_signal_connect_swapped (fixture->alerts, "set", G_CALLBACK (count_alert), &n_set);
  g_signal_connect_swapped (fixture->alerts, "removed", G_CALLBACK (take_removed), &removed);
  set_and_wait (fixture, "1", 10);
  g_assert_cmpuint (n_set, ==, 1);
  snooze (fixture, si_stock_alerts_get (fixture->alerts, 0)->id, 100);
  check (fixture, "1|A|Tea|3", SI_SNAPSHOT_WHOLE, NULL, 200);
  snooze (fixture, si_stock_alerts_get (fixture->alerts, 0)->id, 300);
  before = si_stock_alert_copy (si_stock_alerts_get (fixture->alerts, 0));

  si_stock_alerts_remove (fixture->alerts, &before->id, 1);
  g_assert_nonnull (removed);
  si_stock_alerts_save (fixture->alerts, removed);
  si_test_wait_for (is_idle, fixture, 30);
  close_store (fixture);
  open (fixture);
  si_test_wait_for (is_loaded, fixture->alerts, 30);
  after = si_stock_alerts_get (fixture->alerts, 0);
  g_assert_cmpuint (si_stock_alerts_get_n (fixture->alerts), ==, 1);
  g_assert_cmpint (after->id, ==, before->id);
  g_assert_cmpint (after->minimum.millionths, ==, 10 * SI_QUANTITY_ONE);
  g_assert_cmpint (after->below, ==, before->below);
  g_assert_cmpint (after->snoozed_until, ==, 300);
  g_assert_cmpuint (n_set, ==, 1);
}

#define ADD(path, test) g_test_add ("/alerts/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  ADD ("a-minimum-that-is-set-while-an-answer-comes-counts-for-it",
       test_a_minimum_that_is_set_while_an_answer_comes_counts_for_it);
  ADD ("a-snoozed-alert-is-told-again-when-it-wakes",
       test_a_snoozed_alert_is_told_again_when_it_wakes);
  ADD ("an-alert-is-snoozed-before-it-is-loaded", test_an_alert_is_snoozed_before_it_is_loaded);
  ADD ("the-last-of-the-answers-that-wait-is-told", test_the_last_of_the_answers_that_wait_is_told);
  ADD ("an-answer-for-one-code-tells-nothing-of-others",
       test_an_answer_for_one_code_tells_nothing_of_others);
  ADD ("answers-that-come-before-the-alerts-are-loaded-all-count",
       test_answers_that_come_before_the_alerts_are_loaded_all_count);
  ADD ("an-alert-on-a-product-without-an-id-stays-with-it",
       test_an_alert_on_a_product_without_an_id_stays_with_it);
  ADD ("an-alert-that-is-removed-while-it-is-written-stays-removed",
       test_an_alert_that_is_removed_while_it_is_written_stays_removed);
  ADD ("several-alerts-are-removed-at-once", test_several_alerts_are_removed_at_once);
  ADD ("a-restart-keeps-the-time-since-which-a-stock-is-low",
       test_a_restart_keeps_the_time_since_which_a_stock_is_low);
  ADD ("the-end-of-a-snooze-is-told", test_the_end_of_a_snooze_is_told);
  ADD ("a-product-with-several-low-stocks-is-low-once",
       test_a_product_with_several_low_stocks_is_low_once);
  ADD ("a-product-that-is-gone-is-low-and-listed-where-it-was",
       test_a_product_that_is_gone_is_low_and_listed_where_it_was);
  ADD ("an-alert-that-comes-back-is-what-it-was", test_an_alert_that_comes_back_is_what_it_was);
  return g_test_run ();
}
