/* si-check.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-state.h"

G_BEGIN_DECLS

gboolean
si_check (SiDatabase *database, const SiState *state, GCancellable *cancellable, GError **error);

G_END_DECLS
