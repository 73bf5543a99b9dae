/* si-test.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-test.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>

static void
set_up_environment (void)
{
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");
}

static void
make_warnings_fatal (void)
{
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);
}

static char *home;

static void
remove_home (void)
{
  si_test_remove_folder (g_steal_pointer (&home));
}

/* Gives the test folders of its own, apart from those of the person who runs it. GTest's own option
 * does this for each test, but never frees what it allocates. */
static void
isolate_folders (void)
{
  static const char *const names[] = { "HOME",          "XDG_CACHE_HOME", "XDG_CONFIG_HOME",
                                       "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR" };

  home = si_test_make_folder ();
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder = g_build_filename (home, names[i], NULL);

      g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
      g_setenv (names[i], folder, TRUE);
    }
  atexit (remove_home);
}

void
si_test_init (int *argc, char ***argv)
{
  isolate_folders ();
  set_up_environment ();
  g_test_init (argc, argv, NULL);
  make_warnings_fatal ();
}

void
si_test_init_on_display (int *argc, char ***argv)
{
  set_up_environment ();
  g_test_init (argc, argv, NULL);
  make_warnings_fatal ();
}

static gboolean
set_flag (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Wakes the main context regularly, since a thread may fulfil the condition without waking it. */
static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
si_test_wait_for (SiTestCondition condition, gpointer data, guint seconds)
{
  gboolean late = FALSE;
  guint timeout = g_timeout_add_seconds (seconds, set_flag, &late);
  guint alarm = g_timeout_add (5, wake, NULL);

  while (!late && !condition (data))
    g_main_context_iteration (NULL, TRUE);

  if (late)
    g_error ("waited %u seconds in vain", seconds);
  g_source_remove (timeout);
  g_source_remove (alarm);
}

void
si_test_keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  g_assert_null (*kept);
  *kept = g_object_ref (result);
}

static gboolean
result_is_there (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

void
si_test_wait_result (GAsyncResult **result)
{
  si_test_wait_for (result_is_there, result, 20);
}

char *
si_test_make_key (void)
{
  return g_strdup_printf ("key-%08x%08x", g_random_int (), g_random_int ());
}

char *
si_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("sync-inventory-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir
      = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      remove_tree (child);
    }
  g_remove (path);
}

void
si_test_remove_folder (char *folder)
{
  remove_tree (folder);
  g_free (folder);
}
