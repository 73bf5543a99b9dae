/* si-change-query.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-comparison.h"

G_BEGIN_DECLS

/**
 * SiChangeColumn:
 *
 * What a list of changes can be sorted by. SI_CHANGE_COLUMN_SERVER is the order of the service,
 * what is gone last; SI_CHANGE_COLUMN_DIFFERENCE is new minus old.
 */
typedef enum
{
  SI_CHANGE_COLUMN_SERVER,
  SI_CHANGE_COLUMN_SKU,
  SI_CHANGE_COLUMN_DESCRIPTION,
  SI_CHANGE_COLUMN_GODOWN,
  SI_CHANGE_COLUMN_KIND,
  SI_CHANGE_COLUMN_BEFORE,
  SI_CHANGE_COLUMN_AFTER,
  SI_CHANGE_COLUMN_DIFFERENCE,
} SiChangeColumn;

/**
 * SiChangeQuery:
 * @by_godown: the changes of products in godowns, not those of products
 * @godown_ids: (nullable): only the changes in these godowns, which goes with @by_godown alone;
 *   %NULL for all
 * @findings: only products with any of these in these godowns; %SI_FINDING_NONE for all
 * @text: (nullable): what was typed
 * @kinds: only changes of any of these kinds; %SI_CHANGE_NONE for all
 * @column: what to sort by
 * @descending: the other way about
 *
 * Which changes are shown, and in which order.
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
 * @n_kinds: how many changes of each kind there are in the godowns, whatever else is asked for
 * @n_all: how many there are in the godowns in all
 * @hidden_by_godowns: how many would be shown without the godowns
 * @hidden_by_findings: how many would be shown without the findings
 * @hidden_by_text: how many would be shown without the text
 *
 * How many changes there are, and what the parts of a query hide.
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
