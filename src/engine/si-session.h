/* si-session.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-client.h"
#include "si-connection.h"

G_BEGIN_DECLS

#define SI_TYPE_SESSION (si_session_get_type ())

/* A connection with its key and its client. The key is looked up in the keyring when it is first
 * needed, and remembered while the server accepts it. A request is made again where its failure may
 * pass by itself.
 *
 * Signals: "online": there is a network again; "waiting" (guint pause, guint n_retries, GError): a
 * request failed, and is made again after a pause in milliseconds. */
G_DECLARE_FINAL_TYPE (SiSession, si_session, SI, SESSION, GObject)

/**
 * SiQuestion:
 * @sku: (nullable): only products with this SKU code
 * @godown_id: (nullable): only this godown
 * @progress: (nullable): called while the answer comes in
 * @progress_data: for @progress
 *
 * A question to a service; without a filter, it is for the whole inventory.
 */
typedef struct
{
  const char *sku;
  const char *godown_id;
  SiFetchProgressFunc progress;
  gpointer progress_data;
} SiQuestion;

/**
 * SiSessionFunc:
 * @table: (nullable): the answer
 * @error: (nullable): why there is none, of %SI_API_ERROR or %SI_KEYRING_ERROR, or
 *   %G_IO_ERROR_CANCELLED
 * @user_data: as it was given
 *
 * Called when a question is answered or has failed.
 */
typedef void (*SiSessionFunc) (SiTable *table, const GError *error, gpointer user_data);

SiSession *si_session_new (SiConnection *connection);
void si_session_set_max_products (SiSession *self, guint max_products);
gboolean si_session_waits_for_keyring (SiSession *self);
const char *si_session_get_remark (SiSession *self);
void si_session_set_pause (SiSession *self, guint first_pause);
void si_session_set_network_monitor (SiSession *self, GNetworkMonitor *monitor);
void si_session_ask (SiSession *self,
                     const SiQuestion *question,
                     GCancellable *cancellable,
                     SiSessionFunc done,
                     gpointer user_data);

G_END_DECLS
