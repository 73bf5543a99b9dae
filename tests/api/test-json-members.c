/* test-json-members.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-json-members.h"

#include <string.h>

#include "si-json-cleaner.h"
#include "si-test.h"

static void
check_normal (const char *text, const char *expected)
{
  g_autoptr (GString) json = g_string_new (NULL);

  g_assert_true (si_json_clean (json, text, strlen (text)));
  g_assert_cmpstr (json->str, ==, expected);
}

static void
check_refused (const char *text)
{
  g_autoptr (GString) json = g_string_new (NULL);

  g_assert_false (si_json_clean (json, text, strlen (text)));
}

static void
test_hands_numbers_on_as_text (void)
{
  check_normal ("{\"a\": -0.0, \"b\":12345678901234567890.123456789}",
                "{\"a\":\"-0.0\",\"b\":\"12345678901234567890.123456789\"}");
  check_normal ("[.5,1e3,+1,NaN]", "[\".5\",\"1e3\",\"+1\",\"NaN\"]");
  check_normal ("[true, false ,null]", "[true,false,null]");
}

static void
test_repairs_strings (void)
{
  check_normal ("\"a\tb\nc\"", "\"a b c\"");
  check_normal ("\"a\r\nb \\r\\n c  \\u000d\\u000a\\n d  e\"", "\"a b c d  e\"");
  check_normal ("\"\xC3\xA9 \xE9 \xE2\x82\"", "\"é \xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD\"");
  check_normal ("\"\\u0000 \\ud83d\\udce6 \\ud83d \\udce6\"",
                "\"\xEF\xBF\xBD 📦 \xEF\xBF\xBD \xEF\xBF\xBD\"");
  check_normal ("\"\\u06a9 \\u0022 \\/ a\\nb\\tc\\u0009d\"", "\"ک \\u0022 \\/ a b c d\"");
  check_normal ("\"\\' C:\\dir \\u12\"", "\"' C:\\\\dir \\\\u12\"");
}

static void
test_makes_one_string_of_godown_lines (void)
{
  check_normal ("[{\"Godown\":\"K \\\"1\\\"\",\"Godownid\":97637,\"Stock\":\"-0.50\"}]",
                "\"K \\\"1\\\"\\t97637\\t-0.50\\n\"");
  check_normal ("[ { \"Stock\" : .5 , \"Godown\" : \"\" , \"Godownid\" : \"1\\t2\\n\" } ,\n"
                "{\"Godown\":\"L\",\"Godownid\":\"2\",\"Stock\":\"3\"} ]",
                "\"\\t1 2 \\t.5\\nL\\t2\\t3\\n\"");

  check_normal ("[]", "[]");
  check_normal ("{\"Godown\":1,\"Godownid\":2,\"Stock\":3}",
                "{\"Godown\":\"1\",\"Godownid\":\"2\",\"Stock\":\"3\"}");
  check_normal ("[{\"Godown\":1,\"Godownid\":2,\"Stock\":3},null]",
                "[{\"Godown\":\"1\",\"Godownid\":\"2\",\"Stock\":\"3\"},null]");
  check_normal ("[{\"Godown\":\"K\",\"Godownid\":\"1\"}]",
                "[{\"Godown\":\"K\",\"Godownid\":\"1\"}]");
  check_normal ("[{\"Godown\":null,\"Godownid\":\"1\",\"Stock\":\"1\"}]",
                "[{\"Godown\":null,\"Godownid\":\"1\",\"Stock\":\"1\"}]");
  check_normal ("[{\"Stock\":1,\"Stock\":2,\"Godown\":3}]",
                "[{\"Stock\":\"1\",\"Stock\":\"2\",\"Godown\":\"3\"}]");
  check_normal ("[{\"Godown\":\"K\",\"Godownid\":\"1\",\"Stock\":\"1\",\"x\":1}]",
                "[{\"Godown\":\"K\",\"Godownid\":\"1\",\"Stock\":\"1\",\"x\":\"1\"}]");
}

static void
test_refuses_what_json_has_not (void)
{
  check_refused ("{'a':1}");
  check_refused ("[1 /* one */]");
  check_refused ("\"open");
  check_refused ("\"open\\");
}

static void
test_refuses_what_is_nested_deeply (void)
{
  g_autofree char *deep = g_strnfill (65, '[');

  check_refused (deep);
}

static void
test_takes_one_value_and_no_more (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_nonnull (si_json_parse (parser, "{\"a\":1}", 7));
  g_assert_null (si_json_parse (parser, "1,2", 3));
  g_assert_null (si_json_parse (parser, "1 2", 3));
  g_assert_null (si_json_parse (parser, "", 0));
  g_assert_null (si_json_parse (parser, "{\"a\":1,,}", 9));
  g_assert_nonnull (si_json_parse (parser, "{\"a\":1,}", 8));
  g_assert_null (si_json_parse (parser, "{\"a\" 1}", 7));
}

static void
test_reads_members_of_any_type (void)
{
  const char *text
      = "{\"text\":\"x\",\"number\":9032,\"null\":null,\"true\":true,\"list\":[1],\"empty\":\"\"}";
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object = json_node_get_object (si_json_parse (parser, text, strlen (text)));
  g_autofree char *figure = NULL;

  g_assert_cmpstr (si_json_member_get_text (object, "text"), ==, "x");
  g_assert_cmpstr (si_json_member_get_text (object, "number"), ==, "9032");
  g_assert_cmpstr (si_json_member_get_text (object, "empty"), ==, "");
  g_assert_null (si_json_member_get_text (object, "null"));
  g_assert_null (si_json_member_get_text (object, "true"));
  g_assert_null (si_json_member_get_text (object, "list"));
  g_assert_null (si_json_member_get_text (object, "absent"));

  g_assert_cmpstr (si_json_member_get_figure (object, "number", &figure), ==, "9032");
  g_assert_null (si_json_member_get_figure (object, "null", &figure));
  g_assert_null (si_json_member_get_figure (object, "absent", &figure));
  g_assert_cmpstr (si_json_member_get_figure (object, "list", &figure), ==, "[\"1\"]");
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/json-members/hands-numbers-on-as-text", test_hands_numbers_on_as_text);
  g_test_add_func ("/json-members/repairs-strings", test_repairs_strings);
  g_test_add_func ("/json-members/makes-one-string-of-godown-lines",
                   test_makes_one_string_of_godown_lines);
  g_test_add_func ("/json-members/refuses-what-json-has-not", test_refuses_what_json_has_not);
  g_test_add_func ("/json-members/refuses-what-is-nested-deeply",
                   test_refuses_what_is_nested_deeply);
  g_test_add_func ("/json-members/takes-one-value-and-no-more", test_takes_one_value_and_no_more);
  g_test_add_func ("/json-members/reads-members-of-any-type", test_reads_members_of_any_type);
  return g_test_run ();
}
