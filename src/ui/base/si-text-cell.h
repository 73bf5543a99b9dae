/* si-text-cell.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-cell.h"
#include "si-product-list.h"
#include "si-row-height.h"

G_BEGIN_DECLS

#define SI_TYPE_TEXT_CELL (si_text_cell_get_type ())

/* A cell with a product's SKU code, description, id or number of godowns. */
G_DECLARE_FINAL_TYPE (SiTextCell, si_text_cell, SI, TEXT_CELL, SiProductCell)

GtkWidget *si_text_cell_new (SiProductList *list, SiColumn column, SiRowHeight *height);

G_END_DECLS
