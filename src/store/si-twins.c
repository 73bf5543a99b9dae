/* si-twins.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-twins.h"

static gint64
make_key (guint first, guint nth)
{
  return (gint64) first << 32 | nth;
}

/*< private >
 * si_twins_init:
 * @self: (out caller-allocates): what finds the products of @table
 * @table: an inventory, which has to outlive it
 */
void
si_twins_init (SiTwins *self, const SiTable *table)
{
  const guint n = si_table_get_n_products (table);
  g_autofree guint32 *counts = NULL;

  *self = (SiTwins){ table };
  for (guint row = 0; row < n; row++)
    {
      const guint first = si_table_find_product (table, si_table_get_product_id (table, row), 0);
      gint64 key;

      if (first == row)
        continue;
      if (self->numbers == NULL)
        {
          self->numbers = g_new0 (guint32, n);
          self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
          counts = g_new0 (guint32, n);
        }
      self->numbers[row] = ++counts[first];
      key = make_key (first, self->numbers[row]);
      g_hash_table_insert (self->rows, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (row));
    }
}

/*< private >
 * si_twins_clear:
 * @self: what is not needed any more
 */
void
si_twins_clear (SiTwins *self)
{
  g_clear_pointer (&self->numbers, g_free);
  g_clear_pointer (&self->rows, g_hash_table_unref);
}

/*< private >
 * si_twins_get_number:
 * @self: what finds products
 * @row: a product's row
 *
 * Returns: which of the products with its id it is
 */
guint
si_twins_get_number (const SiTwins *self, guint row)
{
  return self->numbers != NULL ? self->numbers[row] : 0;
}

/*< private >
 * si_twins_find:
 * @self: what finds products
 * @product_id: an id
 * @nth: which of the products with this id
 *
 * Returns: the product's row, or %SI_NO_ROW
 */
guint
si_twins_find (const SiTwins *self, const char *product_id, guint nth)
{
  const guint first = si_table_find_product (self->table, product_id, 0);
  gint64 key;
  gpointer row;

  if (nth == 0 || first == SI_NO_ROW)
    return first;
  key = make_key (first, nth);
  if (self->rows != NULL && g_hash_table_lookup_extended (self->rows, &key, NULL, &row))
    return GPOINTER_TO_UINT (row);
  return SI_NO_ROW;
}
