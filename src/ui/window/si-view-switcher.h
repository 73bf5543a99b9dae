/* si-view-switcher.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SI_TYPE_VIEW_SWITCHER (si_view_switcher_get_type ())

/* A row of buttons with the names of the pages of a stack, and their badges as numbers. That of
 * libadwaita shows a badge as a dot only before version 1.4, and does not read it out.
 *
 * Property: stack (AdwViewStack): the stack, whose pages must not change after it is set. */
G_DECLARE_FINAL_TYPE (SiViewSwitcher, si_view_switcher, SI, VIEW_SWITCHER, GtkWidget)

void si_view_switcher_set_stack (SiViewSwitcher *self, AdwViewStack *stack);

G_END_DECLS
