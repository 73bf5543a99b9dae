/* si-history-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-state.h"

G_BEGIN_DECLS

gboolean si_history_file_write (SiDatabase *database,
                                const SiState *state,
                                SiTable *newest,
                                GOutputStream *stream,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
