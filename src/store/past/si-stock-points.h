/* si-stock-points.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-past.h"

G_BEGIN_DECLS

GPtrArray *si_history_read (SiDatabase *database,
                            const SiState *state,
                            SiTable *newest,
                            const SiProductKey *key,
                            const char *godown_id,
                            GCancellable *cancellable,
                            GError **error);
gboolean si_history_write (SiDatabase *database,
                           const SiState *state,
                           SiTable *newest,
                           GOutputStream *stream,
                           GCancellable *cancellable,
                           GError **error);
gboolean si_history_prune (SiDatabase *database, gint64 before, GError **error);

/* For si_history_prune(): all of the past. */
#define SI_ALL_TIME G_MAXINT64

G_END_DECLS
