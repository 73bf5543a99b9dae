/* test-stock-series.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-stock-series.h"

#include "si-test.h"

#define NOON (G_GINT64_CONSTANT (1795521600) * G_USEC_PER_SEC) /* 2026-11-24, 12:00, UTC */

static void
add (GPtrArray *points, int day, const char *stock)
{
  SiStockPoint *point = g_new0 (SiStockPoint, 1);

  point->time = NOON + day * G_TIME_SPAN_DAY;
  point->present = stock != NULL;
  point->stock = si_quantity_parse (stock, -1);
  if (point->stock.kind == SI_QUANTITY_UNREADABLE)
    point->stock_text = g_strdup (stock);
  g_ptr_array_add (points, point);
}

static GPtrArray *
make_points (void)
{
  GPtrArray *points = g_ptr_array_new_with_free_func ((GDestroyNotify) si_stock_point_free);

  add (points, -100, "1");
  add (points, -40, "13200");
  add (points, -2, "9000");
  add (points, -1, "13781");
  add (points, 0, "13781");
  return points;
}

static void
assert_says (GPtrArray *points, guint days, guint first, const char *expected)
{
  SiStockSeries series;
  g_autofree char *text = NULL;

  si_stock_series_init (&series, points, days);
  text = si_stock_series_describe (&series);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (series.first, ==, first);
  si_stock_series_clear (&series);
}

static void
the_last_days_begin_with_the_stock_that_held_then (void)
{
  g_autoptr (GPtrArray) points = make_points ();

  assert_says (points, 30, 1,
               "Stock over 30 days: from 13200 to 13781, lowest 9000 on 22 Nov 2026, 12:00");
  assert_says (points, 7, 1,
               "Stock over 7 days: from 13200 to 13781, lowest 9000 on 22 Nov 2026, 12:00");
  assert_says (points, 365, 0,
               "Stock over 100 days: from 1 to 13781, lowest 1 on 16 Aug 2026, 12:00");
  assert_says (points, 0, 0,
               "Stock over 100 days: from 1 to 13781, lowest 1 on 16 Aug 2026, 12:00");
}

static void
a_row_that_was_not_read_is_no_figure (void)
{
  g_autoptr (GPtrArray) points
      = g_ptr_array_new_with_free_func ((GDestroyNotify) si_stock_point_free);

  add (points, -3, "many");
  add (points, -2, "12");
  add (points, -1, NULL);
  add (points, 0, "");
  g_assert_false (si_stock_series_is_figure (points->pdata[0]));
  g_assert_true (si_stock_series_is_figure (points->pdata[1]));
  g_assert_false (si_stock_series_is_figure (points->pdata[2]));
  g_assert_false (si_stock_series_is_figure (points->pdata[3]));
  assert_says (points, 30, 0, "Stock over 3 days: from many to –, lowest 12 on 22 Nov 2026, 12:00");

  g_ptr_array_set_size (points, 1);
  assert_says (points, 30, 0, "Stock over 0 minutes: from many to many");
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  si_test_init (&argc, &argv);

  g_test_add_func ("/stock-series/the-last-days-begin-with-the-stock-that-held-then",
                   the_last_days_begin_with_the_stock_that_held_then);
  g_test_add_func ("/stock-series/a-row-that-was-not-read-is-no-figure",
                   a_row_that_was_not_read_is_no_figure);

  return g_test_run ();
}
