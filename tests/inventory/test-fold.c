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
test_ignores_how_a_quote_curls (void)
{
  assert_folds ("O’Neil O‘Neil Oʼ", "o'neil o'neil o'");
  assert_folds ("“5” 5″ ", "\"5\" 5''");
}

static void
test_makes_one_letter_of_the_turkish_forms_of_i (void)
{
  assert_folds ("ısıtıcı ISITICI İSİM isim", "isitici isitici isim isim");
}

/* This ligature becomes 18 letters when it is decomposed. */
static void
test_a_text_without_end_does_not_grow (void)
{
  const gsize n = 1000000;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *folded = NULL;
  g_autofree char *few = si_fold ("ﷺ");

  for (gsize i = 0; i < n; i++)
    g_string_append (text, "ﷺ");
  g_string_append (text, " É \t SNS Coupon");
  folded = si_fold (text->str);

  g_assert_cmpuint (strlen (few), >, 30);
  g_assert_true (g_str_has_prefix (folded, few));
  g_assert_cmpuint (strlen (folded), <, text->len + 65536);
  g_assert_true (g_str_has_suffix (folded, " sns coupon"));
}

/* The beginning of a long text is folded in another way than its end, and nothing between them may
 * be lost. */
static void
test_a_long_text_has_no_seam (void)
{
  for (guint shift = 0; shift < 4; shift++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autofree char *folded = NULL;

      for (guint i = 0; i < shift; i++)
        g_string_append (text, "x");
      g_string_append (expected, text->str);
      for (guint i = 0; i < 3000; i++)
        {
          g_string_append (text, "É ");
          g_string_append (expected, i * 3 + shift + 1 < 4096 ? "e " : "é ");
        }
      g_string_truncate (expected, expected->len - 1);
      folded = si_fold (text->str);
      g_assert_cmpstr (folded, ==, expected->str);
    }
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

/* Each character is tried between two words, and after a letter that needs the slow way. */
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
  g_test_add_func ("/fold/ignores-how-a-quote-curls", test_ignores_how_a_quote_curls);
  g_test_add_func ("/fold/makes-one-letter-of-the-turkish-forms-of-i",
                   test_makes_one_letter_of_the_turkish_forms_of_i);
  g_test_add_func ("/fold/a-text-without-end-does-not-grow", test_a_text_without_end_does_not_grow);
  g_test_add_func ("/fold/a-long-text-has-no-seam", test_a_long_text_has_no_seam);
  g_test_add_func ("/fold/appends-to-what-is-there", test_appends_to_what_is_there);
  g_test_add_func ("/fold/treats-every-character-alike-everywhere",
                   test_treats_every_character_alike_everywhere);
  return g_test_run ();
}
