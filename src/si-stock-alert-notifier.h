/* si-stock-alert-notifier.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engine.h"
#include "si-seal.h"

G_BEGIN_DECLS

#define SI_TYPE_STOCK_ALERT_NOTIFIER (si_stock_alert_notifier_get_type ())

/* Sends a notification of the stocks of a connection that have fallen below their minimums. */
G_DECLARE_FINAL_TYPE (SiStockAlertNotifier,
                      si_stock_alert_notifier,
                      SI,
                      STOCK_ALERT_NOTIFIER,
                      GObject)

SiStockAlertNotifier *
si_stock_alert_notifier_new (GApplication *application, SiSeal *seal, SiEngine *engine);

G_END_DECLS
