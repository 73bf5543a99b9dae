/* si-test-keyring.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-keyring.h"

G_BEGIN_DECLS

#define SI_TEST_SCOPE "https://shop.example"

typedef enum
{
  SI_TEST_LOOK_UP,
  SI_TEST_STORE,
  SI_TEST_CLEAR,
  SI_TEST_N_OPERATIONS,
} SiTestOperation;

/* Begin and end an operation on the key of SI_TEST_SCOPE. */
void si_test_keyring_begin (SiTestOperation operation,
                            const char *key,
                            GCancellable *cancellable,
                            GAsyncResult **result);
void si_test_keyring_end (SiTestOperation operation, GAsyncResult **result, GError **error);

/* Do an operation from its beginning to its end. The error must have these words, and not the key.
 */
void
si_test_keyring_assert_fails (SiTestOperation operation, SiKeyringError code, const char *words);
void si_test_keyring_assert_succeeds (SiTestOperation operation, const char *key);
void si_test_keyring_assert_key (const char *scope, const char *expected);

G_END_DECLS
