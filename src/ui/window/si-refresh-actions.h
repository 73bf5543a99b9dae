/* si-refresh-actions.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-filter.h"
#include "si-refresh-report.h"

G_BEGIN_DECLS

#define SI_TYPE_REFRESH_ACTIONS (si_refresh_actions_get_type ())

/* The actions of a window that ask the server for the inventory or for the chosen godown, and that
 * stop a request. Each is enabled while it can be done. */
G_DECLARE_FINAL_TYPE (SiRefreshActions, si_refresh_actions, SI, REFRESH_ACTIONS, GObject)

SiRefreshActions *
si_refresh_actions_new (GActionMap *map, SiFilter *filter, SiRefreshReport *report);
void si_refresh_actions_set_engine (SiRefreshActions *self, SiEngine *engine);

G_END_DECLS
