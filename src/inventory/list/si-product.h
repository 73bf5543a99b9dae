/* si-product.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table.h"

G_BEGIN_DECLS

#define SI_TYPE_PRODUCT (si_product_get_type ())

/* A product on screen. SiShownProducts makes one object for each product that somebody looks at,
 * and moves it to its row in each inventory that comes. It emits "changed" when another text,
 * figure or remark may have to be shown. */
G_DECLARE_FINAL_TYPE (SiProduct, si_product, SI, PRODUCT, GObject)

SiProduct *si_product_new (SiTable *table, guint row);
void si_product_move (SiProduct *self, SiTable *table, guint row);
void si_product_emit_changed (SiProduct *self);

SiTable *si_product_get_table (SiProduct *self);
guint si_product_get_row (SiProduct *self);
const char *si_product_get_id (SiProduct *self);
const char *si_product_get_sku (SiProduct *self);
const char *si_product_get_description (SiProduct *self);
SiQuantity si_product_get_stock (SiProduct *self);
const char *si_product_get_stock_text (SiProduct *self);
guint si_product_get_n_godowns (SiProduct *self);
SiFindings si_product_get_findings (SiProduct *self);
gboolean si_product_get_current (SiProduct *self);
gboolean si_product_get_unreadable (SiProduct *self);

G_END_DECLS
