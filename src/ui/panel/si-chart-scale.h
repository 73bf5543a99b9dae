/* si-chart-scale.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SiChartScale:
 * @lowest: the lower end, in millionths
 * @highest: the upper end, in millionths
 * @step: the distance of two figures beside the scale: 1, 2 or 5 times a power of ten
 *
 * The scale of a chart, with round figures beside it. Zero is on it unless all stocks are far from
 * it.
 */
typedef struct
{
  gint64 lowest;
  gint64 highest;
  gint64 step;
} SiChartScale;

SiChartScale si_chart_scale_new (gint64 least, gint64 most, guint n_most);
gboolean si_chart_scale_get_figure (const SiChartScale *self, guint i, gint64 *figure);
double si_chart_scale_get_part (const SiChartScale *self, gint64 millionths);

G_END_DECLS
