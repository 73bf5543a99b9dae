/* si-shown-alert.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-stock-alert.h"
#include "si-table.h"

G_BEGIN_DECLS

/* The columns of a list of alerts. */
typedef enum
{
  SI_ALERT_COLUMN_STATE,
  SI_ALERT_COLUMN_PRODUCT,
  SI_ALERT_COLUMN_GODOWN,
  SI_ALERT_COLUMN_MINIMUM,
  SI_ALERT_COLUMN_STOCK,
  SI_ALERT_COLUMN_SINCE,
} SiAlertColumn;

#define SI_N_ALERT_COLUMNS (SI_ALERT_COLUMN_SINCE + 1)

#define SI_TYPE_SHOWN_ALERT (si_shown_alert_get_type ())

/* An alert on screen, with what the inventory says of it.
 *
 * Signal "changed": another text or figure may have to be shown. */
G_DECLARE_FINAL_TYPE (SiShownAlert, si_shown_alert, SI, SHOWN_ALERT, GObject)

SiShownAlert *si_shown_alert_new (const SiStockAlert *alert, SiTable *table, gint64 now);
void
si_shown_alert_update (SiShownAlert *self, const SiStockAlert *alert, SiTable *table, gint64 now);
const SiStockAlert *si_shown_alert_get_alert (SiShownAlert *self);
SiTable *si_shown_alert_get_table (SiShownAlert *self);
SiStockAlertState si_shown_alert_get_state (SiShownAlert *self);
SiQuantity si_shown_alert_get_stock (SiShownAlert *self);
const char *si_shown_alert_get_stock_text (SiShownAlert *self);
guint si_shown_alert_get_row (SiShownAlert *self);
gboolean si_shown_alert_get_gone (SiShownAlert *self);
int si_shown_alert_compare (SiShownAlert *a, SiShownAlert *b, SiAlertColumn column);

G_END_DECLS
