/* si-test-certificate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-test-certificate.h"

static void
make_certificates (const char *folder)
{
  g_autofree char *script
      = g_test_build_filename (G_TEST_DIST, "support", "make-certificates", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) made
      = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, script, folder, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (made, NULL, &error);
  g_assert_no_error (error);
  si_test_trust (folder, "authority.pem");
}

GTlsCertificate *
si_test_make_certificate (const char *folder, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".pem", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    make_certificates (folder);
  certificate = g_tls_certificate_new_from_file (path, &error);
  g_assert_no_error (error);
  return certificate;
}

void
si_test_trust (const char *folder, const char *authority)
{
  g_autofree char *path = g_build_filename (folder, authority, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (path, &error);

  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
}
