/* test-chart-scale.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-chart-scale.h"

#include "si-quantity.h"
#include "si-test.h"

/* Returns: the figures beside a scale for two stocks, and its ends. */
static char *
list_figures (const char *least, const char *most, guint n_most)
{
  const SiChartScale scale = si_chart_scale_new (si_quantity_parse (least, -1).millionths,
                                                 si_quantity_parse (most, -1).millionths, n_most);
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 figure;

  for (guint i = 0; si_chart_scale_get_figure (&scale, i, &figure); i++)
    {
      g_autofree char *plain = si_quantity_to_plain ((SiQuantity){ figure, SI_QUANTITY_EXACT });

      g_string_append_printf (text, "%s ", plain);
      g_assert_cmpuint (i, <, n_most + 1);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
figures_are_round (void)
{
  static const char *const cases[][3] = {
    { "9000", "13781", "8000 10000 12000 14000 " },
    { "0", "13781", "0 5000 10000 15000 " },
    { "3", "13781", "0 5000 10000 15000 " },
    { "-41606", "12", "-60000 -40000 -20000 0 20000 " },
    { "-7", "-7", "-10 -5 0 " },
    { "7", "7", "0 5 10 " },
    { "0", "0", "0 0.5 1 " },
    { "0.125", "0.5", "0 0.2 0.4 0.6 " },
    { "5", "8", "5 6 7 8 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *figures = list_figures (cases[i][0], cases[i][1], 4);

      g_assert_cmpstr (figures, ==, cases[i][2]);
    }
}

/* Each stock is within its scale, which has at least two figures and no more than fit. */
static void
each_stock_is_on_its_scale (void)
{
  static const gint64 stocks[]
      = { G_MININT64, -999999999999, -41606000000,  -1,        0, 1, 125000,
          7000000,    13781000000,   9999999999999, G_MAXINT64 };

  for (guint i = 0; i < G_N_ELEMENTS (stocks); i++)
    for (guint k = i; k < G_N_ELEMENTS (stocks); k++)
      for (guint n = 2; n < 7; n++)
        {
          const SiChartScale scale = si_chart_scale_new (stocks[i], stocks[k], n);
          guint n_figures = 0;
          gint64 figure;

          g_assert_cmpint (scale.lowest, <=, stocks[i]);
          g_assert_cmpint (scale.highest, >=, stocks[k]);
          while (si_chart_scale_get_figure (&scale, n_figures, &figure))
            n_figures++;
          g_assert_cmpuint (n_figures, >, 0);
          g_assert_cmpuint (n_figures, <=, n + 1);
          g_assert_cmpfloat (si_chart_scale_get_part (&scale, stocks[i]), <=,
                             si_chart_scale_get_part (&scale, stocks[k]));
        }
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/chart-scale/figures-are-round", figures_are_round);
  g_test_add_func ("/chart-scale/each-stock-is-on-its-scale", each_stock_is_on_its_scale);

  return g_test_run ();
}
