/* si-name-cell.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-cell.h"
#include "si-product-list.h"
#include "si-row-height.h"

G_BEGIN_DECLS

#define SI_TYPE_NAME_CELL (si_name_cell_get_type ())

/* A cell of two lines, for a narrow list: a product's SKU code, and its description below it. */
G_DECLARE_FINAL_TYPE (SiNameCell, si_name_cell, SI, NAME_CELL, SiProductCell)

GtkWidget *si_name_cell_new (SiProductList *list, SiRowHeight *height);

G_END_DECLS
