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
  const char *text;
  SiChangeKinds kinds;
  SiChangeColumn column;
  gboolean descending;
} SiChangeQuery;

GArray *si_change_query (const SiComparison *comparison,
                         const SiChangeQuery *query,
                         GCancellable *cancellable);

G_END_DECLS
