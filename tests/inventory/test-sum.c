/* test-sum.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-sum.h"
#include "si-test.h"

static SiQuantity
exact (gint64 millionths)
{
  return (SiQuantity){ millionths, SI_QUANTITY_EXACT };
}

static void
assert_sum (const SiSum *sum, gint64 millionths)
{
  g_assert_cmpint (si_sum_get (sum).kind, ==, SI_QUANTITY_EXACT);
  g_assert_cmpint (si_sum_get (sum).millionths, ==, millionths);
}

static void
test_is_exact_for_both_signs (void)
{
  static const gint64 parts[] = { 1,          -1,          G_MAXINT32,
                                  G_MININT32, G_MAXUINT32, -G_GINT64_CONSTANT (4294967296),
                                  1234567890, -7654321012, G_MAXINT64 / 16,
                                  42 };
  SiSum sum = { 0 };
  gint64 expected = 0;

  assert_sum (&sum, 0);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      si_sum_add (&sum, exact (parts[i]));
      expected += parts[i];
      assert_sum (&sum, expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      si_sum_subtract (&sum, exact (parts[i]));
      expected -= parts[i];
      assert_sum (&sum, expected);
    }
}

static void
test_does_not_depend_on_the_order (void)
{
  SiSum sum = { 0 };

  si_sum_add (&sum, exact (G_MAXINT64));
  si_sum_add (&sum, exact (G_MAXINT64));
  g_assert_cmpint (si_sum_get (&sum).kind, ==, SI_QUANTITY_INEXACT);
  g_assert_cmpint (si_sum_get (&sum).millionths, >, 0);
  si_sum_add (&sum, exact (G_MININT64));
  assert_sum (&sum, G_MAXINT64 - 1);
  si_sum_add (&sum, exact (G_MININT64));
  assert_sum (&sum, -2);
  si_sum_add (&sum, exact (G_MININT64));
  g_assert_cmpint (si_sum_get (&sum).kind, ==, SI_QUANTITY_INEXACT);
  g_assert_cmpint (si_sum_get (&sum).millionths, <, 0);
}

static void
test_leaves_out_a_quantity_that_is_not_exact (void)
{
  SiSum sum = { 0 };

  si_sum_add (&sum, exact (5));
  si_sum_add (&sum, (SiQuantity){ 7, SI_QUANTITY_INEXACT });
  si_sum_add (&sum, SI_QUANTITY_NONE);
  si_sum_subtract (&sum, (SiQuantity){ 7, SI_QUANTITY_INEXACT });
  assert_sum (&sum, 5);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/sum/is-exact-for-both-signs", test_is_exact_for_both_signs);
  g_test_add_func ("/sum/does-not-depend-on-the-order", test_does_not_depend_on_the_order);
  g_test_add_func ("/sum/leaves-out-a-quantity-that-is-not-exact",
                   test_leaves_out_a_quantity_that_is_not_exact);
  return g_test_run ();
}
