/* si-answer-filter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table.h"

G_BEGIN_DECLS

SiTable *
si_answer_filter (SiTable *table, const char *sku, const char *godown_id, gboolean *ignored);

G_END_DECLS
