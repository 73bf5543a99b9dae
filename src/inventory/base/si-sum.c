/* si-sum.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-sum.h"

#define LOW_MASK G_GINT64_CONSTANT (0xffffffff)

/**
 * si_sum_add:
 * @self: a sum, of zeros at first
 * @quantity: a quantity to add; one that is not exact counts as nothing
 */
void
si_sum_add (SiSum *self, SiQuantity quantity)
{
  g_return_if_fail (self != NULL);

  if (quantity.kind != SI_QUANTITY_EXACT)
    return;
  self->high += quantity.millionths >> 32;
  self->low += quantity.millionths & LOW_MASK;
}

/**
 * si_sum_subtract:
 * @self: a sum
 * @quantity: a quantity that was added; one that is not exact counts as nothing
 */
void
si_sum_subtract (SiSum *self, SiQuantity quantity)
{
  g_return_if_fail (self != NULL);

  if (quantity.kind != SI_QUANTITY_EXACT)
    return;
  self->high -= quantity.millionths >> 32;
  self->low -= quantity.millionths & LOW_MASK;
}

/**
 * si_sum_add_sum:
 * @self: a sum
 * @other: another one
 *
 * Adds a sum to another.
 */
void
si_sum_add_sum (SiSum *self, const SiSum *other)
{
  g_return_if_fail (self != NULL && other != NULL);

  self->high += other->high;
  self->low += other->low;
}

/**
 * si_sum_get:
 * @self: a sum
 *
 * Returns: the sum as a quantity; one that is not exact, and has the sign of the sum, where the sum
 *   is too large for a quantity
 */
SiQuantity
si_sum_get (const SiSum *self)
{
  gint64 high, low;

  g_return_val_if_fail (self != NULL, SI_QUANTITY_NONE);

  high = self->high + (self->low >> 32);
  low = self->low & LOW_MASK;
  if (high < G_MININT32 || high > G_MAXINT32)
    return (SiQuantity){ high < 0 ? G_MININT64 : G_MAXINT64, SI_QUANTITY_INEXACT };
  return (SiQuantity){ high * (LOW_MASK + 1) + low, SI_QUANTITY_EXACT };
}
