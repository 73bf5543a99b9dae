/* si-product-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product.h"

G_BEGIN_DECLS

SiProduct *si_product_new (SiTable *table, guint row);
/* @row may be SI_NO_ROW: the product is gone, and keeps its last figures. To be followed by
 * si_product_emit_changed(). */
void si_product_bind (SiProduct *self, SiTable *table, guint row, gboolean unreadable);
void si_product_emit_changed (SiProduct *self);

G_END_DECLS
