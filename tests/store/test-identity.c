/* test-identity.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Products without a unique id keep their past and their stock alerts, also in files of the first
 * version, which knew products by their ordinals. */

#include <sqlite3.h>
#include <string.h>

#include "si-table-builder.h"
#include "si-test-store.h"
#include "si-test-table.h"
#include "si-test.h"

#define DAY (G_GINT64_CONSTANT (24) * 3600 * G_USEC_PER_SEC)

/* Saves a table and unrefs it. */
static void
save_on_day (SiTestStore *self, int day, SiTable *table)
{
  g_autoptr (GError) error = NULL;

  si_test_store_save_at (self->store, table, day * DAY, SI_SNAPSHOT_WHOLE, &error);
  g_assert_no_error (error);
  si_table_unref (table);
}

static void
assert_history (SiTestStore *self, const char *id, const char *sku, const char *expected)
{
  const SiProductKey key = { (char *) id, (char *) sku, NULL, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) points = si_test_store_read_history (self->store, &key, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < points->len; i++)
    {
      const SiStockPoint *point = points->pdata[i];
      g_autofree char *stock = si_quantity_to_plain (point->stock);

      g_string_append_printf (text, "%s%d:%s", i > 0 ? " " : "", (int) (point->time / DAY),
                              point->present ? stock : "gone");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static gint64
set_alert (SiTestStore *self, const char *id, const char *sku, const char *description)
{
  const SiStockAlert set = { .product_id = (char *) id,
                             .sku = (char *) sku,
                             .description = (char *) description,
                             .minimum = { 5 * SI_QUANTITY_ONE, SI_QUANTITY_EXACT } };
  g_autoptr (SiStockAlert) saved = si_test_store_save_stock_alert (self->store, &set);

  return saved->id;
}

/* Describes the product of each stock alert as "id/sku/description/ordinal". */
static char *
describe_alerts (SiTestStore *self, SiTable *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) alerts = si_test_store_list_stock_alerts (self->store, table, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < alerts->len; i++)
    {
      const SiStockAlert *each = alerts->pdata[i];

      g_string_append_printf (text, "%s%s/%s/%s/%u", i > 0 ? " " : "", each->product_id, each->sku,
                              each->description != NULL ? each->description : "?", each->ordinal);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_alerts (SiTestStore *self, const char *expected)
{
  g_autofree char *text = describe_alerts (self, NULL);

  g_assert_cmpstr (text, ==, expected);
}

/* The times since which the stocks of the alerts are low, in their order. */
static void
assert_low_since (SiTestStore *self, const char *expected)
{
  g_autoptr (GPtrArray) alerts = si_test_store_list_stock_alerts (self->store, NULL, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < alerts->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            ((SiStockAlert *) alerts->pdata[i])->low_since);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_another_order_of_products_without_ids_is_no_change (SiTestStore *self, gconstpointer data)
{
  g_autoptr (GPtrArray) snapshots = NULL;

  save_on_day (self, 1, si_test_table ("|A1|Apples|5", "|B1|Bananas|7", "|C1|Cherries|9"));
  save_on_day (self, 2, si_test_table ("|C1|Cherries|9", "|A1|Apples|5", "|B1|Bananas|7"));
  save_on_day (self, 3, si_test_table ("|C1|Cherries|9", "|A1|Apples|5"));
  snapshots = si_test_store_list (self->store, NULL);
  g_assert_cmpuint (((SiSnapshot *) snapshots->pdata[1])->n_changed, ==, 0);
  g_assert_cmpuint (((SiSnapshot *) snapshots->pdata[0])->n_changed, ==, 1);
  assert_history (self, "", "C1", "1:9 3:9");
  assert_history (self, "", "B1", "1:7 3:gone");
}

static void
test_a_history_outlives_another_id_and_another_code (SiTestStore *self, gconstpointer data)
{
  save_on_day (self, 1, si_test_table ("1|A|Tea|5", "2|B|Rice|1"));
  save_on_day (self, 2, si_test_table ("1001|A|Tea|6", "1002|B|Rice|1"));
  save_on_day (self, 3, si_test_table ("1001|A2|Tea|6", "1002|B|Rice|1"));
  save_on_day (self, 4, si_test_table ("1001|A2|Tea|8", "1002|B|Rice|1"));
  assert_history (self, "1001", "A2", "1:5 2:6 4:8");
  {
    g_autoptr (SiTable) first = si_test_store_load_past (self->store, 1, NULL);
    g_autofree char *says = si_test_store_describe_sorted (first);
    g_autoptr (SiTable) expected = si_test_table ("1|A|Tea|5", "2|B|Rice|1");
    g_autofree char *said = si_test_store_describe_sorted (expected);

    g_assert_cmpstr (says, ==, said);
  }
}

static void
test_a_product_that_is_back_is_the_same_one (SiTestStore *self, gconstpointer data)
{
  save_on_day (self, 1, si_test_table ("1|A|Tea|5", "2|B|Rice|1"));
  set_alert (self, "1", "A", "Tea");
  save_on_day (self, 2, si_test_table ("2|B|Rice|1"));
  assert_alerts (self, "1/A/Tea/0");
  assert_history (self, "1", "A", "1:5 2:gone");
  si_test_store_reopen (self);
  save_on_day (self, 3, si_test_table ("2|B|Rice|1", "3|C|Salt|1"));
  save_on_day (self, 4, si_test_table ("2|B|Rice|1", "1001|A|Green tea|4", "3|C|Salt|1"));
  assert_alerts (self, "1001/A/Green tea/0");
  assert_history (self, "1001", "A", "1:5 2:gone 4:4");
}

static void
test_of_equal_products_each_keeps_its_own_past (SiTestStore *self, gconstpointer data)
{
  const SiProductKey first = { (char *) "1", (char *) "X", (char *) "Box", 0 };
  g_autoptr (GPtrArray) points = NULL;

  save_on_day (self, 1, si_test_table ("1|X|Box|1", "1|X|Box|2"));
  set_alert (self, "1", "X", "Box");
  save_on_day (self, 2, si_test_table ("1|X|Box|2"));
  assert_alerts (self, "1/X/Box/0");
  save_on_day (self, 3, si_test_table ("1|X|Box|2", "1|X|Box|1"));
  points = si_test_store_read_history (self->store, &first, NULL, NULL);
  g_assert_cmpuint (points->len, ==, 2);
  g_assert_cmpint (((SiStockPoint *) points->pdata[0])->stock.millionths, ==, 2 * SI_QUANTITY_ONE);
  assert_alerts (self, "1/X/Box/1");
}

static void
test_an_alert_stays_with_its_product (SiTestStore *self, gconstpointer data)
{
  g_autoptr (SiTable) unsaved = si_test_table ("|C1|Cherries|9", "77|B1|Bananas|8", "|A1|Tart|5");
  g_autofree char *ahead = NULL;

  save_on_day (self, 1, si_test_table ("|A1|Apples|5", "|B1|Bananas|7", "|C1|Cherries|9"));
  set_alert (self, "", "B1", "Bananas");
  set_alert (self, "", "A1", "Apples");
  save_on_day (self, 2, si_test_table ("|C1|Cherries|9", "|A1|Apples|5", "|B1|Bananas|7"));
  assert_alerts (self, "/B1/Bananas/0 /A1/Apples/0");

  /* A list can be about an inventory that was not stored. */
  ahead = describe_alerts (self, unsaved);
  g_assert_cmpstr (ahead, ==, "77/B1/Bananas/0 /A1/Tart/0");
  assert_alerts (self, "/B1/Bananas/0 /A1/Apples/0");

  save_on_day (self, 3, si_table_ref (unsaved));
  si_test_store_reopen (self);
  assert_alerts (self, "77/B1/Bananas/0 /A1/Tart/0");
}

static void
test_a_second_alert_on_a_stock_takes_the_place_of_the_first (SiTestStore *self, gconstpointer data)
{
  save_on_day (self, 1, si_test_table ("1|A|Tea|5", "2|B|Rice|1"));
  g_assert_cmpint (set_alert (self, "1", "A", "Tea"), ==, set_alert (self, "1", "A", NULL));
  g_assert_cmpint (set_alert (self, "2", "B", "Rice"), !=, set_alert (self, "1", "A", "Tea"));
  assert_alerts (self, "1/A/Tea/0 2/B/Rice/0");
}

static void
test_an_alert_outlives_its_gone_products_past (SiTestStore *self, gconstpointer data)
{
  save_on_day (self, 1, si_test_table ("1|A|Tea|5", "2|B|Rice|1", "3|C|Salt|1"));
  set_alert (self, "3", "C", "Salt");
  save_on_day (self, 2, si_test_table ("2|B|Rice|2"));
  g_assert_true (si_test_store_prune (self->store, 0, NULL));
  g_assert_true (si_test_store_check (self->store, NULL));
  save_on_day (self, 3, si_test_table ("2|B|Rice|2", "33|C|Salt|1", "1|A|Tea|5"));
  assert_alerts (self, "33/C/Salt/0");
  assert_history (self, "1", "A", "2:gone 3:5");
}

static SiTable *
make_random_table (GRand *random)
{
  static const char *const ids[] = { "", "", "0", "1", "2", "3", "4" };
  static const char *const skus[] = { "", "A", "B", "C", "D", "E" };
  static const char *const descriptions[] = { "", "Tea", "Tea", "Rice" };
  static const char *const stocks[] = { "1", "2", "x", "" };
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
    si_table_builder_add_unreadable (builder, "{\"products_id\":\"1\" x", -1);
#undef any
  return si_table_builder_finish (builder);
}

static void
test_any_past_is_rebuilt_as_it_was (SiTestStore *self, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 60; i++)
    {
      SiTable *table = make_random_table (random);

      g_ptr_array_add (said, si_test_store_describe_sorted (table));
      save_on_day (self, (int) i, table);
      if (i % 20 == 7)
        set_alert (self, "1", "A", "Tea");
    }
  g_assert_true (si_test_store_check (self->store, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < said->len; i++)
    {
      g_autoptr (SiTable) past = si_test_store_load_past (self->store, i + 1, &error);
      g_autofree char *says = NULL;

      g_assert_no_error (error);
      says = si_test_store_describe_sorted (past);
      g_assert_cmpstr (says, ==, said->pdata[i]);
    }
}

/* Makes a file as an earlier program wrote it. The first version is the oldest; the second one was
 * written just before the store's sources were taken apart. */
static void
make_file (SiTestStore *self, const char *version, const char *more)
{
  g_autofree char *name = g_strconcat (version, ".sql", NULL);
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "store", name, NULL);
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *sql = NULL;
  sqlite3 *database;

  g_assert_true (g_file_get_contents (source, &sql, NULL, NULL));
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (sqlite3_open (self->path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, more, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
}

/* Reads the description of that file by the program that wrote it: for each snapshot a line with a
 * # and its id, and then its products. */
static GStrv
read_description (const char *version)
{
  g_autofree char *name = g_strconcat (version, ".txt", NULL);
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "store", name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (source, &text, NULL, NULL));
  return g_strsplit (text, "# ", 0);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
sort_lines (char *text)
{
  g_auto (GStrv) lines = g_strsplit (g_strstrip (text), "\n", 0);

  qsort (lines, g_strv_length (lines), sizeof *lines, compare_lines);
  return g_strjoinv ("\n", lines);
}

/* Describes a table as si_test_store_describe_sorted() does, but without the findings. */
static char *
describe_without_findings (const SiTable *table)
{
  g_autofree char *text = si_test_store_describe_sorted (table);
  g_autoptr (GRegex) findings = g_regex_new (" ! \\d+$", G_REGEX_MULTILINE, 0, NULL);
  g_autofree char *less = g_regex_replace_literal (findings, text, -1, 0, "", 0, NULL);

  return sort_lines (less);
}

static void
assert_says_the_same (SiTestStore *self, const char *version, guint n_snapshots)
{
  g_auto (GStrv) said = read_description (version);

  g_assert_cmpuint (g_strv_length (said), ==, n_snapshots + 1);
  for (guint i = 1; said[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      char *text = strchr (said[i], '\n') + 1;
      g_autoptr (SiTable) table
          = si_test_store_load_past (self->store, (gint64) strtoll (said[i], NULL, 10), &error);
      g_autofree char *says = NULL;
      g_autofree char *expected = NULL;

      g_assert_no_error (error);
      says = describe_without_findings (table);
      expected = sort_lines (text);
      g_assert_cmpstr (says, ==, expected);
    }
}

/* The second stock alert was set on B1, whose ordinal A1 has by now. The products of the last two
 * are gone. */
#define FIRST_WATCHES(gone)                                                                        \
  "109032/PTFB04/SNS Coupon/0 /B1/Bananas/0 177/T2/Rice/0 109410/PFLY12/" gone "/0 "               \
  "nowhere/GONE/?/0"

static void
test_takes_a_file_of_the_first_version_over_whole (SiTestStore *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) alerts = NULL;
  g_autoptr (SiTable) newest = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  const SiStockAlert *second;

  make_file (self, "first-version", "");
  assert_says_the_same (self, "first-version", 9);
  assert_alerts (self, FIRST_WATCHES ("SNS Flyers"));
  assert_history (self, "109410", "PFLY12", "1:-41594 3:-41000 5:gone 9:gone");
  assert_history (self, "109032", "PTFB04", "1:-42893 3:gone 5:-42000 8:-42001 9:-42001");
  g_assert_true (si_test_store_check (self->store, &error));
  g_assert_no_error (error);
  g_assert_null (si_store_get_quarantined (self->store));

  alerts = si_test_store_list_stock_alerts (self->store, NULL, NULL);
  second = alerts->pdata[1];
  g_assert_cmpint (second->id, ==, 2);
  g_assert_cmpstr (second->godown_id, ==, "7");
  g_assert_cmpint (second->minimum.millionths, ==, 20 * SI_QUANTITY_ONE);
  g_assert_cmpint (second->snoozed_until, ==, 1234567890123456);
  g_assert_true (((SiStockAlert *) alerts->pdata[0])->below);

  /* The file can be written from now on. */
  newest = si_test_store_load (self->store, NULL, &error);
  save_on_day (self, 10, si_test_store_drift (newest, 24, random));
  si_test_store_reopen (self);
  assert_says_the_same (self, "first-version", 9);
  g_assert_true (si_test_store_check (self->store, &error));
  g_assert_no_error (error);
}

static void
test_reads_a_file_of_the_second_version_as_it_is (SiTestStore *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (SiTable) newest = NULL;

  make_file (self, "second-version", "");
  assert_says_the_same (self, "second-version", 8);
  assert_alerts (self, "19/SKU21/Renamed/0 24/SKU11/Renamed/0 1/SKU47/Thing چیز 316/0");
  g_assert_true (si_test_store_check (self->store, &error));
  g_assert_no_error (error);
  g_assert_null (si_store_get_quarantined (self->store));
  assert_low_since (self, "0 1 1");

  /* The past stays as it was behind a new snapshot. */
  newest = si_test_store_load (self->store, NULL, &error);
  save_on_day (self, 10, si_test_store_drift (newest, 24, random));
  si_test_store_reopen (self);
  assert_says_the_same (self, "second-version", 8);
  g_assert_true (si_test_store_check (self->store, &error));
  g_assert_no_error (error);
}

static void
test_saves_what_is_whole_of_a_damaged_file_of_the_second_version (SiTestStore *self,
                                                                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  make_file (self, "second-version", "DELETE FROM alert WHERE id = 2");
  table = si_test_store_load (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (si_store_get_quarantined (self->store));
  assert_alerts (self, "19/SKU21/Thing چیز 286/0 1/SKU47/Thing چیز 316/0");
  assert_low_since (self, "0 1");
}

static void
test_saves_what_is_whole_of_a_damaged_file_of_the_first_version (SiTestStore *self,
                                                                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  make_file (self, "first-version", "UPDATE product SET ids = zeroblob (9) WHERE first = 0");
  table = si_test_store_load (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (si_store_get_quarantined (self->store));
  g_assert_cmpuint (si_table_get_n_products (table), ==, 32);
  assert_alerts (self, FIRST_WATCHES ("?"));
}

static void
test_damage_to_the_numbers_is_found (SiTestStore *self, gconstpointer data)
{
  static const char *const damages[] = {
    "UPDATE numbering SET numbers = zeroblob (length (numbers))",
    "DELETE FROM numbering",
    "DELETE FROM gone",
    "UPDATE gone SET id = 'x'",
    "UPDATE stock_alert SET product = product + 1",
  };

  save_on_day (self, 1, si_test_table ("1|A|Tea|5", "2|B|Rice|1"));
  set_alert (self, "2", "B", "Rice");
  save_on_day (self, 2, si_test_table ("1|A|Tea|6"));
  g_assert_true (si_test_store_check (self->store, NULL));
  si_test_store_close (self->store);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s-%u.db", self->path, i);
      g_autoptr (SiStore) store = NULL;
      g_autofree char *bytes = NULL;
      g_autoptr (GError) error = NULL;
      sqlite3 *database;
      gsize length;

      g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
      g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
      g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (database, damages[i], NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (database);
      store = si_store_new (path);
      g_assert_false (si_test_store_check (store, &error));
      g_assert_error (error, SI_STORE_ERROR, SI_STORE_ERROR_DAMAGED);
      si_test_store_close (store);
    }
}

static void
test_many_without_ids_are_saved_in_linear_time (SiTestStore *self, gconstpointer data)
{
  for (int day = 1; day <= 3; day++)
    {
      g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
      const gint64 start = g_get_monotonic_time ();

      for (guint i = 0; i < 100000; i++)
        {
          g_autofree char *sku = g_strdup_printf ("A%05u", (i * 7919) % 100000);

          si_table_builder_add_product (builder, "", sku, "Tea", (int) i % 50 == day ? "2" : "1");
        }
      save_on_day (self, day, si_table_builder_finish (builder));
      g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
    }
}

#define ADD(path, function)                                                                        \
  g_test_add ("/identity/" path, SiTestStore, NULL, si_test_store_set_up, function,                \
              si_test_store_tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("another-order-of-products-without-ids-is-no-change",
       test_another_order_of_products_without_ids_is_no_change);
  ADD ("a-history-outlives-another-id-and-another-code",
       test_a_history_outlives_another_id_and_another_code);
  ADD ("a-product-that-is-back-is-the-same-one", test_a_product_that_is_back_is_the_same_one);
  ADD ("of-equal-products-each-keeps-its-own-past", test_of_equal_products_each_keeps_its_own_past);
  ADD ("an-alert-stays-with-its-product", test_an_alert_stays_with_its_product);
  ADD ("a-second-alert-on-a-stock-takes-the-place-of-the-first",
       test_a_second_alert_on_a_stock_takes_the_place_of_the_first);
  ADD ("an-alert-outlives-its-gone-products-past", test_an_alert_outlives_its_gone_products_past);
  ADD ("any-past-is-rebuilt-as-it-was", test_any_past_is_rebuilt_as_it_was);
  ADD ("takes-a-file-of-the-first-version-over-whole",
       test_takes_a_file_of_the_first_version_over_whole);
  ADD ("reads-a-file-of-the-second-version-as-it-is",
       test_reads_a_file_of_the_second_version_as_it_is);
  ADD ("saves-what-is-whole-of-a-damaged-file-of-the-second-version",
       test_saves_what_is_whole_of_a_damaged_file_of_the_second_version);
  ADD ("saves-what-is-whole-of-a-damaged-file-of-the-first-version",
       test_saves_what_is_whole_of_a_damaged_file_of_the_first_version);
  ADD ("damage-to-the-numbers-is-found", test_damage_to_the_numbers_is_found);
  ADD ("many-without-ids-are-saved-in-linear-time", test_many_without_ids_are_saved_in_linear_time);
  return g_test_run ();
}
