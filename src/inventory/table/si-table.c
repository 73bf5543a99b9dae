/* si-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-table-private.h"

#include <string.h>

#include "si-key-index.h"

struct _SiTable
{
  SiColumns columns;

  SiTextIndex by_id;
  SiTextIndex by_sku; /* of the folded SKU codes */
  SiKeyIndex by_key;

  SiSurvey *survey; /* (owned) */

  /* Each is made when it is first asked for, and published by one atomic store. */
  guint32 *orders[SI_TABLE_N_ORDERS]; /* (owned) (nullable) */
};

G_DEFINE_BOXED_TYPE (SiTable, si_table, si_table_ref, si_table_unref)

static guint16
audit_product (gconstpointer data, guint row)
{
  const SiTable *self = data;
  const SiGodownLines lines = si_table_get_godown_lines (self, row);
  SiFacts facts = SI_FACTS_INIT;
  gsize sku_length;

  facts.stock = si_quantity_column_get (&self->columns.stocks, row);
  facts.sum = SI_QUANTITY_NONE;
  si_facts_add (&facts, facts.stock);
  for (guint i = 0; i < lines.n; i++)
    {
      const SiQuantity there = si_godown_lines_get_stock (&lines, i);

      si_facts_add (&facts, there);
      facts.sum = si_quantity_add (facts.sum, there);
    }
  si_text_column_get (&self->columns.texts[SI_TABLE_FOLDED_SKU], row, &sku_length);
  facts.sku_is_empty = sku_length == 0;
  facts.sku_is_repeated = si_text_index_is_repeated (&self->by_sku, row);
  return si_findings_judge (&facts);
}

/*< private >
 * si_table_new:
 * @columns: (inout): what the table holds; taken over, and empty afterwards
 * @which: the number of an order
 * @order: (transfer full) (nullable): this order of the rows, where it is known already
 *
 * Makes a table of columns that are complete: its indices and its findings.
 *
 * Returns: (transfer full): a table
 */
SiTable *
si_table_new (SiColumns *columns, guint which, guint32 *order)
{
  SiTable *self = g_atomic_rc_box_new0 (SiTable);

  si_columns_end_adding (columns);
  self->columns = *columns;
  memset (columns, 0, sizeof *columns);

  si_text_index_init (&self->by_id, &self->columns.texts[SI_TABLE_ID]);
  si_text_index_init (&self->by_sku, &self->columns.texts[SI_TABLE_FOLDED_SKU]);
  si_key_index_init (&self->by_key, &self->by_id, &self->columns.texts[SI_TABLE_SKU],
                     &self->columns.texts[SI_TABLE_DESCRIPTION]);
  self->survey = si_survey_new (si_table_get_n_products (self), audit_product, self);
  self->orders[which] = order;
  return self;
}

/*< private >
 * si_table_get_columns:
 * @self: a table
 *
 * Returns: (transfer none): all that the server said
 */
const SiColumns *
si_table_get_columns (const SiTable *self)
{
  return &self->columns;
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
  g_free (self->survey);
  for (guint i = 0; i < SI_TABLE_N_ORDERS; i++)
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
 * Returns: the number of products, each of which has a row
 */
guint
si_table_get_n_products (const SiTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return si_columns_get_n_products (&self->columns);
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

  return si_text_column_get (&self->columns.texts[SI_TABLE_ID], row, NULL);
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

  return si_text_column_get (&self->columns.texts[SI_TABLE_SKU], row, NULL);
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

  return si_text_column_get (&self->columns.texts[SI_TABLE_DESCRIPTION], row, NULL);
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
 * si_table_get_godown_lines:
 * @self: a table
 * @row: a product's row
 *
 * Returns: the product's godown lines; they belong to the table
 */
SiGodownLines
si_table_get_godown_lines (const SiTable *self, guint row)
{
  const SiColumns *columns;
  guint start;

  g_return_val_if_fail (self != NULL && row < si_table_get_n_products (self), (SiGodownLines){ 0 });

  columns = &self->columns;
  start = si_columns_get_lines_start (columns, row);
  return (SiGodownLines){
    .n = si_columns_get_lines_end (columns, row) - start,
    .names = (const guint32 *) (gconstpointer) columns->line_names->data + start,
    .name_godowns = (const guint32 *) (gconstpointer) columns->godowns.name_godowns->data,
    .millionths = (const gint64 *) (gconstpointer) columns->line_stocks.millionths->data + start,
    .kinds = columns->line_stocks.kinds->data + start,
  };
}

/**
 * si_table_get_n_godowns:
 * @self: a table
 * @row: a product's row
 *
 * Returns: the number of different godowns that the product's lines name
 */
guint
si_table_get_n_godowns (const SiTable *self, guint row)
{
  const SiGodownLines lines = si_table_get_godown_lines (self, row);
  guint n_godowns = 0;

  for (guint line = 0; line < lines.n; line++)
    {
      const guint godown = si_godown_lines_get_godown (&lines, line);
      guint before = 0;

      while (before < line && si_godown_lines_get_godown (&lines, before) != godown)
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
 * Returns: the number of the product's godown lines
 */
guint
si_table_get_n_godown_stocks (const SiTable *self, guint row)
{
  return si_table_get_godown_lines (self, row).n;
}

/**
 * si_table_get_godown_stock_name:
 * @self: a table
 * @row: a product's row
 * @line: which of its godowns, in the order of the service
 *
 * Returns: (transfer none): the name of the godown on this line
 */
const char *
si_table_get_godown_stock_name (const SiTable *self, guint row, guint line)
{
  const SiGodownLines lines = si_table_get_godown_lines (self, row);

  g_return_val_if_fail (line < lines.n, "");

  return si_text_column_get (&self->columns.godowns.names, lines.names[line], NULL);
}

/**
 * si_table_get_godown_stock_text:
 * @self: a table
 * @row: a product's row
 * @line: which of its godown lines, in the server's order
 *
 * Returns: (transfer none) (nullable): the line's stock as the server wrote it, where it is not
 *   exact
 */
const char *
si_table_get_godown_stock_text (const SiTable *self, guint row, guint line)
{
  g_return_val_if_fail (line < si_table_get_n_godown_stocks (self, row), NULL);

  return si_quantity_column_get_text (&self->columns.line_stocks,
                                      si_columns_get_lines_start (&self->columns, row) + line);
}

/**
 * si_table_get_godown_stock:
 * @self: a table
 * @row: a product's row
 * @line: which of its godown lines, in the server's order
 * @stock: (out caller-allocates): the line
 */
void
si_table_get_godown_stock (const SiTable *self, guint row, guint line, SiGodownStock *stock)
{
  const SiGodownLines lines = si_table_get_godown_lines (self, row);
  const SiGodowns *godowns;

  g_return_if_fail (line < lines.n);
  g_return_if_fail (stock != NULL);

  godowns = &self->columns.godowns;
  stock->godown = si_godown_lines_get_godown (&lines, line);
  stock->id = si_godowns_get_id (godowns, stock->godown);
  stock->name = si_text_column_get (&godowns->names, lines.names[line], NULL);
  stock->stock = si_godown_lines_get_stock (&lines, line);
  stock->stock_text = si_table_get_godown_stock_text (self, row, line);
}

/**
 * si_table_get_stock_in:
 * @self: a table
 * @row: a product's row
 * @godown: a godown, or %SI_NO_GODOWN for all
 *
 * Returns: the sum over the product's lines in the godown, absent where it has none
 */
SiQuantity
si_table_get_stock_in (const SiTable *self, guint row, guint godown)
{
  const SiGodownLines lines = si_table_get_godown_lines (self, row);
  SiQuantity sum = SI_QUANTITY_NONE;

  for (guint line = 0; line < lines.n; line++)
    if (godown == SI_NO_GODOWN || si_godown_lines_get_godown (&lines, line) == godown)
      sum = si_quantity_add (sum, si_godown_lines_get_stock (&lines, line));
  return sum;
}

/**
 * si_table_get_godowns:
 * @self: a table
 *
 * Returns: (transfer none): the godowns that the whole inventory names
 */
const SiGodowns *
si_table_get_godowns (const SiTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->columns.godowns;
}

/**
 * si_table_get_n_all_godowns:
 * @self: a table
 *
 * Returns: the number of godowns that the whole inventory names
 */
guint
si_table_get_n_all_godowns (const SiTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return si_godowns_get_n (&self->columns.godowns);
}

/**
 * si_table_get_godown_id:
 * @self: a table
 * @godown: a godown
 *
 * Returns: (transfer none): its id, "" where it has none
 */
const char *
si_table_get_godown_id (const SiTable *self, guint godown)
{
  g_return_val_if_fail (self != NULL && godown < si_table_get_n_all_godowns (self), "");

  return si_godowns_get_id (&self->columns.godowns, godown);
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

  return si_godowns_get_name (&self->columns.godowns, godown);
}

/**
 * si_table_find_godown:
 * @self: a table
 * @godown_key: a godown's id, or what si_godown_make_key() made for one without an id
 *
 * Returns: the godown, or %SI_NO_GODOWN
 */
guint
si_table_find_godown (const SiTable *self, const char *godown_key)
{
  g_return_val_if_fail (self != NULL && godown_key != NULL, SI_NO_GODOWN);

  return si_godowns_find (&self->columns.godowns, godown_key);
}

/**
 * si_table_describe_godown:
 * @self: (nullable): a table
 * @godown_key: the key of a godown, whether the table has it or not
 *
 * Returns: (transfer full): the name of the godown for people, with its id where another godown has
 *   that name
 */
char *
si_table_describe_godown (const SiTable *self, const char *godown_key)
{
  g_return_val_if_fail (godown_key != NULL, NULL);

  return si_godowns_describe (self != NULL ? &self->columns.godowns : NULL, godown_key);
}

/**
 * si_table_get_n_unreadable:
 * @self: a table
 *
 * Returns: the number of rows of the answer that could not be read
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
 * @index: which of the rows that could not be read
 *
 * Returns: (transfer none): the row's text as it came, cut at four kilobytes
 */
const char *
si_table_get_unreadable (const SiTable *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < si_table_get_n_unreadable (self), "");

  return self->columns.unreadable->pdata[index];
}

/**
 * si_table_get_findings:
 * @self: a table
 * @row: a product's row
 *
 * Returns: the findings about the product
 */
SiFindings
si_table_get_findings (const SiTable *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < si_table_get_n_products (self), SI_FINDING_NONE);

  return (SiFindings) self->survey->flags[row];
}

/**
 * si_table_get_survey:
 * @self: a table
 *
 * Returns: (transfer none): the findings about all products
 */
const SiSurvey *
si_table_get_survey (const SiTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->survey;
}

/**
 * si_table_find_product:
 * @self: a table
 * @product_id: the service's products_id
 * @ordinal: how many products with this id to pass over
 *
 * Returns: the product's row, or %SI_NO_ROW
 */
guint
si_table_find_product (const SiTable *self, const char *product_id, guint ordinal)
{
  g_return_val_if_fail (self != NULL, SI_NO_ROW);
  g_return_val_if_fail (product_id != NULL, SI_NO_ROW);

  return si_text_index_find_nth (&self->by_id, product_id, strlen (product_id), ordinal);
}

/**
 * si_table_get_key:
 * @self: a table
 * @row: a product's row
 *
 * Returns: the key of the product; its texts belong to the table
 */
SiProductKey
si_table_get_key (const SiTable *self, guint row)
{
  return (SiProductKey){ (char *) si_table_get_product_id (self, row),
                         (char *) si_table_get_sku (self, row),
                         (char *) si_table_get_description (self, row),
                         si_key_index_get_ordinal (&self->by_key, row) };
}

/**
 * si_table_find_key:
 * @self: a table
 * @key: the key of a product, in this table or in an older one
 *
 * Finds a product as si_key_index_find() does.
 *
 * Returns: the product's row, or %SI_NO_ROW
 */
guint
si_table_find_key (const SiTable *self, const SiProductKey *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, SI_NO_ROW);

  return si_key_index_find (&self->by_key, key);
}

/**
 * si_table_get_texts:
 * @self: a table
 *
 * Returns: (transfer none) (array): the texts of all products, a column for each #SiTableText
 */
const SiTextColumn *
si_table_get_texts (const SiTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->columns.texts;
}

/**
 * si_table_get_stocks:
 * @self: a table
 *
 * Returns: (transfer none): the stocks of all products, by row
 */
const SiQuantityColumn *
si_table_get_stocks (const SiTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->columns.stocks;
}

/**
 * si_table_get_id_index:
 * @self: a table
 *
 * Returns: (transfer none): the index of the ids
 */
const SiTextIndex *
si_table_get_id_index (const SiTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->by_id;
}

/**
 * si_table_get_sku_index:
 * @self: a table
 *
 * Returns: (transfer none): the index of the folded SKU codes
 */
const SiTextIndex *
si_table_get_sku_index (const SiTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->by_sku;
}

/**
 * si_table_get_order:
 * @self: a table
 * @which: the number of an order
 * @make_order: makes the order where it is asked for the first time
 *
 * This is the one part of a table that is made late, which shows in nothing but the time it takes.
 * Any thread may ask for it.
 *
 * Returns: (transfer none) (array): the rows in their order, one for each product
 */
const guint32 *
si_table_get_order (const SiTable *self, guint which, SiTableOrderFunc make_order)
{
  guint32 **place;
  guint32 *order;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (which < SI_TABLE_N_ORDERS, NULL);

  place = &((SiTable *) self)->orders[which];
  order = g_atomic_pointer_get (place);
  if (order == NULL)
    {
      order = make_order (self, which);
      if (!g_atomic_pointer_compare_and_exchange (place, NULL, order))
        {
          g_free (order);
          order = g_atomic_pointer_get (place);
        }
    }
  return order;
}
