/* si-chart-frame.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-chart-frame.h"

#define LINE 2.0

typedef struct
{
  const SiChartFrame *frame; /* (borrowed) */
  GtkSnapshot *snapshot;     /* (borrowed) */
  float zero;                /* the place of zero, or of the edge that is nearest to it */
  GdkRGBA above;
  GdkRGBA below;
} Drawing;

/**
 * si_chart_frame_get_x:
 * @self: a frame
 * @time: a time, in microseconds since 1970
 *
 * Returns: the place of a time, on a whole pixel, so that lines are crisp. Doubles are exact
 *   enough, even for the largest stocks
 */
float
si_chart_frame_get_x (const SiChartFrame *self, gint64 time)
{
  const double span = (double) self->end - (double) self->start;
  const double part = span > 0 ? CLAMP (((double) time - (double) self->start) / span, 0, 1) : 0;

  return (int) (self->x + (self->mirrored ? 1 - part : part) * self->width + 0.5);
}

/**
 * si_chart_frame_get_y:
 * @self: a frame
 * @millionths: a stock
 *
 * Returns: the place of a stock, on a whole pixel
 */
float
si_chart_frame_get_y (const SiChartFrame *self, gint64 millionths)
{
  const double part = si_chart_scale_get_part (&self->scale, millionths);

  return (int) (self->y + (1 - part) * self->height + 0.5);
}

static void
append_rectangle (const Drawing *drawing,
                  const GdkRGBA *color,
                  float x1,
                  float y1,
                  float x2,
                  float y2)
{
  gtk_snapshot_append_color (
      drawing->snapshot, color,
      &GRAPHENE_RECT_INIT (MIN (x1, x2), MIN (y1, y2), ABS (x2 - x1), ABS (y2 - y1)));
}

/* Draws a vertical line, whose part below zero has the colour of a stock below zero. */
static void
append_upright (const Drawing *drawing, float x, float y1, float y2)
{
  const float top = MIN (y1, y2);
  const float bottom = MAX (y1, y2);

  if (top < drawing->zero)
    append_rectangle (drawing, &drawing->above, x - LINE / 2, top, x + LINE / 2,
                      MIN (bottom, drawing->zero));
  if (bottom > drawing->zero)
    append_rectangle (drawing, &drawing->below, x - LINE / 2, MAX (top, drawing->zero),
                      x + LINE / 2, bottom);
}

static void
append_level (const Drawing *drawing, const SiStockPoint *point, float x1, float x2, float y)
{
  const gboolean below = point->stock.millionths < 0;
  const GdkRGBA *color = below ? &drawing->below : &drawing->above;
  GdkRGBA faint = *color;

  faint.alpha *= below ? 0.25 : 0.15;
  append_rectangle (drawing, &faint, x1, y, x2, drawing->zero);
  append_rectangle (drawing, color, MIN (x1, x2) - LINE / 2, y - LINE / 2, MAX (x1, x2) + LINE / 2,
                    y + LINE / 2);
}

/* Draws the steps. Points on the same pixel become one line, since there can be many thousands. */
static void
append_steps (const Drawing *drawing, const SiStockSeries *series)
{
  const SiChartFrame *frame = drawing->frame;
  const guint last = series->points->len - 1;
  float top = G_MAXFLOAT, bottom = -G_MAXFLOAT;

  for (guint i = series->first; i <= last; i++)
    {
      const SiStockPoint *point = si_stock_series_get (series, i);
      const SiStockPoint *next = si_stock_series_get (series, MIN (i + 1, last));
      const float x = si_chart_frame_get_x (frame, point->time);
      const float next_x = si_chart_frame_get_x (frame, next->time);
      const float y = si_chart_frame_get_y (frame, point->stock.millionths);

      if (si_stock_series_is_figure (point))
        {
          top = MIN (top, y);
          bottom = MAX (bottom, y);
        }
      if (i < last && x == next_x)
        continue;
      if (top < bottom)
        append_upright (drawing, x, top, bottom);
      if (si_stock_series_is_figure (point))
        {
          append_level (drawing, point, x, next_x, y);
          if (si_stock_series_is_figure (next))
            append_upright (drawing, next_x, y,
                            si_chart_frame_get_y (frame, next->stock.millionths));
        }
      else if (top <= bottom)
        {
          append_upright (drawing, x, top - LINE / 2, bottom + LINE / 2);
        }
      top = G_MAXFLOAT;
      bottom = -G_MAXFLOAT;
    }
}

/**
 * si_chart_frame_append_steps:
 * @self: a frame
 * @series: the steps to draw
 * @snapshot: the snapshot to draw on
 * @above: the colour of the stocks from zero on
 * @below: the colour of the stocks below zero
 */
void
si_chart_frame_append_steps (const SiChartFrame *self,
                             const SiStockSeries *series,
                             GtkSnapshot *snapshot,
                             const GdkRGBA *above,
                             const GdkRGBA *below)
{
  const Drawing drawing = { .frame = self,
                            .snapshot = snapshot,
                            .zero = si_chart_frame_get_y (self, 0),
                            .above = *above,
                            .below = *below };

  g_return_if_fail (series->points->len > 0);

  append_steps (&drawing, series);
}

/**
 * si_chart_frame_append_dot:
 * @self: a frame
 * @point: the step to mark, which has a figure
 * @snapshot: the snapshot to draw on
 * @above: the colour of the stocks from zero on
 * @below: the colour of the stocks below zero
 */
void
si_chart_frame_append_dot (const SiChartFrame *self,
                           const SiStockPoint *point,
                           GtkSnapshot *snapshot,
                           const GdkRGBA *above,
                           const GdkRGBA *below)
{
  const float x = si_chart_frame_get_x (self, point->time) - SI_CHART_DOT;
  const float y = si_chart_frame_get_y (self, point->stock.millionths) - SI_CHART_DOT;
  GskRoundedRect dot;

  gsk_rounded_rect_init_from_rect (
      &dot, &GRAPHENE_RECT_INIT (x, y, 2 * SI_CHART_DOT, 2 * SI_CHART_DOT), SI_CHART_DOT);
  gtk_snapshot_push_rounded_clip (snapshot, &dot);
  gtk_snapshot_append_color (snapshot, point->stock.millionths < 0 ? below : above, &dot.bounds);
  gtk_snapshot_pop (snapshot);
}
