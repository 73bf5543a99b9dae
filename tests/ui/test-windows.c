/* test-windows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two windows of the program, on two connections or on the same one.
 */

#define G_SETTINGS_ENABLE_BACKEND /* declares the in-memory back end */
#include <adwaita.h>
#include <gio/gsettingsbackend.h>

#include "si-fault-server.h"
#include "si-find-widget.h"
#include "si-product-selection.h"
#include "si-product-view.h"
#include "si-progress-strip.h"
#include "si-test-engine.h"
#include "si-test.h"
#include "si-window.h"

#define PRODUCT(id, sku) "{\"products_id\":\"" id "\",\"SkuCode\":\"" sku "\",\"Stock\":\"5\"}"
#define KARACHI "[" PRODUCT ("1", "A") "," PRODUCT ("2", "B") "]"
#define LAHORE "[" PRODUCT ("1", "A") "," PRODUCT ("2", "B") "," PRODUCT ("3", "C") "]"

typedef struct
{
  GSettings *settings;       /* (owned) */
  SiConnectionList *list;    /* (owned) */
  SiEngines *engines;        /* (owned) */
  SiFaultServer *servers[2]; /* (owned) */
  SiConnection *shops[2];    /* (owned): saved */
  SiWindow *windows[2];      /* (owned by GTK) (nullable) */
} Fixture;

static SiProductSelection *
get_selection (SiWindow *window)
{
  GtkWidget *view = si_find_child (GTK_WIDGET (window), SI_TYPE_PRODUCT_VIEW);

  return SI_PRODUCT_SELECTION (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (si_find_child (view, GTK_TYPE_COLUMN_VIEW))));
}

static guint
count_rows (SiWindow *window)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_selection (window)));
}

static gboolean
has_rows (gpointer window)
{
  return count_rows (window) > 0
         && si_refresh_get_state (si_engine_get_refresh (si_window_get_engine (window)))
                != SI_REFRESH_LOADING;
}

static void
wait_for_rows (Fixture *fixture)
{
  si_test_wait_for (has_rows, fixture->windows[0], 20);
  si_test_wait_for (has_rows, fixture->windows[1], 20);
}

static void
save_shop (Fixture *fixture, guint shop, const char *id, const char *body)
{
  g_autoptr (GError) error = NULL;

  fixture->servers[shop] = si_fault_server_new (NULL);
  si_fault_server_answer (fixture->servers[shop], "200 OK", NULL, body);
  fixture->shops[shop]
      = si_test_connection_new (id, si_fault_server_get_address (fixture->servers[shop]), NULL);
  g_assert_true (si_connection_list_save (fixture->list, fixture->shops[shop], &error));
  g_assert_no_error (error);
}

static SiWindow *
open_window (Fixture *fixture, SiConnection *connection)
{
  g_autoptr (SiEngine) engine = si_engines_start (fixture->engines, connection);
  SiWindow *window = si_window_new (GTK_APPLICATION (g_application_get_default ()),
                                    fixture->engines, engine, fixture->settings);

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 600);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
set_up (Fixture *fixture, gconstpointer same)
{
  g_autoptr (GSettingsBackend) memory = g_memory_settings_backend_new ();

  fixture->settings = g_settings_new_with_backend ("com.example.SyncInventory", memory);
  fixture->list = si_connection_list_new (fixture->settings);
  fixture->engines = si_engines_new (fixture->settings, fixture->list, NULL);
  save_shop (fixture, 0, "karachi", KARACHI);
  save_shop (fixture, 1, "lahore", LAHORE);
  fixture->windows[0] = open_window (fixture, fixture->shops[0]);
  fixture->windows[1] = open_window (fixture, fixture->shops[GPOINTER_TO_INT (same) ? 0 : 1]);
}

static void
close_window (Fixture *fixture, guint i)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->windows[i]), (gpointer *) &fixture->windows[i]);
  gtk_window_destroy (GTK_WINDOW (fixture->windows[i]));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->windows[i]);
}

static void
tear_down (Fixture *fixture, gconstpointer same)
{
  for (guint i = 0; i < 2; i++)
    if (fixture->windows[i] != NULL)
      close_window (fixture, i);
  g_assert_finalize_object (fixture->engines);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_object (&fixture->shops[i]);
      g_clear_object (&fixture->servers[i]);
    }
  g_assert_finalize_object (fixture->list);
  g_clear_object (&fixture->settings);
}

static void
use (Fixture *fixture, guint window, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->windows[window]), "win.connection", "s", id);
}

static void
windows_on_one_connection_see_one_refresh (Fixture *fixture, gconstpointer same)
{
  wait_for_rows (fixture);
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->servers[0]), ==, 1);

  si_fault_server_answer (fixture->servers[0], "200 OK", NULL, LAHORE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->windows[1]), "win.refresh", NULL);
  si_test_engine_wait (si_window_get_engine (fixture->windows[0]));
  wait_for_rows (fixture);
  g_assert_cmpuint (count_rows (fixture->windows[0]), ==, 3);
  g_assert_cmpuint (count_rows (fixture->windows[1]), ==, 3);
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->servers[0]), ==, 2);
}

static void
a_window_that_switches_leaves_the_other_as_it_is (Fixture *fixture, gconstpointer same)
{
  SiEngine *first = si_window_get_engine (fixture->windows[0]);

  wait_for_rows (fixture);
  g_assert_cmpuint (count_rows (fixture->windows[0]), ==, 2);
  g_assert_cmpuint (count_rows (fixture->windows[1]), ==, 3);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->windows[1])), ==,
                   "lahore – Sync Inventory");

  use (fixture, 1, "karachi");
  g_assert_true (si_window_get_engine (fixture->windows[1]) == first);
  g_assert_true (si_window_get_engine (fixture->windows[0]) == first);
  wait_for_rows (fixture);
  g_assert_cmpuint (count_rows (fixture->windows[1]), ==, 2);
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->servers[0]), ==, 1);
  /* Nobody uses the engine of the connection that was left. */
  g_assert_null (si_engines_find (fixture->engines, fixture->shops[1]));
}

static void
the_same_product_of_another_connection_is_not_selected (Fixture *fixture, gconstpointer same)
{
  wait_for_rows (fixture);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_selection (fixture->windows[1])), 0,
                                   TRUE);
  g_assert_nonnull (si_product_selection_get_selected (get_selection (fixture->windows[1])));
  use (fixture, 1, "karachi");
  wait_for_rows (fixture);
  g_assert_null (si_product_selection_get_selected (get_selection (fixture->windows[1])));
}

static GtkRevealer *
find_strip (SiWindow *window)
{
  GtkWidget *strip = si_find_child (GTK_WIDGET (window), SI_TYPE_PROGRESS_STRIP);

  return GTK_REVEALER (si_find_child (strip, GTK_TYPE_REVEALER));
}

static gboolean
is_strip_shown (gpointer window)
{
  return gtk_revealer_get_reveal_child (find_strip (window));
}

static void
a_slow_refresh_does_not_show_in_the_other_window (Fixture *fixture, gconstpointer same)
{
  wait_for_rows (fixture);
  si_fault_server_say (fixture->servers[1], "", 0, SI_FAULT_SILENCE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->windows[1]), "win.refresh", NULL);
  si_test_wait_for (is_strip_shown, fixture->windows[1], 20);
  g_assert_false (is_strip_shown (fixture->windows[0]));

  /* The window leaves it while it is under way, and nothing of it is left. */
  use (fixture, 1, "karachi");
  g_assert_false (is_strip_shown (fixture->windows[1]));
  wait_for_rows (fixture);
  g_assert_cmpuint (count_rows (fixture->windows[1]), ==, 2);
}

static void
a_removed_connection_is_left_by_all_windows (Fixture *fixture, gconstpointer same)
{
  wait_for_rows (fixture);
  use (fixture, 0, "lahore");
  wait_for_rows (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->windows[0]), "win.remove-connection", NULL);
  for (guint i = 0; i < 2; i++)
    g_assert_true (si_engine_get_connection (si_window_get_engine (fixture->windows[i]))
                   == fixture->shops[0]);
  wait_for_rows (fixture);
  g_assert_cmpuint (count_rows (fixture->windows[1]), ==, 2);
}

static void
a_changed_connection_is_changed_in_all_windows (Fixture *fixture, gconstpointer same)
{
  g_autoptr (SiConnection) changed = NULL;

  wait_for_rows (fixture);
  changed
      = si_test_connection_new ("karachi", si_fault_server_get_address (fixture->servers[1]), NULL);
  g_assert_true (si_connection_list_save (fixture->list, changed, NULL));
  wait_for_rows (fixture);
  g_assert_cmpuint (count_rows (fixture->windows[0]), ==, 3);
  g_assert_cmpuint (count_rows (fixture->windows[1]), ==, 3);
}

static void
a_closed_window_leaves_the_connection_to_the_other (Fixture *fixture, gconstpointer same)
{
  close_window (fixture, 0);
  si_test_wait_for (has_rows, fixture->windows[1], 20);
  g_assert_cmpuint (count_rows (fixture->windows[1]), ==, 2);
  close_window (fixture, 1);
  g_assert_null (si_engines_find (fixture->engines, fixture->shops[0]));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    gboolean same;
    void (*test) (Fixture *fixture, gconstpointer same);
  } tests[] = {
    { "/windows/windows-on-one-connection-see-one-refresh", TRUE,
      windows_on_one_connection_see_one_refresh },
    { "/windows/a-window-that-switches-leaves-the-other-as-it-is", FALSE,
      a_window_that_switches_leaves_the_other_as_it_is },
    { "/windows/the-same-product-of-another-connection-is-not-selected", FALSE,
      the_same_product_of_another_connection_is_not_selected },
    { "/windows/a-slow-refresh-does-not-show-in-the-other-window", FALSE,
      a_slow_refresh_does_not_show_in_the_other_window },
    { "/windows/a-removed-connection-is-left-by-all-windows", FALSE,
      a_removed_connection_is_left_by_all_windows },
    { "/windows/a-changed-connection-is-changed-in-all-windows", TRUE,
      a_changed_connection_is_changed_in_all_windows },
    { "/windows/a-closed-window-leaves-the-connection-to-the-other", TRUE,
      a_closed_window_leaves_the_connection_to_the_other },
  };
  g_autoptr (AdwApplication) app = NULL;

  si_test_init_on_display (&argc, &argv);
  app = adw_application_new ("com.example.SyncInventory", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, GINT_TO_POINTER (tests[i].same), set_up, tests[i].test,
                tear_down);
  return g_test_run ();
}
