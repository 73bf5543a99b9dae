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
 *
 * The newest inventory of a file, kept in memory for the next comparison. Most often somebody else
 * holds the table anyway, so that it costs no memory of its own.
 */
typedef struct _SiNewestInventory SiNewestInventory;

SiNewestInventory *si_newest_inventory_new (void);
void si_newest_inventory_free (SiNewestInventory *self);
void si_newest_inventory_set (SiNewestInventory *self, SiTable *table, gint64 snapshot);
void si_newest_inventory_clear (SiNewestInventory *self);
SiTable *si_newest_inventory_read (SiNewestInventory *self,
                                   SiDatabase *database,
                                   const SiState *state,
                                   GError **error);
const SiPairing *si_newest_inventory_pair (SiNewestInventory *self, const SiTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiNewestInventory, si_newest_inventory_free)

G_END_DECLS
