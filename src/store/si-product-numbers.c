/* si-product-numbers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-numbers.h"

#include "si-checksum.h"
#include "si-pack.h"

static SiProductNumbers *
numbers_new (void)
{
  SiProductNumbers *self = g_new0 (SiProductNumbers, 1);

  self->keys = g_array_new (FALSE, FALSE, sizeof (SiProductKey));
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->new_ids = g_string_chunk_new (4096);
  return self;
}

/*< private >
 * si_product_numbers_free:
 * @self: (transfer full): numbers
 */
void
si_product_numbers_free (SiProductNumbers *self)
{
  g_array_unref (self->keys);
  g_ptr_array_unref (self->pieces);
  g_string_chunk_free (self->new_ids);
  g_free (self);
}

static gboolean
unpack (SiProductNumbers *self, GBytes *piece)
{
  SiUnpacker from = { NULL };
  guint64 sum;

  from.data = g_bytes_get_data (piece, &from.length);
  sum = si_unpack_u64 (&from);
  if (from.failed
      || sum
             != si_checksum (from.data + from.position, from.length - from.position,
                             self->keys->len))
    return FALSE;

  while (from.position < from.length && !from.failed)
    {
      SiProductKey key;

      key.nth = (guint) si_unpack_number (&from);
      key.id = si_unpack_text (&from);
      g_array_append_val (self->keys, key);
    }
  return !from.failed;
}

/*< private >
 * si_product_numbers_read:
 * @database: a connection in a transaction
 * @state: its state
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): all that have a number
 */
SiProductNumbers *
si_product_numbers_read (SiDatabase *database, const SiState *state, GError **error)
{
  g_autoptr (SiProductNumbers) self = numbers_new ();
  g_autoptr (sqlite3_stmt) query
      = si_database_query (database, error, "SELECT ids FROM product ORDER BY first", "");
  g_autoptr (GError) cause = NULL;
  gboolean whole = TRUE;

  if (query == NULL)
    return NULL;
  while (whole && si_database_next (database, query, &cause))
    {
      GBytes *piece
          = g_bytes_new (sqlite3_column_blob (query, 0), (gsize) sqlite3_column_bytes (query, 0));

      g_ptr_array_add (self->pieces, piece);
      whole = unpack (self, piece);
    }
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (!whole || self->keys->len != state->n_products)
    {
      si_database_damaged (error);
      return NULL;
    }
  self->n_stored = self->keys->len;
  return g_steal_pointer (&self);
}

/*< private >
 * si_product_numbers_write:
 * @self: numbers
 * @database: a connection in a transaction to write
 * @state: its state; counts them
 * @error: return location for an error
 *
 * Stores the numbers that were added.
 *
 * Returns: whether they were
 */
gboolean
si_product_numbers_write (SiProductNumbers *self,
                          SiDatabase *database,
                          SiState *state,
                          GError **error)
{
  g_autoptr (GByteArray) packed = NULL;
  g_autoptr (GByteArray) piece = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (self->keys->len == self->n_stored)
    return TRUE;

  packed = g_byte_array_new ();
  for (guint i = self->n_stored; i < self->keys->len; i++)
    {
      const SiProductKey *key = &g_array_index (self->keys, SiProductKey, i);

      si_pack_number (packed, key->nth);
      si_pack_text (packed, key->id);
    }
  piece = g_byte_array_new ();
  si_pack_u64 (piece, si_checksum (packed->data, packed->len, self->n_stored));
  g_byte_array_append (piece, packed->data, packed->len);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&piece));

  state->n_products = self->keys->len;
  return si_database_run (database, error, "INSERT INTO product VALUES (?,?)", "ib",
                          (gint64) self->n_stored, bytes);
}

/*< private >
 * si_product_numbers_add:
 * @self: numbers
 * @product_id: the id of a product that has none
 * @nth: which of the products with this id
 *
 * Returns: its number
 */
guint
si_product_numbers_add (SiProductNumbers *self, const char *product_id, guint nth)
{
  const SiProductKey key = { g_string_chunk_insert (self->new_ids, product_id), nth };

  g_array_append_val (self->keys, key);
  return self->keys->len - 1;
}

/*< private >
 * si_product_numbers_get:
 * @self: numbers
 * @number: a number, or anything else
 *
 * Returns: (transfer none) (nullable): whose it is
 */
const SiProductKey *
si_product_numbers_get (const SiProductNumbers *self, guint64 number)
{
  return number < self->keys->len ? &g_array_index (self->keys, SiProductKey, number) : NULL;
}
