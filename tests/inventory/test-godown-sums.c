/* test-godown-sums.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-godown-sum-list.h"
#include "si-table-builder.h"
#include "si-test-table.h"
#include "si-test.h"

#define TEA "1|A|Tea|5|1 Karachi 2|2 Lahore 3"
#define RICE "2|B|Rice|6.5|1 Karachi 6.5"
#define SALT "3|C|Salt|-1|2 Lahore -1"

static SiProductList *
make_products (SiTable *table)
{
  SiProductList *products = si_product_list_new ();

  si_product_list_set_table (products, table);
  return products;
}

/* Returns: the godowns as "name products units below-zero changed", one a line. */
static char *
describe (SiGodownSumList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (SiGodownSum) godown = g_list_model_get_item (G_LIST_MODEL (list), i);
      const SiGodownFigures *figures = si_godown_sum_get_figures (godown);
      g_autofree char *units = si_quantity_to_plain (figures->units);

      g_string_append_printf (text, "%s %u %s %u %u\n", si_godown_sum_get_name (godown),
                              figures->n_products, units, figures->n_below_zero,
                              figures->n_changed);
    }
  return g_string_free (text, FALSE);
}

static void
assert_list (SiGodownSumList *list, const char *expected)
{
  g_autofree char *text = describe (list);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_sums_each_godown_exactly_the_fullest_first (void)
{
  g_autoptr (SiTable) table
      = si_test_table (SALT, TEA, RICE, "4|D|Dust|0.1|2 Lahore 0.1", "5|E|Dirt|0.2|2 Lahore 0.2");
  g_autoptr (SiProductList) products = make_products (table);
  g_autoptr (SiGodownSumList) list = si_godown_sum_list_new (products);
  const SiGodownSums *sums = si_godown_sum_list_get_sums (list);

  assert_list (list, "Karachi 2 8.5 0 0\nLahore 4 2.3 1 0\n");
  g_assert_cmpint (sums->all.units.millionths, ==, 10800000);
  g_assert_cmpuint (sums->all.n_products, ==, 5);
  g_assert_cmpuint (sums->all.n_below_zero, ==, 1);
  g_assert_cmpint (sums->most, ==, 8500000);
  g_assert_cmpint (sums->least, ==, 0);
  g_assert_false (sums->knows_changes);
}

static void
test_sums_what_the_filter_leaves (void)
{
  const char *const lahore[] = { "2", NULL };
  g_autoptr (SiTable) table = si_test_table (TEA, RICE, SALT);
  g_autoptr (SiProductList) products = make_products (table);
  g_autoptr (SiGodownSumList) list = si_godown_sum_list_new (products);
  SiFilter *filter = si_product_list_get_filter (products);

  si_filter_set_search (filter, "rice");
  assert_list (list, "Karachi 1 6.5 0 0\n");
  g_assert_cmpuint (si_godown_sum_list_get_sums (list)->n_all_godowns, ==, 2);

  si_filter_set_search (filter, NULL);
  si_filter_set_findings (filter, SI_FINDING_BELOW_ZERO);
  assert_list (list, "Lahore 1 -1 1 0\n");

  si_filter_set_findings (filter, SI_FINDING_NONE);
  si_filter_set_godown_ids (filter, lahore);
  assert_list (list, "Lahore 2 2 1 0\n");

  si_filter_set_search (filter, "nothing like it");
  assert_list (list, "");
}

static void
test_lines_of_one_product_in_one_godown_are_one_product (void)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|1|1 Karachi -2|1 Karachi 3",
                                             "2|B|Rice|-4|1 Karachi 1|1 Karachi -5");
  g_autoptr (SiProductList) products = make_products (table);
  g_autoptr (SiGodownSumList) list = si_godown_sum_list_new (products);

  assert_list (list, "Karachi 2 -3 1 0\n");
  g_assert_cmpint (si_godown_sum_list_get_sums (list)->least, ==, -3000000);
}

static void
test_a_stock_that_is_no_exact_number_is_told_and_not_summed (void)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|1|1 Karachi 2", "2|B|Rice|?|1 Karachi many");
  g_autoptr (SiProductList) products = make_products (table);
  g_autoptr (SiGodownSumList) list = si_godown_sum_list_new (products);
  const SiGodownFigures *figures = si_godown_sums_get (si_godown_sum_list_get_sums (list), 0);

  g_assert_cmpint (figures->units.kind, ==, SI_QUANTITY_EXACT);
  g_assert_cmpint (figures->units.millionths, ==, 2000000);
  g_assert_cmpuint (figures->n_products, ==, 2);
  g_assert_cmpuint (figures->n_unknown, ==, 1);
  g_assert_cmpuint (si_godown_sum_list_get_sums (list)->all.n_unknown, ==, 1);
}

static void
test_a_sum_that_is_too_large_is_not_exact (void)
{
  g_autoptr (SiTable) table
      = si_test_table ("1|A|Tea|1|1 Karachi 9000000000000", "2|B|Rice|1|1 Karachi 9000000000000");
  g_autoptr (SiTable) back
      = si_test_table ("1|A|Tea|1|1 Karachi 9000000000000", "2|B|Rice|1|1 Karachi 9000000000000",
                       "3|C|Salt|1|1 Karachi -9000000000000.5");
  g_autoptr (SiProductList) products = make_products (table);
  g_autoptr (SiGodownSumList) list = si_godown_sum_list_new (products);
  const SiGodownFigures *figures = si_godown_sums_get (si_godown_sum_list_get_sums (list), 0);

  g_assert_cmpint (figures->units.kind, ==, SI_QUANTITY_INEXACT);
  si_product_list_set_table (products, back);
  assert_list (list, "Karachi 3 8999999999999.5 1 0\n");
}

static void
test_godowns_without_an_id_and_with_one_name_stay_apart (void)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|7|1 Store 1|2 Store 2| Shed 4");
  g_autoptr (SiProductList) products = make_products (table);
  g_autoptr (SiGodownSumList) list = si_godown_sum_list_new (products);
  g_autoptr (SiGodownSum) first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (SiGodownSum) second = g_list_model_get_item (G_LIST_MODEL (list), 1);

  assert_list (list, "Shed 1 4 0 0\nStore 1 2 0 0\nStore 1 1 0 0\n");
  g_assert_cmpstr (si_godown_sum_get_id (first), ==, "");
  g_assert_false (si_godown_has_id (si_godown_sum_get_key (first)));
  g_assert_cmpstr (si_godown_sum_get_key (second), ==, "2");

  si_filter_set_godown_id (si_product_list_get_filter (products), si_godown_sum_get_key (first));
  assert_list (list, "Shed 1 4 0 0\n");
}

static void
test_is_sorted_by_each_column (void)
{
  const struct
  {
    SiGodownColumn column;
    gboolean descending;
    const char *first;
  } orders[] = {
    { SI_GODOWN_COLUMN_NAME, FALSE, "Ahmadpur" },    { SI_GODOWN_COLUMN_NAME, TRUE, "Lahore" },
    { SI_GODOWN_COLUMN_ID, FALSE, "Lahore" },        { SI_GODOWN_COLUMN_ID, TRUE, "Ahmadpur" },
    { SI_GODOWN_COLUMN_PRODUCTS, TRUE, "Karachi" },  { SI_GODOWN_COLUMN_UNITS, FALSE, "Lahore" },
    { SI_GODOWN_COLUMN_UNITS, TRUE, "Ahmadpur" },    { SI_GODOWN_COLUMN_SHARE, TRUE, "Ahmadpur" },
    { SI_GODOWN_COLUMN_BELOW_ZERO, TRUE, "Lahore" }, { SI_GODOWN_COLUMN_CHANGED, TRUE, "Karachi" },
  };
  g_autoptr (SiTable) table
      = si_test_table ("1|A|Tea|5|9 Karachi 2|2 Lahore -3", "2|B|Rice|6.5|9 Karachi 6",
                       "3|C|Salt|90|10 Ahmadpur 90");
  g_autoptr (SiTable) before
      = si_test_table ("1|A|Tea|5|9 Karachi 2|2 Lahore -3", "2|B|Rice|6.5|9 Karachi 5",
                       "3|C|Salt|90|10 Ahmadpur 90");
  g_autoptr (SiComparison) changes = si_comparison_new (before, table);
  g_autoptr (SiProductList) products = make_products (table);
  g_autoptr (SiGodownSumList) list = si_godown_sum_list_new (products);

  si_godown_sum_list_set_changes (list, changes);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (SiGodownSum) first = NULL;

      si_godown_sum_list_sort (list, orders[i].column, orders[i].descending);
      first = g_list_model_get_item (G_LIST_MODEL (list), 0);
      g_test_message ("sorted by %s", si_godown_column_get_name (orders[i].column));
      g_assert_cmpstr (si_godown_sum_get_name (first), ==, orders[i].first);
    }
}

static void
test_counts_the_changes_of_what_the_filter_leaves (void)
{
  g_autoptr (SiTable) before
      = si_test_table ("1|A|Tea|4|1 Karachi 2|2 Lahore 2", RICE, "9|Z|Gone|1|1 Karachi 1", SALT);
  g_autoptr (SiTable) after = si_test_table (TEA, "2|B|Rice|6|1 Karachi 6", SALT);
  g_autoptr (SiTable) newer = si_test_table (TEA, RICE);
  g_autoptr (SiComparison) changes = si_comparison_new (before, after);
  g_autoptr (SiProductList) products = make_products (after);
  g_autoptr (SiGodownSumList) list = si_godown_sum_list_new (products);

  si_godown_sum_list_set_changes (list, changes);
  g_assert_true (si_godown_sum_list_get_sums (list)->knows_changes);
  assert_list (list, "Karachi 2 8 0 2\nLahore 2 2 1 1\n");

  si_filter_set_search (si_product_list_get_filter (products), "rice");
  assert_list (list, "Karachi 1 6 0 1\n");

  /* Changes that lead to another inventory are not those of this one. */
  si_product_list_set_table (products, newer);
  g_assert_false (si_godown_sum_list_get_sums (list)->knows_changes);
}

static void
count (gpointer object, guint *counter)
{
  ++*counter;
}

static void
count_items (GListModel *model, guint position, guint removed, guint added, guint *counter)
{
  ++*counter;
}

static void
test_a_godown_outlives_a_refresh (void)
{
  g_autoptr (SiTable) before = si_test_table (TEA, RICE);
  g_autoptr (SiTable) after = si_test_table ("1|A|Tea|5|1 Karachi 1|2 Lahore 3", RICE);
  g_autoptr (SiTable) emptier = si_test_table (SALT);
  g_autoptr (SiProductList) products = make_products (before);
  SiGodownSumList *list = si_godown_sum_list_new (products);
  g_autoptr (SiGodownSum) karachi = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (SiGodownSum) again = NULL;
  guint n_changed = 0;
  guint n_items_changed = 0;

  g_signal_connect (karachi, "changed", G_CALLBACK (count), &n_changed);
  g_signal_connect (list, "items-changed", G_CALLBACK (count_items), &n_items_changed);
  si_product_list_set_table (products, after);
  again = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (karachi == again);
  g_assert_cmpint (si_godown_sum_get_figures (karachi)->units.millionths, ==, 7500000);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (n_items_changed, ==, 0);

  /* A godown that is gone keeps its last figures. */
  si_product_list_set_table (products, emptier);
  g_assert_cmpuint (n_items_changed, ==, 1);
  assert_list (list, "Lahore 1 -1 1 0\n");
  g_assert_cmpint (si_godown_sum_get_figures (karachi)->units.millionths, ==, 7500000);

  si_product_list_set_table (products, NULL);
  assert_list (list, "");
  g_assert_null (si_godown_sum_list_get_sums (list));
  g_clear_object (&again);
  g_assert_finalize_object (list);
}

static SiTable *
make_large_table (guint n_products, guint n_godowns)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  for (guint i = 0; i < n_products; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      si_table_builder_add_product_quantity (builder, id, id, "Thing",
                                             (SiQuantity){ 0, SI_QUANTITY_EXACT }, NULL);
      for (guint godown = 0; godown < n_godowns; godown++)
        {
          g_autofree char *number = g_strdup_printf ("%u", godown + 1);

          si_table_builder_add_godown_quantity (
              builder, number, number, (SiQuantity){ SI_QUANTITY_ONE, SI_QUANTITY_EXACT }, NULL);
        }
    }
  return si_table_builder_finish (builder);
}

static gboolean
has_sums (gpointer list)
{
  return si_godown_sum_list_get_sums (list) != NULL;
}

static void
test_a_large_inventory_is_added_up_on_a_thread (void)
{
  g_autoptr (SiTable) table = make_large_table (100000, 8);
  g_autoptr (SiProductList) products = make_products (table);
  g_autoptr (SiGodownSumList) list = si_godown_sum_list_new (products);
  const SiGodownSums *sums;

  g_assert_null (si_godown_sum_list_get_sums (list));
  si_test_wait_for (has_sums, list, 20);
  sums = si_godown_sum_list_get_sums (list);
  g_assert_cmpuint (sums->godowns->len, ==, 8);
  g_assert_cmpint (sums->all.units.millionths, ==, 800000 * SI_QUANTITY_ONE);
}

static void
test_an_answer_that_comes_too_late_is_dropped (void)
{
  g_autoptr (SiTable) table = make_large_table (30000, 2);
  g_autoptr (SiTable) small = si_test_table (TEA);
  g_autoptr (SiProductList) products = make_products (table);
  SiGodownSumList *list = si_godown_sum_list_new (products);

  si_product_list_set_table (products, small);
  while (si_product_list_get_busy (products))
    g_main_context_iteration (NULL, TRUE);
  assert_list (list, "Lahore 1 3 0 0\nKarachi 1 2 0 0\n");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  assert_list (list, "Lahore 1 3 0 0\nKarachi 1 2 0 0\n");
  g_assert_finalize_object (list);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/godown-sums/sums-each-godown-exactly-the-fullest-first",
                   test_sums_each_godown_exactly_the_fullest_first);
  g_test_add_func ("/godown-sums/sums-what-the-filter-leaves", test_sums_what_the_filter_leaves);
  g_test_add_func ("/godown-sums/lines-of-one-product-in-one-godown-are-one-product",
                   test_lines_of_one_product_in_one_godown_are_one_product);
  g_test_add_func ("/godown-sums/a-stock-that-is-no-exact-number-is-told-and-not-summed",
                   test_a_stock_that_is_no_exact_number_is_told_and_not_summed);
  g_test_add_func ("/godown-sums/a-sum-that-is-too-large-is-not-exact",
                   test_a_sum_that_is_too_large_is_not_exact);
  g_test_add_func ("/godown-sums/godowns-without-an-id-and-with-one-name-stay-apart",
                   test_godowns_without_an_id_and_with_one_name_stay_apart);
  g_test_add_func ("/godown-sums/is-sorted-by-each-column", test_is_sorted_by_each_column);
  g_test_add_func ("/godown-sums/counts-the-changes-of-what-the-filter-leaves",
                   test_counts_the_changes_of_what_the_filter_leaves);
  g_test_add_func ("/godown-sums/a-godown-outlives-a-refresh", test_a_godown_outlives_a_refresh);
  g_test_add_func ("/godown-sums/a-large-inventory-is-added-up-on-a-thread",
                   test_a_large_inventory_is_added_up_on_a_thread);
  g_test_add_func ("/godown-sums/an-answer-that-comes-too-late-is-dropped",
                   test_an_answer_that_comes_too_late_is_dropped);
  return g_test_run ();
}
