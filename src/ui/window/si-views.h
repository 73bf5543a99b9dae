/* si-views.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-godowns-page.h"
#include "si-page.h"
#include "si-stock-page.h"

G_BEGIN_DECLS

#define SI_TYPE_VIEWS (si_views_get_type ())

/* The views of a window: a page each for the stock, the changes, the godowns and the alerts. Where
 * there is no inventory, it says why in their place.
 *
 * Properties, read-only with explicit notify: page (SiPage): the page on screen, or the one that
 * will be once there is an inventory; has-inventory (boolean). */
G_DECLARE_FINAL_TYPE (SiViews, si_views, SI, VIEWS, AdwBin)

void si_views_set_up (SiViews *self, SiProductSelection *selection);
void si_views_set_engine (SiViews *self, SiEngine *engine);
void si_views_set_settings (SiViews *self, GSettings *settings);
void si_views_set_narrow (SiViews *self, gboolean narrow);
void si_views_update_figures (SiViews *self);

gboolean si_views_get_has_inventory (SiViews *self);
SiPage *si_views_get_page (SiViews *self);
const char *si_views_get_title (SiViews *self);
void si_views_show_alert (SiViews *self, gint64 id);

AdwViewStack *si_views_get_stack (SiViews *self);
SiStockPage *si_views_get_stock (SiViews *self);
SiGodownsPage *si_views_get_godowns (SiViews *self);

G_END_DECLS
