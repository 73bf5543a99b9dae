/* si-snapshot-save.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-snapshot-save.h"

#include "si-numbering.h"
#include "si-snapshot-records.h"
#include "si-snapshot-rows.h"

/* Stores the records that lead from the new inventory back to the newest one in the file. */
static gboolean
save_past (SiDatabase *database,
           const SiState *state,
           SiTable *after,
           const SiPairing *pairing,
           SiProductNumbers *numbers,
           SiSnapshotRecords *records,
           GError **error)
{
  si_snapshot_records_init (records, numbers, pairing, after, state->snapshot);
  return si_database_run (database, error, "INSERT INTO past VALUES (?,?)", "ib", state->snapshot,
                          records->bytes);
}

static gboolean
save_inventory (SiDatabase *database,
                SiState *state,
                SiTable *table,
                SiProductNumbers *numbers,
                GError **error)
{
  state->inventory = state->snapshot;
  return si_inventory_write (database, state->snapshot, table, error)
         && (si_product_numbers_get_n (numbers) == 0
             || si_numbering_write (numbers, database, state, error));
}

static void
add_snapshot (SiState *state, SiSnapshot *snapshot)
{
  snapshot->id = state->snapshot + 1;
  state->snapshot = snapshot->id;
  state->n_snapshots++;
  if (snapshot->kind == SI_SNAPSHOT_WHOLE)
    state->whole_time = snapshot->time;
}

/*< private >
 * si_snapshot_save:
 * @database: a connection in a transaction to write
 * @state: its state; brought up to date
 * @before: (nullable): the newest inventory in it
 * @after: the inventory to put in its place
 * @pairing: (nullable): the pairs of products of @before and @after; %NULL where there is no
 *   @before
 * @snapshot: when @after was taken, and what the answer was about; gets its id and counts
 * @error: return location for an error
 *
 * Stores an inventory, and the way back to the one before it.
 *
 * Returns: whether it was stored
 */
gboolean
si_snapshot_save (SiDatabase *database,
                  SiState *state,
                  SiTable *before,
                  SiTable *after,
                  const SiPairing *pairing,
                  SiSnapshot *snapshot,
                  GError **error)
{
  g_auto (SiSnapshotRecords) records = { NULL, 0, FALSE };
  g_autoptr (SiProductNumbers) numbers = si_numbering_read (database, state, before, error);

  if (numbers == NULL)
    return FALSE;
  if (before == NULL)
    si_product_numbers_follow (numbers, after, NULL);
  else if (!save_past (database, state, after, pairing, numbers, &records, error))
    return FALSE;

  add_snapshot (state, snapshot);
  snapshot->n_products = si_table_get_n_products (after);
  snapshot->n_changed = records.n_changed;
  /* An inventory that did not change is not written again, which spares most of the time. */
  return si_snapshot_write (database, snapshot, error)
         && (records.identical || save_inventory (database, state, after, numbers, error));
}
