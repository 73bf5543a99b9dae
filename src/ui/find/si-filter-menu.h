/* si-filter-menu.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-product-list.h"

G_BEGIN_DECLS

#define SI_TYPE_FILTER_MENU (si_filter_menu_get_type ())

/* A button with a menu of what a list can be filtered by, each with the number of its products. */
G_DECLARE_FINAL_TYPE (SiFilterMenu, si_filter_menu, SI, FILTER_MENU, AdwBin)

void si_filter_menu_set_list (SiFilterMenu *self, SiProductList *list);
void si_filter_menu_set_narrow (SiFilterMenu *self, gboolean narrow);

G_END_DECLS
