/* test-godowns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-godown-counts.h"
#include "si-godowns.h"
#include "si-test-table.h"
#include "si-test.h"

static void
test_a_godown_is_known_by_its_id_or_else_by_its_name (void)
{
  SiGodowns godowns;

  si_godowns_init (&godowns);
  g_assert_cmpuint (si_godowns_add (&godowns, "1", "Karachi"), ==, 0);
  g_assert_cmpuint (si_godowns_add (&godowns, "", "Lahore"), ==, 1);
  g_assert_cmpuint (si_godowns_add (&godowns, "1", "Karachi South"), ==, 2);
  g_assert_cmpuint (si_godowns_add (&godowns, "", "Quetta"), ==, 3);
  g_assert_cmpuint (si_godowns_add (&godowns, "", "Lahore"), ==, 1);
  g_assert_cmpuint (si_godowns_add (&godowns, "1", "Karachi"), ==, 0);
  si_godowns_end_adding (&godowns);

  g_assert_cmpuint (si_godowns_get_n (&godowns), ==, 3);
  g_assert_cmpuint (si_godowns_get_n_names (&godowns), ==, 4);
  g_assert_cmpuint (si_godowns_find (&godowns, "1"), ==, 0);
  g_assert_cmpuint (si_godowns_find (&godowns, "=Lahore"), ==, 1);
  g_assert_cmpuint (si_godowns_find (&godowns, "=Quetta"), ==, 2);
  g_assert_cmpuint (si_godowns_find (&godowns, "Quetta"), ==, SI_NO_GODOWN);
  g_assert_cmpuint (si_godowns_find_name (&godowns, 0, "Karachi South"), ==, 2);
  g_assert_cmpuint (si_godowns_find_name (&godowns, 1, "Karachi South"), ==, SI_NO_GODOWN);
  si_godowns_clear (&godowns);
}

static void
test_an_id_goes_before_a_name_that_reads_like_it (void)
{
  SiGodowns godowns;

  si_godowns_init (&godowns);
  si_godowns_add (&godowns, "", "5");
  si_godowns_add (&godowns, "=5", "Multan");
  g_assert_cmpuint (si_godowns_get_n (&godowns), ==, 2);
  g_assert_cmpuint (si_godowns_find (&godowns, "=5"), ==, 1);
  si_godowns_clear (&godowns);
}

static void
test_a_shared_name_comes_with_the_id (void)
{
  static const char *const described[][2] = {
    { "1", "Depot (1)" }, { "2", "Depot (2)" }, { "3", "Shop" }, { "9", "9" }, { "=Gone", "Gone" },
  };
  SiGodowns godowns;

  si_godowns_init (&godowns);
  si_godowns_add (&godowns, "1", "Depot");
  si_godowns_add (&godowns, "2", "Depot");
  si_godowns_add (&godowns, "3", "Shop");
  for (guint i = 0; i < G_N_ELEMENTS (described); i++)
    {
      g_autofree char *text = si_godowns_describe (&godowns, described[i][0]);

      g_assert_cmpstr (text, ==, described[i][1]);
    }
  si_godowns_clear (&godowns);
}

/* A product is counted once in a godown, however many lines it has there, and also without stock.
 */
static void
test_the_products_of_each_godown_are_counted (void)
{
  g_autoptr (SiTable) table
      = si_test_table ("1|A|Tea|5|1 Karachi 2|2 Lahore 3|1 Karachi 1", "2|B|Rice|0|1 Karachi 0",
                       "3|C|Oil|0", "4|D|Pen|7|3 Multan 7");
  g_autofree guint *counts = si_godown_counts_new (table);

  g_assert_cmpuint (counts[si_table_find_godown (table, "1")], ==, 2);
  g_assert_cmpuint (counts[si_table_find_godown (table, "2")], ==, 1);
  g_assert_cmpuint (counts[si_table_find_godown (table, "3")], ==, 1);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/godowns/a-godown-is-known-by-its-id-or-else-by-its-name",
                   test_a_godown_is_known_by_its_id_or_else_by_its_name);
  g_test_add_func ("/godowns/an-id-goes-before-a-name-that-reads-like-it",
                   test_an_id_goes_before_a_name_that_reads_like_it);
  g_test_add_func ("/godowns/a-shared-name-comes-with-the-id",
                   test_a_shared_name_comes_with_the_id);
  g_test_add_func ("/godowns/the-products-of-each-godown-are-counted",
                   test_the_products_of_each_godown_are_counted);
  return g_test_run ();
}
