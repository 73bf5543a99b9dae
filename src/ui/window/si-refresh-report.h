/* si-refresh-report.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engine.h"
#include "si-toaster.h"

G_BEGIN_DECLS

#define SI_TYPE_REFRESH_REPORT (si_refresh_report_get_type ())

/* Tells what a refresh has brought: how many products have changed, if a person has asked for it,
 * and to a screen reader that it has come. */
G_DECLARE_FINAL_TYPE (SiRefreshReport, si_refresh_report, SI, REFRESH_REPORT, GObject)

SiRefreshReport *si_refresh_report_new (GtkWidget *widget, SiToaster *toaster);
void si_refresh_report_set_engine (SiRefreshReport *self, SiEngine *engine);
void si_refresh_report_expect (SiRefreshReport *self);

G_END_DECLS
