/* test-refresh-hint.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-find-widget.h"
#include "si-refresh-hint.h"
#include "si-test.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

#define SCHEMA "com.example.SyncInventory"

#define TEXT "Alerts are checked at each refresh, and automatic refresh is off."

typedef struct
{
  char *folder;
  GSettings *settings; /* (owned) */
  SiRefreshHint *hint; /* (owned by the window) */
  GtkWindow *window;   /* (owned by GTK) */
} Fixture;

static GSettings *
create_settings (Fixture *fixture, const char *locked)
{
  g_autofree char *locks = g_build_filename (fixture->folder, "locks", NULL);
  g_autofree char *file = g_build_filename (fixture->folder, "keyfile", NULL);
  g_autoptr (GSettingsBackend) any = g_keyfile_settings_backend_new (file, "/", NULL);
  g_autoptr (GSettingsBackend) backend = NULL;

  g_assert_true (g_file_set_contents (
      file, "[com/example/SyncInventory]\nrefresh-minutes=uint32 0\n", -1, NULL));
  g_assert_true (g_file_set_contents (locks, locked, -1, NULL));
  backend = g_object_new (G_OBJECT_TYPE (any), "filename", file, "root-path", "/", "defaults-dir",
                          fixture->folder, NULL);
  return g_settings_new_with_backend (SCHEMA, backend);
}

static void
set_up (Fixture *fixture, gconstpointer locked)
{
  fixture->folder = si_test_make_folder ();
  fixture->settings = create_settings (fixture, locked);
  fixture->hint = g_object_new (SI_TYPE_REFRESH_HINT, NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->hint));
  gtk_window_present (fixture->window);
  si_refresh_hint_set_settings (fixture->hint, fixture->settings);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->hint), (gpointer *) &fixture->hint);
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->hint);
  g_clear_object (&fixture->settings);
  si_test_remove_folder (fixture->folder);
}

static gboolean
is_shown (Fixture *fixture)
{
  return gtk_widget_get_visible (GTK_WIDGET (fixture->hint));
}

static void
test_the_button_turns_the_refresh_on (Fixture *fixture, gconstpointer data)
{
  GtkWidget *hint = GTK_WIDGET (fixture->hint);

  g_assert_false (is_shown (fixture));
  si_refresh_hint_set_wanted (fixture->hint, TRUE);
  g_assert_true (is_shown (fixture));
  g_assert_nonnull (si_find_label (hint, TEXT));
  g_signal_emit_by_name (si_find_by_id (hint, "Refresh Every 15 Minutes"), "clicked");
  g_assert_cmpuint (g_settings_get_uint (fixture->settings, "refresh-minutes"), ==, 15);
  g_assert_false (is_shown (fixture));
}

static void
test_a_locked_setting_has_no_button (Fixture *fixture, gconstpointer data)
{
  GtkWidget *hint = GTK_WIDGET (fixture->hint);

  si_refresh_hint_set_wanted (fixture->hint, TRUE);
  g_assert_true (is_shown (fixture));
  g_assert_nonnull (si_find_label (hint, TEXT " It is locked in the settings of this computer."));
  g_assert_false (gtk_widget_get_visible (si_find_by_id (hint, "button")));
}

#define ADD(path, locked, test)                                                                    \
  g_test_add ("/refresh-hint/" path, Fixture, locked, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init_on_display (&argc, &argv);
  adw_init ();

  ADD ("the-button-turns-the-refresh-on", "", test_the_button_turns_the_refresh_on);
  ADD ("a-locked-setting-has-no-button", "/com/example/SyncInventory/refresh-minutes\n",
       test_a_locked_setting_has_no_button);
  return g_test_run ();
}
