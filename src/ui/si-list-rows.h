/* si-list-rows.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-product-list.h"

G_BEGIN_DECLS

#define SI_TYPE_LIST_ROWS (si_list_rows_get_type ())

/* The rows that a view of products has widgets for: what they are called, and where they are. */
G_DECLARE_FINAL_TYPE (SiListRows, si_list_rows, SI, LIST_ROWS, GObject)

SiListRows *si_list_rows_new (void);
void si_list_rows_set_list (SiListRows *self, SiProductList *list);
void si_list_rows_follow (SiListRows *self, GtkListItemFactory *factory);
char *si_list_rows_describe (SiListRows *self, SiProduct *product);
gboolean si_list_rows_focus (SiListRows *self, guint position);

G_END_DECLS
