/* si-stock-alert-rows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-stock-alert-rows.h"

#include "si-first-version.h"

static SiStockAlert *
read_row (sqlite3_stmt *query)
{
  SiStockAlert *watch = g_new0 (SiStockAlert, 1);

  watch->id = sqlite3_column_int64 (query, 0);
  watch->product_id = g_strdup ((const char *) sqlite3_column_text (query, 2));
  watch->sku = g_strdup ((const char *) sqlite3_column_text (query, 3));
  watch->description = g_strdup ((const char *) sqlite3_column_text (query, 4));
  watch->ordinal = (guint) sqlite3_column_int64 (query, 5);
  watch->godown_id = g_strdup ((const char *) sqlite3_column_text (query, 6));
  watch->minimum.millionths = sqlite3_column_int64 (query, 7);
  watch->minimum.kind = (SiQuantityKind) sqlite3_column_int64 (query, 8);
  watch->below = sqlite3_column_int64 (query, 9) != 0;
  watch->snoozed_until = sqlite3_column_int64 (query, 10);
  return watch;
}

/*< private >
 * si_stock_alerts_read:
 * @database: a connection in a transaction
 * @products: (optional) (element-type guint32): where to add the number of the product of each
 * @whole: (out): whether every row that was met is what was once written
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type SiStockAlert): the watches that are whole, oldest first,
 * with what their products were known by when they were written; with @error set, those before it
 */
GPtrArray *
si_stock_alerts_read (SiDatabase *database, GArray *products, gboolean *whole, GError **error)
{
  g_autoptr (sqlite3_stmt) query = NULL;
  GPtrArray *watches;

  if (si_first_version_is (database))
    return si_first_version_read_stock_alerts (database, whole, error);

  watches = g_ptr_array_new_with_free_func ((GDestroyNotify) si_stock_alert_free);
  query = si_database_query (database, error,
                             "SELECT id, product, product_id, sku, description, ordinal, godown_id,"
                             " bound, bound_kind, below, snoozed_until, sum FROM alert ORDER BY id",
                             "");

  *whole = TRUE;
  while (query != NULL && si_database_next (database, query, error))
    {
      const guint32 product = (guint32) sqlite3_column_int64 (query, 1);

      if (!si_database_is_row_whole (query))
        {
          *whole = FALSE;
          continue;
        }
      g_ptr_array_add (watches, read_row (query));
      if (products != NULL)
        g_array_append_val (products, product);
    }
  return watches;
}

/*< private >
 * si_stock_alert_read_product:
 * @database: a connection in a transaction
 * @id: a watch's id, or 0
 * @product: (out): the number of its product, or %SI_NO_NUMBER where there is no such watch
 * @error: return location for an error
 *
 * Returns: whether it was read
 */
gboolean
si_stock_alert_read_product (SiDatabase *database, gint64 id, guint32 *product, GError **error)
{
  g_autoptr (sqlite3_stmt) query
      = si_database_query (database, error, "SELECT product FROM alert WHERE id = ?", "i", id);
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
 * @id: (out): the id of the watch on this stock, or 0
 * @error: return location for an error
 *
 * Returns: whether it was looked for
 */
gboolean
si_stock_alert_find_same (SiDatabase *database,
                          guint32 product,
                          const char *godown_id,
                          gint64 *id,
                          GError **error)
{
  g_autoptr (sqlite3_stmt) query = si_database_query (
      database, error, "SELECT id FROM alert WHERE product = ? AND godown_id IS ?", "it",
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
 * Returns: (transfer full) (nullable) (element-type SiStockAlert): all watches, oldest first
 */
GPtrArray *
si_stock_alerts_read_all (SiDatabase *database,
                          const SiState *state,
                          GArray *products,
                          GError **error)
{
  g_autoptr (GError) cause = NULL;
  gboolean whole;
  g_autoptr (GPtrArray) watches = si_stock_alerts_read (database, products, &whole, &cause);

  if (cause == NULL && whole && watches->len == state->n_watches)
    return g_steal_pointer (&watches);
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    si_database_damaged (error);
  return NULL;
}

/*< private >
 * si_stock_alert_write:
 * @database: a connection in a transaction to write
 * @state: its state; counts the watches
 * @watch: a watch; gets its id if it has none
 * @product: the number of its product
 * @error: return location for an error
 *
 * Returns: whether it was written
 */
gboolean
si_stock_alert_write (SiDatabase *database,
                      SiState *state,
                      SiStockAlert *watch,
                      guint32 product,
                      GError **error)
{
  if (!si_stock_alert_delete (database, state, watch->id, error))
    return FALSE;
  if (watch->id == 0)
    watch->id = ++state->last_watch;
  state->n_watches++;
  return si_database_run (database, error, "INSERT INTO alert VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                          "iitttitiiii#", watch->id, (gint64) product, watch->product_id,
                          watch->sku, watch->description, (gint64) watch->ordinal, watch->godown_id,
                          watch->minimum.millionths, (gint64) watch->minimum.kind,
                          (gint64) watch->below, watch->snoozed_until);
}

/*< private >
 * si_stock_alert_delete:
 * @database: a connection in a transaction to write
 * @state: its state; counts the watches
 * @id: which watch; none may have it
 * @error: return location for an error
 *
 * Returns: whether there is none with this id now
 */
gboolean
si_stock_alert_delete (SiDatabase *database, SiState *state, gint64 id, GError **error)
{
  gint64 n_deleted;

  if (!si_database_run (database, error, "DELETE FROM alert WHERE id = ?", "i", id)
      || !si_database_read_number (database, "SELECT changes ()", &n_deleted, error))
    return FALSE;
  state->n_watches -= n_deleted;
  return TRUE;
}
