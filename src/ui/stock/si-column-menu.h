/* si-column-menu.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void si_column_menu_fill_sort (GMenu *menu);
void si_column_menu_fill (GMenu *menu);
void
si_column_menu_fill_head (GMenu *menu, guint number, gboolean left, gboolean right, gboolean hide);
void si_column_menu_add (GMenu *menu, const char *title, const char *action, guint number);

G_END_DECLS
