/* si-product-key.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-key.h"

/**
 * si_product_key_copy:
 * @self: a key
 *
 * Returns: (transfer full): a copy with texts of its own
 */
SiProductKey *
si_product_key_copy (const SiProductKey *self)
{
  SiProductKey *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new (SiProductKey, 1);
  *copy = (SiProductKey){ g_strdup (self->id), g_strdup (self->sku), g_strdup (self->description),
                          self->ordinal };
  return copy;
}

/**
 * si_product_key_free:
 * @self: (transfer full): a copy of a key
 */
void
si_product_key_free (SiProductKey *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->sku);
  g_free (self->description);
  g_free (self);
}

/**
 * si_product_key_equal:
 * @a: (type SiProductKey): a key
 * @b: (type SiProductKey): another key
 *
 * Returns: whether the two keys are equal in every field
 */
gboolean
si_product_key_equal (gconstpointer a, gconstpointer b)
{
  const SiProductKey *key_a = a;
  const SiProductKey *key_b = b;

  return key_a->ordinal == key_b->ordinal && g_str_equal (key_a->id, key_b->id)
         && g_str_equal (key_a->sku, key_b->sku)
         && g_strcmp0 (key_a->description, key_b->description) == 0;
}
