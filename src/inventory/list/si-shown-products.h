/* si-shown-products.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-rows.h"
#include "si-product.h"

G_BEGIN_DECLS

#define SI_TYPE_SHOWN_PRODUCTS (si_shown_products_get_type ())

/* The products at the rows that a query has found: a GListModel of SiProduct. A product has one
 * object for as long as anyone holds it, through all inventories that come.
 *
 * Read-only property: n-items (uint). */
G_DECLARE_DERIVABLE_TYPE (SiShownProducts, si_shown_products, SI, SHOWN_PRODUCTS, GObject)

/**
 * SiShownProductsClass:
 * @grown: called once the rest of the rows follows the first ones
 */
struct _SiShownProductsClass
{
  GObjectClass parent_class;

  void (*grown) (SiShownProducts *self);
};

SiProductRows *si_shown_products_get_rows (SiShownProducts *self);
SiProductRows *si_shown_products_get_old_rows (SiShownProducts *self);
void si_shown_products_show (SiShownProducts *self, SiProductRows *rows, gboolean gradually);
gboolean si_shown_products_get_growing (SiShownProducts *self);

guint si_shown_products_find (SiShownProducts *self, SiProduct *product);
SiProduct *si_shown_products_get_product (SiShownProducts *self, SiTable *table, guint row);
void si_shown_products_emit_changed (SiShownProducts *self);

G_END_DECLS
