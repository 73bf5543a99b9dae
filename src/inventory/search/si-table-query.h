/* si-table-query.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-comparison.h"
#include "si-scope.h"
#include "si-table-order.h"
#include "si-table-search.h"

G_BEGIN_DECLS

/**
 * SiTableQuery:
 * @text: (nullable): what was typed
 * @scope: (nullable): only products with a line in these godowns of the table, whose stock there
 *   is what SI_COLUMN_STOCK sorts by; %NULL for all
 * @findings: only products with any of these there; SI_FINDING_NONE for all
 * @low: (nullable) (element-type guint32): the rows that have %SI_FINDING_LOW
 * @changes: (nullable): what SI_COLUMN_CHANGE sorts by
 * @column: what to sort by, within equally good matches
 * @descending: the other way about
 *
 * Which rows of a table are shown, and in which order.
 */
typedef struct
{
  const char *text;
  SiScope *scope;
  SiFindings findings;
  GArray *low;
  SiComparison *changes;
  SiColumn column;
  gboolean descending;
} SiTableQuery;

/**
 * SiHidden:
 * @by_godowns: how many products would be shown without the godowns, the findings kept
 * @by_findings: how many would be shown without the findings, the godowns kept
 * @by_both: how many would be shown without both
 *
 * The products that the filters of a query hide where it finds nothing.
 */
typedef struct
{
  guint by_godowns;
  guint by_findings;
  guint by_both;
} SiHidden;

/* The rows, best match first; NULL if cancelled. Pure, so any thread may run it. */
GArray *si_table_query (SiTable *self, const SiTableQuery *query, GCancellable *cancellable);
gboolean si_table_query_hidden (SiTable *self,
                                const SiTableQuery *query,
                                GCancellable *cancellable,
                                SiHidden *hidden);

G_END_DECLS
