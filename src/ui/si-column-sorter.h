/* si-column-sorter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SI_TYPE_COLUMN_SORTER (si_column_sorter_get_type ())

/* The name of a column on the column view's header: it never sorts anything, the
 * product list does. It is there so that si_column_sorter_find_primary() can ask
 * the column view which header was clicked, and how often. */
G_DECLARE_FINAL_TYPE (SiColumnSorter, si_column_sorter, SI, COLUMN_SORTER, GtkSorter)

GtkSorter *si_column_sorter_new (guint column);
guint si_column_sorter_get_column (SiColumnSorter *self);
guint si_column_sorter_find_primary (GtkSorter *view_sorter, gboolean *descending);

G_END_DECLS
