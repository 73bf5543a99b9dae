/* test-keyring-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The API keys in a file, which a sandbox has in the place of a keyring service.
 */

#include "si-test-keyring.h"
#include "si-test.h"

#include <glib/gstdio.h>

/* Has libsecret use a file, as it does inside a sandbox, where the desktop has the file's password.
 */
static void
use_file (const char *password)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), "default.keyring", NULL);

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, FALSE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", password, TRUE);
}

static void
test_keeps_keys_in_a_file (void)
{
  g_autofree char *key = si_test_make_key ();

  use_file ("password");
  si_test_keyring_assert_fails (SI_TEST_LOOK_UP, SI_KEYRING_ERROR_NO_KEY, SI_TEST_SCOPE);
  si_test_keyring_assert_succeeds (SI_TEST_CLEAR, NULL);
  si_test_keyring_assert_succeeds (SI_TEST_STORE, key);
  si_test_keyring_assert_key (SI_TEST_SCOPE, key);
  si_test_keyring_assert_succeeds (SI_TEST_CLEAR, NULL);
  si_test_keyring_assert_fails (SI_TEST_LOOK_UP, SI_KEYRING_ERROR_NO_KEY, SI_TEST_SCOPE);
}

static void
test_keeps_a_key_under_another_password (void)
{
  g_autofree char *key = si_test_make_key ();

  use_file ("another password");
  si_test_keyring_assert_succeeds (SI_TEST_STORE, key);
}

/* The file has another password after the desktop's own keyring was reset. */
static void
test_asks_again_where_a_key_cannot_be_read_any_more (void)
{
  g_autofree char *key = si_test_make_key ();

  use_file ("password");
  g_test_trap_subprocess ("/keyring-file/subprocess/another-password", 0, 0);
  g_test_trap_assert_passed ();
  si_test_keyring_assert_fails (SI_TEST_LOOK_UP, SI_KEYRING_ERROR_NO_KEY, "Enter it first");
  si_test_keyring_assert_succeeds (SI_TEST_STORE, key);
  si_test_keyring_assert_key (SI_TEST_SCOPE, key);
  si_test_keyring_assert_succeeds (SI_TEST_CLEAR, NULL);
}

static void
test_says_that_a_file_is_damaged (void)
{
  g_autoptr (GError) error = NULL;

  use_file ("password");
  g_file_set_contents (g_getenv ("SECRET_FILE_TEST_PATH"), "no keyring", -1, &error);
  g_assert_no_error (error);
  for (SiTestOperation operation = SI_TEST_LOOK_UP; operation < SI_TEST_N_OPERATIONS; operation++)
    si_test_keyring_assert_fails (operation, SI_KEYRING_ERROR_FAILED, "The keyring failed: ");
  g_assert_cmpint (g_remove (g_getenv ("SECRET_FILE_TEST_PATH")), ==, 0);
}

static void
test_says_that_a_file_cannot_be_used (void)
{
  use_file ("password");
  g_assert_cmpint (g_mkdir (g_getenv ("SECRET_FILE_TEST_PATH"), 0700), ==, 0);
  for (SiTestOperation operation = SI_TEST_LOOK_UP; operation < SI_TEST_N_OPERATIONS; operation++)
    si_test_keyring_assert_fails (operation, SI_KEYRING_ERROR_FAILED, "Is a directory");
  g_assert_cmpint (g_rmdir (g_getenv ("SECRET_FILE_TEST_PATH")), ==, 0);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/keyring-file/asks-again-where-a-key-cannot-be-read-any-more",
                   test_asks_again_where_a_key_cannot_be_read_any_more);
  g_test_add_func ("/keyring-file/subprocess/another-password",
                   test_keeps_a_key_under_another_password);
  g_test_add_func ("/keyring-file/keeps-keys-there", test_keeps_keys_in_a_file);
  g_test_add_func ("/keyring-file/says-that-it-is-damaged", test_says_that_a_file_is_damaged);
  g_test_add_func ("/keyring-file/says-that-it-cannot-be-used",
                   test_says_that_a_file_cannot_be_used);
  return g_test_run ();
}
