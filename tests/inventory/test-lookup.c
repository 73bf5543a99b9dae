/* test-lookup.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-lookup.h"

#include "si-table-builder.h"
#include "si-table-query.h"
#include "si-test-table.h"
#include "si-test.h"

/* Returns: the result as "answer match count SKU-code/product-id". */
static char *
describe (const SiTable *table, const char *text)
{
  static const char *const answers[] = { "nothing", "meant", "only", "several", "similar" };
  static const char *const matches[] = { "none", "similar", "description", "part", "start",
                                         "id",   "scanned", "gtin",        "sku",  "exact" };
  const SiLookup lookup = si_table_look_up (table, text);

  if (lookup.row == SI_NO_ROW)
    return g_strdup_printf ("%s %s %u", answers[lookup.answer], matches[lookup.match],
                            lookup.n_matches);
  return g_strdup_printf ("%s %s %u %s/%s", answers[lookup.answer], matches[lookup.match],
                          lookup.n_matches, si_table_get_sku (table, lookup.row),
                          si_table_get_product_id (table, lookup.row));
}

static void
assert_found (const SiTable *table, const char *text, const char *expected)
{
  g_autofree char *found = describe (table, text);

  g_assert_cmpstr (found, ==, expected);
}

static SiTable *
make_table (void)
{
  return si_test_table ("9032|PTFB04|SNS Coupon|-5|7 Main -5", "9033|B-3|Bolt|1",
                        "9034|D E 1|Dowel|1", "9035|012345678905|Tea|1", "9036|O'Neil-1|Board|1",
                        "9037|ISTANBUL1|Lamp|1", "9038|PTFB040|Other coupon|1",
                        "9039|1234|A number of the shop's own|1");
}

static void
test_letter_case_decides_between_duplicates (void)
{
  g_autoptr (SiTable) table = si_test_table ("7|AB1|Upper|5|7 Main 5", "8|ab1|Lower|6|7 Main 6");

  assert_found (table, "ab1", "meant exact 1 ab1/8");
  assert_found (table, "AB1", "meant exact 1 AB1/7");
  assert_found (table, " ab1\r\n", "meant exact 1 ab1/8");
  assert_found (table, "*ab1*", "meant scanned 1 ab1/8");
  assert_found (table, "Ab1", "several sku 2 AB1/7");
  assert_found (table, "AB", "several start 2 AB1/7");
}

static void
test_a_part_of_a_code_is_never_taken_for_the_code (void)
{
  g_autoptr (SiTable) table
      = si_test_table ("5|RED 50|Red fifty|5|7 Main 5", "6|MILKPACK|Milk pack|5|7 Main 5");

  assert_found (table, "RED 5", "only start 1 RED 50/5");
  assert_found (table, "MILK", "only start 1 MILKPACK/6");
  assert_found (table, "PACK", "only part 1 MILKPACK/6");
  assert_found (table, "fifty", "only description 1 RED 50/5");
  assert_found (table, "RED 50", "meant exact 1 RED 50/5");
  assert_found (table, "red 50", "meant sku 1 RED 50/5");
}

static void
test_a_better_kind_wins_over_many_of_a_worse_one (void)
{
  g_autoptr (SiTable) table = si_test_table ("1|P9|a|1", "2|P9-L|P9 large|1", "3|XP9|x|1",
                                             "4|P90|y|1", "P9|Q|z|1", "5|Q1|q|1", "5|Q2|q|1");

  assert_found (table, "P9", "meant exact 1 P9/1");
  assert_found (table, "p9", "meant sku 1 P9/1");
  assert_found (table, "P", "several start 4 P9/1");
  assert_found (table, "9", "several part 4 P9/1");
  assert_found (table, "5", "several id 2 Q1/5");
}

static void
test_two_products_with_one_code_are_offered (void)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|a|1", "2|A|b|2", "3|AB|c|3");

  assert_found (table, "A", "several exact 2 A/1");
}

static void
test_leading_zeros_make_no_other_gtin (void)
{
  g_autoptr (SiTable) table = si_test_table (
      "1|012345678905|Tea|1", "2|8901030865278|Soap|1", "3|096385074|Gum|1",
      "4|0012345678904|Own number|1", "5|00000000|Zeros|1", "6|001234567|Own short number|1");

  assert_found (table, "0012345678905", "meant gtin 1 012345678905/1");
  assert_found (table, "00012345678905", "meant gtin 1 012345678905/1");
  assert_found (table, "12345678905", "meant gtin 1 012345678905/1");
  assert_found (table, "]E00012345678905", "meant scanned 1 012345678905/1");
  assert_found (table, "۰۰۱۲۳۴۵۶۷۸۹۰۵", "meant gtin 1 012345678905/1");
  assert_found (table, "08901030865278", "meant gtin 1 8901030865278/2");
  assert_found (table, "96385074", "meant gtin 1 096385074/3");
  assert_found (table, "012345678904", "meant gtin 1 0012345678904/4");
  assert_found (table, "12345678904", "only part 1 0012345678904/4");
  assert_found (table, "0001234567", "nothing none 0");
  assert_found (table, "000000000000", "nothing none 0");
}

static void
test_what_a_scanner_adds_is_taken_off (void)
{
  g_autoptr (SiTable) table = make_table ();

  assert_found (table, "*PTFB04*", "meant scanned 1 PTFB04/9032");
  assert_found (table, "]C1PTFB04", "meant scanned 1 PTFB04/9032");
  assert_found (table, "]E0012345678905", "meant scanned 1 012345678905/9035");
  assert_found (table, "]A0*ptfb04*", "meant scanned 1 PTFB04/9032");
  assert_found (table, "\035PTFB04", "meant exact 1 PTFB04/9032");
  assert_found (table, "]C1\035PTFB04\035", "meant scanned 1 PTFB04/9032");
  assert_found (table, "]C19032", "meant id 1 PTFB04/9032");
  assert_found (table, "**", "nothing none 0");
  assert_found (table, "]C1", "nothing none 0");
}

static void
test_a_product_id_names_a_product (void)
{
  g_autoptr (SiTable) table = si_test_table ("9032|PTFB04|a|1", "77|9033|b|1", "9033|X|c|1");

  assert_found (table, "9032", "meant id 1 PTFB04/9032");
  assert_found (table, "۹۰۳۲", "meant id 1 PTFB04/9032");
  assert_found (table, "9033", "meant exact 1 9033/77");
  assert_found (table, "903", "only start 1 9033/77");
}

/* These are the spellings that people and programs make of a code. */
static void
test_spellings_that_missed_are_found (void)
{
  g_autoptr (SiTable) table = make_table ();

  assert_found (table, "B−3", "similar similar 1 B-3/9033");
  assert_found (table, "PTFB-04", "similar similar 1 PTFB04/9032");
  assert_found (table, "de-1", "similar similar 1 D E 1/9034");
  assert_found (table, "DE1", "similar similar 1 D E 1/9034");
  assert_found (table, "0012345678905", "meant gtin 1 012345678905/9035");
  assert_found (table, "\"PTFB04\"", "similar similar 1 PTFB04/9032");
  assert_found (table, "“PTFB04”", "similar similar 1 PTFB04/9032");
  assert_found (table, "PTFB04,", "similar similar 1 PTFB04/9032");
  assert_found (table, "\"0012345678905\",", "similar similar 1 012345678905/9035");
  assert_found (table, "O’Neil-1", "meant sku 1 O'Neil-1/9036");
  assert_found (table, "ıstanbul1", "meant sku 1 ISTANBUL1/9037");
  assert_found (table, "İSTANBUL1", "meant sku 1 ISTANBUL1/9037");
}

static void
test_a_copied_row_is_found (void)
{
  g_autoptr (SiTable) table = make_table ();

  assert_found (table, "PTFB04\tSNS Coupon\t-5", "similar similar 1 PTFB04/9032");
  assert_found (table, "PTFB04\tSNS Coupon\t−5", "similar similar 1 PTFB04/9032");
  assert_found (table, "SKU code\tDescription\tStock\nPTFB04\tSNS Coupon\t-5\n",
                "similar similar 1 PTFB04/9032");
  assert_found (table, "SKU code\tDescription\tStock\r\nptfb-04\tSNS Coupon\t-5\r\n",
                "similar similar 1 PTFB04/9032");
  assert_found (table, "PTFB04\tSNS Coupon\t-5\nB-3\tBolt\t1\n", "similar similar 2 PTFB04/9032");
}

static void
test_nothing_is_found_for_what_is_not_there (void)
{
  g_autoptr (SiTable) table = make_table ();
  g_autoptr (SiTable) empty = si_test_table_new ((const char *const[]){ NULL });
  g_autoptr (SiTable) nameless = si_test_table ("1||No code|1", "2|---|Dashes|1");

  assert_found (table, "ZZ99", "nothing none 0");
  assert_found (table, "", "nothing none 0");
  assert_found (table, " \t\n", "nothing none 0");
  assert_found (empty, "PTFB04", "nothing none 0");
  assert_found (nameless, "…", "nothing none 0");
  assert_found (nameless, "\xd9\x80", "nothing none 0");
  assert_found (nameless, "---", "meant exact 1 ---/2");
}

static void
test_the_list_is_ranked_in_the_same_order (void)
{
  g_autoptr (SiTable) table = si_test_table (
      "1|A 012345678905|word|1", "012345678905|ID|by its id|1", "3|0012345678905|GTIN|1",
      "4|other|for 012345678905 too|1", "5|012345678905 B|start|1", "6|012345678905|exact|1");
  const SiTableQuery query = { .text = "012345678905", .column = SI_COLUMN_SERVER };
  const SiTableQuery scanned = { .text = "]E0012345678905", .column = SI_COLUMN_SERVER };
  g_autoptr (GArray) rows = si_table_query (table, &query, NULL);
  g_autoptr (GArray) scanned_rows = si_table_query (table, &scanned, NULL);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (ids, "%s ",
                            si_table_get_product_id (table, g_array_index (rows, guint32, i)));
  g_assert_cmpstr (ids->str, ==, "6 3 012345678905 5 1 4 ");
  g_assert_cmpuint (scanned_rows->len, ==, 2);
  g_assert_cmpuint (g_array_index (scanned_rows, guint32, 0), ==, 5);
}

/* A million products with one code, or none, must not make a look-up slow. */
static void
test_equal_codes_take_linear_time (void)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (SiTable) table = NULL;
  SiLookup lookup;

  for (guint i = 0; i < 200000; i++)
    si_table_builder_add_product (builder, "1", "SAME", "", "1");
  table = si_table_builder_finish (builder);
  lookup = si_table_look_up (table, "same");
  g_assert_cmpint (lookup.answer, ==, SI_LOOKUP_SEVERAL);
  g_assert_cmpuint (lookup.n_matches, ==, 200000);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/lookup/letter-case-decides-between-duplicates",
                   test_letter_case_decides_between_duplicates);
  g_test_add_func ("/lookup/a-part-of-a-code-is-never-taken-for-the-code",
                   test_a_part_of_a_code_is_never_taken_for_the_code);
  g_test_add_func ("/lookup/a-better-kind-wins-over-many-of-a-worse-one",
                   test_a_better_kind_wins_over_many_of_a_worse_one);
  g_test_add_func ("/lookup/two-products-with-one-code-are-offered",
                   test_two_products_with_one_code_are_offered);
  g_test_add_func ("/lookup/leading-zeros-make-no-other-gtin",
                   test_leading_zeros_make_no_other_gtin);
  g_test_add_func ("/lookup/what-a-scanner-adds-is-taken-off",
                   test_what_a_scanner_adds_is_taken_off);
  g_test_add_func ("/lookup/a-product-id-names-a-product", test_a_product_id_names_a_product);
  g_test_add_func ("/lookup/spellings-that-missed-are-found", test_spellings_that_missed_are_found);
  g_test_add_func ("/lookup/a-copied-row-is-found", test_a_copied_row_is_found);
  g_test_add_func ("/lookup/nothing-is-found-for-what-is-not-there",
                   test_nothing_is_found_for_what_is_not_there);
  g_test_add_func ("/lookup/the-list-is-ranked-in-the-same-order",
                   test_the_list_is_ranked_in_the_same_order);
  g_test_add_func ("/lookup/equal-codes-take-linear-time", test_equal_codes_take_linear_time);
  return g_test_run ();
}
