/* si-stock-alert-snooze.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-stock-alerts.h"

G_BEGIN_DECLS

void si_stock_alert_snooze_async (SiStockAlerts *alerts,
                                  GVariant *ids,
                                  gint64 until,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean si_stock_alert_snooze_finish (SiStockAlerts *alerts, GAsyncResult *result, GError **error);

G_END_DECLS
