/* si-product-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-stock-columns.h"
#include "si-listing.h"
#include "si-product-selection.h"
#include "si-row-menu.h"

G_BEGIN_DECLS

#define SI_TYPE_PRODUCT_VIEW (si_product_view_get_type ())

/* The list of products, with headers that sort it.
 *
 * Signal "activate": the selected product was double-clicked, or Return was pressed on it. */
G_DECLARE_FINAL_TYPE (SiProductView, si_product_view, SI, PRODUCT_VIEW, AdwBin)

void si_product_view_set_selection (SiProductView *self, SiProductSelection *selection);
void si_product_view_sort (SiProductView *self, SiColumn column, gboolean descending);
void si_product_view_set_connection_id (SiProductView *self, const char *connection_id);
SiStockColumns *si_product_view_get_godown_columns (SiProductView *self);
void si_product_view_restore_columns (SiProductView *self, GSettings *settings);
GActionGroup *si_product_view_get_column_actions (SiProductView *self);
void si_product_view_fill_column_menu (SiProductView *self, GMenu *menu);
void si_product_view_set_narrow (SiProductView *self, gboolean narrow);
void si_product_view_set_has_changes (SiProductView *self, gboolean has_changes);
void si_product_view_reveal_selected (SiProductView *self);
char *si_product_view_describe (SiProductView *self, SiProduct *product);
void si_product_view_focus_list (SiProductView *self);
SiListing *si_product_view_create_listing (SiProductView *self);
SiListing *si_product_view_create_selected_listing (SiProductView *self);
SiRowMenu *si_product_view_add_menu (SiProductView *self, GMenuModel *items);

G_END_DECLS
