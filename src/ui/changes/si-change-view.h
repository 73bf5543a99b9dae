/* si-change-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-change-list.h"
#include "si-listing.h"

G_BEGIN_DECLS

#define SI_TYPE_CHANGE_VIEW (si_change_view_get_type ())

/* A list of changes, sorted by its headers. Signal "chosen" (SiChange): the person has selected a
 * change. */
G_DECLARE_FINAL_TYPE (SiChangeView, si_change_view, SI, CHANGE_VIEW, AdwBin)

void si_change_view_set_list (SiChangeView *self, SiChangeList *list);
void si_change_view_set_narrow (SiChangeView *self, gboolean narrow);
GSimpleActionGroup *si_change_view_create_actions (SiChangeView *self);
SiListing *si_change_view_create_listing (SiChangeView *self);
SiListing *si_change_view_create_selected_listing (SiChangeView *self);

G_END_DECLS
