/* si-stock-points.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-key.h"
#include "si-state.h"

G_BEGIN_DECLS

GPtrArray *si_stock_points_read (SiDatabase *database,
                                 const SiState *state,
                                 SiTable *newest,
                                 const SiProductKey *key,
                                 const char *godown_id,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
