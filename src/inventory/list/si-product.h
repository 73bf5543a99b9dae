/* si-product.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table.h"

G_BEGIN_DECLS

#define SI_TYPE_PRODUCT (si_product_get_type ())

/* A product on screen: a row of the current table, made on demand by
 * SiProductList, one for a product id, alive across refreshes as long as anybody
 * holds it. "changed" is emitted when what it shows may be different. */
G_DECLARE_FINAL_TYPE (SiProduct, si_product, SI, PRODUCT, GObject)

SiTable *si_product_get_table (SiProduct *self);
guint si_product_get_row (SiProduct *self);
const char *si_product_get_id (SiProduct *self);
const char *si_product_get_sku (SiProduct *self);
const char *si_product_get_description (SiProduct *self);
SiQuantity si_product_get_stock (SiProduct *self);
const char *si_product_get_stock_text (SiProduct *self);
guint si_product_get_n_godowns (SiProduct *self);
SiFindings si_product_get_findings (SiProduct *self);
/* FALSE when a refresh no longer holds the product; it then keeps its last figures. */
gboolean si_product_get_current (SiProduct *self);
gboolean si_product_get_unreadable (SiProduct *self);

G_END_DECLS
