/* si-change-column.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-comparison.h"
#include "si-natural-order.h"

G_BEGIN_DECLS

/**
 * SiChangeColumn:
 * @SI_CHANGE_COLUMN_SERVER: no column on screen, but the order of the service, with the products
 *   that are gone at the end
 * @SI_CHANGE_COLUMN_DIFFERENCE: new minus old
 * @SI_N_CHANGE_COLUMNS: the number of columns
 *
 * The columns that a list of changes has and can be sorted by.
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
  SI_N_CHANGE_COLUMNS,
} SiChangeColumn;

/**
 * SiChangeColumnInfo:
 * @name: the column's name in actions
 * @numeric: whether its cells are figures, of which the largest are sought first
 * @get_text: (nullable): the text that a change is sorted by; it returns %NULL for a change that
 *   has none
 * @append_key: (nullable): how the texts are sorted
 * @get_number: (nullable): the number that a change is sorted by; %NULL for the order of the
 *   service, and for a column that is sorted by texts
 *
 * The properties of a column of changes.
 */
typedef struct
{
  const char *name;
  gboolean numeric;
  const char *(*get_text) (const SiComparison *comparison, const SiChangeEntry *entry);
  SiTextKeyFunc append_key;
  gint64 (*get_number) (const SiChangeEntry *entry);
} SiChangeColumnInfo;

const SiChangeColumnInfo *si_change_column_get_info (SiChangeColumn column);

G_END_DECLS
