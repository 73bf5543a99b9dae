/* si-key-index.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-key-index.h"

#include <string.h>

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

/* Appends the texts of a key, each with the NUL at its end, which tells it from the next one. */
static void
append_key (GString *joined, const SiProductKey *key)
{
  g_string_append_len (joined, key->id, strlen (key->id) + 1);
  g_string_append_len (joined, key->sku, strlen (key->sku) + 1);
  g_string_append_len (joined, key->description, strlen (key->description) + 1);
}

/* Joins the texts of each row whose id comes more than once; those of others are never asked for.
 */
static void
join_keys (SiKeyIndex *self)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint row = 0; row < si_text_column_get_n (self->skus); row++)
    {
      const SiProductKey key = { (char *) si_text_column_get (self->by_id->column, row, NULL),
                                 (char *) si_text_column_get (self->skus, row, NULL),
                                 (char *) si_text_column_get (self->descriptions, row, NULL), 0 };

      g_string_truncate (joined, 0);
      if (si_text_index_is_repeated (self->by_id, row))
        append_key (joined, &key);
      si_text_column_add_valid (&self->keys, joined->str, joined->len);
    }
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

  *self = (SiKeyIndex){ .by_id = by_id, .skus = skus, .descriptions = descriptions };
  if (!si_text_index_has_repeated (by_id))
    return;

  si_text_column_init (&self->keys);
  join_keys (self);
  si_text_index_init (&self->by_key, &self->keys);
  self->ordinals = g_new0 (guint32, n);
  for (guint row = 0; row < n; row++)
    {
      const guint next = si_text_index_find_next (&self->by_key, row);

      if (next != SI_NO_ROW && si_text_index_is_repeated (by_id, row))
        self->ordinals[next] = self->ordinals[row] + 1;
    }
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
  si_text_index_clear (&self->by_key);
  si_text_column_clear (&self->keys);
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
  g_autoptr (GString) joined = g_string_new (NULL);

  append_key (joined, key);
  return si_text_index_find_nth (&self->by_key, joined->str, joined->len, key->ordinal);
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
