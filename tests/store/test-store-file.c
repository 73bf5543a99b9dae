/* test-store-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-store-file.h"

#include "si-state.h"
#include "si-store-error.h"
#include "si-test-lock.h"
#include "si-test.h"

typedef struct
{
  char *folder;
  char *path;
  SiStoreFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = si_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "inventory.db", NULL);
  fixture->file = si_store_file_new (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  si_store_file_free (fixture->file);
  g_free (fixture->path);
  si_test_remove_folder (fixture->folder);
}

/* An operation that counts one snapshot, and fails if it is told to. */
static gpointer
count (SiStoreTransaction *self, gpointer data, GError **error)
{
  gboolean *fails = data;

  self->state.n_snapshots++;
  if (!*fails)
    return GINT_TO_POINTER (TRUE);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "told to");
  return NULL;
}

static gpointer
look (SiStoreTransaction *self, gpointer data, GError **error)
{
  gint64 *n_snapshots = data;

  *n_snapshots = self->state.n_snapshots;
  return GINT_TO_POINTER (TRUE);
}

static const SiStoreOperation counting
    = { .transaction = count, .writes = TRUE, .retry = SI_STORE_RETRY_ALWAYS };
static const SiStoreOperation looking = { .transaction = look, .retry = SI_STORE_RETRY_NEVER };

static gboolean
run (Fixture *fixture, const SiStoreOperation *operation, gpointer data, GError **error)
{
  return si_store_file_run (fixture->file, operation, g_get_monotonic_time (), data, NULL, error)
         != NULL;
}

static void
assert_n_snapshots (Fixture *fixture, gint64 n)
{
  g_autoptr (GError) error = NULL;
  gint64 n_snapshots = -1;

  g_assert_true (run (fixture, &looking, &n_snapshots, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_snapshots, ==, n);
}

static void
test_an_operation_is_done_whole_or_not_at_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean fails = FALSE;

  g_assert_true (run (fixture, &counting, &fails, &error));
  g_assert_no_error (error);
  fails = TRUE;
  g_assert_false (run (fixture, &counting, &fails, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  assert_n_snapshots (fixture, 1);

  si_store_file_close (fixture->file);
  assert_n_snapshots (fixture, 1);
}

static void
damage (Fixture *fixture)
{
  g_autofree char *noise = g_strnfill (8192, '#');
  g_autoptr (GError) error = NULL;

  si_store_file_close (fixture->file);
  g_file_set_contents (fixture->path, noise, 8192, &error);
  g_assert_no_error (error);
}

static void
test_a_damaged_file_makes_room_for_a_new_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  gint64 n_snapshots;
  gboolean fails = FALSE;

  g_assert_null (si_store_file_get_quarantined (fixture->file));
  damage (fixture);
  g_assert_true (run (fixture, &counting, &fails, &error));
  g_assert_no_error (error);
  assert_n_snapshots (fixture, 1);
  g_assert_true (
      g_file_get_contents (si_store_file_get_quarantined (fixture->file), &kept, NULL, NULL));
  g_assert_cmpint (kept[0], ==, '#');

  /* An operation whose data is lost says so, and where the file is. */
  damage (fixture);
  g_assert_false (run (fixture, &looking, &n_snapshots, &error));
  g_assert_error (error, SI_STORE_ERROR, SI_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, si_store_file_get_quarantined (fixture->file)));
  assert_n_snapshots (fixture, 0);
}

/* The first reading waits for two seconds, and the others for a quarter of one. */
static void
test_operations_wait_for_one_lock_together (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 n_snapshots, start;
  gboolean fails = FALSE;
  SiTestLock *lock;

  g_assert_true (run (fixture, &counting, &fails, NULL));
  si_store_file_close (fixture->file);
  lock = si_test_lock (fixture->path);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 4; i++)
    {
      g_clear_error (&error);
      g_assert_null (
          si_store_file_run (fixture->file, &looking, start, &n_snapshots, NULL, &error));
      g_assert_error (error, SI_STORE_ERROR, SI_STORE_ERROR_BUSY);
    }
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_TIME_SPAN_SECOND);
  si_test_unlock (lock);
  assert_n_snapshots (fixture, 1);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/store-file/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("an-operation-is-done-whole-or-not-at-all", test_an_operation_is_done_whole_or_not_at_all);
  ADD ("a-damaged-file-makes-room-for-a-new-one", test_a_damaged_file_makes_room_for_a_new_one);
  ADD ("operations-wait-for-one-lock-together", test_operations_wait_for_one_lock_together);
  return g_test_run ();
}
