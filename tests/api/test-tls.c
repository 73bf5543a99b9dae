/* test-tls.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The key goes to nobody who cannot prove who he is. The certificate is made by openssl
 * when the test runs; nobody has signed it.
 */

#include "si-api-error.h"
#include "si-fault-server.h"
#include "si-test-fetch.h"
#include "si-test.h"

#include <string.h>

typedef struct
{
  char *folder;         /* (owned) */
  char *authority_path; /* (owned) */
  SiFaultServer *server;
  SiTestFetch fetch;
} Fixture;

static GTlsCertificate *
make_certificate (void)
{
  g_autoptr (GSubprocess) openssl = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *pem = NULL;
  GTlsCertificate *certificate;

  openssl = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                              &error, "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes",
                              "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
                              "-keyout", "-", "-out", "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (openssl, NULL, NULL, &pem, NULL, &error);
  g_assert_no_error (error);
  certificate = g_tls_certificate_new_from_pem (pem, -1, &error);
  g_assert_no_error (error);
  return certificate;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GTlsCertificate) certificate = make_certificate ();
  g_autofree char *key = si_test_make_key ();
  g_autofree char *pem = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = si_test_make_folder ();
  fixture->authority_path = g_build_filename (fixture->folder, "authority.pem", NULL);
  g_object_get (certificate, "certificate-pem", &pem, NULL);
  g_file_set_contents (fixture->authority_path, pem, -1, &error);
  g_assert_no_error (error);

  fixture->server = si_fault_server_new (certificate);
  si_fault_server_answer (fixture->server, "200 OK", NULL, "[]");
  si_test_fetch_init (&fixture->fetch, key, SI_AUTH_AUTO);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_tls_backend_set_default_database (g_tls_backend_get_default (), NULL);
  si_test_fetch_clear (&fixture->fetch);
  g_assert_finalize_object (fixture->server);
  si_test_remove_folder (fixture->folder);
  g_free (fixture->authority_path);
}

static void
trust_the_server (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (fixture->authority_path, &error);

  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
}

static void
assert_fails (Fixture *fixture, const char *address, SiApiError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = si_test_fetch_run (&fixture->fetch, address, &error);

  g_assert_error (error, SI_API_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (table);
}

static void
test_asks_whom_this_computer_trusts (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  trust_the_server (fixture);
  table
      = si_test_fetch_run (&fixture->fetch, si_fault_server_get_address (fixture->server), &error);
  g_assert_no_error (error);
  g_assert_nonnull (table);
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_refuses_who_is_signed_by_nobody (Fixture *fixture, gconstpointer unused)
{
  assert_fails (fixture, si_fault_server_get_address (fixture->server), SI_API_ERROR_CERTIFICATE,
                "127.0.0.1 is signed by itself, or by nobody");
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, 0);
}

static void
test_refuses_who_goes_by_another_name (Fixture *fixture, gconstpointer unused)
{
  const char *port = strrchr (si_fault_server_get_address (fixture->server), ':');
  g_autofree char *address = g_strconcat ("https://localhost", port, NULL);

  trust_the_server (fixture);
  assert_fails (fixture, address, SI_API_ERROR_CERTIFICATE,
                "localhost is made out to another name");
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, 0);
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

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  ADD ("asks-whom-this-computer-trusts", test_asks_whom_this_computer_trusts);
  ADD ("refuses-who-is-signed-by-nobody", test_refuses_who_is_signed_by_nobody);
  ADD ("refuses-who-goes-by-another-name", test_refuses_who_goes_by_another_name);
  ADD ("says-when-a-server-knows-no-https", test_says_when_a_server_knows_no_https);

  return g_test_run ();
}
