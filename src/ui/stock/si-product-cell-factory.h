/* si-product-cell-factory.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-product-list.h"
#include "si-row-height.h"

G_BEGIN_DECLS

GtkListItemFactory *
si_product_cell_factory_new (SiProductList *list, SiColumn column, SiRowHeight *height);
GtkListItemFactory *si_product_cell_factory_new_names (SiProductList *list, SiRowHeight *height);

G_END_DECLS
