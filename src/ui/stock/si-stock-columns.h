/* si-stock-columns.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-column-pace.h"
#include "si-stock-column.h"

G_BEGIN_DECLS

/* More columns of figures would leave no room for a name, and scrolling would no longer be smooth.
 */
#define SI_MOST_STOCK_COLUMNS 10

#define SI_TYPE_STOCK_COLUMNS (si_stock_columns_get_type ())

/* The columns of single godowns in the list of products, which a person has chosen. The settings
 * keep them for each connection. While some godowns are chosen by the filter, only their columns
 * are shown, and none while only one is, since its stock has a column anyway.
 *
 * Property: godown-ids (strv, nullable, read-write, explicit notify). */
G_DECLARE_FINAL_TYPE (SiStockColumns, si_stock_columns, SI, STOCK_COLUMNS, GObject)

SiStockColumns *si_stock_columns_new (GtkColumnView *view,
                                      GtkColumnViewColumn *next,
                                      SiColumnPace *pace,
                                      SiProductList *list);

const char *const *si_stock_columns_get_godown_ids (SiStockColumns *self);
void si_stock_columns_set_godown_ids (SiStockColumns *self, const char *const *godown_ids);
SiStockColumn *si_stock_columns_find (SiStockColumns *self, guint number);
GtkColumnViewColumn *si_stock_columns_get_first (SiStockColumns *self);
void si_stock_columns_remove (SiStockColumns *self, SiStockColumn *column);
void si_stock_columns_settle (SiStockColumns *self);

void si_stock_columns_set_settings (SiStockColumns *self, GSettings *settings);
gboolean si_stock_columns_get_locked (SiStockColumns *self);
void si_stock_columns_set_connection_id (SiStockColumns *self, const char *connection_id);

gboolean si_stock_columns_is_wanted (SiStockColumns *self, SiStockColumn *column);
guint si_stock_columns_get_n_left_out (SiStockColumns *self);
guint si_stock_columns_get_n_wanted (SiStockColumns *self);
void si_stock_columns_set_narrow (SiStockColumns *self, gboolean narrow);
guint si_stock_columns_get_n_shown (SiStockColumns *self);
void si_stock_columns_set_room (SiStockColumns *self, guint n_columns);

G_END_DECLS
