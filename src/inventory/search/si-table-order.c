/* si-table-order.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-table-order.h"

#include <stdlib.h>
#include <string.h>

G_STATIC_ASSERT (SI_N_COLUMNS <= SI_TABLE_N_ORDERS);

typedef struct
{
  const SiTable *table;
  const SiColumnInfo *info;
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

  return column->info->get_text (column->table, row);
}

static guint32 *
order_by_number (const SiShownStock *stock, guint n_products, const SiColumnInfo *info)
{
  g_autofree NumberKey *entries = g_new (NumberKey, n_products + 1);
  guint32 *rows = g_new (guint32, n_products + 1);

  for (guint row = 0; row < n_products; row++)
    entries[row] = (NumberKey){ info->get_number (stock, row), row };
  qsort (entries, n_products, sizeof *entries, compare_number_keys);
  for (guint i = 0; i < n_products; i++)
    rows[i] = entries[i].row;
  return rows;
}

/* Sorts empty texts behind all others, since a list should not begin with incomplete rows. */
static guint32 *
order_by_text (const SiTable *table, guint n_products, const SiColumnInfo *info)
{
  TextColumn column = { table, info };
  guint32 *rows = si_natural_sort (n_products, get_text, &column, info->append_key, FALSE);
  guint n_empty = 0;
  g_autofree guint32 *empty = NULL;

  while (n_empty < n_products && *get_text (&column, rows[n_empty]) == '\0')
    n_empty++;
  empty = g_memdup2 (rows, n_empty * sizeof *rows);
  memmove (rows, rows + n_empty, (n_products - n_empty) * sizeof *rows);
  if (n_empty > 0)
    memcpy (rows + n_products - n_empty, empty, n_empty * sizeof *rows);
  return rows;
}

/**
 * si_table_order_shown:
 * @stock: the stock as it is shown
 * @column: what to sort by
 *
 * Sorts all rows by a column as si_table_order() does, but by the stock and the changes in the
 * chosen godowns.
 *
 * Returns: (transfer full) (array): the rows in their order, one for each product
 */
guint32 *
si_table_order_shown (const SiShownStock *stock, SiColumn column)
{
  const SiColumnInfo *info = si_column_get_info (column);
  const SiTable *table;
  guint n_products;

  g_return_val_if_fail (stock != NULL && info != NULL, NULL);

  table = si_scope_get_table (si_shown_stock_get_scope (stock));
  n_products = si_table_get_n_products (table);
  if (info->get_text == NULL)
    return order_by_number (stock, n_products, info);
  return order_by_text (table, n_products, info);
}

static guint32 *
make_order (const SiTable *self, guint column)
{
  g_autoptr (SiScope) all_godowns = si_scope_new ((SiTable *) self, NULL);
  g_autoptr (SiShownStock) stock = si_shown_stock_new (all_godowns, NULL);

  return si_table_order_shown (stock, (SiColumn) column);
}

/**
 * si_table_order:
 * @self: a table
 * @column: what to sort by
 *
 * Sorts all rows by a column, smallest first: SKU codes and ids in natural order, descriptions
 * in that of the language, figures as numbers, and rows without a text last. Equal rows keep the
 * server's order. The table keeps the order. Any thread may call this.
 *
 * Returns: (transfer none) (array): the rows in their order, one for each product
 */
const guint32 *
si_table_order (const SiTable *self, SiColumn column)
{
  return si_table_get_order (self, column, make_order);
}
