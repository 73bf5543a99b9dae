/* si-check.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-database.h"

G_BEGIN_DECLS

gboolean si_check (SiDatabase *database, GCancellable *cancellable, GError **error);

G_END_DECLS
