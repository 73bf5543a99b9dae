/* si-product-numbers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-numbers.h"

#include "si-checksum.h"
#include "si-first-version.h"
#include "si-pack.h"
#include "si-table-builder.h"

struct _SiProductNumbers
{
  SiTable *table;    /* (owned) (nullable): the newest inventory */
  guint32 *of_rows;  /* (owned): for each row of @table its number plus 1, or 0 */
  GArray *rows;      /* (owned) (element-type guint32): by number its row, or SI_NO_ROW */
  GHashTable *gone;  /* (owned) (element-type guint SiProductKey): those without a row */
  GHashTable *moved; /* (owned) (element-type guint): those that came into @gone or left it */
};

/* The bytes of a numbering: the checksum; how many products are gone; then, for each row with a
 * number, how far it is behind the lowest possible one, and the number less the one before. */

/*< private >
 * si_product_numbers_new:
 * @table: (nullable): the newest inventory
 *
 * Returns: (transfer full): an empty numbering
 */
SiProductNumbers *
si_product_numbers_new (SiTable *table)
{
  SiProductNumbers *self = g_new0 (SiProductNumbers, 1);

  self->table = table != NULL ? si_table_ref (table) : NULL;
  self->of_rows = g_new0 (guint32, table != NULL ? si_table_get_n_products (table) + 1 : 1);
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->gone = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) si_product_key_free);
  self->moved = g_hash_table_new (NULL, NULL);
  return self;
}

/*< private >
 * si_product_numbers_free:
 * @self: (transfer full): numbers
 */
void
si_product_numbers_free (SiProductNumbers *self)
{
  g_clear_pointer (&self->table, si_table_unref);
  g_free (self->of_rows);
  g_array_unref (self->rows);
  g_hash_table_unref (self->gone);
  g_hash_table_unref (self->moved);
  g_free (self);
}

static guint32 *
row_of (SiProductNumbers *self, guint32 number)
{
  return &g_array_index (self->rows, guint32, number);
}

static guint
get_n_rows (const SiProductNumbers *self)
{
  return self->table != NULL ? si_table_get_n_products (self->table) : 0;
}

/* Returns whether the bytes make sense; @n_gone is what they say. */
static gboolean
unpack (SiProductNumbers *self, GBytes *bytes, gint64 inventory, guint64 *n_gone)
{
  SiUnpacker from = { NULL };
  guint64 sum, row = 0;
  gint64 number = 0;

  from.data = g_bytes_get_data (bytes, &from.length);
  sum = si_unpack_u64 (&from);
  if (from.failed
      || sum
             != si_checksum (from.data + from.position, from.length - from.position,
                             (guint64) inventory))
    return FALSE;

  *n_gone = si_unpack_number (&from);
  while (from.position < from.length && !from.failed)
    {
      row += si_unpack_number (&from);
      number += si_unpack_signed (&from);
      if (from.failed || row >= get_n_rows (self) || number < 0 || number >= self->rows->len
          || *row_of (self, (guint32) number) != SI_NO_ROW)
        return FALSE;
      self->of_rows[row] = (guint32) number + 1;
      *row_of (self, (guint32) number) = (guint32) row++;
    }
  return !from.failed;
}

static gboolean
read_rows (SiProductNumbers *self,
           SiDatabase *database,
           const SiState *state,
           guint64 *n_gone,
           GError **error)
{
  g_autoptr (sqlite3_stmt) query = si_database_query (
      database, error, "SELECT numbers FROM numbering WHERE inventory = ?", "i", state->inventory);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) cause = NULL;

  if (query == NULL)
    return FALSE;
  if (si_database_next (database, query, &cause))
    {
      bytes = g_bytes_new_static ((gpointer) sqlite3_column_blob (query, 0),
                                  (gsize) sqlite3_column_bytes (query, 0));
      return unpack (self, bytes, state->inventory, n_gone) || si_database_damaged (error);
    }
  if (cause == NULL)
    return self->rows->len == 0 || si_database_damaged (error);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
read_gone_row (SiProductNumbers *self, sqlite3_stmt *query)
{
  const gint64 number = sqlite3_column_int64 (query, 0);
  const SiProductKey key
      = { (char *) sqlite3_column_text (query, 1), (char *) sqlite3_column_text (query, 2),
          (char *) sqlite3_column_text (query, 3), (guint) sqlite3_column_int64 (query, 4) };

  if (!si_database_is_row_whole (query) || number < 0 || number >= self->rows->len
      || *row_of (self, (guint32) number) != SI_NO_ROW)
    return FALSE;
  return g_hash_table_insert (self->gone, GUINT_TO_POINTER ((guint) number),
                              si_product_key_copy (&key));
}

static gboolean
read_gone (SiProductNumbers *self, SiDatabase *database, guint64 n_gone, GError **error)
{
  g_autoptr (sqlite3_stmt) query = si_database_query (
      database, error, "SELECT number, id, sku, description, ordinal, sum FROM gone", "");
  g_autoptr (GError) cause = NULL;
  gboolean whole = TRUE;

  if (query == NULL)
    return FALSE;
  while (whole && si_database_next (database, query, &cause))
    whole = read_gone_row (self, query);
  if (cause == NULL)
    return (whole && g_hash_table_size (self->gone) == n_gone) || si_database_damaged (error);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/*< private >
 * si_product_numbers_read:
 * @database: a connection in a transaction
 * @state: its state
 * @table: (nullable): the newest inventory, %NULL where there is none
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): all that have a number
 */
SiProductNumbers *
si_product_numbers_read (SiDatabase *database, const SiState *state, SiTable *table, GError **error)
{
  g_autoptr (SiProductNumbers) self = si_product_numbers_new (table);
  const guint32 none = SI_NO_ROW;
  guint64 n_gone = 0;

  if (si_first_version_is (database))
    return si_first_version_read_numbers (database, state, table, error);
  /* A number takes some bytes in the file, which is no larger than a table may be. */
  if (state->n_products < 0 || state->n_products > G_MAXINT32)
    {
      si_database_damaged (error);
      return NULL;
    }
  for (gint64 i = 0; i < state->n_products; i++)
    g_array_append_val (self->rows, none);
  if (!read_rows (self, database, state, &n_gone, error)
      || !read_gone (self, database, n_gone, error))
    return NULL;
  return g_steal_pointer (&self);
}

static GBytes *
pack (const SiProductNumbers *self, gint64 inventory)
{
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  GByteArray *bytes = g_byte_array_new ();
  guint32 next = 0, last = 0;

  si_pack_number (packed, g_hash_table_size (self->gone));
  for (guint row = 0; row < get_n_rows (self); row++)
    {
      if (self->of_rows[row] == 0)
        continue;
      si_pack_number (packed, row - next);
      si_pack_signed (packed, (gint64) self->of_rows[row] - 1 - last);
      next = row + 1;
      last = self->of_rows[row] - 1;
    }
  si_pack_u64 (bytes, si_checksum (packed->data, packed->len, (guint64) inventory));
  g_byte_array_append (bytes, packed->data, packed->len);
  return g_byte_array_free_to_bytes (bytes);
}

static gboolean
write_gone (SiProductNumbers *self, SiDatabase *database, GError **error)
{
  GHashTableIter iter;
  gpointer number;

  g_hash_table_iter_init (&iter, self->moved);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    {
      const SiProductKey *key = g_hash_table_lookup (self->gone, number);

      if (!si_database_run (database, error, "DELETE FROM gone WHERE number = ?", "i",
                            (gint64) GPOINTER_TO_UINT (number)))
        return FALSE;
      if (key != NULL
          && !si_database_run (database, error, "INSERT INTO gone VALUES (?,?,?,?,?,?)", "ittti#",
                               (gint64) GPOINTER_TO_UINT (number), key->id, key->sku,
                               key->description, (gint64) key->ordinal))
        return FALSE;
    }
  g_hash_table_remove_all (self->moved);
  return TRUE;
}

/*< private >
 * si_product_numbers_write:
 * @self: numbers
 * @database: a connection in a transaction to write
 * @state: its state, with the inventory that the numbers are of; counts them
 * @error: return location for an error
 *
 * Stores the numbers.
 *
 * Returns: whether they were
 */
gboolean
si_product_numbers_write (SiProductNumbers *self,
                          SiDatabase *database,
                          SiState *state,
                          GError **error)
{
  g_autoptr (GBytes) bytes = pack (self, state->inventory);

  state->n_products = self->rows->len;
  return write_gone (self, database, error)
         && si_database_run (database, error, "DELETE FROM numbering", "")
         && si_database_run (database, error, "INSERT INTO numbering VALUES (?,?)", "ib",
                             state->inventory, bytes);
}

/*< private >
 * si_product_numbers_get_table:
 * @self: numbers
 *
 * Returns: (transfer none) (nullable): the inventory that they are of
 */
const SiTable *
si_product_numbers_get_table (const SiProductNumbers *self)
{
  return self->table;
}

/*< private >
 * si_product_numbers_get_n:
 * @self: numbers
 *
 * Returns: the count of numbers that were given
 */
guint
si_product_numbers_get_n (const SiProductNumbers *self)
{
  return self->rows->len;
}

/*< private >
 * si_product_numbers_get_row:
 * @self: numbers
 * @number: a number, or anything else
 *
 * Returns: the product's row in the newest inventory, or %SI_NO_ROW
 */
guint
si_product_numbers_get_row (const SiProductNumbers *self, guint64 number)
{
  return number < self->rows->len ? g_array_index (self->rows, guint32, number) : SI_NO_ROW;
}

/*< private >
 * si_product_numbers_of_row:
 * @self: numbers
 * @row: a row of the newest inventory
 *
 * Returns: the product's number, or %SI_NO_NUMBER
 */
guint32
si_product_numbers_of_row (const SiProductNumbers *self, guint row)
{
  return self->of_rows[row] - 1;
}

/*< private >
 * si_product_numbers_get_gone:
 * @self: numbers
 * @number: a number, or anything else
 *
 * Returns: (transfer none) (nullable): the last key of the product, if it is gone
 */
const SiProductKey *
si_product_numbers_get_gone (const SiProductNumbers *self, guint64 number)
{
  return number < self->rows->len
             ? g_hash_table_lookup (self->gone, GUINT_TO_POINTER ((guint) number))
             : NULL;
}

static guint32
find_gone (const SiProductNumbers *self, const SiProductKey *key)
{
  GHashTableIter iter;
  gpointer number, value;

  g_hash_table_iter_init (&iter, self->gone);
  while (g_hash_table_iter_next (&iter, &number, &value))
    {
      const SiProductKey *gone = value;

      if (gone->ordinal == key->ordinal && g_str_equal (gone->id, key->id)
          && g_str_equal (gone->sku, key->sku)
          && (gone->description == NULL || key->description == NULL
              || g_str_equal (gone->description, key->description)))
        return GPOINTER_TO_UINT (number);
    }
  return SI_NO_NUMBER;
}

/*< private >
 * si_product_numbers_find:
 * @self: numbers
 * @key: what a product is known by
 *
 * Returns: the product's number, or %SI_NO_NUMBER
 */
guint32
si_product_numbers_find (const SiProductNumbers *self, const SiProductKey *key)
{
  const guint row = self->table != NULL ? si_table_find_key (self->table, key) : SI_NO_ROW;

  return row != SI_NO_ROW ? si_product_numbers_of_row (self, row) : find_gone (self, key);
}

/*< private >
 * si_product_numbers_give:
 * @self: numbers
 * @row: a row of the newest inventory
 *
 * Returns: the product's number, which it may have got just now
 */
guint32
si_product_numbers_give (SiProductNumbers *self, guint row)
{
  const guint32 place = row;

  if (self->of_rows[row] == 0)
    {
      g_array_append_val (self->rows, place);
      self->of_rows[row] = self->rows->len;
    }
  return self->of_rows[row] - 1;
}

static void
put_gone (SiProductNumbers *self, guint32 number, const SiProductKey *key)
{
  *row_of (self, number) = SI_NO_ROW;
  g_hash_table_insert (self->gone, GUINT_TO_POINTER (number), si_product_key_copy (key));
  g_hash_table_add (self->moved, GUINT_TO_POINTER (number));
}

/*< private >
 * si_product_numbers_name_gone:
 * @self: numbers
 * @number: the number of a product that is gone
 * @key: what it was known by last
 */
void
si_product_numbers_name_gone (SiProductNumbers *self, guint32 number, const SiProductKey *key)
{
  put_gone (self, number, key);
}

/*< private >
 * si_product_numbers_add_gone:
 * @self: numbers
 * @key: what a product is known by that the newest inventory does not have
 *
 * Returns: its new number
 */
guint32
si_product_numbers_add_gone (SiProductNumbers *self, const SiProductKey *key)
{
  const guint32 none = SI_NO_ROW;

  g_array_append_val (self->rows, none);
  put_gone (self, self->rows->len - 1, key);
  return self->rows->len - 1;
}

/*< private >
 * si_product_numbers_ask:
 * @self: numbers
 * @key: what a product is known by, whether the newest inventory has it or not
 *
 * Returns: the product's number, which it may have got just now
 */
guint32
si_product_numbers_ask (SiProductNumbers *self, const SiProductKey *key)
{
  const guint row = self->table != NULL ? si_table_find_key (self->table, key) : SI_NO_ROW;
  const guint32 number = row == SI_NO_ROW ? find_gone (self, key) : SI_NO_NUMBER;

  if (row != SI_NO_ROW)
    return si_product_numbers_give (self, row);
  return number != SI_NO_NUMBER ? number : si_product_numbers_add_gone (self, key);
}

static void
add_key (SiTableBuilder *builder, const SiProductKey *key)
{
  si_table_builder_add_product (builder, key->id, key->sku, key->description, NULL);
}

/* Products that are gone, or new, as a table; @places has what each row stands for. */
static SiTable *
make_gone_table (const SiProductNumbers *self, GArray *places)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  for (guint32 number = 0; number < self->rows->len; number++)
    {
      const SiProductKey *key = si_product_numbers_get_gone (self, number);

      if (key == NULL)
        continue;
      add_key (builder, key);
      g_array_append_val (places, number);
    }
  return si_table_builder_finish (builder);
}

static gboolean
is_new (const SiPairing *pairing, guint row)
{
  return pairing == NULL || si_pairing_get_before (pairing, row) == SI_NO_ROW;
}

static SiTable *
make_new_table (SiTable *after, const SiPairing *pairing, GArray *places)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  for (guint32 row = 0; row < si_table_get_n_products (after); row++)
    {
      const SiProductKey key = si_product_key_of (after, row);

      if (!is_new (pairing, row))
        continue;
      add_key (builder, &key);
      g_array_append_val (places, row);
    }
  return si_table_builder_finish (builder);
}

/* Gives a product that was gone and is back its own number. */
static void
bring_back (SiProductNumbers *self, SiTable *after, const SiPairing *pairing, guint32 *of_rows)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (SiTable) gone = NULL;
  g_autoptr (SiTable) came = NULL;
  g_autoptr (SiPairing) back = NULL;

  if (g_hash_table_size (self->gone) == 0)
    return;
  came = make_new_table (after, pairing, rows);
  if (rows->len == 0)
    return;
  gone = make_gone_table (self, numbers);
  back = si_pairing_new (gone, came);
  for (guint i = 0; i < rows->len; i++)
    {
      const guint found = si_pairing_get_before (back, i);
      guint32 number;

      if (found == SI_NO_ROW)
        continue;
      number = g_array_index (numbers, guint32, found);
      *row_of (self, number) = g_array_index (rows, guint32, i);
      of_rows[g_array_index (rows, guint32, i)] = number + 1;
      g_hash_table_remove (self->gone, GUINT_TO_POINTER (number));
      g_hash_table_add (self->moved, GUINT_TO_POINTER (number));
    }
}

/*< private >
 * si_product_numbers_follow:
 * @self: numbers
 * @after: the inventory that is the newest from now on
 * @pairing: (nullable): what the products of the one before are in it; %NULL where there was none
 *
 * Lets each product keep its number.
 */
void
si_product_numbers_follow (SiProductNumbers *self, SiTable *after, const SiPairing *pairing)
{
  g_autofree guint32 *of_rows = g_new0 (guint32, si_table_get_n_products (after) + 1);
  SiTable *before = self->table;
  const guint n_rows = get_n_rows (self);

  bring_back (self, after, pairing, of_rows);
  for (guint row = 0; row < n_rows; row++)
    {
      const guint found = self->of_rows[row] != 0 ? si_pairing_get_after (pairing, row) : SI_NO_ROW;

      if (found != SI_NO_ROW)
        {
          *row_of (self, self->of_rows[row] - 1) = found;
          of_rows[found] = self->of_rows[row];
        }
      else if (self->of_rows[row] != 0)
        {
          const SiProductKey key = si_product_key_of (before, row);

          put_gone (self, self->of_rows[row] - 1, &key);
        }
    }
  self->table = si_table_ref (after);
  g_free (self->of_rows);
  self->of_rows = g_steal_pointer (&of_rows);
  g_clear_pointer (&before, si_table_unref);
}

/*< private >
 * si_product_numbers_prune_gone:
 * @database: a connection in a transaction to write
 * @state: its state
 * @self: numbers
 * @kept: (element-type guint): numbers that stay
 * @error: return location for an error
 *
 * Forgets the products that are gone, but for some; their numbers are not given again. Where none
 * stays, all numbers are forgotten.
 *
 * Returns: whether they were
 */
gboolean
si_product_numbers_prune_gone (SiDatabase *database,
                               SiState *state,
                               SiProductNumbers *self,
                               GHashTable *kept,
                               GError **error)
{
  GHashTableIter iter;
  gpointer number;

  if (g_hash_table_size (kept) == 0)
    {
      state->n_products = 0;
      return si_database_run (database, error, "DELETE FROM numbering", "")
             && si_database_run (database, error, "DELETE FROM gone", "");
    }
  g_hash_table_iter_init (&iter, self->gone);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    if (!g_hash_table_contains (kept, number))
      {
        g_hash_table_iter_remove (&iter);
        g_hash_table_add (self->moved, number);
      }
  return si_product_numbers_write (self, database, state, error);
}
