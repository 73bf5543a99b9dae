/* si-prune.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-state.h"

G_BEGIN_DECLS

/* In the place of a time: all of the past. */
#define SI_ALL_TIME G_MAXINT64

gboolean si_prune (SiDatabase *database, SiState *state, gint64 before, GError **error);
gboolean si_prune_shrink (SiDatabase *database, gint64 before, GError **error);

G_END_DECLS
