/* si-stock-alerts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-stock-alert.h"
#include "si-store.h"

G_BEGIN_DECLS

#define SI_TYPE_STOCK_ALERTS (si_stock_alerts_get_type ())

/* The stock alerts of a connection, as its store has them.
 *
 * Property "settled" (boolean, read-only with notify): the alerts were read from the store, and
 * none is being saved.
 *
 * Signals: "changed": the alerts, their products or their states are others; a snooze may have
 * ended; "set" (SiStockAlert): an alert that the person has set is saved; "removed" (GPtrArray of
 * SiStockAlert): alerts were removed; "failed" (GError): an alert could not be saved or removed.
 */
G_DECLARE_FINAL_TYPE (SiStockAlerts, si_stock_alerts, SI, STOCK_ALERTS, GObject)

SiStockAlerts *si_stock_alerts_new (SiStore *store);
SiStore *si_stock_alerts_get_store (SiStockAlerts *self);
void si_stock_alerts_load (SiStockAlerts *self);
gboolean si_stock_alerts_get_usable (SiStockAlerts *self);
gboolean si_stock_alerts_get_settled (SiStockAlerts *self);
guint si_stock_alerts_get_n (SiStockAlerts *self);
const SiStockAlert *si_stock_alerts_get (SiStockAlerts *self, guint index);
const SiStockAlert *
si_stock_alerts_find (SiStockAlerts *self, const SiProductKey *product, const char *godown_id);
void si_stock_alerts_set (SiStockAlerts *self, const SiStockAlert *alert);
void si_stock_alerts_save (SiStockAlerts *self, const SiStockAlert *alert);
void si_stock_alerts_save_async (SiStockAlerts *self,
                                 const SiStockAlert *alert,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean si_stock_alerts_save_finish (SiStockAlerts *self, GAsyncResult *result, GError **error);
void si_stock_alerts_remove (SiStockAlerts *self, const gint64 *ids, guint n_ids);
void si_stock_alerts_follow (SiStockAlerts *self, GPtrArray *listed);

G_END_DECLS
