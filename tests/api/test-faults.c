/* test-faults.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Servers do wrong in many ways, each over a real socket. Each of them is an error of its own that
 * says what happened, and none is an inventory.
 */

#include "si-api-error.h"
#include "si-fault-server.h"
#include "si-network-error.h"
#include "si-test-fetch.h"
#include "si-test.h"

#include <string.h>

#define PRODUCT "{\"products_id\":\"9032\",\"SkuCode\":\"PTFB04\",\"Stock\":\"-42893.0\"}"

typedef struct
{
  SiFaultServer *server;
  SiTestFetch fetch;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer mode)
{
  g_autofree char *key = si_test_make_key ();

  fixture->server = si_fault_server_new (NULL);
  si_test_fetch_init (&fixture->fetch, key, GPOINTER_TO_INT (mode));
}

static void
tear_down (Fixture *fixture, gconstpointer mode)
{
  si_test_fetch_clear (&fixture->fetch);
  g_assert_finalize_object (fixture->server);
}

/* Asserts that the fetch fails with @words in its message, or with any if that is NULL. */
static void
assert_fails (Fixture *fixture, SiApiError code, const char *words)
{
  si_test_fetch_assert_fails (&fixture->fetch, si_fault_server_get_address (fixture->server), code,
                              words);
}

static void
assert_answers (Fixture *fixture, const char *sku)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  table
      = si_test_fetch_run (&fixture->fetch, si_fault_server_get_address (fixture->server), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (si_table_get_n_products (table), ==, 1);
  g_assert_cmpstr (si_table_get_sku (table, 0), ==, sku);
}

static void
test_tells_statuses_apart (Fixture *fixture, gconstpointer mode)
{
  static const struct
  {
    const char *status;
    const char *headers;
    const char *body;
    SiApiError code;
    const char *words;
  } cases[] = {
    { "401 Unauthorized", NULL, "{\"status\":\"error\",\"message\":\"Invalid API key.\"}",
      SI_API_ERROR_WRONG_KEY, "It says: “Invalid API key.”" },
    { "401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n", "", SI_API_ERROR_WRONG_KEY,
      "127.0.0.1 does not accept the API key." },
    { "401 Unauthorized", "Content-Type: text/html\r\n",
      "<html><head><title>\n Log\tin </title></head><body>…</body></html>", SI_API_ERROR_WRONG_KEY,
      "“Log in”" },
    { "403 Forbidden", NULL, "{\"error\":{\"message\":\"Not for you\"}}", SI_API_ERROR_FORBIDDEN,
      "“Not for you”" },
    { "404 Not Found", NULL, "{\"name\":\"Not Found\",\"message\":\"Page not found.\"}",
      SI_API_ERROR_NOT_FOUND, "“Page not found.”" },
    { "410 Gone", NULL, "", SI_API_ERROR_NOT_FOUND, NULL },
    { "429 Too Many Requests", "Retry-After: 90\r\n", "Slow down", SI_API_ERROR_BUSY,
      "in 90 seconds. It says: “Slow down”" },
    { "429 Too Many Requests", "Retry-After: 600\r\n", "", SI_API_ERROR_BUSY, "in 10 minutes." },
    { "429 Too Many Requests", "Retry-After: Sat, 01 Jan 2000 00:00:00 GMT\r\n", "",
      SI_API_ERROR_BUSY, "later." },
    { "429 Too Many Requests", "Retry-After: 99999999999999999999\r\n", "", SI_API_ERROR_BUSY,
      "in 168 hours." },
    { "503 Service Unavailable", "Retry-After: Fri, 31 Dec 2999 23:59:59 GMT\r\n", "",
      SI_API_ERROR_BUSY, "in 168 hours." },
    { "503 Service Unavailable", "Retry-After: soon\r\n", "", SI_API_ERROR_BUSY, "later." },
    { "503 Service Unavailable", "Retry-After: -5\r\n", "", SI_API_ERROR_BUSY, "later." },
    { "503 Service Unavailable", "Retry-After: \r\n", "", SI_API_ERROR_BUSY, "later." },
    { "500 Internal Server Error", NULL, "{\"error\":\"SQLSTATE[HY000]\"}", SI_API_ERROR_SERVER,
      "(status 500). It says: “SQLSTATE[HY000]”" },
    { "502 Bad Gateway", NULL, "<center>nginx</center>", SI_API_ERROR_SERVER, "(status 502)." },
    { "504 Gateway Timeout", NULL, "", SI_API_ERROR_TIMED_OUT, NULL },
    { "400 Bad Request", NULL, "[[[", SI_API_ERROR_REFUSED, "(status 400)" },
    { "418 I'm a teapot", NULL, "\x01\xff\x02 short and\r\nstout", SI_API_ERROR_REFUSED,
      "short and stout”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      si_fault_server_answer (fixture->server, cases[i].status, cases[i].headers, cases[i].body);
      assert_fails (fixture, cases[i].code, cases[i].words);
    }
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, G_N_ELEMENTS (cases));
}

/* json-glib 1.6 crashes at some 50,000 levels. */
static void
test_survives_refusals_of_any_shape (Fixture *fixture, gconstpointer mode)
{
  g_autofree char *nested = g_strnfill (65500, '[');
  g_autofree char *members = g_strdup_printf ("{\"message\":%s", nested);
  g_autofree char *chatter = g_strnfill (1000000, 'x');

  si_fault_server_answer (fixture->server, "500 Broken", NULL, members);
  assert_fails (fixture, SI_API_ERROR_SERVER, NULL);
  si_fault_server_answer (fixture->server, "500 Broken", NULL, chatter);
  assert_fails (fixture, SI_API_ERROR_SERVER, "xxx…”");
  si_fault_server_say (fixture->server, "HTTP/1.1 500 Broken\r\n\r\nlast\nwords\n", -1,
                       SI_FAULT_REPEAT);
  assert_fails (fixture, SI_API_ERROR_SERVER, "last words");
  si_fault_server_say (fixture->server, "HTTP/1.1 401 No\r\n\r\nlast\nwords\n", -1,
                       SI_FAULT_REPEAT);
  assert_fails (fixture, SI_API_ERROR_WRONG_KEY, "last words");
  si_fault_server_say (fixture->server, "HTTP/1.1 401 No\r\nContent-Length: 99\r\n\r\nNo key", -1,
                       SI_FAULT_CLOSE);
  assert_fails (fixture, SI_API_ERROR_WRONG_KEY, "“No key”");
}

static void
test_quotes_the_documented_error (Fixture *fixture, gconstpointer mode)
{
  si_fault_server_answer (fixture->server, "200 OK", "Content-Type: text/html\r\n",
                          "{ \"status\": \"error\", \"message\": \"Invalid API key.\" }");
  assert_fails (fixture, SI_API_ERROR_WRONG_KEY,
                "127.0.0.1 does not accept the API key. It says: “Invalid API key.”");

  si_fault_server_answer (fixture->server, "200 OK", NULL,
                          "{ \"status\": \"error\", \"message\": \"Closed on Sundays.\" }");
  assert_fails (fixture, SI_API_ERROR_REFUSED, "Closed on Sundays.");
}

/* The service's document does not name the status of an error. */
static void
test_knows_the_documented_error_under_any_status (Fixture *fixture, gconstpointer mode)
{
  static const struct
  {
    const char *status;
    const char *message;
    SiApiError code;
  } cases[] = {
    { "200 OK", "Invalid API key.", SI_API_ERROR_WRONG_KEY },
    { "400 Bad Request", "Invalid API key.", SI_API_ERROR_WRONG_KEY },
    { "401 Unauthorized", "Invalid API key.", SI_API_ERROR_WRONG_KEY },
    { "403 Forbidden", "Invalid API key.", SI_API_ERROR_WRONG_KEY },
    { "404 Not Found", "Invalid API key.", SI_API_ERROR_WRONG_KEY },
    { "500 Internal Server Error", "Invalid API key.", SI_API_ERROR_WRONG_KEY },
    { "503 Service Unavailable", "Invalid API key.", SI_API_ERROR_WRONG_KEY },
    { "200 OK", "Closed on Sundays.", SI_API_ERROR_REFUSED },
    { "401 Unauthorized", "Closed on Sundays.", SI_API_ERROR_WRONG_KEY },
    { "500 Internal Server Error", "Closed on Sundays.", SI_API_ERROR_SERVER },
    { "503 Service Unavailable", "Authentication is unavailable.", SI_API_ERROR_BUSY },
    { "429 Too Many Requests", "Too often with this API key.", SI_API_ERROR_BUSY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body
          = g_strdup_printf ("{\"status\": \"error\", \"message\": \"%s\"}", cases[i].message);

      si_fault_server_answer (fixture->server, cases[i].status, "Content-Type: text/html\r\n",
                              body);
      assert_fails (fixture, cases[i].code, cases[i].message);
    }
}

/* Some servers repeat the request in their answer. */
static void
test_never_shows_the_key (Fixture *fixture, gconstpointer mode)
{
  g_autofree char *header
      = si_credentials_make_header (fixture->fetch.credentials, SI_AUTH_BEARER, NULL);
  const char *key = strchr (header, ' ') + 1;
  g_autofree char *filler = g_strnfill (285, 'x');
  g_autofree char *json = g_strdup_printf ("{\"message\":\"No such key: %s\"}", key);
  g_autofree char *text = g_strdup_printf ("%s %s", filler, key);
  g_autofree char *page = g_strdup_printf ("<title>%s</title>", key);
  g_autofree char *place = g_strdup_printf ("Location: https://other.example/%s\r\n", key);
  const struct
  {
    const char *status;
    const char *headers;
    const char *body;
  } cases[] = {
    { "401 No", NULL, json },    { "401 No", NULL, text }, { "401 No", NULL, page },
    { "200 OK", NULL, json },    { "200 OK", NULL, text }, { "200 OK", NULL, page },
    { "302 Go", place, "gone" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SiTable) table = NULL;

      si_fault_server_answer (fixture->server, cases[i].status, cases[i].headers, cases[i].body);
      table = si_test_fetch_run (&fixture->fetch, si_fault_server_get_address (fixture->server),
                                 &error);
      g_assert_nonnull (error);
      g_assert_null (strstr (error->message, "key-"));
    }
}

static void
test_recognises_what_is_no_inventory (Fixture *fixture, gconstpointer mode)
{
  si_fault_server_answer (fixture->server, "200 OK", "Content-Type: text/html\r\n",
                          "<!DOCTYPE html><title>Log in</title><form></form>");
  assert_fails (fixture, SI_API_ERROR_NOT_INVENTORY, "Log in");
  si_fault_server_answer (fixture->server, "200 OK", NULL, "");
  assert_fails (fixture, SI_API_ERROR_NOT_INVENTORY, NULL);
  si_fault_server_answer (fixture->server, "204 No Content", NULL, "");
  assert_fails (fixture, SI_API_ERROR_NOT_INVENTORY, NULL);
  si_fault_server_say (fixture->server, "SSH-2.0-OpenSSH_9.2\r\n\r\n", -1, SI_FAULT_CLOSE);
  assert_fails (fixture, SI_API_ERROR_NOT_INVENTORY, "127.0.0.1");
}

/* PHP may write something around a right answer, which spoils nothing. */
static void
test_reads_through_harmless_dirt (Fixture *fixture, gconstpointer mode)
{
  static const char *const bodies[] = {
    "\xef\xbb\xbf\n\n[" PRODUCT "]",
    "<br />\n<b>Warning</b>:  Undefined index: x in <b>/a.php</b> on line <b>1</b><br />\n"
    "[" PRODUCT "]",
    "[" PRODUCT "]\n\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      si_fault_server_answer (fixture->server, "200 OK", "Content-Type: text/html\r\n", bodies[i]);
      assert_answers (fixture, "PTFB04");
    }
  si_fault_server_say (fixture->server, "HTTP/1.0 200 OK\r\n\r\n[" PRODUCT "]", -1, SI_FAULT_CLOSE);
  assert_answers (fixture, "PTFB04");
}

static void
test_notices_a_cut (Fixture *fixture, gconstpointer mode)
{
  static const char *const answers[] = {
    "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n[" PRODUCT ",",
    "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n[" PRODUCT "]",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[{\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n99\r\n[{",
    "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n[" PRODUCT ",",
    "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n[" PRODUCT,
    "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n[",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      si_fault_server_say (fixture->server, answers[i], -1, SI_FAULT_CLOSE);
      assert_fails (fixture, SI_API_ERROR_CUT_SHORT, NULL);
    }
}

static void
test_unpacks_but_not_without_end (Fixture *fixture, gconstpointer mode)
{
  const char *small = "[" PRODUCT "]";
  gsize length = 64 * 1024 * 1024;
  g_autofree char *large = g_strnfill (length, 'x');

  si_fault_server_answer_packed (fixture->server, small, strlen (small), 0);
  assert_answers (fixture, "PTFB04");
  si_fault_server_answer_packed (fixture->server, small, strlen (small), 20);
  assert_fails (fixture, SI_API_ERROR_CUT_SHORT, NULL);

  memcpy (large, "[{\"SkuCode\":\"", 13);
  si_fault_server_answer_packed (fixture->server, large, length, 0);
  assert_fails (fixture, SI_API_ERROR_TOO_LARGE, NULL);
}

static void
test_waits_no_longer_than_its_patience (Fixture *fixture, gconstpointer mode)
{
  si_test_fetch_set_patience (&fixture->fetch, 1);
  si_fault_server_say (fixture->server, "", 0, SI_FAULT_SILENCE);
  assert_fails (fixture, SI_API_ERROR_TIMED_OUT, "127.0.0.1 took too long");
  si_fault_server_say (fixture->server, "HTTP/1.1 200 OK\r\n\r\n[" PRODUCT ",", -1,
                       SI_FAULT_SILENCE);
  assert_fails (fixture, SI_API_ERROR_TIMED_OUT, NULL);
  si_fault_server_say (fixture->server, "HTTP/1.1 401 No\r\n\r\nNo key ", -1, SI_FAULT_TRICKLE);
  assert_fails (fixture, SI_API_ERROR_WRONG_KEY, "“No key”");
}

static void
test_notices_a_missing_answer (Fixture *fixture, gconstpointer mode)
{
  si_fault_server_say (fixture->server, "", 0, SI_FAULT_CLOSE);
  assert_fails (fixture, SI_API_ERROR_UNREACHABLE, "without an answer");
}

static void
test_notices_that_nobody_listens (Fixture *fixture, gconstpointer mode)
{
  SiFaultServer *gone = si_fault_server_new (NULL);
  g_autofree char *address = g_strdup (si_fault_server_get_address (gone));
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  g_assert_finalize_object (gone);
  table = si_test_fetch_run (&fixture->fetch, address, &error);
  g_assert_error (error, SI_API_ERROR, SI_API_ERROR_UNREACHABLE);
  g_assert_nonnull (strstr (error->message, "127.0.0.1 does not take connections"));
}

static void
test_has_words_for_the_network (void)
{
  static const struct
  {
    const char *domain;
    int error_code;
    GTlsCertificateFlags problems;
    SiApiError code;
    const char *words;
  } cases[] = {
    { "g-resolver-error-quark", G_RESOLVER_ERROR_NOT_FOUND, 0, SI_API_ERROR_UNREACHABLE,
      "There is no server named shop.example." },
    { "g-resolver-error-quark", G_RESOLVER_ERROR_TEMPORARY_FAILURE, 0, SI_API_ERROR_UNREACHABLE,
      "online?" },
    { "g-io-error-quark", G_IO_ERROR_HOST_NOT_FOUND, 0, SI_API_ERROR_UNREACHABLE, "no server" },
    { "g-io-error-quark", G_IO_ERROR_NETWORK_UNREACHABLE, 0, SI_API_ERROR_UNREACHABLE, "online?" },
    { "g-io-error-quark", G_IO_ERROR_PROXY_FAILED, 0, SI_API_ERROR_UNREACHABLE, "as it is" },
    { "g-spawn-error-quark", 0, 0, SI_API_ERROR_UNREACHABLE, "as it is" },
    { "g-tls-error-quark", G_TLS_ERROR_BAD_CERTIFICATE, G_TLS_CERTIFICATE_EXPIRED,
      SI_API_ERROR_CERTIFICATE, "has expired" },
    { "g-tls-error-quark", G_TLS_ERROR_BAD_CERTIFICATE, G_TLS_CERTIFICATE_NOT_ACTIVATED,
      SI_API_ERROR_CERTIFICATE, "clock" },
    { "g-tls-error-quark", G_TLS_ERROR_BAD_CERTIFICATE,
      G_TLS_CERTIFICATE_BAD_IDENTITY | G_TLS_CERTIFICATE_UNKNOWN_CA, SI_API_ERROR_CERTIFICATE,
      "another name" },
    { "g-tls-error-quark", G_TLS_ERROR_BAD_CERTIFICATE, G_TLS_CERTIFICATE_REVOKED,
      SI_API_ERROR_CERTIFICATE, "revoked" },
    { "g-tls-error-quark", G_TLS_ERROR_BAD_CERTIFICATE, G_TLS_CERTIFICATE_INSECURE,
      SI_API_ERROR_CERTIFICATE, "cannot be trusted" },
    { "g-tls-error-quark", G_TLS_ERROR_CERTIFICATE_REQUIRED, 0, SI_API_ERROR_CERTIFICATE,
      "from this computer" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) cause
          = g_error_new_literal (g_quark_from_static_string (cases[i].domain), cases[i].error_code,
                                 "shop.example: as it is");
      g_autoptr (GError) error
          = si_network_error_make (cause, "shop.example", NULL, cases[i].problems, FALSE);

      g_test_message ("%s", error->message);
      g_assert_error (error, SI_API_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, "shop.example"));
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/faults/" name, Fixture, GINT_TO_POINTER (SI_AUTH_BEARER), set_up, function,        \
              tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  ADD ("tells-statuses-apart", test_tells_statuses_apart);
  ADD ("survives-refusals-of-any-shape", test_survives_refusals_of_any_shape);
  ADD ("quotes-the-documented-error", test_quotes_the_documented_error);
  ADD ("knows-the-documented-error-under-any-status",
       test_knows_the_documented_error_under_any_status);
  ADD ("never-shows-the-key", test_never_shows_the_key);
  ADD ("recognises-what-is-no-inventory", test_recognises_what_is_no_inventory);
  ADD ("reads-through-harmless-dirt", test_reads_through_harmless_dirt);
  ADD ("notices-a-cut", test_notices_a_cut);
  ADD ("unpacks-but-not-without-end", test_unpacks_but_not_without_end);
  ADD ("waits-no-longer-than-its-patience", test_waits_no_longer_than_its_patience);
  ADD ("notices-a-missing-answer", test_notices_a_missing_answer);
  ADD ("notices-that-nobody-listens", test_notices_that_nobody_listens);
  g_test_add_func ("/faults/has-words-for-the-network", test_has_words_for_the_network);

  return g_test_run ();
}
