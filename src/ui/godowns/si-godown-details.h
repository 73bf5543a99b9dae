/* si-godown-details.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-engine.h"
#include "si-godown-sum.h"

G_BEGIN_DECLS

#define SI_TYPE_GODOWN_DETAILS (si_godown_details_get_type ())

/* The panel of a godown: its sums, its history, and the buttons for the actions of the view of the
 * godowns, which whoever shows it inserts as the group "godowns". */
G_DECLARE_FINAL_TYPE (SiGodownDetails, si_godown_details, SI, GODOWN_DETAILS, AdwBin)

void si_godown_details_set_godown (SiGodownDetails *self, SiGodownSum *godown);
void si_godown_details_set_engine (SiGodownDetails *self, SiEngine *engine);

G_END_DECLS
