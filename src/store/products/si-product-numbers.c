/* si-product-numbers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-numbers.h"

#include "si-table-builder.h"

struct _SiProductNumbers
{
  SiTable *table;    /* (owned) (nullable): the newest inventory */
  guint32 *of_rows;  /* (owned): for each row of @table its number plus 1, or 0 */
  GArray *rows;      /* (owned) (element-type guint32): for each number its row, or SI_NO_ROW */
  GHashTable *gone;  /* (owned) (element-type guint SiProductKey): the numbers without a row */
  GHashTable *moved; /* (owned) (element-type guint): the numbers that came into @gone or left it */
};

/*< private >
 * si_product_numbers_new:
 * @table: (nullable): the newest inventory
 * @n_numbers: the count of the numbers that were given before; si_product_numbers_set_row() and
 *   si_product_numbers_set_gone() have to tell their products
 *
 * Returns: (transfer full): the numbers of the products in @table
 */
SiProductNumbers *
si_product_numbers_new (SiTable *table, guint n_numbers)
{
  SiProductNumbers *self = g_new0 (SiProductNumbers, 1);

  self->table = table != NULL ? si_table_ref (table) : NULL;
  self->of_rows = g_new0 (guint32, table != NULL ? si_table_get_n_products (table) + 1 : 1);
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_set_size (self->rows, n_numbers);
  for (guint i = 0; i < n_numbers; i++)
    g_array_index (self->rows, guint32, i) = SI_NO_ROW;
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

/* Whether a number was given, and its product is not known yet. */
static gboolean
is_free (const SiProductNumbers *self, guint64 number)
{
  return number < self->rows->len && g_array_index (self->rows, guint32, number) == SI_NO_ROW
         && !g_hash_table_contains (self->gone, GUINT_TO_POINTER ((guint) number));
}

/*< private >
 * si_product_numbers_set_row:
 * @self: numbers
 * @number: a number that was given
 * @row: the row of its product, which has no other number
 *
 * Tells the product of a number that was given before.
 *
 * Returns: whether the number was free
 */
gboolean
si_product_numbers_set_row (SiProductNumbers *self, guint64 number, guint64 row)
{
  if (row >= get_n_rows (self) || self->of_rows[row] != 0 || !is_free (self, number))
    return FALSE;
  self->of_rows[row] = (guint32) number + 1;
  *row_of (self, (guint32) number) = (guint32) row;
  return TRUE;
}

/*< private >
 * si_product_numbers_set_gone:
 * @self: numbers
 * @number: a number that was given
 * @key: the last key of its product, which is gone
 *
 * Tells the product of a number that was given before.
 *
 * Returns: whether the number was free
 */
gboolean
si_product_numbers_set_gone (SiProductNumbers *self, guint64 number, const SiProductKey *key)
{
  if (!is_free (self, number))
    return FALSE;
  return g_hash_table_insert (self->gone, GUINT_TO_POINTER ((guint) number),
                              si_product_key_copy (key));
}

/*< private >
 * si_product_numbers_get_table:
 * @self: numbers
 *
 * Returns: (transfer none) (nullable): the inventory whose products have the numbers
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
 * si_product_numbers_get_n_gone:
 * @self: numbers
 *
 * Returns: the count of the numbers of products that are gone
 */
guint
si_product_numbers_get_n_gone (const SiProductNumbers *self)
{
  return g_hash_table_size (self->gone);
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
 * Returns: the product's number, which it may just have got
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
 * @key: its last key
 *
 * Sets what a product is known by.
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
 * Returns: the product's number, which it may just have got
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

/* Makes a table of the products that are gone, to be paired; @numbers gets the number of each row.
 */
static SiTable *
make_gone_table (const SiProductNumbers *self, GArray *numbers)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  for (guint32 number = 0; number < self->rows->len; number++)
    {
      const SiProductKey *key = si_product_numbers_get_gone (self, number);

      if (key == NULL)
        continue;
      add_key (builder, key);
      g_array_append_val (numbers, number);
    }
  return si_table_builder_finish (builder);
}

static gboolean
is_new (const SiPairing *pairing, guint row)
{
  return pairing == NULL || si_pairing_get_before (pairing, row) == SI_NO_ROW;
}

/* Makes a table of the products that are new in @after; @rows gets the row of each in @after. */
static SiTable *
make_new_table (SiTable *after, const SiPairing *pairing, GArray *rows)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  for (guint32 row = 0; row < si_table_get_n_products (after); row++)
    {
      const SiProductKey key = si_table_get_key (after, row);

      if (!is_new (pairing, row))
        continue;
      add_key (builder, &key);
      g_array_append_val (rows, row);
    }
  return si_table_builder_finish (builder);
}

/* Gives the products that were gone and are back in @after their own numbers. */
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
 * @pairing: (nullable): the pairs of products of the last inventory and @after; %NULL where there
 *   was none
 *
 * Moves on to the next inventory, in which each product keeps its number.
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
          const SiProductKey key = si_table_get_key (before, row);

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
 * @self: numbers
 * @kept: (element-type guint): numbers that stay
 *
 * Drops the products that are gone, but for some. Their numbers are not given again.
 */
void
si_product_numbers_prune_gone (SiProductNumbers *self, GHashTable *kept)
{
  GHashTableIter iter;
  gpointer number;

  g_hash_table_iter_init (&iter, self->gone);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    if (!g_hash_table_contains (kept, number))
      {
        g_hash_table_iter_remove (&iter);
        g_hash_table_add (self->moved, number);
      }
}

/*< private >
 * si_product_numbers_take_moved:
 * @self: numbers
 *
 * Returns: (transfer full) (element-type guint32): the numbers whose products went, came back or
 *   were dropped since the last time
 */
GArray *
si_product_numbers_take_moved (SiProductNumbers *self)
{
  GArray *moved = g_array_new (FALSE, FALSE, sizeof (guint32));
  GHashTableIter iter;
  gpointer number;

  g_hash_table_iter_init (&iter, self->moved);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    {
      const guint32 index = GPOINTER_TO_UINT (number);

      g_array_append_val (moved, index);
    }
  g_hash_table_remove_all (self->moved);
  return moved;
}
