/* si-product-selection.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-product-list.h"

G_BEGIN_DECLS

#define SI_TYPE_PRODUCT_SELECTION (si_product_selection_get_type ())

/* The selected product of a list: one or none, held by its identity and not by its
 * place, so that it survives a sort, a refresh and a search. A product that the list
 * no longer shows is remembered, and selected again when the list shows it; one that
 * a refresh no longer holds stays selected until another is, and so does one that was asked for
 * by its code.
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
