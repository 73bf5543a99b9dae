/* si-changes-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engine.h"
#include "si-page.h"
#include "si-product-selection.h"

G_BEGIN_DECLS

#define SI_TYPE_CHANGES_PAGE (si_changes_page_get_type ())

/* The view of the changes between two moments that a person chooses. Its badge is the number of
 * products that have changed since yesterday in the chosen godowns. */
G_DECLARE_FINAL_TYPE (SiChangesPage, si_changes_page, SI, CHANGES_PAGE, SiPage)

void
si_changes_page_set_up (SiChangesPage *self, SiProductList *list, SiProductSelection *selection);
void si_changes_page_set_engine (SiChangesPage *self, SiEngine *engine);
void si_changes_page_set_settings (SiChangesPage *self, GSettings *settings);

G_END_DECLS
