/* si-list-rows.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-product-list.h"

G_BEGIN_DECLS

#define SI_TYPE_LIST_ROWS (si_list_rows_get_type ())

/* The rows of a view of products that have widgets, which are only those near the screen. It names
 * them for assistive technology, and finds the widget of a row. */
G_DECLARE_FINAL_TYPE (SiListRows, si_list_rows, SI, LIST_ROWS, GObject)

SiListRows *si_list_rows_new (void);
void si_list_rows_set_list (SiListRows *self, SiProductList *list);
void si_list_rows_follow (SiListRows *self, GtkListItemFactory *factory);
char *si_list_rows_describe (SiListRows *self, SiProduct *product);
gboolean si_list_rows_focus (SiListRows *self, guint position);

G_END_DECLS
