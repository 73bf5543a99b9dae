/* si-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-table-private.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (SiTable, si_table, si_table_ref, si_table_unref)

/*< private >
 * si_table_new:
 * @columns: what it holds; taken over, and empty afterwards
 *
 * Returns: (transfer full): a table
 */
SiTable *
si_table_new (SiColumns *columns)
{
  SiTable *self = g_atomic_rc_box_new0 (SiTable);

  self->columns = *columns;
  memset (columns, 0, sizeof *columns);

  si_text_index_init (&self->by_id, &self->columns.ids);
  si_text_index_init (&self->by_sku, &self->columns.folded_skus);
  si_table_number_keys (self);
  si_table_audit (self);
  return self;
}

/**
 * si_table_ref:
 * @self: a table
 *
 * Returns: (transfer full): @self
 */
SiTable *
si_table_ref (SiTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
si_table_clear (gpointer data)
{
  SiTable *self = data;

  si_columns_clear (&self->columns);
  si_text_index_clear (&self->by_id);
  si_text_index_clear (&self->by_sku);
  si_key_index_clear (&self->by_key);
  g_free (self->findings);
  for (guint i = 0; i < SI_N_COLUMNS; i++)
    g_free (self->orders[i]);
}

/**
 * si_table_unref:
 * @self: (transfer full): a table
 */
void
si_table_unref (SiTable *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, si_table_clear);
}

/**
 * si_table_get_n_products:
 * @self: a table
 *
 * Returns: how many products it has, which is how many rows
 */
guint
si_table_get_n_products (const SiTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns.lines_ends->len;
}

/**
 * si_table_get_product_id:
 * @self: a table
 * @row: a product's row
 *
 * Returns: (transfer none): the service's products_id
 */
const char *
si_table_get_product_id (const SiTable *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < si_table_get_n_products (self), "");

  return si_text_column_get (&self->columns.ids, row, NULL);
}

/**
 * si_table_get_sku:
 * @self: a table
 * @row: a product's row
 *
 * Returns: (transfer none): the product's SKU code
 */
const char *
si_table_get_sku (const SiTable *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < si_table_get_n_products (self), "");

  return si_text_column_get (&self->columns.skus, row, NULL);
}

/**
 * si_table_get_description:
 * @self: a table
 * @row: a product's row
 *
 * Returns: (transfer none): the product's description
 */
const char *
si_table_get_description (const SiTable *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < si_table_get_n_products (self), "");

  return si_text_column_get (&self->columns.descriptions, row, NULL);
}

/**
 * si_table_get_stock:
 * @self: a table
 * @row: a product's row
 *
 * Returns: the provider's total, which need not be the sum over the godowns
 */
SiQuantity
si_table_get_stock (const SiTable *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < si_table_get_n_products (self), SI_QUANTITY_NONE);

  return si_quantity_column_get (&self->columns.stocks, row);
}

/**
 * si_table_get_stock_text:
 * @self: a table
 * @row: a product's row
 *
 * Returns: (transfer none) (nullable): the stock as the server wrote it, where it is
 *   neither exact nor absent
 */
const char *
si_table_get_stock_text (const SiTable *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < si_table_get_n_products (self), NULL);

  return si_quantity_column_get_text (&self->columns.stocks, row);
}

/**
 * si_table_get_findings:
 * @self: a table
 * @row: a product's row
 *
 * Returns: what cannot be right about the product
 */
SiFindings
si_table_get_findings (const SiTable *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < si_table_get_n_products (self), SI_FINDING_NONE);

  return (SiFindings) self->findings[row];
}

static guint
line_godown (const SiTable *self, guint line)
{
  const guint32 name = g_array_index (self->columns.line_names, guint32, line);

  return g_array_index (self->columns.name_godowns, guint32, name);
}

/**
 * si_table_get_n_godowns:
 * @self: a table
 * @row: a product's row
 *
 * Returns: how many different godowns the product's lines name
 */
guint
si_table_get_n_godowns (const SiTable *self, guint row)
{
  guint start, end, n_godowns = 0;

  g_return_val_if_fail (self != NULL && row < si_table_get_n_products (self), 0);

  start = si_table_lines_start (self, row);
  end = si_table_lines_end (self, row);
  for (guint line = start; line < end; line++)
    {
      guint before = start;

      while (before < line && line_godown (self, before) != line_godown (self, line))
        before++;
      n_godowns += before == line;
    }
  return n_godowns;
}

/**
 * si_table_get_n_godown_stocks:
 * @self: a table
 * @row: a product's row
 *
 * Returns: how many godown lines the product has
 */
guint
si_table_get_n_godown_stocks (const SiTable *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < si_table_get_n_products (self), 0);

  return si_table_lines_end (self, row) - si_table_lines_start (self, row);
}

/**
 * si_table_get_godown_stock:
 * @self: a table
 * @row: a product's row
 * @nth: which of its godown lines, in the server's order
 * @stock: (out caller-allocates): the line
 */
void
si_table_get_godown_stock (const SiTable *self, guint row, guint nth, SiGodownStock *stock)
{
  guint line;

  g_return_if_fail (nth < si_table_get_n_godown_stocks (self, row));
  g_return_if_fail (stock != NULL);

  line = si_table_lines_start (self, row) + nth;
  stock->godown = line_godown (self, line);
  stock->id = si_text_column_get (&self->columns.godown_ids, stock->godown, NULL);
  stock->name = si_text_column_get (&self->columns.name_texts,
                                    g_array_index (self->columns.line_names, guint32, line), NULL);
  stock->stock = si_quantity_column_get (&self->columns.line_stocks, line);
  stock->stock_text = si_quantity_column_get_text (&self->columns.line_stocks, line);
}

/**
 * si_table_get_godown_sum:
 * @self: a table
 * @row: a product's row
 *
 * Returns: the sum over the product's godown lines, absent where it has none
 */
SiQuantity
si_table_get_godown_sum (const SiTable *self, guint row)
{
  SiQuantity sum = SI_QUANTITY_NONE;

  g_return_val_if_fail (self != NULL && row < si_table_get_n_products (self), SI_QUANTITY_NONE);

  for (guint line = si_table_lines_start (self, row); line < si_table_lines_end (self, row); line++)
    sum = si_quantity_add (sum, si_quantity_column_get (&self->columns.line_stocks, line));
  return sum;
}

/**
 * si_table_get_stock_in:
 * @self: a table
 * @row: a product's row
 * @godown: a godown
 *
 * Returns: the product's stock in the godown, absent where it has no line there
 */
SiQuantity
si_table_get_stock_in (const SiTable *self, guint row, guint godown)
{
  SiQuantity sum = SI_QUANTITY_NONE;

  g_return_val_if_fail (self != NULL && row < si_table_get_n_products (self), SI_QUANTITY_NONE);

  for (guint line = si_table_lines_start (self, row); line < si_table_lines_end (self, row); line++)
    if (line_godown (self, line) == godown)
      sum = si_quantity_add (sum, si_quantity_column_get (&self->columns.line_stocks, line));
  return sum;
}

/**
 * si_table_get_stock_text_in:
 * @self: a table
 * @row: a product's row
 * @godown: a godown
 *
 * Returns: (transfer none) (nullable): the product's stock in the godown as the server wrote
 *   it, where it is not exact; of several such lines the first
 */
const char *
si_table_get_stock_text_in (const SiTable *self, guint row, guint godown)
{
  g_return_val_if_fail (self != NULL && row < si_table_get_n_products (self), NULL);

  for (guint line = si_table_lines_start (self, row); line < si_table_lines_end (self, row); line++)
    {
      const char *text = line_godown (self, line) == godown
                             ? si_quantity_column_get_text (&self->columns.line_stocks, line)
                             : NULL;

      if (text != NULL)
        return text;
    }
  return NULL;
}

/**
 * si_table_get_n_all_godowns:
 * @self: a table
 *
 * Returns: how many godowns the whole inventory names
 */
guint
si_table_get_n_all_godowns (const SiTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns.godown_names->len;
}

/**
 * si_table_get_godown_id:
 * @self: a table
 * @godown: a godown
 *
 * Returns: (transfer none): its id
 */
const char *
si_table_get_godown_id (const SiTable *self, guint godown)
{
  g_return_val_if_fail (self != NULL && godown < si_table_get_n_all_godowns (self), "");

  return si_text_column_get (&self->columns.godown_ids, godown, NULL);
}

/**
 * si_table_get_godown_name:
 * @self: a table
 * @godown: a godown
 *
 * Returns: (transfer none): the first name that it came under
 */
const char *
si_table_get_godown_name (const SiTable *self, guint godown)
{
  g_return_val_if_fail (self != NULL && godown < si_table_get_n_all_godowns (self), "");

  return si_text_column_get (&self->columns.name_texts,
                             g_array_index (self->columns.godown_names, guint32, godown), NULL);
}

/**
 * si_table_get_n_unreadable:
 * @self: a table
 *
 * Returns: how many rows of the answer could not be read
 */
guint
si_table_get_n_unreadable (const SiTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns.unreadable->len;
}

/**
 * si_table_get_unreadable:
 * @self: a table
 * @nth: which of the rows that could not be read
 *
 * Returns: (transfer none): its text as it came, cut at four kilobytes
 */
const char *
si_table_get_unreadable (const SiTable *self, guint nth)
{
  g_return_val_if_fail (self != NULL && nth < si_table_get_n_unreadable (self), "");

  return self->columns.unreadable->pdata[nth];
}

/**
 * si_table_count_findings:
 * @self: a table
 * @finding: one of the findings
 *
 * Returns: how many products have it
 */
guint
si_table_count_findings (const SiTable *self, SiFindings finding)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (finding != SI_FINDING_NONE, 0);

  return self->n_findings[g_bit_nth_lsf (finding, -1)];
}

/**
 * si_table_find_product:
 * @self: a table
 * @product_id: the service's products_id
 * @nth: which of the products with this id, from 0
 *
 * Returns: the product's row, or %SI_NO_ROW
 */
guint
si_table_find_product (const SiTable *self, const char *product_id, guint nth)
{
  g_return_val_if_fail (self != NULL, SI_NO_ROW);
  g_return_val_if_fail (product_id != NULL, SI_NO_ROW);

  return si_text_index_find (&self->by_id, &self->columns.ids, product_id, strlen (product_id),
                             nth);
}
