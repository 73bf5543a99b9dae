/* si-table-builder.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-table-builder.h"

#include <string.h>

#include "si-table-private.h"

/* The beginning of a row that could not be read is enough to show what is wrong with it. */
#define LONGEST_UNREADABLE 4096

struct _SiTableBuilder
{
  SiColumns columns;
};

/**
 * si_table_builder_new:
 *
 * Returns: (transfer full): an empty builder
 */
SiTableBuilder *
si_table_builder_new (void)
{
  SiTableBuilder *self = g_new0 (SiTableBuilder, 1);

  si_columns_init (&self->columns);
  return self;
}

/**
 * si_table_builder_free:
 * @self: (transfer full): a builder
 */
void
si_table_builder_free (SiTableBuilder *self)
{
  g_return_if_fail (self != NULL);

  si_columns_clear (&self->columns);
  g_free (self);
}

/**
 * si_table_builder_add_product:
 * @self: a builder
 * @product_id: (nullable): the product's id
 * @sku: (nullable): its SKU code
 * @description: (nullable): its description
 * @stock_text: (nullable): its stock as the server wrote it, %NULL where it gave none
 *
 * Adds a product, and parses its stock.
 */
void
si_table_builder_add_product (SiTableBuilder *self,
                              const char *product_id,
                              const char *sku,
                              const char *description,
                              const char *stock_text)
{
  g_return_if_fail (self != NULL);

  si_columns_add_product (&self->columns, product_id, sku, description,
                          si_quantity_parse (stock_text, -1), stock_text);
}

/**
 * si_table_builder_add_product_quantity:
 * @self: a builder
 * @product_id: the product's id
 * @sku: its SKU code
 * @description: its description
 * @stock: its stock
 * @stock_text: (nullable): its stock as the server wrote it, where it is not exact
 *
 * Adds a product whose stock has been parsed.
 */
void
si_table_builder_add_product_quantity (SiTableBuilder *self,
                                       const char *product_id,
                                       const char *sku,
                                       const char *description,
                                       SiQuantity stock,
                                       const char *stock_text)
{
  g_return_if_fail (self != NULL);

  si_columns_add_product (&self->columns, product_id, sku, description, stock, stock_text);
}

/**
 * si_table_builder_add_godown_stock:
 * @self: a builder with at least one product
 * @godown_id: (nullable): the godown's id
 * @godown_name: (nullable): its name
 * @stock_text: (nullable): the stock there as the server wrote it
 *
 * Adds a godown line to the product that was added last, and parses its stock.
 */
void
si_table_builder_add_godown_stock (SiTableBuilder *self,
                                   const char *godown_id,
                                   const char *godown_name,
                                   const char *stock_text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (si_columns_get_n_products (&self->columns) > 0);

  si_columns_add_line (&self->columns, godown_id, godown_name, si_quantity_parse (stock_text, -1),
                       stock_text);
}

/**
 * si_table_builder_add_godown_quantity:
 * @self: a builder with at least one product
 * @godown_id: the godown's id
 * @godown_name: its name
 * @stock: the stock there
 * @stock_text: (nullable): the stock as the server wrote it, where it is not exact
 *
 * Adds a godown line whose stock has been parsed to the product that was added last.
 */
void
si_table_builder_add_godown_quantity (SiTableBuilder *self,
                                      const char *godown_id,
                                      const char *godown_name,
                                      SiQuantity stock,
                                      const char *stock_text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (si_columns_get_n_products (&self->columns) > 0);

  si_columns_add_line (&self->columns, godown_id, godown_name, stock, stock_text);
}

/**
 * si_table_builder_add_unreadable:
 * @self: a builder
 * @text: a row that could not be read, as it came
 * @length: its length in bytes, or -1 if it ends with a NUL
 *
 * Adds a row that could not be read, with the beginning of its text.
 */
void
si_table_builder_add_unreadable (SiTableBuilder *self, const char *text, gssize length)
{
  gsize n;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  n = length < 0 ? strlen (text) : (gsize) length;
  si_columns_add_unreadable (&self->columns, text, MIN (n, LONGEST_UNREADABLE));
}

/**
 * si_table_builder_copy_lines:
 * @self: a builder with a product
 * @table: a table
 * @row: a row of it
 * @godown: a godown of it, or %SI_NO_GODOWN for all
 *
 * Adds godown lines of another table to the product that was added last.
 */
void
si_table_builder_copy_lines (SiTableBuilder *self, const SiTable *table, guint row, guint godown)
{
  g_return_if_fail (self != NULL && table != NULL);

  for (guint i = 0; i < si_table_get_n_godown_stocks (table, row); i++)
    {
      SiGodownStock line;

      si_table_get_godown_stock (table, row, i, &line);
      if (godown == SI_NO_GODOWN || line.godown == godown)
        si_table_builder_add_godown_quantity (self, line.id, line.name, line.stock,
                                              line.stock_text);
    }
}

/**
 * si_table_builder_copy_product:
 * @self: a builder
 * @table: a table
 * @row: a row of it
 * @godown: a godown of it, or %SI_NO_GODOWN for all
 *
 * Adds a product of another table with its godown lines.
 */
void
si_table_builder_copy_product (SiTableBuilder *self, const SiTable *table, guint row, guint godown)
{
  g_return_if_fail (self != NULL && table != NULL);

  si_table_builder_add_product_quantity (
      self, si_table_get_product_id (table, row), si_table_get_sku (table, row),
      si_table_get_description (table, row), si_table_get_stock (table, row),
      si_table_get_stock_text (table, row));
  si_table_builder_copy_lines (self, table, row, godown);
}

/**
 * si_table_builder_copy_unreadable:
 * @self: a builder
 * @table: a table
 *
 * Adds the rows of another table that could not be read.
 */
void
si_table_builder_copy_unreadable (SiTableBuilder *self, const SiTable *table)
{
  g_return_if_fail (self != NULL && table != NULL);

  for (guint i = 0; i < si_table_get_n_unreadable (table); i++)
    si_table_builder_add_unreadable (self, si_table_get_unreadable (table, i), -1);
}

/**
 * si_table_builder_append:
 * @self: a builder
 * @part: another builder
 *
 * Adds everything that was added to @part after all that was added to @self.
 */
void
si_table_builder_append (SiTableBuilder *self, const SiTableBuilder *part)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (part != NULL && part != self);

  si_columns_append (&self->columns, &part->columns);
}

/**
 * si_table_builder_get_n_products:
 * @self: a builder
 *
 * Returns: the number of products that have been added
 */
guint
si_table_builder_get_n_products (const SiTableBuilder *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return si_columns_get_n_products (&self->columns);
}

/**
 * si_table_builder_snapshot:
 * @self: a builder
 *
 * Makes a table of everything so far. It copies all of it, so call it at growing intervals.
 *
 * Returns: (transfer full): a table
 */
SiTable *
si_table_builder_snapshot (const SiTableBuilder *self)
{
  g_autoptr (SiTableBuilder) copy = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  copy = si_table_builder_new ();
  si_table_builder_append (copy, self);
  return si_table_builder_finish (copy);
}

/**
 * si_table_builder_finish:
 * @self: a builder, which is empty afterwards
 *
 * Returns: (transfer full): the table of everything that was added
 */
SiTable *
si_table_builder_finish (SiTableBuilder *self)
{
  SiTable *table;

  g_return_val_if_fail (self != NULL, NULL);

  table = si_table_new (&self->columns, 0, NULL);
  si_columns_init (&self->columns);
  return table;
}
