/* si-service.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-client.h"
#include "si-connection.h"

G_BEGIN_DECLS

#define SI_TYPE_SERVICE (si_service_get_type ())

/* The service behind one connection: fetches its key from the keyring when it is
 * first needed, keeps it while the server accepts it, asks, and asks again where a failure
 * may pass by itself. */
G_DECLARE_FINAL_TYPE (SiService, si_service, SI, SERVICE, GObject)

SiService *si_service_new (SiConnection *connection);
SiConnection *si_service_get_connection (SiService *self);
void si_service_set_max_products (SiService *self, guint max_products);
gboolean si_service_waits_for_keyring (SiService *self);
const char *si_service_get_remark (SiService *self);
SiAuthMode si_service_get_accepted (SiService *self);
void si_service_set_pause (SiService *self, guint first_pause);
void si_service_set_network_monitor (SiService *self, GNetworkMonitor *monitor);
void si_service_fetch_async (SiService *self,
                             const char *sku,
                             const char *godown_id,
                             SiFetchProgressFunc progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
SiTable *si_service_fetch_finish (SiService *self, GAsyncResult *result, GError **error);

G_END_DECLS
