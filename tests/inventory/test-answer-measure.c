/* test-answer-measure.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-answer-measure.h"
#include "si-test-table.h"
#include "si-test.h"

static void
assert_numbers (const SiTable *table, guint products, guint lines, guint exact, guint nonzero)
{
  const SiAnswerMeasure measure = si_answer_measure_take (table);

  g_assert_cmpuint (measure.numbers[SI_ANSWER_PRODUCTS], ==, products);
  g_assert_cmpuint (measure.numbers[SI_ANSWER_GODOWN_LINES], ==, lines);
  g_assert_cmpuint (measure.numbers[SI_ANSWER_EXACT_STOCKS], ==, exact);
  g_assert_cmpuint (measure.numbers[SI_ANSWER_NONZERO_STOCKS], ==, nonzero);
}

static void
test_counts_products_lines_exact_and_nonzero_stocks (void)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|5|1 Karachi 2|2 Lahore 3",
                                             "2|B|Rice|7|1 Karachi 7|2 Lahore 0", "3|C|Salt|4");

  assert_numbers (table, 3, 4, 5, 4);
}

static void
test_an_empty_answer_has_nothing (void)
{
  g_autoptr (SiTable) table = si_test_table_new ((const char *const[]){ NULL });

  assert_numbers (table, 0, 0, 0, 0);
}

static void
test_stocks_of_godowns_do_not_hide_totals_of_zero (void)
{
  g_autoptr (SiTable) totals = si_test_table ("1|A|Tea|0|1 Karachi 2|2 Lahore 3");
  g_autoptr (SiTable) lines = si_test_table ("1|A|Tea|5|1 Karachi 0|2 Lahore 0");

  assert_numbers (totals, 1, 2, 2, 0);
  assert_numbers (lines, 1, 2, 2, 0);
}

static void
test_a_stock_that_is_no_number_is_neither_exact_nor_nonzero (void)
{
  g_autoptr (SiTable) totals = si_test_table ("1|A|Tea|many|1 Karachi 2", "2|B|Rice|many");
  g_autoptr (SiTable) lines = si_test_table ("1|A|Tea|5|1 Karachi many|2 Lahore 5");

  assert_numbers (totals, 2, 1, 0, 1);
  assert_numbers (lines, 1, 2, 1, 1);
}

static void
test_a_server_that_gives_no_totals_is_measured_by_its_lines (void)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea||1 Karachi 2|2 Lahore 0");

  assert_numbers (table, 1, 2, 0, 1);
}

static void
test_the_order_of_an_answer_makes_no_difference (void)
{
  g_autoptr (SiTable) one = si_test_table ("1|A|Tea|5|1 Karachi 5", "2|B|Rice|7|1 Karachi 7");
  g_autoptr (SiTable) two = si_test_table ("2|B|Rice|6|1 Karachi 6", "1|A|Tea|5|1 Karachi 5");
  g_autoptr (SiTable) other = si_test_table ("1|A|Tea|5|1 Karachi 5", "3|C|Salt|7|1 Karachi 7");
  const SiAnswerMeasure a = si_answer_measure_take (one);
  const SiAnswerMeasure b = si_answer_measure_take (two);
  const SiAnswerMeasure c = si_answer_measure_take (other);

  g_assert_true (si_answer_measure_equal (&a, &b));
  g_assert_false (si_answer_measure_equal (&a, &c));
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/answer-measure/counts-products-lines-exact-and-nonzero-stocks",
                   test_counts_products_lines_exact_and_nonzero_stocks);
  g_test_add_func ("/answer-measure/an-empty-answer-has-nothing", test_an_empty_answer_has_nothing);
  g_test_add_func ("/answer-measure/stocks-of-godowns-do-not-hide-totals-of-zero",
                   test_stocks_of_godowns_do_not_hide_totals_of_zero);
  g_test_add_func ("/answer-measure/a-stock-that-is-no-number-is-neither-exact-nor-nonzero",
                   test_a_stock_that_is_no_number_is_neither_exact_nor_nonzero);
  g_test_add_func ("/answer-measure/a-server-that-gives-no-totals-is-measured-by-its-lines",
                   test_a_server_that_gives_no_totals_is_measured_by_its_lines);
  g_test_add_func ("/answer-measure/the-order-of-an-answer-makes-no-difference",
                   test_the_order_of_an_answer_makes_no_difference);
  return g_test_run ();
}
