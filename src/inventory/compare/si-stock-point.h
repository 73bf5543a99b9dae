/* si-stock-point.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "si-quantity.h"

G_BEGIN_DECLS

/**
 * SiStockPoint:
 * @time: the start of the step, in microseconds since 1970, UTC
 * @present: whether the product, or its line in the godown, was there at all
 * @stock: the stock from then on
 * @stock_text: (nullable): the stock as the server wrote it, where @stock is not exact
 *
 * A step in the history of a product's stock.
 */
typedef struct
{
  gint64 time;
  gboolean present;
  SiQuantity stock;
  char *stock_text; /* (owned) */
} SiStockPoint;

void si_stock_point_free (SiStockPoint *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiStockPoint, si_stock_point_free)

G_END_DECLS
