/* si-state.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-state.h"

#include "si-table-bytes.h"
#include "si-row.h"

/*< private >
 * si_state_read:
 * @database: a connection in a transaction
 * @state: (out caller-allocates): the state
 * @error: return location for an error
 *
 * Returns: whether the state was read
 */
gboolean
si_state_read (SiDatabase *database, SiState *state, GError **error)
{
  g_autoptr (sqlite3_stmt) query = si_database_query (
      database, error,
      "SELECT one, snapshot, inventory, whole_time, n_snapshots, n_products, n_watches,"
      " last_watch, sum FROM state",
      "");
  GError *cause = NULL;
  gboolean sound;

  if (query == NULL)
    return FALSE;
  sound = si_database_next (database, query, &cause) && si_row_is_whole (query);
  if (!si_database_conclude (sound, cause, error))
    return FALSE;
  state->snapshot = sqlite3_column_int64 (query, 1);
  state->inventory = sqlite3_column_int64 (query, 2);
  state->whole_time = sqlite3_column_int64 (query, 3);
  state->n_snapshots = sqlite3_column_int64 (query, 4);
  state->n_products = sqlite3_column_int64 (query, 5);
  state->n_alerts = sqlite3_column_int64 (query, 6);
  state->last_alert = sqlite3_column_int64 (query, 7);
  return TRUE;
}

/*< private >
 * si_state_write:
 * @database: a connection in a transaction to write
 * @state: the new state
 * @error: return location for an error
 *
 * Returns: whether the state was written
 */
gboolean
si_state_write (SiDatabase *database, const SiState *state, GError **error)
{
  return si_database_run (database, error, "REPLACE INTO state VALUES (?,?,?,?,?,?,?,?,?)",
                          "iiiiiiii#", (gint64) 1, state->snapshot, state->inventory,
                          state->whole_time, state->n_snapshots, state->n_products, state->n_alerts,
                          state->last_alert);
}

/*< private >
 * si_inventory_read:
 * @database: a connection in a transaction
 * @state: its state
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the newest inventory; %NULL with an error
 */
SiTable *
si_inventory_read (SiDatabase *database, const SiState *state, GError **error)
{
  g_autoptr (sqlite3_stmt) query = si_database_query (
      database, error, "SELECT bytes FROM inventory WHERE snapshot = ?", "i", state->inventory);
  g_autoptr (GBytes) bytes = NULL;
  GError *cause = NULL;
  SiTable *table = NULL;

  if (query == NULL)
    return NULL;
  if (si_database_next (database, query, &cause))
    {
      const gpointer data = (gpointer) sqlite3_column_blob (query, 0);

      bytes = g_bytes_new_static (data, (gsize) sqlite3_column_bytes (query, 0));
      table = si_table_from_bytes (bytes, NULL);
    }
  si_database_conclude (table != NULL, cause, error);
  return table;
}

/*< private >
 * si_inventory_write:
 * @database: a connection in a transaction to write
 * @snapshot: the snapshot that brought the inventory
 * @table: the inventory
 * @error: return location for an error
 *
 * Writes the newest inventory in the place of the one before it.
 *
 * Returns: whether the inventory was written
 */
gboolean
si_inventory_write (SiDatabase *database, gint64 snapshot, const SiTable *table, GError **error)
{
  g_autoptr (GBytes) bytes = si_table_to_bytes (table);

  return si_database_run (database, error, "DELETE FROM inventory", "")
         && si_database_run (database, error, "INSERT INTO inventory VALUES (?,?)", "ib", snapshot,
                             bytes);
}
