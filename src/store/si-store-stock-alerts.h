/* si-store-stock-alerts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-stock-alert.h"
#include "si-store.h"
#include "si-table.h"

G_BEGIN_DECLS

void si_store_list_stock_alerts_async (SiStore *self,
                                       SiTable *table,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *si_store_list_stock_alerts_finish (SiStore *self, GAsyncResult *result, GError **error);
void si_store_save_stock_alert_async (SiStore *self,
                                      const SiStockAlert *alert,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
SiStockAlert *
si_store_save_stock_alert_finish (SiStore *self, GAsyncResult *result, GError **error);
void si_store_remove_stock_alert_async (SiStore *self,
                                        gint64 id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean si_store_remove_stock_alert_finish (SiStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
