/* si-table-merge.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table.h"

G_BEGIN_DECLS

/* These put an answer about a part of an inventory into the whole. What the answer was not asked
 * about does not seem to be gone. */
SiTable *si_table_merge_products (const SiTable *base, const SiTable *part);
SiTable *si_table_merge_godown (const SiTable *base, const SiTable *part, const char *godown_id);

G_END_DECLS
