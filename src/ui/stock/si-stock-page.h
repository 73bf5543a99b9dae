/* si-stock-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engine.h"
#include "si-page.h"
#include "si-product-selection.h"

G_BEGIN_DECLS

#define SI_TYPE_STOCK_PAGE (si_stock_page_get_type ())

/* The view of the products and their stocks. Where no product is shown, it says which part of the
 * filter hides them. Its rows have a context menu. Its status is about the selected products while
 * there are several.
 *
 * Properties, for actions of the window: sort-column (string), sort-descending (boolean).
 *
 * Signal "activate": a person wants to see more of the selected product. */
G_DECLARE_FINAL_TYPE (SiStockPage, si_stock_page, SI, STOCK_PAGE, SiPage)

void si_stock_page_set_up (SiStockPage *self, SiProductList *list, SiProductSelection *selection);
void si_stock_page_set_engine (SiStockPage *self, SiEngine *engine);
void si_stock_page_set_settings (SiStockPage *self, GSettings *settings);
void si_stock_page_set_none_on_server (SiStockPage *self, const char *code);
GActionGroup *si_stock_page_get_column_actions (SiStockPage *self);
void si_stock_page_fill_column_menu (SiStockPage *self, GMenu *menu);
char *si_stock_page_describe (SiStockPage *self, SiProduct *product);
void si_stock_page_reveal_selected (SiStockPage *self);

G_END_DECLS
