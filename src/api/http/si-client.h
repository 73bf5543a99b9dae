/* si-client.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-address.h"
#include "si-credentials.h"
#include "si-table.h"

G_BEGIN_DECLS

#define SI_TYPE_CLIENT (si_client_get_type ())

/* Asks a SyncInventory service. Holds the one session; requests may run side by side. */
G_DECLARE_FINAL_TYPE (SiClient, si_client, SI, CLIENT, GObject)

/**
 * SiFetchRequest:
 * @address: where
 * @credentials: the key
 * @allow_insecure: the person's yes to plain http to another machine
 * @sku: (nullable): the Skucode filter
 * @godown_id: (nullable): the Godownid filter
 */
typedef struct
{
  SiAddress *address;
  SiCredentials *credentials;
  gboolean allow_insecure;
  const char *sku;
  const char *godown_id;
} SiFetchRequest;

/**
 * SiFetchProgress:
 * @bytes: bytes of the answer so far, decompressed
 * @bytes_total: how many there will be; 0 while unknown
 * @n_products: products read so far
 * @so_far: (nullable): now and then, at growing intervals, a table of the products so far
 */
typedef struct
{
  guint64 bytes;
  guint64 bytes_total;
  guint n_products;
  SiTable *so_far;
} SiFetchProgress;

/* Called in the main context of the caller, some ten times a second at most, never
 * after the operation's callback. */
typedef void (*SiFetchProgressFunc) (const SiFetchProgress *progress, gpointer user_data);

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
