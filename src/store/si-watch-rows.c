/* si-watch-rows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-watch-rows.h"

static SiWatch *
read_row (sqlite3_stmt *query)
{
  SiWatch *watch = g_new0 (SiWatch, 1);

  watch->id = sqlite3_column_int64 (query, 0);
  watch->product_id = g_strdup ((const char *) sqlite3_column_text (query, 1));
  watch->nth = (guint) sqlite3_column_int64 (query, 2);
  watch->sku = g_strdup ((const char *) sqlite3_column_text (query, 3));
  watch->godown_id = g_strdup ((const char *) sqlite3_column_text (query, 4));
  watch->bound.millionths = sqlite3_column_int64 (query, 5);
  watch->bound.kind = (SiQuantityKind) sqlite3_column_int64 (query, 6);
  watch->below = sqlite3_column_int64 (query, 7) != 0;
  watch->snoozed_until = sqlite3_column_int64 (query, 8);
  return watch;
}

/*< private >
 * si_watches_read:
 * @database: a connection in a transaction
 * @whole: (out): whether every row that was met is what was once written
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type SiWatch): the watches that are whole, oldest first; with
 *   @error set, those before it
 */
GPtrArray *
si_watches_read (SiDatabase *database, gboolean *whole, GError **error)
{
  GPtrArray *watches = g_ptr_array_new_with_free_func ((GDestroyNotify) si_watch_free);
  g_autoptr (sqlite3_stmt) query
      = si_database_query (database, error,
                           "SELECT id, product_id, nth, sku, godown_id, bound, bound_kind, below,"
                           " snoozed_until, sum FROM watch ORDER BY id",
                           "");

  *whole = TRUE;
  while (query != NULL && si_database_next (database, query, error))
    if (si_database_is_row_whole (query))
      g_ptr_array_add (watches, read_row (query));
    else
      *whole = FALSE;
  return watches;
}

/*< private >
 * si_watches_read_all:
 * @database: a connection in a transaction
 * @state: its state
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type SiWatch): all watches, oldest first
 */
GPtrArray *
si_watches_read_all (SiDatabase *database, const SiState *state, GError **error)
{
  g_autoptr (GError) cause = NULL;
  gboolean whole;
  g_autoptr (GPtrArray) watches = si_watches_read (database, &whole, &cause);

  if (cause == NULL && whole && watches->len == state->n_watches)
    return g_steal_pointer (&watches);
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    si_database_damaged (error);
  return NULL;
}

/*< private >
 * si_watch_write:
 * @database: a connection in a transaction to write
 * @state: its state; counts the watches
 * @watch: a watch; gets its id if it has none
 * @error: return location for an error
 *
 * Returns: whether it was written
 */
gboolean
si_watch_write (SiDatabase *database, SiState *state, SiWatch *watch, GError **error)
{
  if (!si_watch_delete (database, state, watch->id, error))
    return FALSE;
  if (watch->id == 0)
    watch->id = ++state->last_watch;
  state->n_watches++;
  return si_database_run (database, error, "INSERT INTO watch VALUES (?,?,?,?,?,?,?,?,?,?)",
                          "itittiiii#", watch->id, watch->product_id, (gint64) watch->nth,
                          watch->sku, watch->godown_id, watch->bound.millionths,
                          (gint64) watch->bound.kind, (gint64) watch->below, watch->snoozed_until);
}

/*< private >
 * si_watch_delete:
 * @database: a connection in a transaction to write
 * @state: its state; counts the watches
 * @id: which watch; none may have it
 * @error: return location for an error
 *
 * Returns: whether there is none with this id now
 */
gboolean
si_watch_delete (SiDatabase *database, SiState *state, gint64 id, GError **error)
{
  gint64 n_deleted;

  if (!si_database_run (database, error, "DELETE FROM watch WHERE id = ?", "i", id)
      || !si_database_read_number (database, "SELECT changes ()", &n_deleted, error))
    return FALSE;
  state->n_watches -= n_deleted;
  return TRUE;
}
