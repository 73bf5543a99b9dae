/* si-alert-counts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-shown-alerts.h"

G_BEGIN_DECLS

#define SI_TYPE_ALERT_COUNTS (si_alert_counts_get_type ())

/* A button for each state that alerts are in, with their number. A button that is pressed shows the
 * alerts in this state alone. */
G_DECLARE_FINAL_TYPE (SiAlertCounts, si_alert_counts, SI, ALERT_COUNTS, AdwBin)

void si_alert_counts_set_list (SiAlertCounts *self, SiShownAlerts *list);
void si_alert_counts_show_all (SiAlertCounts *self);

G_END_DECLS
