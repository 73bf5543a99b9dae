/* si-stock-sum.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-shown-stock.h"

G_BEGIN_DECLS

/**
 * SiStockSum:
 * @n_products: the number of products
 * @n_unknown: the number of those whose stock is no exact number; the sum is without them
 * @sum: the sum of the others, which is not exact if it is too large to be held
 * @has_fractions: whether a stock among them is no whole number, so that not all are pieces
 *
 * The stocks of several products together.
 */
typedef struct
{
  guint n_products;
  guint n_unknown;
  SiQuantity sum;
  gboolean has_fractions;
} SiStockSum;

SiStockSum si_stock_sum_count (const SiShownStock *stock, const GArray *rows);
void si_stock_sum_count_async (SiShownStock *stock,
                               GArray *rows,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean si_stock_sum_count_finish (GAsyncResult *result, SiStockSum *sum, GError **error);

G_END_DECLS
