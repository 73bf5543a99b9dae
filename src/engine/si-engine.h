/* si-engine.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-answer-guard.h"
#include "si-connection.h"
#include "si-inventory.h"
#include "si-persistence.h"
#include "si-refresh.h"
#include "si-schedule.h"
#include "si-stock-alert-checker.h"
#include "si-yesterday.h"

G_BEGIN_DECLS

#define SI_TYPE_ENGINE (si_engine_get_type ())

/* Declared here as well, since the request's own header has types of api/, which ui/ may not see.
 */
typedef struct _SiRequest SiRequest;

/* All that belongs to one connection, without a pixel. The engine makes the parts and hands them
 * out; what they know is asked of them. SiEngines has the engines of the program. */
G_DECLARE_FINAL_TYPE (SiEngine, si_engine, SI, ENGINE, GObject)

SiEngine *si_engine_new (SiConnection *connection, const char *folder);
SiConnection *si_engine_get_connection (SiEngine *self);
SiSession *si_engine_get_session (SiEngine *self);
SiInventory *si_engine_get_inventory (SiEngine *self);
SiRefresh *si_engine_get_refresh (SiEngine *self);
SiAnswerGuard *si_engine_get_guard (SiEngine *self);
SiPersistence *si_engine_get_persistence (SiEngine *self);
SiStockAlerts *si_engine_get_stock_alerts (SiEngine *self);
SiStockAlertChecker *si_engine_get_stock_alert_checker (SiEngine *self);
SiSchedule *si_engine_get_schedule (SiEngine *self);
SiYesterday *si_engine_get_yesterday (SiEngine *self);
SiRequest *si_engine_create_request (SiEngine *self, gboolean accept);

G_END_DECLS
