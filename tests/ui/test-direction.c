/* test-direction.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "si-cut.h"
#include "si-direction.h"
#include "si-test.h"
#include "si-text.h"

#define ISOLATED(text) SI_ISOLATE_START text SI_ISOLATE_END

static void
assert_stock (gint64 units, const char *given, const char *expected)
{
  const SiQuantity stock = { units * SI_QUANTITY_ONE, SI_QUANTITY_EXACT };
  g_autofree char *text = si_text_stock (stock, given);

  g_assert_cmpstr (text, ==, expected);
}

static void
figures_keep_their_sign_in_front_where_text_runs_to_the_left (void)
{
  const SiQuantity difference = { 7 * SI_QUANTITY_ONE, SI_QUANTITY_EXACT };
  g_autofree char *text = NULL;

  assert_stock (-42893, NULL, "−42893");

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  assert_stock (-42893, NULL, ISOLATED ("−42893"));
  assert_stock (0, "1e3-", ISOLATED ("1e3-"));
  assert_stock (0, "5\u202e6", ISOLATED ("5<U+202E>6"));
  text = si_text_difference (difference);
  g_assert_cmpstr (text, ==, ISOLATED ("+7"));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Returns: the place at which a text begins on its line. */
static int
place (PangoLayout *layout, const char *text)
{
  const char *all = pango_layout_get_text (layout);
  const char *found = strstr (all, text);
  PangoRectangle area;

  g_assert_nonnull (found);
  pango_layout_index_to_pos (layout, found - all, &area);
  return area.x;
}

/* The layout does not know this program's direction, as another program would not. */
static void
a_figure_stands_beside_its_own_godown (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout *layout = pango_layout_new (context);
  g_autofree char *tea = si_direction_isolate_name ("چائے");
  g_autofree char *lahore = si_direction_isolate_name ("لاہور");
  g_autofree char *karachi = si_direction_isolate_name ("کراچی");
  g_autofree char *joined = g_strdup_printf ("%s — %s 15, %s 27", tea, lahore, karachi);
  g_autofree char *sentence = si_direction_begin (joined);

  pango_layout_set_text (layout, sentence, -1);
  g_assert_cmpint (place (layout, "چائے"), <, place (layout, "لاہور"));
  g_assert_cmpint (place (layout, "لاہور"), <, place (layout, "15"));
  g_assert_cmpint (place (layout, "15"), <, place (layout, "کراچی"));
  g_assert_cmpint (place (layout, "کراچی"), <, place (layout, "27"));
  g_object_unref (layout);
  g_object_unref (context);
}

static void
a_sentence_of_one_script_is_left_alone (void)
{
  g_autofree char *name = si_direction_isolate_name ("Karachi");
  g_autofree char *code = si_direction_isolate ("PTFB04");
  g_autofree char *sentence = si_direction_begin ("PTFB04: 8 in Karachi");

  g_assert_cmpstr (name, ==, "Karachi");
  g_assert_cmpstr (code, ==, "PTFB04");
  g_assert_cmpstr (sentence, ==, "PTFB04: 8 in Karachi");
}

static void
what_would_turn_a_code_around_is_seen (void)
{
  g_autofree char *code = si_cut_name ("AB\u202e12");
  g_autofree char *marked = si_cut_name ("شاہ\u200f");

  g_assert_cmpstr (code, ==, "AB<U+202E>12");
  g_assert_cmpstr (marked, ==, "شاہ\u200f");
}

static void
what_is_not_there_is_not_isolated (void)
{
  g_autofree char *empty = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  empty = si_direction_isolate ("");
  g_assert_cmpstr (empty, ==, "");
  g_assert_null (si_direction_isolate (NULL));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
assert_size_is_in_order (const char *text)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout *layout = pango_layout_new (context);
  g_autofree char *cell = si_direction_align (text);

  pango_layout_set_text (layout, cell, -1);
  g_assert_cmpint (place (layout, "12"), <, place (layout, "x"));
  g_assert_cmpint (place (layout, "x"), <, place (layout, "14"));
  g_assert_cmpint (place (layout, "14"), <, place (layout, "چھ"));
  g_object_unref (layout);
  g_object_unref (context);
}

static void
a_size_behind_an_urdu_name_is_read_from_the_left (void)
{
  assert_size_is_in_order ("چھوٹے فلائرز (12 x 14)");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  assert_size_is_in_order ("چھوٹے فلائرز (12 x 14)");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
texts_begin_on_the_left_whatever_their_script (void)
{
  g_autofree char *urdu = si_direction_align ("چائے (10 x 14)");

  g_assert_cmpstr (urdu, ==, "\u200e\u2068چائے (\u200e10 x 14)\u2069");
}

static void
texts_begin_on_the_right_whatever_their_script (void)
{
  g_autofree char *latin = NULL;
  g_autofree char *none = NULL;

  latin = si_direction_align ("Tea (10 x 14)");
  g_assert_cmpstr (latin, ==, "Tea (10 x 14)");
  g_free (latin);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  latin = si_direction_align ("Tea (10 x 14)");
  g_assert_cmpstr (latin, ==, "\u200f\u2068Tea (10 x 14)\u2069");
  none = si_direction_align ("");
  g_assert_cmpstr (none, ==, "");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
figures_are_aligned_on_the_right (void)
{
  g_assert_cmpfloat (si_direction_get_figure_xalign (), ==, 1);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_assert_cmpfloat (si_direction_get_figure_xalign (), ==, 0);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/direction/figures-keep-their-sign-in-front-where-text-runs-to-the-left",
                   figures_keep_their_sign_in_front_where_text_runs_to_the_left);
  g_test_add_func ("/direction/a-figure-stands-beside-its-own-godown",
                   a_figure_stands_beside_its_own_godown);
  g_test_add_func ("/direction/a-sentence-of-one-script-is-left-alone",
                   a_sentence_of_one_script_is_left_alone);
  g_test_add_func ("/direction/what-would-turn-a-code-around-is-seen",
                   what_would_turn_a_code_around_is_seen);
  g_test_add_func ("/direction/what-is-not-there-is-not-isolated",
                   what_is_not_there_is_not_isolated);
  g_test_add_func ("/direction/texts-begin-on-the-right-whatever-their-script",
                   texts_begin_on_the_right_whatever_their_script);
  g_test_add_func ("/direction/a-size-behind-an-urdu-name-is-read-from-the-left",
                   a_size_behind_an_urdu_name_is_read_from_the_left);
  g_test_add_func ("/direction/texts-begin-on-the-left-whatever-their-script",
                   texts_begin_on_the_left_whatever_their_script);
  g_test_add_func ("/direction/figures-are-aligned-on-the-right", figures_are_aligned_on_the_right);

  return g_test_run ();
}
