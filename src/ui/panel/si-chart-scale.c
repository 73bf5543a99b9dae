/* si-chart-scale.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-chart-scale.h"

#include "si-quantity.h"

/* The greatest power of ten of 64 bits. */
#define GREATEST_POWER G_GINT64_CONSTANT (1000000000000000000)

/* Returns: the least round step of which at most @n fill a range. A double is exact enough, since
 *   the range decides only between steps that are apart. */
static gint64
choose_step (double range, guint n)
{
  static const gint64 factors[] = { 1, 2, 5 };

  for (gint64 power = 1; power <= GREATEST_POWER / 10; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
      if (range / ((double) power * factors[i]) <= n)
        return power * factors[i];
  return GREATEST_POWER * 5;
}

/* Returns: the multiple of @step that is not above @millionths; itself where 64 bits do not hold
 *   that. */
static gint64
round_down (gint64 millionths, gint64 step)
{
  const gint64 rest = millionths % step;
  const gint64 less = rest < 0 ? rest + step : rest;

  return millionths >= G_MININT64 + less ? millionths - less : millionths;
}

static gint64
round_up (gint64 millionths, gint64 step)
{
  const gint64 rest = millionths % step;
  const gint64 more = rest > 0 ? step - rest : -rest;

  return millionths <= G_MAXINT64 - more ? millionths + more : millionths;
}

/**
 * si_chart_scale_new:
 * @least: the least stock, in millionths
 * @most: the greatest stock, in millionths
 * @n_most: the most figures that have room beside the scale; at least 2
 *
 * Returns: a scale for these stocks
 */
SiChartScale
si_chart_scale_new (gint64 least, gint64 most, guint n_most)
{
  SiChartScale self = { .step = 1 };

  g_return_val_if_fail (least <= most, self);
  g_return_val_if_fail (n_most >= 2, self);

  /* Stocks that differ little would be one flat line on a scale from zero. */
  if (least > 0 && (least == most || most - least > most / 2))
    least = 0;
  if (most < 0 && (least == most || (double) most - (double) least > -(double) least / 2))
    most = 0;
  if (least == most)
    most = SI_QUANTITY_ONE;
  self.step = choose_step ((double) most - (double) least, n_most - 1);
  /* Rounding can need one more step than there is room for. */
  self.lowest = round_down (least, self.step);
  self.highest = round_up (most, self.step);
  return self;
}

/**
 * si_chart_scale_get_figure:
 * @self: a scale
 * @i: the number of a figure, from the lowest one on
 * @figure: (out): the figure, in millionths
 *
 * Returns: whether there are so many figures
 */
gboolean
si_chart_scale_get_figure (const SiChartScale *self, guint i, gint64 *figure)
{
  const gint64 first = round_up (self->lowest, self->step);
  const double place = (double) first + (double) self->step * i;

  g_return_val_if_fail (self != NULL && figure != NULL, FALSE);

  if (place > (double) self->highest || place > (double) (G_MAXINT64 / 2) * 1.99)
    return FALSE;
  /* The product alone can be too large, where the first figure is far below zero. */
  *figure = (gint64) ((guint64) first + (guint64) self->step * i);
  return *figure <= self->highest;
}

/**
 * si_chart_scale_get_part:
 * @self: a scale
 * @millionths: a stock
 *
 * Returns: the place of the stock, from 0 at the lower end to 1 at the upper
 */
double
si_chart_scale_get_part (const SiChartScale *self, gint64 millionths)
{
  const double range = (double) self->highest - (double) self->lowest;

  g_return_val_if_fail (self != NULL, 0);

  return range > 0 ? CLAMP (((double) millionths - (double) self->lowest) / range, 0, 1) : 0;
}
