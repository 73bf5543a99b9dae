/* si-ranked-godowns.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product.h"
#include "si-scope.h"

G_BEGIN_DECLS

/**
 * SiRankedGodown:
 * @stock: the product's stock there, and the names; the texts belong to the table
 * @is_there: whether the product has a line for the godown
 * @is_chosen: whether a person has chosen the godown
 *
 * A godown as a product's panel lists it.
 */
typedef struct
{
  SiGodownStock stock;
  gboolean is_there;
  gboolean is_chosen;
} SiRankedGodown;

/**
 * SiRankedGodowns:
 * @table: (owned): the inventory, which the texts belong to
 * @entries: (owned) (element-type SiRankedGodown): the lines of the product, and the godowns that
 *   it has no line for
 * @n_shown: the number of entries before those with no stock
 * @n_with_stock: the number of different godowns with a stock other than zero
 * @n_all: the number of different godowns in @entries
 *
 * All godowns of a shop, for one product: the chosen ones first, then the fullest, then those whose
 * stock is no number, then those below zero. Godowns with none that nobody has chosen come last.
 */
typedef struct
{
  SiTable *table;
  GArray *entries;
  guint n_shown;
  guint n_with_stock;
  guint n_all;
} SiRankedGodowns;

SiRankedGodowns *si_ranked_godowns_new (SiProduct *product, const char *const *chosen_ids);
SiRankedGodowns *si_ranked_godowns_ref (SiRankedGodowns *self);
void si_ranked_godowns_unref (SiRankedGodowns *self);

static inline const SiRankedGodown *
si_ranked_godowns_get (const SiRankedGodowns *self, guint i)
{
  return &g_array_index (self->entries, SiRankedGodown, i);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiRankedGodowns, si_ranked_godowns_unref)

G_END_DECLS
