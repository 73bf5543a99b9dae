/* si-step-chart.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-stock-point.h"

G_BEGIN_DECLS

#define SI_TYPE_STEP_CHART (si_step_chart_get_type ())

/* How a stock came to be, as steps over time. The pointer, or Left and Right, show the stock at a
 * time. */
G_DECLARE_FINAL_TYPE (SiStepChart, si_step_chart, SI, STEP_CHART, GtkWidget)

void si_step_chart_set_points (SiStepChart *self, GPtrArray *points);

G_END_DECLS
