/* si-row-menu.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SI_TYPE_ROW_MENU (si_row_menu_get_type ())

/* The context menu of the rows of a list, which opens by a right click, by the Menu key and by
 * Shift+F10. A row that is not selected is selected alone first, so that the menu is about the
 * selected rows.
 *
 * Signal "opening": the menu is about to open, and its items may be changed. */
G_DECLARE_FINAL_TYPE (SiRowMenu, si_row_menu, SI, ROW_MENU, GObject)

SiRowMenu *si_row_menu_new (GtkColumnView *view, GMenuModel *items);

G_END_DECLS
