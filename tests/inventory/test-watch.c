/* test-watch.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-test-table.h"
#include "si-test.h"
#include "si-watch.h"

static SiWatch
watch_product (const char *product_id, const char *godown_id, gint64 bound)
{
  return (SiWatch){ .product_id = (char *) product_id,
                    .godown_id = (char *) godown_id,
                    .bound = { bound * SI_QUANTITY_ONE, SI_QUANTITY_EXACT } };
}

/* The news of an inventory in which the tea has this stock. */
static SiWatchNews
check (SiWatch *watch, const char *stock, gint64 now)
{
  g_autofree char *line = g_strdup_printf ("1|A|Tea|%s|7 Karachi %s|8 Lahore 100", stock, stock);
  g_autoptr (SiTable) table = si_test_table (line);

  return si_watch_check (watch, table, now);
}

static void
test_tells_once_that_a_stock_fell_below_its_bound (void)
{
  SiWatch watch = watch_product ("1", NULL, 10);

  g_assert_cmpint (check (&watch, "10", 1), ==, SI_WATCH_NOTHING);
  g_assert_cmpint (check (&watch, "9.999999", 2), ==, SI_WATCH_FELL);
  g_assert_cmpint (check (&watch, "3", 3), ==, SI_WATCH_NOTHING);
}

static void
test_a_stock_that_goes_to_and_fro_is_told_once (void)
{
  SiWatch watch = watch_product ("1", NULL, 100);

  g_assert_cmpint (check (&watch, "99", 1), ==, SI_WATCH_FELL);
  g_assert_cmpint (check (&watch, "101", 2), ==, SI_WATCH_NOTHING);
  g_assert_cmpint (check (&watch, "99", 3), ==, SI_WATCH_NOTHING);
  g_assert_cmpint (check (&watch, "105", 4), ==, SI_WATCH_ROSE);
  g_assert_cmpint (check (&watch, "99", 5), ==, SI_WATCH_FELL);
}

static void
test_a_snoozed_watch_tells_when_it_wakes (void)
{
  SiWatch watch = watch_product ("1", NULL, 10);

  watch.snoozed_until = 100;
  g_assert_cmpint (check (&watch, "3", 99), ==, SI_WATCH_NOTHING);
  g_assert_cmpint (check (&watch, "3", 100), ==, SI_WATCH_FELL);
}

static void
test_a_godown_is_watched_apart_from_the_rest (void)
{
  SiWatch karachi = watch_product ("1", "7", 10);
  SiWatch lahore = watch_product ("1", "8", 10);
  SiWatch nowhere = watch_product ("1", "9", 10);

  g_assert_cmpint (check (&karachi, "3", 1), ==, SI_WATCH_FELL);
  g_assert_cmpint (check (&lahore, "3", 1), ==, SI_WATCH_NOTHING);
  g_assert_cmpint (check (&nowhere, "3", 1), ==, SI_WATCH_NOTHING);
}

static void
test_what_is_no_number_or_not_there_is_no_news (void)
{
  SiWatch watch = watch_product ("1", NULL, 10);
  SiWatch gone = watch_product ("2", NULL, 10);

  g_assert_cmpint (check (&watch, "many", 1), ==, SI_WATCH_NOTHING);
  g_assert_cmpint (check (&gone, "3", 1), ==, SI_WATCH_NOTHING);
  g_assert_cmpint (check (&watch, "3", 2), ==, SI_WATCH_FELL);
  g_assert_cmpint (check (&watch, "many", 3), ==, SI_WATCH_NOTHING);
  g_assert_true (watch.below);
}

static void
test_a_bound_may_be_below_zero (void)
{
  SiWatch watch = watch_product ("1", NULL, -5);

  g_assert_cmpint (check (&watch, "-5", 1), ==, SI_WATCH_NOTHING);
  g_assert_cmpint (check (&watch, "-6", 2), ==, SI_WATCH_FELL);
  g_assert_cmpint (check (&watch, "-4", 3), ==, SI_WATCH_ROSE);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/watch/tells-once-that-a-stock-fell-below-its-bound",
                   test_tells_once_that_a_stock_fell_below_its_bound);
  g_test_add_func ("/watch/a-stock-that-goes-to-and-fro-is-told-once",
                   test_a_stock_that_goes_to_and_fro_is_told_once);
  g_test_add_func ("/watch/a-snoozed-watch-tells-when-it-wakes",
                   test_a_snoozed_watch_tells_when_it_wakes);
  g_test_add_func ("/watch/a-godown-is-watched-apart-from-the-rest",
                   test_a_godown_is_watched_apart_from_the_rest);
  g_test_add_func ("/watch/what-is-no-number-or-not-there-is-no-news",
                   test_what_is_no_number_or_not_there_is_no_news);
  g_test_add_func ("/watch/a-bound-may-be-below-zero", test_a_bound_may_be_below_zero);
  return g_test_run ();
}
