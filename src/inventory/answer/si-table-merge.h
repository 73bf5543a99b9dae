/* si-table-merge.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table.h"

G_BEGIN_DECLS

/* A partial answer laid over a whole inventory. Neither makes the rest look
 * removed. @base may be NULL. */
SiTable *si_table_merge_products (const SiTable *base, const SiTable *part);
SiTable *si_table_merge_godown (const SiTable *base, const SiTable *part, const char *godown_id);

G_END_DECLS
