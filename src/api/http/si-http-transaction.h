/* si-http-transaction.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "si-credentials.h"
#include "si-watchdog.h"

G_BEGIN_DECLS

#define SI_TYPE_HTTP_TRANSACTION (si_http_transaction_get_type ())

/* One GET with one form of the key, up to the body of the answer. Redirects within the same server
 * are followed, and nothing that would carry the key elsewhere. */
G_DECLARE_FINAL_TYPE (SiHttpTransaction, si_http_transaction, SI, HTTP_TRANSACTION, GObject)

/**
 * SiHttpTransactionFunc:
 * @transaction: a transaction
 * @error: (transfer full) (nullable): why there is no body to read
 * @user_data: what the transaction was given
 *
 * Called once, when the answer begins or the transaction fails.
 */
typedef void (*SiHttpTransactionFunc) (SiHttpTransaction *transaction,
                                       GError *error,
                                       gpointer user_data);

SiHttpTransaction *si_http_transaction_new (SoupSession *session,
                                            const char *uri,
                                            const char *host,
                                            SiWatchdog *watchdog);
void si_http_transaction_send (SiHttpTransaction *self,
                               SiCredentials *credentials,
                               SiAuthMode form,
                               SiHttpTransactionFunc done,
                               gpointer user_data);
GInputStream *si_http_transaction_get_body (SiHttpTransaction *self);
char *si_http_transaction_dup_charset (SiHttpTransaction *self);
guint64 si_http_transaction_get_length (SiHttpTransaction *self);
void si_http_transaction_log (SiHttpTransaction *self, guint64 n_bytes);
GError *si_http_transaction_explain (SiHttpTransaction *self, GError *error);

G_END_DECLS
