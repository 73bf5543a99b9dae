/* si-stock-bar.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-quantity.h"

G_BEGIN_DECLS

#define SI_TYPE_STOCK_BAR (si_stock_bar_get_type ())

/* A bar for a stock, from zero one way if it is positive, the other way if it is negative. */
G_DECLARE_FINAL_TYPE (SiStockBar, si_stock_bar, SI, STOCK_BAR, GtkWidget)

void si_stock_bar_set_stock (SiStockBar *self, SiQuantity stock, gint64 lowest, gint64 highest);

G_END_DECLS
