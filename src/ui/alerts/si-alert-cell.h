/* si-alert-cell.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-row-height.h"
#include "si-shown-alert.h"

G_BEGIN_DECLS

#define SI_TYPE_ALERT_CELL (si_alert_cell_get_type ())

/* A cell in the list of alerts. It follows its alert. */
G_DECLARE_FINAL_TYPE (SiAlertCell, si_alert_cell, SI, ALERT_CELL, AdwBin)

GtkWidget *si_alert_cell_new (SiAlertColumn column, SiRowHeight *height);
void si_alert_cell_set_alert (SiAlertCell *self, SiShownAlert *alert);

G_END_DECLS
