/* si-snapshot-save.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-snapshot-save.h"

#include "si-difference.h"
#include "si-snapshot-rows.h"
#include "si-table-builder.h"

/* What leads from the new inventory back to the one before. */
static gboolean
save_past (SiDatabase *database,
           const SiState *state,
           SiTable *before,
           SiTable *after,
           SiProductNumbers *numbers,
           SiDifference *difference,
           GError **error)
{
  si_difference_init (difference, before, after, numbers, state->snapshot);
  return si_database_run (database, error, "INSERT INTO past VALUES (?,?)", "ib", state->snapshot,
                          difference->changes);
}

/* Watched products may have been numbered before there was an inventory. */
static void
number_first (SiProductNumbers *numbers, SiTable *table)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (SiTable) nothing = si_table_builder_finish (builder);
  g_autoptr (SiPairing) pairing = si_pairing_new (nothing, table);

  si_product_numbers_follow (numbers, table, pairing);
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
             || si_product_numbers_write (numbers, database, state, error));
}

/*< private >
 * si_snapshot_save:
 * @database: a connection in a transaction to write
 * @state: its state; brought up to date, and written
 * @before: (nullable): the newest inventory in it
 * @after: the inventory to put in its place
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
                  SiSnapshot *snapshot,
                  GError **error)
{
  g_auto (SiDifference) difference = { NULL, 0, FALSE };
  g_autoptr (SiProductNumbers) numbers = si_product_numbers_read (database, state, before, error);

  if (numbers == NULL)
    return FALSE;
  if (before == NULL)
    number_first (numbers, after);
  else if (!save_past (database, state, before, after, numbers, &difference, error))
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

  if (!difference.identical && !save_inventory (database, state, after, numbers, error))
    return FALSE;
  return si_state_write (database, state, error);
}
