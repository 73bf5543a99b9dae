/* si-snapshot-rows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-snapshot-rows.h"
#include "si-row.h"

static SiSnapshot *
read_row (sqlite3_stmt *query)
{
  SiSnapshot *snapshot = g_new0 (SiSnapshot, 1);

  snapshot->id = sqlite3_column_int64 (query, 0);
  snapshot->time = sqlite3_column_int64 (query, 1);
  snapshot->kind = (SiSnapshotKind) sqlite3_column_int64 (query, 2);
  snapshot->filter = g_strdup ((const char *) sqlite3_column_text (query, 3));
  snapshot->n_products = (guint) sqlite3_column_int64 (query, 4);
  snapshot->n_changed = (guint) sqlite3_column_int64 (query, 5);
  return snapshot;
}

/*< private >
 * si_snapshots_read:
 * @database: a connection in a transaction
 * @state: its state
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type SiSnapshot): all snapshots, the newest first
 */
GPtrArray *
si_snapshots_read (SiDatabase *database, const SiState *state, GError **error)
{
  g_autoptr (GPtrArray) snapshots
      = g_ptr_array_new_with_free_func ((GDestroyNotify) si_snapshot_free);
  g_autoptr (sqlite3_stmt) query
      = si_database_query (database, error,
                           "SELECT id, time, kind, filter, n_products, n_changed, sum"
                           " FROM snapshot ORDER BY id DESC",
                           "");
  GError *cause = NULL;
  gboolean whole = TRUE;

  if (query == NULL)
    return NULL;
  while (whole && si_database_next (database, query, &cause))
    {
      whole = si_row_is_whole (query);
      g_ptr_array_add (snapshots, read_row (query));
    }
  whole = whole && snapshots->len == state->n_snapshots
          && (snapshots->len == 0 || ((SiSnapshot *) snapshots->pdata[0])->id == state->snapshot);
  return si_database_conclude (whole, cause, error) ? g_steal_pointer (&snapshots) : NULL;
}

/*< private >
 * si_snapshot_write:
 * @database: a connection in a transaction to write
 * @snapshot: a new snapshot
 * @error: return location for an error
 *
 * Returns: whether the snapshot was written
 */
gboolean
si_snapshot_write (SiDatabase *database, const SiSnapshot *snapshot, GError **error)
{
  return si_database_run (database, error, "INSERT INTO snapshot VALUES (?,?,?,?,?,?,?)", "iiitii#",
                          snapshot->id, snapshot->time, (gint64) snapshot->kind, snapshot->filter,
                          (gint64) snapshot->n_products, (gint64) snapshot->n_changed);
}
