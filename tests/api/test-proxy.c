/* test-proxy.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Requests go through the proxy that is set in the desktop's settings, which learns no more than it
 * has to.
 */

#include "si-api-error.h"
#include "si-fault-server.h"
#include "si-test-certificate.h"
#include "si-test-fetch.h"
#include "si-test.h"

#include <string.h>

#define INVENTORY "[{\"products_id\":\"9032\",\"SkuCode\":\"PTFB04\"}]"
#define SHOP "shop.example/admin/indexyii.php?r=api/SyncInventory"
#define OPEN "HTTP/1.1 200 Connection established\r\n\r\n"

typedef struct
{
  char *folder; /* (owned) */
  char *key;    /* (owned) */
  SiFaultServer *proxy;
  SiTestFetch fetch;
} Fixture;

/* Sets the proxy up as a person does for all programs, without exceptions. */
static void
set_proxy (const char *scheme, guint16 port)
{
  g_autofree char *id = g_strconcat ("org.gnome.system.proxy.", scheme, NULL);
  g_autoptr (GSettings) all = g_settings_new ("org.gnome.system.proxy");
  g_autoptr (GSettings) one = g_settings_new (id);

  g_settings_set_strv (all, "ignore-hosts", NULL);
  g_settings_set_string (one, "host", "127.0.0.1");
  g_settings_set_int (one, "port", port);
  g_settings_set_string (all, "mode", "manual");
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->key = si_test_make_key ();
  fixture->folder = si_test_make_folder ();
  fixture->proxy = si_fault_server_new (NULL);
  set_proxy ("http", si_fault_server_get_port (fixture->proxy));
  set_proxy ("https", si_fault_server_get_port (fixture->proxy));
  si_test_fetch_init (&fixture->fetch, fixture->key, SI_AUTH_BEARER);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_tls_backend_set_default_database (g_tls_backend_get_default (), NULL);
  si_test_fetch_clear (&fixture->fetch);
  g_assert_finalize_object (fixture->proxy);
  si_test_remove_folder (fixture->folder);
  g_free (fixture->key);
}

static void
assert_answers (Fixture *fixture, const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = si_test_fetch_run (&fixture->fetch, address, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (si_table_get_n_products (table), ==, 1);
}

static void
assert_fails (Fixture *fixture, const char *address, const char *words)
{
  si_test_fetch_assert_fails (&fixture->fetch, address, SI_API_ERROR_UNREACHABLE, words);
}

/* The proxy learns the host to connect with, but neither the key nor the request. */
static void
assert_proxy_saw_the_name_alone (Fixture *fixture)
{
  const char *request = si_fault_server_get_request (fixture->proxy, 0);

  g_assert_true (g_str_has_prefix (request, "CONNECT shop.example:443 HTTP/1."));
  g_assert_null (strstr (request, "uthorization"));
  g_assert_null (strstr (request, fixture->key));
  g_assert_null (strstr (request, "SyncInventory"));
}

static void
test_shows_the_proxy_nothing_of_https (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GTlsCertificate) certificate = si_test_make_certificate (fixture->folder, "good");
  SiFaultServer *server = si_fault_server_new (certificate);
  g_autofree char *line = g_strconcat ("Authorization: Bearer ", fixture->key, NULL);

  si_fault_server_answer (server, "200 OK", NULL, INVENTORY);
  si_fault_server_set_target (fixture->proxy, server);
  si_fault_server_say (fixture->proxy, OPEN, -1, SI_FAULT_TUNNEL);
  assert_answers (fixture, "https://" SHOP);

  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->proxy), ==, 1);
  assert_proxy_saw_the_name_alone (fixture);
  g_assert_true (si_fault_server_saw (server, 0, line));
  g_assert_finalize_object (server);
}

/* Some proxies open encrypted connections, without this computer knowing their authority. */
static void
test_notices_a_proxy_in_the_place_of_the_server (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GTlsCertificate) certificate = si_test_make_certificate (fixture->folder, "unknown");
  SiFaultServer *server = si_fault_server_new (certificate);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  si_fault_server_answer (server, "200 OK", NULL, INVENTORY);
  si_fault_server_set_target (fixture->proxy, server);
  si_fault_server_say (fixture->proxy, OPEN, -1, SI_FAULT_TUNNEL);
  table = si_test_fetch_run (&fixture->fetch, "https://" SHOP, &error);
  g_assert_error (error, SI_API_ERROR, SI_API_ERROR_CERTIFICATE);
  g_assert_nonnull (strstr (error->message, "“Strange Root”"));
  g_assert_cmpuint (si_fault_server_get_n_requests (server), ==, 0);
  g_assert_finalize_object (server);
}

static void
test_says_what_the_proxy_does_not_do (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *status;
    const char *headers;
    const char *words;
  } cases[] = {
    { "407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"office\"\r\n",
      "proxy on the way to shop.example wants a user name" },
    { "403 Forbidden", NULL, "proxy on the way to shop.example does not lead there (status 403)" },
    { "502 Bad Gateway", NULL, "(status 502)" },
    { "302 Found", "Location: http://log-in.example/\r\n", "(status 302)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      si_fault_server_answer (fixture->proxy, cases[i].status, cases[i].headers, "");
      assert_fails (fixture, "https://" SHOP, cases[i].words);
      assert_proxy_saw_the_name_alone (fixture);
    }
}

static void
test_says_that_the_proxy_is_not_there (Fixture *fixture, gconstpointer unused)
{
  SiFaultServer *gone = si_fault_server_new (NULL);

  set_proxy ("https", si_fault_server_get_port (gone));
  g_assert_finalize_object (gone);
  assert_fails (fixture, "https://" SHOP, "The proxy on the way to shop.example cannot be reached");
}

/* A computer that was carried out of the office cannot reach its proxy. */
static void
test_says_that_it_is_the_proxy_that_has_no_such_name (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.gnome.system.proxy.https");

  g_settings_set_string (settings, "host", "proxy.invalid");
  assert_fails (fixture, "https://" SHOP, "“proxy.invalid”");
}

static void
test_gives_the_proxy_the_password_of_the_settings_and_not_the_key (Fixture *fixture,
                                                                   gconstpointer unused)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.gnome.system.proxy.https");
  g_autoptr (GTlsCertificate) certificate = si_test_make_certificate (fixture->folder, "good");
  SiFaultServer *server = si_fault_server_new (certificate);
  g_autofree char *pair = g_base64_encode ((const guchar *) "clerk:secret", 12);
  g_autofree char *line = g_strconcat ("Proxy-Authorization: Basic ", pair, NULL);

  /* The settings have a place for a password of the proxy for http only. */
  g_settings_set_string (settings, "host", "clerk:secret@127.0.0.1");
  si_fault_server_answer (server, "200 OK", NULL, INVENTORY);
  si_fault_server_set_target (fixture->proxy, server);
  si_fault_server_answer (fixture->proxy, "407 Proxy Authentication Required",
                          "Connection: close\r\nProxy-Authenticate: Basic realm=\"office\"\r\n",
                          "");
  si_fault_server_say (fixture->proxy, OPEN, -1, SI_FAULT_TUNNEL);
  assert_answers (fixture, "https://" SHOP);
  assert_proxy_saw_the_name_alone (fixture);
  g_assert_true (si_fault_server_saw (fixture->proxy, 1, line));
  g_assert_null (strstr (si_fault_server_get_request (server, 0), pair));
  g_assert_finalize_object (server);
}

/* A person who has agreed to plain http is overheard by the proxy, too. */
static void
test_goes_through_the_proxy_without_https_where_that_is_wanted (Fixture *fixture,
                                                                gconstpointer unused)
{
  fixture->fetch.allow_insecure = TRUE;
  si_fault_server_answer (fixture->proxy, "200 OK", NULL, INVENTORY);
  assert_answers (fixture, "http://" SHOP);
  g_assert_true (g_str_has_prefix (si_fault_server_get_request (fixture->proxy, 0),
                                   "GET http://" SHOP " HTTP/1.1\r\n"));
}

/* A request to this machine must stay in it. */
static void
test_goes_to_this_machine_without_a_proxy (Fixture *fixture, gconstpointer unused)
{
  SiFaultServer *server = si_fault_server_new (NULL);

  si_fault_server_answer (server, "200 OK", NULL, INVENTORY);
  assert_answers (fixture, si_fault_server_get_address (server));
  g_assert_cmpuint (si_fault_server_get_n_requests (server), ==, 1);
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->proxy), ==, 0);
  g_assert_finalize_object (server);
}

#define ADD(name, function) g_test_add ("/proxy/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  /* GIO looks at the settings of the proxy only with both of these. */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "gnome", TRUE);
  g_setenv ("XDG_CURRENT_DESKTOP", "GNOME", TRUE);

  ADD ("shows-the-proxy-nothing-of-https", test_shows_the_proxy_nothing_of_https);
  ADD ("notices-a-proxy-in-the-place-of-the-server",
       test_notices_a_proxy_in_the_place_of_the_server);
  ADD ("says-what-the-proxy-does-not-do", test_says_what_the_proxy_does_not_do);
  ADD ("says-that-the-proxy-is-not-there", test_says_that_the_proxy_is_not_there);
  ADD ("says-that-it-is-the-proxy-that-has-no-such-name",
       test_says_that_it_is_the_proxy_that_has_no_such_name);
  ADD ("gives-the-proxy-the-password-of-the-settings-and-not-the-key",
       test_gives_the_proxy_the_password_of_the_settings_and_not_the_key);
  ADD ("goes-through-the-proxy-without-https-where-that-is-wanted",
       test_goes_through_the_proxy_without_https_where_that_is_wanted);
  ADD ("goes-to-this-machine-without-a-proxy", test_goes_to_this_machine_without_a_proxy);

  return g_test_run ();
}
