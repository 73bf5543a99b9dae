/* si-key-index.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-key-index.h"

#include <string.h>

#include "si-checksum.h"

static guint64
hash_key (const SiProductKey *key)
{
  guint64 hash = si_checksum (key->id, strlen (key->id), 0);

  hash = si_checksum (key->sku, strlen (key->sku), hash);
  return si_checksum (key->description, strlen (key->description), hash);
}

static gboolean
has_id_and_sku (const SiKeyIndex *self, guint row, const SiProductKey *key)
{
  return strcmp (si_text_column_get (self->by_id->column, row, NULL), key->id) == 0
         && strcmp (si_text_column_get (self->skus, row, NULL), key->sku) == 0;
}

static gboolean
has_description (const SiKeyIndex *self, guint row, const SiProductKey *key)
{
  return g_strcmp0 (si_text_column_get (self->descriptions, row, NULL), key->description) == 0;
}

/* Returns the first row with the texts of a key, or SI_NO_ROW. */
static guint
find_first (const SiKeyIndex *self, const SiProductKey *key, guint head)
{
  for (guint32 link = self->heads[head]; link != 0; link = self->next_key[link - 1])
    if (has_id_and_sku (self, link - 1, key) && has_description (self, link - 1, key))
      return link - 1;
  return SI_NO_ROW;
}

/* Adds a row; @last has for each first row the last one so far that equals it. */
static void
add_row (SiKeyIndex *self, guint row, guint32 *last)
{
  const SiProductKey key = { (char *) si_text_column_get (self->by_id->column, row, NULL),
                             (char *) si_text_column_get (self->skus, row, NULL),
                             (char *) si_text_column_get (self->descriptions, row, NULL), 0 };
  const guint head = hash_key (&key) & (self->n_heads - 1);
  const guint first = find_first (self, &key, head);

  if (first == SI_NO_ROW)
    {
      self->next_key[row] = self->heads[head];
      self->heads[head] = row + 1;
      last[row] = row;
      return;
    }
  self->ordinals[row] = self->ordinals[last[first]] + 1;
  self->next_equal[last[first]] = row + 1;
  last[first] = row;
}

/**
 * si_key_index_init:
 * @self: memory for an index
 * @by_id: the index of the products' ids
 * @skus: the SKU codes
 * @descriptions: the descriptions
 *
 * Makes an index of the products whose ids come more than once. It keeps @by_id and the columns,
 * which must outlive it.
 */
void
si_key_index_init (SiKeyIndex *self,
                   const SiTextIndex *by_id,
                   const SiTextColumn *skus,
                   const SiTextColumn *descriptions)
{
  const guint n = si_text_column_get_n (skus);
  g_autofree guint32 *last = NULL;

  *self = (SiKeyIndex){ .by_id = by_id, .skus = skus, .descriptions = descriptions };
  if (!si_text_index_has_repeated (by_id))
    return;

  for (self->n_heads = 8; self->n_heads < n; self->n_heads *= 2)
    ;
  self->heads = g_new0 (guint32, self->n_heads);
  self->next_key = g_new0 (guint32, n);
  self->next_equal = g_new0 (guint32, n);
  self->ordinals = g_new0 (guint32, n);
  last = g_new (guint32, n);
  for (guint row = 0; row < n; row++)
    if (si_text_index_is_repeated (by_id, row))
      add_row (self, row, last);
}

/**
 * si_key_index_clear:
 * @self: an index
 *
 * Frees what the index holds.
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
 * si_key_index_get_ordinal:
 * @self: an index
 * @row: a product's row
 *
 * Returns: the number of products before this one that have its id, SKU code and description
 */
guint
si_key_index_get_ordinal (const SiKeyIndex *self, guint row)
{
  return self->ordinals != NULL ? self->ordinals[row] : 0;
}

/* Returns the row with all texts and the ordinal of the key, or SI_NO_ROW. */
static guint
find_exactly (const SiKeyIndex *self, const SiProductKey *key)
{
  guint row = find_first (self, key, hash_key (key) & (self->n_heads - 1));

  for (guint i = 0; i < key->ordinal && row != SI_NO_ROW; i++)
    row = self->next_equal[row] != 0 ? self->next_equal[row] - 1 : SI_NO_ROW;
  return row;
}

/* Returns the only row with the id and SKU code of the key, or SI_NO_ROW. */
static guint
find_only (const SiKeyIndex *self, const SiProductKey *key, guint first)
{
  guint found = SI_NO_ROW;

  for (guint row = first; row != SI_NO_ROW; row = si_text_index_find_next (self->by_id, row))
    {
      if (!has_id_and_sku (self, row, key))
        continue;
      if (found != SI_NO_ROW)
        return SI_NO_ROW;
      found = row;
    }
  return found;
}

/**
 * si_key_index_find:
 * @self: an index
 * @key: the texts by which a product is known, now or in an older inventory; the description may be
 *   %NULL where it is not known
 *
 * Finds a product by its id, SKU code, description and ordinal. A product whose description has
 * changed is found, too, if its id and SKU code are not both empty and stand once together.
 *
 * Returns: the product's row, or %SI_NO_ROW
 */
guint
si_key_index_find (const SiKeyIndex *self, const SiProductKey *key)
{
  const gboolean is_named = *key->id != '\0' || *key->sku != '\0';
  const guint first = si_text_index_find (self->by_id, key->id, strlen (key->id));
  guint row = SI_NO_ROW;

  if (first == SI_NO_ROW)
    return SI_NO_ROW;
  if (!si_text_index_is_repeated (self->by_id, first))
    return key->ordinal == 0 && has_id_and_sku (self, first, key)
                   && (is_named || has_description (self, first, key))
               ? first
               : SI_NO_ROW;
  if (key->description != NULL)
    row = find_exactly (self, key);
  if (row == SI_NO_ROW && is_named && key->ordinal == 0)
    row = find_only (self, key, first);
  return row;
}
