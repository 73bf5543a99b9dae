/* si-row-equality.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-row-equality.h"

#include <string.h>

/* Compares the figures of all lines at once, since a million products have millions of lines. */
static gboolean
lines_equal (const SiTable *a, guint row_a, const SiTable *b, guint row_b)
{
  const SiGodownLines x = si_table_get_godown_lines (a, row_a);
  const SiGodownLines y = si_table_get_godown_lines (b, row_b);

  if (x.n != y.n)
    return FALSE;
  if (x.n == 0)
    return TRUE;
  if (memcmp (x.millionths, y.millionths, x.n * sizeof *x.millionths) != 0
      || memcmp (x.kinds, y.kinds, x.n * sizeof *x.kinds) != 0)
    return FALSE;
  for (guint line = 0; line < x.n; line++)
    if (strcmp (si_table_get_godown_id (a, si_godown_lines_get_godown (&x, line)),
                si_table_get_godown_id (b, si_godown_lines_get_godown (&y, line)))
            != 0
        || strcmp (si_table_get_godown_stock_name (a, row_a, line),
                   si_table_get_godown_stock_name (b, row_b, line))
               != 0
        || (si_quantity_kind_has_text (x.kinds[line])
            && g_strcmp0 (si_table_get_godown_stock_text (a, row_a, line),
                          si_table_get_godown_stock_text (b, row_b, line))
                   != 0))
      return FALSE;
  return TRUE;
}

/**
 * si_rows_are_equal:
 * @a: a table
 * @row_a: a product's row in it
 * @b: another table, or the same
 * @row_b: a product's row in that
 *
 * Compares two products in everything that a service says of them, down to the order of the
 * godowns. The records of the past leave out the products that are equal.
 *
 * Returns: whether the service said the same of both
 */
gboolean
si_rows_are_equal (const SiTable *a, guint row_a, const SiTable *b, guint row_b)
{
  g_return_val_if_fail (a != NULL && row_a < si_table_get_n_products (a), FALSE);
  g_return_val_if_fail (b != NULL && row_b < si_table_get_n_products (b), FALSE);

  return si_quantity_column_equal (si_table_get_stocks (a), row_a, si_table_get_stocks (b), row_b)
         && lines_equal (a, row_a, b, row_b)
         && strcmp (si_table_get_product_id (a, row_a), si_table_get_product_id (b, row_b)) == 0
         && strcmp (si_table_get_sku (a, row_a), si_table_get_sku (b, row_b)) == 0
         && strcmp (si_table_get_description (a, row_a), si_table_get_description (b, row_b)) == 0;
}
