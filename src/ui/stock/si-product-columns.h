/* si-product-columns.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-column.h"
#include "si-stock-columns.h"
#include "si-listing.h"

G_BEGIN_DECLS

#define SI_TYPE_PRODUCT_COLUMNS (si_product_columns_get_type ())

/* The columns of the list of products, and which of them are shown. The settings keep what the
 * person has chosen; a column is hidden, too, while there is no room or nothing to show. */
G_DECLARE_FINAL_TYPE (SiProductColumns, si_product_columns, SI, PRODUCT_COLUMNS, GObject)

SiProductColumns *si_product_columns_new (GtkColumnView *view);
void si_product_columns_set_list (SiProductColumns *self, SiProductList *list);
SiColumnPace *si_product_columns_get_pace (SiProductColumns *self);
SiStockColumns *si_product_columns_get_godowns (SiProductColumns *self);
GtkColumnViewColumn *si_product_columns_get (SiProductColumns *self, SiColumn id);
void si_product_columns_set_settings (SiProductColumns *self, GSettings *settings);
void si_product_columns_set_narrow (SiProductColumns *self, gboolean narrow);
gboolean si_product_columns_has_two_lines (SiProductColumns *self);
void si_product_columns_set_has_changes (SiProductColumns *self, gboolean has_changes);
void si_product_columns_set_has_godowns (SiProductColumns *self, gboolean has_godowns);
gboolean si_product_columns_can_hide (SiProductColumns *self, GtkColumnViewColumn *column);
void si_product_columns_hide (SiProductColumns *self, GtkColumnViewColumn *column);
gboolean si_product_columns_can_give_way (SiProductColumns *self);
gboolean si_product_columns_give_way (SiProductColumns *self);
void si_product_columns_take_back (SiProductColumns *self);
GActionGroup *si_product_columns_get_actions (SiProductColumns *self);
void si_product_columns_add_to_listing (SiProductColumns *self, SiListing *listing);

G_END_DECLS
