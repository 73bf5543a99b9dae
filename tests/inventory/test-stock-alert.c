/* test-stock-alert.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The news that an inventory has for one stock alert.
 */

#include "si-table-builder.h"
#include "si-test-table.h"
#include "si-test.h"
#include "si-stock-alert.h"

static SiStockAlert
alert_on_product (const char *product_id, const char *godown_id, gint64 minimum)
{
  return (SiStockAlert){ .product_id = (char *) product_id,
                         .sku = (char *) "A",
                         .godown_id = (char *) godown_id,
                         .minimum = { minimum * SI_QUANTITY_ONE, SI_QUANTITY_EXACT } };
}

/* Returns the news of an inventory that has these lines. */
static SiStockAlertNews
check_lines (SiStockAlert *alert, const char *lines, gint64 now)
{
  g_autoptr (SiTable) table = si_test_table (lines);

  return si_stock_alert_check (alert, table, now);
}

/* Returns the news of an inventory in which the tea has this stock. */
static SiStockAlertNews
check (SiStockAlert *alert, const char *stock, gint64 now)
{
  g_autofree char *line = g_strdup_printf ("1|A|Tea|%s|7 Karachi %s|8 Lahore 100", stock, stock);
  g_autoptr (SiTable) table = si_test_table (line);

  return si_stock_alert_check (alert, table, now);
}

static void
test_tells_once_that_a_stock_fell_below_its_minimum (void)
{
  SiStockAlert alert = alert_on_product ("1", NULL, 10);

  g_assert_cmpint (check (&alert, "10", 1), ==, SI_STOCK_ALERT_NOTHING);
  g_assert_cmpint (check (&alert, "9.999999", 2), ==, SI_STOCK_ALERT_FELL);
  g_assert_cmpint (check (&alert, "3", 3), ==, SI_STOCK_ALERT_NOTHING);
}

static void
test_a_stock_that_goes_to_and_fro_is_told_once (void)
{
  SiStockAlert alert = alert_on_product ("1", NULL, 100);

  g_assert_cmpint (check (&alert, "99", 1), ==, SI_STOCK_ALERT_FELL);
  g_assert_cmpint (check (&alert, "101", 2), ==, SI_STOCK_ALERT_NOTHING);
  g_assert_cmpint (check (&alert, "99", 3), ==, SI_STOCK_ALERT_NOTHING);
  g_assert_cmpint (check (&alert, "105", 4), ==, SI_STOCK_ALERT_ROSE);
  g_assert_cmpint (check (&alert, "99", 5), ==, SI_STOCK_ALERT_FELL);
}

static void
test_a_snoozed_alert_tells_when_it_wakes (void)
{
  SiStockAlert alert = alert_on_product ("1", NULL, 10);

  alert.snoozed_until = 100;
  g_assert_cmpint (check (&alert, "3", 99), ==, SI_STOCK_ALERT_NOTHING);
  g_assert_cmpint (check (&alert, "3", 100), ==, SI_STOCK_ALERT_FELL);
}

static void
test_knows_since_when_it_is_low (void)
{
  SiStockAlert alert = alert_on_product ("1", NULL, 10);

  check (&alert, "10", 1);
  g_assert_cmpint (alert.low_since, ==, 0);
  check (&alert, "9", 2);
  check (&alert, "8", 3);
  g_assert_cmpint (alert.low_since, ==, 2);
  check (&alert, "many", 4);
  g_assert_cmpint (alert.low_since, ==, 2);
  /* A snooze is no end of it, and a stock that has only just risen is not low. */
  alert.snoozed_until = 100;
  check (&alert, "8", 5);
  g_assert_cmpint (alert.low_since, ==, 2);
  check (&alert, "10", 6);
  g_assert_cmpint (alert.low_since, ==, 0);
  check (&alert, "9", 7);
  g_assert_cmpint (alert.low_since, ==, 7);
}

static SiStockAlertState
get_state (const SiStockAlert *alert, const char *line, gint64 now)
{
  g_autoptr (SiTable) table = si_test_table (line);

  return si_stock_alert_get_state (alert, table, now);
}

static void
test_the_state_is_that_of_the_stock_of_now (void)
{
  SiStockAlert alert = alert_on_product ("1", NULL, 10);

  g_assert_cmpint (get_state (&alert, "1|A|Tea|10", 1), ==, SI_STOCK_ALERT_FINE);
  g_assert_cmpint (get_state (&alert, "1|A|Tea|9", 1), ==, SI_STOCK_ALERT_LOW);
  g_assert_cmpint (get_state (&alert, "1|A|Tea|many", 1), ==, SI_STOCK_ALERT_FINE);
  g_assert_cmpint (get_state (&alert, "2|B|Rice|9", 1), ==, SI_STOCK_ALERT_LOW);
  alert.snoozed_until = 100;
  g_assert_cmpint (get_state (&alert, "1|A|Tea|9", 99), ==, SI_STOCK_ALERT_SNOOZED);
  g_assert_cmpint (get_state (&alert, "1|A|Tea|9", 100), ==, SI_STOCK_ALERT_LOW);
}

static void
test_only_a_product_that_is_lacking_is_gone (void)
{
  const SiStockAlert alert = alert_on_product ("1", NULL, 10);
  g_autoptr (SiTable) with = si_test_table ("1|A|Tea|0");
  g_autoptr (SiTable) without = si_test_table ("2|B|Rice|9");

  g_assert_false (si_stock_alert_is_gone (&alert, with));
  g_assert_true (si_stock_alert_is_gone (&alert, without));
}

static void
test_a_godown_has_an_alert_apart_from_the_rest (void)
{
  SiStockAlert karachi = alert_on_product ("1", "7", 10);
  SiStockAlert lahore = alert_on_product ("1", "8", 10);
  SiStockAlert elsewhere = alert_on_product ("1", "9", 0);

  g_assert_cmpint (check (&karachi, "3", 1), ==, SI_STOCK_ALERT_FELL);
  g_assert_cmpint (check (&lahore, "3", 1), ==, SI_STOCK_ALERT_NOTHING);
  g_assert_cmpint (check (&elsewhere, "-3", 1), ==, SI_STOCK_ALERT_NOTHING);
}

static void
test_a_godown_that_leaves_the_answer_has_none (void)
{
  SiStockAlert alert = alert_on_product ("1", "7", 1);

  g_assert_cmpint (check_lines (&alert, "1|A|Tea|9|7 Karachi 5|8 Lahore 4", 1), ==,
                   SI_STOCK_ALERT_NOTHING);
  g_assert_cmpint (check_lines (&alert, "1|A|Tea|4|8 Lahore 4", 2), ==, SI_STOCK_ALERT_FELL);
  g_assert_cmpint (check_lines (&alert, "1|A|Tea|9|7 Karachi 5|8 Lahore 4", 3), ==,
                   SI_STOCK_ALERT_ROSE);
}

static void
test_a_product_that_leaves_the_answer_has_none (void)
{
  SiStockAlert total = alert_on_product ("1", NULL, 1);
  SiStockAlert godown = alert_on_product ("1", "7", 1);

  g_assert_cmpint (check (&total, "5", 1), ==, SI_STOCK_ALERT_NOTHING);
  g_assert_cmpint (check_lines (&total, "2|B|Rice|4|8 Lahore 4", 2), ==, SI_STOCK_ALERT_FELL);
  g_assert_cmpint (check_lines (&godown, "2|B|Rice|4|8 Lahore 4", 2), ==, SI_STOCK_ALERT_FELL);
}

/* Returns the news of an inventory in which a row with this text could not be read. */
static SiStockAlertNews
check_unreadable (SiStockAlert *alert, const char *text, gint64 now)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (SiTable) table = NULL;

  si_table_builder_add_product (builder, "2", "B", "Rice", "4");
  si_table_builder_add_unreadable (builder, text, -1);
  table = si_table_builder_finish (builder);
  return si_stock_alert_check (alert, table, now);
}

static void
test_an_unreadable_row_neither_raises_nor_ends_an_alert (void)
{
  SiStockAlert by_id = alert_on_product ("11", NULL, 10);
  SiStockAlert by_sku = alert_on_product ("12", "7", 10);
  SiStockAlert other = alert_on_product ("1", NULL, 10);
  SiStockAlert low = alert_on_product ("11", NULL, -10);

  by_sku.sku = (char *) "PT-4";
  low.below = TRUE;
  g_assert_cmpint (check_unreadable (&by_id, "{\"products_id\":\"11\" \"x\"}", 1), ==,
                   SI_STOCK_ALERT_NOTHING);
  g_assert_cmpint (check_unreadable (&by_sku, "{\"SkuCode\":\"PT-4\" \"x\"}", 1), ==,
                   SI_STOCK_ALERT_NOTHING);
  g_assert_cmpint (check_unreadable (&low, "{\"products_id\":11 \"x\"}", 1), ==,
                   SI_STOCK_ALERT_NOTHING);
  g_assert_true (low.below);
  g_assert_cmpint (check_unreadable (&other, "{\"products_id\":\"11\" \"x\"}", 1), ==,
                   SI_STOCK_ALERT_FELL);
}

static void
test_a_stock_in_no_godown_says_nothing_of_one (void)
{
  SiStockAlert alert = alert_on_product ("1", "7", 10);

  g_assert_cmpint (check_lines (&alert, "1|A|Tea|40", 1), ==, SI_STOCK_ALERT_NOTHING);
  g_assert_cmpint (check_lines (&alert, "1|A|Tea|0", 1), ==, SI_STOCK_ALERT_FELL);
}

static void
test_an_answer_covers_what_was_asked_for (void)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|9|7 Karachi 5|8 Lahore 4", "2|B|Rice|1");
  SiStockAlert total = alert_on_product ("1", NULL, 10);
  SiStockAlert godown = alert_on_product ("1", "7", 10);
  SiStockAlert gone = alert_on_product ("3", "7", 10);

  g_assert_true (si_stock_alert_is_covered (&gone, table, SI_SNAPSHOT_WHOLE, NULL));
  g_assert_true (si_stock_alert_is_covered (&total, table, SI_SNAPSHOT_SKU, "A"));
  g_assert_true (si_stock_alert_is_covered (&godown, table, SI_SNAPSHOT_SKU, "A"));
  g_assert_false (si_stock_alert_is_covered (&total, table, SI_SNAPSHOT_SKU, "B"));
  g_assert_false (si_stock_alert_is_covered (&gone, table, SI_SNAPSHOT_SKU, "C"));
  g_assert_true (si_stock_alert_is_covered (&godown, table, SI_SNAPSHOT_GODOWN, "7"));
  g_assert_false (si_stock_alert_is_covered (&godown, table, SI_SNAPSHOT_GODOWN, "8"));
  g_assert_false (si_stock_alert_is_covered (&total, table, SI_SNAPSHOT_GODOWN, "7"));
  g_assert_false (si_stock_alert_is_covered (&gone, table, SI_SNAPSHOT_GODOWN, "7"));
}

static void
test_what_is_no_number_is_no_news (void)
{
  SiStockAlert alert = alert_on_product ("1", NULL, 10);

  g_assert_cmpint (check (&alert, "many", 1), ==, SI_STOCK_ALERT_NOTHING);
  g_assert_cmpint (check (&alert, "3", 2), ==, SI_STOCK_ALERT_FELL);
  g_assert_cmpint (check (&alert, "many", 3), ==, SI_STOCK_ALERT_NOTHING);
  g_assert_true (alert.below);
}

static void
test_a_minimum_may_be_below_zero (void)
{
  SiStockAlert alert = alert_on_product ("1", NULL, -5);

  g_assert_cmpint (check (&alert, "-5", 1), ==, SI_STOCK_ALERT_NOTHING);
  g_assert_cmpint (check (&alert, "-6", 2), ==, SI_STOCK_ALERT_FELL);
  g_assert_cmpint (check (&alert, "-4", 3), ==, SI_STOCK_ALERT_ROSE);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/stock-alert/tells-once-that-a-stock-fell-below-its-minimum",
                   test_tells_once_that_a_stock_fell_below_its_minimum);
  g_test_add_func ("/stock-alert/a-stock-that-goes-to-and-fro-is-told-once",
                   test_a_stock_that_goes_to_and_fro_is_told_once);
  g_test_add_func ("/stock-alert/a-snoozed-alert-tells-when-it-wakes",
                   test_a_snoozed_alert_tells_when_it_wakes);
  g_test_add_func ("/stock-alert/knows-since-when-it-is-low", test_knows_since_when_it_is_low);
  g_test_add_func ("/stock-alert/the-state-is-that-of-the-stock-of-now",
                   test_the_state_is_that_of_the_stock_of_now);
  g_test_add_func ("/stock-alert/only-a-product-that-is-lacking-is-gone",
                   test_only_a_product_that_is_lacking_is_gone);
  g_test_add_func ("/stock-alert/a-godown-has-an-alert-apart-from-the-rest",
                   test_a_godown_has_an_alert_apart_from_the_rest);
  g_test_add_func ("/stock-alert/a-godown-that-leaves-the-answer-has-none",
                   test_a_godown_that_leaves_the_answer_has_none);
  g_test_add_func ("/stock-alert/a-product-that-leaves-the-answer-has-none",
                   test_a_product_that_leaves_the_answer_has_none);
  g_test_add_func ("/stock-alert/an-unreadable-row-neither-raises-nor-ends-an-alert",
                   test_an_unreadable_row_neither_raises_nor_ends_an_alert);
  g_test_add_func ("/stock-alert/a-stock-in-no-godown-says-nothing-of-one",
                   test_a_stock_in_no_godown_says_nothing_of_one);
  g_test_add_func ("/stock-alert/an-answer-covers-what-was-asked-for",
                   test_an_answer_covers_what_was_asked_for);
  g_test_add_func ("/stock-alert/what-is-no-number-is-no-news", test_what_is_no_number_is_no_news);
  g_test_add_func ("/stock-alert/a-minimum-may-be-below-zero", test_a_minimum_may_be_below_zero);
  return g_test_run ();
}
