/* si-state.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-database.h"
#include "si-table.h"

G_BEGIN_DECLS

/**
 * SiState:
 * @snapshot: the newest, or 0 before the first
 * @inventory: the snapshot since which the inventory has been as it is
 * @whole_time: when the last answer about the whole was taken, or 0 (microseconds)
 * @n_snapshots: how many are kept
 * @n_products: how many products have a number
 * @n_watches: how many there are
 * @last_watch: the id that was given last
 */
typedef struct
{
  gint64 snapshot;
  gint64 inventory;
  gint64 whole_time;
  gint64 n_snapshots;
  gint64 n_products;
  gint64 n_watches;
  gint64 last_watch;
} SiState;

gboolean si_state_read (SiDatabase *database, SiState *state, GError **error);
gboolean si_state_write (SiDatabase *database, const SiState *state, GError **error);

SiTable *si_inventory_read (SiDatabase *database, const SiState *state, GError **error);
gboolean
si_inventory_write (SiDatabase *database, gint64 snapshot, const SiTable *table, GError **error);

G_END_DECLS
