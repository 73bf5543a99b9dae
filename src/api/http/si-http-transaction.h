/* si-http-transaction.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "si-client.h"

G_BEGIN_DECLS

/**
 * SiHttpTransaction:
 * @session: where it is sent
 * @patience: seconds to wait for the server without any progress
 * @max_products: how many products an answer may have
 * @uri: what is asked for, filters included
 * @host: the server's name for people
 * @credentials: the key
 * @form: how the key is sent, Bearer or Basic
 * @progress: (nullable): called while the answer comes in
 * @progress_data: for @progress
 *
 * One GET with one form of the key, redirects within the same server included.
 */
typedef struct
{
  SoupSession *session;
  guint patience;
  guint max_products;
  const char *uri;
  const char *host;
  SiCredentials *credentials;
  SiAuthMode form;
  SiFetchProgressFunc progress;
  gpointer progress_data;
} SiHttpTransaction;

void si_http_transaction_run_async (const SiHttpTransaction *exchange,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
SiTable *si_http_transaction_run_finish (GAsyncResult *result, GError **error);
const char *si_http_transaction_get_remark (GAsyncResult *result);

G_END_DECLS
