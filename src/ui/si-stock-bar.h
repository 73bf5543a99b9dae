/* si-stock-bar.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-quantity.h"

G_BEGIN_DECLS

#define SI_TYPE_STOCK_BAR (si_stock_bar_get_type ())

/* A stock as a bar about zero: what is there goes one way, what is owed the other. */
G_DECLARE_FINAL_TYPE (SiStockBar, si_stock_bar, SI, STOCK_BAR, GtkWidget)

void si_stock_bar_set_stock (SiStockBar *self, SiQuantity stock, gint64 lowest, gint64 highest);

G_END_DECLS
