/* test-ranked-godowns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-ranked-godowns.h"

#include "si-test-table.h"
#include "si-test.h"

/* The second product brings the godowns that the first has no line for. */
static SiTable *
make_table (void)
{
  return si_test_table ("1|A|Tea|6|1 Karachi 2|2 Lahore -3|3 Quetta 700|4 Multan 0|5 Larkana some|"
                        "6 Sukkur 40|6 Sukkur 1",
                        "2|B|Rice|6|7 Gwadar 1|8 Thatta 5");
}

/* Returns: the names of the godowns in their order, with a bar before those with no stock. */
static char *
rank (SiTable *table, guint row, const char *const *chosen)
{
  g_autoptr (SiProduct) product = si_product_new (table, row);
  g_autoptr (SiRankedGodowns) godowns = si_ranked_godowns_new (product, chosen);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < godowns->entries->len; i++)
    {
      const SiRankedGodown *entry = si_ranked_godowns_get (godowns, i);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? " " : "", i == godowns->n_shown ? "| " : "",
                              entry->stock.name, entry->is_there ? "" : "?");
    }
  g_string_append_printf (text, ", %u of %u", godowns->n_with_stock, godowns->n_all);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
the_fullest_come_first_and_those_with_none_last (void)
{
  g_autoptr (SiTable) table = make_table ();
  g_autofree char *first = rank (table, 0, NULL);
  g_autofree char *second = rank (table, 1, NULL);

  g_assert_cmpstr (first, ==,
                   "Quetta Sukkur Karachi Sukkur Larkana Lahore | Multan Gwadar? Thatta?, 5 of 8");
  g_assert_cmpstr (second, ==,
                   "Thatta Gwadar | Karachi? Lahore? Quetta? Multan? Larkana? Sukkur?, 2 of 8");
}

static void
the_chosen_ones_come_before_all_others (void)
{
  g_autoptr (SiTable) table = make_table ();
  g_autofree char *there = rank (table, 0, (const char *const[]){ "2", "4", NULL });
  g_autofree char *elsewhere = rank (table, 0, (const char *const[]){ "7", "of no shop", NULL });

  g_assert_cmpstr (there, ==,
                   "Multan Lahore Quetta Sukkur Karachi Sukkur Larkana | Gwadar? Thatta?, 5 of 8");
  g_assert_cmpstr (elsewhere, ==,
                   "Gwadar? Quetta Sukkur Karachi Sukkur Larkana Lahore | Multan Thatta?, 5 of 8");
}

static void
a_product_without_lines_has_none_anywhere (void)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|6|1 Karachi 2", "2|B|Rice|6");
  g_autofree char *text = rank (table, 1, NULL);
  g_autoptr (SiTable) lonely = si_test_table ("2|B|Rice|6");
  g_autofree char *nothing = rank (lonely, 0, NULL);

  g_assert_cmpstr (text, ==, "| Karachi?, 0 of 1");
  g_assert_cmpstr (nothing, ==, ", 0 of 0");
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/ranked-godowns/the-fullest-come-first-and-those-with-none-last",
                   the_fullest_come_first_and_those_with_none_last);
  g_test_add_func ("/ranked-godowns/the-chosen-ones-come-before-all-others",
                   the_chosen_ones_come_before_all_others);
  g_test_add_func ("/ranked-godowns/a-product-without-lines-has-none-anywhere",
                   a_product_without_lines_has_none_anywhere);

  return g_test_run ();
}
