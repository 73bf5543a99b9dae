/* si-stock-alerts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-snapshot.h"
#include "si-stock-alert.h"
#include "si-store.h"
#include "si-table.h"

G_BEGIN_DECLS

#define SI_TYPE_STOCK_ALERTS (si_stock_alerts_get_type ())

/* The lower bounds that a person has set on stocks of a connection.
 *
 * Signals: "changed": there are others, or some are below that were not; "fell" (GPtrArray of
 * SiStockAlert): these stocks have fallen below their bounds, and the person is to be told now;
 * "set" (SiStockAlert): a bound that the person has set is kept; "removed" (SiStockAlert): it was
 * removed; "failed" (GError): a bound could not be kept. */
G_DECLARE_FINAL_TYPE (SiStockAlerts, si_stock_alerts, SI, STOCK_ALERTS, GObject)

SiStockAlerts *si_stock_alerts_new (void);
void si_stock_alerts_set_store (SiStockAlerts *self, SiStore *store);
SiStore *si_stock_alerts_get_store (SiStockAlerts *self);
guint si_stock_alerts_get_n (SiStockAlerts *self);
const SiStockAlert *si_stock_alerts_get (SiStockAlerts *self, guint nth);
const SiStockAlert *
si_stock_alerts_find (SiStockAlerts *self, const SiProductKey *product, const char *godown_id);
const SiStockAlert *si_stock_alerts_find_below (SiStockAlerts *self, const SiProductKey *product);
gboolean si_stock_alerts_get_usable (SiStockAlerts *self);
void si_stock_alerts_set (SiStockAlerts *self, const SiStockAlert *alert);
void si_stock_alerts_restore (SiStockAlerts *self, const SiStockAlert *alert);
void si_stock_alerts_remove (SiStockAlerts *self, gint64 id);
void si_stock_alerts_snooze_async (SiStockAlerts *self,
                                   GVariant *ids,
                                   gint64 until,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean si_stock_alerts_snooze_finish (SiStockAlerts *self, GAsyncResult *result, GError **error);
void si_stock_alerts_check (SiStockAlerts *self,
                            SiTable *table,
                            SiSnapshotKind kind,
                            const char *filter,
                            gint64 now);

G_END_DECLS
