/* test-low-since.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Since when a stock is low on which an alert is set, with a real store.
 */

#include "si-low-since.h"
#include "si-store-inventory.h"
#include "si-test-table.h"
#include "si-test.h"

typedef struct
{
  char *folder;
  SiStore *store;        /* (owned) */
  SiStockAlerts *alerts; /* (owned) */
  SiLowSince *low_since; /* (owned) */
} Fixture;

static gboolean
is_usable (gpointer alerts)
{
  return si_stock_alerts_get_usable (alerts);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = si_test_make_folder ();
  path = g_build_filename (fixture->folder, "shop.db", NULL);
  fixture->store = si_store_new (path);
  fixture->alerts = si_stock_alerts_new (fixture->store);
  fixture->low_since = si_low_since_new (fixture->alerts);
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
  g_assert_finalize_object (fixture->low_since);
  g_assert_finalize_object (fixture->alerts);
  g_object_unref (fixture->store);
  si_test_remove_folder (fixture->folder);
}

/* Returns a day in microseconds since 1970. */
static gint64
day (int number)
{
  return (gint64) number * G_TIME_SPAN_DAY;
}

static void
save_on_day (Fixture *fixture, int number, const char *stock)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (day (number) / G_USEC_PER_SEC);
  g_autofree char *line = g_strdup_printf ("1|A|Tea|%s", stock);
  g_autoptr (SiTable) table = si_test_table (line);
  g_autoptr (GAsyncResult) result = NULL;

  si_store_save_async (fixture->store, table, time, SI_SNAPSHOT_WHOLE, NULL, NULL,
                       si_test_keep_result, &result);
  si_test_wait_result (&result);
  g_assert_true (si_store_save_finish (fixture->store, result, NULL));
}

/* Sets an alert on a stock that is low, and returns the time since which it is. */
static gint64
set_and_find (Fixture *fixture, gint64 minimum)
{
  const SiStockAlert alert = { .product_id = (char *) "1",
                               .sku = (char *) "A",
                               .description = (char *) "Tea",
                               .minimum = { minimum * SI_QUANTITY_ONE, SI_QUANTITY_EXACT },
                               .low_since = SI_STOCK_ALERT_LOW_SINCE_UNKNOWN };

  si_stock_alerts_set (fixture->alerts, &alert);
  si_test_wait_for (is_idle, fixture->alerts, 30);
  return si_stock_alerts_get (fixture->alerts, 0)->low_since;
}

static void
test_the_history_knows_since_when_a_stock_is_low (Fixture *fixture, gconstpointer data)
{
  save_on_day (fixture, 1, "3");
  save_on_day (fixture, 2, "20");
  save_on_day (fixture, 3, "9");
  save_on_day (fixture, 4, "4");
  g_assert_cmpint (set_and_find (fixture, 10), ==, day (3));
  g_assert_cmpint (set_and_find (fixture, 5), ==, day (4));
}

static void
test_a_stock_that_was_always_low_may_be_so_for_longer (Fixture *fixture, gconstpointer data)
{
  save_on_day (fixture, 1, "3");
  save_on_day (fixture, 2, "4");
  g_assert_cmpint (set_and_find (fixture, 10), ==, SI_STOCK_ALERT_LOW_SINCE_UNKNOWN);
}

#define ADD(path, test) g_test_add ("/low-since/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  ADD ("the-history-knows-since-when-a-stock-is-low",
       test_the_history_knows_since_when_a_stock_is_low);
  ADD ("a-stock-that-was-always-low-may-be-so-for-longer",
       test_a_stock_that_was_always_low_may_be_so_for_longer);
  return g_test_run ();
}
