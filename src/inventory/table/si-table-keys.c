/* si-table-keys.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The products of a table differ in id, SKU code or description; where all three are equal, an
 * ordinal tells them apart. Ids are most often unique, and nothing else is looked at then. */

#include "si-table-private.h"

#include <string.h>

#include "si-checksum.h"
#include "si-product-key.h"

static guint64
hash_key (const char *id, const char *sku, const char *description)
{
  const guint64 hash = si_checksum (id, strlen (id), 0);

  return si_checksum (description, strlen (description), si_checksum (sku, strlen (sku), hash));
}

static gboolean
has_texts (const SiTable *self, guint row, const SiProductKey *key)
{
  return strcmp (si_table_get_product_id (self, row), key->id) == 0
         && strcmp (si_table_get_sku (self, row), key->sku) == 0
         && strcmp (si_table_get_description (self, row), key->description) == 0;
}

/* The first row with the texts of a key, or SI_NO_ROW. */
static guint
find_first (const SiTable *self, const SiProductKey *key, guint head)
{
  for (guint32 row = self->by_key.heads[head]; row != 0; row = self->by_key.next_key[row - 1])
    if (has_texts (self, row - 1, key))
      return row - 1;
  return SI_NO_ROW;
}

static void
add_row (SiTable *self, guint row, guint32 *last)
{
  SiKeyIndex *index = &self->by_key;
  const SiProductKey key
      = { (char *) si_table_get_product_id (self, row), (char *) si_table_get_sku (self, row),
          (char *) si_table_get_description (self, row), 0 };
  const guint head = hash_key (key.id, key.sku, key.description) & (index->n_heads - 1);
  const guint first = find_first (self, &key, head);

  if (first == SI_NO_ROW)
    {
      index->next_key[row] = index->heads[head];
      index->heads[head] = row + 1;
      last[row] = row;
      return;
    }
  index->ordinals[row] = index->ordinals[last[first]] + 1;
  index->next_equal[last[first]] = row + 1;
  last[first] = row;
}

/*< private >
 * si_table_number_keys:
 * @self: a table with its columns and text indices
 *
 * Numbers the products that have equal keys.
 */
void
si_table_number_keys (SiTable *self)
{
  const guint n = si_table_get_n_products (self);
  SiKeyIndex *index = &self->by_key;
  g_autofree guint32 *last = NULL;

  if (self->by_id.repeated == NULL)
    return;

  for (index->n_heads = 8; index->n_heads < n; index->n_heads *= 2)
    ;
  index->heads = g_new0 (guint32, index->n_heads);
  index->next_key = g_new0 (guint32, n);
  index->next_equal = g_new0 (guint32, n);
  index->ordinals = g_new0 (guint32, n);
  last = g_new (guint32, n);
  for (guint row = 0; row < n; row++)
    if (self->by_id.repeated[row])
      add_row (self, row, last);
}

/*< private >
 * si_key_index_clear:
 * @self: an index to free
 */
void
si_key_index_clear (SiKeyIndex *self)
{
  g_clear_pointer (&self->heads, g_free);
  g_clear_pointer (&self->next_key, g_free);
  g_clear_pointer (&self->next_equal, g_free);
  g_clear_pointer (&self->ordinals, g_free);
}

/**
 * si_table_get_ordinal:
 * @self: a table
 * @row: a product's row
 *
 * Returns: how many products before this one have its id, SKU code and description; O(1)
 */
guint
si_table_get_ordinal (const SiTable *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < si_table_get_n_products (self), 0);

  return self->by_key.ordinals != NULL ? self->by_key.ordinals[row] : 0;
}

static guint
find_exactly (const SiTable *self, const SiProductKey *key)
{
  const guint head = hash_key (key->id, key->sku, key->description) & (self->by_key.n_heads - 1);
  guint row = find_first (self, key, head);

  for (guint i = 0; i < key->ordinal && row != SI_NO_ROW; i++)
    row = self->by_key.next_equal[row] != 0 ? self->by_key.next_equal[row] - 1 : SI_NO_ROW;
  return row;
}

/* The only row with an id that comes several times and this SKU code, or SI_NO_ROW. */
static guint
find_only (const SiTable *self, const SiProductKey *key, guint first)
{
  guint found = SI_NO_ROW;

  for (guint32 row = first + 1; row != 0; row = self->by_id.next[row - 1])
    {
      if (strcmp (si_table_get_sku (self, row - 1), key->sku) != 0
          || strcmp (si_table_get_product_id (self, row - 1), key->id) != 0)
        continue;
      if (found != SI_NO_ROW)
        return SI_NO_ROW;
      found = row - 1;
    }
  return found;
}

/**
 * si_table_find_key:
 * @self: a table
 * @key: what a product is known by, in this table or in an older one; its description may be %NULL,
 *   where it is not known
 *
 * A product whose description is another one is found where its id and SKU code stand once and are
 * not both empty.
 *
 * Returns: the product's row, or %SI_NO_ROW
 */
guint
si_table_find_key (const SiTable *self, const SiProductKey *key)
{
  const gboolean is_named = *key->id != '\0' || *key->sku != '\0';
  guint first, row = SI_NO_ROW;

  g_return_val_if_fail (self != NULL && key != NULL, SI_NO_ROW);

  first = si_text_index_find (&self->by_id, &self->columns.ids, key->id, strlen (key->id), 0);
  if (first == SI_NO_ROW)
    return SI_NO_ROW;
  if (si_text_index_is_repeated (&self->by_id, first))
    {
      if (key->description != NULL)
        row = find_exactly (self, key);
      return row == SI_NO_ROW && is_named && key->ordinal == 0 ? find_only (self, key, first) : row;
    }
  if (key->ordinal > 0 || strcmp (si_table_get_sku (self, first), key->sku) != 0)
    return SI_NO_ROW;
  return is_named || g_strcmp0 (si_table_get_description (self, first), key->description) == 0
             ? first
             : SI_NO_ROW;
}
