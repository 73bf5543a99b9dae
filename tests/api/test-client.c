/* test-client.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The client asks servers that do right, over real sockets.
 */

#include "si-api-error.h"
#include "si-demo-server.h"
#include "si-fault-server.h"
#include "si-test-fetch.h"
#include "si-test.h"

#include <string.h>

#define N_PRODUCTS 300

typedef struct
{
  SiDemoServer *server;
  SiTestFetch fetch;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer mode)
{
  g_autoptr (GError) error = NULL;

  fixture->server = si_demo_server_new (11, N_PRODUCTS);
  si_demo_server_start (fixture->server, &error);
  g_assert_no_error (error);
  si_test_fetch_init (&fixture->fetch, si_demo_server_get_key (fixture->server),
                      GPOINTER_TO_INT (mode));
}

static void
tear_down (Fixture *fixture, gconstpointer mode)
{
  si_test_fetch_clear (&fixture->fetch);
  g_assert_finalize_object (fixture->server);
}

static SiTable *
fetch_table (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SiTable *table
      = si_test_fetch_run (&fixture->fetch, si_demo_server_get_address (fixture->server), &error);

  g_assert_no_error (error);
  return table;
}

static void
assert_refused (Fixture *fixture, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table
      = si_test_fetch_run (&fixture->fetch, si_demo_server_get_address (fixture->server), &error);

  g_assert_null (table);
  g_assert_error (error, SI_API_ERROR, SI_API_ERROR_WRONG_KEY);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (strstr (error->message, si_demo_server_get_key (fixture->server)));
}

static void
test_fetches_in_one_form (Fixture *fixture, gconstpointer mode)
{
  gboolean bearer = GPOINTER_TO_INT (mode) == SI_AUTH_BEARER;
  g_autoptr (SiTable) table = NULL;

  si_demo_server_accept (fixture->server, bearer, !bearer);
  table = fetch_table (fixture);
  g_assert_cmpuint (si_table_get_n_products (table), ==, N_PRODUCTS);
  g_assert_cmpuint (si_demo_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_keeps_to_the_form_it_was_told (Fixture *fixture, gconstpointer mode)
{
  gboolean bearer = GPOINTER_TO_INT (mode) == SI_AUTH_BEARER;

  si_demo_server_accept (fixture->server, !bearer, bearer);
  assert_refused (fixture, "127.0.0.1 does not accept the API key. It says: “Invalid API key.”");
  g_assert_cmpuint (si_demo_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_finds_the_form_and_remembers_it (Fixture *fixture, gconstpointer mode)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SiTable) first = NULL;
      g_autoptr (SiTable) second = NULL;
      guint before = si_demo_server_get_n_requests (fixture->server);

      si_demo_server_accept (fixture->server, i == 1, i == 0);
      first = fetch_table (fixture);
      g_assert_cmpuint (si_demo_server_get_n_requests (fixture->server), ==, before + 2);
      g_assert_cmpint (si_credentials_get_accepted (fixture->fetch.credentials), ==,
                       i == 0 ? SI_AUTH_BASIC : SI_AUTH_BEARER);
      second = fetch_table (fixture);
      g_assert_cmpuint (si_demo_server_get_n_requests (fixture->server), ==, before + 3);
    }
}

static void
test_says_that_both_forms_were_refused (Fixture *fixture, gconstpointer mode)
{
  si_demo_server_accept (fixture->server, FALSE, FALSE);
  assert_refused (fixture, "in both forms, Bearer and Basic");
  g_assert_cmpuint (si_demo_server_get_n_requests (fixture->server), ==, 2);
  g_assert_cmpint (si_credentials_get_accepted (fixture->fetch.credentials), ==, SI_AUTH_AUTO);
}

/* Some servers answer 403 to the form that they do not know. */
static void
test_tries_the_other_form_after_403 (void)
{
  SiFaultServer *server = si_fault_server_new (NULL);
  g_auto (SiTestFetch) fetch = { NULL };
  g_autofree char *key = si_test_make_key ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  si_fault_server_answer (server, "403 Forbidden", NULL, "");
  si_fault_server_answer (server, "200 OK", NULL, "[{\"SkuCode\":\"A\"}]");
  si_test_fetch_init (&fetch, key, SI_AUTH_AUTO);
  table = si_test_fetch_run (&fetch, si_fault_server_get_address (server), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (si_table_get_sku (table, 0), ==, "A");
  g_assert_cmpuint (si_fault_server_get_n_requests (server), ==, 2);
  g_assert_nonnull (strstr (si_fault_server_get_request (server, 1), "Authorization: Basic "));
  g_assert_finalize_object (server);
}

/* The error about a key that is known but may not do this tells more, whichever came first. */
static void
test_tells_the_403_of_both_refusals (void)
{
  static const char *const statuses[][2]
      = { { "403 Forbidden", "401 Unauthorized" }, { "401 Unauthorized", "403 Forbidden" } };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      SiFaultServer *server = si_fault_server_new (NULL);
      g_auto (SiTestFetch) fetch = { NULL };
      g_autofree char *key = si_test_make_key ();
      g_autoptr (GError) error = NULL;
      g_autoptr (SiTable) table = NULL;

      for (gsize j = 0; j < 2; j++)
        si_fault_server_answer (server, statuses[i][j], NULL, statuses[i][j]);
      si_test_fetch_init (&fetch, key, SI_AUTH_AUTO);
      table = si_test_fetch_run (&fetch, si_fault_server_get_address (server), &error);
      g_assert_error (error, SI_API_ERROR, SI_API_ERROR_FORBIDDEN);
      g_assert_nonnull (strstr (error->message, "“403 Forbidden”"));
      g_assert_finalize_object (server);
    }
}

static void
test_filters_on_the_server (Fixture *fixture, gconstpointer mode)
{
  g_autoptr (SiTable) all = fetch_table (fixture);
  g_autoptr (SiTable) one = NULL;
  g_autoptr (SiTable) stored = NULL;

  fixture->fetch.sku = si_table_get_sku (all, 5);
  one = fetch_table (fixture);
  g_assert_cmpuint (si_table_get_n_products (one), >=, 1);
  for (guint row = 0; row < si_table_get_n_products (one); row++)
    g_assert_cmpstr (si_table_get_sku (one, row), ==, fixture->fetch.sku);

  fixture->fetch.sku = NULL;
  fixture->fetch.godown_id = si_table_get_godown_id (all, 0);
  stored = fetch_table (fixture);
  g_assert_cmpuint (si_table_get_n_products (stored), >, 0);
  g_assert_cmpuint (si_table_get_n_all_godowns (stored), ==, 1);
  g_assert_cmpstr (si_table_get_godown_id (stored, 0), ==, fixture->fetch.godown_id);
}

static void
test_answers_side_by_side (Fixture *fixture, gconstpointer mode)
{
  g_autoptr (SiAddress) address
      = si_address_parse (si_demo_server_get_address (fixture->server), NULL);
  const SiFetchRequest request = { .address = address, .credentials = fixture->fetch.credentials };
  GAsyncResult *results[5] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    si_client_fetch_async (fixture->fetch.client, &request, NULL, NULL, NULL, si_test_keep_result,
                           &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (SiTable) table = NULL;

      si_test_wait_result (&results[i]);
      table = si_client_fetch_finish (fixture->fetch.client, results[i], NULL);
      g_assert_cmpuint (si_table_get_n_products (table), ==, N_PRODUCTS);
      g_clear_object (&results[i]);
    }
}

/* 0.0.0.0 reaches this machine, but the address does not show that. */
static void
test_wants_consent_to_be_overheard (Fixture *fixture, gconstpointer mode)
{
  const char *port = strrchr (si_demo_server_get_address (fixture->server), ':');
  g_autofree char *address = g_strconcat ("http://0.0.0.0", port, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  table = si_test_fetch_run (&fixture->fetch, address, &error);
  g_assert_error (error, SI_API_ERROR, SI_API_ERROR_INSECURE);
  g_assert_nonnull (strstr (error->message, "0.0.0.0"));
  g_assert_cmpuint (si_demo_server_get_n_requests (fixture->server), ==, 0);

  g_clear_error (&error);
  fixture->fetch.allow_insecure = TRUE;
  table = si_test_fetch_run (&fixture->fetch, address, &error);
  g_assert_no_error (error);
  g_assert_nonnull (table);
}

/* A server would answer that the request is bad, or too large, and nothing of the key. */
static void
test_says_that_a_key_is_too_long (void)
{
  SiFaultServer *server = si_fault_server_new (NULL);
  const gsize lengths[] = { 4096, 8000 };

  si_fault_server_answer (server, "200 OK", NULL, "[{\"SkuCode\":\"A\"}]");
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_auto (SiTestFetch) fetch = { NULL };
      g_autofree char *key = g_strnfill (lengths[i], 'k');
      g_autoptr (GError) error = NULL;
      g_autoptr (SiTable) table = NULL;

      si_test_fetch_init (&fetch, key, SI_AUTH_BASIC);
      table = si_test_fetch_run (&fetch, si_fault_server_get_address (server), &error);
      if (lengths[i] > 4096)
        {
          g_assert_error (error, SI_API_ERROR, SI_API_ERROR_WRONG_KEY);
          g_assert_nonnull (strstr (error->message, "longer than a server takes one"));
        }
      else
        g_assert_no_error (error);
    }
  g_assert_cmpuint (si_fault_server_get_n_requests (server), ==, 1);
  g_assert_finalize_object (server);
}

static void
test_sends_no_key_that_cannot_be_one (void)
{
  static const char *const keys[] = { "", " \n", "k\r\nX-Evil: 1" };
  SiFaultServer *server = si_fault_server_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto (SiTestFetch) fetch = { NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (SiTable) table = NULL;

      si_test_fetch_init (&fetch, keys[i], SI_AUTH_AUTO);
      table = si_test_fetch_run (&fetch, si_fault_server_get_address (server), &error);
      g_assert_error (error, SI_API_ERROR, SI_API_ERROR_WRONG_KEY);
    }
  g_assert_cmpuint (si_fault_server_get_n_requests (server), ==, 0);
  g_assert_finalize_object (server);
}

static void
test_sends_what_the_document_asks_for (void)
{
  SiFaultServer *server = si_fault_server_new (NULL);
  g_auto (SiTestFetch) fetch = { NULL };
  g_autofree char *key = si_test_make_key ();
  g_autofree char *authorization = g_strconcat ("Authorization: Bearer ", key, NULL);
  g_autoptr (SiTable) table = NULL;
  const char *request;

  si_fault_server_answer (server, "200 OK", "Set-Cookie: a=b\r\n", "[]");
  si_test_fetch_init (&fetch, key, SI_AUTH_BEARER);
  fetch.sku = "PTFB 04";
  fetch.godown_id = "97637";
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&table, si_table_unref);
      table = si_test_fetch_run (&fetch, si_fault_server_get_address (server), NULL);
      g_assert_nonnull (table);
    }

  request = si_fault_server_get_request (server, 1);
  g_assert_true (g_str_has_prefix (request, "GET /admin/indexyii.php?r=api/SyncInventory"
                                            "&Skucode=PTFB%2004&Godownid=97637 HTTP/1.1\r\n"));
  g_assert_true (si_fault_server_saw (server, 1, authorization));
  g_assert_true (si_fault_server_saw (server, 1, "Content-Type: application/json"));
  g_assert_true (si_fault_server_saw (server, 1, "Accept: application/json"));
  g_assert_nonnull (strstr (request, "\r\nUser-Agent: sync-inventory/"));
  g_assert_null (strstr (request, "Cookie"));
  g_assert_null (strstr (strstr (request, "Authorization") + 1, "Authorization"));
  g_assert_finalize_object (server);
}

static gboolean
has_progress (gpointer fetch)
{
  return ((SiTestFetch *) fetch)->n_progress > 0;
}

/* The Content-Length counts the packed bytes, and the progress the unpacked ones. */
static void
test_knows_no_total_of_what_is_packed (void)
{
  SiFaultServer *server = si_fault_server_new (NULL);
  g_auto (SiTestFetch) fetch = { NULL };
  g_autofree char *key = si_test_make_key ();
  g_autoptr (GZlibCompressor) zip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1);
  g_autoptr (GString) body = g_string_new ("[");
  g_autofree char *packed = g_malloc (1 << 20);
  g_autoptr (GString) answer = g_string_new ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n");
  gsize n_read, n_packed;
  g_autoptr (SiTable) table = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (body, "{\"products_id\":\"%u\"},", g_test_rand_int ());
  g_converter_convert (G_CONVERTER (zip), body->str, body->len, packed, 1 << 20,
                       G_CONVERTER_INPUT_AT_END, &n_read, &n_packed, NULL);
  g_string_append_printf (answer, "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n", n_packed);
  g_string_append_len (answer, packed, n_packed / 2);
  si_fault_server_say (server, answer->str, answer->len, SI_FAULT_SILENCE);

  si_test_fetch_init (&fetch, key, SI_AUTH_BEARER);
  si_test_fetch_start (&fetch, si_fault_server_get_address (server));
  si_test_wait_for (has_progress, &fetch, 20);
  g_assert_cmpuint (fetch.bytes, >, 0);
  g_assert_cmpuint (fetch.bytes_total, ==, 0);

  g_cancellable_cancel (fetch.cancellable);
  table = si_test_fetch_finish (&fetch, NULL);
  g_assert_null (table);
  g_assert_finalize_object (server);
}

#define PATIENCE 1

typedef struct
{
  SiTestFetch *fetch;
  gsize n_bytes;
  guint n_seen;
} HoldUp;

/* Holds the main loop up, some time after the last bytes have come. */
static gboolean
hold_up_cb (gpointer user_data)
{
  HoldUp *hold_up = user_data;

  hold_up->n_seen += hold_up->fetch->bytes == hold_up->n_bytes;
  if (hold_up->n_seen < 3)
    return G_SOURCE_CONTINUE;

  g_assert_null (hold_up->fetch->result);
  g_usleep (2 * PATIENCE * G_USEC_PER_SEC + 200000);
  return G_SOURCE_REMOVE;
}

/* A busy machine may take longer to decode than a server may be silent. */
static void
test_has_patience_with_its_own_decoder (void)
{
  SiFaultServer *server = si_fault_server_new (NULL);
  g_auto (SiTestFetch) fetch = { NULL };
  g_autofree char *key = si_test_make_key ();
  g_autoptr (GString) body = g_string_new ("[");
  HoldUp hold_up = { &fetch, 0, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  while (body->len < 12 * 1024 * 1024)
    {
      g_string_append_printf (body, "%s{\"products_id\":\"%" G_GSIZE_FORMAT "\",\"Godowns\":[",
                              body->len > 1 ? "," : "", body->len);
      for (guint i = 0; i < 20; i++)
        g_string_append_printf (body, "%s{\"Godownid\":\"%u\"}", i > 0 ? "," : "", i);
      g_string_append (body, "]}");
    }
  g_string_append_c (body, ']');
  si_fault_server_answer_packed (server, body->str, body->len, 0);

  si_test_fetch_init (&fetch, key, SI_AUTH_BEARER);
  si_test_fetch_set_patience (&fetch, PATIENCE);
  hold_up.n_bytes = body->len;
  g_timeout_add (20, hold_up_cb, &hold_up);
  table = si_test_fetch_run (&fetch, si_fault_server_get_address (server), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (si_table_get_n_products (table), >, 20000);
  g_assert_cmpuint (hold_up.n_seen, ==, 3);
  g_assert_finalize_object (server);
}

/* GTK's redraws have this priority. */
#define REDRAW_PRIORITY (G_PRIORITY_HIGH_IDLE + 20)

typedef struct
{
  guint n_frames;
  guint frame_usec;
} Display;

/* The window has a frame to draw at any time. */
static gboolean
draw_frame_cb (gpointer user_data)
{
  Display *display = user_data;

  display->n_frames++;
  g_usleep (display->frame_usec);
  return G_SOURCE_CONTINUE;
}

static void
fetch_beside_display (Display *display, guint n_megabytes)
{
  SiFaultServer *server = si_fault_server_new (NULL);
  g_auto (SiTestFetch) fetch = { NULL };
  g_autofree char *key = si_test_make_key ();
  g_autoptr (GString) body = g_string_new ("[");
  guint id = g_idle_add_full (REDRAW_PRIORITY, draw_frame_cb, display, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  while (body->len < n_megabytes * 1024 * 1024)
    g_string_append_printf (body, "{\"products_id\":\"%" G_GSIZE_FORMAT "\",\"Stock\":1},",
                            body->len);
  body->str[body->len - 1] = ']';
  si_fault_server_answer (server, "200 OK", NULL, body->str);
  si_test_fetch_init (&fetch, key, SI_AUTH_BEARER);
  table = si_test_fetch_run (&fetch, si_fault_server_get_address (server), &error);
  g_source_remove (id);
  g_assert_no_error (error);
  g_assert_cmpuint (si_table_get_n_products (table), >, n_megabytes * 20000);
  g_assert_finalize_object (server);
}

static void
test_is_read_beside_slow_redraws (void)
{
  Display display = { 0, 50000 };

  fetch_beside_display (&display, 4);
}

static void
test_gives_redraws_their_turn (void)
{
  Display display = { 0, 0 };

  fetch_beside_display (&display, 12);
  g_assert_cmpuint (display.n_frames, >, 10);
}

static gboolean
has_snapshot (gpointer fetch)
{
  return ((SiTestFetch *) fetch)->n_snapshots > 0;
}

/* The answer all but stops before its end, and the products that have come by then can be seen. */
static void
test_shows_what_has_come_so_far (void)
{
  SiFaultServer *server = si_fault_server_new (NULL);
  g_auto (SiTestFetch) fetch = { NULL };
  g_autofree char *key = si_test_make_key ();
  g_autoptr (GString) answer = g_string_new ("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n[");
  g_autoptr (SiTable) table = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (answer, "{\"products_id\":\"%u\",\"SkuCode\":\"S%u\"},", i, i);
  si_fault_server_say (server, answer->str, answer->len, SI_FAULT_TRICKLE);

  si_test_fetch_init (&fetch, key, SI_AUTH_BEARER);
  si_test_fetch_start (&fetch, si_fault_server_get_address (server));
  si_test_wait_for (has_snapshot, &fetch, 20);
  g_assert_cmpuint (fetch.n_products, >=, 500);
  g_assert_cmpuint (fetch.bytes, >, 0);
  g_assert_cmpuint (fetch.bytes_total, ==, 1000000);

  g_cancellable_cancel (fetch.cancellable);
  table = si_test_fetch_finish (&fetch, NULL);
  g_assert_null (table);
  g_assert_cmpuint (fetch.n_snapshots, ==, 1);
  g_assert_finalize_object (server);
}

#define ADD(name, mode, function)                                                                  \
  g_test_add ("/client/" name, Fixture, GINT_TO_POINTER (mode), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  ADD ("fetches-with-bearer", SI_AUTH_BEARER, test_fetches_in_one_form);
  ADD ("fetches-with-basic", SI_AUTH_BASIC, test_fetches_in_one_form);
  ADD ("keeps-to-bearer", SI_AUTH_BEARER, test_keeps_to_the_form_it_was_told);
  ADD ("keeps-to-basic", SI_AUTH_BASIC, test_keeps_to_the_form_it_was_told);
  ADD ("finds-the-form-and-remembers-it", SI_AUTH_AUTO, test_finds_the_form_and_remembers_it);
  ADD ("says-that-both-forms-were-refused", SI_AUTH_AUTO, test_says_that_both_forms_were_refused);
  ADD ("filters-on-the-server", SI_AUTH_AUTO, test_filters_on_the_server);
  ADD ("answers-side-by-side", SI_AUTH_AUTO, test_answers_side_by_side);
  ADD ("wants-consent-to-be-overheard", SI_AUTH_AUTO, test_wants_consent_to_be_overheard);
  g_test_add_func ("/client/sends-no-key-that-cannot-be-one", test_sends_no_key_that_cannot_be_one);
  g_test_add_func ("/client/says-that-a-key-is-too-long", test_says_that_a_key_is_too_long);
  g_test_add_func ("/client/sends-what-the-document-asks-for",
                   test_sends_what_the_document_asks_for);
  g_test_add_func ("/client/shows-what-has-come-so-far", test_shows_what_has_come_so_far);
  g_test_add_func ("/client/is-read-beside-slow-redraws", test_is_read_beside_slow_redraws);
  g_test_add_func ("/client/gives-redraws-their-turn", test_gives_redraws_their_turn);
  g_test_add_func ("/client/tries-the-other-form-after-403", test_tries_the_other_form_after_403);
  g_test_add_func ("/client/tells-the-403-of-both-refusals", test_tells_the_403_of_both_refusals);
  g_test_add_func ("/client/knows-no-total-of-what-is-packed",
                   test_knows_no_total_of_what_is_packed);
  g_test_add_func ("/client/has-patience-with-its-own-decoder",
                   test_has_patience_with_its_own_decoder);

  return g_test_run ();
}
