/* si-quantity-cell.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-cell.h"
#include "si-product-list.h"

G_BEGIN_DECLS

#define SI_TYPE_QUANTITY_CELL (si_quantity_cell_get_type ())

/* A cell with a product's stock, in the chosen godowns or in all, and a marker for findings; or
 * with the change of the stock. */
G_DECLARE_FINAL_TYPE (SiQuantityCell, si_quantity_cell, SI, QUANTITY_CELL, SiProductCell)

GtkWidget *si_quantity_cell_new (SiProductList *list, SiColumn column);
void
si_quantity_cell_show_figure (GtkInscription *inscription, const char *text, guint usual_chars);

G_END_DECLS
