/* test-product-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <time.h>

#include "si-product-list.h"
#include "si-table-builder.h"
#include "si-test-table.h"
#include "si-test.h"

#define TEA "1|A|Tea|5|1 Karachi 2|2 Lahore 3"
#define RICE "2|B|Rice|7|1 Karachi 7"
#define SALT "3|C|Salt|1|2 Lahore 1"

/* The emissions of "items-changed": their number, and the arguments of the last one. */
typedef struct
{
  guint n_emissions;
  guint position;
  guint removed;
  guint added;
} Changes;

static SiQuantity
get_shown_stock (SiProductList *list, SiProduct *product)
{
  g_autoptr (SiShownStock) stock = si_product_list_get_stock_of (list, product);

  return si_scope_get_stock (si_shown_stock_get_scope (stock), si_product_get_row (product));
}

static void
keep_changes (GListModel *model, guint position, guint removed, guint added, Changes *changes)
{
  changes->n_emissions++;
  changes->position = position;
  changes->removed = removed;
  changes->added = added;
}

static SiProductList *
make_list (SiTable *table, Changes *changes)
{
  SiProductList *list = si_product_list_new ();

  si_product_list_set_table (list, table);
  g_signal_connect (list, "items-changed", G_CALLBACK (keep_changes), changes);
  return list;
}

static SiProduct *
product_at (SiProductList *list, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (list), position);
}

static void
count (gpointer object, guint *counter)
{
  ++*counter;
}

static void
test_holds_the_products_of_the_table (void)
{
  g_autoptr (SiTable) table = si_test_table (RICE, TEA);
  Changes changes = { 0 };
  SiProductList *list = make_list (table, &changes);
  g_autoptr (SiProduct) product = product_at (list, 0);
  g_autoptr (SiProduct) again = product_at (list, 0);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_cmpstr (si_product_get_sku (product), ==, "A");
  g_assert_true (product == again);
  g_assert_null (product_at (list, 2));

  g_clear_object (&again);
  g_assert_finalize_object (list);
}

static void
test_a_product_outlives_a_refresh (void)
{
  g_autoptr (SiTable) before = si_test_table (TEA, RICE);
  g_autoptr (SiTable) after = si_test_table (SALT, "1|A|Tea|6");
  Changes changes = { 0 };
  SiProductList *list = make_list (before, &changes);
  g_autoptr (SiProduct) tea = product_at (list, 0);
  g_autoptr (SiProduct) rice = product_at (list, 1);
  g_autoptr (SiProduct) tea_after = NULL;
  guint n_changed = 0;

  g_signal_connect (tea, "changed", G_CALLBACK (count), &n_changed);
  si_product_list_set_table (list, after);
  tea_after = product_at (list, 0);

  g_assert_true (tea == tea_after);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpint (si_product_get_stock (tea).millionths, ==, 6 * SI_QUANTITY_ONE);

  /* A product that is gone keeps its last figures, and is found again when it is back. */
  g_assert_false (si_product_get_current (rice));
  g_assert_cmpuint (si_shown_products_find (SI_SHOWN_PRODUCTS (list), rice), ==, G_MAXUINT);
  g_assert_cmpint (si_product_get_stock (rice).millionths, ==, 7 * SI_QUANTITY_ONE);
  si_product_list_set_table (list, before);
  g_assert_true (si_product_get_current (rice));
  g_assert_cmpuint (si_shown_products_find (SI_SHOWN_PRODUCTS (list), rice), ==, 1);

  g_assert_finalize_object (list);
}

static void
test_a_product_without_an_id_stays_itself_in_another_order (void)
{
  g_autoptr (SiTable) before = si_test_table ("|A|Apples|5", "|B|Bananas|7", "|C|Cherries|9");
  g_autoptr (SiTable) reordered = si_test_table ("|C|Cherries|9", "|A|Apples|4", "|B|Bananas|7");
  g_autoptr (SiTable) one_gone = si_test_table ("|A|Apples|4", "|C|Cherries|9");
  Changes changes = { 0 };
  SiProductList *list = make_list (before, &changes);
  g_autoptr (SiProduct) apples = product_at (list, 0);
  g_autoptr (SiProduct) bananas = product_at (list, 1);
  g_autoptr (SiProduct) cherries = product_at (list, 2);

  si_product_list_set_table (list, reordered);
  g_assert_cmpstr (si_product_get_sku (apples), ==, "A");
  g_assert_cmpint (si_product_get_stock (apples).millionths, ==, 4 * SI_QUANTITY_ONE);
  g_assert_cmpuint (si_shown_products_find (SI_SHOWN_PRODUCTS (list), bananas), ==, 1);
  g_assert_cmpuint (changes.n_emissions, ==, 0);

  si_product_list_set_table (list, one_gone);
  g_assert_false (si_product_get_current (bananas));
  g_assert_cmpstr (si_product_get_sku (bananas), ==, "B");
  g_assert_true (si_product_get_current (cherries));
  g_assert_cmpuint (si_shown_products_find (SI_SHOWN_PRODUCTS (list), cherries), ==, 1);

  si_product_list_set_table (list, reordered);
  g_assert_true (si_product_get_current (bananas));
  g_assert_cmpuint (si_product_get_row (bananas), ==, 2);

  g_assert_finalize_object (list);
}

static void
test_a_product_stays_itself_with_another_id_or_code (void)
{
  g_autoptr (SiTable) before = si_test_table (TEA, RICE);
  g_autoptr (SiTable) after = si_test_table ("1001|A|Tea|5", "2|B2|Rice|7");
  Changes changes = { 0 };
  SiProductList *list = make_list (before, &changes);
  g_autoptr (SiProduct) tea = product_at (list, 0);
  g_autoptr (SiProduct) rice = product_at (list, 1);

  si_product_list_set_table (list, after);
  g_assert_true (si_product_get_current (tea));
  g_assert_cmpstr (si_product_get_id (tea), ==, "1001");
  g_assert_true (si_product_get_current (rice));
  g_assert_cmpstr (si_product_get_sku (rice), ==, "B2");
  g_assert_cmpuint (changes.n_emissions, ==, 0);

  g_assert_finalize_object (list);
}

/* Of two equal rows, the one with the other stock is gone, and so is its object. */
static void
test_of_equal_rows_the_right_one_is_gone (void)
{
  g_autoptr (SiTable) before = si_test_table ("1|A|Tea|5", "1|A|Tea|6");
  g_autoptr (SiTable) after = si_test_table ("1|A|Tea|6");
  Changes changes = { 0 };
  SiProductList *list = make_list (before, &changes);
  g_autoptr (SiProduct) five = product_at (list, 0);
  g_autoptr (SiProduct) six = product_at (list, 1);
  g_autoptr (SiProduct) left = NULL;

  si_product_list_set_table (list, after);
  left = product_at (list, 0);
  g_assert_true (left == six);
  g_assert_false (si_product_get_current (five));
  g_assert_cmpuint (si_shown_products_find (SI_SHOWN_PRODUCTS (list), five), ==, G_MAXUINT);

  g_assert_finalize_object (list);
}

static void
test_a_product_that_could_not_be_read_is_not_just_gone (void)
{
  g_autoptr (SiTable) before = si_test_table (TEA, RICE, SALT);
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (SiTable) after = NULL;
  Changes changes = { 0 };
  SiProductList *list = make_list (before, &changes);
  g_autoptr (SiProduct) rice = product_at (list, 1);
  g_autoptr (SiProduct) salt = product_at (list, 2);

  si_table_builder_add_product (builder, "1", "A", "Tea", "5");
  si_table_builder_add_unreadable (builder, "{\"products_id\":\"2\",\"SkuCode\":\"B\" \"x\"}", -1);
  after = si_table_builder_finish (builder);
  si_product_list_set_table (list, after);
  g_assert_true (si_product_get_unreadable (rice));
  g_assert_false (si_product_get_current (rice));
  g_assert_false (si_product_get_unreadable (salt));
  g_assert_false (si_product_get_current (salt));
  si_product_list_set_table (list, before);
  g_assert_false (si_product_get_unreadable (rice));
  g_assert_true (si_product_get_current (rice));

  g_assert_finalize_object (list);
}

/* Counting the place of each row among all equal ids took a minute. */
static void
test_many_without_ids_are_refreshed_at_once (void)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (SiTable) before = NULL;
  g_autoptr (SiTable) after = NULL;
  Changes changes = { 0 };
  SiProductList *list;
  clock_t start;

  for (guint i = 0; i < 2 * 20000; i++)
    {
      g_autofree char *sku = g_strdup_printf ("A%05u", i % 20000);

      if (i == 20000)
        before = si_table_builder_finish (builder);
      si_table_builder_add_product (builder, "", sku, "Tea", i == 30000 ? "2" : "1");
    }
  after = si_table_builder_finish (builder);
  list = make_list (before, &changes);
  start = clock ();
  si_product_list_set_table (list, after);
  g_assert_cmpint (clock () - start, <, CLOCKS_PER_SEC);
  g_assert_cmpuint (changes.n_emissions, ==, 0);
  g_assert_finalize_object (list);
}

static void
test_says_nothing_when_the_same_products_stay_in_order (void)
{
  g_autoptr (SiTable) before = si_test_table (TEA, RICE);
  g_autoptr (SiTable) after = si_test_table ("1|A|Tea|6", "2|B|Rice|8");
  Changes changes = { 0 };
  SiProductList *list = make_list (before, &changes);

  si_product_list_set_table (list, after);
  g_assert_cmpuint (changes.n_emissions, ==, 0);
  g_assert_finalize_object (list);
}

static void
test_tells_of_the_smallest_range_that_changed (void)
{
  g_autoptr (SiTable) before = si_test_table (TEA, SALT);
  g_autoptr (SiTable) after = si_test_table (TEA, RICE, SALT);
  Changes changes = { 0 };
  SiProductList *list = make_list (before, &changes);

  si_product_list_set_table (list, after);
  g_assert_cmpuint (changes.n_emissions, ==, 1);
  g_assert_cmpuint (changes.position, ==, 1);
  g_assert_cmpuint (changes.removed, ==, 0);
  g_assert_cmpuint (changes.added, ==, 1);
  g_assert_finalize_object (list);
}

static void
test_searches_sorts_and_filters (void)
{
  g_autoptr (SiTable) table = si_test_table (TEA, RICE, SALT);
  Changes changes = { 0 };
  SiProductList *list = make_list (table, &changes);
  g_autoptr (SiProduct) tea = product_at (list, 0);

  si_product_list_sort (list, SI_COLUMN_STOCK, TRUE);
  g_assert_cmpuint (si_shown_products_find (SI_SHOWN_PRODUCTS (list), tea), ==, 1);

  si_filter_set_search (si_product_list_get_filter (list), "t");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_cmpuint (si_shown_products_find (SI_SHOWN_PRODUCTS (list), tea), ==, 0);

  si_filter_set_search (si_product_list_get_filter (list), NULL);
  si_filter_set_godown_id (si_product_list_get_filter (list), "1");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_finalize_object (list);
}

static void
test_a_godown_filter_shows_the_stock_there (void)
{
  g_autoptr (SiTable) table = si_test_table (TEA, RICE, SALT);
  Changes changes = { 0 };
  SiProductList *list = make_list (table, &changes);
  g_autoptr (SiProduct) tea = product_at (list, 0);
  guint n_changed = 0;

  g_signal_connect (tea, "changed", G_CALLBACK (count), &n_changed);
  g_assert_cmpint (get_shown_stock (list, tea).millionths, ==, 5 * SI_QUANTITY_ONE);
  si_filter_set_godown_id (si_product_list_get_filter (list), "2");
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpint (get_shown_stock (list, tea).millionths, ==, 3 * SI_QUANTITY_ONE);
  g_assert_finalize_object (list);
}

static void
test_lets_go_of_products_that_nobody_holds (void)
{
  g_autoptr (SiTable) table = si_test_table (TEA);
  Changes changes = { 0 };
  SiProductList *list = make_list (table, &changes);
  SiProduct *product = product_at (list, 0);

  g_assert_finalize_object (product);
  product = product_at (list, 0);
  g_assert_finalize_object (list);
  g_assert_finalize_object (product);
}

static gboolean
is_not_busy (gpointer list)
{
  return !si_product_list_get_busy (list);
}

static gboolean
is_null (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

static SiTable *
make_large_table (guint n_products)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_products; i++)
    g_ptr_array_add (lines, g_strdup_printf ("%u|SKU%u|Tea|%u", i, i, i * 7919 % n_products));
  g_ptr_array_add (lines, NULL);
  return si_test_table_new ((const char *const *) lines->pdata);
}

/* A running query holds a reference to the list until it has its answer. */
static void
release (SiProductList *list)
{
  gpointer watched = list;

  g_object_add_weak_pointer (G_OBJECT (list), &watched);
  g_object_unref (list);
  si_test_wait_for (is_null, &watched, 20);
}

static void
test_a_large_table_keeps_the_old_rows_until_the_new_are_there (void)
{
  g_autoptr (SiTable) small = si_test_table (TEA);
  g_autoptr (SiTable) large = make_large_table (30000);
  Changes changes = { 0 };
  SiProductList *list = make_list (small, &changes);

  si_product_list_set_table (list, large);
  g_assert_true (si_product_list_get_busy (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  si_test_wait_for (is_not_busy, list, 20);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 30000);

  release (list);
}

static void
test_the_newest_search_wins (void)
{
  g_autoptr (SiTable) large = make_large_table (30000);
  Changes changes = { 0 };
  SiProductList *list = make_list (large, &changes);

  si_test_wait_for (is_not_busy, list, 20);
  changes.n_emissions = 0;
  si_filter_set_search (si_product_list_get_filter (list), "sku2");
  si_filter_set_search (si_product_list_get_filter (list), "sku29");
  si_filter_set_search (si_product_list_get_filter (list), "sku29999");
  si_test_wait_for (is_not_busy, list, 20);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpuint (changes.n_emissions, ==, 1);
  release (list);
}

/* Returns: the row that @data points to. */
static GArray *
find_low (SiTable *table, gpointer data)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_assert_cmpuint (*(guint32 *) data, <, si_table_get_n_products (table));
  return g_array_append_vals (rows, data, 1);
}

static void
test_shows_what_somebody_else_finds_low (void)
{
  g_autoptr (SiTable) small = si_test_table (TEA, RICE, SALT);
  g_autoptr (SiTable) large = make_large_table (30000);
  g_autoptr (SiProduct) low = NULL;
  Changes changes = { 0 };
  SiProductList *list = make_list (small, &changes);
  guint32 row = 1;

  si_product_list_set_low_func (list, find_low, &row);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  si_filter_set_findings (si_product_list_get_filter (list), SI_FINDING_LOW);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  low = product_at (list, 0);
  g_assert_cmpstr (si_product_get_sku (low), ==, "B");

  row = 29999;
  si_product_list_set_table (list, large);
  si_test_wait_for (is_not_busy, list, 20);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  si_product_list_set_low_func (list, NULL, NULL);
  si_test_wait_for (is_not_busy, list, 20);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_clear_object (&low);
  release (list);
}

static void
test_can_go_away_while_a_thread_works_for_it (void)
{
  g_autoptr (SiTable) large = make_large_table (30000);
  SiProductList *list = si_product_list_new ();

  si_product_list_set_table (list, large);
  release (list);
}

#define ADD(path, test) g_test_add_func ("/product-list/" path, test)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("holds-the-products-of-the-table", test_holds_the_products_of_the_table);
  ADD ("a-product-outlives-a-refresh", test_a_product_outlives_a_refresh);
  ADD ("a-product-without-an-id-stays-itself-in-another-order",
       test_a_product_without_an_id_stays_itself_in_another_order);
  ADD ("a-product-stays-itself-with-another-id-or-code",
       test_a_product_stays_itself_with_another_id_or_code);
  ADD ("of-equal-rows-the-right-one-is-gone", test_of_equal_rows_the_right_one_is_gone);
  ADD ("a-product-that-could-not-be-read-is-not-just-gone",
       test_a_product_that_could_not_be_read_is_not_just_gone);
  ADD ("many-without-ids-are-refreshed-at-once", test_many_without_ids_are_refreshed_at_once);
  ADD ("says-nothing-when-the-same-products-stay-in-order",
       test_says_nothing_when_the_same_products_stay_in_order);
  ADD ("tells-of-the-smallest-range-that-changed", test_tells_of_the_smallest_range_that_changed);
  ADD ("searches-sorts-and-filters", test_searches_sorts_and_filters);
  ADD ("a-godown-filter-shows-the-stock-there", test_a_godown_filter_shows_the_stock_there);
  ADD ("lets-go-of-products-that-nobody-holds", test_lets_go_of_products_that_nobody_holds);
  ADD ("a-large-table-keeps-the-old-rows-until-the-new-are-there",
       test_a_large_table_keeps_the_old_rows_until_the_new_are_there);
  ADD ("the-newest-search-wins", test_the_newest_search_wins);
  ADD ("shows-what-somebody-else-finds-low", test_shows_what_somebody_else_finds_low);
  ADD ("can-go-away-while-a-thread-works-for-it", test_can_go_away_while_a_thread_works_for_it);
  return g_test_run ();
}
