/* si-stock-history.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-store.h"
#include "si-product.h"

G_BEGIN_DECLS

#define SI_TYPE_STOCK_HISTORY (si_stock_history_get_type ())

/* A product's stock over time, in all godowns or in one, as a chart and as a list.
 *
 * Property: days (uint, explicit notify: the days that the chart shows, 7, 30 or 365). */
G_DECLARE_FINAL_TYPE (SiStockHistory, si_stock_history, SI, STOCK_HISTORY, AdwBin)

void si_stock_history_set_settings (SiStockHistory *self, GSettings *settings);
void si_stock_history_set_store (SiStockHistory *self, SiStore *store);
void si_stock_history_set_product (SiStockHistory *self, SiProduct *product, const char *godown_id);
void si_stock_history_choose_godown (SiStockHistory *self, const char *godown_id);
void si_stock_history_refresh (SiStockHistory *self);

G_END_DECLS
