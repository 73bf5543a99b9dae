/* test-pane-width.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-pane-width.h"

#include <adwaita.h>

#include "si-hands.h"
#include "si-test.h"

#define WIDTH 340

typedef struct
{
  GtkWindow *window;  /* (owned by GTK) */
  GtkBox *edge;       /* (owned by the window): around the paned */
  GtkPaned *paned;    /* (owned by the window) */
  SiPaneWidth *width; /* (owned) */
  guint n_notified;
  int wanted; /* the width that is waited for */
} Fixture;

static void
notified_cb (Fixture *fixture)
{
  fixture->n_notified++;
}

static GtkWidget *
create_child (int least)
{
  GtkWidget *child = gtk_drawing_area_new ();

  gtk_widget_set_focusable (child, TRUE);
  gtk_widget_set_size_request (child, least, 50);
  return child;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->edge = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  fixture->paned = g_object_new (GTK_TYPE_PANED, "hexpand", TRUE, "start-child", create_child (300),
                                 "end-child", create_child (100), "resize-end-child", FALSE,
                                 "shrink-start-child", FALSE, "shrink-end-child", FALSE, NULL);
  gtk_box_append (fixture->edge, GTK_WIDGET (fixture->paned));
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->edge));
  gtk_window_set_default_size (fixture->window, 1000, 300);
  fixture->width = si_pane_width_new (fixture->paned);
  g_signal_connect_swapped (fixture->width, "notify::width", G_CALLBACK (notified_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->width);
}

static int
get_panel_width (Fixture *fixture)
{
  return gtk_widget_get_width (gtk_paned_get_end_child (fixture->paned));
}

static gboolean
has_panel_width (gpointer data)
{
  return get_panel_width (data) == ((Fixture *) data)->wanted;
}

static void
assert_panel_becomes (Fixture *fixture, int width)
{
  fixture->wanted = width;
  si_test_wait_for (has_panel_width, fixture, 20);
}

static gboolean
is_reached (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  return ++*(guint *) data < 5 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
are_five (gpointer data)
{
  return *(guint *) data >= 5;
}

/* Draws some frames, and runs everything that waits for one. */
static void
draw_frames (Fixture *fixture)
{
  guint n = 0;

  gtk_widget_add_tick_callback (GTK_WIDGET (fixture->window), is_reached, &n, NULL);
  si_test_wait_for (are_five, &n, 20);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
the_pane_keeps_its_width_beside_an_edge_that_comes_late (Fixture *fixture, gconstpointer data)
{
  gtk_window_present (fixture->window);
  assert_panel_becomes (fixture, WIDTH);
  for (int edge = 10; edge <= 40; edge += 10)
    {
      gtk_widget_set_margin_end (GTK_WIDGET (fixture->edge), edge);
      draw_frames (fixture);
      g_assert_cmpint (get_panel_width (fixture), ==, WIDTH);
    }
  g_assert_cmpuint (fixture->n_notified, ==, 0);
}

static void
the_pane_has_its_width_when_it_is_shown_in_a_narrower_window (Fixture *fixture, gconstpointer data)
{
  GtkWidget *panel = gtk_paned_get_end_child (fixture->paned);

  si_pane_width_expect (fixture->width, 1000);
  gtk_widget_set_visible (panel, FALSE);
  gtk_window_present (fixture->window);
  draw_frames (fixture);
  for (int i = 1; i < 4; i++)
    {
      gtk_widget_set_margin_end (GTK_WIDGET (fixture->edge), 30 * i);
      draw_frames (fixture);
      gtk_widget_set_visible (panel, TRUE);
      assert_panel_becomes (fixture, WIDTH);
      draw_frames (fixture);
      g_assert_cmpint (get_panel_width (fixture), ==, WIDTH);
      gtk_widget_set_visible (panel, FALSE);
      draw_frames (fixture);
    }
  /* A window that was narrow for a while, and has its old width again, has moved the handle. */
  gtk_widget_set_margin_end (GTK_WIDGET (fixture->edge), 650);
  draw_frames (fixture);
  gtk_widget_set_margin_end (GTK_WIDGET (fixture->edge), 90);
  draw_frames (fixture);
  gtk_widget_set_visible (panel, TRUE);
  assert_panel_becomes (fixture, WIDTH);
  g_assert_cmpuint (fixture->n_notified, ==, 0);
}

static void
a_moved_handle_is_the_width_from_then_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiHands) hands = NULL;
  int width;

  gtk_window_present (fixture->window);
  assert_panel_becomes (fixture, WIDTH);
  draw_frames (fixture);

  hands = si_hands_new (fixture->window);
  si_hands_wait (hands, 50);
  gtk_widget_grab_focus (gtk_paned_get_start_child (fixture->paned));
  si_hands_press (hands, GDK_KEY_F8, 0, 20);
  for (guint i = 0; i < 5; i++)
    si_hands_press (hands, GDK_KEY_Left, 0, 20);
  si_hands_press (hands, GDK_KEY_Return, 0, 20);
  si_hands_wait (hands, 50);
  draw_frames (fixture);
  width = get_panel_width (fixture);
  g_assert_cmpint (width, >, WIDTH);
  g_assert_cmpint (si_pane_width_get_width (fixture->width), ==, width);
  g_assert_cmpuint (fixture->n_notified, >, 0);

  gtk_widget_set_margin_end (GTK_WIDGET (fixture->edge), 20);
  draw_frames (fixture);
  g_assert_cmpint (get_panel_width (fixture), ==, width);
}

/* A width for which there was no room comes back with the room. */
static void
a_window_without_room_does_not_change_the_width (Fixture *fixture, gconstpointer data)
{
  gtk_window_present (fixture->window);
  assert_panel_becomes (fixture, WIDTH);
  draw_frames (fixture);

  gtk_widget_set_margin_end (GTK_WIDGET (fixture->edge), 500);
  draw_frames (fixture);
  g_assert_cmpint (get_panel_width (fixture), <, WIDTH);
  g_assert_cmpint (si_pane_width_get_width (fixture->width), ==, WIDTH);
  gtk_widget_set_margin_end (GTK_WIDGET (fixture->edge), 0);
  assert_panel_becomes (fixture, WIDTH);
  g_assert_cmpuint (fixture->n_notified, ==, 0);
}

/* A list that needs less room, in a window that has too little, is not moved by the person. */
static void
a_child_that_becomes_narrower_does_not_change_the_width (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = gtk_paned_get_start_child (fixture->paned);

  gtk_widget_set_size_request (list, 800, 50);
  gtk_window_present (fixture->window);
  draw_frames (fixture);
  g_assert_cmpint (get_panel_width (fixture), <, WIDTH);
  for (int least = 790; least > 700; least -= 10)
    {
      gtk_widget_set_size_request (list, least, 50);
      draw_frames (fixture);
    }
  g_assert_cmpint (si_pane_width_get_width (fixture->width), ==, WIDTH);
  g_assert_cmpuint (fixture->n_notified, ==, 0);
}

static void
another_width_is_shown_at_once (Fixture *fixture, gconstpointer data)
{
  gtk_window_present (fixture->window);
  assert_panel_becomes (fixture, WIDTH);
  si_pane_width_set_width (fixture->width, 400);
  assert_panel_becomes (fixture, 400);
  draw_frames (fixture);
  g_assert_cmpint (get_panel_width (fixture), ==, 400);
}

int
main (int argc, char **argv)
{
  si_test_init_on_display (&argc, &argv);
  adw_init ();

#define ADD(name, test) g_test_add ("/pane-width/" name, Fixture, NULL, set_up, test, tear_down)

  ADD ("the-pane-keeps-its-width-beside-an-edge-that-comes-late",
       the_pane_keeps_its_width_beside_an_edge_that_comes_late);
  ADD ("the-pane-has-its-width-when-it-is-shown-in-a-narrower-window",
       the_pane_has_its_width_when_it_is_shown_in_a_narrower_window);
  ADD ("a-moved-handle-is-the-width-from-then-on", a_moved_handle_is_the_width_from_then_on);
  ADD ("a-window-without-room-does-not-change-the-width",
       a_window_without_room_does_not_change_the_width);
  ADD ("a-child-that-becomes-narrower-does-not-change-the-width",
       a_child_that_becomes_narrower_does_not_change_the_width);
  ADD ("another-width-is-shown-at-once", another_width_is_shown_at_once);

  return g_test_run ();
}
