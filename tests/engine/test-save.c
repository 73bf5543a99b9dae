/* test-save.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a persistence restores, saves and prunes, without an engine.
 */

#include "si-persistence.h"
#include "si-test-store.h"
#include "si-test-table.h"
#include "si-test.h"

typedef struct
{
  char *folder;
  SiPersistence *persistence;
  guint n_restored;
  SiTable *restored; /* (nullable) */
} Fixture;

static void
note_restored (Fixture *fixture, SiTable *table, GDateTime *time)
{
  fixture->n_restored++;
  g_clear_pointer (&fixture->restored, si_table_unref);
  if (table == NULL)
    return;
  g_assert_nonnull (time);
  fixture->restored = si_table_ref (table);
}

static gboolean
is_last (gpointer persistence)
{
  return G_OBJECT (persistence)->ref_count == 1;
}

static void
wait_until_done (Fixture *fixture)
{
  si_test_wait_for (is_last, fixture->persistence, 30);
}

/* Opens a file, as the engine of a connection that is saved does. */
static void
open_file (Fixture *fixture, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "shop.db", NULL);

  fixture->persistence = si_persistence_new (path);
  g_signal_connect_swapped (fixture->persistence, "restored", G_CALLBACK (note_restored), fixture);
  g_assert_true (si_persistence_get_restoring (fixture->persistence));
  wait_until_done (fixture);
  g_assert_false (si_persistence_get_restoring (fixture->persistence));
}

static void
close_file (Fixture *fixture)
{
  wait_until_done (fixture);
  g_assert_finalize_object (fixture->persistence);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = si_test_make_folder ();
  open_file (fixture, fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_file (fixture);
  g_clear_pointer (&fixture->restored, si_table_unref);
  si_test_remove_folder (fixture->folder);
}

static gboolean
save (Fixture *fixture, guint days_ago, GError **error)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|5");
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) time = g_date_time_add_days (now, -(int) days_ago);
  g_autoptr (GAsyncResult) result = NULL;

  si_persistence_save_async (fixture->persistence, table, time, SI_SNAPSHOT_WHOLE, NULL,
                             si_test_keep_result, &result);
  g_assert_true (si_persistence_get_saving (fixture->persistence));
  si_test_wait_result (&result);
  g_assert_false (si_persistence_get_saving (fixture->persistence));
  return si_persistence_save_finish (fixture->persistence, result, error);
}

static void
take_now (Fixture *fixture)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|5");
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  si_persistence_take_answer (fixture->persistence, table, now, SI_SNAPSHOT_WHOLE, NULL);
}

static guint
count_snapshots (Fixture *fixture)
{
  g_autoptr (GPtrArray) snapshots
      = si_test_store_list (si_persistence_get_store (fixture->persistence), NULL);

  return snapshots->len;
}

static void
test_an_answer_that_was_saved_is_restored (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (fixture->n_restored, ==, 1);
  g_assert_null (fixture->restored);
  take_now (fixture);
  wait_until_done (fixture);
  g_assert_false (si_persistence_get_save_failed (fixture->persistence));

  close_file (fixture);
  open_file (fixture, fixture->folder);
  g_assert_cmpuint (fixture->n_restored, ==, 2);
  g_assert_cmpuint (si_table_get_n_products (fixture->restored), ==, 1);
}

static void
test_old_snapshots_are_pruned_twice_a_day (Fixture *fixture, gconstpointer data)
{
  /* The first save of a run prunes, and finds nothing but itself. */
  si_persistence_set_days (fixture->persistence, 1);
  g_assert_true (save (fixture, 4, NULL));
  g_assert_true (save (fixture, 3, NULL));
  g_assert_true (save (fixture, 0, NULL));
  g_assert_cmpuint (count_snapshots (fixture), ==, 3);

  /* Another number of days counts at once. */
  si_persistence_set_days (fixture->persistence, 2);
  g_assert_true (save (fixture, 0, NULL));
  g_assert_cmpuint (count_snapshots (fixture), ==, 2);
}

static void
test_nothing_is_pruned_where_it_is_stored_for_ever (Fixture *fixture, gconstpointer data)
{
  g_assert_true (save (fixture, 4000, NULL));
  g_assert_true (save (fixture, 0, NULL));
  g_assert_cmpuint (count_snapshots (fixture), ==, 2);
}

static void
test_a_reported_loss_outlasts_a_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) loss = g_error_new (SI_STORE_ERROR, SI_STORE_ERROR_DAMAGED, "Lost");

  si_persistence_report (fixture->persistence, loss);
  g_assert_true (save (fixture, 0, NULL));
  g_assert_nonnull (si_persistence_get_problem (fixture->persistence));
  si_persistence_dismiss_problem (fixture->persistence);
  g_assert_true (save (fixture, 0, NULL));
  g_assert_null (si_persistence_get_problem (fixture->persistence));
}

static void
test_an_answer_that_cannot_be_saved_is_a_problem (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);
  g_autofree char *folder = g_build_filename (file, "no-folder", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  close_file (fixture);
  open_file (fixture, folder);
  g_assert_false (save (fixture, 0, &error));
  g_assert_nonnull (error);
  g_assert_true (si_persistence_get_save_failed (fixture->persistence));
  g_assert_nonnull (si_persistence_get_problem (fixture->persistence));
}

static void
test_a_connection_that_is_not_saved_has_no_store (Fixture *fixture, gconstpointer data)
{
  close_file (fixture);
  fixture->persistence = si_persistence_new (NULL);
  g_assert_null (si_persistence_get_store (fixture->persistence));
  take_now (fixture);
  take_now (fixture);
  g_assert_false (si_persistence_get_saving (fixture->persistence));
  wait_until_done (fixture);
  si_test_wait_for (is_last, si_persistence_get_baseline (fixture->persistence), 30);
  g_assert_nonnull (si_baseline_get_changes (si_persistence_get_baseline (fixture->persistence)));
}

#define ADD(path, test) g_test_add ("/save/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  ADD ("an-answer-that-was-saved-is-restored", test_an_answer_that_was_saved_is_restored);
  ADD ("old-snapshots-are-pruned-twice-a-day", test_old_snapshots_are_pruned_twice_a_day);
  ADD ("nothing-is-pruned-where-it-is-stored-for-ever",
       test_nothing_is_pruned_where_it_is_stored_for_ever);
  ADD ("a-reported-loss-outlasts-a-save", test_a_reported_loss_outlasts_a_save);
  ADD ("an-answer-that-cannot-be-saved-is-a-problem",
       test_an_answer_that_cannot_be_saved_is_a_problem);
  ADD ("a-connection-that-is-not-saved-has-no-store",
       test_a_connection_that_is_not_saved_has_no_store);
  return g_test_run ();
}
