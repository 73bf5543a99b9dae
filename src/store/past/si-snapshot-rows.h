/* si-snapshot-rows.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-snapshot.h"
#include "si-state.h"

G_BEGIN_DECLS

GPtrArray *si_snapshots_read (SiDatabase *database, const SiState *state, GError **error);
gboolean si_snapshot_write (SiDatabase *database, const SiSnapshot *snapshot, GError **error);

G_END_DECLS
