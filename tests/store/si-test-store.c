/* si-test-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-test-store.h"

#include "si-table-builder.h"
#include "si-test.h"

void
si_test_store_set_up (SiTestStore *self, gconstpointer data)
{
  self->folder = si_test_make_folder ();
  self->path = g_build_filename (self->folder, "shops", "shop.db", NULL);
  self->store = si_store_new (self->path);
}

static gboolean
is_gone (gpointer data)
{
  g_autoptr (GObject) object = g_weak_ref_get (data);

  return object == NULL;
}

/* Waits for the store's thread, which may hold the last reference for a moment. */
static void
finalize (SiStore *store)
{
  GWeakRef ref;

  si_test_store_close (store);
  g_weak_ref_init (&ref, store);
  g_object_unref (store);
  si_test_wait_for (is_gone, &ref, 5);
  g_weak_ref_clear (&ref);
}

void
si_test_store_tear_down (SiTestStore *self, gconstpointer data)
{
  finalize (self->store);
  g_free (self->path);
  si_test_remove_folder (self->folder);
}

void
si_test_store_reopen (SiTestStore *self)
{
  finalize (self->store);
  self->store = si_store_new (self->path);
}

void
si_test_store_close (SiStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  si_store_close_async (store, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  g_assert_true (si_store_close_finish (store, result, &error));
  g_assert_no_error (error);
}

SiTable *
si_test_store_load (SiStore *store, gint64 *whole_time, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GDateTime) date = NULL;
  SiTable *table;

  si_store_load_async (store, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  table = si_store_load_finish (store, result, &date, error);
  if (whole_time != NULL)
    *whole_time = date != NULL ? g_date_time_to_unix (date) * G_USEC_PER_SEC
                                     + g_date_time_get_microsecond (date)
                               : 0;
  return table;
}

gboolean
si_test_store_save_at (SiStore *store,
                       SiTable *table,
                       gint64 time,
                       SiSnapshotKind kind,
                       GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GDateTime) epoch = g_date_time_new_from_unix_utc (0);
  g_autoptr (GDateTime) date = g_date_time_add (epoch, time);

  si_store_save_async (store, table, date, kind, kind == SI_SNAPSHOT_WHOLE ? NULL : "97637", NULL,
                       si_test_keep_result, &result);
  si_test_wait_result (&result);
  return si_store_save_finish (store, result, error);
}

void
si_test_store_save (SiStore *store, SiTable *table)
{
  g_autoptr (GError) error = NULL;

  si_test_store_save_at (store, table, g_get_real_time (), SI_SNAPSHOT_WHOLE, &error);
  g_assert_no_error (error);
}

GPtrArray *
si_test_store_list (SiStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  si_store_list_snapshots_async (store, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  return si_store_list_snapshots_finish (store, result, error);
}

SiTable *
si_test_store_load_past (SiStore *store, gint64 snapshot, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  si_store_load_past_async (store, snapshot, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  return si_store_load_past_finish (store, result, error);
}

GPtrArray *
si_test_store_read_history (SiStore *store,
                            const SiProductKey *product,
                            const char *godown_id,
                            GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  si_store_read_history_async (store, product, godown_id, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  return si_store_read_history_finish (store, result, error);
}

gboolean
si_test_store_prune (SiStore *store, gint64 before, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GDateTime) epoch = g_date_time_new_from_unix_utc (0);
  g_autoptr (GDateTime) date = before != 0 ? g_date_time_add (epoch, before) : NULL;

  si_store_prune_async (store, date, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  return si_store_prune_finish (store, result, error);
}

guint64
si_test_store_measure (SiStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint64 bytes;

  si_store_measure_async (store, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  g_assert_true (si_store_measure_finish (store, result, &bytes, NULL, NULL, &error));
  g_assert_no_error (error);
  return bytes;
}

GPtrArray *
si_test_store_list_stock_alerts (SiStore *store, SiTable *table, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  si_store_list_stock_alerts_async (store, table, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  return si_store_list_stock_alerts_finish (store, result, error);
}

SiStockAlert *
si_test_store_save_stock_alert (SiStore *store, const SiStockAlert *alert)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SiStockAlert *saved;

  si_store_save_stock_alert_async (store, alert, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  saved = si_store_save_stock_alert_finish (store, result, &error);
  g_assert_no_error (error);
  return saved;
}

SiStockAlert *
si_test_store_make_stock_alert (const char *product_id, const char *godown_id)
{
  SiStockAlert *alert = g_new0 (SiStockAlert, 1);

  alert->product_id = g_strdup (product_id);
  alert->sku = g_strconcat ("A", product_id, NULL);
  alert->godown_id = g_strdup (godown_id);
  alert->minimum.millionths = SI_QUANTITY_ONE;
  return alert;
}

static void
describe_stock (GString *text, SiQuantity stock, const char *stock_text)
{
  g_string_append_printf (text, " %d:%" G_GINT64_FORMAT ":%s", stock.kind, stock.millionths,
                          stock_text != NULL ? stock_text : "-");
}

static char *
describe_product (const SiTable *table, guint row)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s [%s] [%s]", si_table_get_product_id (table, row),
                          si_table_get_sku (table, row), si_table_get_description (table, row));
  describe_stock (text, si_table_get_stock (table, row), si_table_get_stock_text (table, row));
  for (guint i = 0; i < si_table_get_n_godown_stocks (table, row); i++)
    {
      SiGodownStock stock;

      si_table_get_godown_stock (table, row, i, &stock);
      g_string_append_printf (text, " | %s %s", stock.id, stock.name);
      describe_stock (text, stock.stock, stock.stock_text);
    }
  g_string_append_printf (text, " ! %u", si_table_get_findings (table, row));
  return g_string_free (text, FALSE);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
describe (const SiTable *table, gboolean sorted)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint row = 0; row < si_table_get_n_products (table); row++)
    g_ptr_array_add (lines, describe_product (table, row));
  if (sorted)
    g_ptr_array_sort (lines, compare_texts);
  for (guint i = 0; i < si_table_get_n_unreadable (table); i++)
    g_ptr_array_add (lines, g_strdup_printf ("? %s", si_table_get_unreadable (table, i)));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

char *
si_test_store_describe (const SiTable *table)
{
  return describe (table, FALSE);
}

char *
si_test_store_describe_sorted (const SiTable *table)
{
  return describe (table, TRUE);
}

/* Makes whole numbers for the most part, and now and then another text that a server may send. */
static char *
make_stock (GRand *random)
{
  static const char *const odd[] = { "12.375",
                                     "-0.000001",
                                     "",
                                     "a few",
                                     "1e3",
                                     "9223372036854.775807",
                                     "-9223372036854.775808",
                                     "123456789012345678901234567890",
                                     "0.1234567891",
                                     "٣" };

  if (g_rand_int_range (random, 0, 10) == 0)
    return g_strdup (odd[g_rand_int_range (random, 0, G_N_ELEMENTS (odd))]);
  return g_strdup_printf ("%d.0", g_rand_int_range (random, -200, 5000));
}

static void
add_lines (SiTableBuilder *builder, GRand *random)
{
  static const char *const godowns[][2] = { { "97637", "Karachi Warehouse" },
                                            { "97637", "Karachi" },
                                            { "97638", "Lahore" },
                                            { "", "Unnamed" },
                                            { "5", "گودام" },
                                            { "6", "" } };
  const int n = g_rand_int_range (random, 0, 5);

  for (int i = 0; i < n; i++)
    {
      const int godown = g_rand_int_range (random, 0, G_N_ELEMENTS (godowns));
      g_autofree char *stock = make_stock (random);

      si_table_builder_add_godown_stock (builder, godowns[godown][0], godowns[godown][1], stock);
    }
}

static void
add_new (SiTableBuilder *builder, guint id, GRand *random)
{
  g_autofree char *product_id = g_strdup_printf ("%u", id);
  g_autofree char *sku = g_rand_int_range (random, 0, 8) == 0
                             ? g_strdup ("")
                             : g_strdup_printf ("SKU%d", g_rand_int_range (random, 0, 50));
  g_autofree char *description
      = g_strdup_printf ("Thing چیز %d", g_rand_int_range (random, 0, 1000));
  g_autofree char *stock = make_stock (random);

  si_table_builder_add_product (builder, product_id, sku, description, stock);
  add_lines (builder, random);
}

/* Adds a product as it was before, but for some figures that chance changes. */
static void
add_old (SiTableBuilder *builder, const SiTable *before, guint row, GRand *random)
{
  const gboolean moves = g_rand_int_range (random, 0, 3) == 0;
  g_autofree char *total = moves ? make_stock (random)
                           : si_table_get_stock_text (before, row) != NULL
                               ? g_strdup (si_table_get_stock_text (before, row))
                               : si_quantity_to_plain (si_table_get_stock (before, row));

  si_table_builder_add_product (
      builder, si_table_get_product_id (before, row), si_table_get_sku (before, row),
      g_rand_int_range (random, 0, 9) == 0 ? "Renamed" : si_table_get_description (before, row),
      total);
  if (g_rand_int_range (random, 0, 9) == 0)
    {
      add_lines (builder, random);
      return;
    }
  for (guint i = 0; i < si_table_get_n_godown_stocks (before, row); i++)
    {
      g_autofree char *text = NULL;
      SiGodownStock stock;

      si_table_get_godown_stock (before, row, i, &stock);
      text = g_rand_int_range (random, 0, 4) == 0 ? make_stock (random)
             : stock.stock_text != NULL           ? g_strdup (stock.stock_text)
                                                  : si_quantity_to_plain (stock.stock);
      si_table_builder_add_godown_stock (builder, stock.id, stock.name, text);
    }
}

SiTable *
si_test_store_drift (const SiTable *before, guint n_products, GRand *random)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  const guint n_before = before != NULL ? si_table_get_n_products (before) : 0;

  for (guint row = 0; row < n_before; row++)
    if (g_rand_int_range (random, 0, 12) > 0)
      add_old (builder, before, row, random);
  while (si_table_builder_get_n_products (builder) < n_products)
    add_new (builder, g_rand_int_range (random, 0, 2 * n_products), random);
  if (g_rand_int_range (random, 0, 3) == 0)
    si_table_builder_add_unreadable (builder, "[1, 2", -1);
  return si_table_builder_finish (builder);
}
