/* si-past.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-past.h"

#include "si-snapshot-rows.h"

struct _SiPast
{
  SiDatabase *database; /* not owned */
  sqlite3_stmt *query;  /* (owned): gives the records of each older snapshot */
  GPtrArray *snapshots; /* (owned) (element-type SiSnapshot): all of them, the newest first */
  guint position;       /* the snapshot that was reached, in @snapshots */
};

/*< private >
 * si_past_new:
 * @database: a connection in a transaction that outlives the way back
 * @state: its state, with at least one snapshot
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the way back, at the newest snapshot
 */
SiPast *
si_past_new (SiDatabase *database, const SiState *state, GError **error)
{
  g_autoptr (SiPast) self = g_new0 (SiPast, 1);

  self->database = database;
  self->snapshots = si_snapshots_read (database, state, error);
  if (self->snapshots == NULL)
    return NULL;
  if (self->snapshots->len == 0)
    {
      si_database_damaged (error);
      return NULL;
    }
  self->query = si_database_query (database, error,
                                   "SELECT snapshot, changes FROM past ORDER BY snapshot DESC", "");
  return self->query != NULL ? g_steal_pointer (&self) : NULL;
}

/*< private >
 * si_past_free:
 * @self: (transfer full): a way back
 */
void
si_past_free (SiPast *self)
{
  g_clear_pointer (&self->query, sqlite3_finalize);
  g_clear_pointer (&self->snapshots, g_ptr_array_unref);
  g_free (self);
}

/*< private >
 * si_past_has_snapshot:
 * @self: a way back
 * @snapshot: the id of a snapshot
 *
 * Returns: whether there is such a snapshot
 */
gboolean
si_past_has_snapshot (const SiPast *self, gint64 snapshot)
{
  for (guint i = 0; i < self->snapshots->len; i++)
    if (((SiSnapshot *) self->snapshots->pdata[i])->id == snapshot)
      return TRUE;
  return FALSE;
}

/*< private >
 * si_past_get_snapshot:
 * @self: a way back
 *
 * Returns: (transfer none): the snapshot that was reached
 */
const SiSnapshot *
si_past_get_snapshot (const SiPast *self)
{
  return self->snapshots->pdata[self->position];
}

/*< private >
 * si_past_is_at_end:
 * @self: a way back
 *
 * Returns: whether the oldest snapshot was reached
 */
gboolean
si_past_is_at_end (const SiPast *self)
{
  return self->position + 1 == self->snapshots->len;
}

/*< private >
 * si_past_step_back:
 * @self: a way back, not at its end
 * @error: return location for an error
 *
 * Goes one snapshot back.
 *
 * Returns: (transfer full) (nullable): the records that lead an inventory there
 */
SiRecordReader *
si_past_step_back (SiPast *self, GError **error)
{
  const SiSnapshot *before = self->snapshots->pdata[self->position + 1];
  GError *cause = NULL;
  SiRecordReader *reader = NULL;

  if (si_database_next (self->database, self->query, &cause)
      && sqlite3_column_int64 (self->query, 0) == before->id)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (sqlite3_column_blob (self->query, 1),
                                              (gsize) sqlite3_column_bytes (self->query, 1));

      reader = si_record_reader_new (bytes, before->id);
    }
  if (si_database_conclude (reader != NULL, cause, error))
    self->position++;
  return reader;
}
