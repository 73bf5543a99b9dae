/* test-export-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-export-file.h"

#include <glib/gstdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "si-table-builder.h"
#include "si-test.h"

typedef struct
{
  char *folder;
  char *path;
  SiTable *table;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  for (guint i = 0; i < 500; i++)
    si_table_builder_add_product (builder, "9032", "PTFB04", "SNS Coupon", "-42893.0");
  fixture->table = si_table_builder_finish (builder);
  fixture->folder = si_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "stock.csv", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  si_table_unref (fixture->table);
  g_free (fixture->path);
  si_test_remove_folder (fixture->folder);
}

static gboolean export(Fixture *fixture,
                       const char *path,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  si_export_file_async (path, fixture->table, NULL, SI_EXPORT_CSV, cancellable, si_test_keep_result,
                        &result);
  si_test_wait_result (&result);
  return si_export_file_finish (result, error);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

static void
assert_unchanged (Fixture *fixture)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "what was there");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_writes_a_file_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  g_assert_true (export(fixture, fixture->path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_true (
      g_str_has_prefix (contents, "\"SkuCode\",\"productDescription\",\"products_id\",\"Stock\","));
  g_assert_true (
      g_str_has_suffix (contents, "\"PTFB04\",\"SNS Coupon\",\"9032\",-42893,\"\",\"\",\r\n"));
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_a_file_that_is_replaced_keeps_its_mode (Fixture *fixture, gconstpointer data)
{
  struct stat status;

  g_assert_true (g_file_set_contents (fixture->path, "what was there", -1, NULL));
  g_chmod (fixture->path, 0640);
  g_assert_true (export(fixture, fixture->path, NULL, NULL));

  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0640);
  g_assert_cmpint (status.st_size, >, 1000);
}

static void
test_a_link_stays_a_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.csv", NULL);
  g_autofree char *contents = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "what was there", -1, NULL));
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  g_assert_true (export(fixture, link, NULL, NULL));

  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "\"SkuCode\","));
}

static void
test_when_stopped_leaves_what_was_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "what was there", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (export(fixture, fixture->path, cancellable, &error));

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_unchanged (fixture);
}

static void
test_when_the_disk_is_full_leaves_what_was_there (Fixture *fixture, gconstpointer data)
{
  /* A limit on a file's size fails a write just as a full disk does. */
  struct rlimit before, tight;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "what was there", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  tight = before;
  tight.rlim_cur = 4096;
  setrlimit (RLIMIT_FSIZE, &tight);
  g_assert_false (export(fixture, fixture->path, NULL, &error));
  setrlimit (RLIMIT_FSIZE, &before);

  g_assert_nonnull (error);
  assert_unchanged (fixture);
}

static void
test_says_what_the_system_says (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "no-such-folder", "stock.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (export(fixture, path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_writes_to_what_is_no_ordinary_file (Fixture *fixture, gconstpointer data)
{
  g_assert_true (export(fixture, "/dev/null", NULL, NULL));
  g_assert_false (g_file_test ("/dev/null", G_FILE_TEST_IS_REGULAR));
}

#define ADD(path, test) g_test_add ("/export-file/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("writes-a-file-whole", test_writes_a_file_whole);
  ADD ("a-file-that-is-replaced-keeps-its-mode", test_a_file_that_is_replaced_keeps_its_mode);
  ADD ("a-link-stays-a-link", test_a_link_stays_a_link);
  ADD ("when-stopped-leaves-what-was-there", test_when_stopped_leaves_what_was_there);
  ADD ("when-the-disk-is-full-leaves-what-was-there",
       test_when_the_disk_is_full_leaves_what_was_there);
  ADD ("says-what-the-system-says", test_says_what_the_system_says);
  ADD ("writes-to-what-is-no-ordinary-file", test_writes_to_what_is_no_ordinary_file);
  return g_test_run ();
}
