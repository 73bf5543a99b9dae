/* si-godown-counts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table.h"

G_BEGIN_DECLS

guint *si_godown_counts_new (const SiTable *table);

G_END_DECLS
