/* si-report-bar.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-report.h"

G_BEGIN_DECLS

#define SI_TYPE_REPORT_BAR (si_report_bar_get_type ())

/* What went wrong, in a line above an inventory that is still good. */
G_DECLARE_FINAL_TYPE (SiReportBar, si_report_bar, SI, REPORT_BAR, AdwBin)

void si_report_bar_set_report (SiReportBar *self, const SiReport *report);
void si_report_bar_set_narrow (SiReportBar *self, gboolean narrow);

G_END_DECLS
