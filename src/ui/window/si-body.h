/* si-body.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-search-presenter.h"
#include "si-views.h"

G_BEGIN_DECLS

#define SI_TYPE_BODY (si_body_get_type ())

/* The views of a window, with the panel beside them, or in their place on a narrow window. It
 * decides what is on screen: it follows the search and the views, and has the actions that lead
 * from one to the other. */
G_DECLARE_FINAL_TYPE (SiBody, si_body, SI, BODY, AdwBin)

void si_body_set_up (SiBody *self,
                     GActionMap *map,
                     SiSearchPresenter *search,
                     SiProductSelection *selection,
                     SiToaster *toaster);
void si_body_set_engine (SiBody *self, SiEngine *engine);
void si_body_set_settings (SiBody *self, GSettings *settings);
void si_body_set_narrow (SiBody *self, gboolean narrow);
SiViews *si_body_get_views (SiBody *self);

G_END_DECLS
