/* test-export-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-export-file.h"

#include <fcntl.h>
#include <gio/gunixoutputstream.h>
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

  si_export_file_async (path, fixture->table, SI_EXPORT_CSV, cancellable, si_test_keep_result,
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

/* Reads the folder while the file is written, as another user could. */
static gboolean
look_meanwhile (gconstpointer data,
                SiExportFormat format,
                GOutputStream *stream,
                GCancellable *cancellable,
                GError **error)
{
  const Fixture *fixture = data;
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const int descriptor = g_unix_output_stream_get_fd (G_UNIX_OUTPUT_STREAM (stream));
  struct stat status;
  const char *name;

  g_assert_cmpint (fstat (descriptor, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0077, ==, 0);
    }
  return g_output_stream_write_all (stream, "new", 3, NULL, cancellable, error);
}

static void
test_nobody_else_reads_a_private_file_while_it_is_written (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  struct stat status;

  g_assert_true (g_file_set_contents (fixture->path, "what was there", -1, NULL));
  g_chmod (fixture->path, 0600);
  si_export_file_write_async (fixture->path, look_meanwhile, fixture, NULL, SI_EXPORT_CSV, NULL,
                              si_test_keep_result, &result);
  si_test_wait_result (&result);
  g_assert_true (si_export_file_finish (result, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "new");
}

static void
test_a_new_file_has_the_usual_mode (Fixture *fixture, gconstpointer data)
{
  const mode_t before = umask (0027);
  struct stat status;

  g_assert_true (export(fixture, fixture->path, NULL, NULL));
  umask (before);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0640);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_a_link_to_nothing_yet_stays_a_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.csv", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_cmpint (symlink ("stock.csv", link), ==, 0);
  g_assert_true (export(fixture, link, NULL, NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_REGULAR));

  /* A broken link stays broken if nothing was written. */
  g_unlink (fixture->path);
  g_cancellable_cancel (cancellable);
  g_assert_false (export(fixture, link, cancellable, NULL));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_a_link_into_no_folder_is_not_replaced (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("gone/stock.csv", link), ==, 0);
  g_assert_false (export(fixture, link, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_a_link_to_a_link_in_another_folder_is_followed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "other", NULL);
  g_autofree char *inner = g_build_filename (folder, "inner.csv", NULL);
  g_autofree char *outer = g_build_filename (fixture->folder, "outer.csv", NULL);
  g_autofree char *contents = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "what was there", -1, NULL));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("../stock.csv", inner), ==, 0);
  g_assert_cmpint (symlink ("other/inner.csv", outer), ==, 0);
  g_assert_true (export(fixture, outer, NULL, NULL));

  g_assert_true (g_file_test (outer, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (inner, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "\"SkuCode\","));
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

/* A pipe whose reader does not read must not block the program. */
static void
assert_a_pipe_is_left_when_stopped (Fixture *fixture, gboolean with_reader)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  int reader = -1;

  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  if (with_reader)
    reader = g_open (fixture->path, O_RDONLY | O_NONBLOCK, 0);
  g_timeout_add (100, cancel_cb, cancellable);
  g_assert_false (export(fixture, fixture->path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (with_reader)
    g_close (reader, NULL);
}

static void
test_a_pipe_without_a_reader_can_be_left (Fixture *fixture, gconstpointer data)
{
  assert_a_pipe_is_left_when_stopped (fixture, FALSE);
}

static void
test_a_pipe_whose_reader_sleeps_can_be_left (Fixture *fixture, gconstpointer data)
{
  /* A pipe does not hold so many bytes. */
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  for (guint i = 0; i < 20000; i++)
    si_table_builder_add_product (builder, "9032", "PTFB04", "SNS Coupon", "-42893.0");
  si_table_unref (fixture->table);
  fixture->table = si_table_builder_finish (builder);
  assert_a_pipe_is_left_when_stopped (fixture, TRUE);
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
  ADD ("nobody-else-reads-a-private-file-while-it-is-written",
       test_nobody_else_reads_a_private_file_while_it_is_written);
  ADD ("a-new-file-has-the-usual-mode", test_a_new_file_has_the_usual_mode);
  ADD ("a-link-to-nothing-yet-stays-a-link", test_a_link_to_nothing_yet_stays_a_link);
  ADD ("a-link-into-no-folder-is-not-replaced", test_a_link_into_no_folder_is_not_replaced);
  ADD ("a-link-to-a-link-in-another-folder-is-followed",
       test_a_link_to_a_link_in_another_folder_is_followed);
  ADD ("a-pipe-without-a-reader-can-be-left", test_a_pipe_without_a_reader_can_be_left);
  ADD ("a-pipe-whose-reader-sleeps-can-be-left", test_a_pipe_whose_reader_sleeps_can_be_left);
  return g_test_run ();
}
