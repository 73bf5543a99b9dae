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
 * @SI_KEYRING_ERROR_NO_KEY: the keyring has no key for this scope
 * @SI_KEYRING_ERROR_FAILED: the keyring service failed; the message has its own words
 *
 * The errors of the keyring.
 */
typedef enum
{
  SI_KEYRING_ERROR_NO_SERVICE,
  SI_KEYRING_ERROR_LOCKED,
  SI_KEYRING_ERROR_NO_KEY,
  SI_KEYRING_ERROR_FAILED,
} SiKeyringError;

GQuark si_keyring_error_quark (void);

/* The keyring has one API key for each scope: the origin and path of an address, and behind a # the
 * id of the connection. */
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
