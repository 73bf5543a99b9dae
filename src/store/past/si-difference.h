/* si-difference.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-numbers.h"

G_BEGIN_DECLS

/**
 * SiDifference:
 * @changes: how the inventory before was other, for #SiRecordReader
 * @n_changed: how many products were other, new or gone
 * @identical: nothing is other, not even the order of the products
 */
typedef struct
{
  GBytes *changes; /* (owned) */
  guint n_changed;
  gboolean identical;
} SiDifference;

void si_difference_init (SiDifference *self,
                         SiTable *before,
                         SiTable *after,
                         const SiPairing *pairing,
                         SiProductNumbers *numbers,
                         gint64 snapshot);
void si_difference_clear (SiDifference *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiDifference, si_difference_clear)

G_END_DECLS
