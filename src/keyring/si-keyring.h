/* si-keyring.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SI_KEYRING_ERROR (si_keyring_error_quark ())

/**
 * SiKeyringError:
 * @SI_KEYRING_ERROR_NO_SERVICE: no keyring service answers in this session
 * @SI_KEYRING_ERROR_LOCKED: the keyring is locked and was not unlocked
 * @SI_KEYRING_ERROR_NO_KEY: there is no key for this address
 * @SI_KEYRING_ERROR_FAILED: the keyring service failed, in its own words
 */
typedef enum
{
  SI_KEYRING_ERROR_NO_SERVICE,
  SI_KEYRING_ERROR_LOCKED,
  SI_KEYRING_ERROR_NO_KEY,
  SI_KEYRING_ERROR_FAILED,
} SiKeyringError;

GQuark si_keyring_error_quark (void);

/* API keys in the system's keyring, one for a scope: si_address_get_key_scope(). */
void si_keyring_look_up_async (const char *scope,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
char *si_keyring_look_up_finish (GAsyncResult *result, GError **error);
void si_keyring_free_key (char *key);

void si_keyring_store_async (const char *scope,
                             const char *name,
                             const char *key,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean si_keyring_store_finish (GAsyncResult *result, GError **error);

void si_keyring_clear_async (const char *scope,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean si_keyring_clear_finish (GAsyncResult *result, GError **error);

G_END_DECLS
