/* test-damage.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "si-test-store.h"
#include "si-test-table.h"
#include "si-test.h"

#define N_SNAPSHOTS 6
#define PAGE 16384

/* The offsets of two numbers in SQLite's header, which have their highest byte first. */
#define USER_VERSION_OFFSET 60
#define APPLICATION_ID_OFFSET 68

/* The bytes of a file with several snapshots and two stock alerts, and the texts that describe it.
 */
typedef struct
{
  SiTestStore base;
  char *bytes;
  gsize length;
  char *said[N_SNAPSHOTS]; /* newest first */
  SiProductKey *product;
  char *history;
} Fixture;

static char *
read_history (SiStore *store, const SiProductKey *product, GError **error)
{
  g_autoptr (GPtrArray) points = si_test_store_read_history (store, product, NULL, error);
  GString *text;

  if (points == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < points->len; i++)
    {
      const SiStockPoint *point = points->pdata[i];

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %d %" G_GINT64_FORMAT " %s\n",
                              point->time, point->present, point->stock.millionths,
                              point->stock_text);
    }
  return g_string_free (text, FALSE);
}

static void
save_alert (SiStore *store, const char *product_id)
{
  g_autoptr (SiStockAlert) alert = si_test_store_make_stock_alert (product_id, NULL);

  si_stock_alert_free (si_test_store_save_stock_alert (store, alert));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autoptr (SiTable) table = NULL;
  SiProductKey key;

  si_test_store_set_up (&self->base, NULL);
  for (guint i = 0; i < N_SNAPSHOTS; i++)
    {
      SiTable *next = si_test_store_drift (table, 300, random);

      g_clear_pointer (&table, si_table_unref);
      table = next;
      self->said[N_SNAPSHOTS - 1 - i] = si_test_store_describe_sorted (table);
      si_test_store_save_at (self->base.store, table, 1000 * (i + 1), SI_SNAPSHOT_WHOLE, NULL);
    }
  save_alert (self->base.store, "1");
  save_alert (self->base.store, "2");
  key = si_table_get_key (table, 7);
  self->product = si_product_key_copy (&key);
  self->history = read_history (self->base.store, self->product, NULL);
  si_test_store_reopen (&self->base);
  g_assert_true (g_file_get_contents (self->base.path, &self->bytes, &self->length, NULL));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < N_SNAPSHOTS; i++)
    g_free (self->said[i]);
  g_free (self->history);
  si_product_key_free (self->product);
  g_free (self->bytes);
  si_test_store_tear_down (&self->base, NULL);
}

/* Makes a new store on a file with these bytes. */
static void
put (Fixture *self, const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;

  si_test_store_reopen (&self->base);
  g_unlink (self->base.path);
  g_file_set_contents_full (self->base.path, bytes, length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static void
assert_is_about_damage (const GError *error)
{
  g_assert_nonnull (error);
  if (!g_error_matches (error, SI_STORE_ERROR, SI_STORE_ERROR_NEWER)
      && !g_error_matches (error, SI_STORE_ERROR, SI_STORE_ERROR_FOREIGN))
    g_assert_error (error, SI_STORE_ERROR, SI_STORE_ERROR_DAMAGED);
}

/* Asserts that the newest inventory is as it was, or that there is an error and none. */
static gboolean
assert_load_is_true (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = si_test_store_load (self->base.store, NULL, &error);
  g_autofree char *says = NULL;

  if (table == NULL)
    {
      assert_is_about_damage (error);
      return FALSE;
    }
  says = si_test_store_describe_sorted (table);
  g_assert_true (g_str_equal (says, self->said[0]));
  return TRUE;
}

/* Asserts that each snapshot is as it was, or that there is an error and none. */
static void
assert_past_is_true (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) snapshots = si_test_store_list (self->base.store, &error);

  if (snapshots == NULL)
    {
      assert_is_about_damage (error);
      return;
    }
  if (si_store_get_quarantined (self->base.store) != NULL)
    return;
  g_assert_cmpuint (snapshots->len, ==, N_SNAPSHOTS);
  for (guint i = 0; i < N_SNAPSHOTS && si_store_get_quarantined (self->base.store) == NULL; i++)
    {
      const SiSnapshot *snapshot = snapshots->pdata[i];
      g_autoptr (SiTable) table = si_test_store_load_past (self->base.store, snapshot->id, &error);

      if (table == NULL)
        {
          assert_is_about_damage (error);
          g_clear_error (&error);
        }
      else
        {
          g_autofree char *says = si_test_store_describe_sorted (table);

          g_assert_true (g_str_equal (says, self->said[i]));
          g_assert_cmpint (snapshot->time, ==, 1000 * (N_SNAPSHOTS - i));
        }
    }
}

static void
assert_history_is_true (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *history = NULL;

  if (si_store_get_quarantined (self->base.store) != NULL)
    return;
  history = read_history (self->base.store, self->product, &error);
  if (history == NULL)
    assert_is_about_damage (error);
  else
    g_assert_cmpstr (history, ==, self->history);
}

static void
assert_alerts_are_true (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) alerts = NULL;

  if (si_store_get_quarantined (self->base.store) != NULL)
    return;
  alerts = si_test_store_list_stock_alerts (self->base.store, NULL, &error);
  if (alerts == NULL)
    assert_is_about_damage (error);
  else
    g_assert_cmpuint (alerts->len, ==, 2);
}

static void
clean (Fixture *self)
{
  g_autofree char *folder = g_path_get_dirname (self->base.path);

  si_test_store_close (self->base.store);
  si_test_remove_folder (g_steal_pointer (&folder));
  folder = g_path_get_dirname (self->base.path);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
}

static void
assert_is_true (Fixture *self, const char *bytes, gsize length)
{
  clean (self);
  put (self, bytes, length);
  if (assert_load_is_true (self))
    {
      assert_alerts_are_true (self);
      assert_history_is_true (self);
      assert_past_is_true (self);
    }
}

static void
test_a_flipped_bit_is_never_believed (Fixture *self, gconstpointer data)
{
  g_autofree char *bytes = g_memdup2 (self->bytes, self->length);

  for (guint i = 0; i < 250; i++)
    {
      /* A third of the bits are in the first pages, which have the structure of the tables. */
      const gsize position
          = g_test_rand_int_range (0, (int) (i % 3 == 0 ? 4 * PAGE : self->length));
      const char bit = (char) (1 << g_test_rand_int_range (0, 8));

      bytes[position] ^= bit;
      assert_is_true (self, bytes, self->length);
      bytes[position] ^= bit;
    }
}

static void
test_a_page_that_is_another_is_never_believed (Fixture *self, gconstpointer data)
{
  const int n_pages = (int) (self->length / PAGE);

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *bytes = g_memdup2 (self->bytes, self->length);
      const int page = g_test_rand_int_range (0, n_pages);

      if (i % 3 == 0)
        memset (bytes + page * PAGE, 0, PAGE);
      else if (i % 3 == 1)
        memcpy (bytes + page * PAGE, self->bytes + g_test_rand_int_range (0, n_pages) * PAGE, PAGE);
      else
        for (int k = 0; k < PAGE; k++)
          bytes[page * PAGE + k] = (char) g_test_rand_int ();
      assert_is_true (self, bytes, self->length);
    }
}

static void
test_a_file_that_was_cut_is_never_believed (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 30; i++)
    assert_is_true (self, self->bytes, g_test_rand_int_range (1, (int) self->length));
}

static void
test_a_file_of_noise_is_quarantined_and_the_next_works (Fixture *self, gconstpointer data)
{
  g_autofree char *noise = g_malloc (100000);
  g_autofree char *kept = NULL;
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|1");
  g_autoptr (SiTable) loaded = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  for (guint i = 0; i < 100000; i++)
    noise[i] = (char) g_test_rand_int ();
  put (self, noise, 100000);
  g_assert_null (si_test_store_load (self->base.store, NULL, &error));
  g_assert_error (error, SI_STORE_ERROR, SI_STORE_ERROR_DAMAGED);
  g_assert_nonnull (si_store_get_quarantined (self->base.store));
  g_assert_nonnull (strstr (error->message, si_store_get_quarantined (self->base.store)));
  g_assert_true (
      g_file_get_contents (si_store_get_quarantined (self->base.store), &kept, &length, NULL));
  g_assert_cmpmem (kept, length, noise, 100000);

  si_test_store_save (self->base.store, table);
  loaded = si_test_store_load (self->base.store, NULL, NULL);
  g_assert_cmpuint (si_table_get_n_products (loaded), ==, 1);
}

/* Returns the position of a text that only the past has: the description of a product that is gone.
 */
static gsize
find_in_past (Fixture *self)
{
  g_auto (GStrv) lines = g_strsplit (self->said[N_SNAPSHOTS - 1], "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit_set (lines[i], "[]", -1);
      const char *found;

      if (g_strv_length (parts) < 4 || strstr (self->said[0], parts[3]) != NULL)
        continue;
      found = memmem (self->bytes, self->length, parts[3], strlen (parts[3]));
      if (found != NULL)
        return found - self->bytes;
    }
  g_assert_not_reached ();
}

/* Puts the file with a damaged past in the place of the store's, and lets a check find that. */
static void
damage_past (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  self->bytes[find_in_past (self)] ^= 1;
  put (self, self->bytes, self->length);
  g_assert_false (si_test_store_check (self->base.store, &error));
  g_assert_error (error, SI_STORE_ERROR, SI_STORE_ERROR_DAMAGED);
  g_assert_nonnull (si_store_get_quarantined (self->base.store));
}

static void
test_the_inventory_and_the_alerts_are_rescued (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) alerts = NULL;
  g_autoptr (SiTable) table = NULL;
  g_autofree char *says = NULL;
  gint64 whole_time;

  damage_past (self);
  table = si_test_store_load (self->base.store, &whole_time, &error);
  g_assert_no_error (error);
  says = si_test_store_describe_sorted (table);
  g_assert_true (g_str_equal (says, self->said[0]));
  g_assert_cmpint (whole_time, ==, 1000 * N_SNAPSHOTS);
  alerts = si_test_store_list_stock_alerts (self->base.store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (alerts->len, ==, 2);
  g_assert_true (si_test_store_check (self->base.store, &error));
}

static void
test_the_time_of_the_last_whole_answer_is_rescued (Fixture *self, gconstpointer data)
{
  g_autoptr (SiTable) newest = si_test_store_load (self->base.store, NULL, NULL);
  g_autoptr (SiTable) table = NULL;
  gint64 whole_time;

  si_test_store_save_at (self->base.store, newest, 1000 * N_SNAPSHOTS + 500, SI_SNAPSHOT_SKU, NULL);
  si_test_store_close (self->base.store);
  g_clear_pointer (&self->bytes, g_free);
  g_assert_true (g_file_get_contents (self->base.path, &self->bytes, &self->length, NULL));
  damage_past (self);

  table = si_test_store_load (self->base.store, &whole_time, NULL);
  g_assert_nonnull (table);
  g_assert_cmpint (whole_time, ==, 1000 * N_SNAPSHOTS);
}

static void
test_the_ids_of_rescued_alerts_are_not_given_again (Fixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) alerts = NULL;

  damage_past (self);
  save_alert (self->base.store, "3");
  alerts = si_test_store_list_stock_alerts (self->base.store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (alerts->len, ==, 3);
  for (guint i = 0; i < alerts->len; i++)
    g_hash_table_add (ids, &((SiStockAlert *) alerts->pdata[i])->id);
  g_assert_cmpuint (g_hash_table_size (ids), ==, 3);
}

static void
test_no_file_that_was_quarantined_is_overwritten (Fixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5; i++)
    {
      put (self, "no database, and long enough to see that", 40);
      g_assert_null (si_test_store_load (self->base.store, NULL, &error));
      g_assert_error (error, SI_STORE_ERROR, SI_STORE_ERROR_DAMAGED);
      g_clear_error (&error);
      g_hash_table_add (names, (gpointer) si_store_get_quarantined (self->base.store));
    }
  g_assert_cmpuint (g_hash_table_size (names), ==, 5);
}

static void
test_a_file_that_was_emptied_is_quarantined (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GStatBuf born, now;

  put (self, self->bytes, self->length);
  g_assert_cmpint (g_stat (self->base.path, &born), ==, 0);
  /* The clock of the file system has to move on, so that the file looks modified. */
  do
    {
      g_assert_cmpint (truncate (self->base.path, 1), ==, 0);
      g_assert_cmpint (truncate (self->base.path, 0), ==, 0);
      g_assert_cmpint (g_stat (self->base.path, &now), ==, 0);
    }
  while (now.st_mtim.tv_sec == born.st_mtim.tv_sec && now.st_mtim.tv_nsec == born.st_mtim.tv_nsec);
  g_assert_null (si_test_store_load (self->base.store, NULL, &error));
  g_assert_error (error, SI_STORE_ERROR, SI_STORE_ERROR_DAMAGED);
  g_assert_nonnull (si_store_get_quarantined (self->base.store));
}

static void
test_a_file_that_is_just_being_made_is_not_damaged (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int file;

  si_test_store_reopen (&self->base);
  g_unlink (self->base.path);
  file = g_open (self->base.path, O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  g_assert_cmpint (file, >=, 0);
  g_assert_null (si_test_store_load (self->base.store, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (si_store_get_quarantined (self->base.store));
  g_close (file, NULL);
}

static void
assert_is_left_alone (Fixture *self, int code)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|1");
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  put (self, self->bytes, self->length);
  g_assert_null (si_test_store_load (self->base.store, NULL, &error));
  g_assert_error (error, SI_STORE_ERROR, code);
  g_clear_error (&error);
  g_assert_false (si_test_store_save_at (self->base.store, table, 1, SI_SNAPSHOT_WHOLE, &error));
  g_assert_error (error, SI_STORE_ERROR, code);

  si_test_store_close (self->base.store);
  g_assert_true (g_file_get_contents (self->base.path, &bytes, &length, NULL));
  g_assert_cmpmem (bytes, length, self->bytes, self->length);
}

static void
test_a_file_of_a_newer_version_is_left_alone (Fixture *self, gconstpointer data)
{
  self->bytes[USER_VERSION_OFFSET + 3] = 99;
  assert_is_left_alone (self, SI_STORE_ERROR_NEWER);
}

static void
test_a_file_of_another_program_is_left_alone (Fixture *self, gconstpointer data)
{
  self->bytes[APPLICATION_ID_OFFSET] = 'X';
  assert_is_left_alone (self, SI_STORE_ERROR_FOREIGN);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("/damage/a-flipped-bit-is-never-believed", test_a_flipped_bit_is_never_believed);
  ADD ("/damage/a-page-that-is-another-is-never-believed",
       test_a_page_that_is_another_is_never_believed);
  ADD ("/damage/a-file-that-was-cut-is-never-believed", test_a_file_that_was_cut_is_never_believed);
  ADD ("/damage/a-file-of-noise-is-quarantined-and-the-next-works",
       test_a_file_of_noise_is_quarantined_and_the_next_works);
  ADD ("/damage/the-inventory-and-the-alerts-are-rescued",
       test_the_inventory_and_the_alerts_are_rescued);
  ADD ("/damage/the-time-of-the-last-whole-answer-is-rescued",
       test_the_time_of_the_last_whole_answer_is_rescued);
  ADD ("/damage/the-ids-of-rescued-alerts-are-not-given-again",
       test_the_ids_of_rescued_alerts_are_not_given_again);
  ADD ("/damage/no-file-that-was-quarantined-is-overwritten",
       test_no_file_that_was_quarantined_is_overwritten);
  ADD ("/damage/a-file-that-was-emptied-is-quarantined",
       test_a_file_that_was_emptied_is_quarantined);
  ADD ("/damage/a-file-that-is-just-being-made-is-not-damaged",
       test_a_file_that_is_just_being_made_is_not_damaged);
  ADD ("/damage/a-file-of-a-newer-version-is-left-alone",
       test_a_file_of_a_newer_version_is_left_alone);
  ADD ("/damage/a-file-of-another-program-is-left-alone",
       test_a_file_of_another_program_is_left_alone);
  return g_test_run ();
}
