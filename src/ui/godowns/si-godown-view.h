/* si-godown-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-godown-sum-list.h"
#include "si-listing.h"

G_BEGIN_DECLS

#define SI_TYPE_GODOWN_VIEW (si_godown_view_get_type ())

/* A list of godowns with their sums, sorted by its headers, the fullest first.
 *
 * Property, with explicit notify: selected (SiGodownSum, nullable, read-only).
 *
 * Signal "activate": the person has activated a godown, which is the selected one. */
G_DECLARE_FINAL_TYPE (SiGodownView, si_godown_view, SI, GODOWN_VIEW, AdwBin)

void si_godown_view_set_list (SiGodownView *self, SiGodownSumList *list);
SiGodownSum *si_godown_view_get_selected (SiGodownView *self);
void si_godown_view_add_actions (SiGodownView *self, GActionMap *actions);
void si_godown_view_set_narrow (SiGodownView *self, gboolean narrow);
gboolean si_godown_view_focus_list (SiGodownView *self);
SiListing *si_godown_view_create_listing (SiGodownView *self, gboolean selected_only);

G_END_DECLS
