/* test-row-groups.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-row-groups.h"
#include "si-test-table.h"
#include "si-test.h"

static GArray *
all_rows (const SiTable *table)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 row = 0; row < si_table_get_n_products (table); row++)
    g_array_append_val (rows, row);
  return rows;
}

static void
test_rows_with_equal_fields_are_taken_in_order (void)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|5", "2|B|Rice|7", "1|A|Salt|1");
  g_autoptr (SiTable) other = si_test_table ("9|B|Rice|7", "1|A|Oil|2", "3|C|Soap|2");
  g_autoptr (GArray) rows = all_rows (table);
  g_autoptr (SiRowGroups) groups = si_row_groups_new (table, rows, SI_ROW_SKU);
  const guint32 rice = si_row_groups_find (groups, other, 0);
  const guint32 oil = si_row_groups_find (groups, other, 1);

  g_assert_cmpuint (si_row_groups_find (groups, other, 2), ==, SI_NO_GROUP);
  g_assert_true (si_row_groups_is_single (groups, rice));
  g_assert_false (si_row_groups_is_single (groups, oil));
  g_assert_cmpuint (si_row_groups_take (groups, oil), ==, 0);
  g_assert_cmpuint (si_row_groups_take (groups, oil), ==, 2);
  g_assert_cmpuint (si_row_groups_take (groups, oil), ==, SI_NO_ROW);
  g_assert_cmpuint (si_row_groups_take (groups, rice), ==, 1);
}

static void
test_a_group_that_is_found_twice_is_not_single (void)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|5");
  g_autoptr (SiTable) other = si_test_table ("1|A|Tea|5", "1|B|Tea|5");
  g_autoptr (GArray) rows = all_rows (table);
  g_autoptr (SiRowGroups) groups = si_row_groups_new (table, rows, SI_ROW_ID);
  const guint32 group = si_row_groups_find (groups, other, 0);

  g_assert_true (si_row_groups_is_single (groups, group));
  g_assert_cmpuint (si_row_groups_find (groups, other, 1), ==, group);
  g_assert_false (si_row_groups_is_single (groups, group));
}

static void
test_empty_ids_and_codes_make_no_group (void)
{
  g_autoptr (SiTable) table = si_test_table ("||Tea|5");
  g_autoptr (GArray) rows = all_rows (table);
  g_autoptr (SiRowGroups) by_id = si_row_groups_new (table, rows, SI_ROW_ID);
  g_autoptr (SiRowGroups) by_both = si_row_groups_new (table, rows, SI_ROW_ID | SI_ROW_SKU);
  g_autoptr (SiRowGroups) by_all
      = si_row_groups_new (table, rows, SI_ROW_ID | SI_ROW_SKU | SI_ROW_DESCRIPTION);

  g_assert_cmpuint (si_row_groups_find (by_id, table, 0), ==, SI_NO_GROUP);
  g_assert_cmpuint (si_row_groups_find (by_both, table, 0), ==, SI_NO_GROUP);
  g_assert_cmpuint (si_row_groups_find (by_all, table, 0), !=, SI_NO_GROUP);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/row-groups/rows-with-equal-fields-are-taken-in-order",
                   test_rows_with_equal_fields_are_taken_in_order);
  g_test_add_func ("/row-groups/a-group-that-is-found-twice-is-not-single",
                   test_a_group_that_is_found_twice_is_not_single);
  g_test_add_func ("/row-groups/empty-ids-and-codes-make-no-group",
                   test_empty_ids_and_codes_make_no_group);
  return g_test_run ();
}
