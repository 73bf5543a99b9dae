/* si-sum.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-quantity.h"

G_BEGIN_DECLS

/**
 * SiSum:
 * @high: the sum of the upper halves of the quantities
 * @low: the sum of the lower halves, of 32 bits each
 *
 * An exact sum of up to two thousand million quantities. Unlike si_quantity_add(), it cannot
 * overflow on the way, so its result does not depend on the order.
 */
typedef struct
{
  gint64 high;
  gint64 low;
} SiSum;

void si_sum_add (SiSum *self, SiQuantity quantity);
void si_sum_subtract (SiSum *self, SiQuantity quantity);
void si_sum_add_sum (SiSum *self, const SiSum *other);
SiQuantity si_sum_get (const SiSum *self);

G_END_DECLS
