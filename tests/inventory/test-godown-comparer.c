/* test-godown-comparer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-godown-comparer.h"
#include "si-test-table.h"
#include "si-test.h"

static const SiGodownChange *
change_at (const SiGodownChanges *found, guint index)
{
  g_assert_cmpuint (index, <, found->changes->len);
  return &g_array_index (found->changes, SiGodownChange, index);
}

static void
test_stock_that_levels_out_has_been_moved (void)
{
  g_autoptr (SiTable) before = si_test_table ("1|A|Tea|10|1 Karachi 6|2 Lahore 4|3 Multan 1");
  g_autoptr (SiTable) after = si_test_table ("1|A|Tea|10|1 Karachi 4|2 Lahore 6|3 Multan 1");
  g_autoptr (SiGodownComparer) comparer = si_godown_comparer_new (before, after);
  const SiGodownChanges *found = si_godown_comparer_compare (comparer, 0, 0);

  g_assert_true (found->changed);
  g_assert_true (found->moved);
  g_assert_false (found->renamed);
  g_assert_cmpuint (found->changes->len, ==, 2);
  g_assert_cmpuint (change_at (found, 0)->kinds, ==, SI_CHANGE_DOWN);
  g_assert_cmpuint (change_at (found, 1)->kinds, ==, SI_CHANGE_UP);
  g_assert_true (change_at (found, 0)->may_be_moved);
}

static void
test_stock_that_is_not_exact_has_not_been_moved (void)
{
  g_autoptr (SiTable) before = si_test_table ("1|A|Tea|10|1 Karachi 6|2 Lahore 4|3 Multan many");
  g_autoptr (SiTable) after = si_test_table ("1|A|Tea|10|1 Karachi 4|2 Lahore 6|3 Multan more");
  g_autoptr (SiGodownComparer) comparer = si_godown_comparer_new (before, after);
  const SiGodownChanges *found = si_godown_comparer_compare (comparer, 0, 0);

  g_assert_true (found->changed);
  g_assert_false (found->moved);
  g_assert_cmpuint (found->changes->len, ==, 3);
  g_assert_cmpuint (change_at (found, 2)->kinds, ==, SI_CHANGE_UNCLEAR);
  g_assert_false (change_at (found, 2)->may_be_moved);
}

static void
test_each_product_is_compared_by_itself (void)
{
  g_autoptr (SiTable) before = si_test_table ("1|A|Tea|1|1 Karachi 1", "2|B|Rice|2|2 Lahore 2");
  g_autoptr (SiTable) after = si_test_table ("1|A|Tea|3|1 Karachi 3", "2|B|Rice|2|2 Gulberg 2");
  g_autoptr (SiGodownComparer) comparer = si_godown_comparer_new (before, after);
  const SiGodownChanges *found = si_godown_comparer_compare (comparer, 0, 0);

  g_assert_true (found->changed);
  g_assert_false (found->renamed);

  found = si_godown_comparer_compare (comparer, 1, 1);
  g_assert_false (found->changed);
  g_assert_true (found->renamed);
  g_assert_cmpuint (found->changes->len, ==, 1);
  g_assert_cmpuint (change_at (found, 0)->kinds, ==, SI_CHANGE_RENAMED);

  found = si_godown_comparer_compare (comparer, SI_NO_ROW, 0);
  g_assert_cmpuint (found->changes->len, ==, 1);
  g_assert_cmpuint (change_at (found, 0)->kinds, ==, SI_CHANGE_NEW);
  g_assert_cmpuint (change_at (found, 0)->name_after, ==, 0);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/godown-comparer/stock-that-levels-out-has-been-moved",
                   test_stock_that_levels_out_has_been_moved);
  g_test_add_func ("/godown-comparer/stock-that-is-not-exact-has-not-been-moved",
                   test_stock_that_is_not_exact_has_not_been_moved);
  g_test_add_func ("/godown-comparer/each-product-is-compared-by-itself",
                   test_each_product_is_compared_by_itself);
  return g_test_run ();
}
