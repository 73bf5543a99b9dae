/* test-figure.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-figure.h"

#include <adwaita.h>

#include "si-hands.h"
#include "si-test.h"

typedef struct
{
  GtkWindow *window; /* (owned by GTK) */
  GtkWidget *panel;  /* (owned by the window): is as wide as its request */
  GtkWidget *before; /* (owned by the window): a button */
  SiFigure *figure;  /* (owned by the window) */
  GtkWidget *after;  /* (owned by the window): a button */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  fixture->before = gtk_button_new_with_label ("Before");
  fixture->figure = g_object_new (SI_TYPE_FIGURE, NULL);
  fixture->after = gtk_button_new_with_label ("After");
  gtk_widget_set_halign (fixture->panel, GTK_ALIGN_START);
  gtk_widget_add_css_class (fixture->panel, "godown-panel");
  gtk_box_append (GTK_BOX (fixture->panel), fixture->before);
  gtk_box_append (GTK_BOX (fixture->panel), GTK_WIDGET (fixture->figure));
  gtk_box_append (GTK_BOX (fixture->panel), fixture->after);
  gtk_window_set_child (fixture->window, fixture->panel);
  gtk_window_set_default_size (fixture->window, 244, 300);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
has_width (gpointer data)
{
  return gtk_widget_get_width (data) > 0;
}

/* Shows a text in a panel of a width. Returns: the width of its ink on screen. */
static double
show (Fixture *fixture, const char *text, int width)
{
  GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (fixture->figure));
  graphene_rect_t bounds;
  int ink, line;

  si_figure_set_stock (fixture->figure, si_quantity_parse (text, -1), text);
  gtk_window_present (fixture->window);
  si_test_wait_for (has_width, fixture->figure, 20);
  gtk_widget_allocate (GTK_WIDGET (fixture->figure), width, 60, -1, NULL);
  g_assert_true (gtk_widget_compute_bounds (label, GTK_WIDGET (fixture->figure), &bounds));
  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (label)), &ink, &line);
  return ink * bounds.size.width / gtk_widget_get_width (label);
}

static guint
count_lines (Fixture *fixture)
{
  GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (fixture->figure));

  return pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label)));
}

static void
a_figure_of_thirteen_digits_stays_in_one_line (Fixture *fixture, gconstpointer data)
{
  const double small = show (fixture, "−9,876,543,210,987", 244);

  g_assert_cmpuint (count_lines (fixture), ==, 1);
  g_assert_cmpfloat (small, <=, 244);
  g_assert_cmpfloat (small, >, 200);

  g_assert_cmpfloat (show (fixture, "−9,876,543,210,987", 600), >, 250);
  g_assert_cmpuint (count_lines (fixture), ==, 1);
}

static void
a_short_figure_is_as_large_in_any_panel (Fixture *fixture, gconstpointer data)
{
  const double narrow = show (fixture, "−41,594", 244);

  g_assert_cmpfloat_with_epsilon (narrow, show (fixture, "−41,594", 600), 1);
}

static void
words_in_place_of_a_figure_wrap (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpfloat (
      show (fixture, "a text that a server wrote in the place of a stock, which is no number", 244),
      <=, 245);
  g_assert_cmpuint (count_lines (fixture), >, 1);
}

static void
a_figure_below_zero_is_marked (Fixture *fixture, gconstpointer data)
{
  show (fixture, "-5", 244);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->figure), "negative"));
  show (fixture, "5", 244);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (fixture->figure), "negative"));
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

/* It can be selected with the pointer and copied, but the Tab key goes past it. */
static void
a_figure_is_no_stop_of_the_tab_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiHands) hands = NULL;
  g_autofree char *copied = NULL;

  show (fixture, "1234", 244);
  hands = si_hands_new (fixture->window);
  si_hands_wait (hands, 50);
  gtk_widget_grab_focus (fixture->before);
  si_hands_press (hands, GDK_KEY_Tab, 0, 20);
  si_hands_wait (hands, 50);
  g_assert_true (gtk_window_get_focus (fixture->window) == fixture->after);

  si_hands_click (hands, GTK_WIDGET (fixture->figure));
  si_hands_press (hands, GDK_KEY_a, GDK_CONTROL_MASK, 20);
  si_hands_press (hands, GDK_KEY_c, GDK_CONTROL_MASK, 20);
  si_hands_wait (hands, 50);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->after), NULL, text_cb, &copied);
  si_test_wait_for (is_set, &copied, 20);
  g_assert_cmpstr (copied, ==, "1234");

  gtk_widget_grab_focus (fixture->after);
  si_hands_press (hands, GDK_KEY_Tab, GDK_SHIFT_MASK, 20);
  si_hands_wait (hands, 50);
  g_assert_true (gtk_window_get_focus (fixture->window) == fixture->before);
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkCssProvider) provider = NULL;

  si_test_init_on_display (&argc, &argv);
  adw_init ();
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/com/example/SyncInventory/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

#define ADD(name, test) g_test_add ("/figure/" name, Fixture, NULL, set_up, test, tear_down)

  ADD ("a-figure-of-thirteen-digits-stays-in-one-line",
       a_figure_of_thirteen_digits_stays_in_one_line);
  ADD ("a-short-figure-is-as-large-in-any-panel", a_short_figure_is_as_large_in_any_panel);
  ADD ("words-in-place-of-a-figure-wrap", words_in_place_of_a_figure_wrap);
  ADD ("a-figure-below-zero-is-marked", a_figure_below_zero_is_marked);
  ADD ("a-figure-is-no-stop-of-the-tab-key", a_figure_is_no_stop_of_the_tab_key);

  return g_test_run ();
}
