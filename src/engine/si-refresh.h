/* si-refresh.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-answer-guard.h"
#include "si-inventory.h"
#include "si-persistence.h"
#include "si-problem.h"
#include "si-progress.h"

G_BEGIN_DECLS

/* Declared here as well, since the session's own header has types of api/, which ui/ may not see.
 */
typedef struct _SiSession SiSession;

/**
 * SiRefreshState:
 * @SI_REFRESH_UNCONNECTED: there is no connection
 * @SI_REFRESH_IDLE: the last request was answered, or none was made yet
 * @SI_REFRESH_LOADING: a request is under way, or the stored inventory is read from disk
 * @SI_REFRESH_CANCELLED: the last request was stopped by the person
 * @SI_REFRESH_FAILED: the last request failed, and the problem says why
 */
typedef enum
{
  SI_REFRESH_UNCONNECTED,
  SI_REFRESH_IDLE,
  SI_REFRESH_LOADING,
  SI_REFRESH_CANCELLED,
  SI_REFRESH_FAILED,
} SiRefreshState;

/**
 * SiRefreshStep:
 * @SI_REFRESH_STEP_DISK: the stored inventory is read, and nothing has been asked yet
 * @SI_REFRESH_STEP_KEYRING: the key is looked up, and nothing has been asked yet
 * @SI_REFRESH_STEP_SERVER: the server is asked
 *
 * How far a refresh has come while its state is %SI_REFRESH_LOADING.
 */
typedef enum
{
  SI_REFRESH_STEP_DISK,
  SI_REFRESH_STEP_KEYRING,
  SI_REFRESH_STEP_SERVER,
} SiRefreshStep;

#define SI_TYPE_REFRESH (si_refresh_get_type ())

/* Brings the inventory up to date, one request at a time, and tells how that goes: a good answer is
 * published in the inventory and saved.
 *
 * Properties, both read-only with notify: problem (SiProblem, nullable: why the last request
 * failed), state (SiRefreshState as uint).
 *
 * Signals: "answered" (SiTable, SiSnapshotKind as uint, const char *filter): a good answer is in
 * the inventory, and is saved next; "partial-answer" (const char *sku, const char *godown_id, guint
 * n_products): a request for one SKU code or godown was answered and merged into the inventory. */
G_DECLARE_FINAL_TYPE (SiRefresh, si_refresh, SI, REFRESH, GObject)

SiRefresh *si_refresh_new (SiSession *session,
                           SiInventory *inventory,
                           SiAnswerGuard *guard,
                           SiPersistence *persistence);

SiRefreshState si_refresh_get_state (SiRefresh *self);
SiRefreshStep si_refresh_get_step (SiRefresh *self);
SiProblem *si_refresh_get_problem (SiRefresh *self);
SiProgress *si_refresh_get_progress (SiRefresh *self);
const char *si_refresh_get_remark (SiRefresh *self);

/* Each of these begins a request, and does nothing while one is under way. */
void si_refresh_start (SiRefresh *self);
void si_refresh_start_unasked (SiRefresh *self);
void si_refresh_ask (SiRefresh *self, const char *sku, const char *godown_id);

void si_refresh_use_held (SiRefresh *self, SiHeldAnswer *held);
void si_refresh_cancel (SiRefresh *self);
void si_refresh_stop (SiRefresh *self);
void si_refresh_dismiss_problem (SiRefresh *self);

G_END_DECLS
