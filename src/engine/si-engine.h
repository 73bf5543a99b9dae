/* si-engine.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-answer-guard.h"
#include "si-comparison.h"
#include "si-connection.h"
#include "si-inventory.h"
#include "si-persistence.h"
#include "si-problem.h"
#include "si-table.h"
#include "si-stock-alerts.h"

G_BEGIN_DECLS

/**
 * SiEngineState:
 * @SI_ENGINE_UNCONNECTED: there is no connection
 * @SI_ENGINE_IDLE: the last request was answered, or none was made yet
 * @SI_ENGINE_LOADING: a request is under way, or the last inventory is read from disk
 * @SI_ENGINE_CANCELLED: the last request was stopped by the person
 * @SI_ENGINE_FAILED: the last request failed: the report says why
 */
typedef enum
{
  SI_ENGINE_UNCONNECTED,
  SI_ENGINE_IDLE,
  SI_ENGINE_LOADING,
  SI_ENGINE_CANCELLED,
  SI_ENGINE_FAILED,
} SiEngineState;

#define SI_TYPE_ENGINE (si_engine_get_type ())

/* The program's state, without a pixel: the connection, what is being asked, the
 * last good inventory and when it was fetched, and what went wrong.
 *
 * Properties: connection (SiConnection, read-write, a change drops the table);
 * read-only with notify: state (SiEngineState as uint), report (SiProblem,
 * nullable), bytes (uint64), bytes-total (uint64, 0 unknown), n-received (uint,
 * products so far), retry-seconds (uint: while a request waits to be made again, how long
 * still, else 0), retry-report (SiProblem, nullable: what it waits for to pass).
 *
 * Signal "partial-answer" (const char *sku, const char *godown_id, guint n_products):
 * a filtered request was answered and merged into the table. */
G_DECLARE_FINAL_TYPE (SiEngine, si_engine, SI, ENGINE, GObject)

SiEngine *si_engine_new (void);
SiConnection *si_engine_get_connection (SiEngine *self);
void si_engine_set_connection (SiEngine *self, SiConnection *connection);
SiEngineState si_engine_get_state (SiEngine *self);
SiInventory *si_engine_get_inventory (SiEngine *self);
const char *si_engine_get_remark (SiEngine *self);
gboolean si_engine_waits_for_disk (SiEngine *self);
gboolean si_engine_waits_for_keyring (SiEngine *self);
void si_engine_set_max_products (SiEngine *self, guint max_products);
SiProblem *si_engine_get_problem (SiEngine *self);
guint64 si_engine_get_bytes (SiEngine *self);
guint64 si_engine_get_bytes_total (SiEngine *self);
guint si_engine_get_n_received (SiEngine *self);
guint si_engine_get_retry_seconds (SiEngine *self);
SiProblem *si_engine_get_retry_problem (SiEngine *self);

SiPersistence *si_engine_get_persistence (SiEngine *self);
SiStockAlerts *si_engine_get_stock_alerts (SiEngine *self);
SiAnswerGuard *si_engine_get_guard (SiEngine *self);

void si_engine_forget_connection (SiEngine *self, SiConnection *connection);
void si_engine_set_schedule (SiEngine *self, guint minutes);
void si_engine_set_network_monitor (SiEngine *self, GNetworkMonitor *monitor);
void si_engine_set_retry_pause (SiEngine *self, guint first_pause);

/* Each starts a request unless one is under way, when it does nothing. */
void si_engine_refresh (SiEngine *self);
void si_engine_ask_sku (SiEngine *self, const char *sku);
void si_engine_refresh_godown (SiEngine *self, const char *godown_id);
void si_engine_use_held (SiEngine *self, SiHeldAnswer *held);
void si_engine_cancel (SiEngine *self);
/* Takes the report off the screen; the table stays. */
void si_engine_dismiss_problem (SiEngine *self);

/* For readers that need one answer and no state: the export, the tests. */
void si_engine_fetch_async (SiEngine *self,
                            const char *sku,
                            const char *godown_id,
                            gboolean accept,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
void si_engine_fetch_held_async (SiEngine *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
SiTable *si_engine_fetch_finish (SiEngine *self, GAsyncResult *result, GError **error);

G_END_DECLS
