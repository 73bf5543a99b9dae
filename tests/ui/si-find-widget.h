/* si-find-widget.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The widget itself, or the first in it, that is of a type. (nullable) */
GtkWidget *si_find_child (GtkWidget *widget, GType type);

/* The same, by its id in the template, or a button by its label. (nullable) */
GtkWidget *si_find_by_id (GtkWidget *widget, const char *id);

/* The same, an inscription by what it says. (nullable) */
GtkWidget *si_find_inscription (GtkWidget *widget, const char *text);

/* The same, a label by what it says. (nullable) */
GtkWidget *si_find_label (GtkWidget *widget, const char *text);

G_END_DECLS
