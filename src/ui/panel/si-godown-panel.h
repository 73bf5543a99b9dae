/* si-godown-panel.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-store.h"
#include "si-product-list.h"
#include "si-stock-alerts.h"

G_BEGIN_DECLS

#define SI_TYPE_GODOWN_PANEL (si_godown_panel_get_type ())

/* One product: its total, the remarks about it, and its stock in each godown.
 *
 * Property: lead (string, nullable, explicit notify: a line above the product). */
G_DECLARE_FINAL_TYPE (SiGodownPanel, si_godown_panel, SI, GODOWN_PANEL, AdwBin)

SiProduct *si_godown_panel_get_product (SiGodownPanel *self);
void si_godown_panel_set_product (SiGodownPanel *self, SiProduct *product);
const char *si_godown_panel_get_lead (SiGodownPanel *self);
void si_godown_panel_set_lead (SiGodownPanel *self, const char *lead);
void si_godown_panel_set_store (SiGodownPanel *self, SiStore *store);
void
si_godown_panel_set_stock_alerts (SiGodownPanel *self, SiProductList *list, SiStockAlerts *alerts);
void si_godown_panel_set_narrow (SiGodownPanel *self, gboolean narrow);

G_END_DECLS
