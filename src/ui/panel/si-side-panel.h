/* si-side-panel.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-engine.h"
#include "si-product-list.h"
#include "si-product-selection.h"

G_BEGIN_DECLS

#define SI_TYPE_SIDE_PANEL (si_side_panel_get_type ())

/* The panel beside the views: the selected product, or the details that a view shows instead. A
 * product that is selected later takes their place.
 *
 * Properties, all with explicit notify: details-shown (boolean); lead (string, nullable: a line
 * above the product); narrow (boolean: it takes the place of the view, with a button back to it).
 */
G_DECLARE_FINAL_TYPE (SiSidePanel, si_side_panel, SI, SIDE_PANEL, AdwBin)

void si_side_panel_set_up (SiSidePanel *self, SiProductList *list, SiProductSelection *selection);
void si_side_panel_set_engine (SiSidePanel *self, SiEngine *engine);
void si_side_panel_set_settings (SiSidePanel *self, GSettings *settings);
void si_side_panel_set_narrow (SiSidePanel *self, gboolean narrow);
SiProduct *si_side_panel_get_product (SiSidePanel *self);

void si_side_panel_set_details (SiSidePanel *self, GtkWidget *details);
gboolean si_side_panel_get_details_shown (SiSidePanel *self);
void si_side_panel_show_details (SiSidePanel *self, gboolean shown);
gboolean si_side_panel_edit_alert (SiSidePanel *self);

G_END_DECLS
