/* test-held-bar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks at an answer that a real server on loopback has cut down, and that is held.
 */

#include <adwaita.h>

#include "si-fault-server.h"
#include "si-find-widget.h"
#include "si-held-bar.h"
#include "si-held-view.h"
#include "si-test-engine.h"
#include "si-test.h"

#define PRODUCT                                                                                    \
  "[{\"products_id\": \"1\", \"SkuCode\": \"A1\", \"productDescription\": \"Tea\", "               \
  "\"Stock\": \"5\", \"Godowns\": []}]"

typedef struct
{
  SiFaultServer *server; /* (owned) */
  SiEngine *engine;      /* (owned) */
  SiEngine *other;       /* (owned) */
  SiHeldBar *bar;        /* (owned by the window) */
  GtkWindow *window;     /* (owned by GTK) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->server = si_fault_server_new (NULL);
  si_fault_server_answer (fixture->server, "200 OK", NULL, PRODUCT);
  si_fault_server_answer (fixture->server, "200 OK", NULL, "[]");
  fixture->engine
      = si_test_engine_new (NULL, si_fault_server_get_address (fixture->server), NULL, NULL);
  fixture->other = si_engine_new (NULL, NULL);
  si_test_engine_refresh (fixture->engine);
  si_test_engine_refresh (fixture->engine);
  fixture->bar = g_object_new (SI_TYPE_HELD_BAR, NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->bar));
  gtk_window_present (fixture->window);
  si_held_bar_set_engine (fixture->bar, fixture->engine);
}

static gboolean
is_last_owner (gpointer engine)
{
  return G_OBJECT (engine)->ref_count == 1;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  si_test_wait_for (is_last_owner, fixture->engine, 20);
  g_assert_finalize_object (fixture->engine);
  g_assert_finalize_object (fixture->other);
  g_clear_object (&fixture->server);
}

static void
look (Fixture *fixture)
{
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->bar)));
  g_signal_emit_by_name (si_find_by_id (GTK_WIDGET (fixture->bar), "look"), "clicked");
}

/* Returns: the number of windows with a held answer; and the last one of them. */
static guint
count_views (GtkWindow **view)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (!SI_IS_HELD_VIEW (window))
        continue;
      *view = window;
      n++;
    }
  return n;
}

static void
opens_one_view_however_often_one_looks (Fixture *fixture, gconstpointer data)
{
  GtkWindow *view = NULL;

  look (fixture);
  look (fixture);
  g_assert_cmpuint (count_views (&view), ==, 1);

  gtk_window_close (view);
  g_assert_cmpuint (count_views (&view), ==, 0);
  look (fixture);
  g_assert_cmpuint (count_views (&view), ==, 1);
}

/* It has a button that would use the answer of a connection that is not in the window any more. */
static void
closes_the_view_when_the_window_takes_another_engine (Fixture *fixture, gconstpointer data)
{
  GtkWindow *view = NULL;

  look (fixture);
  si_held_bar_set_engine (fixture->bar, fixture->engine);
  g_assert_cmpuint (count_views (&view), ==, 1);
  si_held_bar_set_engine (fixture->bar, fixture->other);
  g_assert_cmpuint (count_views (&view), ==, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->bar)));
}

int
main (int argc, char **argv)
{
  si_test_init_on_display (&argc, &argv);
  adw_init ();

  g_test_add ("/held-bar/opens-one-view-however-often-one-looks", Fixture, NULL, set_up,
              opens_one_view_however_often_one_looks, tear_down);
  g_test_add ("/held-bar/closes-the-view-when-the-window-takes-another-engine", Fixture, NULL,
              set_up, closes_the_view_when_the_window_takes_another_engine, tear_down);
  return g_test_run ();
}
