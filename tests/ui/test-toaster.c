/* test-toaster.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "si-find-widget.h"
#include "si-test.h"
#include "si-toast.h"
#include "si-toaster.h"

/* The animation of a toast that takes the place of another one, in microseconds. */
#define MOVES_IN (G_USEC_PER_SEC / 2)

typedef struct
{
  GtkWindow *window;        /* (unowned): GTK owns it */
  AdwToastOverlay *overlay; /* (unowned): the window owns it */
  SiToaster *toaster;       /* (owned) */
  gint64 until;             /* a frame time */
} Fixture;

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->overlay));
  gtk_window_set_default_size (fixture->window, 400, 300);
  gtk_window_present (fixture->window);
  si_test_wait_for (is_mapped, fixture->overlay, 10);
  fixture->toaster = si_toaster_new (fixture->overlay);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->toaster);
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
is_over (GtkWidget *overlay, GdkFrameClock *clock, gpointer data)
{
  Fixture *fixture = data;
  const gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (fixture->until == 0)
    fixture->until = now + MOVES_IN + MOVES_IN / 5;
  if (now < fixture->until)
    return G_SOURCE_CONTINUE;
  fixture->until = -1;
  return G_SOURCE_REMOVE;
}

/* Lets so many frames be drawn that any toast has moved in. */
static void
let_it_move_in (Fixture *fixture)
{
  fixture->until = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (fixture->overlay), is_over, fixture, NULL);
  while (fixture->until >= 0)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_on_screen (Fixture *fixture, const char *text)
{
  return si_find_label (GTK_WIDGET (fixture->overlay), text) != NULL;
}

static void
replaces_a_toast_that_has_moved_in (Fixture *fixture, gconstpointer data)
{
  si_toaster_say (fixture->toaster, "First");
  let_it_move_in (fixture);
  si_toaster_say (fixture->toaster, "Second");
  g_assert_true (is_on_screen (fixture, "Second"));
  let_it_move_in (fixture);
  g_assert_false (is_on_screen (fixture, "First"));
}

static void
changes_the_text_of_a_toast_that_moves_in (Fixture *fixture, gconstpointer data)
{
  si_toaster_say (fixture->toaster, "First");
  si_toaster_say (fixture->toaster, "Second");
  g_assert_false (is_on_screen (fixture, "First"));
  g_assert_true (is_on_screen (fixture, "Second"));
}

static void
count (AdwToast *toast, guint *n_dismissed)
{
  (*n_dismissed)++;
}

/* Dismissing a toast that moves in crashes libadwaita 1.2, however long it has waited before. */
static void
leaves_a_toast_that_waited_until_it_has_moved_in (Fixture *fixture, gconstpointer data)
{
  AdwToast *kept = si_toast_new ("Removed");
  AdwToast *waiting = si_toast_new ("First");
  g_autoptr (AdwToast) of_test = g_object_ref (waiting);
  guint n_dismissed = 0;

  g_signal_connect (waiting, "dismissed", G_CALLBACK (count), &n_dismissed);
  si_toaster_keep (fixture->toaster, kept);
  si_toaster_show (fixture->toaster, waiting);
  let_it_move_in (fixture);
  g_assert_false (is_on_screen (fixture, "First"));

  adw_toast_dismiss (kept);
  g_assert_true (is_on_screen (fixture, "First"));
  si_toaster_say (fixture->toaster, "Second");
  g_assert_cmpuint (n_dismissed, ==, 0);
  g_assert_true (is_on_screen (fixture, "Second"));
  let_it_move_in (fixture);
  /* The toast is dismissed with the window. */
  g_signal_handlers_disconnect_by_func (waiting, count, &n_dismissed);
}

static void
leaves_a_kept_toast_on_screen (Fixture *fixture, gconstpointer data)
{
  si_toaster_keep (fixture->toaster, si_toast_new ("Removed"));
  let_it_move_in (fixture);
  si_toaster_say (fixture->toaster, "First");
  g_assert_true (is_on_screen (fixture, "Removed"));
  g_assert_false (is_on_screen (fixture, "First"));
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/toaster/replaces-a-toast-that-has-moved-in", replaces_a_toast_that_has_moved_in },
    { "/toaster/changes-the-text-of-a-toast-that-moves-in",
      changes_the_text_of_a_toast_that_moves_in },
    { "/toaster/leaves-a-toast-that-waited-until-it-has-moved-in",
      leaves_a_toast_that_waited_until_it_has_moved_in },
    { "/toaster/leaves-a-kept-toast-on-screen", leaves_a_kept_toast_on_screen },
  };

  si_test_init_on_display (&argc, &argv);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
