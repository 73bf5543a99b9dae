/* si-snapshot-save.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-pairing.h"
#include "si-snapshot.h"
#include "si-state.h"

G_BEGIN_DECLS

gboolean si_snapshot_save (SiDatabase *database,
                           SiState *state,
                           SiTable *before,
                           SiTable *after,
                           const SiPairing *pairing,
                           SiSnapshot *snapshot,
                           GError **error);

G_END_DECLS
