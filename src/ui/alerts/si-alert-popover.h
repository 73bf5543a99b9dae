/* si-alert-popover.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-stock-alerts.h"
#include "si-table.h"

G_BEGIN_DECLS

#define SI_TYPE_ALERT_POPOVER (si_alert_popover_get_type ())

/* Sets, changes and removes an alert. It is a popover, and no window of its own, so that a code
 * that is scanned meanwhile is looked up by the window, and is not taken for a minimum. */
G_DECLARE_FINAL_TYPE (SiAlertPopover, si_alert_popover, SI, ALERT_POPOVER, GtkPopover)

void si_alert_popover_set_alerts (SiAlertPopover *self, SiStockAlerts *alerts);
void si_alert_popover_edit (SiAlertPopover *self,
                            SiTable *table,
                            const SiProductKey *product,
                            const char *godown_id);
void si_alert_popover_create (SiAlertPopover *self, SiTable *table, const SiProductKey *product);
void si_alert_popover_set_names_product (SiAlertPopover *self, gboolean names_product);

G_END_DECLS
