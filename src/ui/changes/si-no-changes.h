/* si-no-changes.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-change-list.h"
#include "si-change-span.h"

G_BEGIN_DECLS

#define SI_TYPE_NO_CHANGES (si_no_changes_get_type ())

/* The page in the place of a list of changes that is empty. It tells why, and has a button that
 * removes the part of the filter that hides the changes. */
G_DECLARE_FINAL_TYPE (SiNoChanges, si_no_changes, SI, NO_CHANGES, AdwBin)

void si_no_changes_show_state (SiNoChanges *self, SiSpanState state, const GError *error);
void si_no_changes_show_empty (SiNoChanges *self,
                               SiFilter *filter,
                               const SiTable *table,
                               const SiChangeCounts *counts);

G_END_DECLS
