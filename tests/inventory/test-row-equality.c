/* test-row-equality.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-row-equality.h"

#include "si-test-table.h"
#include "si-test.h"

/* Each differs from the first in one thing that a service says of a product. */
static const char *const products[] = {
  "1|A|Tea|3|5 Karachi 1|6 Lahore 2",
  "2|A|Tea|3|5 Karachi 1|6 Lahore 2",
  "1|B|Tea|3|5 Karachi 1|6 Lahore 2",
  "1|A|Rice|3|5 Karachi 1|6 Lahore 2",
  "1|A|Tea|4|5 Karachi 1|6 Lahore 2",
  "1|A|Tea|a few|5 Karachi 1|6 Lahore 2",
  "1|A|Tea|some|5 Karachi 1|6 Lahore 2",
  "1|A|Tea||5 Karachi 1|6 Lahore 2",
  "1|A|Tea|3|5 Karachi 1",
  "1|A|Tea|3|6 Lahore 2|5 Karachi 1",
  "1|A|Tea|3|7 Karachi 1|6 Lahore 2",
  "1|A|Tea|3|5 Multan 1|6 Lahore 2",
  "1|A|Tea|3|5 Karachi 2|6 Lahore 2",
  "1|A|Tea|3|5 Karachi x|6 Lahore 2",
};

static void
test_rows_are_equal_if_the_service_said_the_same (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (products); i++)
    for (guint k = 0; k < G_N_ELEMENTS (products); k++)
      {
        g_autoptr (SiTable) a = si_test_table ("9|Z|Salt|1", products[i]);
        g_autoptr (SiTable) b = si_test_table (products[k]);

        g_assert_cmpint (si_rows_are_equal (a, 1, b, 0), ==, i == k);
      }
}

static void
test_a_figure_is_equal_however_it_is_written (void)
{
  g_autoptr (SiTable) a = si_test_table ("1|A|Tea|3|5 Karachi 3");
  g_autoptr (SiTable) b = si_test_table ("1|A|Tea|3.0|5 Karachi 3.00");

  g_assert_true (si_rows_are_equal (a, 0, b, 0));
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/row-equality/rows-are-equal-if-the-service-said-the-same",
                   test_rows_are_equal_if_the_service_said_the_same);
  g_test_add_func ("/row-equality/a-figure-is-equal-however-it-is-written",
                   test_a_figure_is_equal_however_it_is_written);
  return g_test_run ();
}
