/* test-filter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-filter.h"
#include "si-product-list.h"
#include "si-test-table.h"
#include "si-test.h"

#define KARACHI "97637"
#define LAHORE "97638"

/* Three products are below zero, one in Karachi and two in Lahore. */
static SiTable *
make_table (void)
{
  return si_test_table (
      "1|A|Tea|-10|97637 Karachi -10", "2|B|Rice|255|97637 Karachi 265|97638 Lahore -10",
      "3|C|Salt|80|97637 Karachi 85|97638 Lahore -5", "4|D|Oil|265|97638 Lahore 265",
      "5|E|Soap|1|97637 Karachi many|97638 Lahore 1",
      "6|F|Flour|9|97637 Karachi 4|97637 Karachi 5");
}

static SiProductList *
make_list (void)
{
  g_autoptr (SiTable) table = make_table ();
  SiProductList *list = si_product_list_new ();

  si_product_list_set_table (list, table);
  return list;
}

static void
assert_skus (SiProductList *list, const char *expected)
{
  const SiProductRows *shown = si_shown_products_get_rows (SI_SHOWN_PRODUCTS (list));
  g_autofree char *skus = si_test_join_skus (shown->table, shown->rows);

  g_assert_cmpstr (skus, ==, expected);
}

static void
assert_counts (SiProductList *list, guint n_below_zero, guint n_not_exact)
{
  SiScope *scope = si_product_list_get_scope (list);

  g_assert_cmpuint (si_scope_count_findings (scope, SI_FINDING_BELOW_ZERO), ==, n_below_zero);
  g_assert_cmpuint (si_scope_count_findings (scope, SI_FINDING_NOT_EXACT), ==, n_not_exact);
}

static void
count (GObject *object, GParamSpec *pspec, guint *n)
{
  ++*n;
}

static void
test_says_what_it_asks_for (void)
{
  static const char *const both[] = { KARACHI, LAHORE, NULL };
  static const char *const none[] = { NULL };
  g_autoptr (SiFilter) filter = si_filter_new ();
  guint n = 0;

  g_signal_connect (filter, "notify", G_CALLBACK (count), &n);
  g_assert_null (si_filter_get_godown_ids (filter));
  si_filter_set_godown_id (filter, KARACHI);
  g_assert_cmpstr (si_filter_get_godown_id (filter), ==, KARACHI);
  si_filter_set_godown_id (filter, KARACHI);
  g_assert_cmpuint (n, ==, 1);

  si_filter_set_godown_ids (filter, both);
  g_assert_null (si_filter_get_godown_id (filter));
  g_assert_true (g_strv_equal (si_filter_get_godown_ids (filter), both));
  si_filter_set_godown_ids (filter, none);
  g_assert_null (si_filter_get_godown_ids (filter));
  si_filter_set_godown_id (filter, NULL);
  g_assert_cmpuint (n, ==, 3);

  g_object_set (filter, "godown-ids", both, "findings", SI_FINDING_NO_SKU, "search", "tea", NULL);
  g_assert_cmpuint (n, ==, 6);
  g_assert_cmpint (si_filter_get_findings (filter), ==, SI_FINDING_NO_SKU);
  g_assert_cmpstr (si_filter_get_search (filter), ==, "tea");
}

static void
test_findings_are_those_of_the_chosen_godown (void)
{
  g_autoptr (SiProductList) list = make_list ();
  SiFilter *filter = si_product_list_get_filter (list);

  si_filter_set_findings (filter, SI_FINDING_BELOW_ZERO);
  assert_skus (list, "A B C");
  assert_counts (list, 3, 1);

  si_filter_set_godown_id (filter, KARACHI);
  assert_skus (list, "A");
  assert_counts (list, 1, 1);

  si_filter_set_godown_id (filter, LAHORE);
  assert_skus (list, "B C");
  assert_counts (list, 2, 0);

  si_filter_set_findings (filter, SI_FINDING_NOT_EXACT);
  assert_skus (list, "");
  si_filter_set_godown_id (filter, KARACHI);
  assert_skus (list, "E");
}

static void
test_several_godowns_are_one_stock (void)
{
  static const char *const both[] = { KARACHI, LAHORE, "no such godown", NULL };
  g_autoptr (SiTable) table = make_table ();
  g_autoptr (SiScope) scope = si_scope_new (table, both);
  g_autoptr (SiScope) karachi = si_scope_new (table, (const char *const[]){ KARACHI, NULL });

  g_assert_cmpint (si_scope_get_stock (scope, 1).millionths, ==, 255 * SI_QUANTITY_ONE);
  g_assert_cmpint (si_scope_get_findings (scope, 1), ==, SI_FINDING_BELOW_ZERO);
  /* The product has two lines in one godown. */
  g_assert_cmpint (si_scope_get_stock (karachi, 5).millionths, ==, 9 * SI_QUANTITY_ONE);
  g_assert_cmpstr (si_scope_get_stock_text (karachi, 4), ==, "many");
  g_assert_false (si_scope_has_product (karachi, 3));
  g_assert_cmpint (si_scope_get_stock (karachi, 3).kind, ==, SI_QUANTITY_ABSENT);
  g_assert_cmpint (si_scope_get_findings (karachi, 3), ==, SI_FINDING_NONE);
}

static void
assert_hidden (SiProductList *list, guint by_godowns, guint by_findings, guint by_both)
{
  const SiHidden *hidden = si_product_list_get_hidden (list);

  g_assert_nonnull (hidden);
  g_assert_cmpuint (hidden->by_godowns, ==, by_godowns);
  g_assert_cmpuint (hidden->by_findings, ==, by_findings);
  g_assert_cmpuint (hidden->by_both, ==, by_both);
}

static void
test_says_what_it_hides (void)
{
  g_autoptr (SiProductList) list = make_list ();
  SiFilter *filter = si_product_list_get_filter (list);

  g_assert_null (si_product_list_get_hidden (list));
  si_filter_set_search (filter, "ZZ99");
  assert_hidden (list, 0, 0, 0);

  si_filter_set_search (filter, "D");
  si_filter_set_godown_id (filter, KARACHI);
  assert_hidden (list, 1, 0, 1);
  si_filter_set_findings (filter, SI_FINDING_BELOW_ZERO);
  assert_hidden (list, 0, 0, 1);
  si_filter_set_godown_id (filter, LAHORE);
  assert_hidden (list, 0, 1, 1);
  si_filter_set_findings (filter, SI_FINDING_NONE);
  g_assert_null (si_product_list_get_hidden (list));
}

static void
test_sorts_by_the_stock_of_the_chosen_godown (void)
{
  g_autoptr (SiProductList) list = make_list ();

  si_filter_set_godown_id (si_product_list_get_filter (list), KARACHI);
  si_product_list_sort (list, SI_COLUMN_STOCK, TRUE);
  assert_skus (list, "B C F A E");
}

/* The change in all godowns differs, and so does its order. */
static void
test_sorts_by_the_change_in_the_chosen_godown (void)
{
  g_autoptr (SiTable) before
      = si_test_table ("1|A|Tea|10|1 Karachi 5|2 Lahore 5", "2|B|Rice|10|1 Karachi 5|2 Lahore 5",
                       "3|C|Salt|1|1 Karachi 1");
  g_autoptr (SiTable) after
      = si_test_table ("1|A|Tea|16|1 Karachi 6|2 Lahore 10", "2|B|Rice|4|1 Karachi 9|2 Lahore -5",
                       "3|C|Salt|1|1 Karachi 1");
  g_autoptr (SiComparison) changes = si_comparison_new (before, after);
  g_autoptr (SiProductList) list = si_product_list_new ();
  SiFilter *filter = si_product_list_get_filter (list);

  si_product_list_set_table (list, after);
  si_product_list_set_changes (list, changes);
  si_product_list_sort (list, SI_COLUMN_CHANGE, TRUE);
  assert_skus (list, "A C B");
  si_filter_set_godown_id (filter, "1");
  assert_skus (list, "B A C");
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/filter/says-what-it-asks-for", test_says_what_it_asks_for);
  g_test_add_func ("/filter/findings-are-those-of-the-chosen-godown",
                   test_findings_are_those_of_the_chosen_godown);
  g_test_add_func ("/filter/several-godowns-are-one-stock", test_several_godowns_are_one_stock);
  g_test_add_func ("/filter/says-what-it-hides", test_says_what_it_hides);
  g_test_add_func ("/filter/sorts-by-the-stock-of-the-chosen-godown",
                   test_sorts_by_the_stock_of_the_chosen_godown);
  g_test_add_func ("/filter/sorts-by-the-change-in-the-chosen-godown",
                   test_sorts_by_the_change_in_the_chosen_godown);
  return g_test_run ();
}
