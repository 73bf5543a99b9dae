/* si-filter-actions.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-find-bar.h"
#include "si-filter.h"

G_BEGIN_DECLS

#define SI_TYPE_FILTER_ACTIONS (si_filter_actions_get_type ())

/* The actions of a window that change its filter, which pages offer where it hides all rows. The
 * keyboard goes back to the find bar. */
G_DECLARE_FINAL_TYPE (SiFilterActions, si_filter_actions, SI, FILTER_ACTIONS, GObject)

SiFilterActions *si_filter_actions_new (GActionMap *map, SiFindBar *find_bar, SiFilter *filter);

G_END_DECLS
