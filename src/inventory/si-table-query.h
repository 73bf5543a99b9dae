/* si-table-query.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-comparison.h"
#include "si-table-order.h"
#include "si-table-search.h"

G_BEGIN_DECLS

/**
 * SiTableQuery:
 * @text: (nullable): what was typed
 * @godown_id: (nullable): only products with a line in this godown, whose stock there
 *   is what SI_COLUMN_STOCK sorts by
 * @findings: only products with any of these; SI_FINDING_NONE for all
 * @changes: (nullable): what SI_COLUMN_CHANGE sorts by
 * @column: what to sort by, within equally good matches
 * @descending: the other way about
 *
 * Which rows of a table are shown, and in which order.
 */
typedef struct
{
  const char *text;
  const char *godown_id;
  SiFindings findings;
  SiComparison *changes;
  SiColumn column;
  gboolean descending;
} SiTableQuery;

/* The rows, best match first; NULL if cancelled. Pure, so any thread may run it. */
GArray *si_table_query (const SiTable *self, const SiTableQuery *query, GCancellable *cancellable);

G_END_DECLS
