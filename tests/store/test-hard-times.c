/* test-hard-times.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* These tests need other processes, which are killed or limited. The program runs itself for them,
 * with the name of a deed and the path of the database as its arguments. */

#include <glib/gstdio.h>
#include <linux/capability.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "si-table-builder.h"
#include "si-test-store.h"
#include "si-test-table.h"
#include "si-test.h"

#define N_KILLS 200
#define N_SAVES 40

static char *program;

/* Makes the inventory of a number. Its first stock is the number, and a part of the others differs
 * from that of the next number. */
static SiTable *
make_numbered (guint number)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  for (guint i = 0; i < 400; i++)
    {
      const guint turn = i == 0 ? number : number / (i % 7 + 2);
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *stock = g_strdup_printf ("%u", turn * i + number * (i == 0));

      si_table_builder_add_product (builder, id, id, "Soap", stock);
      si_table_builder_add_godown_stock (builder, "1", "Karachi", stock);
    }
  return si_table_builder_finish (builder);
}

static guint
get_number (const SiTable *table)
{
  const guint row = si_table_find_product (table, "0", 0);

  g_assert_cmpuint (row, !=, SI_NO_ROW);
  return (guint) (si_table_get_stock (table, row).millionths / SI_QUANTITY_ONE);
}

static void
assert_is_whole (const SiTable *table)
{
  g_autoptr (SiTable) expected = make_numbered (get_number (table));
  g_autofree char *says = si_test_store_describe_sorted (table);
  g_autofree char *expects = si_test_store_describe_sorted (expected);

  g_assert_true (g_str_equal (says, expects));
}

/* Saves one number after the other, and prints each that is saved. */
static int
save_for_ever (const char *path)
{
  g_autoptr (SiStore) store = si_store_new (path);
  g_autoptr (SiTable) last = si_test_store_load (store, NULL, NULL);
  guint number = last != NULL ? get_number (last) : 0;

  do
    {
      g_autoptr (SiTable) table = make_numbered (++number);

      si_test_store_save (store, table);
    }
  while (printf ("%u\n", number) > 0 && fflush (stdout) == 0);
  return EXIT_FAILURE;
}

static int
save_some (const char *path)
{
  g_autoptr (SiStore) store = si_store_new (path);

  for (guint i = 0; i < N_SAVES; i++)
    {
      g_autoptr (SiTable) table = make_numbered ((guint) getpid () * 100 + i);

      si_test_store_save (store, table);
    }
  si_test_store_close (store);
  return EXIT_SUCCESS;
}

/* Saves with a limit on the size of files, which acts as a full disk does. */
static int
save_too_much (const char *path)
{
  const struct rlimit limit = { 256 * 1024, 256 * 1024 };
  g_autoptr (SiStore) store = si_store_new (path);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (SiTable) table = si_test_store_drift (NULL, 20000, random);
  g_autoptr (SiTable) small = si_test_table ("1|A|Tea|1");
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (si_test_store_save_at (store, table, 1, SI_SNAPSHOT_WHOLE, &error));
  g_assert_error (error, SI_STORE_ERROR, SI_STORE_ERROR_FULL);

  /* An inventory that fits is stored, by the same connection. */
  si_test_store_save (store, small);
  si_test_store_close (store);
  return EXIT_SUCCESS;
}

/* Loads without the right to write, which root has anywhere. */
static int
read_only (const char *path)
{
  struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
  struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = { { 0 } };
  g_autoptr (SiStore) store = NULL;
  g_autoptr (SiTable) table = NULL;
  g_autoptr (SiTable) again = NULL;
  g_autoptr (GError) error = NULL;

  /* This thread and those that it starts from now on lose the right. */
  g_assert_cmpint (syscall (SYS_capset, &header, none), ==, 0);
  store = si_store_new (path);
  table = si_test_store_load (store, NULL, &error);
  g_assert_no_error (error);
  assert_is_whole (table);
  g_assert_cmpuint (get_number (table), ==, 2);
  again = si_test_store_load_past (store, 1, &error);
  g_assert_no_error (error);
  assert_is_whole (again);

  g_assert_false (si_test_store_save_at (store, table, 1, SI_SNAPSHOT_WHOLE, &error));
  g_assert_error (error, SI_STORE_ERROR, SI_STORE_ERROR_READ_ONLY);
  si_test_store_close (store);
  return EXIT_SUCCESS;
}

static const struct
{
  const char *name;
  int (*run) (const char *path);
} deeds[] = {
  { "save-for-ever", save_for_ever },
  { "save-some", save_some },
  { "save-too-much", save_too_much },
  { "read-only", read_only },
};

static GSubprocess *
start (SiTestStore *self, const char *deed)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--do",
                                         deed, self->path, NULL);

  g_assert_no_error (error);
  return child;
}

static void
finish (GSubprocess *child)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_subprocess_wait_check (child, NULL, &error));
  g_assert_no_error (error);
}

static gboolean
set_flag (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

static void
let_pass (guint milliseconds)
{
  gboolean passed = FALSE;

  g_timeout_add (milliseconds, set_flag, &passed);
  si_test_wait_for (is_set, &passed, 10);
}

/* Returns the last number that the child has printed. */
static guint
kill_after (SiTestStore *self, guint milliseconds)
{
  g_autoptr (GSubprocess) child = start (self, "save-for-ever");
  g_autoptr (GBytes) output = NULL;
  g_autofree char *text = NULL;
  char *line;

  let_pass (milliseconds);
  g_subprocess_send_signal (child, SIGKILL);
  g_assert_true (g_subprocess_communicate (child, NULL, NULL, &output, NULL, NULL));
  text = g_strdup_printf ("\n%.*s", (int) g_bytes_get_size (output),
                          (const char *) g_bytes_get_data (output, NULL));
  g_strchomp (text);
  line = strrchr (text, '\n');
  return line != NULL ? (guint) strtoul (line, NULL, 10) : 0;
}

static void
assert_past_is_whole (SiStore *store, guint n_back)
{
  g_autoptr (GPtrArray) snapshots = si_test_store_list (store, NULL);
  const guint number = snapshots->len;

  for (guint i = 1; i < snapshots->len && i <= n_back; i++)
    {
      const SiSnapshot *snapshot = snapshots->pdata[i];
      g_autoptr (SiTable) table = si_test_store_load_past (store, snapshot->id, NULL);

      g_assert_nonnull (table);
      assert_is_whole (table);
      g_assert_cmpuint (get_number (table), ==, number - i);
    }
}

static void
test_survives_being_killed_at_any_moment (SiTestStore *self, gconstpointer data)
{
  guint told = 0, n_between = 0;

  for (guint i = 0; i < N_KILLS; i++)
    {
      const guint tells = kill_after (self, g_test_rand_int_range (5, 60));
      g_autoptr (GError) error = NULL;
      g_autoptr (SiTable) table = si_test_store_load (self->store, NULL, &error);

      told = MAX (told, tells);
      g_assert_no_error (error);
      if (table == NULL)
        {
          g_assert_cmpuint (told, ==, 0);
          continue;
        }
      assert_is_whole (table);
      g_assert_cmpuint (get_number (table), >=, told);
      g_assert_cmpuint (get_number (table), <=, told + 1);
      n_between += get_number (table) > told;
      told = get_number (table);
      assert_past_is_whole (self->store, 2);
      si_test_store_reopen (self);
    }
  g_test_message ("%u snapshots; %u were stored and not told", told, n_between);
  g_assert_cmpuint (told, >, 0);
  assert_past_is_whole (self->store, 20);
  g_assert_true (si_test_store_check (self->store, NULL));
}

static void
test_a_full_disk_leaves_what_was_there (SiTestStore *self, gconstpointer data)
{
  g_autoptr (SiTable) before = make_numbered (7);
  g_autoptr (SiTable) after = NULL;
  g_autoptr (SiTable) past = NULL;
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;

  si_test_store_save (self->store, before);
  si_test_store_close (self->store);
  child = start (self, "save-too-much");
  finish (child);

  g_assert_true (si_test_store_check (self->store, &error));
  g_assert_no_error (error);
  after = si_test_store_load (self->store, NULL, NULL);
  g_assert_cmpuint (si_table_get_n_products (after), ==, 1);
  past = si_test_store_load_past (self->store, 1, NULL);
  assert_is_whole (past);
}

static void
test_what_cannot_be_written_can_be_read (SiTestStore *self, gconstpointer data)
{
  g_autoptr (SiTable) first = make_numbered (1);
  g_autoptr (SiTable) second = make_numbered (2);
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GSubprocess) child = NULL;

  si_test_store_save (self->store, first);
  si_test_store_save (self->store, second);
  si_test_store_close (self->store);
  g_assert_cmpint (g_chmod (self->path, 0400), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  child = start (self, "read-only");
  finish (child);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  g_assert_cmpint (g_chmod (self->path, 0600), ==, 0);
}

static void
test_a_place_that_cannot_be_made_is_an_error (SiTestStore *self, gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->folder, "file", NULL);
  g_autofree char *path = g_build_filename (file, "shop.db", NULL);
  g_autoptr (SiStore) store = si_store_new (path);
  g_autoptr (SiTable) table = make_numbered (1);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_false (si_test_store_save_at (store, table, 1, SI_SNAPSHOT_WHOLE, &error));
  g_assert_error (error, SI_STORE_ERROR, SI_STORE_ERROR_READ_ONLY);
}

static void
test_two_programs_can_save_at_once (SiTestStore *self, gconstpointer data)
{
  g_autoptr (GSubprocess) first = start (self, "save-some");
  g_autoptr (GSubprocess) second = start (self, "save-some");
  g_autoptr (GPtrArray) snapshots = NULL;
  g_autoptr (GError) error = NULL;

  finish (first);
  finish (second);
  snapshots = si_test_store_list (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (snapshots->len, ==, 2 * N_SAVES);
  for (guint i = 0; i < snapshots->len; i++)
    {
      const SiSnapshot *snapshot = snapshots->pdata[i];
      g_autoptr (SiTable) table = si_test_store_load_past (self->store, snapshot->id, &error);

      g_assert_no_error (error);
      assert_is_whole (table);
    }
  g_assert_true (si_test_store_check (self->store, &error));
}

#define ADD(path, function)                                                                        \
  g_test_add (path, SiTestStore, NULL, si_test_store_set_up, function, si_test_store_tear_down)

int
main (int argc, char **argv)
{
  for (guint i = 0; argc == 4 && i < G_N_ELEMENTS (deeds); i++)
    if (g_str_equal (argv[1], "--do") && g_str_equal (argv[2], deeds[i].name))
      return deeds[i].run (argv[3]);

  program = g_file_read_link ("/proc/self/exe", NULL);
  si_test_init (&argc, &argv);
  ADD ("/hard-times/survives-being-killed-at-any-moment", test_survives_being_killed_at_any_moment);
  ADD ("/hard-times/a-full-disk-leaves-what-was-there", test_a_full_disk_leaves_what_was_there);
  ADD ("/hard-times/what-cannot-be-written-can-be-read", test_what_cannot_be_written_can_be_read);
  ADD ("/hard-times/a-place-that-cannot-be-made-is-an-error",
       test_a_place_that_cannot_be_made_is_an_error);
  ADD ("/hard-times/two-programs-can-save-at-once", test_two_programs_can_save_at_once);
  return g_test_run ();
}
