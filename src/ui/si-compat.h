/* si-compat.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What newer libraries do differently: the only place that may ask for a version. */
void si_compat_get_color (GtkWidget *widget, GdkRGBA *color);
void si_compat_let_tab_leave (GtkWidget *list, GtkWidget *scroller);
gboolean si_compat_scroll_to (GtkWidget *list, guint position);
void si_compat_align_title_to_end (GtkColumnViewColumn *column);
void si_compat_focus_row (GtkWidget *cell);
gboolean si_compat_hides_hidden_text (void);
void si_compat_name_row (GtkWidget *cell, const char *name);

G_END_DECLS
