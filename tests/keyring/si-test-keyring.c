/* si-test-keyring.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-test-keyring.h"

#include "si-test.h"

#include <string.h>

void
si_test_keyring_begin (SiTestOperation operation,
                       const char *key,
                       GCancellable *cancellable,
                       GAsyncResult **result)
{
  switch (operation)
    {
    case SI_TEST_LOOK_UP:
      si_keyring_look_up_async (SI_TEST_SCOPE, cancellable, si_test_keep_result, result);
      break;
    case SI_TEST_STORE:
      si_keyring_store_async (SI_TEST_SCOPE, "City shop", key, cancellable, si_test_keep_result,
                              result);
      break;
    case SI_TEST_CLEAR:
      si_keyring_clear_async (SI_TEST_SCOPE, cancellable, si_test_keep_result, result);
      break;
    case SI_TEST_N_OPERATIONS:
    default:
      g_assert_not_reached ();
    }
}

void
si_test_keyring_end (SiTestOperation operation, GAsyncResult **result, GError **error)
{
  char *key;

  si_test_wait_result (result);
  switch (operation)
    {
    case SI_TEST_LOOK_UP:
      key = si_keyring_look_up_finish (*result, error);
      g_assert_true ((key == NULL) == (*error != NULL));
      si_keyring_free_key (key);
      break;
    case SI_TEST_STORE:
      g_assert_true (si_keyring_store_finish (*result, error) == (*error == NULL));
      break;
    case SI_TEST_CLEAR:
      g_assert_true (si_keyring_clear_finish (*result, error) == (*error == NULL));
      break;
    case SI_TEST_N_OPERATIONS:
    default:
      g_assert_not_reached ();
    }
}

void
si_test_keyring_assert_fails (SiTestOperation operation, SiKeyringError code, const char *words)
{
  g_autofree char *key = si_test_make_key ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  si_test_keyring_begin (operation, key, NULL, &result);
  si_test_keyring_end (operation, &result, &error);
  g_assert_error (error, SI_KEYRING_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (strstr (error->message, key));
}

void
si_test_keyring_assert_succeeds (SiTestOperation operation, const char *key)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  si_test_keyring_begin (operation, key, NULL, &result);
  si_test_keyring_end (operation, &result, &error);
  g_assert_no_error (error);
}

void
si_test_keyring_assert_key (const char *scope, const char *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *key;

  si_keyring_look_up_async (scope, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  key = si_keyring_look_up_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (key, ==, expected);
  si_keyring_free_key (key);
}
