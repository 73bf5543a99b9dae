/* si-godown-history.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-store.h"

G_BEGIN_DECLS

#define SI_TYPE_GODOWN_HISTORY (si_godown_history_get_type ())

/* The stock of a godown over time as a chart, for a span that a person chooses. It is invisible
 * while there is nothing to draw. */
G_DECLARE_FINAL_TYPE (SiGodownHistory, si_godown_history, SI, GODOWN_HISTORY, AdwBin)

void si_godown_history_set_store (SiGodownHistory *self, SiStore *store);
void si_godown_history_set_godown (SiGodownHistory *self, const char *key);
void si_godown_history_refresh (SiGodownHistory *self);

G_END_DECLS
