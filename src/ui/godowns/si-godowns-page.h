/* si-godowns-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engine.h"
#include "si-godown-sum.h"
#include "si-page.h"
#include "si-product-selection.h"

G_BEGIN_DECLS

#define SI_TYPE_GODOWNS_PAGE (si_godowns_page_get_type ())

/* The view of the godowns, each with the sums of the products that the filter leaves.
 *
 * Property, read-only with notify: selected (SiGodownSum, nullable), which the panel shows. */
G_DECLARE_FINAL_TYPE (SiGodownsPage, si_godowns_page, SI, GODOWNS_PAGE, SiPage)

void si_godowns_page_set_up (SiGodownsPage *self,
                             SiProductList *products,
                             SiProductSelection *selection);
void si_godowns_page_set_engine (SiGodownsPage *self, SiEngine *engine);
SiGodownSum *si_godowns_page_get_selected (SiGodownsPage *self);
GtkWidget *si_godowns_page_get_details (SiGodownsPage *self);

G_END_DECLS
