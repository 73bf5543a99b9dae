/* test-cut.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-cut.h"
#include "si-test.h"

/* Returns: a text of @times times @unit. */
static char *
repeat (const char *unit, guint times)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (text, unit);
  return g_string_free (text, FALSE);
}

static void
assert_whole (const char *text)
{
  g_autofree char *cut = si_cut (text);

  g_assert_cmpstr (cut, ==, text);
}

static void
a_text_of_the_usual_length_is_whole (void)
{
  g_autofree char *longest = repeat ("چ", SI_CUT_CHARS);

  g_assert_null (si_cut (NULL));
  assert_whole ("");
  assert_whole ("SNS Coupon\nfor one cup");
  assert_whole (longest);
}

static void
a_text_without_end_is_cut_and_says_so (void)
{
  g_autofree char *text = repeat ("A", 120000);
  g_autofree char *kept = repeat ("A", SI_CUT_CHARS);
  g_autofree char *expected = g_strconcat (kept, "…", NULL);
  g_autofree char *cut = si_cut (text);

  g_assert_cmpstr (cut, ==, expected);
}

static void
a_name_is_cut_sooner (void)
{
  g_autofree char *longest = repeat ("چ", SI_CUT_NAME_CHARS);
  g_autofree char *longer = repeat ("چ", SI_CUT_NAME_CHARS + 1);
  g_autofree char *expected = g_strconcat (longest, "…", NULL);
  g_autofree char *whole = si_cut_name (longest);
  g_autofree char *cut = si_cut_name (longer);

  g_assert_cmpstr (whole, ==, longest);
  g_assert_cmpstr (cut, ==, expected);
}

static void
a_text_of_many_lines_is_cut_after_some (void)
{
  g_autofree char *text = repeat ("a\r\n", 100);
  g_autofree char *kept = repeat ("a\r\n", SI_CUT_LINES - 1);
  g_autofree char *expected = g_strconcat (kept, "a…", NULL);
  g_autofree char *cut = si_cut (text);

  g_assert_cmpstr (cut, ==, expected);
}

static void
blanks_before_the_ellipsis_are_left_out (void)
{
  g_autofree char *text = repeat ("ab c", 200);
  g_autofree char *cut = NULL;

  text[SI_CUT_CHARS - 1] = ' ';
  cut = si_cut (text);
  g_assert_true (g_str_has_suffix (cut, "b…"));
}

/* Each of these is one character to a person, and the cut would fall at each place in it. */
static void
no_character_that_people_see_is_divided (void)
{
  const char *const characters[] = {
    "e\u0301",                                    /* a letter and an accent */
    "\u0628\u0650\u0651",                         /* an Arabic letter with two marks */
    "\U0001f468\u200d\U0001f469\u200d\U0001f467", /* a family, joined of three */
    "\U0001f44d\U0001f3fd",                       /* a thumb and its colour */
    "\U0001f1f5\U0001f1f0",                       /* a flag of two letters */
    "\u0915\u093f",                               /* a Devanagari letter and its vowel */
  };

  for (guint i = 0; i < G_N_ELEMENTS (characters); i++)
    for (guint before = SI_CUT_CHARS - 8; before < SI_CUT_CHARS; before++)
      {
        g_autofree char *start = repeat ("x", before);
        g_autofree char *rest = repeat (characters[i], 50);
        g_autofree char *text = g_strconcat (start, rest, NULL);
        g_autofree char *cut = si_cut (text);
        const char *after = cut + before;

        g_assert_cmpuint (g_utf8_strlen (cut, -1), <=, SI_CUT_CHARS + 1);
        while (g_str_has_prefix (after, characters[i]))
          after += strlen (characters[i]);
        g_assert_cmpstr (after, ==, "…");
      }
}

static void
marks_without_end_do_not_move_the_limit (void)
{
  g_autofree char *text = repeat ("\u0301", 100000);
  g_autofree char *cut = si_cut (text);

  g_assert_cmpuint (g_utf8_strlen (cut, -1), ==, SI_CUT_CHARS + 1);
}

int
main (int argc, char *argv[])
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/cut/usual", a_text_of_the_usual_length_is_whole);
  g_test_add_func ("/cut/without-end", a_text_without_end_is_cut_and_says_so);
  g_test_add_func ("/cut/name", a_name_is_cut_sooner);
  g_test_add_func ("/cut/lines", a_text_of_many_lines_is_cut_after_some);
  g_test_add_func ("/cut/blanks", blanks_before_the_ellipsis_are_left_out);
  g_test_add_func ("/cut/characters", no_character_that_people_see_is_divided);
  g_test_add_func ("/cut/marks", marks_without_end_do_not_move_the_limit);

  return g_test_run ();
}
