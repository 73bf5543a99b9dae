/* si-change-query.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-change-column.h"

G_BEGIN_DECLS

/**
 * SiChangeQuery:
 * @by_godown: the changes of products in godowns, not those of products
 * @godown_ids: (nullable): only the changes in these godowns, which goes with @by_godown alone;
 *   %NULL for all
 * @findings: only products with any of these in these godowns; %SI_FINDING_NONE for all
 * @low_before: (nullable) (element-type guint32): the rows of the older inventory that have
 *   %SI_FINDING_LOW
 * @low_after: (nullable) (element-type guint32): those of the newer one
 * @text: (nullable): the text to search for
 * @kinds: only changes of any of these kinds; %SI_CHANGE_NONE for all
 * @newly_below: only stocks that are below zero, and were not
 * @column: the column to sort by
 * @descending: whether the largest come first
 *
 * A query for the changes to show, and for their order.
 */
typedef struct
{
  gboolean by_godown;
  const char *const *godown_ids;
  SiFindings findings;
  GArray *low_before;
  GArray *low_after;
  const char *text;
  SiChangeKinds kinds;
  gboolean newly_below;
  SiChangeColumn column;
  gboolean descending;
} SiChangeQuery;

/**
 * SiChangeCounts:
 * @n_kinds: the number of changes of each kind that are found, whatever kinds are asked for
 * @n_newly_below: the number of those of which the stock is below zero, and was not
 * @n_found: the number of changes that are found, whatever kinds are asked for
 * @n_all: the number of all changes in the godowns
 * @n_products: the number of products that the changes of the answer are of
 * @up: the sum of what came in these changes; not exact where it is too large
 * @down: the sum of what went, at most zero
 * @n_unknown: the number of changes in the answer whose difference is not known
 * @hidden_by_godowns: the number of changes that the godowns alone hide
 * @hidden_by_findings: the number of changes that the findings alone hide
 * @hidden_by_text: the number of changes that the text alone hides
 *
 * The numbers of changes, and of those that the parts of a query hide.
 */
typedef struct
{
  guint n_kinds[SI_N_CHANGE_KINDS];
  guint n_newly_below;
  guint n_found;
  guint n_all;
  guint n_products;
  SiQuantity up;
  SiQuantity down;
  guint n_unknown;
  guint hidden_by_godowns;
  guint hidden_by_findings;
  guint hidden_by_text;
} SiChangeCounts;

GArray *si_change_query (const SiComparison *comparison,
                         const SiChangeQuery *query,
                         GCancellable *cancellable,
                         SiChangeCounts *counts);

G_END_DECLS
