/* si-step-chart-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-step-chart.h"

G_BEGIN_DECLS

struct _SiStepChart
{
  GtkWidget parent_instance;

  GPtrArray *points; /* (owned) (element-type SiStockPoint): oldest first */
  gboolean drawn;    /* there is at least one stock to draw */
  gint64 least;      /* of the drawn stocks, in millionths */
  gint64 most;
  guint chosen;     /* the chosen point, or the number of points for none */
  GtkWidget *below; /* (owned): invisible; the style sheet gives it the colour below zero */
};

/**
 * SiStepChartArea:
 * @line_height: the height of a line of text
 * @figures_width: the width for the figures beside the steps
 * @mirrored: whether time runs from right to left
 *
 * The place of the steps: beside the figures and above the dates.
 */
typedef struct
{
  float x;
  float y;
  float width;
  float height;
  int line_height;
  int figures_width;
  gboolean mirrored;
} SiStepChartArea;

static inline const SiStockPoint *
si_step_chart_get_point (SiStepChart *self, guint i)
{
  return self->points->pdata[i];
}

static inline gboolean
si_step_chart_is_drawn (const SiStockPoint *point)
{
  return point->present && si_quantity_is_number (point->stock);
}

char *si_step_chart_describe_point (const SiStockPoint *point);

/* These are in si-step-chart-drawing.c. */
int si_step_chart_get_line_height (SiStepChart *self);
void si_step_chart_get_area (SiStepChart *self, SiStepChartArea *area);
float si_step_chart_get_x (SiStepChart *self, const SiStepChartArea *area, gint64 time);
void si_step_chart_draw (SiStepChart *self, GtkSnapshot *snapshot);

G_END_DECLS
