/* si-past.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-past.h"

#include "si-snapshot-rows.h"

/*< private >
 * si_past_init:
 * @self: (out caller-allocates): the way back, at the newest snapshot
 * @database: a connection in a transaction
 * @state: its state, with at least one snapshot
 * @error: return location for an error
 *
 * Returns: whether it could be found; clear it all the same
 */
gboolean
si_past_init (SiPast *self, SiDatabase *database, const SiState *state, GError **error)
{
  *self = (SiPast){ database };
  self->snapshots = si_snapshots_read (database, state, error);
  if (self->snapshots == NULL)
    return FALSE;
  if (self->snapshots->len == 0)
    return si_database_damaged (error);
  self->query = si_database_query (database, error,
                                   "SELECT snapshot, changes FROM past ORDER BY snapshot DESC", "");
  return self->query != NULL;
}

/*< private >
 * si_past_clear:
 * @self: what is not needed any more
 */
void
si_past_clear (SiPast *self)
{
  g_clear_pointer (&self->query, sqlite3_finalize);
  g_clear_pointer (&self->snapshots, g_ptr_array_unref);
}

/*< private >
 * si_past_get_snapshot:
 * @self: the way back
 *
 * Returns: (transfer none): where we are
 */
const SiSnapshot *
si_past_get_snapshot (const SiPast *self)
{
  return self->snapshots->pdata[self->position];
}

/*< private >
 * si_past_is_at_end:
 * @self: the way back
 *
 * Returns: whether we are at the oldest snapshot
 */
gboolean
si_past_is_at_end (const SiPast *self)
{
  return self->position + 1 == self->snapshots->len;
}

/*< private >
 * si_past_step_back:
 * @self: the way back, not at its end
 * @reader: (out caller-allocates): the changes; to be cleared
 * @error: return location for an error
 *
 * Goes one snapshot back.
 *
 * Returns: (transfer full) (nullable): the bytes that the changes are in
 */
GBytes *
si_past_step_back (SiPast *self, SiRecordReader *reader, GError **error)
{
  const SiSnapshot *before = self->snapshots->pdata[self->position + 1];
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) cause = NULL;

  if (si_database_next (self->database, self->query, &cause)
      && sqlite3_column_int64 (self->query, 0) == before->id)
    {
      bytes = g_bytes_new (sqlite3_column_blob (self->query, 1),
                           (gsize) sqlite3_column_bytes (self->query, 1));
      if (si_record_reader_init (reader, bytes, before->id))
        {
          self->position++;
          return g_steal_pointer (&bytes);
        }
      si_record_reader_clear (reader);
    }
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    si_database_damaged (error);
  return NULL;
}
