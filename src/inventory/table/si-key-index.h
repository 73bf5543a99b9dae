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
 * @heads: for each hash, a first row with its key plus 1, or 0
 * @next_key: for a first row, that of the next key with its hash plus 1, or 0
 * @next_equal: for each row, the next one with its key plus 1, or 0
 * @ordinals: for each row, how many rows before it have its key
 * @n_heads: a power of two
 *
 * Finds a product by its id, SKU code and description, and numbers the products that are equal in
 * all three. Ids are most often unique, and then nothing else is looked at and the arrays are
 * %NULL. Only the functions below write the fields.
 */
typedef struct
{
  const SiTextIndex *by_id;         /* (not owned) */
  const SiTextColumn *skus;         /* (not owned) */
  const SiTextColumn *descriptions; /* (not owned) */
  guint32 *heads;                   /* (owned) (nullable) */
  guint32 *next_key;                /* (owned) (nullable) */
  guint32 *next_equal;              /* (owned) (nullable) */
  guint32 *ordinals;                /* (owned) (nullable) */
  guint n_heads;
} SiKeyIndex;

void si_key_index_init (SiKeyIndex *self,
                        const SiTextIndex *by_id,
                        const SiTextColumn *skus,
                        const SiTextColumn *descriptions);
void si_key_index_clear (SiKeyIndex *self);
guint si_key_index_get_ordinal (const SiKeyIndex *self, guint row);
guint si_key_index_find (const SiKeyIndex *self, const SiProductKey *key);

G_END_DECLS
