/* si-column-pace.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SI_TYPE_COLUMN_PACE (si_column_pace_get_type ())

/* Shows and hides the columns of a list. GTK makes or destroys the cells of a column for some 200
 * rows at once, so a long list gets one column in each turn of the main loop. */
G_DECLARE_FINAL_TYPE (SiColumnPace, si_column_pace, SI, COLUMN_PACE, GObject)

SiColumnPace *si_column_pace_new (GtkColumnView *view);
void si_column_pace_set_visible (SiColumnPace *self, GtkColumnViewColumn *column, gboolean visible);
gboolean si_column_pace_get_visible (SiColumnPace *self, GtkColumnViewColumn *column);
int si_column_pace_get_n_coming (SiColumnPace *self);
gboolean si_column_pace_get_busy (SiColumnPace *self);

G_END_DECLS
