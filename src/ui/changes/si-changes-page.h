/* si-changes-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-change-view.h"
#include "si-engine.h"

G_BEGIN_DECLS

#define SI_TYPE_CHANGES_PAGE (si_changes_page_get_type ())

/* The differences between the inventory and an earlier one that a person chooses. Signal "chosen"
 * (SiChange): the person has selected a change. */
G_DECLARE_FINAL_TYPE (SiChangesPage, si_changes_page, SI, CHANGES_PAGE, AdwBin)

SiChangeView *si_changes_page_get_view (SiChangesPage *self);
void si_changes_page_set_engine (SiChangesPage *self, SiEngine *engine);
void si_changes_page_set_shown (SiChangesPage *self, gboolean shown);
void si_changes_page_set_filter (SiChangesPage *self, SiFilter *filter);
void si_changes_page_set_search (SiChangesPage *self, const char *search);
void si_changes_page_set_narrow (SiChangesPage *self, gboolean narrow);

G_END_DECLS
