/* si-stock-column.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-product-list.h"

G_BEGIN_DECLS

#define SI_TYPE_STOCK_COLUMN (si_stock_column_get_type ())

/* A column of the list of products with the stock in one godown, whichever godowns are chosen. */
G_DECLARE_FINAL_TYPE (SiStockColumn, si_stock_column, SI, STOCK_COLUMN, GObject)

SiStockColumn *si_stock_column_new (SiProductList *list, const char *godown_id, guint number);
SiStockColumn *si_stock_column_get (GtkColumnViewColumn *column);

GtkColumnViewColumn *si_stock_column_get_column (SiStockColumn *self);
const char *si_stock_column_get_godown_id (SiStockColumn *self);
guint si_stock_column_get_number (SiStockColumn *self);
char *si_stock_column_dup_name (SiStockColumn *self);
SiQuantity si_stock_column_get_stock (SiStockColumn *self, SiProduct *product);
char *si_stock_column_dup_text (SiStockColumn *self, SiProduct *product);

G_END_DECLS
