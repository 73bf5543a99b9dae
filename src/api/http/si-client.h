/* si-client.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-address.h"
#include "si-credentials.h"
#include "si-fetch-progress.h"

G_BEGIN_DECLS

#define SI_TYPE_CLIENT (si_client_get_type ())

/* Asks a SyncInventory service. It owns the HTTP sessions, and its requests may run side by side.
 */
G_DECLARE_FINAL_TYPE (SiClient, si_client, SI, CLIENT, GObject)

/**
 * SiFetchRequest:
 * @address: the place of the service
 * @credentials: the key
 * @allow_insecure: whether the person has agreed to plain http to another machine
 * @sku: (nullable): the Skucode filter
 * @godown_id: (nullable): the Godownid filter
 *
 * The question to a service.
 */
typedef struct
{
  SiAddress *address;
  SiCredentials *credentials;
  gboolean allow_insecure;
  const char *sku;
  const char *godown_id;
} SiFetchRequest;

SiClient *si_client_new (void);
void si_client_fetch_async (SiClient *self,
                            const SiFetchRequest *request,
                            SiFetchProgressFunc progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
SiTable *si_client_fetch_finish (SiClient *self, GAsyncResult *result, GError **error);
const char *si_client_get_remark (SiClient *self, GAsyncResult *result);

G_END_DECLS
