/* test-newest-inventory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-newest-inventory.h"

#include "si-test-table.h"
#include "si-test.h"

static void
test_a_table_is_read_from_memory_as_long_as_it_is_the_newest (void)
{
  g_auto (SiNewestInventory) newest = { NULL };
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|1");
  g_autoptr (SiTable) again = NULL;
  const SiState same = { .snapshot = 7 };
  const SiState emptied = { 0 };

  /* A read from the file would fail here, as there is none. */
  si_newest_inventory_set (&newest, table, 7);
  again = si_newest_inventory_read (&newest, NULL, &same, NULL);
  g_assert_true (again == table);
  g_assert_null (si_newest_inventory_read (&newest, NULL, &emptied, NULL));
  g_assert_null (si_newest_inventory_pair (&newest, table));
}

static void
test_two_tables_are_paired_once (void)
{
  g_auto (SiNewestInventory) newest = { NULL };
  g_autoptr (SiTable) first = si_test_table ("1|A|Tea|1", "2|B|Rice|1");
  g_autoptr (SiTable) second = si_test_table ("2|B|Rice|1", "1|A|Tea|1");
  g_autoptr (SiTable) third = si_test_table ("2|B|Rice|1");
  const SiPairing *pairing;

  si_newest_inventory_set (&newest, first, 1);
  pairing = si_newest_inventory_pair (&newest, second);
  g_assert_cmpuint (si_pairing_get_after (pairing, 0), ==, 1);
  g_assert_true (si_newest_inventory_pair (&newest, second) == pairing);
  pairing = si_newest_inventory_pair (&newest, third);
  g_assert_cmpuint (si_pairing_get_after (pairing, 0), ==, SI_NO_ROW);

  /* After the save, the pairs are those of the table that was saved. */
  si_newest_inventory_set (&newest, second, 2);
  pairing = si_newest_inventory_pair (&newest, third);
  g_assert_true (si_pairing_get_before_table (pairing) == second);
  g_assert_cmpuint (si_pairing_get_after (pairing, 0), ==, 0);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/newest-inventory/a-table-is-read-from-memory-as-long-as-it-is-the-newest",
                   test_a_table_is_read_from_memory_as_long_as_it_is_the_newest);
  g_test_add_func ("/newest-inventory/two-tables-are-paired-once", test_two_tables_are_paired_once);
  return g_test_run ();
}
