/* test-redirects.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Servers send the program elsewhere, and the key does not go along.
 */

#include "si-api-error.h"
#include "si-fault-server.h"
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
test_follows_within_the_same_server_only (Fixture *fixture, gconstpointer mode)
{
  g_autoptr (SiFaultServer) other = si_fault_server_new (NULL);
  g_autofree char *away
      = g_strdup_printf ("Location: %s&secret=1\r\n", si_fault_server_get_address (other));
  const char *request;

  si_fault_server_answer (fixture->server, "302 Found",
                          "Location: /new.php?r=api/SyncInventory&Skucode=A%20B\r\n", "gone");
  si_fault_server_answer (fixture->server, "200 OK", NULL, "[" PRODUCT "]");
  assert_answers (fixture, "PTFB04");
  request = si_fault_server_get_request (fixture->server, 1);
  g_assert_true (
      g_str_has_prefix (request, "GET /new.php?r=api/SyncInventory&Skucode=A%20B HTTP/1.1\r\n"));
  g_assert_nonnull (strstr (request, "\r\nAuthorization: Bearer key-"));

  si_fault_server_answer (fixture->server, "307 Temporary Redirect", away, "");
  assert_fails (fixture, SI_API_ERROR_REDIRECTED, "points to http://127.0.0.1:");
  g_assert_cmpuint (si_fault_server_get_n_requests (other), ==, 0);
}

static void
test_says_where_a_redirect_leads (Fixture *fixture, gconstpointer mode)
{
  static const struct
  {
    const char *status;
    const char *location;
    const char *words;
  } cases[] = {
    { "301 Moved", "Location: https://u:p@other.example/login?next=1#x\r\n",
      "points to https://other.example/login. The API key is not sent there." },
    { "308 Permanent Redirect", "Location: //other.example/login\r\n",
      "points to http://other.example/login. The" },
    { "307 Temporary Redirect", "Location: ftp://127.0.0.1/stock\r\n",
      "points to ftp://127.0.0.1/stock. The" },
    { "303 See Other", "Location: http://localhost/login\r\n",
      "points to http://localhost/login." },
    { "302 Found", "Location: http://127.0.0.1:1/login\r\n",
      "points to http://127.0.0.1:1/login." },
    { "301 Moved", "Location: https://127.0.0.1/admin/indexyii.php?r=x\r\n",
      "wants https. Change the address to https://127.0.0.1/admin/indexyii.php" },
    { "302 Found", NULL, "without saying where" },
    { "302 Found", "Location: \r\n", "without saying where" },
    { "302 Found", "Location: http://[\r\n", "without saying where" },
    { "302 Found", "Location: mailto:admin@other.example\r\n", "without saying where" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      si_fault_server_answer (fixture->server, cases[i].status, cases[i].location, "");
      assert_fails (fixture, SI_API_ERROR_REDIRECTED, cases[i].words);
    }
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, G_N_ELEMENTS (cases));
}

/* The name and the password in the new place are not sent there. */
static void
test_takes_no_credentials_from_a_redirect (Fixture *fixture, gconstpointer mode)
{
  const char *host = strstr (si_fault_server_get_address (fixture->server), "127");
  g_autofree char *location = g_strdup_printf ("Location: http://someone:else@%s\r\n", host);

  si_fault_server_answer (fixture->server, "302 Found", location, "");
  si_fault_server_answer (fixture->server, "200 OK", NULL, "[" PRODUCT "]");
  assert_answers (fixture, "PTFB04");
  g_assert_nonnull (
      strstr (si_fault_server_get_request (fixture->server, 1), "\r\nAuthorization: Bearer key-"));
  g_assert_null (strstr (si_fault_server_get_request (fixture->server, 1), "someone"));
}

static void
test_says_which_page_it_was_sent_to (Fixture *fixture, gconstpointer mode)
{
  si_fault_server_answer (fixture->server, "302 Found", "Location: site/login?next=1\r\n", "");
  si_fault_server_answer (fixture->server, "200 OK", "Content-Type: text/html\r\n",
                          "<!DOCTYPE html><title>Log in</title><form></form>");
  assert_fails (fixture, SI_API_ERROR_NOT_INVENTORY, "“Log in”");

  si_fault_server_answer (fixture->server, "302 Found", "Location: site/login?next=1\r\n", "");
  si_fault_server_answer (fixture->server, "200 OK", NULL, "");
  assert_fails (fixture, SI_API_ERROR_NOT_INVENTORY, "/admin/site/login");
}

static void
test_does_not_go_in_circles (Fixture *fixture, gconstpointer mode)
{
  si_fault_server_answer (fixture->server, "302 Found", "Location: ?r=api/SyncInventory\r\n", "");
  assert_fails (fixture, SI_API_ERROR_REDIRECTED, "without end, at last to http://127.0.0.1:");
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, 4);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/redirects/" name, Fixture, GINT_TO_POINTER (SI_AUTH_BEARER), set_up, function,     \
              tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  ADD ("follows-within-the-same-server-only", test_follows_within_the_same_server_only);
  ADD ("says-where-a-redirect-leads", test_says_where_a_redirect_leads);
  ADD ("takes-no-credentials-from-a-redirect", test_takes_no_credentials_from_a_redirect);
  ADD ("says-which-page-it-was-sent-to", test_says_which_page_it_was_sent_to);
  ADD ("does-not-go-in-circles", test_does_not_go_in_circles);

  return g_test_run ();
}
