/* test-filter-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gtk/gtk.h>

#include "si-digits.h"
#include "si-filter-text.h"
#include "si-test-table.h"
#include "si-test.h"

static void
assert_text (char *text, const char *expected)
{
  g_autofree char *owned = text;

  g_assert_cmpstr (owned, ==, expected);
}

static void
names_the_godowns (void)
{
  static const char *const several[] = { "1", "2", "9", NULL };
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|5|1 Karachi 2|2 Lahore 3");
  g_autoptr (SiFilter) filter = si_filter_new ();

  assert_text (si_filter_text_godowns (filter, table), NULL);
  si_filter_set_godown_id (filter, "1");
  assert_text (si_filter_text_godowns (filter, table), "Karachi");
  assert_text (si_filter_text_godowns (filter, NULL), "1");
  si_filter_set_godown_ids (filter, several);
  assert_text (si_filter_text_godowns (filter, table), "Karachi, Lahore, Godown 9");
}

/* Otherwise a name such as “Lahore (2)” would be torn in a sentence that is read from the right. */
static void
isolates_the_godowns_between_other_words (void)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|5|1 Karachi 2");
  g_autoptr (SiFilter) filter = si_filter_new ();

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  assert_text (si_filter_text_place (filter, table), NULL);
  si_filter_set_godown_id (filter, "1");
  assert_text (si_filter_text_godowns (filter, table), "Karachi");
  assert_text (si_filter_text_place (filter, table), "\u2068Karachi\u2069");
  assert_text (si_filter_text_hides ("Lahore (2)", "Below Zero", 1, TRUE),
               "\u2068Lahore (2)\u2069 and “Below Zero” hide 1 product that matches.");
  assert_text (si_filter_text_hides ("Lahore (2)", NULL, 1, FALSE),
               "\u2068Lahore (2)\u2069 hides 1 product.");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  assert_text (si_filter_text_place (filter, table), "Karachi");
}

static void
names_the_findings (void)
{
  g_autoptr (SiFilter) filter = si_filter_new ();

  assert_text (si_filter_text_findings (filter), NULL);
  si_filter_set_findings (filter, SI_FINDING_BELOW_ZERO);
  assert_text (si_filter_text_findings (filter), "Below Zero");
  si_filter_set_findings (filter, SI_FINDING_SUM_DIFFERS | SI_FINDING_NOT_EXACT);
  assert_text (si_filter_text_findings (filter), "Total Does Not Add Up, No Exact Stock");
}

static void
says_what_hides_how_many (void)
{
  assert_text (si_filter_text_hides ("Karachi", NULL, 1, TRUE),
               "Karachi hides 1 product that matches.");
  assert_text (si_filter_text_hides (NULL, "Below Zero", 2, TRUE),
               "“Below Zero” hides 2 products that match.");
  assert_text (si_filter_text_hides ("Karachi", "Below Zero", 1, TRUE),
               "Karachi and “Below Zero” hide 1 product that matches.");
  assert_text (si_filter_text_hides ("Karachi", "Below Zero", 246, FALSE),
               "Karachi and “Below Zero” hide 246 products.");
  assert_text (si_filter_text_hides ("Karachi", NULL, 1, FALSE), "Karachi hides 1 product.");
}

/* The digits in a name belong to the server, so they stay. */
static void
writes_figures_but_no_names_with_other_digits (void)
{
  si_digits_set_shown (SI_DIGITS_URDU);
  assert_text (si_filter_text_hides ("Godown 7", NULL, 12, FALSE), "Godown 7 hides ۱۲ products.");
  si_digits_set_shown (SI_DIGITS_WESTERN);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/filter-text/names-the-godowns", names_the_godowns);
  g_test_add_func ("/filter-text/isolates-the-godowns-between-other-words",
                   isolates_the_godowns_between_other_words);
  g_test_add_func ("/filter-text/names-the-findings", names_the_findings);
  g_test_add_func ("/filter-text/says-what-hides-how-many", says_what_hides_how_many);
  g_test_add_func ("/filter-text/writes-figures-but-no-names-with-other-digits",
                   writes_figures_but_no_names_with_other_digits);
  return g_test_run ();
}
