/* si-numbering.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-numbers.h"
#include "si-state.h"

G_BEGIN_DECLS

SiProductNumbers *
si_numbering_read (SiDatabase *database, const SiState *state, SiTable *table, GError **error);
gboolean si_numbering_write (SiProductNumbers *numbers,
                             SiDatabase *database,
                             SiState *state,
                             GError **error);
gboolean si_numbering_prune (SiProductNumbers *numbers,
                             SiDatabase *database,
                             SiState *state,
                             GHashTable *kept,
                             GError **error);

G_END_DECLS
