/* test-product-numbers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-numbers.h"

#include "si-test-table.h"
#include "si-test.h"

static void
follow (SiProductNumbers *numbers, SiTable *before, SiTable *after)
{
  g_autoptr (SiPairing) pairing = si_pairing_new (before, after);

  si_product_numbers_follow (numbers, after, pairing);
}

static void
test_a_product_keeps_its_number_in_another_row (void)
{
  g_autoptr (SiTable) before = si_test_table ("1|A|Tea|1", "2|B|Rice|1");
  g_autoptr (SiTable) after = si_test_table ("3|C|Salt|1", "2|B2|Rice|1", "1|A|Tea|1");
  g_autoptr (SiProductNumbers) numbers = si_product_numbers_new (before, 0);
  const guint32 rice = si_product_numbers_give (numbers, 1);
  const guint32 tea = si_product_numbers_give (numbers, 0);

  g_assert_cmpuint (rice, !=, tea);
  g_assert_cmpuint (si_product_numbers_give (numbers, 1), ==, rice);
  follow (numbers, before, after);
  g_assert_cmpuint (si_product_numbers_of_row (numbers, 1), ==, rice);
  g_assert_cmpuint (si_product_numbers_of_row (numbers, 2), ==, tea);
  g_assert_cmpuint (si_product_numbers_of_row (numbers, 0), ==, SI_NO_NUMBER);
  g_assert_cmpuint (si_product_numbers_get_row (numbers, tea), ==, 2);
  g_assert_cmpuint (si_product_numbers_get_n (numbers), ==, 2);
}

static void
test_a_product_that_is_back_has_its_number (void)
{
  g_autoptr (SiTable) before = si_test_table ("1|A|Tea|1", "2|B|Rice|1");
  g_autoptr (SiTable) without = si_test_table ("2|B|Rice|1");
  g_autoptr (SiTable) after = si_test_table ("2|B|Rice|1", "11|A|Tea|1");
  g_autoptr (SiProductNumbers) numbers = si_product_numbers_new (before, 0);
  const guint32 tea = si_product_numbers_give (numbers, 0);

  follow (numbers, before, without);
  g_assert_cmpuint (si_product_numbers_get_row (numbers, tea), ==, SI_NO_ROW);
  g_assert_cmpstr (si_product_numbers_get_gone (numbers, tea)->sku, ==, "A");
  g_assert_cmpuint (si_product_numbers_get_n_gone (numbers), ==, 1);

  follow (numbers, without, after);
  g_assert_cmpuint (si_product_numbers_of_row (numbers, 1), ==, tea);
  g_assert_null (si_product_numbers_get_gone (numbers, tea));
}

static void
test_the_products_that_moved_are_told_once (void)
{
  g_autoptr (SiTable) before = si_test_table ("1|A|Tea|1", "2|B|Rice|1");
  g_autoptr (SiTable) after = si_test_table ("2|B|Rice|1");
  g_autoptr (SiProductNumbers) numbers = si_product_numbers_new (before, 0);
  const guint32 tea = si_product_numbers_give (numbers, 0);
  g_autoptr (GArray) moved = NULL;
  g_autoptr (GArray) again = NULL;

  si_product_numbers_give (numbers, 1);
  follow (numbers, before, after);
  moved = si_product_numbers_take_moved (numbers);
  again = si_product_numbers_take_moved (numbers);
  g_assert_cmpuint (moved->len, ==, 1);
  g_assert_cmpuint (g_array_index (moved, guint32, 0), ==, tea);
  g_assert_cmpuint (again->len, ==, 0);
}

static void
test_a_number_from_a_file_has_one_product (void)
{
  const SiProductKey key = { (char *) "9", (char *) "Z", (char *) "Oil", 0 };
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|1", "2|B|Rice|1");
  g_autoptr (SiProductNumbers) numbers = si_product_numbers_new (table, 2);

  g_assert_true (si_product_numbers_set_row (numbers, 0, 1));
  g_assert_false (si_product_numbers_set_row (numbers, 0, 0));
  g_assert_false (si_product_numbers_set_row (numbers, 1, 1));
  g_assert_false (si_product_numbers_set_row (numbers, 1, 2));
  g_assert_false (si_product_numbers_set_row (numbers, 2, 0));
  g_assert_false (si_product_numbers_set_gone (numbers, 0, &key));
  g_assert_true (si_product_numbers_set_gone (numbers, 1, &key));
  g_assert_false (si_product_numbers_set_row (numbers, 1, 0));
  g_assert_cmpuint (si_product_numbers_find (numbers, &key), ==, 1);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/product-numbers/a-product-keeps-its-number-in-another-row",
                   test_a_product_keeps_its_number_in_another_row);
  g_test_add_func ("/product-numbers/a-product-that-is-back-has-its-number",
                   test_a_product_that_is_back_has_its_number);
  g_test_add_func ("/product-numbers/the-products-that-moved-are-told-once",
                   test_the_products_that_moved_are_told_once);
  g_test_add_func ("/product-numbers/a-number-from-a-file-has-one-product",
                   test_a_number_from_a_file_has_one_product);
  return g_test_run ();
}
