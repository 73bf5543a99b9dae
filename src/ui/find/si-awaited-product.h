/* si-awaited-product.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-key.h"
#include "si-product-list.h"

G_BEGIN_DECLS

#define SI_TYPE_AWAITED_PRODUCT (si_awaited_product_get_type ())

/* A product that a notification or the overview asks for, maybe before an inventory is there.
 *
 * Signal "arrived" (SiProduct): the inventory of the list has it. It is no longer awaited then. */
G_DECLARE_FINAL_TYPE (SiAwaitedProduct, si_awaited_product, SI, AWAITED_PRODUCT, GObject)

SiAwaitedProduct *si_awaited_product_new (SiProductList *list);
void si_awaited_product_set_key (SiAwaitedProduct *self, const SiProductKey *key);

G_END_DECLS
