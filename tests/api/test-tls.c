/* test-tls.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The key goes to nobody who cannot prove who he is. The certificates, and the authority that
 * this computer knows, are made by openssl when the test runs.
 */

#include "si-api-error.h"
#include "si-fault-server.h"
#include "si-test-certificate.h"
#include "si-test-fetch.h"
#include "si-test.h"

#include <string.h>

#define INVENTORY "[{\"products_id\":\"9032\",\"SkuCode\":\"PTFB04\"}]"

typedef struct
{
  char *folder; /* (owned) */
  SiTestFetch fetch;
} Fixture;

/* Makes a server with the certificate that make-certificates calls @name. */
static SiFaultServer *
make_server (Fixture *fixture, const char *name)
{
  g_autoptr (GTlsCertificate) certificate = si_test_make_certificate (fixture->folder, name);

  return si_fault_server_new (certificate);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *key = si_test_make_key ();

  fixture->folder = si_test_make_folder ();
  si_test_fetch_init (&fixture->fetch, key, SI_AUTH_AUTO);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_tls_backend_set_default_database (g_tls_backend_get_default (), NULL);
  si_test_fetch_clear (&fixture->fetch);
  si_test_remove_folder (fixture->folder);
}

static void
assert_fails (Fixture *fixture, const char *address, SiApiError code, const char *words)
{
  si_test_fetch_assert_fails (&fixture->fetch, address, code, words);
}

static void
test_asks_whom_this_computer_trusts (Fixture *fixture, gconstpointer unused)
{
  SiFaultServer *server = make_server (fixture, "good");
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  si_fault_server_answer (server, "200 OK", NULL, INVENTORY);
  table = si_test_fetch_run (&fixture->fetch, si_fault_server_get_address (server), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (si_table_get_n_products (table), ==, 1);
  g_assert_cmpuint (si_fault_server_get_n_requests (server), ==, 1);
  g_assert_finalize_object (server);
}

/* Each error says why, and no server gets a request, and so no key. */
static void
test_asks_nobody_else (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *certificate;
    const char *words;
  } cases[] = {
    { "elsewhere", "127.0.0.1 is made out to another name" },
    { "expired", "127.0.0.1 has expired" },
    { "early", "127.0.0.1 is not valid yet" },
    { "alone", "127.0.0.1 is signed by nobody but itself" },
    { "unknown", "127.0.0.1 is signed by “Strange Root”, whom this computer does not know" },
    { "forged", "127.0.0.1 is signed by “Test Root”, whom" },
    { "lonely", "127.0.0.1 is signed by “Test Branch”, whom" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SiFaultServer *server = make_server (fixture, cases[i].certificate);

      si_fault_server_answer (server, "200 OK", NULL, INVENTORY);
      assert_fails (fixture, si_fault_server_get_address (server), SI_API_ERROR_CERTIFICATE,
                    cases[i].words);
      g_assert_cmpuint (si_fault_server_get_n_requests (server), ==, 0);
      g_assert_finalize_object (server);
    }
}

/* A server is not trusted because another at this address was. */
static void
test_remembers_no_trust (Fixture *fixture, gconstpointer unused)
{
  SiFaultServer *server = make_server (fixture, "good");
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  si_fault_server_answer (server, "200 OK", NULL, INVENTORY);
  table = si_test_fetch_run (&fixture->fetch, si_fault_server_get_address (server), &error);
  g_assert_no_error (error);
  si_test_trust (fixture->folder, "stranger.crt");
  assert_fails (fixture, si_fault_server_get_address (server), SI_API_ERROR_CERTIFICATE,
                "“Test Root”");
  g_assert_cmpuint (si_fault_server_get_n_requests (server), ==, 1);
  g_assert_finalize_object (server);
}

/* The client does not follow to a place where the key could be read on the way. */
static void
test_does_not_leave_https (Fixture *fixture, gconstpointer unused)
{
  SiFaultServer *server = make_server (fixture, "good");
  SiFaultServer *plain = si_fault_server_new (NULL);
  g_autofree char *location
      = g_strdup_printf ("Location: %s\r\n", si_fault_server_get_address (plain));
  g_autofree char *words = g_strndup (si_fault_server_get_address (plain),
                                      strcspn (si_fault_server_get_address (plain), "?"));

  si_fault_server_answer (plain, "200 OK", NULL, INVENTORY);
  si_fault_server_answer (server, "302 Found", location, "");
  assert_fails (fixture, si_fault_server_get_address (server), SI_API_ERROR_REDIRECTED, words);
  g_assert_cmpuint (si_fault_server_get_n_requests (plain), ==, 0);
  g_assert_finalize_object (server);
  g_assert_finalize_object (plain);
}

static void
test_says_when_a_server_knows_no_https (Fixture *fixture, gconstpointer unused)
{
  SiFaultServer *plain = si_fault_server_new (NULL);
  const char *rest = strchr (si_fault_server_get_address (plain), ':');
  g_autofree char *address = g_strconcat ("https", rest, NULL);

  si_fault_server_say (plain, "HTTP/1.1 400 Bad Request\r\n\r\n", -1, SI_FAULT_CLOSE);
  assert_fails (fixture, address, SI_API_ERROR_UNREACHABLE, "127.0.0.1");
  g_assert_finalize_object (plain);
}

#define ADD(name, function) g_test_add ("/tls/" name, Fixture, NULL, set_up, function, tear_down)

static char *
read_line (GDataInputStream *lines)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);

  g_assert_no_error (error);
  return line;
}

/* The server hears the handshake, and no request, and so no key. */
static void
test_sends_nothing_over_an_old_tls (Fixture *fixture, gconstpointer version)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "support", "old-tls-server", NULL);
  g_autofree char *certificate = g_build_filename (fixture->folder, "good.pem", NULL);
  g_autoptr (GTlsCertificate) made = si_test_make_certificate (fixture->folder, "good");
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) server = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, script,
                                                     certificate, version, NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *port = NULL;
  g_autofree char *address = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *received = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (made);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  port = read_line (lines);
  address = g_strdup_printf ("https://127.0.0.1:%s/admin/indexyii.php", port);

  assert_fails (fixture, address, SI_API_ERROR_CERTIFICATE, "The provider has to offer TLS 1.2");
  spoken = read_line (lines);
  received = read_line (lines);
  if (g_str_equal (spoken, "no handshake"))
    g_test_message ("the client ended the handshake itself");
  g_assert_cmpstr (received, ==, "");
  g_subprocess_wait (server, NULL, NULL);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  ADD ("asks-whom-this-computer-trusts", test_asks_whom_this_computer_trusts);
  ADD ("asks-nobody-else", test_asks_nobody_else);
  ADD ("remembers-no-trust", test_remembers_no_trust);
  ADD ("does-not-leave-https", test_does_not_leave_https);
  ADD ("says-when-a-server-knows-no-https", test_says_when_a_server_knows_no_https);

  g_test_add ("/tls/sends-nothing-over-tls-1.1", Fixture, "TLSv1_1", set_up,
              test_sends_nothing_over_an_old_tls, tear_down);
  g_test_add ("/tls/sends-nothing-over-tls-1.0", Fixture, "TLSv1", set_up,
              test_sends_nothing_over_an_old_tls, tear_down);

  return g_test_run ();
}
