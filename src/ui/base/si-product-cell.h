/* si-product-cell.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-product.h"

G_BEGIN_DECLS

#define SI_TYPE_PRODUCT_CELL (si_product_cell_get_type ())

/* A cell that shows a product, and follows it. */
G_DECLARE_DERIVABLE_TYPE (SiProductCell, si_product_cell, SI, PRODUCT_CELL, GtkWidget)

/**
 * SiProductCellClass:
 * @update: shows the product as it is now; there may be none
 *
 * The way a kind of cell shows its product.
 */
struct _SiProductCellClass
{
  GtkWidgetClass parent_class;

  void (*update) (SiProductCell *self);
};

SiProduct *si_product_cell_get_product (SiProductCell *self);
void si_product_cell_set_product (SiProductCell *self, SiProduct *product);
void si_product_cell_update (SiProductCell *self);
void si_product_cell_set_css_class (SiProductCell *self, const char *name, gboolean set);
void si_product_cell_follow_items (GtkListItemFactory *factory);

G_END_DECLS
