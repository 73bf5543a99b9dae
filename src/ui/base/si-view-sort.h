/* si-view-sort.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SI_TYPE_VIEW_SORT (si_view_sort_get_type ())

/* The order of a column view, which a person chooses by its heads or by actions. The first click on
 * a column of figures sorts the largest first.
 *
 * Properties, both with explicit notify: sort-column (string), the name of a column, where an
 * unknown name changes nothing; sort-descending (boolean).
 *
 * Signal "sorted" (guint column, gboolean descending): the order is another one. */
G_DECLARE_FINAL_TYPE (SiViewSort, si_view_sort, SI, VIEW_SORT, GObject)

SiViewSort *si_view_sort_new (GtkColumnView *view);
void si_view_sort_add (SiViewSort *self,
                       GtkColumnViewColumn *column,
                       guint number,
                       const char *name,
                       gboolean numeric);
void si_view_sort_set (SiViewSort *self, guint number, gboolean descending);
void si_view_sort_add_actions (SiViewSort *self, GActionMap *actions);

G_END_DECLS
