/* si-product-key.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SiProductKey:
 * @id: the service's products_id
 * @sku: the SKU code
 * @description: (nullable): the description; %NULL where it is not known
 * @ordinal: how many products before this one have the same three texts
 *
 * The texts that tell a product from all others of an inventory. From one inventory to the next,
 * #SiPairing says which product is which.
 */
typedef struct
{
  char *id;
  char *sku;
  char *description;
  guint ordinal;
} SiProductKey;

SiProductKey *si_product_key_copy (const SiProductKey *self);
void si_product_key_free (SiProductKey *self);
gboolean si_product_key_equal (gconstpointer a, gconstpointer b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiProductKey, si_product_key_free)

G_END_DECLS
