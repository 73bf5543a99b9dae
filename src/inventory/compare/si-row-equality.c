/* si-row-equality.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-row-equality.h"

#include <string.h>

static gboolean
stocks_equal (SiQuantity a, const char *a_text, SiQuantity b, const char *b_text)
{
  return a.kind == b.kind && a.millionths == b.millionths
         && (a_text == b_text || g_strcmp0 (a_text, b_text) == 0);
}

static gboolean
lines_equal (const SiTable *a, guint row_a, const SiTable *b, guint row_b, guint line)
{
  SiGodownStock x, y;

  si_table_get_godown_stock (a, row_a, line, &x);
  si_table_get_godown_stock (b, row_b, line, &y);
  return stocks_equal (x.stock, x.stock_text, y.stock, y.stock_text) && strcmp (x.id, y.id) == 0
         && strcmp (x.name, y.name) == 0;
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
  guint n_lines;

  g_return_val_if_fail (a != NULL && row_a < si_table_get_n_products (a), FALSE);
  g_return_val_if_fail (b != NULL && row_b < si_table_get_n_products (b), FALSE);

  n_lines = si_table_get_n_godown_stocks (a, row_a);
  if (n_lines != si_table_get_n_godown_stocks (b, row_b)
      || !stocks_equal (si_table_get_stock (a, row_a), si_table_get_stock_text (a, row_a),
                        si_table_get_stock (b, row_b), si_table_get_stock_text (b, row_b))
      || strcmp (si_table_get_product_id (a, row_a), si_table_get_product_id (b, row_b)) != 0
      || strcmp (si_table_get_sku (a, row_a), si_table_get_sku (b, row_b)) != 0
      || strcmp (si_table_get_description (a, row_a), si_table_get_description (b, row_b)) != 0)
    return FALSE;
  for (guint line = 0; line < n_lines; line++)
    if (!lines_equal (a, row_a, b, row_b, line))
      return FALSE;
  return TRUE;
}
