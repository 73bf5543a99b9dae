/* test-sample-data.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sample data as the program uses them: their history, their alerts and their store.
 */

#include "si-sample-data.h"

#include "si-comparison.h"
#include "si-demo-words.h"
#include "si-test-engine.h"
#include "si-test-store.h"
#include "si-test.h"

typedef struct
{
  SiSampleData *sample;
  SiEngine *engine;
  SiSampleHistory *history;
  GAsyncResult *result; /* (nullable) */
} Fixture;

static void
start (Fixture *self)
{
  self->engine = si_engine_new (si_sample_data_get_connection (self->sample), NULL);
  self->history = si_sample_data_create_history (self->sample, self->engine);
}

static void
stop (Fixture *self)
{
  si_test_engine_wait (self->engine);
  g_clear_object (&self->history);
  g_assert_finalize_object (g_steal_pointer (&self->engine));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->sample = si_sample_data_new (TRUE, &error);
  g_assert_no_error (error);
  start (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->engine != NULL)
    stop (self);
  g_clear_object (&self->sample);
}

static SiStore *
get_store (Fixture *self)
{
  return si_persistence_get_store (si_engine_get_persistence (self->engine));
}

static SiTable *
get_answer (Fixture *self)
{
  return si_inventory_get_table (si_engine_get_inventory (self->engine));
}

/* Returns the times of all inventories but the answer, the oldest first. */
static GArray *
list_times (Fixture *self)
{
  g_autoptr (GPtrArray) snapshots = si_test_store_list (get_store (self), NULL);
  GArray *times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = snapshots->len; i-- > 1;)
    g_array_append_val (times, ((SiSnapshot *) snapshots->pdata[i])->time);
  return times;
}

/* Returns how many days before today that is, in the person's time zone. */
static int
count_days (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate day, today;

  g_date_clear (&day, 1);
  g_date_clear (&today, 1);
  g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (local),
                  (GDateMonth) g_date_time_get_month (local),
                  (GDateYear) g_date_time_get_year (local));
  g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  return g_date_days_between (&day, &today);
}

static void
test_each_of_forty_days_has_two_inventories (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) times = NULL;

  si_test_engine_refresh (self->engine);
  times = list_times (self);
  g_assert_cmpuint (times->len, ==, 80);
  for (guint i = 0; i < times->len; i++)
    {
      g_assert_cmpint (count_days (g_array_index (times, gint64, i)), ==, 40 - (int) i / 2);
      if (i > 0)
        g_assert_cmpint (g_array_index (times, gint64, i), >, g_array_index (times, gint64, i - 1));
    }
}

static void
test_the_newest_inventory_is_the_answer (Fixture *self, gconstpointer data)
{
  g_autofree char *said = NULL;
  g_autofree char *says = NULL;
  g_autoptr (SiTable) newest = NULL;

  si_test_engine_refresh (self->engine);
  said = si_test_store_describe (get_answer (self));
  newest = si_test_store_load (get_store (self), NULL, NULL);
  says = si_test_store_describe (newest);
  g_assert_true (g_str_equal (says, said));
  g_assert_true (si_test_store_check (get_store (self), NULL));
}

static guint
count_kind (const SiComparison *changes, SiChangeKinds kind)
{
  guint n = 0;

  for (guint i = 0; i < si_comparison_get_n_products (changes); i++)
    {
      SiChangeEntry entry;

      si_comparison_get_product (changes, i, &entry);
      n += (entry.kinds & kind) != 0;
    }
  return n;
}

/* Anything that is not read as the program reads it would be a change of texts or godowns. */
static void
test_since_yesterday_a_part_of_the_shop_has_changed (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) snapshots = NULL;
  g_autoptr (SiTable) yesterday = NULL;
  g_autoptr (SiComparison) changes = NULL;

  si_test_engine_refresh (self->engine);
  snapshots = si_test_store_list (get_store (self), NULL);
  yesterday
      = si_test_store_load_past (get_store (self), ((SiSnapshot *) snapshots->pdata[1])->id, NULL);
  changes = si_comparison_new (yesterday, get_answer (self));
  g_assert_cmpuint (count_kind (changes, SI_CHANGE_DOWN), >, 40);
  g_assert_cmpuint (count_kind (changes, SI_CHANGE_UP), >, 5);
  g_assert_cmpuint (si_comparison_get_n_products (changes), <, 200);
  g_assert_cmpuint (count_kind (changes, SI_CHANGE_TRANSFER), >, 0);
  g_assert_cmpuint (count_kind (changes, SI_CHANGE_NEW), ==, 2);
  g_assert_cmpuint (count_kind (changes, SI_CHANGE_GONE), ==, 1);
  g_assert_cmpuint (count_kind (changes, SI_CHANGE_RENAMED), ==, 1);
  g_assert_cmpuint (count_kind (changes, SI_CHANGE_GODOWNS), ==, 0);
  g_assert_cmpuint (si_table_get_n_unreadable (yesterday), ==,
                    si_table_get_n_unreadable (get_answer (self)));
}

static GPtrArray *
describe_past (Fixture *self)
{
  g_autoptr (GPtrArray) snapshots = si_test_store_list (get_store (self), NULL);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 1; i < snapshots->len; i += 8)
    {
      g_autoptr (SiTable) table = si_test_store_load_past (
          get_store (self), ((SiSnapshot *) snapshots->pdata[i])->id, NULL);

      g_ptr_array_add (texts, si_test_store_describe_sorted (table));
    }
  return texts;
}

static void
test_the_history_is_the_same_each_time (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;

  si_test_engine_refresh (self->engine);
  first = describe_past (self);
  tear_down (self, NULL);
  set_up (self, NULL);
  si_test_engine_refresh (self->engine);
  second = describe_past (self);
  g_assert_cmpuint (first->len, ==, 10);
  for (guint i = 0; i < first->len; i++)
    g_assert_true (g_str_equal (first->pdata[i], second->pdata[i]));
}

/* The rows are in the inventory. The store does in order what it is asked for, so this lists the
 * snapshots that there are before the history. */
static void
answered_cb (SiRefresh *refresh, SiTable *table, guint kind, const char *filter, Fixture *self)
{
  g_signal_handlers_disconnect_by_func (refresh, answered_cb, self);
  g_assert_cmpuint (si_table_get_n_products (get_answer (self)), ==, 2014);
  si_store_list_snapshots_async (get_store (self), NULL, si_test_keep_result, &self->result);
}

/* The handler of the test comes before that of the history. */
static void
test_the_history_comes_after_the_first_rows (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) snapshots = NULL;
  g_autoptr (GArray) times = NULL;

  g_clear_object (&self->history);
  g_signal_connect (si_engine_get_refresh (self->engine), "answered", G_CALLBACK (answered_cb),
                    self);
  self->history = si_sample_data_create_history (self->sample, self->engine);
  si_refresh_start (si_engine_get_refresh (self->engine));
  si_test_wait_result (&self->result);
  snapshots = si_store_list_snapshots_finish (get_store (self), self->result, NULL);
  g_clear_object (&self->result);
  g_assert_cmpuint (snapshots->len, ==, 0);

  si_test_engine_wait (self->engine);
  times = list_times (self);
  g_assert_cmpuint (times->len, ==, 80);
}

static gboolean
has_alerts (gpointer engine)
{
  SiStockAlerts *alerts = si_engine_get_stock_alerts (engine);

  return si_stock_alerts_get_n (alerts) == si_demo_n_alerts && si_stock_alerts_get_settled (alerts);
}

static void
test_some_alerts_are_low_since_a_day_of_the_history (Fixture *self, gconstpointer data)
{
  SiStockAlerts *alerts = si_engine_get_stock_alerts (self->engine);
  const gint64 now = g_get_real_time ();
  guint n[SI_N_STOCK_ALERT_STATES] = { 0 };
  guint n_gone = 0, n_earlier = 0;

  si_test_engine_refresh (self->engine);
  si_test_wait_for (has_alerts, self->engine, 30);
  for (guint i = 0; i < si_stock_alerts_get_n (alerts); i++)
    {
      const SiStockAlert *alert = si_stock_alerts_get (alerts, i);
      const SiStockAlertState state = si_stock_alert_get_state (alert, get_answer (self), now);
      const gboolean low = si_stock_alert_is_below (alert, get_answer (self));

      n[state]++;
      n_gone += si_stock_alert_is_gone (alert, get_answer (self));
      if (low)
        {
          g_assert_cmpint (count_days (alert->low_since), <=, 40);
          n_earlier += count_days (alert->low_since) > 0;
        }
      else
        {
          g_assert_cmpint (alert->low_since, ==, 0);
        }
      g_assert_true (alert->below == (state == SI_STOCK_ALERT_LOW));
    }
  g_assert_cmpuint (n[SI_STOCK_ALERT_LOW], ==, 6);
  g_assert_cmpuint (n[SI_STOCK_ALERT_FINE], ==, 4);
  g_assert_cmpuint (n[SI_STOCK_ALERT_SNOOZED], ==, 1);
  g_assert_cmpuint (n_gone, ==, 1);
  g_assert_cmpuint (n_earlier, >=, 5);
}

/* A window can leave the sample data, and come back to them. */
static void
test_another_engine_goes_on_with_the_history (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) times = NULL;

  si_test_engine_refresh (self->engine);
  si_test_wait_for (has_alerts, self->engine, 30);
  stop (self);
  start (self);
  si_test_engine_refresh (self->engine);
  times = list_times (self);
  g_assert_cmpuint (times->len, ==, 81);
  g_assert_true (has_alerts (self->engine));
}

static void
test_the_folder_goes_with_the_sample_data (Fixture *self, gconstpointer data)
{
  const char *path = si_connection_get_store_path (si_sample_data_get_connection (self->sample));
  g_autofree char *folder = g_path_get_dirname (path);

  si_test_engine_refresh (self->engine);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  stop (self);
  g_assert_finalize_object (g_steal_pointer (&self->sample));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static gboolean
is_answered (gpointer engine)
{
  return si_refresh_get_state (si_engine_get_refresh (engine)) == SI_REFRESH_IDLE;
}

static void
test_the_folder_goes_while_the_store_is_filled (Fixture *self, gconstpointer data)
{
  const char *path = si_connection_get_store_path (si_sample_data_get_connection (self->sample));
  g_autofree char *folder = g_path_get_dirname (path);

  si_refresh_start (si_engine_get_refresh (self->engine));
  si_test_wait_for (is_answered, self->engine, 30);
  g_assert_true (si_persistence_get_saving (si_engine_get_persistence (self->engine)));
  g_object_unref (g_steal_pointer (&self->sample));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));

  /* The store ends its work, and leaves nothing behind. */
  stop (self);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_nothing_is_stored_unless_it_is_wanted (void)
{
  g_autoptr (SiSampleData) sample = si_sample_data_new (FALSE, NULL);

  g_assert_null (si_connection_get_store_path (si_sample_data_get_connection (sample)));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("/sample-data/each-of-forty-days-has-two-inventories",
       test_each_of_forty_days_has_two_inventories);
  ADD ("/sample-data/the-newest-inventory-is-the-answer", test_the_newest_inventory_is_the_answer);
  ADD ("/sample-data/since-yesterday-a-part-of-the-shop-has-changed",
       test_since_yesterday_a_part_of_the_shop_has_changed);
  ADD ("/sample-data/the-history-is-the-same-each-time", test_the_history_is_the_same_each_time);
  ADD ("/sample-data/the-history-comes-after-the-first-rows",
       test_the_history_comes_after_the_first_rows);
  ADD ("/sample-data/some-alerts-are-low-since-a-day-of-the-history",
       test_some_alerts_are_low_since_a_day_of_the_history);
  ADD ("/sample-data/another-engine-goes-on-with-the-history",
       test_another_engine_goes_on_with_the_history);
  ADD ("/sample-data/the-folder-goes-with-the-sample-data",
       test_the_folder_goes_with_the_sample_data);
  ADD ("/sample-data/the-folder-goes-while-the-store-is-filled",
       test_the_folder_goes_while_the_store_is_filled);
  g_test_add_func ("/sample-data/nothing-is-stored-unless-it-is-wanted",
                   test_nothing_is_stored_unless_it_is_wanted);
  return g_test_run ();
}
