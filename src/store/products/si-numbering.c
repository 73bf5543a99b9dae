/* si-numbering.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The numbers of products in the file: packed for those that the inventory has, and a row for each
 * product that is gone. The bytes are the checksum, whose seed is the inventory; the count of the
 * products that are gone; then, for each row with a number, the row less the lowest that is still
 * possible, and the number less the last one. */

#include "si-numbering.h"

#include "si-checksum.h"
#include "si-first-version.h"
#include "si-pack.h"
#include "si-row.h"

/* Returns whether the bytes make sense; @n_gone is the count that they give. */
static gboolean
unpack (SiProductNumbers *numbers, GBytes *bytes, gint64 inventory, guint64 *n_gone)
{
  SiUnpacker from;
  guint64 row = 0;
  gint64 number = 0;

  if (!si_unpacker_init (&from, bytes, (guint64) inventory))
    return FALSE;

  *n_gone = si_unpack_number (&from);
  while (from.position < from.length && !from.failed)
    {
      row += si_unpack_number (&from);
      number += si_unpack_signed (&from);
      if (from.failed || number < 0
          || !si_product_numbers_set_row (numbers, (guint64) number, row++))
        return FALSE;
    }
  return !from.failed;
}

static gboolean
read_rows (SiProductNumbers *numbers,
           SiDatabase *database,
           const SiState *state,
           guint64 *n_gone,
           GError **error)
{
  g_autoptr (sqlite3_stmt) query = si_database_query (
      database, error, "SELECT numbers FROM numbering WHERE inventory = ?", "i", state->inventory);
  g_autoptr (GBytes) bytes = NULL;
  gboolean sound = state->n_products == 0;
  GError *cause = NULL;

  if (query == NULL)
    return FALSE;
  if (si_database_next (database, query, &cause))
    {
      bytes = g_bytes_new_static (sqlite3_column_blob (query, 0),
                                  (gsize) sqlite3_column_bytes (query, 0));
      sound = unpack (numbers, bytes, state->inventory, n_gone);
    }
  return si_database_conclude (sound, cause, error);
}

static gboolean
read_gone_row (SiProductNumbers *numbers, sqlite3_stmt *query)
{
  const gint64 number = sqlite3_column_int64 (query, 0);
  const SiProductKey key
      = { (char *) sqlite3_column_text (query, 1), (char *) sqlite3_column_text (query, 2),
          (char *) sqlite3_column_text (query, 3), (guint) sqlite3_column_int64 (query, 4) };

  return si_row_is_whole (query) && number >= 0
         && si_product_numbers_set_gone (numbers, (guint64) number, &key);
}

static gboolean
read_gone (SiProductNumbers *numbers, SiDatabase *database, guint64 n_gone, GError **error)
{
  g_autoptr (sqlite3_stmt) query = si_database_query (
      database, error, "SELECT number, id, sku, description, ordinal, sum FROM gone", "");
  GError *cause = NULL;
  gboolean whole = TRUE;

  if (query == NULL)
    return FALSE;
  while (whole && si_database_next (database, query, &cause))
    whole = read_gone_row (numbers, query);
  whole = whole && si_product_numbers_get_n_gone (numbers) == n_gone;
  return si_database_conclude (whole, cause, error);
}

/*< private >
 * si_numbering_read:
 * @database: a connection in a transaction
 * @state: its state
 * @table: (nullable): the newest inventory, %NULL where there is none
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the numbers of all products that have one
 */
SiProductNumbers *
si_numbering_read (SiDatabase *database, const SiState *state, SiTable *table, GError **error)
{
  g_autoptr (SiProductNumbers) numbers = NULL;
  guint64 n_gone = 0;

  if (si_first_version_is (database))
    return si_first_version_read_numbers (database, state, table, error);
  /* A number takes some bytes in the file, and a file has fewer bytes than that. */
  if (state->n_products < 0 || state->n_products > G_MAXINT32)
    {
      si_database_damaged (error);
      return NULL;
    }
  numbers = si_product_numbers_new (table, (guint) state->n_products);
  if (!read_rows (numbers, database, state, &n_gone, error)
      || !read_gone (numbers, database, n_gone, error))
    return NULL;
  return g_steal_pointer (&numbers);
}

static GBytes *
pack (const SiProductNumbers *numbers, gint64 inventory)
{
  const SiTable *table = si_product_numbers_get_table (numbers);
  const guint n_rows = table != NULL ? si_table_get_n_products (table) : 0;
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  GByteArray *bytes = g_byte_array_new ();
  guint32 next = 0, last = 0;

  si_pack_number (packed, si_product_numbers_get_n_gone (numbers));
  for (guint row = 0; row < n_rows; row++)
    {
      const guint32 number = si_product_numbers_of_row (numbers, row);

      if (number == SI_NO_NUMBER)
        continue;
      si_pack_number (packed, row - next);
      si_pack_signed (packed, (gint64) number - last);
      next = row + 1;
      last = number;
    }
  si_pack_u64 (bytes, si_checksum (packed->data, packed->len, (guint64) inventory));
  g_byte_array_append (bytes, packed->data, packed->len);
  return g_byte_array_free_to_bytes (bytes);
}

static gboolean
write_gone (SiProductNumbers *numbers, SiDatabase *database, GError **error)
{
  g_autoptr (GArray) moved = si_product_numbers_take_moved (numbers);

  for (guint i = 0; i < moved->len; i++)
    {
      const gint64 number = g_array_index (moved, guint32, i);
      const SiProductKey *key = si_product_numbers_get_gone (numbers, (guint64) number);

      if (!si_database_run (database, error, "DELETE FROM gone WHERE number = ?", "i", number))
        return FALSE;
      if (key != NULL
          && !si_database_run (database, error, "INSERT INTO gone VALUES (?,?,?,?,?,?)", "ittti#",
                               number, key->id, key->sku, key->description, (gint64) key->ordinal))
        return FALSE;
    }
  return TRUE;
}

/*< private >
 * si_numbering_write:
 * @numbers: the numbers of all products that have one
 * @database: a connection in a transaction to write
 * @state: its state, with the inventory that the numbers are of; gets the count of the numbers
 * @error: return location for an error
 *
 * Stores the numbers.
 *
 * Returns: whether they were stored
 */
gboolean
si_numbering_write (SiProductNumbers *numbers, SiDatabase *database, SiState *state, GError **error)
{
  g_autoptr (GBytes) bytes = pack (numbers, state->inventory);

  state->n_products = si_product_numbers_get_n (numbers);
  return write_gone (numbers, database, error)
         && si_database_run (database, error, "DELETE FROM numbering", "")
         && si_database_run (database, error, "INSERT INTO numbering VALUES (?,?)", "ib",
                             state->inventory, bytes);
}

/*< private >
 * si_numbering_prune:
 * @numbers: the numbers of all products that have one
 * @database: a connection in a transaction to write
 * @state: its state; gets the count of the numbers
 * @kept: (element-type guint): numbers that stay
 * @error: return location for an error
 *
 * Deletes the products that are gone, but for some. Their numbers are not given again, unless none
 * stays: then all numbers are deleted.
 *
 * Returns: whether they were deleted
 */
gboolean
si_numbering_prune (SiProductNumbers *numbers,
                    SiDatabase *database,
                    SiState *state,
                    GHashTable *kept,
                    GError **error)
{
  if (g_hash_table_size (kept) == 0)
    {
      state->n_products = 0;
      return si_database_run (database, error, "DELETE FROM numbering", "")
             && si_database_run (database, error, "DELETE FROM gone", "");
    }
  si_product_numbers_prune_gone (numbers, kept);
  return si_numbering_write (numbers, database, state, error);
}
