/* si-stock-point.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-stock-point.h"

/**
 * si_stock_point_free:
 * @self: (transfer full): a step
 */
void
si_stock_point_free (SiStockPoint *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->stock_text);
  g_free (self);
}
