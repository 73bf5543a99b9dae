/* test-stock-sum.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-stock-sum.h"
#include "si-test-table.h"
#include "si-test.h"

static SiShownStock *
make_stock (const char *const *godown_ids)
{
  g_autoptr (SiTable) table
      = si_test_table ("1|P1|Chair|5|7 Karachi 5", "2|P2|Rice|0.125|7 Karachi 1.125|8 Lahore -1",
                       "3|P3|Lamp|many|8 Lahore many", "4|P4|Table||8 Lahore 3",
                       "5|P5|Ship|9000000000000|7 Karachi 1", "6|P6|Boat|9000000000000|7 Karachi 1",
                       "7|P7|Debt|-9000000000000|7 Karachi 1");
  g_autoptr (SiScope) scope = si_scope_new (table, godown_ids);

  return si_shown_stock_new (scope, NULL);
}

static GArray *
make_rows (const char *digits)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (const char *c = digits; *c != '\0'; c++)
    {
      const guint32 row = *c - '1';

      g_array_append_val (rows, row);
    }
  return rows;
}

static SiStockSum
count (const char *const *godown_ids, const char *digits)
{
  g_autoptr (SiShownStock) stock = make_stock (godown_ids);
  g_autoptr (GArray) rows = make_rows (digits);

  return si_stock_sum_count (stock, rows);
}

static void
adds_exact_decimals (void)
{
  const SiStockSum sum = count (NULL, "12");
  g_autofree char *text = si_quantity_to_plain (sum.sum);

  g_assert_cmpuint (sum.n_products, ==, 2);
  g_assert_cmpuint (sum.n_unknown, ==, 0);
  g_assert_cmpstr (text, ==, "5.125");
}

static void
finds_fractions (void)
{
  g_assert_true (count (NULL, "12").has_fractions);
  g_assert_false (count (NULL, "15").has_fractions);
}

static void
leaves_out_stocks_that_are_no_exact_numbers (void)
{
  const SiStockSum sum = count (NULL, "134");
  g_autofree char *text = si_quantity_to_plain (sum.sum);

  g_assert_cmpuint (sum.n_unknown, ==, 2);
  g_assert_cmpstr (text, ==, "5");
}

static void
counts_the_chosen_godowns_alone (void)
{
  const SiStockSum sum = count ((const char *const[]){ "7", NULL }, "12");
  g_autofree char *text = si_quantity_to_plain (sum.sum);

  g_assert_cmpstr (text, ==, "6.125");
}

static void
is_not_exact_beyond_the_largest_number (void)
{
  g_assert_cmpint (count (NULL, "56").sum.kind, ==, SI_QUANTITY_INEXACT);
  /* The order of the products makes no difference. */
  g_assert_cmpint (count (NULL, "567").sum.kind, ==, SI_QUANTITY_EXACT);
  g_assert_cmpint (count (NULL, "567").sum.millionths, ==, count (NULL, "5").sum.millionths);
  g_assert_cmpint (count (NULL, "5").sum.kind, ==, SI_QUANTITY_EXACT);
}

static void
counts_on_a_thread (void)
{
  g_autoptr (SiShownStock) stock = make_stock (NULL);
  g_autoptr (GArray) rows = make_rows ("12");
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *text = NULL;
  SiStockSum sum;

  si_stock_sum_count_async (stock, rows, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  g_assert_true (si_stock_sum_count_finish (result, &sum, NULL));
  text = si_quantity_to_plain (sum.sum);
  g_assert_cmpstr (text, ==, "5.125");
}

static void
can_be_stopped (void)
{
  g_autoptr (SiShownStock) stock = make_stock (NULL);
  g_autoptr (GArray) rows = make_rows ("12");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SiStockSum sum;

  si_stock_sum_count_async (stock, rows, cancellable, si_test_keep_result, &result);
  g_cancellable_cancel (cancellable);
  si_test_wait_result (&result);
  g_assert_false (si_stock_sum_count_finish (result, &sum, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/stock-sum/adds-exact-decimals", adds_exact_decimals);
  g_test_add_func ("/stock-sum/finds-fractions", finds_fractions);
  g_test_add_func ("/stock-sum/leaves-out-stocks-that-are-no-exact-numbers",
                   leaves_out_stocks_that_are_no_exact_numbers);
  g_test_add_func ("/stock-sum/counts-the-chosen-godowns-alone", counts_the_chosen_godowns_alone);
  g_test_add_func ("/stock-sum/is-not-exact-beyond-the-largest-number",
                   is_not_exact_beyond_the_largest_number);
  g_test_add_func ("/stock-sum/counts-on-a-thread", counts_on_a_thread);
  g_test_add_func ("/stock-sum/can-be-stopped", can_be_stopped);

  return g_test_run ();
}
