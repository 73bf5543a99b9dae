/* test-fold.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-fold.h"

#include "si-test.h"

#include <string.h>

static void
assert_folds (const char *text, const char *expected)
{
  g_autofree char *folded = si_fold (text);

  g_assert_cmpstr (folded, ==, expected);
}

static void
test_ignores_case (void)
{
  assert_folds ("PTFB04", "ptfb04");
  assert_folds ("SNS Small Flyers (10 x 14)", "sns small flyers (10 x 14)");
  assert_folds ("ÉCLAIR", "eclair");
  assert_folds ("STRASSE", "strasse");
  assert_folds ("Straße", "strasse");
  assert_folds ("ΣΊΣΥΦΟΣ", "σισυφοσ");
  assert_folds ("Σίσυφος", "σισυφοσ");
}

static void
test_ignores_the_unicode_form (void)
{
  assert_folds ("caf\xc3\xa9", "cafe");
  assert_folds ("cafe\xcc\x81", "cafe");
  assert_folds ("ＰＴＦＢ０４", "ptfb04");
  assert_folds ("ﬁne ℡", "fine tel");
  assert_folds ("\xef\xbb\xbf"
                "P\xe2\x80\x8bT\xc2\xad"
                "F",
                "ptf");
  assert_folds ("ﻛﺮﺍﭼﯽ", "کراچی");
  assert_folds ("PT\xe2\x80\x91"
                "04 \xe2\x80\x93 5",
                "pt-04 - 5");
}

static void
test_makes_one_letter_of_its_arabic_and_urdu_forms (void)
{
  assert_folds ("كراچي", "کراچی");
  assert_folds ("على", "علی");
  assert_folds ("أحمد إحمد آحمد ٱحمد", "احمد احمد احمد احمد");
  assert_folds ("ه ة ۃ ہ ھ ە ۀ ۂ", "ہ ہ ہ ہ ہ ہ ہ ہ");
  assert_folds ("ئ ؤ ۓ", "ی و ے");
  assert_folds ("مُحَمَّد", "محمد");
  assert_folds ("PTFB04 كراچی", "ptfb04 کراچی");
  assert_folds ("كـــراچي", "کراچی");
  assert_folds ("می\xe2\x80\x8cخواہم", "میخواہم");
}

static void
test_makes_one_digit_of_all_scripts (void)
{
  assert_folds ("٠١٢٣٤٥٦٧٨٩", "0123456789");
  assert_folds ("۰۱۲۳۴۵۶۷۸۹", "0123456789");
  assert_folds ("१२٫۵", "12.5");
  assert_folds ("1\xe2\x83\xa3", "1");
}

static void
test_trims_and_joins_white_space (void)
{
  assert_folds ("", "");
  assert_folds (" \t\r\n ", "");
  assert_folds ("  a \t\r\n b  ", "a b");
  assert_folds ("\xc2\xa0"
                "é\xe2\x80\xa8\xe3\x80\x80"
                "b\xc2\xa0",
                "e b");
  assert_folds ("a\001b\177c", "a b c");
}

static void
test_appends_to_what_is_there (void)
{
  g_autoptr (GString) folded = g_string_new ("x ");

  si_fold_append (folded, " A b ", -1);
  si_fold_append (folded, " É ", -1);
  si_fold_append (folded, "QRS", 2);
  si_fold_append (folded, "ÉÉ", 2);
  si_fold_append (folded, "", -1);
  g_assert_cmpstr (folded->str, ==, "x a beqre");
  g_assert_cmpuint (folded->len, ==, strlen (folded->str));
}

/* Between two words, and after a letter that takes the long way round. */
static void
test_treats_every_character_alike_everywhere (void)
{
  for (gunichar c = 1; c < 0x30000; c++)
    {
      char text[8] = { 0 };
      g_autofree char *folded = NULL;
      g_autofree char *again = NULL;
      g_autofree char *after = NULL;
      g_autofree char *folded_after = NULL;

      if (!g_unichar_validate (c))
        continue;
      g_unichar_to_utf8 (c, text);
      folded = si_fold (text);
      again = si_fold (folded);
      after = g_strconcat ("é", text, NULL);
      folded_after = si_fold (after);

      g_assert_cmpstr (again, ==, folded);
      g_assert_true (g_utf8_validate (folded, -1, NULL));
      for (const char *p = folded; *p != '\0'; p++)
        g_assert_false (g_ascii_iscntrl (*p));
      if (folded[0] != '\0')
        g_assert_true (g_str_has_suffix (folded_after, folded));
    }
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/fold/ignores-case", test_ignores_case);
  g_test_add_func ("/fold/ignores-the-unicode-form", test_ignores_the_unicode_form);
  g_test_add_func ("/fold/makes-one-letter-of-its-arabic-and-urdu-forms",
                   test_makes_one_letter_of_its_arabic_and_urdu_forms);
  g_test_add_func ("/fold/makes-one-digit-of-all-scripts", test_makes_one_digit_of_all_scripts);
  g_test_add_func ("/fold/trims-and-joins-white-space", test_trims_and_joins_white_space);
  g_test_add_func ("/fold/appends-to-what-is-there", test_appends_to_what_is_there);
  g_test_add_func ("/fold/treats-every-character-alike-everywhere",
                   test_treats_every_character_alike_everywhere);
  return g_test_run ();
}
