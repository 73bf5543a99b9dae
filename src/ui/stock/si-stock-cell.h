/* si-stock-cell.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-cell.h"
#include "si-stock-column.h"

G_BEGIN_DECLS

#define SI_TYPE_STOCK_CELL (si_stock_cell_get_type ())

/* A cell with a product's stock in one godown: dim if there is none, red below zero. */
G_DECLARE_FINAL_TYPE (SiStockCell, si_stock_cell, SI, STOCK_CELL, SiProductCell)

GtkWidget *si_stock_cell_new (SiStockColumn *column);

G_END_DECLS
