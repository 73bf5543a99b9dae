/* test-comparison.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-comparison.h"
#include "si-pairing.h"
#include "si-table-builder.h"
#include "si-test-table.h"
#include "si-test.h"

/* Returns: a comparison in a line, with each change and its difference. */
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
test_of_products_with_one_id_each_keeps_its_code (void)
{
  g_autoptr (SiComparison) comparison
      = compare (si_test_table ("1|A|Tea|1", "1|B|Tea|2", "1|C|Tea|3"),
                 si_test_table ("1|C|Tea|3", "1|A|Tea|5"));

  assert_products (comparison, words ("up 4", "gone -2"));
}

static void
test_rows_without_ids_are_not_told_as_moved (void)
{
  g_autoptr (SiComparison) reordered = compare (
      si_test_table ("|A1|Apples|5|7 Main 5", "|B1|Bananas|7|7 Main 7", "|C1|Cherries|9|7 Main 9"),
      si_test_table ("|C1|Cherries|9|7 Main 9", "|A1|Apples|5|7 Main 5", "|B1|Bananas|7|7 Main 7"));
  g_autoptr (SiComparison) one_gone = compare (
      si_test_table ("|A1|Apples|5|7 Main 5", "|B1|Bananas|7|7 Main 7", "|C1|Cherries|9|7 Main 9"),
      si_test_table ("|A1|Apples|5|7 Main 5", "|C1|Cherries|9|7 Main 9"));
  SiChangeEntry entry;

  assert_products (reordered, words (NULL));
  assert_products (one_gone, words ("gone -7"));
  si_comparison_get_product (one_gone, 0, &entry);
  g_assert_cmpuint (entry.row_before, ==, 1);
}

static void
test_products_with_other_ids_are_as_they_were (void)
{
  g_autoptr (SiComparison) comparison = compare (si_test_table ("1|A|Tea|5", "2|B|Rice|7"),
                                                 si_test_table ("1001|A|Tea|5", "1002|B|Rice|8"));

  assert_products (comparison, words ("up 1"));
}

static void
test_a_row_that_could_not_be_read_is_neither_gone_nor_new (void)
{
  g_autoptr (SiTable) whole = si_test_table ("1|A1|Apples|5", "2|B1|Bananas|7");
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (SiTable) broken = NULL;
  g_autoptr (SiComparison) hidden = NULL;
  g_autoptr (SiComparison) back = NULL;

  si_table_builder_add_product (builder, "1", "A1", "Apples", "5");
  si_table_builder_add_unreadable (builder, "{\"products_id\":\"2\",\"SkuCode\":\"B1\" \"x\"}", -1);
  broken = si_table_builder_finish (builder);
  hidden = si_comparison_new (whole, broken);
  back = si_comparison_new (broken, whole);
  assert_products (hidden, words (NULL));
  assert_products (back, words (NULL));
}

static void
test_godowns_without_ids_are_known_by_their_names (void)
{
  g_autoptr (SiTableBuilder) before = si_table_builder_new ();
  g_autoptr (SiTableBuilder) after = si_table_builder_new ();
  g_autoptr (SiComparison) comparison = NULL;

  si_table_builder_add_product (before, "1", "A", "Tea", "5");
  si_table_builder_add_godown_stock (before, NULL, "Karachi", "2");
  si_table_builder_add_godown_stock (before, NULL, "Lahore", "3");
  si_table_builder_add_product (after, "1", "A", "Tea", "5");
  si_table_builder_add_godown_stock (after, "", "Lahore", "3");
  si_table_builder_add_godown_stock (after, "", "Multan", "2");
  comparison = compare (si_table_builder_finish (before), si_table_builder_finish (after));
  assert_products (comparison, words ("transfer 0"));
  assert_godowns (comparison, words ("new transfer 2", "gone transfer -2"));
}

static void
test_a_godown_that_comes_twice_is_added_up (void)
{
  g_autoptr (SiComparison) comparison = compare (
      si_test_table ("1|A|Tea|5|1 Karachi 2|1 Karachi 3"), si_test_table ("1|A|Tea|6|1 Karachi 6"));

  assert_godowns (comparison, words ("up 1"));
}

static void
test_a_godown_under_two_names_in_a_product_is_compared_by_name (void)
{
  g_autoptr (SiComparison) comparison
      = compare (si_test_table ("1|A|Tea|5|1 Karachi 2|1 Depot 3", "2|B|Oil|1|1 Karachi 1"),
                 si_test_table ("1|A|Tea|5|1 Depot 2|1 Karachi 3", "2|B|Oil|4|1 Depot 4"));
  SiChangeEntry entry;

  assert_products (comparison, words ("transfer 0", "up 3"));
  assert_godowns (comparison, words ("down transfer -1", "up transfer 1", "up 3"));
  si_comparison_get_godown (comparison, 0, &entry);
  g_assert_cmpstr (entry.name_before, ==, "Depot");
  g_assert_cmpstr (entry.name_after, ==, "Depot");
  g_assert_cmpuint (entry.godown_after, ==, 0);
  g_assert_cmpint (entry.before.millionths, ==, 3 * SI_QUANTITY_ONE);
  g_assert_cmpint (entry.after.millionths, ==, 2 * SI_QUANTITY_ONE);
  si_comparison_get_godown (comparison, 2, &entry);
  g_assert_cmpstr (entry.name_before, ==, "Karachi");
  g_assert_cmpstr (entry.name_after, ==, "Depot");
}

static void
test_a_godown_that_gets_a_second_name_in_a_product_is_told (void)
{
  g_autoptr (SiComparison) comparison = compare (si_test_table ("1|A|Tea|5|1 Karachi 5"),
                                                 si_test_table ("1|A|Tea|5|1 Karachi 2|1 Depot 3"));
  SiChangeEntry entry;

  assert_products (comparison, words ("transfer 0"));
  assert_godowns (comparison, words ("down transfer -3", "new transfer 3"));
  si_comparison_get_godown (comparison, 1, &entry);
  g_assert_cmpstr (entry.name_before, ==, NULL);
  g_assert_cmpstr (entry.name_after, ==, "Depot");
}

static void
test_a_line_that_is_gone_is_of_a_godown_that_is_still_there (void)
{
  g_autoptr (SiComparison) comparison
      = compare (si_test_table ("1|A|Tea|5|1 Karachi 2|2 Lahore 3", "2|B|Oil|1|1 Karachi 1"),
                 si_test_table ("1|A|Tea|3|2 Lahore 3", "2|B|Oil|1|1 Karachi 1"));
  SiChangeEntry entry;

  assert_godowns (comparison, words ("gone -2"));
  si_comparison_get_godown (comparison, 0, &entry);
  g_assert_cmpuint (entry.godown_before, ==, 0);
  g_assert_cmpuint (entry.godown_after, ==, 1);
  g_assert_cmpstr (entry.name_before, ==, "Karachi");
  g_assert_cmpstr (entry.name_after, ==, NULL);
}

static void
test_a_stock_in_a_godown_that_is_no_number_is_compared_as_text (void)
{
  g_autoptr (SiComparison) other = compare (si_test_table ("1|A|Tea|5|1 Karachi some"),
                                            si_test_table ("1|A|Tea|5|1 Karachi few"));
  g_autoptr (SiComparison) same = compare (si_test_table ("1|A|Tea|5|1 Karachi some"),
                                           si_test_table ("1|A|Tea|5|1 Karachi some"));
  g_autoptr (SiComparison) beside
      = compare (si_test_table ("1|A|Tea|5|1 Karachi some|1 Karachi 2"),
                 si_test_table ("1|A|Tea|5|1 Karachi some|1 Karachi 3"));
  SiChangeEntry entry;

  assert_products (other, words ("godowns 0"));
  assert_godowns (other, words ("unclear ?"));
  si_comparison_get_godown (other, 0, &entry);
  g_assert_cmpstr (entry.before_text, ==, "some");
  g_assert_cmpstr (entry.after_text, ==, "few");
  assert_products (same, words (NULL));
  assert_godowns (beside, words ("unclear ?"));
}

static void
test_a_difference_that_is_too_large_is_not_known (void)
{
  g_autoptr (SiComparison) comparison
      = compare (si_test_table ("1|A|Tea|9223372036854"), si_test_table ("1|A|Tea|-9223372036854"));

  assert_products (comparison, words ("down ?"));
}

static void
test_a_line_of_nothing_is_no_transfer (void)
{
  g_autoptr (SiComparison) comparison = compare (
      si_test_table ("1|A|Tea|5|1 Karachi 5"), si_test_table ("1|A|Tea|5|1 Karachi 5|2 Lahore 0"));

  assert_products (comparison, words ("godowns 0"));
  assert_godowns (comparison, words ("new 0"));
}

static void
test_a_godown_that_is_renamed_is_no_change_of_a_stock (void)
{
  g_autoptr (SiComparison) renamed
      = compare (si_test_table ("1|A|Tea|5|1 Karachi 5", "2|B|Rice|5|1 Karachi 5|2 Lahore 0"),
                 si_test_table ("1|A|Tea|5|1 Clifton 5", "2|B|Rice|5|1 Clifton 2|2 Lahore 3"));
  g_autoptr (SiComparison) other_name_first
      = compare (si_test_table ("1|A|Tea|5|1 Karachi 5", "2|B|Rice|5|1 Clifton 5"),
                 si_test_table ("2|B|Rice|5|1 Clifton 5", "1|A|Tea|5|1 Karachi 5"));
  g_autoptr (SiComparison) second_name
      = compare (si_test_table ("1|A|Tea|5|1 Karachi 5"),
                 si_test_table ("9|N|Oil|1|1 Clifton 1", "1|A|Tea|5|1 Karachi 5"));

  assert_products (renamed, words ("renamed 0", "renamed transfer 0"));
  assert_godowns (renamed, words ("renamed 0", "down renamed transfer -3", "up transfer 3"));
  assert_products (other_name_first, words (NULL));
  assert_products (second_name, words ("new 1"));
}

static void
test_a_godown_that_is_renamed_concerns_equal_products (void)
{
  g_autoptr (SiTable) before
      = si_test_table ("1|A|Tea|1|5 Karachi 1", "2|B|Rice|1|5 Port 1", "3|C|Salt|1|6 Lahore 1");
  g_autoptr (SiTable) after
      = si_test_table ("1|A|Tea|1|5 Multan 1", "2|B|Rice|1|5 Port 1", "3|C|Salt|1|6 Lahore 1");
  g_autoptr (SiComparison) comparison = si_comparison_new (before, after);

  assert_products (comparison, words ("renamed 0", "renamed 0"));
}

/* A hundred thousand duplicates must not take quadratic time. */
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

static SiTable *
make_random_table (GRand *random)
{
  static const char *const stocks[]
      = { "0", "1", "2", "-1", "2.5", "x", "y", "", "0.00000012", "1000000000000" };
  static const char *const godowns[] = { "1", "2", "3" };
  static const char *const ids[] = { "", "7", "8", "9" };
  static const char *const names[] = { "Tea", "Rice" };
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  const guint n_products = g_rand_int_range (random, 0, 6);

#define any(texts) texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))]
  for (guint i = 0; i < n_products; i++)
    {
      const guint n_lines = g_rand_int_range (random, 0, 5);

      si_table_builder_add_product (builder, any (ids), any (names), any (names), any (stocks));
      for (guint k = 0; k < n_lines; k++)
        {
          const char *godown = any (godowns);

          si_table_builder_add_godown_stock (builder, godown, godown, any (stocks));
        }
    }
#undef any
  return si_table_builder_finish (builder);
}

static gboolean
has_line_in (const SiTable *table, guint row, guint godown)
{
  for (guint i = 0; row != SI_NO_ROW && i < si_table_get_n_godown_stocks (table, row); i++)
    {
      SiGodownStock stock;

      si_table_get_godown_stock (table, row, i, &stock);
      if (stock.godown == godown)
        return TRUE;
    }
  return FALSE;
}

/* Returns: the server's texts of a godown's lines, if one of them is no exact number. */
static char *
join_lines (const SiTable *table, guint row, guint godown)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < si_table_get_n_godown_stocks (table, row); i++)
    {
      SiGodownStock stock;

      si_table_get_godown_stock (table, row, i, &stock);
      if (stock.godown == godown)
        g_string_append_printf (text, "%d %" G_GINT64_FORMAT " %s;", stock.stock.kind,
                                stock.stock.millionths,
                                stock.stock_text != NULL ? stock.stock_text : "");
    }
  return g_string_free (text, FALSE);
}

/* Returns: the kind of change of a pair of stocks, by the rules written a second time. */
static SiChangeKinds
naive_kind (SiQuantity before, SiQuantity after, const char *text_before, const char *text_after)
{
  const gboolean exact = before.kind == SI_QUANTITY_EXACT && after.kind == SI_QUANTITY_EXACT;

  if (exact && after.millionths == before.millionths)
    return SI_CHANGE_NONE;
  if (exact)
    return after.millionths > before.millionths ? SI_CHANGE_UP : SI_CHANGE_DOWN;
  if (before.kind == SI_QUANTITY_ABSENT && after.kind == SI_QUANTITY_ABSENT)
    return SI_CHANGE_NONE;
  return before.kind == after.kind && g_str_equal (text_before, text_after) ? SI_CHANGE_NONE
                                                                            : SI_CHANGE_UNCLEAR;
}

/* The changes that the godowns of a pair of products must have, as a sum of hashes, since their
 * order does not count. */
typedef struct
{
  guint n;
  guint n_moves;
  gboolean known;
  gint64 sum;
  guint counts[SI_N_CHANGE_KINDS];
} Naive;

static void
naive_godown (Naive *naive, SiTable *before, guint a, SiTable *after, guint b, const char *id)
{
  const guint in_before = si_table_find_godown (before, id);
  const guint in_after = si_table_find_godown (after, id);
  const gboolean was = has_line_in (before, a, in_before);
  const gboolean is = has_line_in (after, b, in_after);
  const SiQuantity none = SI_QUANTITY_NONE;
  const SiQuantity old = was ? si_table_get_stock_in (before, a, in_before) : none;
  const SiQuantity new = is ? si_table_get_stock_in (after, b, in_after) : none;
  SiChangeKinds kind;

  if (!was && !is)
    return;
  if (was && is)
    {
      g_autofree char *old_lines = join_lines (before, a, in_before);
      g_autofree char *new_lines = join_lines (after, b, in_after);

      kind = naive_kind (old, new, old_lines, new_lines);
    }
  else
    {
      kind = is ? SI_CHANGE_NEW : SI_CHANGE_GONE;
    }
  if (kind == SI_CHANGE_NONE)
    return;

  naive->n++;
  naive->counts[g_bit_nth_lsf (kind, -1)]++;
  if ((was && old.kind != SI_QUANTITY_EXACT) || (is && new.kind != SI_QUANTITY_EXACT))
    naive->known = FALSE;
  naive->sum += new.millionths - old.millionths;
  naive->n_moves += new.millionths != old.millionths;
}

static SiChangeKinds
naive_product (Naive *all, SiTable *before, guint a, SiTable *after, guint b)
{
  Naive naive = { .known = TRUE };
  SiChangeKinds kinds = SI_CHANGE_NONE;

  for (guint godown = '1'; godown <= '3'; godown++)
    naive_godown (&naive, before, a, after, b, (const char[]){ (char) godown, '\0' });
  all->n += naive.n;
  for (guint i = 0; i < SI_N_CHANGE_KINDS; i++)
    all->counts[i] += naive.counts[i];
  if (a == SI_NO_ROW)
    return SI_CHANGE_NEW;
  if (b == SI_NO_ROW)
    return SI_CHANGE_GONE;

  kinds = naive_kind (si_table_get_stock (before, a), si_table_get_stock (after, b),
                      si_table_get_stock_text (before, a) ?: "",
                      si_table_get_stock_text (after, b) ?: "");
  if (kinds == SI_CHANGE_NONE && naive.n > 0)
    {
      const gboolean transfer = naive.known && naive.sum == 0 && naive.n_moves > 0;

      kinds = transfer ? SI_CHANGE_TRANSFER : SI_CHANGE_GODOWNS;
      if (transfer)
        all->counts[5] += naive.n_moves;
    }
  if (!g_str_equal (si_table_get_sku (before, a), si_table_get_sku (after, b))
      || !g_str_equal (si_table_get_description (before, a), si_table_get_description (after, b)))
    kinds |= SI_CHANGE_RENAMED;
  return kinds;
}

static void
assert_entry (const SiChangeEntry *entry, SiChangeKinds kinds, guint before, guint after)
{
  g_assert_cmpuint (entry->kinds, ==, kinds);
  g_assert_cmpuint (entry->row_before, ==, before);
  g_assert_cmpuint (entry->row_after, ==, after);
  if ((kinds & SI_CHANGE_UNCLEAR) != 0)
    g_assert_cmpint (entry->difference.kind, ==, SI_QUANTITY_ABSENT);
  else if (entry->before.kind == SI_QUANTITY_EXACT && entry->after.kind == SI_QUANTITY_EXACT)
    g_assert_cmpint (entry->difference.millionths, ==,
                     entry->after.millionths - entry->before.millionths);
}

static void
assert_as_naively (SiTable *before, SiTable *after)
{
  g_autoptr (SiComparison) comparison = si_comparison_new (before, after);
  g_autoptr (SiPairing) pairing = si_pairing_new (before, after);
  guint counts[SI_N_CHANGE_KINDS] = { 0 };
  Naive godowns = { 0 };
  SiChangeEntry entry;
  guint n = 0;

  for (guint row = 0; row < si_table_get_n_products (after); row++)
    {
      const guint old = si_pairing_get_before (pairing, row);
      const SiChangeKinds kinds = naive_product (&godowns, before, old, after, row);

      g_assert_cmpint (si_comparison_find_product (comparison, row, &entry), ==, kinds != 0);
      if (kinds == SI_CHANGE_NONE)
        continue;
      assert_entry (&entry, kinds, old, row);
      si_comparison_get_product (comparison, n++, &entry);
      assert_entry (&entry, kinds, old, row);
    }
  for (guint row = 0; row < si_table_get_n_products (before); row++)
    if (si_pairing_get_after (pairing, row) == SI_NO_ROW)
      {
        si_comparison_get_product (comparison, n++, &entry);
        assert_entry (&entry, naive_product (&godowns, before, row, after, SI_NO_ROW), row,
                      SI_NO_ROW);
      }

  g_assert_cmpuint (si_comparison_get_n_products (comparison), ==, n);
  g_assert_cmpuint (si_comparison_get_n_godowns (comparison), ==, godowns.n);
  for (guint change = 0; change < godowns.n; change++)
    {
      si_comparison_get_godown (comparison, change, &entry);
      for (guint i = 0; i < SI_N_CHANGE_KINDS; i++)
        counts[i] += entry.kinds >> i & 1;
    }
  for (guint i = 0; i < SI_N_CHANGE_KINDS; i++)
    g_assert_cmpuint (counts[i], ==, godowns.counts[i]);
}

static void
test_any_two_inventories_differ_as_the_rules_say (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (SiTable) before = make_random_table (random);
      g_autoptr (SiTable) after = make_random_table (random);

      assert_as_naively (before, after);
    }
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
  g_test_add_func ("/comparison/of-products-with-one-id-each-keeps-its-code",
                   test_of_products_with_one_id_each_keeps_its_code);
  g_test_add_func ("/comparison/rows-without-ids-are-not-told-as-moved",
                   test_rows_without_ids_are_not_told_as_moved);
  g_test_add_func ("/comparison/products-with-other-ids-are-as-they-were",
                   test_products_with_other_ids_are_as_they_were);
  g_test_add_func ("/comparison/a-row-that-could-not-be-read-is-neither-gone-nor-new",
                   test_a_row_that_could_not_be_read_is_neither_gone_nor_new);
  g_test_add_func ("/comparison/godowns-without-ids-are-known-by-their-names",
                   test_godowns_without_ids_are_known_by_their_names);
  g_test_add_func ("/comparison/a-godown-that-comes-twice-is-added-up",
                   test_a_godown_that_comes_twice_is_added_up);
  g_test_add_func ("/comparison/a-godown-under-two-names-in-a-product-is-compared-by-name",
                   test_a_godown_under_two_names_in_a_product_is_compared_by_name);
  g_test_add_func ("/comparison/a-line-that-is-gone-is-of-a-godown-that-is-still-there",
                   test_a_line_that_is_gone_is_of_a_godown_that_is_still_there);
  g_test_add_func ("/comparison/a-godown-that-gets-a-second-name-in-a-product-is-told",
                   test_a_godown_that_gets_a_second_name_in_a_product_is_told);
  g_test_add_func ("/comparison/a-stock-in-a-godown-that-is-no-number-is-compared-as-text",
                   test_a_stock_in_a_godown_that_is_no_number_is_compared_as_text);
  g_test_add_func ("/comparison/a-difference-that-is-too-large-is-not-known",
                   test_a_difference_that_is_too_large_is_not_known);
  g_test_add_func ("/comparison/a-line-of-nothing-is-no-transfer",
                   test_a_line_of_nothing_is_no_transfer);
  g_test_add_func ("/comparison/a-godown-that-is-renamed-is-no-change-of-a-stock",
                   test_a_godown_that_is_renamed_is_no_change_of_a_stock);
  g_test_add_func ("/comparison/a-godown-that-is-renamed-concerns-equal-products",
                   test_a_godown_that_is_renamed_concerns_equal_products);
  g_test_add_func ("/comparison/any-two-inventories-differ-as-the-rules-say",
                   test_any_two_inventories_differ_as_the_rules_say);
  g_test_add_func ("/comparison/an-inventory-without-ids-is-compared",
                   test_an_inventory_without_ids_is_compared);
  return g_test_run ();
}
