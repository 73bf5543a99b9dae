/* si-godown-panel.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-engine.h"
#include "si-product-list.h"

G_BEGIN_DECLS

#define SI_TYPE_GODOWN_PANEL (si_godown_panel_get_type ())

/* One product: its stock, the remarks about it, its godowns, its alert and its history.
 *
 * Property: lead (string, nullable, explicit notify: a line above the product). */
G_DECLARE_FINAL_TYPE (SiGodownPanel, si_godown_panel, SI, GODOWN_PANEL, AdwBin)

void si_godown_panel_set_list (SiGodownPanel *self, SiProductList *list);
void si_godown_panel_set_engine (SiGodownPanel *self, SiEngine *engine);
void si_godown_panel_set_settings (SiGodownPanel *self, GSettings *settings);
SiProduct *si_godown_panel_get_product (SiGodownPanel *self);
void si_godown_panel_set_product (SiGodownPanel *self, SiProduct *product);
const char *si_godown_panel_get_lead (SiGodownPanel *self);
void si_godown_panel_set_lead (SiGodownPanel *self, const char *lead);
gboolean si_godown_panel_edit_alert (SiGodownPanel *self);

G_END_DECLS
