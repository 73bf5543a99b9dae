/* si-stock-series.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-stock-point.h"

G_BEGIN_DECLS

/**
 * SiStockSeries:
 * @points: (owned) (element-type SiStockPoint): the steps of a stock, oldest first
 * @first: the step that holds at @start
 * @start: the beginning of the time that is looked at, in microseconds since 1970
 * @end: its end, which is the time of the last step
 * @least: (nullable) (borrowed): the step with the least figure in that time; %NULL without one
 * @most: (nullable) (borrowed): the step with the greatest figure
 *
 * The stock of a product in the last days.
 */
typedef struct
{
  GPtrArray *points;
  guint first;
  gint64 start;
  gint64 end;
  const SiStockPoint *least;
  const SiStockPoint *most;
} SiStockSeries;

void si_stock_series_init (SiStockSeries *self, GPtrArray *points, guint days);
void si_stock_series_clear (SiStockSeries *self);
char *si_stock_series_describe (const SiStockSeries *self);
char *si_stock_series_describe_point (const SiStockPoint *point);
GDateTime *si_stock_series_get_local_time (gint64 time);

static inline const SiStockPoint *
si_stock_series_get (const SiStockSeries *self, guint i)
{
  return self->points->pdata[i];
}

/* A row that was not there, and one that could not be read, are gaps. */
static inline gboolean
si_stock_series_is_figure (const SiStockPoint *point)
{
  return point->present && si_quantity_is_number (point->stock);
}

G_END_DECLS
