/* si-table-order.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-table-order.h"

#include <stdlib.h>

#include "si-language-order.h"
#include "si-natural-order.h"
#include "si-table-private.h"

typedef struct
{
  const SiTable *table;
  const char *(*get) (const SiTable *, guint);
} TextColumn;

typedef struct
{
  gint64 value;
  guint32 row;
} NumberKey;

static int
compare_number_keys (const void *a, const void *b)
{
  const NumberKey *ka = a;
  const NumberKey *kb = b;

  if (ka->value != kb->value)
    return ka->value < kb->value ? -1 : 1;
  return (ka->row > kb->row) - (ka->row < kb->row);
}

static const char *
get_text (gconstpointer data, guint row)
{
  const TextColumn *column = data;

  return column->get (column->table, row);
}

static guint32 *
order_by_text (const SiTable *self,
               const char *(*get) (const SiTable *, guint),
               SiTextKeyFunc append_key)
{
  const TextColumn column = { self, get };

  return si_natural_sort (si_table_get_n_products (self), get_text, &column, append_key, FALSE);
}

/**
 * si_table_order_key:
 * @stock: a stock
 *
 * Returns: the key that si_table_order_by() sorts it by: stocks that are no numbers come first
 */
gint64
si_table_order_key (SiQuantity stock)
{
  return si_quantity_is_number (stock) ? MAX (stock.millionths, G_MININT64 + 1) : G_MININT64;
}

/**
 * si_table_order_by:
 * @self: a table
 * @get_key: says what a row is sorted by
 * @data: for @get_key
 *
 * Sorts all rows by a number, smallest first. Equal rows keep the server's order.
 *
 * Returns: (transfer full) (array): the rows in their order
 */
guint32 *
si_table_order_by (const SiTable *self, SiRowKeyFunc get_key, gconstpointer data)
{
  const guint n_products = si_table_get_n_products (self);
  g_autofree NumberKey *entries = g_new (NumberKey, n_products + 1);
  guint32 *rows = g_new (guint32, n_products + 1);

  for (guint row = 0; row < n_products; row++)
    entries[row] = (NumberKey){ get_key (self, row, data), row };
  qsort (entries, n_products, sizeof *entries, compare_number_keys);
  for (guint i = 0; i < n_products; i++)
    rows[i] = entries[i].row;
  return rows;
}

static gint64
get_row (const SiTable *self, guint row, gconstpointer data)
{
  return row;
}

static gint64
get_stock (const SiTable *self, guint row, gconstpointer data)
{
  return si_table_order_key (si_table_get_stock (self, row));
}

static gint64
get_n_godowns (const SiTable *self, guint row, gconstpointer data)
{
  return si_table_get_n_godowns (self, row);
}

static guint32 *
make_order (const SiTable *self, SiColumn column)
{
  switch (column)
    {
    case SI_COLUMN_SKU:
      return order_by_text (self, si_table_get_sku, si_natural_append_key);
    case SI_COLUMN_DESCRIPTION:
      return order_by_text (self, si_table_get_description, si_language_append_key);
    case SI_COLUMN_PRODUCT_ID:
      return order_by_text (self, si_table_get_product_id, si_natural_append_key);
    case SI_COLUMN_STOCK:
      return si_table_order_by (self, get_stock, NULL);
    case SI_COLUMN_GODOWNS:
      return si_table_order_by (self, get_n_godowns, NULL);
    case SI_COLUMN_SERVER:
    case SI_COLUMN_CHANGE:
    default:
      return si_table_order_by (self, get_row, NULL);
    }
}

/**
 * si_table_order:
 * @self: a table
 * @column: what to sort by
 *
 * Sorts all rows by a column, smallest first: SKU codes and ids in natural order, descriptions
 * in that of the language, stock and godowns as numbers. Equal rows keep the server's order. Made
 * once for a table and column, on any thread.
 *
 * Returns: (transfer none) (array): the rows in their order, one for each product
 */
const guint32 *
si_table_order (const SiTable *self, SiColumn column)
{
  guint32 **place;
  guint32 *order;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (column < SI_N_COLUMNS, NULL);

  /* The one part of a table that is made late; nobody can tell but by the time it takes. */
  place = &((SiTable *) self)->orders[column];
  order = g_atomic_pointer_get (place);
  if (order == NULL)
    {
      order = make_order (self, column);
      if (!g_atomic_pointer_compare_and_exchange (place, NULL, order))
        {
          g_free (order);
          order = g_atomic_pointer_get (place);
        }
    }
  return order;
}
