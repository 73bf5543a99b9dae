/* test-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "si-test-store.h"
#include "si-test-table.h"
#include "si-test.h"

#define DAY (G_GINT64_CONSTANT (24) * 3600 * G_USEC_PER_SEC)

static SiTable *
make_inventory (void)
{
  return si_test_table ("9032|PTFB04|SNS Coupon|-42893.0|97637 Karachi -42893",
                        "9033||چھوٹا اشتہار|a few|97637 Karachi 1.5|5 Lahore x",
                        "9033|PFLY12|Twin|7|97637 Warehouse 7", "|A|No id|");
}

static void
test_has_nothing_before_the_first_snapshot (SiTestStore *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = si_test_store_load (self->store, NULL, &error);
  g_autoptr (GPtrArray) snapshots = NULL;

  g_assert_no_error (error);
  g_assert_null (table);
  snapshots = si_test_store_list (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (snapshots->len, ==, 0);
}

static void
test_gives_back_what_was_saved_to_the_last_letter (SiTestStore *self, gconstpointer data)
{
  g_autoptr (SiTable) saved = make_inventory ();
  g_autofree char *said = si_test_store_describe (saved);
  g_autoptr (GError) error = NULL;
  gint64 whole_time;

  si_test_store_save_at (self->store, saved, 123456789, SI_SNAPSHOT_WHOLE, &error);
  g_assert_no_error (error);
  si_test_store_reopen (self);
  {
    g_autoptr (SiTable) table = si_test_store_load (self->store, &whole_time, &error);
    g_autofree char *says = NULL;

    g_assert_no_error (error);
    says = si_test_store_describe (table);
    g_assert_cmpstr (says, ==, said);
    g_assert_cmpint (whole_time, ==, 123456789);
    g_assert_cmpuint (si_table_find_godown (table, "5"), ==, si_table_find_godown (saved, "5"));
  }
}

static void
test_is_for_nobody_else (SiTestStore *self, gconstpointer data)
{
  g_autoptr (SiTable) table = make_inventory ();
  g_autofree char *folder = g_path_get_dirname (self->path);
  struct stat status;

  si_test_store_save (self->store, table);
  g_assert_cmpint (g_stat (self->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
}

static void
test_an_unchanged_answer_costs_next_to_nothing (SiTestStore *self, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (SiTable) table = si_test_store_drift (NULL, 5000, random);
  g_autoptr (GPtrArray) snapshots = NULL;
  guint64 bytes;

  si_test_store_save (self->store, table);
  bytes = si_test_store_measure (self->store);
  for (guint i = 0; i < 100; i++)
    si_test_store_save (self->store, table);
  g_assert_cmpuint (si_test_store_measure (self->store), <=, bytes + 32 * 1024);

  snapshots = si_test_store_list (self->store, NULL);
  g_assert_cmpuint (snapshots->len, ==, 101);
  g_assert_cmpuint (((SiSnapshot *) snapshots->pdata[0])->n_changed, ==, 0);
}

static void
test_another_order_is_kept_and_is_no_change (SiTestStore *self, gconstpointer data)
{
  g_autoptr (SiTable) first = si_test_table ("1|A|Tea|1", "2|B|Rice|2");
  g_autoptr (SiTable) second = si_test_table ("2|B|Rice|2", "1|A|Tea|1");
  g_autoptr (SiTable) table = NULL;
  g_autoptr (GPtrArray) snapshots = NULL;

  si_test_store_save (self->store, first);
  si_test_store_save (self->store, second);
  si_test_store_reopen (self);
  table = si_test_store_load (self->store, NULL, NULL);
  g_assert_cmpstr (si_table_get_sku (table, 0), ==, "B");
  snapshots = si_test_store_list (self->store, NULL);
  g_assert_cmpuint (((SiSnapshot *) snapshots->pdata[0])->n_changed, ==, 0);
}

static void
test_lists_what_is_remembered (SiTestStore *self, gconstpointer data)
{
  g_autoptr (SiTable) first = si_test_table ("1|A|Tea|1", "2|B|Rice|2", "3|C|Salt|3");
  g_autoptr (SiTable) second = si_test_table ("1|A|Tea|1", "2|B|Rice|5", "4|D|Oil|3");
  g_autoptr (GPtrArray) snapshots = NULL;
  SiSnapshot *newest, *oldest;

  si_test_store_save_at (self->store, first, 5 * DAY, SI_SNAPSHOT_WHOLE, NULL);
  si_test_store_save_at (self->store, second, 4 * DAY, SI_SNAPSHOT_GODOWN, NULL);
  snapshots = si_test_store_list (self->store, NULL);
  g_assert_cmpuint (snapshots->len, ==, 2);

  /* The order is that of the saves, although the clock was put back between them. */
  newest = snapshots->pdata[0];
  oldest = snapshots->pdata[1];
  g_assert_cmpint (newest->id, >, oldest->id);
  g_assert_cmpint (newest->time, ==, 4 * DAY);
  g_assert_cmpint (newest->kind, ==, SI_SNAPSHOT_GODOWN);
  g_assert_cmpstr (newest->filter, ==, "97637");
  g_assert_cmpuint (newest->n_products, ==, 3);
  g_assert_cmpuint (newest->n_changed, ==, 3);
  g_assert_null (oldest->filter);
  g_assert_cmpuint (oldest->n_changed, ==, 0);
}

static void
test_a_partial_answer_does_not_pass_for_a_whole_one (SiTestStore *self, gconstpointer data)
{
  g_autoptr (SiTable) first = si_test_table ("1|A|Tea|1", "2|B|Rice|2");
  g_autoptr (SiTable) second = si_test_table ("1|A|Tea|9", "2|B|Rice|2");
  g_autoptr (SiTable) table = NULL;
  gint64 whole_time;

  si_test_store_save_at (self->store, first, 5 * DAY, SI_SNAPSHOT_WHOLE, NULL);
  si_test_store_save_at (self->store, second, 6 * DAY, SI_SNAPSHOT_SKU, NULL);
  si_test_store_reopen (self);
  table = si_test_store_load (self->store, &whole_time, NULL);
  g_assert_cmpint (si_table_get_stock (table, 0).millionths, ==, 9 * SI_QUANTITY_ONE);
  g_assert_cmpint (whole_time, ==, 5 * DAY);
}

static void
test_does_in_order_what_it_is_asked_at_once (SiTestStore *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (SiTable) table = NULL;
  g_autoptr (SiTable) last = NULL;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *line = g_strdup_printf ("1|A|Tea|%u", i);

      g_clear_pointer (&last, si_table_unref);
      last = si_test_table (line);
      si_store_save_async (self->store, last, now, SI_SNAPSHOT_WHOLE, NULL, NULL, NULL, NULL);
    }
  table = si_test_store_load (self->store, NULL, NULL);
  g_assert_cmpint (si_table_get_stock (table, 0).millionths, ==, 49 * SI_QUANTITY_ONE);
}

static void
test_can_be_cancelled_before_it_begins (SiTestStore *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  si_store_load_async (self->store, cancellable, si_test_keep_result, &result);
  si_test_wait_result (&result);
  g_assert_null (si_store_load_finish (self->store, result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_a_file_that_was_taken_away_is_made_anew (SiTestStore *self, gconstpointer data)
{
  g_autoptr (SiTable) saved = make_inventory ();
  g_autoptr (SiTable) table = NULL;
  g_autoptr (GError) error = NULL;

  si_test_store_save (self->store, saved);
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  table = si_test_store_load (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (table);
  si_test_store_save (self->store, saved);
  g_assert_true (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

static void
test_an_inventory_that_another_program_saved_is_loaded (SiTestStore *self, gconstpointer data)
{
  g_autoptr (SiStore) other = si_store_new (self->path);
  g_autoptr (SiTable) first = si_test_table ("1|A|Tea|1", "2|B|Rice|2");
  g_autoptr (SiTable) second = si_test_table ("1|A|Tea|7", "2|B|Rice|2");
  g_autoptr (SiTable) loaded = NULL;
  g_autoptr (SiTable) past = NULL;

  si_test_store_save (self->store, first);
  si_test_store_save (other, second);
  loaded = si_test_store_load (self->store, NULL, NULL);
  g_assert_cmpint (si_table_get_stock (loaded, 0).millionths, ==, 7 * SI_QUANTITY_ONE);

  /* The records lead back from this save to the other program's inventory. */
  si_test_store_save (other, first);
  si_test_store_save (self->store, second);
  past = si_test_store_load_past (self->store, 3, NULL);
  g_assert_cmpint (si_table_get_stock (past, 0).millionths, ==, SI_QUANTITY_ONE);
  si_test_store_close (other);
}

static guint64
get_size (SiTestStore *self, const char *ending)
{
  g_autofree char *name = g_strconcat (self->path, ending, NULL);
  GStatBuf status;

  return g_stat (name, &status) == 0 ? (guint64) status.st_size : 0;
}

/* A reader keeps the write-ahead log from being emptied into the file. */
static void
test_its_size_on_the_disk_includes_the_log (SiTestStore *self, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (SiTable) small = si_test_table ("1|A|Tea|1");
  g_autoptr (SiTable) large = si_test_store_drift (NULL, 2000, random);
  sqlite3 *reader;
  guint64 bytes;

  si_test_store_save (self->store, small);
  g_assert_cmpint (sqlite3_open (self->path, &reader), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (reader, "BEGIN; SELECT * FROM state", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  si_test_store_save (self->store, large);

  bytes = si_test_store_measure (self->store);
  g_assert_cmpuint (get_size (self, "-wal"), >, 100000);
  g_assert_cmpuint (bytes, ==, get_size (self, "") + get_size (self, "-wal"));
  sqlite3_close (reader);
}

static void
test_an_abandoned_file_is_not_made_anew (SiTestStore *self, gconstpointer data)
{
  g_autoptr (SiTable) table = make_inventory ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (self->path);

  si_test_store_save (self->store, table);
  si_store_abandon (self->store);
  si_test_remove_folder (g_strdup (folder));
  g_assert_false (si_test_store_save_at (self->store, table, 2 * DAY, SI_SNAPSHOT_WHOLE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

#define N_MOMENTS 5

/* A past of inventories that are made one after the other. */
typedef struct
{
  GRand *random;         /* (owned) */
  SiTable *table;        /* (owned) (nullable): the last one that was made */
  GPtrArray *said;       /* (owned) (element-type utf8): a description of each */
  GCancellable *stopped; /* (nullable): is cancelled in the middle */
} Past;

static SiTable *
make_moment (gpointer data, gint64 *time)
{
  Past *past = data;
  SiTable *table;

  if (past->said->len == N_MOMENTS)
    return NULL;
  table = si_test_store_drift (past->table, 200, past->random);
  g_clear_pointer (&past->table, si_table_unref);
  past->table = si_table_ref (table);
  g_ptr_array_add (past->said, si_test_store_describe_sorted (table));
  *time = past->said->len * DAY;
  if (past->stopped != NULL && past->said->len == 3)
    g_cancellable_cancel (past->stopped);
  return table;
}

static void
past_init (Past *past)
{
  *past = (Past){ g_rand_new_with_seed (1), NULL, g_ptr_array_new_with_free_func (g_free), NULL };
}

static void
past_clear (Past *past)
{
  g_rand_free (past->random);
  g_clear_pointer (&past->table, si_table_unref);
  g_ptr_array_unref (past->said);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Past, past_clear)

static gboolean
save_past (SiTestStore *self, Past *past, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  si_store_save_past_async (self->store, make_moment, past, past->stopped, si_test_keep_result,
                            &result);
  si_test_wait_result (&result);
  return si_store_save_past_finish (self->store, result, error);
}

static void
test_a_past_is_stored_moment_by_moment (SiTestStore *self, gconstpointer data)
{
  g_auto (Past) past;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) snapshots = NULL;

  past_init (&past);
  g_assert_true (save_past (self, &past, &error));
  g_assert_no_error (error);
  si_test_store_reopen (self);

  g_assert_true (si_test_store_check (self->store, NULL));
  snapshots = si_test_store_list (self->store, NULL);
  g_assert_cmpuint (snapshots->len, ==, N_MOMENTS);
  for (guint i = 0; i < N_MOMENTS; i++)
    {
      const SiSnapshot *snapshot = snapshots->pdata[N_MOMENTS - 1 - i];
      g_autoptr (SiTable) table = si_test_store_load_past (self->store, snapshot->id, NULL);
      g_autofree char *says = si_test_store_describe_sorted (table);

      g_assert_cmpint (snapshot->time, ==, (i + 1) * DAY);
      g_assert_cmpstr (says, ==, past.said->pdata[i]);
    }
}

static void
test_an_answer_follows_a_past (SiTestStore *self, gconstpointer data)
{
  g_auto (Past) past;
  g_autoptr (SiTable) table = make_inventory ();
  g_autofree char *said = si_test_store_describe (table);
  g_autoptr (SiTable) loaded = NULL;
  g_autofree char *says = NULL;

  past_init (&past);
  save_past (self, &past, NULL);
  si_test_store_save (self->store, table);
  si_test_store_reopen (self);
  g_assert_true (si_test_store_check (self->store, NULL));
  loaded = si_test_store_load (self->store, NULL, NULL);
  says = si_test_store_describe (loaded);
  g_assert_cmpstr (says, ==, said);
}

static void
test_a_past_is_only_for_a_store_without_one (SiTestStore *self, gconstpointer data)
{
  g_auto (Past) past;
  g_autoptr (SiTable) table = make_inventory ();
  g_autoptr (GPtrArray) snapshots = NULL;

  past_init (&past);
  si_test_store_save (self->store, table);
  g_assert_true (save_past (self, &past, NULL));
  g_assert_cmpuint (past.said->len, ==, 0);
  snapshots = si_test_store_list (self->store, NULL);
  g_assert_cmpuint (snapshots->len, ==, 1);
}

static void
test_a_past_that_is_stopped_is_not_stored (SiTestStore *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Past) past;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) snapshots = NULL;

  past_init (&past);
  past.stopped = cancellable;
  g_assert_false (save_past (self, &past, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (past.said->len, ==, 3);
  snapshots = si_test_store_list (self->store, NULL);
  g_assert_cmpuint (snapshots->len, ==, 0);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, SiTestStore, NULL, si_test_store_set_up, function, si_test_store_tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("/store/has-nothing-before-the-first-snapshot", test_has_nothing_before_the_first_snapshot);
  ADD ("/store/gives-back-what-was-saved-to-the-last-letter",
       test_gives_back_what_was_saved_to_the_last_letter);
  ADD ("/store/is-for-nobody-else", test_is_for_nobody_else);
  ADD ("/store/an-unchanged-answer-costs-next-to-nothing",
       test_an_unchanged_answer_costs_next_to_nothing);
  ADD ("/store/another-order-is-kept-and-is-no-change",
       test_another_order_is_kept_and_is_no_change);
  ADD ("/store/lists-what-is-remembered", test_lists_what_is_remembered);
  ADD ("/store/a-partial-answer-does-not-pass-for-a-whole-one",
       test_a_partial_answer_does_not_pass_for_a_whole_one);
  ADD ("/store/does-in-order-what-it-is-asked-at-once",
       test_does_in_order_what_it_is_asked_at_once);
  ADD ("/store/can-be-cancelled-before-it-begins", test_can_be_cancelled_before_it_begins);
  ADD ("/store/a-file-that-was-taken-away-is-made-anew",
       test_a_file_that_was_taken_away_is_made_anew);
  ADD ("/store/an-inventory-that-another-program-saved-is-loaded",
       test_an_inventory_that_another_program_saved_is_loaded);
  ADD ("/store/its-size-on-the-disk-includes-the-log", test_its_size_on_the_disk_includes_the_log);
  ADD ("/store/an-abandoned-file-is-not-made-anew", test_an_abandoned_file_is_not_made_anew);
  ADD ("/store/a-past-is-stored-moment-by-moment", test_a_past_is_stored_moment_by_moment);
  ADD ("/store/an-answer-follows-a-past", test_an_answer_follows_a_past);
  ADD ("/store/a-past-is-only-for-a-store-without-one",
       test_a_past_is_only_for_a_store_without_one);
  ADD ("/store/a-past-that-is-stopped-is-not-stored", test_a_past_that_is_stopped_is_not_stored);
  return g_test_run ();
}
