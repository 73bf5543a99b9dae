/* si-find-widget.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Returns: (nullable): the widget itself or the first one in it that has this type. */
GtkWidget *si_find_child (GtkWidget *widget, GType type);

/* Returns: (nullable): the first widget with this id in its template, or the button with this
 *   label. */
GtkWidget *si_find_by_id (GtkWidget *widget, const char *id);

/* Returns: (nullable): the first inscription with this text. */
GtkWidget *si_find_inscription (GtkWidget *widget, const char *text);

/* Returns: (nullable): the first label with this text. */
GtkWidget *si_find_label (GtkWidget *widget, const char *text);

G_END_DECLS
