/* test-header.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests the header of a window by itself.
 */

#include <adwaita.h>

#include "si-connection-menu.h"
#include "si-find-widget.h"
#include "si-header.h"
#include "si-refresh-button.h"
#include "si-test-engine.h"
#include "si-test.h"
#include "si-view-switcher.h"

typedef struct
{
  SiEngine *unconnected; /* (owned) */
  SiEngine *connected;   /* (owned) */
  AdwViewStack *stack;   /* (owned) */
  SiHeader *header;      /* (owned by the window) */
  GtkWindow *window;     /* (owned by GTK) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->unconnected = si_engine_new (NULL, NULL);
  fixture->connected
      = si_test_engine_new (NULL, "http://127.0.0.1:1/?r=api/SyncInventory", NULL, NULL);
  fixture->stack = g_object_ref_sink (ADW_VIEW_STACK (adw_view_stack_new ()));
  adw_view_stack_add_titled (fixture->stack, gtk_label_new (NULL), "stock", "Stock");
  adw_view_stack_add_titled (fixture->stack, gtk_label_new (NULL), "alerts", "Alerts");
  fixture->header = g_object_new (SI_TYPE_HEADER, NULL);
  si_header_set_stack (fixture->header, fixture->stack);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->header));
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  g_object_unref (fixture->stack);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->connected);
  g_assert_finalize_object (fixture->unconnected);
}

/* Returns: whether the widget of this type is in the header, and visible with all around it. */
static gboolean
shows (Fixture *fixture, GType type)
{
  GtkWidget *widget = si_find_child (GTK_WIDGET (fixture->header), type);

  return widget != NULL && gtk_widget_is_visible (widget);
}

static GtkWidget *
get_title_widget (Fixture *fixture)
{
  return adw_header_bar_get_title_widget (
      ADW_HEADER_BAR (si_find_child (GTK_WIDGET (fixture->header), ADW_TYPE_HEADER_BAR)));
}

static void
views_and_refresh_need_a_connection (Fixture *fixture, gconstpointer data)
{
  si_header_set_engine (fixture->header, fixture->unconnected);
  g_assert_false (shows (fixture, SI_TYPE_VIEW_SWITCHER));
  g_assert_false (shows (fixture, SI_TYPE_REFRESH_BUTTON));
  si_header_set_engine (fixture->header, fixture->connected);
  g_assert_true (shows (fixture, SI_TYPE_VIEW_SWITCHER));
  g_assert_true (shows (fixture, SI_TYPE_REFRESH_BUTTON));
}

static void
connection_takes_the_place_of_the_views_where_it_is_narrow (Fixture *fixture, gconstpointer data)
{
  si_header_set_engine (fixture->header, fixture->connected);
  g_assert_true (SI_IS_VIEW_SWITCHER (get_title_widget (fixture)));
  g_assert_true (shows (fixture, SI_TYPE_CONNECTION_MENU));

  si_header_set_narrow (fixture->header, TRUE);
  g_assert_true (SI_IS_CONNECTION_MENU (get_title_widget (fixture)));
  g_assert_false (shows (fixture, SI_TYPE_VIEW_SWITCHER));

  si_header_set_narrow (fixture->header, FALSE);
  g_assert_true (SI_IS_VIEW_SWITCHER (get_title_widget (fixture)));
  g_assert_true (shows (fixture, SI_TYPE_CONNECTION_MENU));
}

static void
panel_has_a_button_where_there_is_one_and_room_for_it (Fixture *fixture, gconstpointer data)
{
  GtkWidget *toggle = si_find_by_id (GTK_WIDGET (fixture->header), "panel_toggle");

  g_assert_nonnull (toggle);
  g_assert_false (gtk_widget_get_visible (toggle));
  si_header_set_panel_available (fixture->header, TRUE);
  g_assert_true (gtk_widget_get_visible (toggle));
  si_header_set_narrow (fixture->header, TRUE);
  g_assert_false (gtk_widget_get_visible (toggle));
  si_header_set_narrow (fixture->header, FALSE);
  g_assert_true (gtk_widget_get_visible (toggle));
}

static void
count (GObject *object, GParamSpec *pspec, guint *n)
{
  ++*n;
}

static void
properties_tell_each_change_once (Fixture *fixture, gconstpointer data)
{
  guint n_narrow = 0;
  guint n_available = 0;

  g_signal_connect (fixture->header, "notify::narrow", G_CALLBACK (count), &n_narrow);
  g_signal_connect (fixture->header, "notify::panel-available", G_CALLBACK (count), &n_available);
  for (guint i = 0; i < 2; i++)
    g_object_set (fixture->header, "narrow", TRUE, "panel-available", TRUE, NULL);
  g_assert_cmpuint (n_narrow, ==, 1);
  g_assert_cmpuint (n_available, ==, 1);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*function) (Fixture *, gconstpointer);
  } tests[] = {
    { "views-and-refresh-need-a-connection", views_and_refresh_need_a_connection },
    { "connection-takes-the-place-of-the-views-where-it-is-narrow",
      connection_takes_the_place_of_the_views_where_it_is_narrow },
    { "panel-has-a-button-where-there-is-one-and-room-for-it",
      panel_has_a_button_where_there_is_one_and_room_for_it },
    { "properties-tell-each-change-once", properties_tell_each_change_once },
  };

  si_test_init_on_display (&argc, &argv);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/header/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].function, tear_down);
    }
  return g_test_run ();
}
