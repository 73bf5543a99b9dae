/* si-watch-rows.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-state.h"
#include "si-watch.h"

G_BEGIN_DECLS

GPtrArray *si_watches_read (SiDatabase *database, gboolean *whole, GError **error);
GPtrArray *si_watches_read_all (SiDatabase *database, const SiState *state, GError **error);
gboolean si_watch_write (SiDatabase *database, SiState *state, SiWatch *watch, GError **error);
gboolean si_watch_delete (SiDatabase *database, SiState *state, gint64 id, GError **error);

G_END_DECLS
