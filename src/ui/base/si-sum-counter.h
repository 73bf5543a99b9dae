/* si-sum-counter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-list.h"
#include "si-stock-sum.h"

G_BEGIN_DECLS

#define SI_TYPE_SUM_COUNTER (si_sum_counter_get_type ())

/* Adds up the stocks of some products of a list, as the list shows them: a few at once, and many on
 * a thread, so that the window never waits.
 *
 * Signal "counted" (const SiStockSum *, as a pointer): the sum of the products that it was given
 * last. */
G_DECLARE_FINAL_TYPE (SiSumCounter, si_sum_counter, SI, SUM_COUNTER, GObject)

SiSumCounter *si_sum_counter_new (SiProductList *list);
gboolean si_sum_counter_count (SiSumCounter *self, GArray *rows);
void si_sum_counter_stop (SiSumCounter *self);
char *si_sum_counter_describe (SiSumCounter *self, const SiStockSum *sum);
char *si_sum_counter_describe_unknown (const SiStockSum *sum);

G_END_DECLS
