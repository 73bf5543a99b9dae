/* test-plain-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-plain-text.h"

#include "si-test.h"

static void
check (const char *text, const char *expected)
{
  g_autoptr (GString) buffer = g_string_new ("left over");

  g_assert_cmpstr (si_plain_text (text, buffer), ==, expected);
}

static void
test_leaves_plain_text_alone (void)
{
  g_autoptr (GString) buffer = g_string_new (NULL);
  const char *text = "SNS Small Flyers  (10 x 14) کراچی";

  g_assert_true (si_plain_text (text, buffer) == text);
  check ("", "");
}

static void
test_decodes_entities_once (void)
{
  check ("Pens &amp; Paper", "Pens & Paper");
  check ("&lt;b&gt; &quot;x&quot; &#39;y&#039; &#x27;z&#X27; &apos;", "<b> \"x\" 'y' 'z' '");
  check ("&amp;amp; &amp;lt;", "&amp; &lt;");
  check ("&eacute;&Eacute; &frac12; &times; &yuml; &euro; &hellip;", "éÉ ½ × ÿ € …");
  check ("&#1705;&#x1F4E6;", "ک📦");
}

static void
test_leaves_what_is_no_entity (void)
{
  check ("R&D", "R&D");
  check ("a & b; c", "a & b; c");
  check ("&unknown; &; &#; &#x; &#xZ; &#12", "&unknown; &; &#; &#x; &#xZ; &#12");
  check ("&#0; &#1; &#150; &#xD800; &#x110000; &#99999999;",
         "&#0; &#1; &#150; &#xD800; &#x110000; &#99999999;");
  check ("&amp", "&amp");
}

static void
test_makes_one_line (void)
{
  check ("\t a \r\n b\tc ", "a b c");
  check ("a&nbsp;b\xC2\xA0\xC2\xA0"
         "c",
         "a b c");
  check ("a\x01\x7F z", "a z");
  check ("a  b", "a  b");
  check ("&nbsp;", "");
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/plain-text/leaves-plain-text-alone", test_leaves_plain_text_alone);
  g_test_add_func ("/plain-text/decodes-entities-once", test_decodes_entities_once);
  g_test_add_func ("/plain-text/leaves-what-is-no-entity", test_leaves_what_is_no_entity);
  g_test_add_func ("/plain-text/makes-one-line", test_makes_one_line);
  return g_test_run ();
}
