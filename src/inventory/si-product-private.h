/* si-product-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product.h"

G_BEGIN_DECLS

/**
 * SiProductKey:
 * @id: the service's products_id
 * @twin: which of the products with this id
 *
 * What a product is known by from one inventory to the next.
 */
typedef struct
{
  const char *id;
  guint twin;
} SiProductKey;

guint si_product_key_hash (gconstpointer key);
gboolean si_product_key_equal (gconstpointer a, gconstpointer b);

SiProduct *si_product_new (SiTable *table, guint row);
const SiProductKey *si_product_get_key (SiProduct *self);
/* @row may be SI_NO_ROW: the product is gone, and keeps its last figures. */
void si_product_bind (SiProduct *self, SiTable *table, guint row);
void si_product_emit_changed (SiProduct *self);

G_END_DECLS
