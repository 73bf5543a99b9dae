/* si-step-chart.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-stock-point.h"

G_BEGIN_DECLS

#define SI_TYPE_STEP_CHART (si_step_chart_get_type ())

/* A chart of a stock over time, as steps. The pointer, or Left and Right, choose a time whose stock
 * is written below. */
G_DECLARE_FINAL_TYPE (SiStepChart, si_step_chart, SI, STEP_CHART, GtkWidget)

void si_step_chart_set_days (SiStepChart *self, guint days);
void si_step_chart_set_points (SiStepChart *self, GPtrArray *points);

G_END_DECLS
