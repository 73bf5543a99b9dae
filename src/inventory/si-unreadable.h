/* si-unreadable.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table.h"

G_BEGIN_DECLS

gboolean si_unreadable_get_names (const char *text, char **product_id, char **sku);
SiTable *si_unreadable_make_table (const SiTable *table);

G_END_DECLS
