/* si-table-query.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-column.h"
#include "si-table-search.h"

G_BEGIN_DECLS

/**
 * SiTableQuery:
 * @text: (nullable): what was typed
 * @stock: (nullable): the stock as it is shown, which also limits the products to those with a line
 *   in its godowns; %NULL for all godowns
 * @findings: only products with any of these there; %SI_FINDING_NONE for all
 * @low: (nullable) (element-type guint32): the rows that have %SI_FINDING_LOW
 * @column: what to sort by, within equally good matches
 * @column_stock: (nullable): the stock to sort by, where it is not @stock
 * @descending: the other way about
 *
 * A query for the rows of a table to show, and for their order.
 */
typedef struct
{
  const char *text;
  SiShownStock *stock;
  SiFindings findings;
  GArray *low;
  SiColumn column;
  SiShownStock *column_stock;
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

GArray *si_table_query (SiTable *self, const SiTableQuery *query, GCancellable *cancellable);
gboolean si_table_query_hidden (SiTable *self,
                                const SiTableQuery *query,
                                GCancellable *cancellable,
                                SiHidden *hidden);

G_END_DECLS
