/* test-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-lookup.h"
#include "si-table-builder.h"
#include "si-test-table.h"
#include "si-test.h"

#define COUPON "9032|PTFB04|SNS Coupon|-42893.0|97637 Karachi -42893"
#define FLYERS "9410|PFLY12|SNS Small Flyers (10 x 14)|-41594.0|97637 Karachi -41594"

static void
test_gives_back_what_the_service_said (void)
{
  g_autoptr (SiTable) table = si_test_table (COUPON, FLYERS);
  SiGodownStock stock;

  g_assert_cmpuint (si_table_get_n_products (table), ==, 2);
  g_assert_cmpstr (si_table_get_product_id (table, 1), ==, "9410");
  g_assert_cmpstr (si_table_get_sku (table, 1), ==, "PFLY12");
  g_assert_cmpstr (si_table_get_description (table, 1), ==, "SNS Small Flyers (10 x 14)");
  g_assert_cmpint (si_table_get_stock (table, 1).millionths, ==, -41594 * SI_QUANTITY_ONE);

  g_assert_cmpuint (si_table_get_n_godowns (table, 1), ==, 1);
  si_table_get_godown_stock (table, 1, 0, &stock);
  g_assert_cmpstr (stock.id, ==, "97637");
  g_assert_cmpstr (stock.name, ==, "Karachi");
  g_assert_cmpint (stock.stock.millionths, ==, -41594 * SI_QUANTITY_ONE);
  g_assert_null (stock.stock_text);
}

static void
test_an_empty_answer_is_an_empty_inventory (void)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (SiTable) table = si_table_builder_finish (builder);

  g_assert_cmpuint (si_table_get_n_products (table), ==, 0);
  g_assert_cmpuint (si_table_look_up (table, "PTFB04").row, ==, SI_NO_ROW);
  g_assert_cmpuint (si_survey_count (si_table_get_survey (table), SI_FINDING_BELOW_ZERO), ==, 0);
}

static void
test_keeps_the_text_of_what_is_not_exact (void)
{
  g_autoptr (SiTable) table
      = si_test_table ("1|A|Rice|many", "2|B|Rice|0.12345678|7 Lahore ~12", "3|C|Rice|");
  SiGodownStock stock;

  g_assert_cmpstr (si_table_get_stock_text (table, 0), ==, "many");
  g_assert_cmpstr (si_table_get_stock_text (table, 1), ==, "0.12345678");
  g_assert_null (si_table_get_stock_text (table, 2));
  g_assert_cmpint (si_table_get_stock (table, 2).kind, ==, SI_QUANTITY_ABSENT);
  si_table_get_godown_stock (table, 1, 0, &stock);
  g_assert_cmpstr (stock.stock_text, ==, "~12");
  g_assert_cmpuint (si_survey_count (si_table_get_survey (table), SI_FINDING_NOT_EXACT), ==, 2);
}

static void
test_finds_a_sku_code_in_any_spelling (void)
{
  g_autoptr (SiTable) table = si_test_table (COUPON, FLYERS, "7|قلم-۱۲|Pen|1");

  g_assert_cmpuint (si_table_look_up (table, "PFLY12").row, ==, 1);
  g_assert_cmpuint (si_table_look_up (table, " pfly12 ").row, ==, 1);
  g_assert_cmpuint (si_table_look_up (table, "قلم-12").row, ==, 2);
  g_assert_cmpint (si_table_look_up (table, "PFLY1").answer, !=, SI_LOOKUP_MEANT);
}

static void
test_knows_products_with_one_id_by_their_ordinal (void)
{
  g_autoptr (SiTable) table = si_test_table ("5|A|Tea|1", "6|B|Tea|1", "5|C|Tea|1", "|D|Tea|1");

  g_assert_cmpuint (si_table_find_product (table, "5", 0), ==, 0);
  g_assert_cmpuint (si_table_find_product (table, "5", 1), ==, 2);
  g_assert_cmpuint (si_table_find_product (table, "5", 2), ==, SI_NO_ROW);
  g_assert_cmpuint (si_table_find_product (table, "", 0), ==, 3);
}

static void
test_one_godown_may_have_two_names_and_two_lines (void)
{
  g_autoptr (SiTable) table
      = si_test_table ("1|A|Tea|7|97637 Karachi 3|97637 Karachi-Old 4", "2|B|Tea|1|5 Lahore 1");
  SiGodownStock stock;

  g_assert_cmpuint (si_table_get_n_all_godowns (table), ==, 2);
  g_assert_cmpuint (si_table_get_n_godowns (table, 0), ==, 1);
  g_assert_cmpuint (si_table_get_n_godown_stocks (table, 0), ==, 2);
  si_table_get_godown_stock (table, 0, 1, &stock);
  g_assert_cmpstr (stock.name, ==, "Karachi-Old");
  g_assert_cmpstr (si_table_get_godown_name (table, 0), ==, "Karachi");
  g_assert_cmpint (si_table_get_stock_in (table, 0, 0).millionths, ==, 7 * SI_QUANTITY_ONE);
  g_assert_cmpint (si_table_get_stock_in (table, 1, 0).kind, ==, SI_QUANTITY_ABSENT);
  g_assert_cmpuint (si_table_find_godown (table, "5"), ==, 1);
  g_assert_cmpuint (si_table_find_godown (table, "6"), ==, SI_NO_GODOWN);
}

static void
test_godowns_without_an_id_stay_apart (void)
{
  g_autoptr (SiTable) table
      = si_test_table ("1|A|Tea|2| Karachi 1| Lahore 1", "2|B|Tea|1| Lahore 1");
  SiGodownStock stock;

  g_assert_cmpuint (si_table_get_n_all_godowns (table), ==, 2);
  g_assert_cmpuint (si_table_get_n_godowns (table, 0), ==, 2);
  si_table_get_godown_stock (table, 1, 0, &stock);
  g_assert_cmpuint (stock.godown, ==, 1);
}

static void
test_what_cannot_be_right_is_found_and_counted (void)
{
  g_autoptr (SiTable) table
      = si_test_table ("1|A|Tea|5|1 Karachi 2|2 Lahore 3", "2|B|Tea|5|1 Karachi 2|2 Lahore 2",
                       "3|a|Tea|-1|1 Karachi -1", "4||Tea|0|1 Karachi -1|2 Lahore 1", "5|E|Tea|3");

  g_assert_cmpint (si_table_get_findings (table, 0), ==, SI_FINDING_DUPLICATE_SKU);
  g_assert_cmpint (si_table_get_findings (table, 1), ==, SI_FINDING_SUM_DIFFERS);
  g_assert_cmpint (si_table_get_findings (table, 2), ==,
                   SI_FINDING_BELOW_ZERO | SI_FINDING_DUPLICATE_SKU);
  g_assert_cmpint (si_table_get_findings (table, 3), ==, SI_FINDING_BELOW_ZERO | SI_FINDING_NO_SKU);
  g_assert_cmpint (si_table_get_findings (table, 4), ==, SI_FINDING_NONE);
  g_assert_cmpuint (si_survey_count (si_table_get_survey (table), SI_FINDING_BELOW_ZERO), ==, 2);
  g_assert_cmpuint (si_survey_count (si_table_get_survey (table), SI_FINDING_DUPLICATE_SKU), ==, 2);
  g_assert_cmpuint (si_survey_count (si_table_get_survey (table), SI_FINDING_SUM_DIFFERS), ==, 1);
  g_assert_cmpuint (si_survey_count (si_table_get_survey (table), SI_FINDING_NO_SKU), ==, 1);
}

static void
test_makes_text_valid (void)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (SiTable) table = NULL;

  si_table_builder_add_product (builder, NULL, "A\xff", NULL, "\xfe");
  si_table_builder_add_unreadable (builder, "[\xff]", -1);
  table = si_table_builder_finish (builder);

  g_assert_cmpstr (si_table_get_sku (table, 0), ==, "A\xef\xbf\xbd");
  g_assert_cmpstr (si_table_get_description (table, 0), ==, "");
  g_assert_cmpstr (si_table_get_stock_text (table, 0), ==, "\xef\xbf\xbd");
  g_assert_cmpstr (si_table_get_unreadable (table, 0), ==, "[\xef\xbf\xbd]");
}

static void
test_parts_put_together_are_the_whole (void)
{
  g_autoptr (SiTableBuilder) whole = si_table_builder_new ();
  g_autoptr (SiTableBuilder) part = si_table_builder_new ();
  g_autoptr (SiTable) before = NULL;
  g_autoptr (SiTable) table = NULL;
  SiGodownStock stock;

  si_table_builder_add_product (whole, "1", "A", "Tea", "1");
  si_table_builder_add_godown_stock (whole, "5", "Lahore", "1");
  si_table_builder_add_product (part, "2", "B", "Rice", "x");
  si_table_builder_add_godown_stock (part, "6", "Karachi", "2");
  si_table_builder_add_godown_stock (part, "5", "Lahore", "y");
  si_table_builder_add_unreadable (part, "7", -1);

  before = si_table_builder_snapshot (whole);
  si_table_builder_append (whole, part);
  table = si_table_builder_finish (whole);

  g_assert_cmpuint (si_table_get_n_products (before), ==, 1);
  g_assert_cmpuint (si_table_get_n_products (table), ==, 2);
  g_assert_cmpuint (si_table_get_n_all_godowns (table), ==, 2);
  g_assert_cmpstr (si_table_get_stock_text (table, 1), ==, "x");
  si_table_get_godown_stock (table, 1, 1, &stock);
  g_assert_cmpuint (stock.godown, ==, 0);
  g_assert_cmpstr (stock.stock_text, ==, "y");
  g_assert_cmpuint (si_table_get_n_unreadable (table), ==, 1);
  g_assert_cmpuint (si_table_builder_get_n_products (whole), ==, 0);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/table/gives-back-what-the-service-said",
                   test_gives_back_what_the_service_said);
  g_test_add_func ("/table/an-empty-answer-is-an-empty-inventory",
                   test_an_empty_answer_is_an_empty_inventory);
  g_test_add_func ("/table/keeps-the-text-of-what-is-not-exact",
                   test_keeps_the_text_of_what_is_not_exact);
  g_test_add_func ("/table/finds-a-sku-code-in-any-spelling",
                   test_finds_a_sku_code_in_any_spelling);
  g_test_add_func ("/table/knows-products-with-one-id-by-their-ordinal",
                   test_knows_products_with_one_id_by_their_ordinal);
  g_test_add_func ("/table/one-godown-may-have-two-names-and-two-lines",
                   test_one_godown_may_have_two_names_and_two_lines);
  g_test_add_func ("/table/godowns-without-an-id-stay-apart",
                   test_godowns_without_an_id_stay_apart);
  g_test_add_func ("/table/what-cannot-be-right-is-found-and-counted",
                   test_what_cannot_be_right_is_found_and_counted);
  g_test_add_func ("/table/makes-text-valid", test_makes_text_valid);
  g_test_add_func ("/table/parts-put-together-are-the-whole",
                   test_parts_put_together_are_the_whole);
  return g_test_run ();
}
