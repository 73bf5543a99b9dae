/* si-watch-rows.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-state.h"
#include "si-watch.h"

G_BEGIN_DECLS

GPtrArray *
si_watches_read (SiDatabase *database, GArray *products, gboolean *whole, GError **error);
GPtrArray *
si_watches_read_all (SiDatabase *database, const SiState *state, GArray *products, GError **error);
gboolean si_watch_read_product (SiDatabase *database, gint64 id, guint32 *product, GError **error);
gboolean si_watch_find_same (SiDatabase *database,
                             guint32 product,
                             const char *godown_id,
                             gint64 *id,
                             GError **error);
gboolean si_watch_write (SiDatabase *database,
                         SiState *state,
                         SiWatch *watch,
                         guint32 product,
                         GError **error);
gboolean si_watch_delete (SiDatabase *database, SiState *state, gint64 id, GError **error);

G_END_DECLS
