/* si-unreadable.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-key.h"
#include "si-table.h"

G_BEGIN_DECLS

gboolean si_unreadable_get_names (const char *text, char **product_id, char **sku);
gboolean si_unreadable_has_product (const SiTable *table, const SiProductKey *key);
SiTable *si_unreadable_make_table (const SiTable *table);

G_END_DECLS
