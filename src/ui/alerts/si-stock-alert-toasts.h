/* si-stock-alert-toasts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-engine.h"

G_BEGIN_DECLS

#define SI_TYPE_STOCK_ALERT_TOASTS (si_stock_alert_toasts_get_type ())

/* Tells in toasts which alerts were set and removed, and offers to undo a removal.
 *
 * Signal: "toast" (AdwToast): a toast to show. */
G_DECLARE_FINAL_TYPE (SiStockAlertToasts, si_stock_alert_toasts, SI, STOCK_ALERT_TOASTS, GObject)

SiStockAlertToasts *si_stock_alert_toasts_new (void);
void si_stock_alert_toasts_set_engine (SiStockAlertToasts *self, SiEngine *engine);

G_END_DECLS
