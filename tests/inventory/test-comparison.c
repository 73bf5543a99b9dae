/* test-comparison.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-comparison.h"
#include "si-table-builder.h"
#include "si-test-table.h"
#include "si-test.h"

/* A comparison in a line: what happened, and the difference. */
static char *
describe (const SiChangeEntry *entry)
{
  static const char *const words[SI_N_CHANGE_KINDS]
      = { "new", "gone", "up", "down", "renamed", "transfer", "godowns", "unclear" };
  GString *text = g_string_new (NULL);
  g_autofree char *difference = si_quantity_to_plain (entry->difference);

  for (guint i = 0; i < SI_N_CHANGE_KINDS; i++)
    if ((entry->kinds & 1 << i) != 0)
      g_string_append_printf (text, "%s ", words[i]);
  g_string_append (text, *difference != '\0' ? difference : "?");
  return g_string_free (text, FALSE);
}

static void
assert_products (SiComparison *comparison, const char *const *expected)
{
  g_assert_cmpuint (si_comparison_get_n_products (comparison), ==,
                    g_strv_length ((char **) expected));
  for (guint i = 0; expected[i] != NULL; i++)
    {
      g_autofree char *text = NULL;
      SiChangeEntry entry;

      si_comparison_get_product (comparison, i, &entry);
      text = describe (&entry);
      g_assert_cmpstr (text, ==, expected[i]);
    }
}

static void
assert_godowns (SiComparison *comparison, const char *const *expected)
{
  g_assert_cmpuint (si_comparison_get_n_godowns (comparison), ==,
                    g_strv_length ((char **) expected));
  for (guint i = 0; expected[i] != NULL; i++)
    {
      g_autofree char *text = NULL;
      SiChangeEntry entry;

      si_comparison_get_godown (comparison, i, &entry);
      text = describe (&entry);
      g_assert_cmpstr (text, ==, expected[i]);
    }
}

#define words(...) ((const char *const[]){ __VA_ARGS__, NULL })

static SiComparison *
compare (SiTable *before, SiTable *after)
{
  SiComparison *comparison = si_comparison_new (before, after);

  si_table_unref (before);
  si_table_unref (after);
  return comparison;
}

static void
test_equal_inventories_have_no_difference (void)
{
  g_autoptr (SiComparison) comparison
      = compare (si_test_table ("1|A|Tea|5|1 Karachi 2|2 Lahore 3", "2|B|Rice|x"),
                 si_test_table ("2|B|Rice|x", "1|A|Tea|5.0|2 Lahore 3|1 Karachi 2.00"));
  SiChangeEntry entry;

  assert_products (comparison, words (NULL));
  assert_godowns (comparison, words (NULL));
  g_assert_false (si_comparison_find_product (comparison, 0, &entry));
}

static void
test_tells_what_rose_fell_came_and_went (void)
{
  g_autoptr (SiComparison) comparison = compare (
      si_test_table ("1|A|Tea|5|1 Karachi 5", "2|B|Rice|7|1 Karachi 7", "3|C|Salt|2|1 Karachi 2"),
      si_test_table ("4|D|Oil|9|2 Lahore 9", "2|B|Rice|4.5|1 Karachi 4.5",
                     "1|A|Tea|8|1 Karachi 8"));
  SiChangeEntry entry;

  assert_products (comparison, words ("new 9", "down -2.5", "up 3", "gone -2"));
  assert_godowns (comparison, words ("new 9", "down -2.5", "up 3", "gone -2"));
  g_assert_cmpuint (si_comparison_count_products (comparison, SI_CHANGE_UP), ==, 1);
  g_assert_cmpuint (si_comparison_count_godowns (comparison, SI_CHANGE_GONE), ==, 1);

  g_assert_true (si_comparison_find_product (comparison, 2, &entry));
  g_assert_cmpuint (entry.row_before, ==, 0);
  g_assert_cmpint (entry.after.millionths, ==, 8 * SI_QUANTITY_ONE);
}

static void
test_as_much_here_as_is_missing_there_is_a_transfer (void)
{
  g_autoptr (SiComparison) moved
      = compare (si_test_table ("1|A|Tea|10|1 Karachi 7|2 Lahore 3"),
                 si_test_table ("1|A|Tea|10|1 Karachi 5|2 Lahore 4|3 Multan 1"));
  g_autoptr (SiComparison) lost = compare (si_test_table ("1|A|Tea|10|1 Karachi 7|2 Lahore 3"),
                                           si_test_table ("1|A|Tea|10|1 Karachi 5|2 Lahore 4"));

  assert_products (moved, words ("transfer 0"));
  assert_godowns (moved, words ("down transfer -2", "up transfer 1", "new transfer 1"));
  assert_products (lost, words ("godowns 0"));
}

static void
test_another_name_is_said (void)
{
  g_autoptr (SiComparison) comparison = compare (
      si_test_table ("1|A|Tea|5|1 Karachi 5", "2|B|Rice|1", "3|C|Salt|2|1 Karachi 2"),
      si_test_table ("1|A1|Tea|6|1 Karachi 6", "2|B|Brown rice|1", "3|C|Salt|2|1 Karachi 2"));

  assert_products (comparison, words ("up renamed 1", "renamed 0"));
  assert_godowns (comparison, words ("up 1"));
}

static void
test_what_is_no_exact_number_never_counts_as_nothing (void)
{
  g_autoptr (SiComparison) comparison
      = compare (si_test_table ("1|A|Tea|x", "2|B|Rice|", "3|C|Salt|5", "4|D|Oil|many"),
                 si_test_table ("1|A|Tea|5", "2|B|Rice|5", "3|C|Salt|", "4|D|Oil|few"));

  assert_products (comparison, words ("unclear ?", "unclear ?", "unclear ?", "unclear ?"));
}

static void
test_of_products_with_one_id_the_first_is_the_first (void)
{
  g_autoptr (SiComparison) comparison
      = compare (si_test_table ("1|A|Tea|1", "1|B|Tea|2", "1|C|Tea|3"),
                 si_test_table ("1|A|Tea|1", "1|B|Tea|5"));

  assert_products (comparison, words ("up 3", "gone -3"));
}

static void
test_a_godown_that_comes_twice_is_added_up (void)
{
  g_autoptr (SiComparison) comparison = compare (
      si_test_table ("1|A|Tea|5|1 Karachi 2|1 Karachi 3"), si_test_table ("1|A|Tea|6|1 Karachi 6"));

  assert_godowns (comparison, words ("up 1"));
}

/* Twins by the hundred thousand must not take quadratic time. */
static void
test_an_inventory_without_ids_is_compared (void)
{
  g_autoptr (SiTableBuilder) before = si_table_builder_new ();
  g_autoptr (SiTableBuilder) after = si_table_builder_new ();
  g_autoptr (SiComparison) comparison = NULL;

  for (guint i = 0; i < 100000; i++)
    {
      si_table_builder_add_product (before, "", "", "Tea", "1");
      si_table_builder_add_product (after, "", "", "Tea", i == 99999 ? "2" : "1");
    }
  comparison = compare (si_table_builder_finish (before), si_table_builder_finish (after));
  assert_products (comparison, words ("up 1"));
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/comparison/equal-inventories-have-no-difference",
                   test_equal_inventories_have_no_difference);
  g_test_add_func ("/comparison/tells-what-rose-fell-came-and-went",
                   test_tells_what_rose_fell_came_and_went);
  g_test_add_func ("/comparison/as-much-here-as-is-missing-there-is-a-transfer",
                   test_as_much_here_as_is_missing_there_is_a_transfer);
  g_test_add_func ("/comparison/another-name-is-said", test_another_name_is_said);
  g_test_add_func ("/comparison/what-is-no-exact-number-never-counts-as-nothing",
                   test_what_is_no_exact_number_never_counts_as_nothing);
  g_test_add_func ("/comparison/of-products-with-one-id-the-first-is-the-first",
                   test_of_products_with_one_id_the_first_is_the_first);
  g_test_add_func ("/comparison/a-godown-that-comes-twice-is-added-up",
                   test_a_godown_that_comes_twice_is_added_up);
  g_test_add_func ("/comparison/an-inventory-without-ids-is-compared",
                   test_an_inventory_without_ids_is_compared);
  return g_test_run ();
}
