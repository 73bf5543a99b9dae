/* si-column-sorter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SI_TYPE_COLUMN_SORTER (si_column_sorter_get_type ())

/* Makes the header of a column clickable. It never sorts, since the product list does;
 * si_column_sorter_find_primary() finds out by it which header was clicked, and how often. */
G_DECLARE_FINAL_TYPE (SiColumnSorter, si_column_sorter, SI, COLUMN_SORTER, GtkSorter)

GtkSorter *si_column_sorter_new (guint column);
guint si_column_sorter_get_column (SiColumnSorter *self);
guint si_column_sorter_find_primary (GtkSorter *view_sorter, gboolean *descending);

G_END_DECLS
