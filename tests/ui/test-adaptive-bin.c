/* test-adaptive-bin.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "si-adaptive-bin.h"
#include "si-test.h"

#define THRESHOLD 700
#define USUAL_DPI (96 * PANGO_SCALE)

typedef struct
{
  GtkWindow *window; /* (unowned): GTK owns it */
  SiAdaptiveBin *bin;
} Fixture;

static gboolean
is_mapped (gpointer bin)
{
  return gtk_widget_get_mapped (bin);
}

/* Opens a window of a width, in which the size of the text is the usual one times @text. */
static void
open_window (Fixture *fixture, int width, double text)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (USUAL_DPI * text), NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->bin = g_object_new (SI_TYPE_ADAPTIVE_BIN, "threshold", THRESHOLD, NULL);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->bin));
  gtk_window_set_default_size (fixture->window, width, 400);
  gtk_window_present (fixture->window);
  si_test_wait_for (is_mapped, fixture->bin, 10);
}

static void
close_window (Fixture *fixture)
{
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI, NULL);
}

static void
assert_narrow (int width, double text, gboolean narrow)
{
  Fixture fixture;

  open_window (&fixture, width, text);
  g_assert_cmpint (si_adaptive_bin_get_narrow (fixture.bin), ==, narrow);
  close_window (&fixture);
}

static void
is_narrow_below_its_threshold (void)
{
  assert_narrow (THRESHOLD - 20, 1, TRUE);
  assert_narrow (THRESHOLD + 20, 1, FALSE);
}

static void
large_text_raises_its_threshold (void)
{
  assert_narrow (THRESHOLD + 20, 1.5, TRUE);
  assert_narrow (THRESHOLD * 1.5 + 20, 1.5, FALSE);
}

static void
small_text_leaves_its_threshold (void)
{
  assert_narrow (THRESHOLD - 20, 0.8, TRUE);
}

static gboolean
is_narrow (gpointer bin)
{
  return si_adaptive_bin_get_narrow (bin);
}

static void
becomes_narrow_with_its_window (void)
{
  Fixture fixture;

  open_window (&fixture, THRESHOLD + 20, 1);
  gtk_window_set_default_size (fixture.window, THRESHOLD - 20, 400);
  si_test_wait_for (is_narrow, fixture.bin, 10);
  close_window (&fixture);
}

int
main (int argc, char **argv)
{
  si_test_init_on_display (&argc, &argv);
  adw_init ();
  g_test_add_func ("/adaptive-bin/is-narrow-below-its-threshold", is_narrow_below_its_threshold);
  g_test_add_func ("/adaptive-bin/large-text-raises-its-threshold",
                   large_text_raises_its_threshold);
  g_test_add_func ("/adaptive-bin/small-text-leaves-its-threshold",
                   small_text_leaves_its_threshold);
  g_test_add_func ("/adaptive-bin/becomes-narrow-with-its-window", becomes_narrow_with_its_window);
  return g_test_run ();
}
