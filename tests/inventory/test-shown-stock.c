/* test-shown-stock.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-column.h"
#include "si-test-table.h"
#include "si-test.h"

static SiTable *
make_before (void)
{
  return si_test_table ("1|A|Tea|10|1 Karachi 5|2 Lahore 5", "2|B|Rice|10|1 Karachi 5|2 Lahore 5");
}

static SiTable *
make_after (void)
{
  return si_test_table ("1|A|Tea|16|1 Karachi 6|2 Lahore 10", "2|B|Rice|9|1 Karachi 4|2 Lahore 5");
}

static SiShownStock *
make_stock (SiTable *table, const char *godown_id, SiComparison *changes)
{
  const char *const godown_ids[] = { godown_id, NULL };
  g_autoptr (SiScope) scope = si_scope_new (table, godown_id != NULL ? godown_ids : NULL);

  return si_shown_stock_new (scope, changes);
}

static void
assert_plain (const SiShownStock *stock, SiColumn column, guint row, const char *expected)
{
  g_autofree char *plain = si_column_get_info (column)->get_plain (stock, row);

  g_assert_cmpstr (plain, ==, expected);
}

static void
test_stock_and_change_are_those_of_the_same_godowns (void)
{
  g_autoptr (SiTable) before = make_before ();
  g_autoptr (SiTable) after = make_after ();
  g_autoptr (SiComparison) changes = si_comparison_new (before, after);
  g_autoptr (SiShownStock) all = make_stock (after, NULL, changes);
  g_autoptr (SiShownStock) karachi = make_stock (after, "1", changes);
  g_autoptr (SiShownStock) lahore = make_stock (after, "2", changes);
  SiChangeEntry entry;

  assert_plain (all, SI_COLUMN_STOCK, 0, "16");
  assert_plain (all, SI_COLUMN_CHANGE, 0, "6");
  assert_plain (karachi, SI_COLUMN_STOCK, 0, "6");
  assert_plain (karachi, SI_COLUMN_CHANGE, 0, "1");
  g_assert_true (si_shown_stock_find_change (karachi, 0, &entry));
  g_assert_cmpint (entry.before.millionths, ==, 5 * SI_QUANTITY_ONE);
  g_assert_cmpint (entry.after.millionths, ==, 6 * SI_QUANTITY_ONE);
  g_assert_false (si_shown_stock_find_change (lahore, 1, &entry));
  assert_plain (lahore, SI_COLUMN_CHANGE, 1, "");
}

static void
test_knows_no_change_of_another_inventory (void)
{
  g_autoptr (SiTable) before = make_before ();
  g_autoptr (SiTable) after = make_after ();
  g_autoptr (SiComparison) changes = si_comparison_new (before, after);
  g_autoptr (SiShownStock) stock = make_stock (before, NULL, changes);
  SiChangeEntry entry;

  g_assert_false (si_shown_stock_find_change (stock, 0, &entry));
}

static void
test_each_column_is_found_by_its_name (void)
{
  SiColumn found;

  for (SiColumn i = SI_COLUMN_SERVER; i < SI_N_COLUMNS; i++)
    {
      g_assert_true (si_column_find (si_column_get_info (i)->name, &found));
      g_assert_cmpint (found, ==, i);
    }
  g_assert_false (si_column_find ("price", &found));
  g_assert_false (si_column_find (NULL, &found));
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/shown-stock/stock-and-change-are-those-of-the-same-godowns",
                   test_stock_and_change_are_those_of_the_same_godowns);
  g_test_add_func ("/shown-stock/knows-no-change-of-another-inventory",
                   test_knows_no_change_of_another_inventory);
  g_test_add_func ("/column/each-column-is-found-by-its-name",
                   test_each_column_is_found_by_its_name);
  return g_test_run ();
}
