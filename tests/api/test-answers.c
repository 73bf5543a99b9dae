/* test-answers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Servers send text around the array of products, or other data instead of it. Each answer comes
 * over a real socket.
 */

#include <string.h>

#include "si-api-error.h"
#include "si-fault-server.h"
#include "si-test-fetch.h"
#include "si-test.h"

#define GODOWNS "\"Godowns\":[{\"Godown\":\"Main\",\"Godownid\":\"7\",\"Stock\":\"5\"}]"
#define PRODUCT                                                                                    \
  "{\"products_id\":\"1\",\"productDescription\":\"Thing\",\"SkuCode\":\"A1\",\"Stock\":"          \
  "\"5\"," GODOWNS "}"

typedef struct
{
  SiFaultServer *server;
  SiTestFetch fetch;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = si_test_make_key ();

  fixture->server = si_fault_server_new (NULL);
  si_test_fetch_init (&fixture->fetch, key, SI_AUTH_BEARER);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  si_test_fetch_clear (&fixture->fetch);
  g_assert_finalize_object (fixture->server);
}

static SiTable *
read_answer (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SiTable *table
      = si_test_fetch_run (&fixture->fetch, si_fault_server_get_address (fixture->server), &error);

  g_assert_no_error (error);
  return table;
}

static SiTable *
read_body (Fixture *fixture, const char *body)
{
  g_test_message ("%s", body);
  si_fault_server_answer (fixture->server, "200 OK", "Content-Type: text/html\r\n", body);
  return read_answer (fixture);
}

static const char *
get_remark (Fixture *fixture)
{
  return si_client_get_remark (fixture->fetch.client, fixture->fetch.result);
}

/* Asserts that A1 with 5 in godown 7 is the one product. */
static void
assert_is_thing (SiTable *table, const char *description)
{
  SiGodownStock stock;

  g_assert_cmpuint (si_table_get_n_products (table), ==, 1);
  g_assert_cmpuint (si_table_get_n_unreadable (table), ==, 0);
  g_assert_cmpstr (si_table_get_sku (table, 0), ==, "A1");
  g_assert_cmpstr (si_table_get_description (table, 0), ==, description);
  g_assert_cmpint (si_table_get_stock (table, 0).millionths, ==, 5 * SI_QUANTITY_ONE);
  g_assert_cmpuint (si_table_get_n_godown_stocks (table, 0), ==, 1);
  si_table_get_godown_stock (table, 0, 0, &stock);
  g_assert_cmpstr (stock.id, ==, "7");
}

/* Asserts that the fetch fails with @words in its message. */
static void
assert_fails (Fixture *fixture, const char *body, SiApiError code, const char *words)
{
  si_fault_server_answer (fixture->server, "200 OK", NULL, body);
  si_test_fetch_assert_fails (&fixture->fetch, si_fault_server_get_address (fixture->server), code,
                              words);
}

static void
test_reads_past_text_after_the_array (Fixture *fixture, gconstpointer data)
{
  static const char *const bodies[] = {
    "[" PRODUCT "]\n<!-- 0.02s -->",
    "[" PRODUCT "]<br />\n<b>Notice</b>: Undefined variable $x in <b>/srv/x.php</b> on line "
    "<b>3</b><br />\n",
    "[" PRODUCT "]\nPHP Deprecated: old [x] in {main}",
    "<!-- begin -->[" PRODUCT ",]<!-- end -->",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (SiTable) table = read_body (fixture, bodies[i]);

      assert_is_thing (table, "Thing");
      g_assert_null (get_remark (fixture));
    }
}

static void
test_calls_markup_alone_not_empty (Fixture *fixture, gconstpointer data)
{
  assert_fails (fixture, "<?xml version=\"1.0\"?><products/>", SI_API_ERROR_NOT_INVENTORY,
                "markup without any text");
  assert_fails (fixture, " \n", SI_API_ERROR_NOT_INVENTORY, "was empty");
}

static void
test_reads_products_in_an_envelope (Fixture *fixture, gconstpointer data)
{
  static const char *const bodies[] = {
    "{\"success\":true,\"message\":\"OK\",\"result\":[" PRODUCT "]}",
    "{\"data\":[" PRODUCT "]}",
    "{\"status\":\"success\",\"data\":{\"count\":1,\"products\":[" PRODUCT "]}}\n<!-- x -->",
    "{\"data\":{\"0\":" PRODUCT "}}",
    "{\"product\":" PRODUCT ",\"error\":null,\"errors\":[]}",
    PRODUCT,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (SiTable) table = read_body (fixture, bodies[i]);

      assert_is_thing (table, "Thing");
      g_assert_null (get_remark (fixture));
    }
}

static void
test_reads_a_large_envelope (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) body = g_string_new ("{\"success\":true,\"data\":[");
  g_autoptr (SiTable) table = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (body,
                            "%s{\"products_id\":\"%u\",\"SkuCode\":\"S%u\",\"Stock\":1,"
                            "\"productDescription\":\"A thing with some words\"}",
                            i > 0 ? "," : "", i, i);
  g_string_append (body, "],\"total\":100000}");
  g_assert_cmpuint (body->len, >, 8 * 1024 * 1024);
  si_fault_server_answer (fixture->server, "200 OK", NULL, body->str);
  table = read_answer (fixture);
  g_assert_cmpuint (si_table_get_n_products (table), ==, 100000);
  g_assert_cmpuint (si_table_get_n_unreadable (table), ==, 0);
  g_assert_cmpstr (si_table_get_sku (table, 99999), ==, "S99999");
}

static void
test_takes_an_empty_envelope_for_an_empty_inventory (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table
      = read_body (fixture, "{\"success\":true,\"message\":\"OK\",\"result\":[]}");

  g_assert_cmpuint (si_table_get_n_products (table), ==, 0);
  assert_fails (fixture, "{\"success\":true,\"message\":\"OK\"}", SI_API_ERROR_NOT_INVENTORY,
                "has no products. It says: “OK”");
}

static void
test_cuts_a_message_without_spaces (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) body = g_string_new ("{\"status\":\"error\",\"message\":\"");

  for (guint i = 0; i < 20; i++)
    g_string_append (body, "数据库连接失败请联系管理员并稍后再试");
  g_string_append (body, "\"}");
  assert_fails (fixture, body->str, SI_API_ERROR_REFUSED,
                "数据库连接失败请联系管理员并稍后再试数据库连接失败");
  assert_fails (fixture, body->str, SI_API_ERROR_REFUSED, "…");
}

static void
test_quotes_a_message_in_pieces (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *body;
    const char *words;
  } cases[] = {
    { "{\"status\":\"error\",\"message\":{\"Skucode\":[\"is bad\"]}}", "Skucode: is bad" },
    { "{\"status\":\"error\",\"message\":[\"One.\",\"Two.\"]}", "One.; Two." },
    { "{\"errors\":{\"Skucode\":[\"is bad\",\"is long\"],\"Godownid\":\"is none\"}}",
      "Skucode: is bad; is long; Godownid: is none" },
    { "{\"error\":{\"code\":7,\"message\":\"Closed.\"}}", "Closed." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SiTable) table = NULL;

      si_fault_server_answer (fixture->server, "200 OK", NULL, cases[i].body);
      table = si_test_fetch_run (&fixture->fetch, si_fault_server_get_address (fixture->server),
                                 &error);
      g_assert_error (error, SI_API_ERROR, SI_API_ERROR_REFUSED);
      g_assert_cmpstr (error->message, ==, cases[i].words);
    }
}

static void
test_keeps_the_ids_of_keyed_godowns (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = read_body (
      fixture, "[{\"products_id\":\"1\",\"SkuCode\":\"A1\",\"Stock\":\"7\",\"Godowns\":{"
               "\"7\":{\"Godown\":\"Main\",\"Stock\":\"5\"},"
               "\"8\":{\"Godown\":\"Lahore\",\"Stock\":\"2\"}}}]");
  SiGodownStock stock;

  si_table_get_godown_stock (table, 0, 0, &stock);
  g_assert_cmpstr (stock.id, ==, "7");
  g_assert_cmpstr (stock.name, ==, "Main");
  si_table_get_godown_stock (table, 0, 1, &stock);
  g_assert_cmpstr (stock.id, ==, "8");
  g_assert_cmpint (stock.stock.millionths, ==, 2 * SI_QUANTITY_ONE);
}

static char *
encode (const char *body, const char *charset, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *encoded = g_convert (body, -1, charset, "UTF-8", NULL, length, &error);

  g_assert_no_error (error);
  return encoded;
}

static void
test_obeys_the_charset (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *charset;
    const char *header;
    const char *description;
  } cases[] = {
    { "ISO-8859-1", "application/json; charset=iso-8859-1", "Café" },
    { "WINDOWS-1252", "text/html; charset=\"Windows-1252\"", "“Café” – €" },
    { "WINDOWS-1252", "text/html; charset=ISO-8859-1", "“Café” – €" },
    { "WINDOWS-1256", "text/html; charset=windows-1256", "چائے" },
    { "UTF-16LE", "application/json; charset=utf-16", "چائے 茶" },
    { "UTF-16BE", "application/json", "چائے 茶" },
    { "UTF-16", "application/json", "چائے 茶" },
    { "UTF-8", "application/json; charset=utf-8", "چائے 茶" },
    { "UTF-8", "application/json; charset=no-such-thing", "چائے 茶" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body
          = g_strdup_printf ("[{\"products_id\":\"1\",\"productDescription\":\"%s\",\"SkuCode\":"
                             "\"A1\",\"Stock\":\"5\"," GODOWNS "}]",
                             cases[i].description);
      gsize length;
      g_autofree char *encoded = encode (body, cases[i].charset, &length);
      g_autoptr (GString) answer = g_string_new ("HTTP/1.1 200 OK\r\nConnection: close\r\n");
      g_autoptr (SiTable) table = NULL;

      g_string_append_printf (answer, "Content-Type: %s\r\n\r\n", cases[i].header);
      g_string_append_len (answer, encoded, length);
      si_fault_server_say (fixture->server, answer->str, answer->len, SI_FAULT_CLOSE);
      g_test_message ("%s", cases[i].header);
      table = read_answer (fixture);
      assert_is_thing (table, cases[i].description);
    }
}

/* The answer has bytes that are not in the charset, and half a character at the end of a piece. */
static void
test_converts_piece_by_piece (Fixture *fixture, gconstpointer data)
{
  g_autofree char *filler = g_strnfill (70001, 'x');
  g_autofree char *body = g_strdup_printf (
      "[{\"SkuCode\":\"A1\",\"note\":\"%s\",\"productDescription\":\"茶\"}]", filler);
  gsize length;
  g_autofree char *encoded = encode (body, "UTF-16LE", &length);
  g_autoptr (GString) answer = g_string_new ("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
  g_autoptr (SiTable) table = NULL;
  g_autoptr (SiTable) other = NULL;

  g_string_append_len (answer, encoded, length);
  si_fault_server_say (fixture->server, answer->str, answer->len, SI_FAULT_CLOSE);
  table = read_answer (fixture);
  g_assert_cmpstr (si_table_get_description (table, 0), ==, "茶");

  si_fault_server_answer (fixture->server, "200 OK", "Content-Type: text/html; charset=latin1\r\n",
                          "[{\"SkuCode\":\"A1\",\"productDescription\":\"a\x81\xE9\"}]");
  other = read_answer (fixture);
  g_assert_cmpstr (si_table_get_description (other, 0), ==, "a\xEF\xBF\xBDé");
}

/* A server that sends each byte by itself has sent half a character every other time. */
static void
say_byte_by_byte (Fixture *fixture, const char *bytes, gsize length)
{
  g_autoptr (GString) answer
      = g_string_new ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");

  for (gsize i = 0; i < length; i++)
    {
      g_string_append (answer, "1\r\n");
      g_string_append_c (answer, bytes[i]);
      g_string_append (answer, "\r\n");
    }
  g_string_append (answer, "0\r\n\r\n");
  si_fault_server_say (fixture->server, answer->str, answer->len, SI_FAULT_CLOSE);
}

static void
test_converts_byte_by_byte (Fixture *fixture, gconstpointer data)
{
  gsize length;
  g_autofree char *encoded = encode ("[{\"SkuCode\":\"茶\"}]", "UTF-16LE", &length);
  g_autoptr (SiTable) table = NULL;

  say_byte_by_byte (fixture, encoded, length);
  table = read_answer (fixture);
  g_assert_cmpstr (si_table_get_sku (table, 0), ==, "茶");
}

static void
test_reads_what_half_a_character_follows (Fixture *fixture, gconstpointer data)
{
  gsize length;
  g_autofree char *encoded = encode ("[{\"SkuCode\":\"茶\"}]", "UTF-16LE", &length);
  g_autoptr (GString) answer = g_string_new ("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
  g_autoptr (SiTable) table = NULL;

  g_string_append_len (answer, encoded, length);
  g_string_append_c (answer, '\n');
  si_fault_server_say (fixture->server, answer->str, answer->len, SI_FAULT_CLOSE);
  table = read_answer (fixture);
  g_assert_cmpstr (si_table_get_sku (table, 0), ==, "茶");
}

static GBytes *
pack (const char *text, GZlibCompressorFormat format)
{
  g_autoptr (GZlibCompressor) zip = g_zlib_compressor_new (format, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (zip));

  g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Answers with packed bytes that no header announces. The last @lost bytes are missing. */
static void
say_packed (Fixture *fixture, const char *text, GZlibCompressorFormat format, gsize lost)
{
  g_autoptr (GBytes) packed = pack (text, format);
  g_autoptr (GString) answer = g_string_new ("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");

  g_string_append_len (answer, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed) - lost);
  si_fault_server_say (fixture->server, answer->str, answer->len, SI_FAULT_CLOSE);
}

static void
test_unpacks_without_a_header (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) large = g_string_new ("[");
  g_autoptr (SiTable) gzip = NULL;
  g_autoptr (SiTable) deflate = NULL;
  g_autoptr (SiTable) many = NULL;
  g_autoptr (SiTable) none = NULL;
  g_autoptr (GError) error = NULL;

  say_packed (fixture, "[" PRODUCT "]", G_ZLIB_COMPRESSOR_FORMAT_GZIP, 0);
  gzip = read_answer (fixture);
  assert_is_thing (gzip, "Thing");
  say_packed (fixture, "[" PRODUCT "]", G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 0);
  deflate = read_answer (fixture);
  assert_is_thing (deflate, "Thing");

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (large, "{\"products_id\":\"%u\",\"Stock\":\"1\"},", i);
  g_string_append (large, PRODUCT "]");
  say_packed (fixture, large->str, G_ZLIB_COMPRESSOR_FORMAT_GZIP, 0);
  many = read_answer (fixture);
  g_assert_cmpuint (si_table_get_n_products (many), ==, 20001);

  say_packed (fixture, large->str, G_ZLIB_COMPRESSOR_FORMAT_GZIP, 100);
  none = si_test_fetch_run (&fixture->fetch, si_fault_server_get_address (fixture->server), &error);
  g_assert_error (error, SI_API_ERROR, SI_API_ERROR_CUT_SHORT);
}

static void
append_packed (GString *bytes, const char *text)
{
  g_autoptr (GBytes) packed = pack (text, G_ZLIB_COMPRESSOR_FORMAT_GZIP);

  g_string_append_len (bytes, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
}

/* RFC 1952 allows several members, and programs leave out what else follows them. */
static void
test_unpacks_all_members_of_gzip (Fixture *fixture, gconstpointer data)
{
  static const char *const trailers[] = { "", "\x1f", "padding" };

  for (guint i = 0; i < G_N_ELEMENTS (trailers); i++)
    {
      g_autoptr (GString) body = g_string_new (NULL);
      g_autoptr (GString) answer = g_string_new ("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
      g_autoptr (SiTable) at_once = NULL;
      g_autoptr (SiTable) in_bytes = NULL;

      append_packed (body, "[");
      append_packed (body, "");
      append_packed (body, PRODUCT);
      append_packed (body, "]");
      g_string_append (body, trailers[i]);
      g_string_append_len (answer, body->str, body->len);
      si_fault_server_say (fixture->server, answer->str, answer->len, SI_FAULT_CLOSE);
      at_once = read_answer (fixture);
      assert_is_thing (at_once, "Thing");
      say_byte_by_byte (fixture, body->str, body->len);
      in_bytes = read_answer (fixture);
      assert_is_thing (in_bytes, "Thing");
    }
}

/* An error's words are converted as an inventory is. */
static void
test_converts_the_words_of_a_refusal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  si_fault_server_answer (fixture->server, "500 Broken",
                          "Content-Type: text/plain; charset=iso-8859-1\r\n", "Ferm\xE9");
  table
      = si_test_fetch_run (&fixture->fetch, si_fault_server_get_address (fixture->server), &error);
  g_assert_error (error, SI_API_ERROR, SI_API_ERROR_SERVER);
  g_assert_nonnull (strstr (error->message, "“Fermé”"));
}

static void
test_reads_names_in_any_letter_case (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = read_body (
      fixture,
      "[{\"Products_Id\":\"1\",\"ProductDescription\":\"Thing\",\"Skucode\":\"A1\","
      "\"stock\":\"5\",\"godowns\":[{\"godown\":\"Main\",\"GodownId\":\"7\",\"stock\":\"5\"}]}"
      "]");

  assert_is_thing (table, "Thing");
}

static void
test_makes_one_space_of_a_line_break (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = read_body (
      fixture, "[{\"SkuCode\":\"A1\",\"productDescription\":\"Tea\\r\\nGreen \\r\\n\\t 50 g\"}]");

  g_assert_cmpstr (si_table_get_description (table, 0), ==, "Tea Green 50 g");
}

static void
test_has_words_for_other_statuses (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *status;
    const char *words;
  } cases[] = {
    { "304 Not Modified", "nothing has changed, without the inventory (status 304)" },
    { "407 Proxy Authentication Required", "no proxy is used (status 407)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SiTable) table = NULL;

      si_fault_server_answer (fixture->server, cases[i].status, NULL, "");
      table = si_test_fetch_run (&fixture->fetch, si_fault_server_get_address (fixture->server),
                                 &error);
      g_assert_null (table);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

static void
test_tells_an_error_beside_products (Fixture *fixture, gconstpointer data)
{
  static const char *const bodies[] = {
    "[" PRODUCT ",{\"status\":\"error\",\"message\":\"Godown 9 is late.\"}]",
    "{\"success\":false,\"message\":\"Godown 9 is late.\",\"data\":[" PRODUCT "]}",
    "{\"data\":[" PRODUCT "],\"errors\":[\"Godown 9 is late.\"]}",
    "[" PRODUCT "]{\"status\":\"error\",\"message\":\"Godown 9 is late.\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (SiTable) table = read_body (fixture, bodies[i]);

      g_assert_cmpuint (si_table_get_n_products (table), ==, 1);
      g_assert_cmpstr (get_remark (fixture), ==, "Godown 9 is late.");
    }
}

/* Some servers repeat the request in their answer. */
static void
test_keeps_the_key_out_of_the_remark (Fixture *fixture, gconstpointer data)
{
  g_autofree char *header
      = si_credentials_make_header (fixture->fetch.credentials, SI_AUTH_BEARER, NULL);
  g_autofree char *body
      = g_strdup_printf ("{\"warning\":\"Old key %s\",\"data\":[" PRODUCT "]}", header + 7);
  g_autoptr (SiTable) table = read_body (fixture, body);

  g_assert_cmpstr (get_remark (fixture), ==, "Old key …");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/answers/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  ADD ("reads-past-text-after-the-array", test_reads_past_text_after_the_array);
  ADD ("calls-markup-alone-not-empty", test_calls_markup_alone_not_empty);
  ADD ("reads-products-in-an-envelope", test_reads_products_in_an_envelope);
  ADD ("reads-a-large-envelope", test_reads_a_large_envelope);
  ADD ("takes-an-empty-envelope-for-an-empty-inventory",
       test_takes_an_empty_envelope_for_an_empty_inventory);
  ADD ("cuts-a-message-without-spaces", test_cuts_a_message_without_spaces);
  ADD ("quotes-a-message-in-pieces", test_quotes_a_message_in_pieces);
  ADD ("keeps-the-ids-of-keyed-godowns", test_keeps_the_ids_of_keyed_godowns);
  ADD ("obeys-the-charset", test_obeys_the_charset);
  ADD ("converts-piece-by-piece", test_converts_piece_by_piece);
  ADD ("converts-byte-by-byte", test_converts_byte_by_byte);
  ADD ("reads-what-half-a-character-follows", test_reads_what_half_a_character_follows);
  ADD ("unpacks-without-a-header", test_unpacks_without_a_header);
  ADD ("unpacks-all-members-of-gzip", test_unpacks_all_members_of_gzip);
  ADD ("converts-the-words-of-a-refusal", test_converts_the_words_of_a_refusal);
  ADD ("reads-names-in-any-letter-case", test_reads_names_in_any_letter_case);
  ADD ("makes-one-space-of-a-line-break", test_makes_one_space_of_a_line_break);
  ADD ("has-words-for-other-statuses", test_has_words_for_other_statuses);
  ADD ("tells-an-error-beside-products", test_tells_an_error_beside_products);
  ADD ("keeps-the-key-out-of-the-remark", test_keeps_the_key_out_of_the_remark);

  return g_test_run ();
}
