/* test-merge.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-table-merge.h"
#include "si-test-table.h"
#include "si-test.h"

static SiTable *
make_base (void)
{
  return si_test_table ("1|A|Tea|5|1 Karachi 2|2 Lahore 3", "2|B|Rice|7|1 Karachi 7",
                        "3|C|Salt|x|2 Lahore 1");
}

static void
test_takes_the_products_of_the_answer_and_keeps_the_rest (void)
{
  g_autoptr (SiTable) base = make_base ();
  g_autoptr (SiTable) part = si_test_table ("2|B|Brown rice|9|1 Karachi 9", "4|D|Oil|1");
  g_autoptr (SiTable) merged = si_table_merge_products (base, part);

  g_assert_cmpuint (si_table_get_n_products (merged), ==, 4);
  g_assert_cmpstr (si_table_get_sku (merged, 0), ==, "A");
  g_assert_cmpstr (si_table_get_description (merged, 1), ==, "Brown rice");
  g_assert_cmpint (si_table_get_stock (merged, 1).millionths, ==, 9 * SI_QUANTITY_ONE);
  g_assert_cmpstr (si_table_get_stock_text (merged, 2), ==, "x");
  g_assert_cmpstr (si_table_get_sku (merged, 3), ==, "D");
  g_assert_cmpstr (si_table_get_description (base, 1), ==, "Rice");
}

static void
test_an_answer_is_the_inventory_where_there_was_none (void)
{
  g_autoptr (SiTable) part = make_base ();
  g_autoptr (SiTable) products = si_table_merge_products (NULL, part);
  g_autoptr (SiTable) godown = si_table_merge_godown (NULL, part, "1");

  g_assert_cmpuint (si_table_get_n_products (products), ==, 3);
  g_assert_cmpuint (si_table_get_n_products (godown), ==, 3);
}

static void
test_a_godowns_answer_moves_the_total_by_its_difference (void)
{
  g_autoptr (SiTable) base = make_base ();
  g_autoptr (SiTable) part = si_test_table ("1|A|Tea|10|1 Karachi 10", "3|C|Salt|4|1 Karachi 4");
  g_autoptr (SiTable) merged = si_table_merge_godown (base, part, "1");
  SiGodownStock stock;

  g_assert_cmpint (si_table_get_stock (merged, 0).millionths, ==, 13 * SI_QUANTITY_ONE);
  g_assert_cmpint (si_table_get_stock_in (merged, 0, SI_NO_GODOWN).millionths, ==,
                   13 * SI_QUANTITY_ONE);
  g_assert_cmpuint (si_table_get_n_godown_stocks (merged, 0), ==, 2);
  si_table_get_godown_stock (merged, 0, 0, &stock);
  g_assert_cmpint (stock.stock.millionths, ==, 10 * SI_QUANTITY_ONE);

  /* The answer does not name B, but may not have been asked about it. */
  g_assert_cmpint (si_table_get_stock (merged, 1).millionths, ==, 7 * SI_QUANTITY_ONE);

  /* A total that is no number keeps the server's text. */
  g_assert_cmpstr (si_table_get_stock_text (merged, 2), ==, "x");
  g_assert_cmpuint (si_table_get_n_godown_stocks (merged, 2), ==, 2);
}

static void
test_several_lines_of_the_godown_are_replaced_once (void)
{
  g_autoptr (SiTable) base
      = si_test_table ("1|A|Tea|9|1 Karachi 2|2 Lahore 3|1 Karachi-South 1|1 Karachi 3");
  g_autoptr (SiTable) part = si_test_table ("1|A|Tea|10|1 Karachi 4|1 Karachi-South 6");
  g_autoptr (SiTable) merged = si_table_merge_godown (base, part, "1");
  static const char *const names[] = { "Karachi", "Karachi-South", "Lahore" };
  static const gint64 stocks[] = { 4, 6, 3 };

  g_assert_cmpint (si_table_get_stock (merged, 0).millionths, ==, 13 * SI_QUANTITY_ONE);
  g_assert_cmpuint (si_table_get_n_godown_stocks (merged, 0), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      SiGodownStock line;

      si_table_get_godown_stock (merged, 0, i, &line);
      g_assert_cmpstr (line.name, ==, names[i]);
      g_assert_cmpint (line.stock.millionths, ==, stocks[i] * SI_QUANTITY_ONE);
    }
}

static void
test_duplicates_are_told_apart (void)
{
  g_autoptr (SiTable) base = si_test_table ("1|A|Tea|1", "1|B|Rice|2");
  g_autoptr (SiTable) part = si_test_table ("1|A|Tea|10", "1|B|Rice|20");
  g_autoptr (SiTable) merged = si_table_merge_products (base, part);

  g_assert_cmpuint (si_table_get_n_products (merged), ==, 2);
  g_assert_cmpint (si_table_get_stock (merged, 0).millionths, ==, 10 * SI_QUANTITY_ONE);
  g_assert_cmpint (si_table_get_stock (merged, 1).millionths, ==, 20 * SI_QUANTITY_ONE);
}

static void
test_products_without_ids_are_put_in_their_own_places (void)
{
  g_autoptr (SiTable) base
      = si_test_table ("|A|Tea|5|1 Karachi 5", "|B|Rice|7|1 Karachi 7", "|C|Salt|9|1 Karachi 9");
  g_autoptr (SiTable) part = si_test_table ("|C|Salt|1|1 Karachi 1");
  g_autoptr (SiTable) products = si_table_merge_products (base, part);
  g_autoptr (SiTable) godown = si_table_merge_godown (base, part, "1");

  g_assert_cmpuint (si_table_get_n_products (products), ==, 3);
  g_assert_cmpuint (si_table_get_n_products (godown), ==, 3);
  for (guint row = 0; row < 3; row++)
    {
      g_assert_cmpint (si_table_get_stock (products, row).millionths, ==,
                       (row == 2 ? 1 : 5 + 2 * (int) row) * SI_QUANTITY_ONE);
      g_assert_cmpint (si_table_get_stock (godown, row).millionths, ==,
                       si_table_get_stock (products, row).millionths);
    }
}

static void
test_a_renumbered_product_keeps_its_place_and_has_its_new_id (void)
{
  g_autoptr (SiTable) base = make_base ();
  g_autoptr (SiTable) part = si_test_table ("22|B|Rice|8|1 Karachi 8");
  g_autoptr (SiTable) products = si_table_merge_products (base, part);
  g_autoptr (SiTable) godown = si_table_merge_godown (base, part, "1");

  g_assert_cmpuint (si_table_get_n_products (products), ==, 3);
  g_assert_cmpstr (si_table_get_product_id (products, 1), ==, "22");
  g_assert_cmpuint (si_table_get_n_products (godown), ==, 3);
  g_assert_cmpstr (si_table_get_product_id (godown, 1), ==, "22");
  g_assert_cmpint (si_table_get_stock (godown, 1).millionths, ==, 8 * SI_QUANTITY_ONE);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/merge/takes-the-products-of-the-answer-and-keeps-the-rest",
                   test_takes_the_products_of_the_answer_and_keeps_the_rest);
  g_test_add_func ("/merge/an-answer-is-the-inventory-where-there-was-none",
                   test_an_answer_is_the_inventory_where_there_was_none);
  g_test_add_func ("/merge/a-godowns-answer-moves-the-total-by-its-difference",
                   test_a_godowns_answer_moves_the_total_by_its_difference);
  g_test_add_func ("/merge/several-lines-of-the-godown-are-replaced-once",
                   test_several_lines_of_the_godown_are_replaced_once);
  g_test_add_func ("/merge/duplicates-are-told-apart", test_duplicates_are_told_apart);
  g_test_add_func ("/merge/products-without-ids-are-put-in-their-own-places",
                   test_products_without_ids_are_put_in_their_own_places);
  g_test_add_func ("/merge/a-renumbered-product-keeps-its-place-and-has-its-new-id",
                   test_a_renumbered_product_keeps_its_place_and_has_its_new_id);
  return g_test_run ();
}
