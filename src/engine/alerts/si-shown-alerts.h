/* si-shown-alerts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-product-list.h"
#include "si-shown-alert.h"
#include "si-stock-alerts.h"

G_BEGIN_DECLS

#define SI_TYPE_SHOWN_ALERTS (si_shown_alerts_get_type ())

/* The alerts that the window shows: a GListModel of SiShownAlert, which obeys the filter of the
 * products, and has one object for each alert as long as the alert exists. The alerts of one state
 * can be shown alone.
 *
 * Signal "updated": the list and its counts are up to date. */
G_DECLARE_FINAL_TYPE (SiShownAlerts, si_shown_alerts, SI, SHOWN_ALERTS, GObject)

/* Stands for all states. */
#define SI_STOCK_ALERT_ALL_STATES SI_N_STOCK_ALERT_STATES

SiShownAlerts *si_shown_alerts_new (SiProductList *products);
void si_shown_alerts_update (SiShownAlerts *self);
void si_shown_alerts_set_alerts (SiShownAlerts *self, SiStockAlerts *alerts);
void si_shown_alerts_set_state (SiShownAlerts *self, guint state);
void si_shown_alerts_sort (SiShownAlerts *self, SiAlertColumn column, gboolean descending);
guint si_shown_alerts_count (SiShownAlerts *self, SiStockAlertState state);
guint si_shown_alerts_get_n_all (SiShownAlerts *self);
guint si_shown_alerts_get_n_hidden (SiShownAlerts *self);
guint si_shown_alerts_get_n_low (SiShownAlerts *self);
GPtrArray *si_shown_alerts_list (SiShownAlerts *self);
guint si_shown_alerts_find (SiShownAlerts *self, gint64 id);

G_END_DECLS
