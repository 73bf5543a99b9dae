/* si-alert-chooser.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-table.h"

G_BEGIN_DECLS

#define SI_TYPE_ALERT_CHOOSER (si_alert_chooser_get_type ())

/* An entry that finds a product to set an alert on.
 *
 * Signal: "chosen" (uint): the row of the product that a person has chosen. */
G_DECLARE_FINAL_TYPE (SiAlertChooser, si_alert_chooser, SI, ALERT_CHOOSER, AdwBin)

void si_alert_chooser_set_table (SiAlertChooser *self, SiTable *table);

G_END_DECLS
