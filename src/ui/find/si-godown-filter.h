/* si-godown-filter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-product-list.h"

G_BEGIN_DECLS

#define SI_TYPE_GODOWN_FILTER (si_godown_filter_get_type ())

/* A button with the name of the godown that the list is filtered by, and a list to choose another
 * godown from. */
G_DECLARE_FINAL_TYPE (SiGodownFilter, si_godown_filter, SI, GODOWN_FILTER, AdwBin)

void si_godown_filter_set_list (SiGodownFilter *self, SiProductList *list);
void si_godown_filter_open (SiGodownFilter *self);
void si_godown_filter_set_narrow (SiGodownFilter *self, gboolean narrow);

G_END_DECLS
