/* si-key-index.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-key.h"
#include "si-text-index.h"

G_BEGIN_DECLS

/**
 * SiKeyIndex:
 * @by_id: the index of the ids
 * @skus: the SKU codes
 * @descriptions: the descriptions
 * @keys: the joined texts of each row whose id comes more than once
 * @by_key: the index of @keys
 * @ordinals: for each row, how many rows before it have its key
 *
 * Finds a product by its id, SKU code and description, and numbers the products that are equal in
 * all three. Ids are most often unique, and then nothing else is looked at: @keys and @by_key are
 * empty and @ordinals is %NULL. Only the functions below write the fields.
 */
typedef struct
{
  const SiTextIndex *by_id;         /* (not owned) */
  const SiTextColumn *skus;         /* (not owned) */
  const SiTextColumn *descriptions; /* (not owned) */
  SiTextColumn keys;                /* (owned) */
  SiTextIndex by_key;               /* (owned) */
  guint32 *ordinals;                /* (owned) (nullable) */
} SiKeyIndex;

void si_key_index_init (SiKeyIndex *self,
                        const SiTextIndex *by_id,
                        const SiTextColumn *skus,
                        const SiTextColumn *descriptions);
void si_key_index_clear (SiKeyIndex *self);
guint si_key_index_get_ordinal (const SiKeyIndex *self, guint row);
guint si_key_index_find (const SiKeyIndex *self, const SiProductKey *key);

G_END_DECLS
