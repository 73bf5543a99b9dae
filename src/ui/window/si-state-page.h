/* si-state-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-engine.h"
#include "si-filter.h"
#include "si-table-query.h"

G_BEGIN_DECLS

#define SI_TYPE_STATE_PAGE (si_state_page_get_type ())

/* The page in the place of a list that is empty. It tells why there is no product, and has a button
 * with the next step. */
G_DECLARE_FINAL_TYPE (SiStatePage, si_state_page, SI, STATE_PAGE, AdwBin)

void si_state_page_set_narrow (SiStatePage *self, gboolean narrow);
void si_state_page_show_engine (SiStatePage *self, SiEngine *engine);
void si_state_page_show_unconnected (SiStatePage *self);
void si_state_page_show_loading (SiStatePage *self);
void si_state_page_show_stopped (SiStatePage *self);
void si_state_page_show_held (SiStatePage *self);
void si_state_page_show_problem (SiStatePage *self, const SiProblem *problem);
void si_state_page_show_empty (SiStatePage *self);
void si_state_page_show_no_godowns (SiStatePage *self, gboolean filtered);
void si_state_page_show_no_match (SiStatePage *self, const char *text, gboolean reading);
void si_state_page_show_none_on_server (SiStatePage *self, const char *text);
void si_state_page_show_hidden (SiStatePage *self,
                                SiFilter *filter,
                                const SiTable *table,
                                const SiHidden *hidden);

G_END_DECLS
