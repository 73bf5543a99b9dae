/* si-product-selection.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-product-list.h"

G_BEGIN_DECLS

#define SI_TYPE_PRODUCT_SELECTION (si_product_selection_get_type ())

/* The selected products of a list, and the one of them that was selected last, which the panel
 * shows. They are known by their identity and not by their rows, so that they stay selected after a
 * sort, a refresh or a search. A product that the list does not show any more is selected again
 * once the list does. The one that was selected last stays so until another product is selected if
 * a refresh has removed it from the inventory, or if the person asked for it by its code.
 *
 * Where many rows come in place of many others, the new ones stand behind the old ones for a
 * moment, so that a view can use its widgets for them: on "turning" (the position of the first new
 * row, the number of new rows), it scrolls to them, and on "turned" the old ones have left.
 *
 * Property: selected (SiProduct, the one selected last, nullable, read-write, explicit notify). */
G_DECLARE_FINAL_TYPE (SiProductSelection, si_product_selection, SI, PRODUCT_SELECTION, GObject)

SiProductSelection *si_product_selection_new (SiProductList *list);
SiProductList *si_product_selection_get_list (SiProductSelection *self);
SiProduct *si_product_selection_get_selected (SiProductSelection *self);
void si_product_selection_set_selected (SiProductSelection *self, SiProduct *product);
void si_product_selection_show (SiProductSelection *self, SiProduct *product);
guint si_product_selection_get_position (SiProductSelection *self);
guint si_product_selection_get_n_rows (SiProductSelection *self);
GArray *si_product_selection_get_rows (SiProductSelection *self);

G_END_DECLS
