/* si-chart-frame.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-chart-scale.h"
#include "si-stock-series.h"

G_BEGIN_DECLS

/**
 * SiChartFrame:
 * @x: the left edge
 * @y: the upper edge
 * @width: its width
 * @height: its height
 * @mirrored: whether time runs from right to left
 * @scale: the scale of the stocks, from the lower edge to the upper
 * @start: the time at the one side
 * @end: the time at the other
 *
 * The place of a chart's steps within its widget.
 */
typedef struct
{
  float x;
  float y;
  float width;
  float height;
  gboolean mirrored;
  SiChartScale scale;
  gint64 start;
  gint64 end;
} SiChartFrame;

float si_chart_frame_get_x (const SiChartFrame *self, gint64 time);
float si_chart_frame_get_y (const SiChartFrame *self, gint64 millionths);
void si_chart_frame_append_steps (const SiChartFrame *self,
                                  const SiStockSeries *series,
                                  GtkSnapshot *snapshot,
                                  const GdkRGBA *above,
                                  const GdkRGBA *below);
void si_chart_frame_append_dot (const SiChartFrame *self,
                                const SiStockPoint *point,
                                GtkSnapshot *snapshot,
                                const GdkRGBA *above,
                                const GdkRGBA *below);

/* The radius of a dot. */
#define SI_CHART_DOT 4

G_END_DECLS
