/* si-table-merge.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table.h"

G_BEGIN_DECLS

/* These put an answer about a part of an inventory into the whole, which keeps everything that the
 * answer was not about. */
SiTable *si_table_merge_products (const SiTable *base, const SiTable *part);
SiTable *si_table_merge_godown (const SiTable *base, const SiTable *part, const char *godown_id);

G_END_DECLS
