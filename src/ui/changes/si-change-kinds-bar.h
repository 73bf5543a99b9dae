/* si-change-kinds-bar.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-change-list.h"

G_BEGIN_DECLS

#define SI_TYPE_CHANGE_KINDS_BAR (si_change_kinds_bar_get_type ())

/* A row of buttons with the numbers of the changes of each kind, which filter a list of changes by
 * the kind. */
G_DECLARE_FINAL_TYPE (SiChangeKindsBar, si_change_kinds_bar, SI, CHANGE_KINDS_BAR, AdwBin)

void si_change_kinds_bar_set_list (SiChangeKindsBar *self, SiChangeList *list);
void si_change_kinds_bar_update (SiChangeKindsBar *self);

G_END_DECLS
