/* test-pairing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>
#include <time.h>

#include "si-pairing.h"
#include "si-product-key.h"
#include "si-table-builder.h"
#include "si-test-table.h"
#include "si-test.h"
#include "si-unreadable.h"

/* Pairs the tables, and takes both references. */
static SiPairing *
pair (SiTable *before, SiTable *after)
{
  SiPairing *pairing = si_pairing_new (before, after);

  si_table_unref (before);
  si_table_unref (after);
  return pairing;
}

/* Returns: for each row of the newer table its row in the older one, "-" if there is none, and the
 *   kind of pair: " " for the same, "n" renumbered, "m" renamed, "?" unreadable. The unpaired rows
 *   of the older table follow a bar. */
static char *
describe (const SiPairing *pairing)
{
  static const char kinds[] = { '\0', '\0', 'n', 'm', '?' };
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < si_table_get_n_products (si_pairing_get_after_table (pairing)); row++)
    {
      const guint before = si_pairing_get_before (pairing, row);
      const char kind = kinds[si_pairing_get_kind_of_after (pairing, row)];

      if (before == SI_NO_ROW)
        g_string_append (text, "-");
      else
        g_string_append_printf (text, "%u", before);
      if (kind != '\0')
        g_string_append_c (text, kind);
    }
  for (guint row = 0; row < si_table_get_n_products (si_pairing_get_before_table (pairing)); row++)
    if (si_pairing_get_after (pairing, row) == SI_NO_ROW)
      g_string_append_printf (
          text, "|%u%s", row,
          si_pairing_get_kind_of_before (pairing, row) == SI_PAIR_UNREADABLE ? "?" : "");
  return g_string_free (text, FALSE);
}

static void
assert_pairs (SiTable *before, SiTable *after, const char *expected)
{
  g_autoptr (SiPairing) pairing = pair (before, after);
  g_autofree char *text = describe (pairing);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_an_id_and_a_code_that_stand_once_are_one_product (void)
{
  assert_pairs (si_test_table ("1|A|Tea|1", "2|B|Rice|2", "3|C|Salt|3"),
                si_test_table ("3|C|Salt|9", "1|A|Green tea|1", "4|D|Oil|1"), "20-|1");
}

static void
test_rows_without_ids_are_known_by_their_codes (void)
{
  assert_pairs (si_test_table ("|A1|Apples|5", "|B1|Bananas|7", "|C1|Cherries|9"),
                si_test_table ("|C1|Cherries|9", "|A1|Apples|5", "|B1|Bananas|7"), "201");
  assert_pairs (si_test_table ("|A1|Apples|5", "|B1|Bananas|7", "|C1|Cherries|9"),
                si_test_table ("|A1|Apples|5", "|C1|Cherries|9"), "02|1");
}

static void
test_what_repeats_is_told_apart_by_its_description (void)
{
  assert_pairs (si_test_table ("1|A|Tea|1", "1|A|Rice|2", "1|A|Salt|3"),
                si_test_table ("1|A|Salt|1", "1|A|Tea|2"), "20|1");
  assert_pairs (si_test_table ("||Tea|1", "||Rice|2"), si_test_table ("||Rice|1", "||Oil|2"),
                "1-|0");
}

static void
test_an_sku_code_with_another_id_is_renumbered (void)
{
  assert_pairs (si_test_table ("1|A|Tea|1", "2|B|Rice|2", "3|C|Salt|3"),
                si_test_table ("11|A|Tea|1", "12|B|Rice|2", "13|D|Oil|3"), "0n1n-|2");
  /* A code of two products does not tell which is which. */
  assert_pairs (si_test_table ("1|A|Tea|1", "2|A|Rice|2"), si_test_table ("3|A|Tea|1"), "-|0|1");
}

static void
test_an_id_with_another_code_is_renamed (void)
{
  assert_pairs (si_test_table ("1|A|Tea|1", "2|B|Rice|2"),
                si_test_table ("2|B2|Rice|2", "1|A2|Tea|1"), "1m0m");
  /* An equal code counts more than an equal id. */
  assert_pairs (si_test_table ("1|A|Tea|1", "2|B|Rice|2"),
                si_test_table ("1|B|Rice|2", "2|C|Salt|1"), "1n-|0");
}

static void
test_an_empty_id_or_code_makes_nothing_equal (void)
{
  assert_pairs (si_test_table ("|A|Tea|1"), si_test_table ("|B|Tea|1"), "-|0");
  assert_pairs (si_test_table ("1||Tea|1"), si_test_table ("2||Tea|1"), "-|0");
  assert_pairs (si_test_table ("||Tea|1"), si_test_table ("||Rice|1"), "-|0");
  assert_pairs (si_test_table ("||Tea|1"), si_test_table ("||Tea|2"), "0");
}

static void
test_of_equal_rows_those_with_equal_stocks_come_first (void)
{
  assert_pairs (si_test_table ("1|A|Tea|5", "1|A|Tea|6", "1|A|Tea|7"),
                si_test_table ("1|A|Tea|7", "1|A|Tea|8", "1|A|Tea|5"), "210");
  assert_pairs (si_test_table ("1|A|Tea|5|1 Karachi 5", "1|A|Tea|5|2 Lahore 5"),
                si_test_table ("1|A|Tea|5|2 Lahore 5", "1|A|Tea|5|1 Karachi 5"), "10");
  assert_pairs (si_test_table ("1|A|Tea|5", "1|A|Tea|6"), si_test_table ("1|A|Tea|6"), "1|0");
}

static SiTable *
make_with_unreadable (const char *text)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  si_table_builder_add_product (builder, "1", "A1", "Apples", "5");
  si_table_builder_add_unreadable (builder, text, -1);
  return si_table_builder_finish (builder);
}

static void
test_an_unreadable_row_is_not_gone (void)
{
  static const char *const texts[] = {
    "{\"products_id\":\"2\",\"SkuCode\":\"B1\" \"x\"}",
    "{\"products_id\" : 2, \"Stock\": [",
    "{\"Stock\": \"1\", \"skucode\":\"B1\",,}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      assert_pairs (si_test_table ("1|A1|Apples|5", "2|B1|Bananas|7"),
                    make_with_unreadable (texts[i]), "0|1?");
      assert_pairs (make_with_unreadable (texts[i]),
                    si_test_table ("2|B1|Bananas|7", "1|A1|Apples|5"), "-?0");
    }
  assert_pairs (si_test_table ("1|A1|Apples|5", "2|B1|Bananas|7"),
                make_with_unreadable ("{\"products_id\":\"22\",\"SkuCode\":\"B11\" \"x\"}"), "0|1");
  assert_pairs (si_test_table ("1|A1|Apples|5", "2|B1|Bananas|7"), make_with_unreadable ("[2"),
                "0|1");
}

static void
test_an_unreadable_row_hides_one_product (void)
{
  assert_pairs (si_test_table ("0|B1|Bananas|7", "0|C1|Cherries|7", "1|A1|Apples|5"),
                make_with_unreadable ("{\"products_id\":\"0\",\"SkuCode\":\"C1\" \"x\"}"),
                "2|0|1?");
}

static void
test_names_are_found_in_what_could_not_be_read (void)
{
  static const struct
  {
    const char *text;
    const char *id;
    const char *sku;
  } rows[] = {
    { "{\"SkuCode\":\"A\\\"\\/\\\\b\",\"products_id\":-1.5,", "-1.5", "A\"/\\b" },
    { "{\"SkuCode\":\"A\\u0041\",\"products_id\":12", NULL, NULL },
    { "{\"SkuCode\" \"A\",\"products_id\":\"", NULL, NULL },
    { "{\"x\":\"SkuCode\",\"SkuCode\":\"\"", NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *id = NULL;
      g_autofree char *sku = NULL;

      g_assert_cmpint (si_unreadable_get_names (rows[i].text, &id, &sku), ==, rows[i].id != NULL);
      g_assert_cmpstr (id, ==, rows[i].id);
      g_assert_cmpstr (sku, ==, rows[i].sku);
    }
}

static void
test_equal_keys_have_ordinals (void)
{
  g_autoptr (SiTable) table = si_test_table ("|A|Tea|1", "1|A|Tea|2", "|A|Tea|3", "|A|Rice|4",
                                             "|B|Tea|5", "|A|Tea|6", "1|A|Rice|7");
  static const guint expected[] = { 0, 0, 1, 0, 0, 2, 0 };
  const SiProductKey unknown = { (char *) "", (char *) "A", (char *) "Tea", 3 };

  for (guint row = 0; row < G_N_ELEMENTS (expected); row++)
    {
      const SiProductKey key = si_table_get_key (table, row);

      g_assert_cmpuint (si_table_get_key (table, row).ordinal, ==, expected[row]);
      g_assert_cmpuint (si_table_find_key (table, &key), ==, row);
    }
  g_assert_cmpuint (si_table_find_key (table, &unknown), ==, SI_NO_ROW);
}

static void
test_a_key_finds_a_product_with_another_description (void)
{
  g_autoptr (SiTable) table
      = si_test_table ("1|A|Tea|1", "2|B|Rice|2", "2|C|Salt|3", "2|C|Oil|3", "||Ink|3");
  const SiProductKey once = { (char *) "1", (char *) "A", (char *) "Green tea", 0 };
  const SiProductKey other_code = { (char *) "1", (char *) "B", (char *) "Tea", 0 };
  const SiProductKey once_with_code = { (char *) "2", (char *) "B", NULL, 0 };
  const SiProductKey twice = { (char *) "2", (char *) "C", (char *) "Pepper", 0 };
  const SiProductKey nameless = { (char *) "", (char *) "", (char *) "Pen", 0 };

  g_assert_cmpuint (si_table_find_key (table, &once), ==, 0);
  g_assert_cmpuint (si_table_find_key (table, &other_code), ==, SI_NO_ROW);
  g_assert_cmpuint (si_table_find_key (table, &once_with_code), ==, 1);
  g_assert_cmpuint (si_table_find_key (table, &twice), ==, SI_NO_ROW);
  g_assert_cmpuint (si_table_find_key (table, &nameless), ==, SI_NO_ROW);
}

static SiTable *
make_random_table (GRand *random)
{
  static const char *const ids[] = { "", "", "0", "1", "2", "3" };
  static const char *const skus[] = { "", "", "A", "B", "C", "D" };
  static const char *const descriptions[] = { "", "Tea", "Tea", "Rice" };
  static const char *const stocks[] = { "1", "1", "2", "x", "" };
  static const char *const rows[] = { "{\"products_id\":\"1\" x", "{\"SkuCode\":\"B\" x",
                                      "{\"products_id\":\"2\",\"SkuCode\":\"C\" x", "[1" };
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  const guint n = g_rand_int_range (random, 0, 9);

#define any(texts) texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))]
  for (guint i = 0; i < n; i++)
    {
      si_table_builder_add_product (builder, any (ids), any (skus), any (descriptions),
                                    any (stocks));
      for (guint k = g_rand_int_range (random, 0, 3); k > 0; k--)
        si_table_builder_add_godown_stock (builder, any (ids), any (skus), any (stocks));
    }
  if (g_rand_boolean (random))
    si_table_builder_add_unreadable (builder, any (rows), -1);
#undef any
  return si_table_builder_finish (builder);
}

/* Returns: a table with the same rows in another order. */
static SiTable *
shuffle (const SiTable *table, GRand *random)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  const guint n = si_table_get_n_products (table);
  g_autofree guint *rows = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const guint other = g_rand_int_range (random, 0, (int) i + 1);

      rows[i] = rows[other];
      rows[other] = i;
    }
  for (guint i = 0; i < n; i++)
    {
      si_table_builder_add_product_quantity (
          builder, si_table_get_product_id (table, rows[i]), si_table_get_sku (table, rows[i]),
          si_table_get_description (table, rows[i]), si_table_get_stock (table, rows[i]),
          si_table_get_stock_text (table, rows[i]));
      for (guint k = si_table_get_n_godown_stocks (table, rows[i]); k > 0; k--)
        {
          SiGodownStock line;

          si_table_get_godown_stock (table, rows[i], k - 1, &line);
          si_table_builder_add_godown_quantity (builder, line.id, line.name, line.stock,
                                                line.stock_text);
        }
    }
  for (guint i = 0; i < si_table_get_n_unreadable (table); i++)
    si_table_builder_add_unreadable (builder, si_table_get_unreadable (table, i), -1);
  return si_table_builder_finish (builder);
}

static void
assert_sound (const SiPairing *pairing)
{
  const SiTable *before = si_pairing_get_before_table (pairing);
  const SiTable *after = si_pairing_get_after_table (pairing);
  guint n_before = 0, n_after = 0;

  for (guint row = 0; row < si_table_get_n_products (before); row++)
    n_before += si_pairing_get_after (pairing, row) != SI_NO_ROW;
  for (guint row = 0; row < si_table_get_n_products (after); row++)
    {
      const guint old = si_pairing_get_before (pairing, row);
      const SiPairKind kind = si_pairing_get_kind_of_after (pairing, row);

      g_assert_cmpint (old == SI_NO_ROW, ==, kind == SI_PAIR_NONE || kind == SI_PAIR_UNREADABLE);
      if (old == SI_NO_ROW)
        continue;
      n_after++;
      g_assert_cmpuint (si_pairing_get_after (pairing, old), ==, row);
      g_assert_cmpint (si_pairing_get_kind_of_before (pairing, old), ==, kind);
      if (kind != SI_PAIR_RENAMED)
        g_assert_cmpstr (si_table_get_sku (before, old), ==, si_table_get_sku (after, row));
      if (kind != SI_PAIR_RENUMBERED)
        g_assert_cmpstr (si_table_get_product_id (before, old), ==,
                         si_table_get_product_id (after, row));
    }
  g_assert_cmpuint (n_before, ==, n_after);
}

static void
assert_directions_agree (const SiPairing *pairing, const SiTable *before, const SiTable *after)
{
  g_autoptr (SiPairing) back = si_pairing_new (after, before);

  for (guint row = 0; row < si_table_get_n_products (before); row++)
    {
      g_assert_cmpuint (si_pairing_get_after (pairing, row), ==, si_pairing_get_before (back, row));
      g_assert_cmpint (si_pairing_get_kind_of_before (pairing, row), ==,
                       si_pairing_get_kind_of_after (back, row));
    }
  for (guint row = 0; row < si_table_get_n_products (after); row++)
    g_assert_cmpint (si_pairing_get_kind_of_after (pairing, row), ==,
                     si_pairing_get_kind_of_before (back, row));
}

static void
count_kinds (const SiPairing *pairing, guint *counts)
{
  for (guint row = 0; row < si_table_get_n_products (si_pairing_get_before_table (pairing)); row++)
    counts[si_pairing_get_kind_of_before (pairing, row)]++;
  for (guint row = 0; row < si_table_get_n_products (si_pairing_get_after_table (pairing)); row++)
    counts[5 + si_pairing_get_kind_of_after (pairing, row)]++;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
describe_row (const SiTable *table, guint row)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const SiQuantity total = si_table_get_stock (table, row);

  for (guint i = 0; i < si_table_get_n_godown_stocks (table, row); i++)
    {
      SiGodownStock line;

      si_table_get_godown_stock (table, row, i, &line);
      g_ptr_array_add (lines,
                       g_strdup_printf ("%s %s %d %" G_GINT64_FORMAT " %s", line.id, line.name,
                                        line.stock.kind, line.stock.millionths, line.stock_text));
    }
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (
      lines, g_strdup_printf ("%s|%s|%s|%d %" G_GINT64_FORMAT, si_table_get_product_id (table, row),
                              si_table_get_sku (table, row), si_table_get_description (table, row),
                              total.kind, total.millionths));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* Each row of an inventory is paired with itself in another order, and no product changes. */
static void
assert_order_means_nothing (const SiTable *table, GRand *random)
{
  g_autoptr (SiTable) shuffled = shuffle (table, random);
  g_autoptr (SiPairing) pairing = si_pairing_new (table, shuffled);

  for (guint row = 0; row < si_table_get_n_products (table); row++)
    {
      const guint found = si_pairing_get_after (pairing, row);
      g_autofree char *before = describe_row (table, row);
      g_autofree char *after = NULL;

      g_assert_cmpuint (found, !=, SI_NO_ROW);
      after = describe_row (shuffled, found);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_any_two_inventories_are_paired_soundly (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (SiTable) before = make_random_table (random);
      g_autoptr (SiTable) after = make_random_table (random);
      g_autoptr (SiTable) before_shuffled = shuffle (before, random);
      g_autoptr (SiTable) after_shuffled = shuffle (after, random);
      g_autoptr (SiPairing) pairing = si_pairing_new (before, after);
      g_autoptr (SiPairing) shuffled = si_pairing_new (before_shuffled, after_shuffled);
      guint counts[10] = { 0 }, shuffled_counts[10] = { 0 };

      assert_sound (pairing);
      assert_directions_agree (pairing, before, after);
      assert_order_means_nothing (before, random);
      count_kinds (pairing, counts);
      count_kinds (shuffled, shuffled_counts);
      g_assert_cmpmem (counts, sizeof counts, shuffled_counts, sizeof counts);
    }
}

#define N_MANY 200000

/* Adds the product with this number, without an id. */
typedef void (*AddMany) (SiTableBuilder *builder, guint number);

static void
add_equal (SiTableBuilder *builder, guint number)
{
  si_table_builder_add_product (builder, "", "", "Tea", "1");
}

static void
add_with_code (SiTableBuilder *builder, guint number)
{
  char sku[16];

  g_snprintf (sku, sizeof sku, "A%u", number);
  si_table_builder_add_product (builder, "", sku, "Tea", "1");
}

static void
add_with_description (SiTableBuilder *builder, guint number)
{
  char description[32];

  g_snprintf (description, sizeof description, "Tea %u", number);
  si_table_builder_add_product (builder, "", "A", description, "1");
}

static SiTable *
make_many (AddMany add, gboolean backwards)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  for (guint i = 0; i < N_MANY; i++)
    add (builder, backwards ? N_MANY - 1 - i : i);
  return si_table_builder_finish (builder);
}

/* Each would take minutes if the time grew with the square of the number. */
static void
test_many_without_ids_take_linear_time (void)
{
  static const AddMany ways[] = { add_equal, add_with_code, add_with_description };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      const clock_t start = clock ();
      g_autoptr (SiPairing) pairing = pair (make_many (ways[i], FALSE), make_many (ways[i], TRUE));

      for (guint row = 0; row < N_MANY; row++)
        g_assert_cmpuint (si_pairing_get_after (pairing, row), ==, i == 0 ? row : N_MANY - 1 - row);
      g_assert_cmpint ((clock () - start) / CLOCKS_PER_SEC, <, 10);
    }
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/pairing/an-id-and-a-code-that-stand-once-are-one-product",
                   test_an_id_and_a_code_that_stand_once_are_one_product);
  g_test_add_func ("/pairing/rows-without-ids-are-known-by-their-codes",
                   test_rows_without_ids_are_known_by_their_codes);
  g_test_add_func ("/pairing/what-repeats-is-told-apart-by-its-description",
                   test_what_repeats_is_told_apart_by_its_description);
  g_test_add_func ("/pairing/an-sku-code-with-another-id-is-renumbered",
                   test_an_sku_code_with_another_id_is_renumbered);
  g_test_add_func ("/pairing/an-id-with-another-code-is-renamed",
                   test_an_id_with_another_code_is_renamed);
  g_test_add_func ("/pairing/an-empty-id-or-code-makes-nothing-equal",
                   test_an_empty_id_or_code_makes_nothing_equal);
  g_test_add_func ("/pairing/of-equal-rows-those-with-equal-stocks-come-first",
                   test_of_equal_rows_those_with_equal_stocks_come_first);
  g_test_add_func ("/pairing/an-unreadable-row-is-not-gone", test_an_unreadable_row_is_not_gone);
  g_test_add_func ("/pairing/an-unreadable-row-hides-one-product",
                   test_an_unreadable_row_hides_one_product);
  g_test_add_func ("/pairing/names-are-found-in-what-could-not-be-read",
                   test_names_are_found_in_what_could_not_be_read);
  g_test_add_func ("/pairing/equal-keys-have-ordinals", test_equal_keys_have_ordinals);
  g_test_add_func ("/pairing/a-key-finds-a-product-with-another-description",
                   test_a_key_finds_a_product_with_another_description);
  g_test_add_func ("/pairing/any-two-inventories-are-paired-soundly",
                   test_any_two_inventories_are_paired_soundly);
  g_test_add_func ("/pairing/many-without-ids-take-linear-time",
                   test_many_without_ids_take_linear_time);
  return g_test_run ();
}
