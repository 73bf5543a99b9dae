/* si-newest-inventory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-newest-inventory.h"

/*< private >
 * si_newest_inventory_clear:
 * @self: a newest inventory
 *
 * Drops the table, so that the next read takes it from the file.
 */
void
si_newest_inventory_clear (SiNewestInventory *self)
{
  g_clear_pointer (&self->pairing, si_pairing_unref);
  g_clear_pointer (&self->table, si_table_unref);
}

/*< private >
 * si_newest_inventory_set:
 * @self: a newest inventory
 * @table: the inventory that the file has by now
 * @snapshot: the id of its snapshot
 *
 * Takes a table over that was just read or committed.
 */
void
si_newest_inventory_set (SiNewestInventory *self, SiTable *table, gint64 snapshot)
{
  si_table_ref (table);
  si_newest_inventory_clear (self);
  self->table = table;
  self->snapshot = snapshot;
}

/*< private >
 * si_newest_inventory_read:
 * @self: a newest inventory
 * @database: a connection in a transaction
 * @state: its state
 * @error: return location for an error
 *
 * Reads the newest inventory, from memory where no other program has saved one since.
 *
 * Returns: (transfer full) (nullable): the newest inventory; %NULL without an error where there is
 *   none yet
 */
SiTable *
si_newest_inventory_read (SiNewestInventory *self,
                          SiDatabase *database,
                          const SiState *state,
                          GError **error)
{
  g_autoptr (SiTable) table = NULL;

  if (self->table != NULL && self->snapshot == state->snapshot)
    return si_table_ref (self->table);

  si_newest_inventory_clear (self);
  if (state->snapshot == 0)
    return NULL;
  table = si_inventory_read (database, state, error);
  if (table != NULL)
    si_newest_inventory_set (self, table, state->snapshot);
  return g_steal_pointer (&table);
}

/*< private >
 * si_newest_inventory_pair:
 * @self: a newest inventory that was read
 * @table: an inventory that is to be saved
 *
 * Pairs the two once for both the stock alerts and the save, which follow each other.
 *
 * Returns: (transfer none) (nullable): the pairs of products; %NULL where there is no newest
 *   inventory
 */
const SiPairing *
si_newest_inventory_pair (SiNewestInventory *self, const SiTable *table)
{
  if (self->table == NULL)
    return NULL;
  if (self->pairing == NULL || si_pairing_get_after_table (self->pairing) != table)
    {
      g_clear_pointer (&self->pairing, si_pairing_unref);
      self->pairing = si_pairing_new (self->table, table);
    }
  return self->pairing;
}
