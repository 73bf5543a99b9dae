/* si-stock-alert-checker.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-snapshot.h"
#include "si-stock-alerts.h"

G_BEGIN_DECLS

#define SI_TYPE_STOCK_ALERT_CHECKER (si_stock_alert_checker_get_type ())

/* Checks stock alerts with each answer, one answer after the other.
 *
 * Signal: "fell" (GPtrArray of SiStockAlert): these stocks have fallen below their minimums, and
 * the person is to be told now. */
G_DECLARE_FINAL_TYPE (SiStockAlertChecker, si_stock_alert_checker, SI, STOCK_ALERT_CHECKER, GObject)

SiStockAlertChecker *si_stock_alert_checker_new (SiStockAlerts *alerts);
void si_stock_alert_checker_check (SiStockAlertChecker *self,
                                   SiTable *table,
                                   SiSnapshotKind kind,
                                   const char *filter,
                                   gint64 now);

G_END_DECLS
