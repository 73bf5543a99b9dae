/* test-direction.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

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
  text = si_text_difference (difference);
  g_assert_cmpstr (text, ==, ISOLATED ("+7"));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
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
  g_test_add_func ("/direction/what-is-not-there-is-not-isolated",
                   what_is_not_there_is_not_isolated);
  g_test_add_func ("/direction/texts-begin-on-the-right-whatever-their-script",
                   texts_begin_on_the_right_whatever_their_script);
  g_test_add_func ("/direction/figures-are-aligned-on-the-right", figures_are_aligned_on_the_right);

  return g_test_run ();
}
