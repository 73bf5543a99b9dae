/* si-changes-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-change-view.h"
#include "si-engine.h"
#include "si-product-selection.h"

G_BEGIN_DECLS

#define SI_TYPE_CHANGES_PAGE (si_changes_page_get_type ())

/* The differences between the inventory and an earlier one that a person chooses. Signal "chosen"
 * (SiChange): the person has selected a change. */
G_DECLARE_FINAL_TYPE (SiChangesPage, si_changes_page, SI, CHANGES_PAGE, AdwBin)

void
si_changes_page_set_up (SiChangesPage *self, SiProductList *list, SiProductSelection *selection);
void si_changes_page_set_engine (SiChangesPage *self, SiEngine *engine);

G_END_DECLS
