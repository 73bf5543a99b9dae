/* test-past.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "si-sum.h"
#include "si-table-builder.h"
#include "si-test-store.h"
#include "si-test-table.h"
#include "si-test.h"

#define DAY (G_GINT64_CONSTANT (24) * 3600 * G_USEC_PER_SEC)

static void
save_on_day (SiTestStore *self, gint64 day, SiTable *table)
{
  g_autoptr (GError) error = NULL;

  si_test_store_save_at (self->store, table, day * DAY, SI_SNAPSHOT_WHOLE, &error);
  g_assert_no_error (error);
}

/* Each of many random inventories is loaded again after all were saved. */
static void
test_every_inventory_comes_back_as_it_was (SiTestStore *self, gconstpointer data)
{
  const guint n = 200;
  g_autoptr (GRand) random = g_rand_new ();
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) snapshots = NULL;
  g_autoptr (SiTable) table = NULL;
  g_autoptr (GError) error = NULL;
  const guint32 seed = g_random_int ();

  g_test_message ("seed %u", seed);
  g_rand_set_seed (random, seed);
  for (guint i = 0; i < n; i++)
    {
      SiTable *next = si_test_store_drift (table, g_rand_int_range (random, 0, 60), random);

      g_clear_pointer (&table, si_table_unref);
      table = next;
      save_on_day (self, i, table);
      g_ptr_array_add (said, si_test_store_describe_sorted (table));
      if (g_rand_int_range (random, 0, 20) == 0)
        si_test_store_reopen (self);
    }

  snapshots = si_test_store_list (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (snapshots->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const SiSnapshot *snapshot = snapshots->pdata[n - 1 - i];
      g_autoptr (SiTable) past = si_test_store_load_past (self->store, snapshot->id, &error);
      g_autofree char *says = NULL;

      g_assert_no_error (error);
      says = si_test_store_describe_sorted (past);
      g_assert_cmpstr (says, ==, said->pdata[i]);
      g_assert_cmpuint (si_table_get_n_products (past), ==, snapshot->n_products);
    }
  g_assert_true (si_test_store_check (self->store, &error));
  g_assert_no_error (error);
}

/* Describes each point as "day:stock". */
static char *
describe_points (GPtrArray *points)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < points->len; i++)
    {
      const SiStockPoint *point = points->pdata[i];
      g_autofree char *stock = point->stock_text != NULL ? g_strdup (point->stock_text)
                                                         : si_quantity_to_plain (point->stock);

      g_string_append_printf (text, "%s%d:%s", i > 0 ? " " : "", (int) (point->time / DAY),
                              point->present ? stock : "gone");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
read_history (SiTestStore *self,
              const char *id,
              const char *sku,
              guint ordinal,
              const char *godown_id)
{
  const SiProductKey key = { (char *) id, (char *) sku, NULL, ordinal };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) points = si_test_store_read_history (self->store, &key, godown_id, &error);

  g_assert_no_error (error);
  return describe_points (points);
}

#define assert_history(self, id, sku, ordinal, godown_id, expected)                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *history = read_history (self, id, sku, ordinal, godown_id);                   \
    g_assert_cmpstr (history, ==, expected);                                                       \
  }                                                                                                \
  G_STMT_END

static void
save_six_days (SiTestStore *self)
{
  SiTable *days[] = {
    si_test_table ("1|A|Tea|5|1 Karachi 2|2 Lahore 3", "2|B|Rice|7"),
    si_test_table ("1|A|Tea|5|1 Karachi 2|2 Lahore 3", "2|B|Rice|7.5", "2|B|Rice|1"),
    si_test_table ("1|A|Tea|4|1 Karachi 1|2 Lahore 3", "2|B|Rice|7.5", "2|B|Rice|1"),
    si_test_table ("1|A|Tea|a few|1 Karachi 1", "2|B|Rice|7.5"),
    si_test_table ("2|B|Rice|7.5"),
    si_test_table ("1|A|Tea|9|1 Karachi 9", "2|B|Rice|7.5"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      save_on_day (self, i + 1, days[i]);
      si_table_unref (days[i]);
    }
}

static void
test_tells_how_a_stock_went_up_and_down (SiTestStore *self, gconstpointer data)
{
  assert_history (self, "1", "A", 0, NULL, "");
  save_six_days (self);
  assert_history (self, "1", "A", 0, NULL, "1:5 3:4 4:a few 5:gone 6:9");
  assert_history (self, "1", "A", 0, "1", "1:2 3:1 5:gone 6:9");
  assert_history (self, "1", "A", 0, "2", "1:3 4:gone 6:gone");
  assert_history (self, "2", "B", 0, NULL, "1:7 2:7.5 6:7.5");
  assert_history (self, "2", "B", 1, NULL, "1:gone 2:1 4:gone 6:gone");
  assert_history (self, "3", "C", 0, NULL, "1:gone 6:gone");
}

static void
assert_godown_history (SiTestStore *self, const char *godown_id, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) points = si_test_store_read_history (self->store, NULL, godown_id, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = describe_points (points);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_tells_how_the_stock_of_a_godown_went_up_and_down (SiTestStore *self, gconstpointer data)
{
  SiTable *days[] = {
    si_test_table ("1|A|Tea|5|1 Karachi 2|2 Lahore 3", "2|B|Rice|7| Shed 7"),
    si_test_table ("1|A|Tea|5|1 Karachi 2|2 Lahore 3", "2|B|Rice|7.5|1 Karachi 0.5| Shed 7"),
    si_test_table ("1|A|Tea|5|1 Karachi 2.25", "2|B|Rice|many|1 Karachi many| Shed 6"),
    si_test_table ("3|C|Salt|-1|1 Karachi -1"),
  };

  assert_godown_history (self, "1", "");
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      save_on_day (self, i + 1, days[i]);
      si_table_unref (days[i]);
    }
  assert_godown_history (self, "1", "1:2 2:2.5 3:2.25 4:-1");
  assert_godown_history (self, "2", "1:3 3:gone 4:gone");
  assert_godown_history (self, "9", "1:gone 4:gone");
}

/* Returns: the stock of a godown in an inventory, as the sum of its exact stocks there. */
static SiQuantity
add_up_godown (const SiTable *table, const char *godown_id)
{
  const guint godown = si_table_find_godown (table, godown_id);
  SiSum sum = { 0 };

  for (guint row = 0; godown != SI_NO_GODOWN && row < si_table_get_n_products (table); row++)
    si_sum_add (&sum, si_table_get_stock_in (table, row, godown));
  return si_sum_get (&sum);
}

static void
test_the_stock_of_a_godown_is_that_of_each_inventory (SiTestStore *self, gconstpointer data)
{
  const guint n = 60;
  g_autoptr (GRand) random = g_rand_new ();
  g_autoptr (SiTable) table = NULL;
  g_autoptr (GPtrArray) points = NULL;
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (SiQuantity));
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;
  const guint32 seed = g_random_int ();
  guint point = 0;

  g_test_message ("seed %u", seed);
  g_rand_set_seed (random, seed);
  for (guint i = 0; i < n; i++)
    {
      SiTable *next = si_test_store_drift (table, 40, random);
      SiQuantity sum;

      g_clear_pointer (&table, si_table_unref);
      table = next;
      if (key == NULL && si_table_get_n_all_godowns (table) > 0)
        key = si_godown_make_key (si_table_get_godown_id (table, 0),
                                  si_table_get_godown_name (table, 0));
      save_on_day (self, i, table);
      sum = key != NULL ? add_up_godown (table, key) : (SiQuantity){ 0, SI_QUANTITY_EXACT };
      g_array_append_val (sums, sum);
    }

  g_assert_nonnull (key);
  points = si_test_store_read_history (self->store, NULL, key, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (points->len, >, 1);
  for (guint i = 0; i < n; i++)
    {
      const SiStockPoint *next = point + 1 < points->len ? points->pdata[point + 1] : NULL;

      if (next != NULL && next->time <= i * DAY)
        point++;
      g_assert_cmpint (((SiStockPoint *) points->pdata[point])->stock.millionths, ==,
                       g_array_index (sums, SiQuantity, i).millionths);
    }
}

static void
test_prunes_older_snapshots (SiTestStore *self, gconstpointer data)
{
  g_autoptr (GPtrArray) snapshots = NULL;
  g_autoptr (SiTable) past = NULL;
  g_autoptr (GError) error = NULL;

  save_six_days (self);
  g_assert_true (si_test_store_prune (self->store, 4 * DAY, &error));
  g_assert_no_error (error);
  snapshots = si_test_store_list (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (snapshots->len, ==, 3);
  assert_history (self, "1", "A", 0, NULL, "4:a few 5:gone 6:9");

  g_assert_null (si_test_store_load_past (self->store, 1, &error));
  g_assert_error (error, SI_STORE_ERROR, SI_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_true (si_test_store_check (self->store, &error));
}

static void
test_erases_all_but_the_newest_and_gives_the_room_back (SiTestStore *self, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (SiTable) table = si_test_store_drift (NULL, 3000, random);
  g_autofree char *said = NULL;
  g_autofree char *says = NULL;
  g_autoptr (SiTable) loaded = NULL;
  g_autoptr (GError) error = NULL;
  guint64 before, first;

  save_on_day (self, 0, table);
  first = si_test_store_measure (self->store);
  for (guint i = 1; i < 20; i++)
    {
      SiTable *next = si_test_store_drift (table, 3000, random);

      si_table_unref (table);
      table = next;
      save_on_day (self, i, table);
    }
  before = si_test_store_measure (self->store);
  g_assert_true (si_test_store_prune (self->store, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (si_test_store_measure (self->store), <, before / 2);
  g_assert_cmpuint (si_test_store_measure (self->store), <, first * 3 / 2);

  si_test_store_reopen (self);
  said = si_test_store_describe (table);
  loaded = si_test_store_load (self->store, NULL, &error);
  g_assert_no_error (error);
  says = si_test_store_describe (loaded);
  g_assert_cmpstr (says, ==, said);

  /* The numbers of products stay sound after a prune. */
  save_six_days (self);
  g_assert_true (si_test_store_check (self->store, &error));
}

static void
test_a_wrong_clock_does_not_hold_up_pruning (SiTestStore *self, gconstpointer data)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|1");
  g_autoptr (GPtrArray) snapshots = NULL;
  static const gint64 days[] = { 1, 30000, 2, 3, 4 };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    save_on_day (self, days[i], table);
  g_assert_true (si_test_store_prune (self->store, 3 * DAY, NULL));
  snapshots = si_test_store_list (self->store, NULL);
  g_assert_cmpuint (snapshots->len, ==, 2);
}

static char *
write_history (SiTestStore *self)
{
  g_autofree char *path = g_build_filename (self->folder, "history.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  si_store_write_history_async (self->store, file, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  g_assert_true (si_store_write_history_finish (self->store, result, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static SiTable *
make_table_with_unreadable (const char *unreadable)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  si_table_builder_add_product (builder, "2", "B", "Rice", "7");
  if (unreadable != NULL)
    si_table_builder_add_unreadable (builder, unreadable, -1);
  return si_table_builder_finish (builder);
}

static void
test_tells_a_row_that_could_not_be_read_from_a_product_that_is_gone (SiTestStore *self,
                                                                     gconstpointer data)
{
  g_autoptr (SiTable) whole = si_test_table ("1|A|Tea|5|1 Karachi 5", "2|B|Rice|7");
  g_autoptr (SiTable) unreadable = make_table_with_unreadable ("{\"SkuCode\":\"A\" x");
  g_autoptr (SiTable) gone = make_table_with_unreadable ("{\"SkuCode\":\"C\" x");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  static const char *const expected[] = {
    "\"1970-01-05T00:00:00Z\",\"A\",\"1\",\"\",\"\",",
    "\"1970-01-05T00:00:00Z\",\"A\",\"1\",\"1\",\"Karachi\",",
    "\"1970-01-04T00:00:00Z\",\"A\",\"1\",\"\",\"\",5",
    "\"1970-01-04T00:00:00Z\",\"A\",\"1\",\"1\",\"Karachi\",5",
    "\"1970-01-03T00:00:00Z\",\"A\",\"1\",\"\",\"\",\"unreadable\"",
  };

  save_on_day (self, 1, whole);
  save_on_day (self, 2, unreadable);
  save_on_day (self, 3, whole);
  save_on_day (self, 4, gone);
  text = write_history (self);
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (lines[i + 1], ==, expected[i]);
}

static void
test_writes_all_of_it_for_other_programs (SiTestStore *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  static const char *const expected[] = {
    "\ufeff\"Time\",\"SkuCode\",\"products_id\",\"Godownid\",\"Godown\",\"Stock\"",
    "\"1970-01-07T00:00:00Z\",\"A\",\"1\",\"\",\"\",9",
    "\"1970-01-07T00:00:00Z\",\"A\",\"1\",\"1\",\"Karachi\",9",
    "\"1970-01-06T00:00:00Z\",\"A\",\"1\",\"\",\"\",",
    "\"1970-01-06T00:00:00Z\",\"A\",\"1\",\"1\",\"Karachi\",",
    "\"1970-01-05T00:00:00Z\",\"B\",\"2\",\"\",\"\",",
    "\"1970-01-05T00:00:00Z\",\"A\",\"1\",\"\",\"\",\"a few\"",
    "\"1970-01-05T00:00:00Z\",\"A\",\"1\",\"2\",\"Lahore\",",
    "\"1970-01-04T00:00:00Z\",\"A\",\"1\",\"\",\"\",4",
    "\"1970-01-04T00:00:00Z\",\"A\",\"1\",\"1\",\"Karachi\",1",
    "\"1970-01-03T00:00:00Z\",\"B\",\"2\",\"\",\"\",7.5",
    "\"1970-01-03T00:00:00Z\",\"B\",\"2\",\"\",\"\",1",
    "\"1970-01-02T00:00:00Z\",\"A\",\"1\",\"\",\"\",5",
    "\"1970-01-02T00:00:00Z\",\"A\",\"1\",\"1\",\"Karachi\",2",
    "\"1970-01-02T00:00:00Z\",\"A\",\"1\",\"2\",\"Lahore\",3",
    "\"1970-01-02T00:00:00Z\",\"B\",\"2\",\"\",\"\",7",
    "",
  };

  save_six_days (self);
  text = write_history (self);
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (lines[i], ==, expected[i]);
}

static void
test_a_history_that_cannot_be_written_leaves_no_file (SiTestStore *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "not there", "history.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  save_six_days (self);
  si_store_write_history_async (self->store, file, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  g_assert_false (si_store_write_history_finish (self->store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, SiTestStore, NULL, si_test_store_set_up, function, si_test_store_tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("/past/every-inventory-comes-back-as-it-was", test_every_inventory_comes_back_as_it_was);
  ADD ("/past/tells-how-a-stock-went-up-and-down", test_tells_how_a_stock_went_up_and_down);
  ADD ("/past/tells-how-the-stock-of-a-godown-went-up-and-down",
       test_tells_how_the_stock_of_a_godown_went_up_and_down);
  ADD ("/past/the-stock-of-a-godown-is-that-of-each-inventory",
       test_the_stock_of_a_godown_is_that_of_each_inventory);
  ADD ("/past/prunes-older-snapshots", test_prunes_older_snapshots);
  ADD ("/past/erases-all-but-the-newest-and-gives-the-room-back",
       test_erases_all_but_the_newest_and_gives_the_room_back);
  ADD ("/past/a-wrong-clock-does-not-hold-up-pruning", test_a_wrong_clock_does_not_hold_up_pruning);
  ADD ("/past/writes-all-of-it-for-other-programs", test_writes_all_of_it_for_other_programs);
  ADD ("/past/tells-a-row-that-could-not-be-read-from-a-product-that-is-gone",
       test_tells_a_row_that_could_not_be_read_from_a_product_that_is_gone);
  ADD ("/past/a-history-that-cannot-be-written-leaves-no-file",
       test_a_history_that_cannot_be_written_leaves_no_file);
  return g_test_run ();
}
