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
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 20000);
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
  return g_test_run ();
}
