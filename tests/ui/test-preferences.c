/* test-preferences.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "si-color-scheme.h"
#include "si-find-widget.h"
#include "si-preferences.h"
#include "si-test.h"

typedef struct
{
  GSettings *settings;    /* (owned) */
  SiEngine *engine;       /* (owned) */
  SiPreferences *window;  /* (owned by GTK) */
  AdwStyleManager *style; /* (owned by libadwaita) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->settings = g_settings_new ("com.example.SyncInventory");
  fixture->engine = si_engine_new (NULL, NULL);
  fixture->style = adw_style_manager_get_default ();
  fixture->window = si_preferences_new (NULL, fixture->engine, fixture->settings);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_settings_reset (fixture->settings, "color-scheme");
  g_clear_object (&fixture->engine);
  g_clear_object (&fixture->settings);
}

static void
choose_style (Fixture *fixture, guint choice)
{
  GtkWidget *row = si_find_by_id (GTK_WIDGET (fixture->window), "color_scheme");

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), choice);
}

static void
the_style_is_that_of_the_desktop_at_first (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = si_find_by_id (GTK_WIDGET (fixture->window), "color_scheme");

  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  si_color_scheme_follow (fixture->settings, fixture->style);
  g_assert_cmpint (adw_style_manager_get_color_scheme (fixture->style), ==,
                   ADW_COLOR_SCHEME_DEFAULT);
}

static void
the_style_that_is_chosen_is_shown_at_once (Fixture *fixture, gconstpointer data)
{
  si_color_scheme_follow (fixture->settings, fixture->style);
  choose_style (fixture, 2);
  g_assert_true (adw_style_manager_get_dark (fixture->style));
  choose_style (fixture, 1);
  g_assert_false (adw_style_manager_get_dark (fixture->style));
  g_assert_cmpint (adw_style_manager_get_color_scheme (fixture->style), ==,
                   ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
the_style_is_the_same_after_a_restart (Fixture *fixture, gconstpointer data)
{
  g_autofree char *kept = NULL;

  choose_style (fixture, 2);
  kept = g_settings_get_string (fixture->settings, "color-scheme");
  g_assert_cmpstr (kept, ==, "dark");

  adw_style_manager_set_color_scheme (fixture->style, ADW_COLOR_SCHEME_DEFAULT);
  si_color_scheme_follow (fixture->settings, fixture->style);
  g_assert_true (adw_style_manager_get_dark (fixture->style));
}

int
main (int argc, char *argv[])
{
  si_test_init_on_display (&argc, &argv);
  adw_init ();

  g_test_add ("/preferences/style-at-first", Fixture, NULL, set_up,
              the_style_is_that_of_the_desktop_at_first, tear_down);
  g_test_add ("/preferences/style-at-once", Fixture, NULL, set_up,
              the_style_that_is_chosen_is_shown_at_once, tear_down);
  g_test_add ("/preferences/style-kept", Fixture, NULL, set_up,
              the_style_is_the_same_after_a_restart, tear_down);
  return g_test_run ();
}
