/* test-query.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-table-query.h"
#include "si-test-table.h"
#include "si-test.h"

static SiTable *
make_table (void)
{
  return si_test_table ("10|P10|Cotton thread, white|5|1 Karachi 5",
                        "9|P9|Flyers small|-3|1 Karachi -3|2 Lahore 0",
                        "11|XP9|Thread of cotton|12.5|2 Lahore 12.5",
                        "8|P9-L|Large flyers|5|2 Lahore 5", "12|ق-1|كتاب نیلی|x");
}

static void
assert_rows (const SiTableQuery *query, const char *skus)
{
  g_autoptr (SiTable) table = make_table ();
  g_autoptr (GArray) rows = si_table_query (table, query, NULL);
  g_autofree char *found = si_test_join_skus (table, rows);

  g_assert_cmpstr (found, ==, skus);
}

/* The query is limited to one godown. */
static void
assert_rows_in (const char *godown_id, const SiTableQuery *query, const char *skus)
{
  const char *const godown_ids[] = { godown_id, NULL };
  g_autoptr (SiTable) table = make_table ();
  g_autoptr (SiScope) scope = si_scope_new (table, godown_ids);
  g_autoptr (SiShownStock) stock = si_shown_stock_new (scope, NULL);
  SiTableQuery narrowed = *query;
  g_autoptr (GArray) rows = NULL;
  g_autofree char *found = NULL;

  narrowed.stock = stock;
  rows = si_table_query (table, &narrowed, NULL);
  found = si_test_join_skus (table, rows);
  g_assert_cmpstr (found, ==, skus);
}

#define QUERY(...) &((SiTableQuery){ __VA_ARGS__ })

static void
test_shows_all_in_natural_order_of_sku (void)
{
  assert_rows (QUERY (.column = SI_COLUMN_SKU), "P9 P9-L P10 XP9 ق-1");
  assert_rows (QUERY (.text = " \t", .column = SI_COLUMN_SKU), "P9 P9-L P10 XP9 ق-1");
  assert_rows (QUERY (.column = SI_COLUMN_SKU, .descending = TRUE), "ق-1 XP9 P10 P9-L P9");
}

/* A list should not begin with rows that lack what it is sorted by. */
static void
test_shows_rows_without_a_text_last (void)
{
  g_autoptr (SiTable) table = si_test_table ("1||Salt|1", "2|B||1", "3||Rice|1", "4|A|Tea|1");
  g_autoptr (GArray) by_code = si_table_query (table, QUERY (.column = SI_COLUMN_SKU), NULL);
  g_autoptr (GArray) by_words
      = si_table_query (table, QUERY (.column = SI_COLUMN_DESCRIPTION), NULL);
  static const guint32 codes[] = { 3, 1, 0, 2 };
  static const guint32 words[] = { 2, 0, 3, 1 };

  g_assert_cmpmem (by_code->data, by_code->len * sizeof (guint32), codes, sizeof codes);
  g_assert_cmpmem (by_words->data, by_words->len * sizeof (guint32), words, sizeof words);
}

static void
test_keeps_the_servers_order_when_asked (void)
{
  assert_rows (QUERY (.column = SI_COLUMN_SERVER), "P10 P9 XP9 P9-L ق-1");
}

static void
test_sorts_numbers_as_numbers_and_what_is_none_below_them (void)
{
  assert_rows (QUERY (.column = SI_COLUMN_STOCK), "ق-1 P9 P10 P9-L XP9");
  assert_rows (QUERY (.column = SI_COLUMN_PRODUCT_ID), "P9-L P9 P10 XP9 ق-1");
}

static void
test_equal_rows_keep_the_servers_order_both_ways (void)
{
  assert_rows (QUERY (.column = SI_COLUMN_STOCK, .descending = TRUE), "XP9 P10 P9-L P9 ق-1");
  assert_rows (QUERY (.column = SI_COLUMN_GODOWNS, .descending = TRUE), "P9 P10 XP9 P9-L ق-1");
}

static void
test_the_better_match_comes_first (void)
{
  assert_rows (QUERY (.text = "p9", .column = SI_COLUMN_SKU), "P9 P9-L XP9");
  assert_rows (QUERY (.text = "P9", .column = SI_COLUMN_STOCK, .descending = TRUE), "P9 P9-L XP9");
}

static void
test_finds_words_of_the_description_in_any_order (void)
{
  assert_rows (QUERY (.text = "cotton thr", .column = SI_COLUMN_SKU), "P10 XP9");
  assert_rows (QUERY (.text = "flyers p9-l", .column = SI_COLUMN_SKU), "P9-L");
  assert_rows (QUERY (.text = "cotton flyers", .column = SI_COLUMN_SKU), "");
}

static void
test_the_forms_of_a_letter_do_not_matter (void)
{
  assert_rows (QUERY (.text = "کتاب", .column = SI_COLUMN_SKU), "ق-1");
  assert_rows (QUERY (.text = "نيلي", .column = SI_COLUMN_SKU), "ق-1");
  assert_rows (QUERY (.text = "ق-۱", .column = SI_COLUMN_SKU), "ق-1");
}

static void
test_a_match_never_spans_two_products (void)
{
  assert_rows (QUERY (.text = "white flyers", .column = SI_COLUMN_SKU), "");
  assert_rows (QUERY (.text = "P10P9", .column = SI_COLUMN_SKU), "");
}

static void
test_shows_one_godown_by_the_stock_there (void)
{
  assert_rows_in ("2", QUERY (.column = SI_COLUMN_STOCK), "P9 P9-L XP9");
  assert_rows_in ("1", QUERY (.column = SI_COLUMN_STOCK, .descending = TRUE), "P10 P9");
  assert_rows_in ("1", QUERY (.text = "flyers"), "P9");
  assert_rows_in ("no such godown", QUERY (.text = NULL), "");
}

static void
test_shows_only_what_was_found_wrong (void)
{
  assert_rows (QUERY (.findings = SI_FINDING_BELOW_ZERO), "P9");
  assert_rows (QUERY (.findings = SI_FINDING_NOT_EXACT), "ق-1");
  /* A second finding leaves fewer rows. */
  assert_rows (QUERY (.findings = SI_FINDING_BELOW_ZERO | SI_FINDING_NOT_EXACT), "");
}

static void
test_stops_when_it_is_stopped (void)
{
  g_autoptr (SiTable) table = make_table ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (si_table_query (table, QUERY (.text = "p"), cancellable));
}

/* A search that jumps through a block of text on several threads must find the same rows as a walk
 * over all rows. */
static void
test_finds_what_a_plain_walk_finds (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SiTable) table = NULL;

  for (guint i = 0; i < 60000; i++)
    g_ptr_array_add (
        lines, g_strdup_printf ("id%u|S%d|%d of %d|1", i, g_test_rand_int_range (0, 999),
                                g_test_rand_int_range (0, 99), g_test_rand_int_range (0, 99)));
  g_ptr_array_add (lines, NULL);
  table = si_test_table_new ((const char *const *) lines->pdata);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", g_test_rand_int_range (0, 120));
      g_autofree guint8 *matches = si_table_search (table, text, NULL);

      for (guint row = 0; row < si_table_get_n_products (table); row++)
        g_assert_cmpint (matches[row] != SI_MATCH_NONE, ==,
                         strstr (si_table_get_sku (table, row), text) != NULL
                             || strstr (si_table_get_description (table, row), text) != NULL);
    }
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/query/shows-rows-without-a-text-last", test_shows_rows_without_a_text_last);
  g_test_add_func ("/query/shows-all-in-natural-order-of-sku",
                   test_shows_all_in_natural_order_of_sku);
  g_test_add_func ("/query/keeps-the-servers-order-when-asked",
                   test_keeps_the_servers_order_when_asked);
  g_test_add_func ("/query/sorts-numbers-as-numbers-and-what-is-none-below-them",
                   test_sorts_numbers_as_numbers_and_what_is_none_below_them);
  g_test_add_func ("/query/equal-rows-keep-the-servers-order-both-ways",
                   test_equal_rows_keep_the_servers_order_both_ways);
  g_test_add_func ("/query/the-better-match-comes-first", test_the_better_match_comes_first);
  g_test_add_func ("/query/finds-words-of-the-description-in-any-order",
                   test_finds_words_of_the_description_in_any_order);
  g_test_add_func ("/query/the-forms-of-a-letter-do-not-matter",
                   test_the_forms_of_a_letter_do_not_matter);
  g_test_add_func ("/query/a-match-never-spans-two-products",
                   test_a_match_never_spans_two_products);
  g_test_add_func ("/query/shows-one-godown-by-the-stock-there",
                   test_shows_one_godown_by_the_stock_there);
  g_test_add_func ("/query/shows-only-what-was-found-wrong", test_shows_only_what_was_found_wrong);
  g_test_add_func ("/query/stops-when-it-is-stopped", test_stops_when_it_is_stopped);
  g_test_add_func ("/query/finds-what-a-plain-walk-finds", test_finds_what_a_plain_walk_finds);
  return g_test_run ();
}
