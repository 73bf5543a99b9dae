/* si-alert-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-filter.h"
#include "si-shown-alert.h"

G_BEGIN_DECLS

char *si_alert_text_cell (SiShownAlert *shown, SiAlertColumn column);
char *si_alert_text_row (SiShownAlert *shown);
char *si_alert_text_since (gint64 since, GDateTime *now);
char *si_alert_text_snoozed (gint64 until, GDateTime *now);
char *si_alert_text_count (SiStockAlertState state, guint n);
char *si_alert_text_status (guint n_shown, guint n_all, guint n_low);
char *si_alert_text_no_match (SiFilter *filter);
char *si_alert_text_hidden (SiFilter *filter, const SiTable *table, guint n);

G_END_DECLS
