/* test-clean.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-clean.h"
#include "si-test.h"

static void
assert_words (const char *text, const char *expected)
{
  g_autofree char *words = si_clean_words (text);

  g_assert_cmpstr (words, ==, expected);
}

static void
assert_message (const char *text, const char *expected)
{
  g_autofree char *message = si_clean_message (text);

  g_assert_cmpstr (message, ==, expected);
}

static void
test_control_characters_become_visible (void)
{
  assert_words ("a\x1b]0;TITLE\x07z", "a<U+001B>]0;TITLE<U+0007>z");
  assert_words ("\x1b[31mred", "<U+001B>[31mred");
  assert_words ("x\xc2\x9b"
                "2Jy\x7f",
                "x<U+009B>2Jy<U+007F>");
  assert_message ("x\xc2\x9b"
                  "2Jy\x7f",
                  "x<U+009B>2Jy<U+007F>");
}

static void
test_line_breaks_and_tabs_become_spaces (void)
{
  assert_words ("a\nb\r\nc\td\ve\ff", "a b c d e f");
  assert_words ("a\xc2\x85"
                "b\u2028c\u2029d",
                "a b c d");
  assert_message ("a\xc2\x85"
                  "b\u2028c\u2029d",
                  "a b c d");
}

static void
test_what_turns_the_text_around_becomes_visible (void)
{
  assert_words ("a\u202eb\u202c", "a<U+202E>b<U+202C>");
  assert_words ("a\u2067b\u2069\u200f", "a<U+2067>b<U+2069><U+200F>");
  assert_message ("a\u202eb", "a<U+202E>b");
}

static void
test_a_message_keeps_isolates_that_end (void)
{
  assert_message ("says \u2068words\u2069", "says \u2068words\u2069");
  assert_message ("\u200fsays", "\u200fsays");
  assert_message ("says \u2068w\u2067ords\u2069", "says <U+2068>w<U+2067>ords<U+2069>");
  assert_message ("says \u2068w\u2069ords\u2069", "says <U+2068>w<U+2069>ords<U+2069>");
}

static void
test_other_text_stays (void)
{
  assert_words ("SNS Coupon, 12 × 14: چائے 茶 “ü” 😀", "SNS Coupon, 12 × 14: چائے 茶 “ü” 😀");
  assert_words ("", "");
  assert_words ("a\xff", "a\uFFFD");
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/clean/control-characters-become-visible",
                   test_control_characters_become_visible);
  g_test_add_func ("/clean/line-breaks-and-tabs-become-spaces",
                   test_line_breaks_and_tabs_become_spaces);
  g_test_add_func ("/clean/what-turns-the-text-around-becomes-visible",
                   test_what_turns_the_text_around_becomes_visible);
  g_test_add_func ("/clean/a-message-keeps-isolates-that-end",
                   test_a_message_keeps_isolates_that_end);
  g_test_add_func ("/clean/other-text-stays", test_other_text_stays);
  return g_test_run ();
}
