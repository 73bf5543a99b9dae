/* test-yesterday.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The changes since the end of yesterday, with real files.
 */

#include "si-test-table.h"
#include "si-test.h"
#include "si-yesterday.h"

typedef struct
{
  char *folder;
  SiInventory *inventory;
  SiPersistence *persistence;
  SiYesterday *yesterday;
  guint n_notified;
} Fixture;

static void
count (guint *n)
{
  ++*n;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = si_test_make_folder ();
  fixture->inventory = si_inventory_new ();
  path = g_build_filename (fixture->folder, "shop.db", NULL);
  fixture->persistence = si_persistence_new (path);
  fixture->yesterday = si_yesterday_new (fixture->inventory, fixture->persistence);
  g_signal_connect_swapped (fixture->yesterday, "notify::changes", G_CALLBACK (count),
                            &fixture->n_notified);
}

/* A comparison holds the object until it is done. */
static gboolean
is_last (gpointer yesterday)
{
  return G_OBJECT (yesterday)->ref_count == 1;
}

static void
wait_until_compared (Fixture *fixture)
{
  si_test_wait_for (is_last, fixture->yesterday, 30);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  wait_until_compared (fixture);
  g_assert_finalize_object (fixture->yesterday);
  g_object_unref (fixture->persistence);
  g_object_unref (fixture->inventory);
  si_test_remove_folder (fixture->folder);
}

/* Saves an inventory as one of so many days ago. */
static void
save (Fixture *fixture, SiTable *table, int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) time = g_date_time_add_days (now, -days);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  si_persistence_save_async (fixture->persistence, table, time, SI_SNAPSHOT_WHOLE, NULL,
                             si_test_keep_result, &result);
  si_test_wait_result (&result);
  g_assert_true (si_persistence_save_finish (fixture->persistence, result, &error));
  g_assert_no_error (error);
}

static void
take (Fixture *fixture, SiTable *table)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  si_inventory_replace (fixture->inventory, table, now);
}

static void
assert_compared (Fixture *fixture, gint64 before, SiTable *after)
{
  SiComparison *changes;

  wait_until_compared (fixture);
  changes = si_yesterday_get_changes (fixture->yesterday);
  g_assert_nonnull (changes);
  g_assert_true (si_comparison_get_after (changes) == after);
  g_assert_cmpint (si_table_get_stock (si_comparison_get_before (changes), 0).millionths, ==,
                   before * SI_QUANTITY_ONE);
}

static void
test_compares_with_the_last_inventory_of_yesterday (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) earlier = si_test_table ("1|A|Tea|1");
  g_autoptr (SiTable) yesterday = si_test_table ("1|A|Tea|2");
  g_autoptr (SiTable) today = si_test_table ("1|A|Tea|3");
  g_autoptr (SiTable) now = si_test_table ("1|A|Tea|4");

  save (fixture, earlier, 2);
  save (fixture, yesterday, 1);
  save (fixture, today, 0);
  g_assert_null (si_yesterday_get_changes (fixture->yesterday));
  take (fixture, today);
  assert_compared (fixture, 2, today);
  g_assert_cmpuint (fixture->n_notified, ==, 1);

  /* The next answer is compared with the same inventory, before it is stored. */
  take (fixture, now);
  assert_compared (fixture, 2, now);
  g_assert_cmpuint (fixture->n_notified, ==, 2);
}

static void
test_knows_nothing_of_a_shop_that_is_new_today (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) first = si_test_table ("1|A|Tea|1");
  g_autoptr (SiTable) second = si_test_table ("1|A|Tea|2");

  take (fixture, first);
  save (fixture, first, 0);
  take (fixture, second);
  save (fixture, second, 0);
  wait_until_compared (fixture);
  g_assert_null (si_yesterday_get_changes (fixture->yesterday));
}

static void
test_looks_again_once_the_first_answer_of_the_day_is_stored (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) yesterday = si_test_table ("1|A|Tea|2");
  g_autoptr (SiTable) today = si_test_table ("1|A|Tea|3");

  save (fixture, yesterday, 1);
  take (fixture, today);
  wait_until_compared (fixture);
  g_assert_null (si_yesterday_get_changes (fixture->yesterday));
  save (fixture, today, 0);
  assert_compared (fixture, 2, today);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  ADD ("/yesterday/compares-with-the-last-inventory-of-yesterday",
       test_compares_with_the_last_inventory_of_yesterday);
  ADD ("/yesterday/knows-nothing-of-a-shop-that-is-new-today",
       test_knows_nothing_of_a_shop_that_is_new_today);
  ADD ("/yesterday/looks-again-once-the-first-answer-of-the-day-is-stored",
       test_looks_again_once_the_first_answer_of_the_day_is_stored);
  return g_test_run ();
}
