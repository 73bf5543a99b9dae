/* si-state.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-database.h"
#include "si-table.h"

G_BEGIN_DECLS

typedef struct _SiState SiState;

/**
 * SiState:
 * @snapshot: the id of the newest snapshot, or 0 before the first
 * @inventory: the id of the snapshot that brought the newest inventory; a later one may have
 *   brought no change
 * @whole_time: when the last answer about all products was taken, in microseconds since 1970, or 0
 * @n_snapshots: the count of the snapshots
 * @n_products: the count of the products that have a number
 * @n_alerts: the count of the stock alerts
 * @last_alert: the id of the newest stock alert, which may be gone
 *
 * The state of a file. It counts everything whose rows could vanish without a trace, so that a
 * lost row is found.
 */
struct _SiState
{
  gint64 snapshot;
  gint64 inventory;
  gint64 whole_time;
  gint64 n_snapshots;
  gint64 n_products;
  gint64 n_alerts;
  gint64 last_alert;
};

gboolean si_state_read (SiDatabase *database, SiState *state, GError **error);
gboolean si_state_write (SiDatabase *database, const SiState *state, GError **error);

SiTable *si_inventory_read (SiDatabase *database, const SiState *state, GError **error);
gboolean
si_inventory_write (SiDatabase *database, gint64 snapshot, const SiTable *table, GError **error);

G_END_DECLS
