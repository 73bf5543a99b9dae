/* si-column-place.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

guint si_column_place_find (GtkColumnView *view, GtkColumnViewColumn *column);
void si_column_place_move_before (GtkColumnView *view,
                                  GtkColumnViewColumn *column,
                                  GtkColumnViewColumn *next);

G_END_DECLS
