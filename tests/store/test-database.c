/* test-database.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-database.h"

#include "si-test.h"
#include "si-row.h"

/* Keeps SQLite busy for some seconds. */
#define LONG_STATEMENT                                                                             \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000000)"            \
  " SELECT max (i) FROM n"

typedef struct
{
  char *folder;
  SiDatabase *database;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = si_test_make_folder ();
  path = g_build_filename (self->folder, "shop.db", NULL);
  self->database = si_database_open (path, 0, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  si_database_close (self->database);
  si_test_remove_folder (self->folder);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (100 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_a_statement_that_runs_can_be_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;

  si_database_set_cancellable (self->database, cancellable);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (si_database_run (self->database, &error, LONG_STATEMENT, ""));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);

  /* The next operation has another cancellable, or none. */
  si_database_set_cancellable (self->database, NULL);
  g_clear_error (&error);
  g_assert_true (si_database_run (self->database, &error, "SELECT 1", ""));
  g_assert_no_error (error);
}

static void
test_a_row_with_another_value_is_not_whole (Fixture *self, gconstpointer data)
{
  g_autoptr (sqlite3_stmt) query = NULL;

  g_assert_true (si_database_run (self->database, NULL, "CREATE TABLE t (a, b, sum)", ""));
  g_assert_true (si_database_run (self->database, NULL, "INSERT INTO t VALUES (?,?,?)", "it#",
                                  (gint64) 7, "Tea"));
  g_assert_true (si_database_run (self->database, NULL,
                                  "INSERT INTO t SELECT a + 1, b, sum FROM t UNION ALL"
                                  " SELECT a, NULL, sum FROM t",
                                  ""));
  query = si_database_query (self->database, NULL, "SELECT a, b, sum FROM t", "");
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (si_database_next (self->database, query, NULL));
      g_assert_cmpint (si_row_is_whole (query), ==, i == 0);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("/database/a-statement-that-runs-can-be-cancelled",
       test_a_statement_that_runs_can_be_cancelled);
  ADD ("/database/a-row-with-another-value-is-not-whole",
       test_a_row_with_another_value_is_not_whole);
  return g_test_run ();
}
