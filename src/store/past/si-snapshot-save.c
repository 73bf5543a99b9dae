/* si-snapshot-save.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-snapshot-save.h"

#include "si-difference.h"
#include "si-numbering.h"
#include "si-snapshot-rows.h"

/* What leads from the new inventory back to the one before. */
static gboolean
save_past (SiDatabase *database,
           const SiState *state,
           SiTable *before,
           SiTable *after,
           const SiPairing *pairing,
           SiProductNumbers *numbers,
           SiDifference *difference,
           GError **error)
{
  si_difference_init (difference, before, after, pairing, numbers, state->snapshot);
  return si_database_run (database, error, "INSERT INTO past VALUES (?,?)", "ib", state->snapshot,
                          difference->changes);
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

/*< private >
 * si_snapshot_save:
 * @database: a connection in a transaction to write
 * @state: its state; brought up to date
 * @before: (nullable): the newest inventory in it
 * @after: the inventory to put in its place
 * @pairing: (nullable): what the products of @before are in @after; %NULL where there is no @before
 * @snapshot: of when it is, and what the answer was about; gets its id and numbers
 * @error: return location for an error
 *
 * Stores an inventory, and of the one before what was other.
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
  g_auto (SiDifference) difference = { NULL, 0, FALSE };
  g_autoptr (SiProductNumbers) numbers = si_numbering_read (database, state, before, error);

  if (numbers == NULL)
    return FALSE;
  if (before == NULL)
    si_product_numbers_follow (numbers, after, NULL);
  else if (!save_past (database, state, before, after, pairing, numbers, &difference, error))
    return FALSE;

  snapshot->id = state->snapshot + 1;
  snapshot->n_products = si_table_get_n_products (after);
  snapshot->n_changed = difference.n_changed;
  state->snapshot = snapshot->id;
  state->n_snapshots++;
  if (snapshot->kind == SI_SNAPSHOT_WHOLE)
    state->whole_time = snapshot->time;
  if (!si_snapshot_write (database, snapshot, error))
    return FALSE;

  return difference.identical || save_inventory (database, state, after, numbers, error);
}
