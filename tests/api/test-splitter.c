/* test-splitter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-json-splitter.h"

#include <string.h>

#include "si-api-error.h"
#include "si-test.h"

/* Writes all elements in angle brackets, and broken ones in exclamation marks. */
static void
write_elements (SiJsonBatch *batch, gpointer user_data)
{
  GString *result = user_data;

  for (guint i = 0; i < batch->elements->len; i++)
    {
      SiJsonElement *element = &g_array_index (batch->elements, SiJsonElement, i);

      g_string_append_c (result, element->broken ? '!' : '<');
      g_string_append_len (result, (char *) batch->text->data + element->start, element->length);
      g_string_append_c (result, element->broken ? '!' : '>');
    }
  si_json_batch_free (batch);
}

static char *
split (const char *text, gsize length, gsize piece, guint64 max_bytes, gsize max_element)
{
  g_autoptr (GString) result = g_string_new (NULL);
  g_autoptr (SiJsonSplitter) splitter = si_json_splitter_new (write_elements, result);
  g_autoptr (GError) error = NULL;

  si_json_splitter_set_limits (splitter, max_bytes, max_element);
  for (gsize at = 0; at < length && error == NULL; at += piece)
    si_json_splitter_feed (splitter, text + at, MIN (piece, length - at), &error);
  if (error == NULL)
    si_json_splitter_end (splitter, &error);
  if (error != NULL)
    {
      g_assert_cmpint (error->domain, ==, SI_API_ERROR);
      return g_strdup_printf ("%d %s", error->code, error->message);
    }
  return g_strdup (result->str);
}

static void
check (const char *text, const char *expected)
{
  for (gsize piece = 1; piece < 8; piece++)
    {
      g_autofree char *result = split (text, strlen (text), piece, 1 << 20, 1 << 16);

      g_assert_cmpstr (result, ==, expected);
    }
}

static void
check_error_within (const char *text, guint64 max_bytes, gsize max_element, SiApiError code)
{
  for (gsize piece = 1; piece < 8; piece++)
    {
      g_autofree char *result = split (text, strlen (text), piece, max_bytes, max_element);

      g_assert_true (g_ascii_isdigit (result[0]));
      g_assert_cmpint (atoi (result), ==, code);
    }
}

static void
check_error (const char *text, SiApiError code)
{
  check_error_within (text, 1 << 20, 1 << 16, code);
}

static void
test_cuts_at_the_outer_commas (void)
{
  check ("[]", "");
  check (" [ ] \n", "");
  check ("[{\"a\":[1,2]},{\"b\":{\"c\":3}}]", "<{\"a\":[1,2]}><{\"b\":{\"c\":3}}>");
  check ("\n[ 1 ,\r\n\"x\" , null ]\n", "<1><\"x\"><null>");
}

static void
test_takes_no_bracket_in_a_string_for_one (void)
{
  check ("[\"],[\",\"\\\"]\",\"\\\\\",1]", "<\"],[\"><\"\\\"]\"><\"\\\\\"><1>");
}

static void
test_counts_every_empty_slot (void)
{
  check ("[1,,2]", "<1>!!<2>");
  check ("[1,,]", "<1>!!");
}

static void
test_makes_no_row_of_a_trailing_comma (void)
{
  check ("[1,]", "<1>");
  check ("[1 , \n ]", "<1>");
  check ("{\"0\":1,\"1\":2,}", "<1><2>");
}

static void
test_keeps_wrong_brackets_from_spoiling_the_next (void)
{
  check ("[{\"a\":[1},{\"b\":2}]", "!{\"a\":[1}!<{\"b\":2}>");
  check ("[{\"a\":1]},{\"b\":2}]", "!{\"a\":1]}!<{\"b\":2}>");
  check ("[1},2]", "!1}!<2>");
}

static void
test_takes_an_object_keyed_by_number_for_an_array (void)
{
  check ("{\"0\":{\"a\":1},\"2\" : {\"b\":2}}", "<{\"a\":1}><{\"b\":2}>");
  check ("{\"0\":1,\"note\":2,\"3\":3}", "<1>!\"note\":2!<3>");
}

static void
test_reads_past_what_php_writes_first (void)
{
  check ("\xEF\xBB\xBF\xEF\xBB\xBF\n\n[1]", "<1>");
  check ("<br />\n<b>Warning</b>:  Undefined index [] of {\"x\"} in <b>/x/{y}.php</b> on line "
         "<b>3</b><br "
         "/>\n[{\"a\":1}]",
         "<{\"a\":1}>");
  check ("\nNotice: Array\n(\n    [0] => {main}\n)\n in /x.php on line 3\n[]", "");
  check ("Deprecated: old in /x.php on line 3\n{\"0\":1}", "<1>");
  check ("<!-- 0.02s -->[{\"a\":1}]", "<{\"a\":1}>");
  check ("Undefined index <b>[]</b> in <b>/x.php</b>\n[{\"a\":1}]", "<{\"a\":1}>");
}

static void
test_reads_past_what_comes_last (void)
{
  check ("[1]<!-- 0.02s -->", "<1>");
  check ("[1]\n<br />\n<b>Notice</b>: Undefined index [] of {\"x\"} in <b>/x.php</b>", "<1>");
  check ("[]\n<!-- 0.02s -->", "");
  check ("warning\n[{\"a\":1}]\n</html>", "<{\"a\":1}>");
  check ("[1]{\"status\":\"error\",\"message\":\"Too many\"}", "<1>");
}

static void
test_finds_the_products_in_an_envelope (void)
{
  check ("{\"success\":true,\"message\":\"OK\",\"result\":[{\"SkuCode\":\"A\"},{\"b\":2}]}",
         "<{\"SkuCode\":\"A\"}><{\"b\":2}>");
  check ("{ \"data\" : { \"total\" : 2 , \"rows\" : [ null , {\"Godowns\":[{\"Stock\":1}],"
         "\"skucode\":7} ] , \"x\":[1] } , \"y\":2 }\n",
         "<null><{\"Godowns\":[{\"Stock\":1}],\"skucode\":7}>");
  check ("{\"data\":{\"0\":{\"SkuCode\":\"A\",\"Stock\":1},\"4\":{\"b\":2}}}",
         "<{\"SkuCode\":\"A\",\"Stock\":1}><{\"b\":2}>");
  check ("{\"products_id\":\"1\",\"SkuCode\":\"A\",\"Godowns\":[{\"Godown\":\"}\"}]} ",
         "<{\"products_id\":\"1\",\"SkuCode\":\"A\",\"Godowns\":[{\"Godown\":\"}\"}]}>");
  check ("{\"product\":{\"products_id\":\"1\",\"SkuCode\":\"A\"}}",
         "<{\"products_id\":\"1\",\"SkuCode\":\"A\"}>");
  check ("{\"ok\":1,\"A\":{\"SkuCode\":\"A\",\"Stock\":1},\"B\":{\"SkuCode\":\"B\",\"Stock\":2}}",
         "<{\"SkuCode\":\"A\",\"Stock\":1}><{\"SkuCode\":\"B\",\"Stock\":2}>");
  check ("{\"success\":true,\"message\":\"OK\",\"result\":[]}", "");
  check ("{\"data\":[]}", "");
}

static void
test_survives_a_product_without_a_key (void)
{
  check ("{{\"SkuCode\":\"A\",\"Stock\":1}}", "<{\"SkuCode\":\"A\",\"Stock\":1}>");
  check ("{:{\"SkuCode\":\"A\",\"Stock\":1},:{\"SkuCode\":\"B\",\"Stock\":2}}",
         "<{\"SkuCode\":\"A\",\"Stock\":1}><{\"SkuCode\":\"B\",\"Stock\":2}>");
}

static void
test_takes_words_for_no_products (void)
{
  check_error ("{\"status\":\"error\",\"message\":{\"Skucode\":[\"is bad\"]}}",
               SI_API_ERROR_REFUSED);
  check_error ("{\"errors\":[{\"SkuCode\":\"is bad\"}]}", SI_API_ERROR_REFUSED);
  check_error ("{\"status\":\"error\",\"message\":\"no\",\"data\":[]}", SI_API_ERROR_REFUSED);
  check_error ("{\"SkuCode\":\"A\",\"message\":\"not found\"}", SI_API_ERROR_REFUSED);
  check_error ("{\"success\":true,\"message\":\"OK\"}", SI_API_ERROR_NOT_INVENTORY);
  check_error ("{\"a\":[{\"SkuCode\":\"A\"}],\"b\":[{\"SkuCode\":\"B\"}]}",
               SI_API_ERROR_NOT_INVENTORY);
  check_error ("{\"data\":[{\"SkuCode\":\"A\"}]", SI_API_ERROR_CUT_SHORT);
}

static void
test_refuses_what_is_no_inventory (void)
{
  check_error ("", SI_API_ERROR_NOT_INVENTORY);
  check_error (" \n\xEF\xBB\xBF", SI_API_ERROR_NOT_INVENTORY);
  check_error ("{}", SI_API_ERROR_NOT_INVENTORY);
  check_error ("{\"products\":[{\"a\":1}]}", SI_API_ERROR_NOT_INVENTORY);
  check_error ("{\"a\"}", SI_API_ERROR_NOT_INVENTORY);
  check_error ("null", SI_API_ERROR_NOT_INVENTORY);
  check_error ("[1][2]", SI_API_ERROR_NOT_INVENTORY);
  check_error ("[1]\n<br />\n[{\"a\":2}]", SI_API_ERROR_NOT_INVENTORY);
  check_error ("[1]{\"a\":2}", SI_API_ERROR_NOT_INVENTORY);
  check_error ("[1]<!DOCTYPE html><title>Log in</title>", SI_API_ERROR_NOT_INVENTORY);
  check_error ("Notice: Array\n[]\n in /x.php", SI_API_ERROR_NOT_INVENTORY);
  check_error ("<!DOCTYPE html>\n<title>Login</title>\n[{\"a\":1}]", SI_API_ERROR_NOT_INVENTORY);
}

static void
test_refuses_what_is_cut_short (void)
{
  check_error ("[", SI_API_ERROR_CUT_SHORT);
  check_error ("[{\"a\":1},{\"b\":", SI_API_ERROR_CUT_SHORT);
  check_error ("[{\"a\":1},", SI_API_ERROR_CUT_SHORT);
  check_error ("[\"]", SI_API_ERROR_CUT_SHORT);
  check_error ("{\"status\":\"er", SI_API_ERROR_CUT_SHORT);
}

static void
test_bounds_depth_and_size (void)
{
  g_autofree char *deep = g_strnfill (65, '[');
  g_autofree char *shallow = g_strnfill (64, '[');

  check_error (deep, SI_API_ERROR_TOO_LARGE);
  check_error (shallow, SI_API_ERROR_CUT_SHORT);
  check_error_within ("[\"1234\",\"12345\"]", 100, 6, SI_API_ERROR_TOO_LARGE);
  check_error_within ("[\"12345\"]", 8, 100, SI_API_ERROR_TOO_LARGE);
  check_error_within ("<html> and more", 8, 100, SI_API_ERROR_TOO_LARGE);
}

static void
test_cuts_into_small_batches (void)
{
  g_autoptr (GString) text = g_string_new ("[");
  g_autoptr (GString) result = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autofree char *in_pieces = NULL;
  g_autofree char *whole = NULL;

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append_printf (text, "%s\"%u\"", i == 0 ? "" : ",", i);
      g_string_append_printf (expected, "<\"%u\">", i);
    }
  g_string_append_c (text, ']');

  in_pieces = split (text->str, text->len, 1000, 1 << 30, 100);
  whole = split (text->str, text->len, text->len, 1 << 30, 100);
  g_assert_cmpstr (in_pieces, ==, expected->str);
  g_assert_cmpstr (whole, ==, expected->str);
}

static void
test_hands_on_what_is_whole (void)
{
  g_autofree char *filler = g_strnfill (5000, 'x');
  g_autofree char *text = g_strdup_printf ("[\"%s\",{\"a\":", filler);
  g_autoptr (GString) result = g_string_new (NULL);
  g_autoptr (SiJsonSplitter) splitter = si_json_splitter_new (write_elements, result);
  g_autoptr (GError) error = NULL;

  si_json_splitter_feed (splitter, text, strlen (text), &error);
  si_json_splitter_flush (splitter);
  g_assert_cmpuint (result->len, ==, 5000 + 4);

  g_string_truncate (result, 0);
  si_json_splitter_feed (splitter, "1}]", 3, &error);
  g_assert_true (si_json_splitter_end (splitter, &error));
  g_assert_cmpstr (result->str, ==, "<{\"a\":1}>");
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/splitter/cuts-at-the-outer-commas", test_cuts_at_the_outer_commas);
  g_test_add_func ("/splitter/takes-no-bracket-in-a-string-for-one",
                   test_takes_no_bracket_in_a_string_for_one);
  g_test_add_func ("/splitter/counts-every-empty-slot", test_counts_every_empty_slot);
  g_test_add_func ("/splitter/keeps-wrong-brackets-from-spoiling-the-next",
                   test_keeps_wrong_brackets_from_spoiling_the_next);
  g_test_add_func ("/splitter/takes-an-object-keyed-by-number-for-an-array",
                   test_takes_an_object_keyed_by_number_for_an_array);
  g_test_add_func ("/splitter/reads-past-what-php-writes-first",
                   test_reads_past_what_php_writes_first);
  g_test_add_func ("/splitter/makes-no-row-of-a-trailing-comma",
                   test_makes_no_row_of_a_trailing_comma);
  g_test_add_func ("/splitter/reads-past-what-comes-last", test_reads_past_what_comes_last);
  g_test_add_func ("/splitter/finds-the-products-in-an-envelope",
                   test_finds_the_products_in_an_envelope);
  g_test_add_func ("/splitter/survives-a-product-without-a-key",
                   test_survives_a_product_without_a_key);
  g_test_add_func ("/splitter/takes-words-for-no-products", test_takes_words_for_no_products);
  g_test_add_func ("/splitter/refuses-what-is-no-inventory", test_refuses_what_is_no_inventory);
  g_test_add_func ("/splitter/refuses-what-is-cut-short", test_refuses_what_is_cut_short);
  g_test_add_func ("/splitter/bounds-depth-and-size", test_bounds_depth_and_size);
  g_test_add_func ("/splitter/cuts-into-small-batches", test_cuts_into_small_batches);
  g_test_add_func ("/splitter/hands-on-what-is-whole", test_hands_on_what_is_whole);
  return g_test_run ();
}
