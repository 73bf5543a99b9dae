/* test-decoder.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-decoder.h"

#include <string.h>

#include "si-api-error.h"
#include "si-test.h"

static gboolean
feed_text (SiDecoder *decoder, const char *text, gsize length, gsize piece, GError **error)
{
  for (gsize at = 0; at < length; at += piece)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text + at, MIN (piece, length - at));

      if (!si_decoder_feed (decoder, bytes, error))
        return FALSE;
    }
  return TRUE;
}

static SiTable *
finish (SiDecoder *decoder, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  si_decoder_finish_async (decoder, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  return si_decoder_finish (decoder, result, error);
}

static SiTable *
decode (const char *text, gsize piece, GError **error)
{
  SiDecoder *decoder = si_decoder_new ();
  SiTable *table = NULL;

  if (feed_text (decoder, text, strlen (text), piece, error))
    table = finish (decoder, error);
  g_assert_finalize_object (decoder);
  return table;
}

static SiTable *
read_table (const char *text)
{
  g_autoptr (GError) error = NULL;
  SiTable *table = decode (text, strlen (text), &error);

  g_assert_no_error (error);
  return table;
}

/* Writes a product as one line: id|sku|description|stock, and (godown id|name|stock) for each. */
static char *
show (SiTable *table, guint row)
{
  GString *line = g_string_new (NULL);
  const char *text = si_table_get_stock_text (table, row);
  g_autofree char *stock = si_quantity_to_plain (si_table_get_stock (table, row));

  g_string_append_printf (line, "%s|%s|%s|%s", si_table_get_product_id (table, row),
                          si_table_get_sku (table, row), si_table_get_description (table, row),
                          text != NULL ? text : stock);
  for (guint i = 0; i < si_table_get_n_godown_stocks (table, row); i++)
    {
      SiGodownStock godown;
      g_autofree char *plain = NULL;

      si_table_get_godown_stock (table, row, i, &godown);
      plain = si_quantity_to_plain (godown.stock);
      g_string_append_printf (line, " (%s|%s|%s)", godown.id, godown.name,
                              godown.stock_text != NULL ? godown.stock_text : plain);
    }
  return g_string_free (line, FALSE);
}

static void
check_row (SiTable *table, guint row, const char *expected)
{
  g_autofree char *shown = show (table, row);

  g_assert_cmpstr (shown, ==, expected);
}

static void
check_only (const char *text, const char *expected)
{
  g_autoptr (SiTable) table = read_table (text);

  g_assert_cmpuint (si_table_get_n_products (table), ==, 1);
  g_assert_cmpuint (si_table_get_n_unreadable (table), ==, 0);
  check_row (table, 0, expected);
}

static void
check_error (const char *text, SiApiError code, const char *words)
{
  const gsize pieces[] = { 1, 1 << 20 };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SiTable) table = decode (text, pieces[i], &error);

      g_assert_null (table);
      g_assert_error (error, SI_API_ERROR, (int) code);
      g_assert_nonnull (strstr (error->message, words));
      g_assert_null (strchr (error->message, '\n'));
    }
}

/* The cleaner has to go on within strings, numbers and godown lines that a piece cuts. */
static void
test_reads_the_same_in_any_pieces (void)
{
  const char *text
      = "[{\"products_id\":9032,\"SkuCode\":\"\\ud83d\\udce6 \\u00e9\\n x\",\"productDescription\":"
        "\"caf\xC3\xA9 \\\\ \\\"9\\\"\",\"x\":null,\"Godowns\":[{\"Godown\":\"K "
        "\\u0031\",\"Godownid\":"
        "7,\"Stock\":-0.5},{\"Stock\":\"12\",\"Godown\":\"\xD8\xB4\",\"Godownid\":\"8\"}],"
        "\"Stock\":11.5}]";

  for (gsize piece = 1; piece < strlen (text); piece++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SiTable) table = decode (text, piece, &error);

      g_assert_no_error (error);
      check_row (table, 0, "9032|📦 é x|café \\ \"9\"|11.5 (7|K 1|-0.5) (8|\xD8\xB4|12)");
    }
}

static void
test_reads_the_documents_own_answer (void)
{
  g_autoptr (SiTable) table = read_table (
      "[\n  {\n    \"products_id\": \"9032\",\n    \"productDescription\": \"SNS Coupon\",\n"
      "    \"SkuCode\": \"PTFB04\",\n    \"Stock\": \"-42893.0\",\n    \"Godowns\": [\n"
      "      { \"Godown\": \"Karachi Warehouse\", \"Godownid\": \"97637\", \"Stock\": \"-42893\" "
      "}\n"
      "    ]\n  },\n  {\n    \"products_id\": \"9410\",\n"
      "    \"productDescription\": \"SNS Small Flyers (10 x 14)\",\n    \"SkuCode\": \"PFLY12\",\n"
      "    \"Stock\": \"-41594.0\",\n    \"Godowns\": [\n"
      "      { \"Godown\": \"Karachi Warehouse\", \"Godownid\": \"97637\", \"Stock\": \"-41594\" "
      "}\n"
      "    ]\n  }\n]\n");

  g_assert_cmpuint (si_table_get_n_products (table), ==, 2);
  check_row (table, 0, "9032|PTFB04|SNS Coupon|-42893 (97637|Karachi Warehouse|-42893)");
  check_row (table, 1,
             "9410|PFLY12|SNS Small Flyers (10 x 14)|-41594 (97637|Karachi Warehouse|-41594)");
}

static void
test_takes_numbers_for_text_and_the_reverse (void)
{
  check_only ("[{\"products_id\":9032,\"SkuCode\":12,\"productDescription\":7,\"Stock\":-0.50,"
              "\"Godowns\":[{\"Godown\":1,\"Godownid\":97637,\"Stock\":.5}]}]",
              "9032|12|7|-0.5 (97637|1|0.5)");
  check_only ("[{\"SkuCode\":\"A\",\"Stock\":12345678901.123456}]", "|A||12345678901.123456");
  check_only ("[{\"SkuCode\":\"A\",\"Stock\":1.123456789012345678901}]",
              "|A||1.123456789012345678901");
  check_only ("[{\"SkuCode\":\"A\",\"Stock\":[1]}]", "|A||[\"1\"]");
  check_only ("[{\"SkuCode\":\"A\",\"Stock\":\"1,234.50\"}]", "|A||1234.5");
}

static void
test_takes_every_form_of_godowns (void)
{
  const char *const none[] = { "null", "[]", "{}", "\"\"" };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autofree char *text = g_strdup_printf ("[{\"SkuCode\":\"A\",\"Godowns\":%s}]", none[i]);
      check_only (text, "|A||");
    }
  check_only ("[{\"SkuCode\":\"A\"}]", "|A||");
  check_only ("[{\"SkuCode\":\"A\",\"Godowns\":{\"1\":{\"Godownid\":5,\"Stock\":2},"
              "\"7\":{\"Godownid\":4,\"Stock\":1}}}]",
              "|A|| (5||2) (4||1)");
  check_only ("[{\"SkuCode\":\"A\",\"Godowns\":{\"7\":{\"Godown\":\"Main\",\"Stock\":2},"
              "\"8\":{\"Godown\":\"Lahore\",\"Stock\":1}}}]",
              "|A|| (7|Main|2) (8|Lahore|1)");
  check_only ("[{\"SkuCode\":\"A\",\"Godowns\":{\"0\":{\"Godown\":\"Main\",\"Stock\":2},"
              "\"1\":{\"Godown\":\"Lahore\",\"Stock\":1}}}]",
              "|A|| (|Main|2) (|Lahore|1)");
  check_only ("[{\"SkuCode\":\"A\",\"Godowns\":{\"Main\":{\"Godownid\":7,\"Stock\":2},"
              "\"8\":1,\"Lahore\":\"3\"}}]",
              "|A|| (7|Main|2) (8||1) (|Lahore|3)");
  check_only ("[{\"SkuCode\":\"A\",\"Godowns\":{\"Godownid\":\"5\",\"Stock\":\"2\"}}]",
              "|A|| (5||2)");
}

static void
test_makes_plain_text_of_the_descriptions (void)
{
  check_only ("[{\"SkuCode\":\" A&amp;B \",\"productDescription\":\"Pens &amp;\\tPaper\\n\","
              "\"Godowns\":[{\"Godown\":\"Ali&#39;s\",\"Godownid\":\"1\"}]}]",
              "|A&B|Pens & Paper| (1|Ali's|)");
  check_only ("[{\"SkuCode\":\"A\",\"productDescription\":\"\\u06a9 \xE9 \\ud800\"}]",
              "|A|ک \xEF\xBF\xBD \xEF\xBF\xBD|");
}

static void
test_counts_what_it_cannot_read (void)
{
  g_autoptr (SiTable) table
      = read_table ("[{\"SkuCode\":\"A\"}, null, {\"SkuCode\":\"B\" 1}, {\"other\":1}, \n"
                    "{\"SkuCode\":null}, {\"SkuCode\":\"C\",,}, 17,, {\"SkuCode\":\"D\"}]");
  const char *const unreadable[] = {
    "null",
    "{\"SkuCode\":\"B\" 1}",
    "{\"other\":1}",
    "{\"SkuCode\":null}",
    "{\"SkuCode\":\"C\",,}",
    "17",
    "",
  };

  g_assert_cmpuint (si_table_get_n_products (table), ==, 2);
  check_row (table, 0, "|A||");
  check_row (table, 1, "|D||");
  g_assert_cmpuint (si_table_get_n_unreadable (table), ==, G_N_ELEMENTS (unreadable));
  for (guint i = 0; i < G_N_ELEMENTS (unreadable); i++)
    g_assert_cmpstr (si_table_get_unreadable (table, i), ==, unreadable[i]);
}

static void
test_counts_godowns_that_are_none (void)
{
  g_autoptr (SiTable) table = read_table (
      "[{\"SkuCode\":\"A\",\"Godowns\":[17,{\"Godownid\":\"5\",\"Stock\":\"2\"},{}]}]");

  check_row (table, 0, "|A|| (5||2)");
  g_assert_cmpuint (si_table_get_n_unreadable (table), ==, 2);
  g_assert_cmpstr (si_table_get_unreadable (table, 0), ==,
                   "{\"SkuCode\":\"A\",\"Godowns\":\"17\"}");
}

static void
test_says_what_the_server_said (void)
{
  check_error ("{ \"status\": \"error\", \"message\": \"Invalid API key.\" }",
               SI_API_ERROR_WRONG_KEY, "Invalid API key.");
  check_error ("{\"status\":\"error\",\"message\":\"Closed for\\nstock taking &amp; tea.\"}",
               SI_API_ERROR_REFUSED, "Closed for stock taking & tea.");
  check_error ("[{\"status\":\"error\",\"message\":\"Closed.\"}]", SI_API_ERROR_REFUSED, "Closed.");
  check_error ("{\"error\":{\"message\":\"Closed.\"}}", SI_API_ERROR_REFUSED, "Closed.");
  check_error ("{\"status\":\"error\"}", SI_API_ERROR_REFUSED, "did not say why");
  check_error ("{\"name\":\"Unauthorized\",\"message\":\"Nope.\",\"code\":0,\"status\":401}",
               SI_API_ERROR_WRONG_KEY, "Nope.");
  check_error ("{\"message\":\"API key limit exceeded\"}", SI_API_ERROR_REFUSED, "limit");
}

static void
test_says_what_came_instead (void)
{
  check_error ("", SI_API_ERROR_NOT_INVENTORY, "empty");
  check_error ("<!DOCTYPE html><html><head><title>\nLog in &amp; go</title>",
               SI_API_ERROR_NOT_INVENTORY, "“Log in & go”");
  check_error ("<br />\n<b>Fatal error</b>: Out of memory", SI_API_ERROR_NOT_INVENTORY,
               "“Fatal error : Out of memory”");
  check_error ("[{\"a\":1},{\"b\":2}]", SI_API_ERROR_NOT_INVENTORY, "2 rows");
  check_error ("[{\"SkuCode\":\"A\"}", SI_API_ERROR_CUT_SHORT, "too soon");
}

/* Words are cut where one ends, since half a key would not be known for one. */
static void
test_shortens_the_servers_words (void)
{
  g_autofree char *key = si_test_make_key ();
  g_autofree char *words = g_strnfill (290, 'w');
  g_autofree char *text = g_strdup_printf ("{\"message\":\"%s %s\"}", words, key);
  g_autofree char *expected = g_strconcat (words, " …", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (decode (text, strlen (text), &error));
  g_assert_cmpstr (error->message, ==, expected);
}

/* Makes some thousands of products, whose Stock is their place. */
static char *
make_answer (guint n_products)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; i < n_products; i++)
    g_string_append_printf (text,
                            "%s{\"SkuCode\":\"P%u\",\"Stock\":\"%u\",\"Godowns\":[{\"Godownid\":"
                            "\"%u\",\"Stock\":\"1\"}]}",
                            i == 0 ? "" : ",", i, i, i % 8);
  g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

static void
test_keeps_the_servers_order (void)
{
  g_autofree char *text = make_answer (20000);
  g_autoptr (SiTable) table = read_table (text);

  g_assert_cmpuint (si_table_get_n_products (table), ==, 20000);
  for (guint i = 0; i < 20000; i++)
    g_assert_cmpint (si_table_get_stock (table, i).millionths, ==, i * SI_QUANTITY_ONE);
  g_assert_cmpuint (si_table_get_n_all_godowns (table), ==, 8);
}

static gboolean
backlog_is_gone (gpointer decoder)
{
  return si_decoder_get_backlog (decoder) == 0;
}

static gboolean
snapshot_is_there (gpointer data)
{
  gpointer *pair = data;

  pair[1] = si_decoder_snapshot (pair[0]);
  g_usleep (1000);
  return pair[1] != NULL;
}

static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
test_shows_products_before_the_end (void)
{
  g_autofree char *text = make_answer (20000);
  SiDecoder *decoder = si_decoder_new ();
  guint wake_id = g_timeout_add (5, wake, NULL);
  g_autoptr (GError) error = NULL;
  gpointer pair[2] = { decoder, NULL };
  g_autoptr (SiTable) so_far = NULL;
  g_autoptr (SiTable) table = NULL;

  g_assert_true (feed_text (decoder, text, strlen (text) / 2, 65536, &error));
  si_test_wait_for (backlog_is_gone, decoder, 20);
  g_assert_cmpuint (si_decoder_get_n_products (decoder), >, 8000);

  si_test_wait_for (snapshot_is_there, pair, 20);
  so_far = pair[1];
  g_assert_cmpuint (si_table_get_n_products (so_far), ==, si_decoder_get_n_products (decoder));

  g_assert_true (feed_text (decoder, text + strlen (text) / 2, strlen (text) - strlen (text) / 2,
                            65536, &error));
  table = finish (decoder, &error);
  g_assert_cmpuint (si_table_get_n_products (table), ==, 20000);
  g_source_remove (wake_id);
  g_assert_finalize_object (decoder);
}

static void
count (SiDecoder *decoder, gpointer data)
{
  (*(guint *) data)++;
}

static gboolean
is_counted (gpointer data)
{
  return *(guint *) data > 0;
}

static void
test_says_when_it_can_take_more (void)
{
  g_autofree char *text = make_answer (200000);
  SiDecoder *decoder = si_decoder_new ();
  g_autoptr (GError) error = NULL;
  guint n_drained = 0;

  g_signal_connect (decoder, "drained", G_CALLBACK (count), &n_drained);
  g_assert_true (feed_text (decoder, text, strlen (text) - 1, strlen (text), &error));
  g_assert_cmpuint (si_decoder_get_backlog (decoder), >, SI_DECODER_BACKLOG_MAX);
  si_test_wait_for (is_counted, &n_drained, 60);
  g_assert_cmpuint (si_decoder_get_backlog (decoder), <=, SI_DECODER_BACKLOG_MAX / 2);
  g_assert_finalize_object (decoder);
}

/* A row of two bytes takes far more than two bytes of memory. */
static void
test_bounds_what_cannot_be_read (void)
{
  g_autoptr (GString) text = g_string_new ("[");
  SiDecoder *decoder = si_decoder_new ();
  guint wake_id = g_timeout_add (5, wake, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 102000; i++)
    g_string_append (text, "1,");
  g_assert_true (feed_text (decoder, text->str, text->len, text->len, &error));
  si_test_wait_for (backlog_is_gone, decoder, 20);
  g_assert_false (feed_text (decoder, "1]", 2, 2, &error));
  g_assert_error (error, SI_API_ERROR, SI_API_ERROR_TOO_LARGE);
  g_source_remove (wake_id);
  g_assert_finalize_object (decoder);
}

static void
test_ends_at_any_moment (void)
{
  g_autofree char *text = make_answer (50000);

  for (guint moment = 0; moment < 4; moment++)
    {
      SiDecoder *decoder = si_decoder_new ();
      g_autoptr (GError) error = NULL;

      g_assert_true (feed_text (decoder, text, strlen (text) * moment / 4, 65536, &error));
      if (moment == 2)
        g_assert_null (si_decoder_snapshot (decoder));
      g_assert_finalize_object (decoder);
    }
}

static void
test_is_cancelled_while_it_finishes (void)
{
  g_autofree char *text = make_answer (50000);
  SiDecoder *decoder = si_decoder_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (feed_text (decoder, text, strlen (text), 65536, &error));
  si_decoder_finish_async (decoder, cancellable, si_test_keep_result, &result);
  g_cancellable_cancel (cancellable);
  si_test_wait_result (&result);
  g_assert_null (si_decoder_finish (decoder, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  g_assert_finalize_object (decoder);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
#define ADD(name, test) g_test_add_func ("/decoder/" name, test)
  ADD ("reads-the-same-in-any-pieces", test_reads_the_same_in_any_pieces);
  ADD ("reads-the-documents-own-answer", test_reads_the_documents_own_answer);
  ADD ("takes-numbers-for-text-and-the-reverse", test_takes_numbers_for_text_and_the_reverse);
  ADD ("takes-every-form-of-godowns", test_takes_every_form_of_godowns);
  ADD ("makes-plain-text-of-the-descriptions", test_makes_plain_text_of_the_descriptions);
  ADD ("counts-what-it-cannot-read", test_counts_what_it_cannot_read);
  ADD ("counts-godowns-that-are-none", test_counts_godowns_that_are_none);
  ADD ("says-what-the-server-said", test_says_what_the_server_said);
  ADD ("says-what-came-instead", test_says_what_came_instead);
  ADD ("shortens-the-servers-words", test_shortens_the_servers_words);
  ADD ("keeps-the-servers-order", test_keeps_the_servers_order);
  ADD ("shows-products-before-the-end", test_shows_products_before_the_end);
  ADD ("says-when-it-can-take-more", test_says_when_it_can_take_more);
  ADD ("bounds-what-cannot-be-read", test_bounds_what_cannot_be_read);
  ADD ("ends-at-any-moment", test_ends_at_any_moment);
  ADD ("is-cancelled-while-it-finishes", test_is_cancelled_while_it_finishes);
#undef ADD
  return g_test_run ();
}
