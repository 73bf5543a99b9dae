/* test-change-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-change-list.h"
#include "si-table-builder.h"
#include "si-test-table.h"
#include "si-test.h"

static SiComparison *
make_comparison (void)
{
  g_autoptr (SiTable) before
      = si_test_table ("1|P10|Tea|5|1 Karachi 5", "2|P9|Rice|7|1 Karachi 7",
                       "3|Q1|Salt|2|2 Lahore 2", "4|Q2|Oil|10|1 Karachi 6|2 Lahore 4");
  g_autoptr (SiTable) after
      = si_test_table ("1|P10|Green tea|8|1 Karachi 8", "2|P9|Rice|1.5|1 Karachi 1.5",
                       "4|Q2|Oil|10|1 Karachi 4|2 Lahore 6", "5|R1|Soap|=x|1 Karachi 1");

  return si_comparison_new (before, after);
}

static char *
join_skus (SiChangeList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (SiChange) change = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", si_change_get_sku (change));
    }
  return g_string_free (text, FALSE);
}

static void
assert_skus (SiChangeList *list, const char *expected)
{
  g_autofree char *skus = join_skus (list);

  g_assert_cmpstr (skus, ==, expected);
}

static void
test_lists_products_or_godowns (void)
{
  g_autoptr (SiComparison) comparison = make_comparison ();
  g_autoptr (SiChangeList) list = si_change_list_new ();

  si_change_list_set_comparison (list, comparison);
  assert_skus (list, "P9 P10 Q1 Q2 R1");
  si_change_list_set_by_godown (list, TRUE);
  assert_skus (list, "P9 P10 Q1 Q2 Q2 R1");
  si_change_list_set_comparison (list, NULL);
  assert_skus (list, "");
}

static void
test_sorts_differences_new_minus_old (void)
{
  g_autoptr (SiComparison) comparison = make_comparison ();
  g_autoptr (SiChangeList) list = si_change_list_new ();

  si_change_list_set_comparison (list, comparison);
  si_change_list_sort (list, SI_CHANGE_COLUMN_DIFFERENCE, TRUE);
  assert_skus (list, "P10 Q2 Q1 P9 R1");
  si_change_list_sort (list, SI_CHANGE_COLUMN_BEFORE, FALSE);
  assert_skus (list, "R1 Q1 P10 P9 Q2");
  si_change_list_sort (list, SI_CHANGE_COLUMN_DESCRIPTION, FALSE);
  assert_skus (list, "P10 Q2 P9 Q1 R1");
}

static void
test_finds_what_is_gone_by_what_it_was (void)
{
  g_autoptr (SiComparison) comparison = make_comparison ();
  g_autoptr (SiChangeList) list = si_change_list_new ();
  g_autoptr (SiFilter) filter = si_filter_new ();
  g_autoptr (SiChange) change = NULL;

  si_change_list_set_filter (list, filter);
  si_change_list_set_comparison (list, comparison);
  si_filter_set_search (filter, "salt");
  assert_skus (list, "Q1");
  si_filter_set_search (filter, "p");
  assert_skus (list, "P9 P10 R1");
  si_change_list_set_kinds (list, SI_CHANGE_RENAMED);
  assert_skus (list, "P10");
  change = g_list_model_get_item (G_LIST_MODEL (list), 0);
  {
    g_autofree char *name = si_change_describe_name (change);
    g_assert_cmpstr (name, ==, "was Tea");
  }
}

static void
assert_counts (SiChangeList *list, guint n_all, guint n_up, guint n_down, guint n_new)
{
  const SiChangeCounts *counts = si_change_list_get_counts (list);

  g_assert_cmpuint (counts->n_all, ==, n_all);
  g_assert_cmpuint (counts->n_kinds[g_bit_nth_lsf (SI_CHANGE_UP, -1)], ==, n_up);
  g_assert_cmpuint (counts->n_kinds[g_bit_nth_lsf (SI_CHANGE_DOWN, -1)], ==, n_down);
  g_assert_cmpuint (counts->n_kinds[g_bit_nth_lsf (SI_CHANGE_NEW, -1)], ==, n_new);
}

static void
test_shows_and_counts_what_changed_in_the_chosen_godown (void)
{
  g_autoptr (SiComparison) comparison = make_comparison ();
  g_autoptr (SiChangeList) list = si_change_list_new ();
  g_autoptr (SiFilter) filter = si_filter_new ();
  g_autoptr (SiChange) oil = NULL;

  si_change_list_set_filter (list, filter);
  si_change_list_set_comparison (list, comparison);
  assert_counts (list, 5, 1, 1, 1);

  si_filter_set_godown_id (filter, "1");
  assert_skus (list, "P9 P10 Q2 R1");
  assert_counts (list, 4, 1, 2, 1);
  oil = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_assert_cmpint (si_change_get_entry (oil)->difference.millionths, ==, -2 * SI_QUANTITY_ONE);
  g_assert_cmpint (si_change_get_entry (oil)->after.millionths, ==, 4 * SI_QUANTITY_ONE);

  si_filter_set_godown_id (filter, "2");
  assert_skus (list, "Q1 Q2");
  assert_counts (list, 2, 1, 0, 0);
  si_change_list_set_by_godown (list, TRUE);
  assert_skus (list, "Q1 Q2");
}

static void
test_says_what_hides_the_changes (void)
{
  g_autoptr (SiComparison) comparison = make_comparison ();
  g_autoptr (SiChangeList) list = si_change_list_new ();
  g_autoptr (SiFilter) filter = si_filter_new ();

  si_change_list_set_filter (list, filter);
  si_change_list_set_comparison (list, comparison);
  si_filter_set_search (filter, "nothing like this");
  assert_skus (list, "");
  g_assert_cmpuint (si_change_list_get_counts (list)->hidden_by_text, ==, 5);

  si_filter_set_search (filter, "P9");
  si_filter_set_godown_id (filter, "2");
  assert_skus (list, "");
  g_assert_cmpuint (si_change_list_get_counts (list)->hidden_by_godowns, ==, 1);
  g_assert_cmpuint (si_change_list_get_counts (list)->hidden_by_text, ==, 2);

  si_filter_set_search (filter, NULL);
  si_filter_set_findings (filter, SI_FINDING_BELOW_ZERO);
  assert_skus (list, "");
  g_assert_cmpuint (si_change_list_get_counts (list)->hidden_by_findings, ==, 2);
}

static void
count_updated (SiChangeList *list, guint *n_updates)
{
  ++*n_updates;
}

/* All products are new. */
static SiComparison *
make_large_comparison (gboolean with_godowns)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (SiTable) before = si_table_builder_finish (builder);
  g_autoptr (SiTable) after = NULL;

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      si_table_builder_add_product (builder, id, id, "Tea", "1");
      if (with_godowns)
        si_table_builder_add_godown_stock (builder, "1", "Karachi", "1");
    }
  after = si_table_builder_finish (builder);
  return si_comparison_new (before, after);
}

static void
test_many_changes_come_from_a_thread (void)
{
  g_autoptr (SiComparison) comparison = make_large_comparison (TRUE);
  g_autoptr (SiChangeList) list = si_change_list_new ();
  g_autoptr (SiFilter) filter = si_filter_new ();
  guint n_updates = 0;

  si_change_list_set_filter (list, filter);
  g_signal_connect (list, "updated", G_CALLBACK (count_updated), &n_updates);
  si_change_list_set_comparison (list, comparison);
  si_filter_set_search (filter, "1999");
  while (n_updates == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 12);
  g_assert_cmpuint (n_updates, ==, 1);
}

static gboolean
has_all_rows (gpointer list)
{
  return g_list_model_get_n_items (list) == si_change_list_get_entries (list)->len;
}

static void
test_products_without_godowns_come_from_a_thread_too (void)
{
  g_autoptr (SiComparison) comparison = make_large_comparison (FALSE);
  g_autoptr (SiChangeList) list = si_change_list_new ();
  guint n_updates = 0;

  g_signal_connect (list, "updated", G_CALLBACK (count_updated), &n_updates);
  si_change_list_set_comparison (list, comparison);
  g_assert_cmpuint (n_updates, ==, 0);
  while (n_updates == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (si_change_list_get_entries (list)->len, ==, 20000);
  /* The view gets the first rows at once, and the others in pieces. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), <, 100);
  si_test_wait_for (has_all_rows, list, 10);
}

static void
test_a_paused_list_is_right_once_it_is_looked_at (void)
{
  g_autoptr (SiComparison) comparison = make_comparison ();
  g_autoptr (SiChangeList) list = si_change_list_new ();
  g_autoptr (SiFilter) filter = si_filter_new ();
  guint n_updates = 0;

  si_change_list_set_filter (list, filter);
  si_change_list_set_comparison (list, comparison);
  g_signal_connect (list, "updated", G_CALLBACK (count_updated), &n_updates);
  si_change_list_set_paused (list, TRUE);
  si_filter_set_search (filter, "P9");
  si_filter_set_search (filter, "salt");
  g_assert_cmpuint (n_updates, ==, 0);
  si_change_list_set_paused (list, FALSE);
  g_assert_cmpuint (n_updates, ==, 1);
  assert_skus (list, "Q1");

  si_change_list_set_paused (list, TRUE);
  si_change_list_set_paused (list, FALSE);
  g_assert_cmpuint (n_updates, ==, 1);
}

static void
test_a_paused_list_lets_go_of_its_comparison (void)
{
  g_autoptr (SiComparison) comparison = make_comparison ();
  g_autoptr (SiChangeList) list = si_change_list_new ();

  si_change_list_set_comparison (list, comparison);
  si_change_list_set_paused (list, TRUE);
  si_change_list_set_comparison (list, NULL);
  assert_skus (list, "");
  g_assert_null (si_change_list_get_counts (list));
}

static void
test_counts_what_fell_below_zero (void)
{
  g_autoptr (SiTable) before
      = si_test_table ("1|A|Tea|5", "2|B|Rice|-1", "3|C|Salt|2", "4|D|Oil|?");
  g_autoptr (SiTable) after
      = si_test_table ("1|A|Tea|-0.5", "2|B|Rice|-2", "3|C|Salt|1", "4|D|Oil|-3", "5|E|Soap|-4");
  g_autoptr (SiComparison) comparison = si_comparison_new (before, after);
  g_autoptr (SiChangeList) list = si_change_list_new ();

  si_change_list_set_comparison (list, comparison);
  g_assert_cmpuint (si_change_list_get_counts (list)->n_newly_below, ==, 3);
  si_change_list_set_newly_below (list, TRUE);
  assert_skus (list, "A D E");
  g_assert_cmpuint (si_change_list_get_counts (list)->n_found, ==, 5);
  g_assert_cmpuint (si_change_list_get_counts (list)->n_products, ==, 3);
  si_change_list_set_newly_below (list, FALSE);
  assert_skus (list, "A B C D E");
}

static void
test_adds_up_what_came_and_what_went_of_the_changes_shown (void)
{
  g_autoptr (SiComparison) comparison = make_comparison ();
  g_autoptr (SiChangeList) list = si_change_list_new ();
  g_autoptr (SiFilter) filter = si_filter_new ();
  const SiChangeCounts *counts;

  si_change_list_set_filter (list, filter);
  si_change_list_set_comparison (list, comparison);
  counts = si_change_list_get_counts (list);
  g_assert_cmpint (counts->up.millionths, ==, 3 * SI_QUANTITY_ONE);
  g_assert_cmpint (counts->down.millionths, ==, -7500000);
  g_assert_cmpuint (counts->n_unknown, ==, 1);
  g_assert_cmpuint (counts->n_products, ==, 5);

  si_filter_set_search (filter, "rice");
  counts = si_change_list_get_counts (list);
  g_assert_cmpint (counts->up.millionths, ==, 0);
  g_assert_cmpint (counts->down.millionths, ==, -5500000);
  g_assert_cmpuint (counts->n_found, ==, 1);
  g_assert_cmpuint (counts->n_kinds[g_bit_nth_lsf (SI_CHANGE_UP, -1)], ==, 0);

  /* Both changes of the oil are of one product. */
  si_filter_set_search (filter, "oil");
  si_change_list_set_by_godown (list, TRUE);
  counts = si_change_list_get_counts (list);
  g_assert_cmpuint (counts->n_found, ==, 2);
  g_assert_cmpuint (counts->n_products, ==, 1);
  g_assert_cmpint (counts->up.millionths, ==, 2 * SI_QUANTITY_ONE);
}

/* Finds the products of the codes P9 and Q1 in a table, where the newer one decides what is low. */
static GArray *
find_low (SiTable *table, SiTable *listed, gpointer user_data)
{
  static const char *const skus[] = { "P9", "Q1" };
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  SiComparison *comparison = user_data;

  g_assert_true (table == si_comparison_get_after (comparison));
  for (guint i = 0; i < G_N_ELEMENTS (skus); i++)
    for (guint32 row = 0; row < si_table_get_n_products (listed); row++)
      if (g_str_equal (si_table_get_sku (listed, row), skus[i]))
        g_array_append_val (rows, row);
  return rows;
}

static void
test_shows_the_changes_of_what_somebody_else_finds_low (void)
{
  g_autoptr (SiComparison) comparison = make_comparison ();
  g_autoptr (SiChangeList) list = si_change_list_new ();
  g_autoptr (SiFilter) filter = si_filter_new ();

  si_change_list_set_filter (list, filter);
  si_change_list_set_comparison (list, comparison);
  si_filter_set_findings (filter, SI_FINDING_LOW);
  assert_skus (list, "");
  g_assert_cmpuint (si_change_list_get_counts (list)->hidden_by_findings, ==, 5);

  si_change_list_set_low_func (list, find_low, comparison);
  assert_skus (list, "P9 Q1");
  g_assert_cmpuint (si_change_list_get_counts (list)->n_products, ==, 2);
  si_change_list_set_by_godown (list, TRUE);
  assert_skus (list, "P9 Q1");
  si_filter_set_godown_id (filter, "2");
  assert_skus (list, "Q1");

  si_change_list_set_low_func (list, NULL, NULL);
  assert_skus (list, "");
}

static GArray *
find_last_low (SiTable *table, SiTable *listed, gpointer user_data)
{
  const guint32 row = 19999;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof row);

  return si_table_get_n_products (listed) > row ? g_array_append_val (rows, row) : rows;
}

static void
test_low_changes_come_from_a_thread_too (void)
{
  g_autoptr (SiComparison) comparison = make_large_comparison (FALSE);
  g_autoptr (SiChangeList) list = si_change_list_new ();
  g_autoptr (SiFilter) filter = si_filter_new ();
  guint n_updates = 0;

  si_filter_set_findings (filter, SI_FINDING_LOW);
  si_change_list_set_filter (list, filter);
  si_change_list_set_low_func (list, find_last_low, NULL);
  g_signal_connect (list, "updated", G_CALLBACK (count_updated), &n_updates);
  si_change_list_set_comparison (list, comparison);
  g_assert_cmpuint (n_updates, ==, 0);
  while (n_updates == 0)
    g_main_context_iteration (NULL, TRUE);
  assert_skus (list, "19999");
}

static void
test_tells_from_where_to_where_stock_was_moved (void)
{
  g_autoptr (SiTable) before
      = si_test_table ("1|A|Tea|10|1 Karachi 6|2 Lahore 4",
                       "2|B|Rice|60|1 Karachi 30|2 Lahore 20|3 Multan 10|4 Quetta 0",
                       "3|C|Salt|5|1 Karachi 5", "4|D|Oil|7|1 Karachi 7");
  g_autoptr (SiTable) after
      = si_test_table ("1|A|Tea|10|1 Karachi 4.5|2 Lahore 5.5",
                       "2|B|Rice|60|1 Karachi 5|2 Lahore 15|3 Multan 32|4 Quetta 8",
                       "3|C|Salt|4|1 Karachi 4", "4|D|Oil|7|2 Lahore 7");
  g_autoptr (SiComparison) comparison = si_comparison_new (before, after);
  const struct
  {
    gint64 amount;
    const char *from;
    const char *to;
    gboolean is_single;
  } expected[] = {
    { 1500000, "Karachi", "Lahore", TRUE },
    { 30000000, "Karachi", "Multan", FALSE },
    { 0, NULL, NULL, FALSE },
    { 7000000, "Karachi", "Lahore", TRUE },
  };

  g_assert_cmpuint (si_comparison_get_n_products (comparison), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      SiTransfer transfer;
      const gboolean found = si_transfer_find (comparison, i, &transfer);

      g_assert_cmpint (found, ==, expected[i].from != NULL);
      if (!found)
        continue;
      g_assert_cmpint (transfer.amount.millionths, ==, expected[i].amount);
      g_assert_cmpstr (transfer.from, ==, expected[i].from);
      g_assert_cmpstr (transfer.to, ==, expected[i].to);
      g_assert_cmpint (transfer.is_single, ==, expected[i].is_single);
    }
}

static void
test_a_change_in_a_godown_tells_of_the_whole_transfer (void)
{
  g_autoptr (SiComparison) comparison = make_comparison ();
  g_autoptr (SiChangeList) list = si_change_list_new ();
  g_autoptr (SiChange) change = NULL;
  SiTransfer transfer;

  si_change_list_set_by_godown (list, TRUE);
  si_change_list_set_kinds (list, SI_CHANGE_TRANSFER);
  si_change_list_set_comparison (list, comparison);
  assert_skus (list, "Q2 Q2");
  change = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_true (si_change_find_transfer (change, &transfer));
  g_assert_cmpint (transfer.amount.millionths, ==, 2 * SI_QUANTITY_ONE);
  g_assert_cmpstr (transfer.from, ==, "Karachi");
  g_assert_cmpstr (transfer.to, ==, "Lahore");
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/changes/lists-products-or-godowns", test_lists_products_or_godowns);
  g_test_add_func ("/changes/sorts-differences-new-minus-old",
                   test_sorts_differences_new_minus_old);
  g_test_add_func ("/changes/finds-what-is-gone-by-what-it-was",
                   test_finds_what_is_gone_by_what_it_was);
  g_test_add_func ("/changes/shows-and-counts-what-changed-in-the-chosen-godown",
                   test_shows_and_counts_what_changed_in_the_chosen_godown);
  g_test_add_func ("/changes/says-what-hides-the-changes", test_says_what_hides_the_changes);
  g_test_add_func ("/changes/many-changes-come-from-a-thread",
                   test_many_changes_come_from_a_thread);
  g_test_add_func ("/changes/products-without-godowns-come-from-a-thread-too",
                   test_products_without_godowns_come_from_a_thread_too);
  g_test_add_func ("/change-list/a-paused-list-is-right-once-it-is-looked-at",
                   test_a_paused_list_is_right_once_it_is_looked_at);
  g_test_add_func ("/change-list/a-paused-list-lets-go-of-its-comparison",
                   test_a_paused_list_lets_go_of_its_comparison);
  g_test_add_func ("/change-list/counts-what-fell-below-zero", test_counts_what_fell_below_zero);
  g_test_add_func ("/change-list/adds-up-what-came-and-what-went-of-the-changes-shown",
                   test_adds_up_what_came_and_what_went_of_the_changes_shown);
  g_test_add_func ("/change-list/shows-the-changes-of-what-somebody-else-finds-low",
                   test_shows_the_changes_of_what_somebody_else_finds_low);
  g_test_add_func ("/change-list/low-changes-come-from-a-thread-too",
                   test_low_changes_come_from_a_thread_too);
  g_test_add_func ("/change-list/tells-from-where-to-where-stock-was-moved",
                   test_tells_from_where_to_where_stock_was_moved);
  g_test_add_func ("/change-list/a-change-in-a-godown-tells-of-the-whole-transfer",
                   test_a_change_in_a_godown_tells_of_the_whole_transfer);
  return g_test_run ();
}
