/* si-newest-inventory.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-pairing.h"
#include "si-state.h"

G_BEGIN_DECLS

/**
 * SiNewestInventory:
 * @table: (owned) (nullable): the inventory, if it has been read
 * @snapshot: the snapshot that @table belongs to
 * @pairing: (owned) (nullable): from @table to the inventory that was asked for last
 *
 * The newest inventory of a file, kept in memory for the next comparison. Most often somebody else
 * holds the table anyway, so that it costs no memory of its own.
 */
typedef struct
{
  SiTable *table;
  gint64 snapshot;
  SiPairing *pairing;
} SiNewestInventory;

void si_newest_inventory_set (SiNewestInventory *self, SiTable *table, gint64 snapshot);
void si_newest_inventory_clear (SiNewestInventory *self);
SiTable *si_newest_inventory_read (SiNewestInventory *self,
                                   SiDatabase *database,
                                   const SiState *state,
                                   GError **error);
const SiPairing *si_newest_inventory_pair (SiNewestInventory *self, const SiTable *table);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiNewestInventory, si_newest_inventory_clear)

G_END_DECLS
