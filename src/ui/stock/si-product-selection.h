/* si-product-selection.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-product-list.h"

G_BEGIN_DECLS

#define SI_TYPE_PRODUCT_SELECTION (si_product_selection_get_type ())

/* The selected product of a list, or none. It is known by its identity and not by its row, so that
 * it stays selected after a sort, a refresh or a search. If the list does not show it any more, it
 * is selected again once the list does. It stays selected until another product is selected if a
 * refresh has removed it from the inventory, or if the person asked for it by its code.
 *
 * Property: selected (SiProduct, nullable, read-write, explicit notify). */
G_DECLARE_FINAL_TYPE (SiProductSelection, si_product_selection, SI, PRODUCT_SELECTION, GObject)

SiProductSelection *si_product_selection_new (SiProductList *list);
SiProductList *si_product_selection_get_list (SiProductSelection *self);
SiProduct *si_product_selection_get_selected (SiProductSelection *self);
void si_product_selection_set_selected (SiProductSelection *self, SiProduct *product);
void si_product_selection_show (SiProductSelection *self, SiProduct *product);
guint si_product_selection_get_position (SiProductSelection *self);

G_END_DECLS
