/* si-godown-sums.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-comparison.h"
#include "si-product-rows.h"
#include "si-scope.h"

G_BEGIN_DECLS

/**
 * SiGodownColumn:
 * @SI_GODOWN_COLUMN_SHARE: the units as a part of those in the fullest godown
 * @SI_N_GODOWN_COLUMNS: one more than the last column
 *
 * The columns that a list of godowns has and can be sorted by.
 */
typedef enum
{
  SI_GODOWN_COLUMN_NAME = 1,
  SI_GODOWN_COLUMN_ID,
  SI_GODOWN_COLUMN_PRODUCTS,
  SI_GODOWN_COLUMN_UNITS,
  SI_GODOWN_COLUMN_SHARE,
  SI_GODOWN_COLUMN_BELOW_ZERO,
  SI_GODOWN_COLUMN_CHANGED,
  SI_N_GODOWN_COLUMNS,
} SiGodownColumn;

/**
 * SiGodownFigures:
 * @godown: the godown in the inventory
 * @n_products: the number of products that have a line there
 * @units: the sum of the stocks there that are exact; not exact where the sum is too large
 * @n_unknown: the number of products whose stock there is no exact number, and is not in the sum
 * @n_below_zero: the number of products whose stock there is below zero
 * @n_changed: the number of products whose stock there is another one than it was
 *
 * The figures of a godown.
 */
typedef struct
{
  guint godown;
  guint n_products;
  SiQuantity units;
  guint n_unknown;
  guint n_below_zero;
  guint n_changed;
} SiGodownFigures;

/**
 * SiGodownSumsQuery:
 * @rows: the products to add up
 * @scope: the godowns to add up, of the same inventory
 * @changes: (nullable): the changes to count; they are not known unless they lead to the same
 *   inventory
 * @with_gone: whether a product that is gone counts as a change where it was
 * @column: the column to sort by
 * @descending: whether the largest come first
 *
 * A query for the sums of godowns.
 */
typedef struct
{
  SiProductRows *rows;
  SiScope *scope;
  SiComparison *changes;
  gboolean with_gone;
  SiGodownColumn column;
  gboolean descending;
} SiGodownSumsQuery;

/**
 * SiGodownSums:
 * @table: (owned): the inventory
 * @godowns: (owned) (element-type SiGodownFigures): the godowns that have any of the products, in
 *   order
 * @all: their figures together; @n_products is the number of products that were added up
 * @n_all_godowns: the number of godowns in the inventory
 * @least: the least units in a godown, in millionths, or 0 where none is below zero
 * @most: the most units in a godown, in millionths, or 0 where none is above zero
 * @knows_changes: whether @n_changed is known
 *
 * The stock of some products by godown. Immutable once made, so any thread may read it.
 */
typedef struct
{
  SiTable *table;
  GArray *godowns;
  SiGodownFigures all;
  guint n_all_godowns;
  gint64 least;
  gint64 most;
  gboolean knows_changes;
} SiGodownSums;

SiGodownSums *si_godown_sums_new (const SiGodownSumsQuery *query, GCancellable *cancellable);
SiGodownSums *si_godown_sums_ref (SiGodownSums *self);
void si_godown_sums_unref (SiGodownSums *self);
const SiGodownFigures *si_godown_sums_get (const SiGodownSums *self, guint nth);

const char *si_godown_column_get_name (SiGodownColumn column);
gboolean si_godown_column_is_numeric (SiGodownColumn column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiGodownSums, si_godown_sums_unref)

G_END_DECLS
