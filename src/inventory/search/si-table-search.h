/* si-table-search.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-match.h"
#include "si-table.h"

G_BEGIN_DECLS

gboolean si_search_is_blank (const char *text);

guint8 *si_table_search (const SiTable *self, const char *text, GCancellable *cancellable);

G_END_DECLS
