/* si-first-version.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Files of the first version know a product by its id and its ordinal among equal ids. Such files
 * are met where they cannot be written, where they are damaged, and during an upgrade. */

#include "si-first-version.h"

#include "si-pack.h"
#include "si-row.h"

/*< private >
 * si_first_version_is:
 * @database: a connection
 *
 * Returns: whether the file is of the first version
 */
gboolean
si_first_version_is (SiDatabase *database)
{
  gint64 version;

  return si_database_read_number (database, "PRAGMA user_version", &version, NULL) && version == 1;
}

/* Returns the rows of each id that stands more than once in the table. */
static GHashTable *
group_rows (const SiTable *table)
{
  GHashTable *groups
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);

  for (guint32 row = 0; table != NULL && row < si_table_get_n_products (table); row++)
    {
      const char *id = si_table_get_product_id (table, row);
      GArray *rows;

      if (si_table_find_product (table, id, 1) == SI_NO_ROW)
        continue;
      rows = g_hash_table_lookup (groups, id);
      if (rows == NULL)
        {
          rows = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_hash_table_insert (groups, (gpointer) id, rows);
        }
      g_array_append_val (rows, row);
    }
  return groups;
}

static guint
find_row (const SiTable *table, GHashTable *groups, const char *id, guint ordinal)
{
  const GArray *rows = g_hash_table_lookup (groups, id);

  if (rows != NULL)
    return ordinal < rows->len ? g_array_index (rows, guint32, ordinal) : SI_NO_ROW;
  return table != NULL && ordinal == 0 ? si_table_find_product (table, id, 0) : SI_NO_ROW;
}

static gboolean
unpack (SiProductNumbers *self, GBytes *piece, const SiTable *table, GHashTable *groups)
{
  SiUnpacker from;

  if (!si_unpacker_init (&from, piece, si_product_numbers_get_n (self)))
    return FALSE;

  while (from.position < from.length && !from.failed)
    {
      const guint ordinal = (guint) si_unpack_number (&from);
      const SiProductKey key = { (char *) si_unpack_text (&from), (char *) "", NULL, ordinal };
      const guint row = from.failed ? SI_NO_ROW : find_row (table, groups, key.id, ordinal);

      if (from.failed
          || (row != SI_NO_ROW && si_product_numbers_of_row (self, row) != SI_NO_NUMBER))
        return FALSE;
      if (row != SI_NO_ROW)
        si_product_numbers_give (self, row);
      else
        si_product_numbers_add_gone (self, &key);
    }
  return !from.failed;
}

/*< private >
 * si_first_version_read_numbers:
 * @database: a connection to a file of the first version, in a transaction
 * @state: its state
 * @table: (nullable): the newest inventory
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the numbers of all products that have one
 */
SiProductNumbers *
si_first_version_read_numbers (SiDatabase *database,
                               const SiState *state,
                               SiTable *table,
                               GError **error)
{
  g_autoptr (SiProductNumbers) self = si_product_numbers_new (table, 0);
  g_autoptr (GHashTable) groups = group_rows (table);
  g_autoptr (sqlite3_stmt) query
      = si_database_query (database, error, "SELECT ids FROM product ORDER BY first", "");
  GError *cause = NULL;
  gboolean whole = TRUE;

  if (query == NULL)
    return NULL;
  while (whole && si_database_next (database, query, &cause))
    {
      g_autoptr (GBytes) piece = g_bytes_new_static (sqlite3_column_blob (query, 0),
                                                     (gsize) sqlite3_column_bytes (query, 0));

      whole = unpack (self, piece, table, groups);
    }
  whole = whole && si_product_numbers_get_n (self) == state->n_products;
  return si_database_conclude (whole, cause, error) ? g_steal_pointer (&self) : NULL;
}

static SiStockAlert *
read_alert (sqlite3_stmt *query)
{
  SiStockAlert *alert = g_new0 (SiStockAlert, 1);

  alert->id = sqlite3_column_int64 (query, 0);
  alert->product_id = g_strdup ((const char *) sqlite3_column_text (query, 1));
  alert->ordinal = (guint) sqlite3_column_int64 (query, 2);
  alert->sku = g_strdup ((const char *) sqlite3_column_text (query, 3));
  alert->godown_id = g_strdup ((const char *) sqlite3_column_text (query, 4));
  alert->minimum.millionths = sqlite3_column_int64 (query, 5);
  alert->minimum.kind = (SiQuantityKind) sqlite3_column_int64 (query, 6);
  alert->below = sqlite3_column_int64 (query, 7) != 0;
  alert->snoozed_until = sqlite3_column_int64 (query, 8);
  alert->low_since = alert->below ? SI_STOCK_ALERT_LOW_SINCE_UNKNOWN : 0;
  return alert;
}

/*< private >
 * si_first_version_read_stock_alerts:
 * @database: a connection to a file of the first version, in a transaction
 * @whole: (out): whether every row that was met is as it was written
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type SiStockAlert): the stock alerts that are whole, oldest
 * first, to be given to si_first_version_name_products()
 */
GPtrArray *
si_first_version_read_stock_alerts (SiDatabase *database, gboolean *whole, GError **error)
{
  GPtrArray *alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) si_stock_alert_free);
  g_autoptr (sqlite3_stmt) query
      = si_database_query (database, error,
                           "SELECT id, product_id, nth, sku, godown_id, bound, bound_kind, below,"
                           " snoozed_until, sum FROM watch ORDER BY id",
                           "");

  *whole = TRUE;
  while (query != NULL && si_database_next (database, query, error))
    if (si_row_is_whole (query))
      g_ptr_array_add (alerts, read_alert (query));
    else
      *whole = FALSE;
  return alerts;
}

/* Returns the row of the only product with an SKU code; an empty one is nobody's. */
static guint
find_sku (const SiTable *table, const char *sku)
{
  guint found = SI_NO_ROW;

  for (guint row = 0; *sku != '\0' && row < si_table_get_n_products (table); row++)
    if (g_str_equal (si_table_get_sku (table, row), sku))
      {
        if (found != SI_NO_ROW)
          return SI_NO_ROW;
        found = row;
      }
  return found;
}

/* Gives an alert the key of its product. Where another product has its ordinal by now, the SKU code
 * is trusted, which people have seen. */
static void
name_product (SiStockAlert *alert, const SiTable *table)
{
  const guint place = alert->ordinal;
  SiProductKey key = { alert->product_id, alert->sku, NULL, 0 };
  guint row = SI_NO_ROW;

  alert->ordinal = 0;
  if (table == NULL)
    return;
  row = si_table_find_product (table, alert->product_id, place);
  if (row == SI_NO_ROW || !g_str_equal (si_table_get_sku (table, row), alert->sku))
    {
      const guint same_key = si_table_find_key (table, &key);

      if (same_key != SI_NO_ROW)
        row = same_key;
      else if (*alert->product_id == '\0')
        row = find_sku (table, alert->sku);
    }
  if (row == SI_NO_ROW)
    return;
  key = si_table_get_key (table, row);
  si_stock_alert_set_product (alert, &key);
}

/*< private >
 * si_first_version_name_products:
 * @alerts: (element-type SiStockAlert): alerts that si_first_version_read_stock_alerts() has read
 * @table: (nullable): the newest inventory
 *
 * Puts the keys of the products in the inventory into the alerts, where it has them.
 */
void
si_first_version_name_products (GPtrArray *alerts, const SiTable *table)
{
  for (guint i = 0; i < alerts->len; i++)
    name_product (alerts->pdata[i], table);
}
