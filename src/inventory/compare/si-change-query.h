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
 * @text: (nullable): the text to search for
 * @kinds: only changes of any of these kinds; %SI_CHANGE_NONE for all
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
  const char *text;
  SiChangeKinds kinds;
  SiChangeColumn column;
  gboolean descending;
} SiChangeQuery;

/**
 * SiChangeCounts:
 * @n_kinds: the number of changes of each kind in the godowns, whatever else is asked for
 * @n_all: the number of all changes in the godowns
 * @hidden_by_godowns: the number of changes that the godowns alone hide
 * @hidden_by_findings: the number of changes that the findings alone hide
 * @hidden_by_text: the number of changes that the text alone hides
 *
 * The numbers of changes, and of those that the parts of a query hide.
 */
typedef struct
{
  guint n_kinds[SI_N_CHANGE_KINDS];
  guint n_all;
  guint hidden_by_godowns;
  guint hidden_by_findings;
  guint hidden_by_text;
} SiChangeCounts;

GArray *si_change_query (const SiComparison *comparison,
                         const SiChangeQuery *query,
                         GCancellable *cancellable,
                         SiChangeCounts *counts);

G_END_DECLS
