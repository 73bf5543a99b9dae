/* si-stock-series.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-stock-series.h"

#include <glib/gi18n.h>

#include "si-digits.h"
#include "si-text.h"

/* The earliest and latest times that a GDateTime can have in every time zone, in microseconds. */
#define EARLIEST (G_GINT64_CONSTANT (-62135510400) * G_USEC_PER_SEC)
#define LATEST (G_GINT64_CONSTANT (253402214400) * G_USEC_PER_SEC)

/**
 * si_stock_series_init:
 * @self: a series to fill
 * @points: (element-type SiStockPoint): the steps of a stock, oldest first
 * @days: the number of days before the last step to look at; 0 for all time
 *
 * It is cleared with si_stock_series_clear().
 */
void
si_stock_series_init (SiStockSeries *self, GPtrArray *points, guint days)
{
  const gint64 span = (gint64) days * G_TIME_SPAN_DAY;

  g_return_if_fail (self != NULL && points != NULL);

  *self = (SiStockSeries){ .points = g_ptr_array_ref (points) };
  if (points->len == 0)
    return;
  self->start = si_stock_series_get (self, 0)->time;
  self->end = si_stock_series_get (self, points->len - 1)->time;
  if (days > 0 && (double) self->end - (double) self->start > (double) span)
    self->start = self->end - span;
  while (self->first + 1 < points->len
         && si_stock_series_get (self, self->first + 1)->time <= self->start)
    self->first++;
  for (guint i = self->first; i < points->len; i++)
    {
      const SiStockPoint *point = si_stock_series_get (self, i);

      if (!si_stock_series_is_figure (point))
        continue;
      if (self->least == NULL || point->stock.millionths < self->least->stock.millionths)
        self->least = point;
      if (self->most == NULL || point->stock.millionths > self->most->stock.millionths)
        self->most = point;
    }
}

/**
 * si_stock_series_clear:
 * @self: a series
 */
void
si_stock_series_clear (SiStockSeries *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->points, g_ptr_array_unref);
}

/**
 * si_stock_series_get_local_time:
 * @time: a time, in microseconds since 1970, UTC
 *
 * Returns: (transfer full): the time in the person's time zone
 */
GDateTime *
si_stock_series_get_local_time (gint64 time)
{
  g_autoptr (GDateTime) utc
      = g_date_time_new_from_unix_utc (CLAMP (time, EARLIEST, LATEST) / G_USEC_PER_SEC);

  return g_date_time_to_local (utc);
}

static char *
describe_span (const SiStockSeries *self)
{
  const double span = (double) self->end - (double) self->start;
  const guint days = (guint) (span / G_TIME_SPAN_DAY + 0.5);
  const guint hours = (guint) (span / G_TIME_SPAN_HOUR + 0.5);
  const guint minutes = (guint) (span / G_TIME_SPAN_MINUTE + 0.5);

  if (days > 0)
    return si_digits_printf (ngettext ("%u day", "%u days", days), days);
  if (hours > 0)
    return si_digits_printf (ngettext ("%u hour", "%u hours", hours), hours);
  return si_digits_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
}

static char *
describe_stock (const SiStockPoint *point)
{
  if (!point->present)
    return g_strdup (_ ("not there"));
  return si_text_stock (point->stock, point->stock_text);
}

/**
 * si_stock_series_describe_point:
 * @point: a step
 *
 * Returns: (transfer full): the time of the step, and the stock from then on
 */
char *
si_stock_series_describe_point (const SiStockPoint *point)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *date = NULL;
  g_autofree char *stock = NULL;

  g_return_val_if_fail (point != NULL, NULL);

  time = si_stock_series_get_local_time (point->time);
  date = si_text_date (time);
  stock = describe_stock (point);
  /* Translators: a date and time, and the stock at that time. */
  return g_strdup_printf (C_ ("history", "%s: %s"), date, stock);
}

/**
 * si_stock_series_describe:
 * @self: a series
 *
 * Returns: (transfer full): the stocks at both ends and the least one, in words
 */
char *
si_stock_series_describe (const SiStockSeries *self)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *span = NULL;
  g_autofree char *least = NULL;
  g_autofree char *date = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->points->len == 0)
    return g_strdup ("");
  from = describe_stock (si_stock_series_get (self, self->first));
  to = describe_stock (si_stock_series_get (self, self->points->len - 1));
  span = describe_span (self);
  if (self->least == NULL)
    /* Translators: a time such as: 30 days, and two stocks in words. */
    return g_strdup_printf (_ ("Stock over %s: from %s to %s"), span, from, to);
  least = describe_stock (self->least);
  time = si_stock_series_get_local_time (MAX (self->least->time, self->start));
  date = si_text_date (time);
  /* Translators: a time such as: 30 days, two stocks, the least stock, and its date. */
  return g_strdup_printf (_ ("Stock over %s: from %s to %s, lowest %s on %s"), span, from, to,
                          least, date);
}
