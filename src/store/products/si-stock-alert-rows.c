/* si-stock-alert-rows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-stock-alert-rows.h"

#include "si-first-version.h"
#include "si-row.h"

/* A file of the second version is met where it cannot be written, where it is damaged, and during
 * an upgrade. It does not know since when a stock is low. */
static gboolean
is_second_version (SiDatabase *database)
{
  gint64 version;

  return si_database_read_number (database, "PRAGMA user_version", &version, NULL) && version == 2;
}

static sqlite3_stmt *
query_rows (SiDatabase *database, gboolean second_version, GError **error)
{
  if (second_version)
    return si_database_query (database, error,
                              "SELECT id, product, product_id, sku, description, ordinal,"
                              " godown_id, bound, bound_kind, below, snoozed_until, sum FROM alert"
                              " ORDER BY id",
                              "");
  return si_database_query (database, error,
                            "SELECT id, product, product_id, sku, description, ordinal, godown_id,"
                            " bound, bound_kind, below, snoozed_until, low_since, sum"
                            " FROM stock_alert ORDER BY id",
                            "");
}

static SiStockAlert *
read_row (sqlite3_stmt *query, gboolean second_version)
{
  SiStockAlert *alert = g_new0 (SiStockAlert, 1);

  alert->id = sqlite3_column_int64 (query, 0);
  alert->product_id = g_strdup ((const char *) sqlite3_column_text (query, 2));
  alert->sku = g_strdup ((const char *) sqlite3_column_text (query, 3));
  alert->description = g_strdup ((const char *) sqlite3_column_text (query, 4));
  alert->ordinal = (guint) sqlite3_column_int64 (query, 5);
  alert->godown_id = g_strdup ((const char *) sqlite3_column_text (query, 6));
  alert->minimum.millionths = sqlite3_column_int64 (query, 7);
  alert->minimum.kind = (SiQuantityKind) sqlite3_column_int64 (query, 8);
  alert->below = sqlite3_column_int64 (query, 9) != 0;
  alert->snoozed_until = sqlite3_column_int64 (query, 10);
  if (!second_version)
    alert->low_since = sqlite3_column_int64 (query, 11);
  else if (alert->below)
    alert->low_since = SI_STOCK_ALERT_LOW_SINCE_UNKNOWN;
  return alert;
}

/*< private >
 * si_stock_alerts_read:
 * @database: a connection in a transaction
 * @products: (optional) (element-type guint32): where to add the number of the product of each
 * @whole: (out): whether every row that was met is as it was written
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type SiStockAlert): the stock alerts that are whole, oldest
 *   first, with the keys that their products had when they were written; with @error set, those
 *   before the failure
 */
GPtrArray *
si_stock_alerts_read (SiDatabase *database, GArray *products, gboolean *whole, GError **error)
{
  const gboolean second_version = is_second_version (database);
  g_autoptr (sqlite3_stmt) query = NULL;
  GPtrArray *alerts;

  if (si_first_version_is (database))
    return si_first_version_read_stock_alerts (database, whole, error);

  alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) si_stock_alert_free);
  query = query_rows (database, second_version, error);

  *whole = TRUE;
  while (query != NULL && si_database_next (database, query, error))
    {
      const guint32 product = (guint32) sqlite3_column_int64 (query, 1);

      if (!si_row_is_whole (query))
        {
          *whole = FALSE;
          continue;
        }
      g_ptr_array_add (alerts, read_row (query, second_version));
      if (products != NULL)
        g_array_append_val (products, product);
    }
  return alerts;
}

/*< private >
 * si_stock_alerts_read_products:
 * @database: a connection in a transaction
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type guint): the numbers of the products that have a
 *   stock alert
 */
GHashTable *
si_stock_alerts_read_products (SiDatabase *database, GError **error)
{
  g_autoptr (GHashTable) products = g_hash_table_new (NULL, NULL);
  g_autoptr (sqlite3_stmt) query
      = si_database_query (database, error, "SELECT product FROM stock_alert", "");
  GError *cause = NULL;

  if (query == NULL)
    return NULL;
  while (si_database_next (database, query, &cause))
    g_hash_table_add (products, GUINT_TO_POINTER ((guint) sqlite3_column_int64 (query, 0)));
  return si_database_conclude (TRUE, cause, error) ? g_steal_pointer (&products) : NULL;
}

/*< private >
 * si_stock_alert_read_product:
 * @database: a connection in a transaction
 * @id: a stock alert's id, or 0
 * @product: (out): the number of its product, or %SI_NO_NUMBER where there is no such stock alert
 * @error: return location for an error
 *
 * Returns: whether the file could be read
 */
gboolean
si_stock_alert_read_product (SiDatabase *database, gint64 id, guint32 *product, GError **error)
{
  g_autoptr (sqlite3_stmt) query = si_database_query (
      database, error, "SELECT product FROM stock_alert WHERE id = ?", "i", id);
  gint64 number = SI_NO_NUMBER;
  const gboolean read = si_database_read_first (database, query, &number, error);

  *product = (guint32) number;
  return read;
}

/*< private >
 * si_stock_alert_find_same:
 * @database: a connection in a transaction
 * @product: the number of a product
 * @godown_id: (nullable): a godown's id; %NULL for the product's stock in all
 * @id: (out): the id of the stock alert on this stock, or 0
 * @error: return location for an error
 *
 * Returns: whether the file could be read
 */
gboolean
si_stock_alert_find_same (SiDatabase *database,
                          guint32 product,
                          const char *godown_id,
                          gint64 *id,
                          GError **error)
{
  g_autoptr (sqlite3_stmt) query = si_database_query (
      database, error, "SELECT id FROM stock_alert WHERE product = ? AND godown_id IS ?", "it",
      (gint64) product, godown_id);

  *id = 0;
  return si_database_read_first (database, query, id, error);
}

/*< private >
 * si_stock_alerts_read_all:
 * @database: a connection in a transaction
 * @state: its state
 * @products: (optional) (element-type guint32): where to add the number of the product of each
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type SiStockAlert): all stock alerts, oldest first
 */
GPtrArray *
si_stock_alerts_read_all (SiDatabase *database,
                          const SiState *state,
                          GArray *products,
                          GError **error)
{
  GError *cause = NULL;
  gboolean whole;
  g_autoptr (GPtrArray) alerts = si_stock_alerts_read (database, products, &whole, &cause);

  whole = whole && alerts->len == state->n_alerts;
  return si_database_conclude (whole, cause, error) ? g_steal_pointer (&alerts) : NULL;
}

/*< private >
 * si_stock_alert_write:
 * @database: a connection in a transaction to write
 * @state: its state; gets the count of the stock alerts
 * @alert: a stock alert; gets its id if it has none
 * @product: the number of its product
 * @error: return location for an error
 *
 * Writes a stock alert, in the place of the one with its id.
 *
 * Returns: whether it was written
 */
gboolean
si_stock_alert_write (SiDatabase *database,
                      SiState *state,
                      SiStockAlert *alert,
                      guint32 product,
                      GError **error)
{
  if (!si_stock_alert_delete (database, state, alert->id, error))
    return FALSE;
  if (alert->id == 0)
    alert->id = ++state->last_alert;
  state->n_alerts++;
  return si_database_run (
      database, error, "INSERT INTO stock_alert VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
      "iitttitiiiii#", alert->id, (gint64) product, alert->product_id, alert->sku,
      alert->description, (gint64) alert->ordinal, alert->godown_id, alert->minimum.millionths,
      (gint64) alert->minimum.kind, (gint64) alert->below, alert->snoozed_until, alert->low_since);
}

/*< private >
 * si_stock_alerts_write_all:
 * @database: a connection in a transaction to write
 * @state: its state, which is not written
 * @numbers: the numbers of the products, which are not written either
 * @alerts: (element-type SiStockAlert): stock alerts with their ids
 * @error: return location for an error
 *
 * Stores alerts of another file or version, each with the number of the product that its key names.
 *
 * Returns: whether all of them were written
 */
gboolean
si_stock_alerts_write_all (SiDatabase *database,
                           SiState *state,
                           SiProductNumbers *numbers,
                           const GPtrArray *alerts,
                           GError **error)
{
  for (guint i = 0; i < alerts->len; i++)
    {
      SiStockAlert *alert = alerts->pdata[i];
      const SiProductKey key = si_stock_alert_get_product (alert);

      state->last_alert = MAX (state->last_alert, alert->id);
      if (!si_stock_alert_write (database, state, alert, si_product_numbers_ask (numbers, &key),
                                 error))
        return FALSE;
    }
  return TRUE;
}

/*< private >
 * si_stock_alert_delete:
 * @database: a connection in a transaction to write
 * @state: its state; gets the count of the stock alerts
 * @id: the id of a stock alert, which need not exist
 * @error: return location for an error
 *
 * Returns: whether there is none with this id now
 */
gboolean
si_stock_alert_delete (SiDatabase *database, SiState *state, gint64 id, GError **error)
{
  gint64 n_deleted;

  if (!si_database_run (database, error, "DELETE FROM stock_alert WHERE id = ?", "i", id)
      || !si_database_read_number (database, "SELECT changes ()", &n_deleted, error))
    return FALSE;
  state->n_alerts -= n_deleted;
  return TRUE;
}
