/* test-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-list.h"
#include "si-remarks.h"
#include "si-table-builder.h"
#include "si-test-table.h"
#include "si-test.h"
#include "si-text.h"

static GDateTime *
at (int day, int hour, int minute)
{
  return g_date_time_new_utc (2026, 11, day, hour, minute, 0);
}

static void
assert_age (GDateTime *then, GDateTime *now, const char *expected)
{
  g_autofree char *text = si_text_age (then, now);

  g_assert_cmpstr (text, ==, expected);
  g_date_time_unref (then);
  g_date_time_unref (now);
}

static void
tells_an_age_as_people_do (void)
{
  assert_age (at (23, 10, 42), at (23, 10, 42), "as of just now");
  assert_age (at (23, 10, 42), at (23, 10, 43), "as of 1 minute ago");
  assert_age (at (23, 10, 42), at (23, 11, 41), "as of 59 minutes ago");
  assert_age (at (23, 10, 42), at (23, 11, 42), "as of 1 hour ago");
  assert_age (at (23, 10, 42), at (23, 23, 59), "as of 13 hours ago");
  assert_age (at (22, 23, 30), at (23, 0, 10), "as of 40 minutes ago");
  assert_age (at (22, 10, 5), at (23, 10, 0), "as of 22 Nov, 10:05");
  assert_age (at (20, 10, 5), at (23, 10, 4), "as of 20 Nov, 10:05, 2 days old");
}

static void
takes_a_clock_set_back_for_now (void)
{
  assert_age (at (23, 10, 42), at (23, 9, 0), "as of just now");
}

/* Asserts the remarks about a product with this stock in total and in two godowns. */
static void
assert_remarks (const char *sku,
                const char *stock,
                const char *in_first,
                const char *in_second,
                const char *expected)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (SiTable) table = NULL;
  g_autoptr (SiProductList) list = si_product_list_new ();
  g_autoptr (SiProduct) product = NULL;
  g_autofree char *text = NULL;

  si_table_builder_add_product (builder, "1", sku, "A thing", stock);
  si_table_builder_add_godown_stock (builder, "7", "Karachi", in_first);
  si_table_builder_add_godown_stock (builder, "8", "Lahore", in_second);
  si_table_builder_add_product (builder, "2", "TWIN", "Another thing", "0");
  table = si_table_builder_finish (builder);
  si_product_list_set_table (list, table);
  product = si_product_list_get_product (list, 0);

  text = si_remarks_to_text (list, product);
  g_assert_cmpstr (text, ==, expected);
}

static void
has_nothing_to_remark_where_all_is_well (void)
{
  assert_remarks ("P1", "5", "2", "3.000", "");
}

static void
remarks_what_cannot_be_right (void)
{
  assert_remarks ("P1", "-5", "-2", "-3", "The stock is below zero");
  assert_remarks ("P1", "5", "-2", "7", "The stock in Karachi is below zero");
  assert_remarks ("P1", "5", "2", "2.5",
                  "The godowns add up to 4.5, 0.5 less than the stock given");
  assert_remarks ("P1", "5", "2", "5", "The godowns add up to 7, 2 more than the stock given");
  assert_remarks ("TWIN", "5", "2", "3",
                  "Another product has the same SKU code, letter case aside");
  assert_remarks ("", "5", "2", "3", "The product has no SKU code");
}

static void
remarks_a_stock_that_is_no_number_in_the_servers_words (void)
{
  assert_remarks ("P1", "about 5", "2", "3",
                  "The server gave “about 5” as the stock, which is no number");
}

static void
remarks_a_product_that_is_gone (void)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (SiProductList) list = si_product_list_new ();
  g_autoptr (SiProduct) product = NULL;
  g_autoptr (SiTable) before = NULL;
  g_autoptr (SiTable) after = NULL;
  g_autofree char *text = NULL;

  si_table_builder_add_product (builder, "1", "P1", "A thing", "5");
  before = si_table_builder_finish (builder);
  after = si_table_builder_finish (builder);
  si_product_list_set_table (list, before);
  product = si_product_list_get_product (list, 0);
  si_product_list_set_table (list, after);

  text = si_remarks_to_text (list, product);
  g_assert_true (g_str_has_prefix (text, "No longer in the server’s answer"));
}

static void
tells_what_happened_to_a_stock (void)
{
  static const char *const expected[] = { "1.5 moved: Karachi → Lahore",
                                          "30 moved, most of it: Karachi → Multan",
                                          "Fell below zero",
                                          "Down",
                                          "Fell below zero, Renamed",
                                          "New" };
  g_autoptr (SiTable) before
      = si_test_table ("1|A|Tea|10|1 Karachi 6|2 Lahore 4",
                       "2|B|Rice|60|1 Karachi 30|2 Lahore 20|3 Multan 10|4 Quetta 0", "3|C|Salt|5",
                       "4|D|Oil|-1", "5|E|Soap|1");
  g_autoptr (SiTable) after
      = si_test_table ("1|A|Tea|10|1 Karachi 4.5|2 Lahore 5.5",
                       "2|B|Rice|60|1 Karachi 5|2 Lahore 15|3 Multan 32|4 Quetta 8", "3|C|Salt|-6",
                       "4|D|Oil|-2", "5|E|Soft soap|-1", "6|F|Rope|3");
  g_autoptr (SiComparison) comparison = si_comparison_new (before, after);

  g_assert_cmpuint (si_comparison_get_n_products (comparison), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (SiChange) change = si_change_new (comparison, FALSE, i);
      g_autofree char *text = si_text_change_cell (change, SI_CHANGE_COLUMN_KIND);

      g_assert_cmpstr (text, ==, expected[i]);
    }
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/words/tells-an-age-as-people-do", tells_an_age_as_people_do);
  g_test_add_func ("/words/takes-a-clock-set-back-for-now", takes_a_clock_set_back_for_now);
  g_test_add_func ("/words/has-nothing-to-remark-where-all-is-well",
                   has_nothing_to_remark_where_all_is_well);
  g_test_add_func ("/words/remarks-what-cannot-be-right", remarks_what_cannot_be_right);
  g_test_add_func ("/words/remarks-a-stock-that-is-no-number-in-the-servers-words",
                   remarks_a_stock_that_is_no_number_in_the_servers_words);
  g_test_add_func ("/words/remarks-a-product-that-is-gone", remarks_a_product_that_is_gone);

  g_test_add_func ("/words/tells-what-happened-to-a-stock", tells_what_happened_to_a_stock);
  return g_test_run ();
}
