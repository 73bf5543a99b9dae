/* si-code-match.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-match.h"
#include "si-table.h"

G_BEGIN_DECLS

/**
 * SiCodeMatchFunc:
 * @row: a product that the text names
 * @match: the kind of match
 * @data: the data that si_code_match_foreach() was given
 *
 * Is called for each product and kind, the best kind first.
 */
typedef void (*SiCodeMatchFunc) (guint row, SiMatch match, gpointer data);

void
si_code_match_foreach (const SiTable *table, const char *text, SiCodeMatchFunc func, gpointer data);

G_END_DECLS
