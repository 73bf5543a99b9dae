/* si-table-builder.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-table-builder.h"

#include <string.h>

#include "si-table-private.h"

/* As much of a row that could not be read as is worth showing. */
#define LONGEST_UNREADABLE 4096

struct _SiTableBuilder
{
  SiColumns columns;

  GHashTable *names;   /* (owned) (element-type utf8 guint): id and name -> godown name */
  GHashTable *godowns; /* (owned) (element-type utf8 guint): id, or name where it has none */
  guint32 name;        /* the godown name that was met last */
  GString *folded;     /* (owned): room for one folded text */
  GString *pair;       /* (owned): room for one pair of id and name */
};

static void
builder_init (SiTableBuilder *self)
{
  si_columns_init (&self->columns);
  self->name = 0;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->godowns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
builder_clear (SiTableBuilder *self)
{
  si_columns_clear (&self->columns);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->godowns, g_hash_table_unref);
}

/**
 * si_table_builder_new:
 *
 * Returns: (transfer full): an empty builder
 */
SiTableBuilder *
si_table_builder_new (void)
{
  SiTableBuilder *self = g_new0 (SiTableBuilder, 1);

  builder_init (self);
  self->folded = g_string_new (NULL);
  self->pair = g_string_new (NULL);
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

  builder_clear (self);
  g_string_free (self->folded, TRUE);
  g_string_free (self->pair, TRUE);
  g_free (self);
}

static void
add_text (SiTextColumn *column, const char *text)
{
  const gsize length = strlen (text);

  if (G_LIKELY (g_utf8_validate (text, length, NULL)))
    {
      si_text_column_add (column, text, length);
    }
  else
    {
      g_autofree char *valid = g_utf8_make_valid (text, length);
      si_text_column_add (column, valid, strlen (valid));
    }
}

static void
add_texts (SiTableBuilder *self, const char *product_id, const char *sku, const char *description)
{
  SiColumns *columns = &self->columns;

  add_text (&columns->ids, product_id != NULL ? product_id : "");
  add_text (&columns->skus, sku != NULL ? sku : "");
  add_text (&columns->descriptions, description != NULL ? description : "");
  si_columns_add_folded (columns, columns->skus.ends->len - 1, self->folded);
  g_array_append_val (columns->lines_ends, columns->line_names->len);
}

/**
 * si_table_builder_add_product:
 * @self: a builder
 * @product_id: (nullable): the product's id
 * @sku: (nullable): its SKU code
 * @description: (nullable): its description
 * @stock_text: (nullable): its stock as the server wrote it, %NULL where it gave none
 *
 * Adds a product. Text that is not valid UTF-8 is made so.
 */
void
si_table_builder_add_product (SiTableBuilder *self,
                              const char *product_id,
                              const char *sku,
                              const char *description,
                              const char *stock_text)
{
  g_return_if_fail (self != NULL);

  add_texts (self, product_id, sku, description);
  si_quantity_column_add (&self->columns.stocks, stock_text);
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
 * Adds a product of another table.
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

  add_texts (self, product_id, sku, description);
  si_quantity_column_add_quantity (&self->columns.stocks, stock, stock_text);
}

/* An id that is missing must not make one godown of all that have none. */
static guint32
find_godown (SiTableBuilder *self, const char *id, const char *name, guint32 name_index)
{
  g_autofree char *key = g_strconcat (id[0] != '\0' ? "#" : "=", id[0] != '\0' ? id : name, NULL);
  gpointer found;
  guint32 godown;

  if (g_hash_table_lookup_extended (self->godowns, key, NULL, &found))
    return GPOINTER_TO_UINT (found);

  godown = g_hash_table_size (self->godowns);
  g_hash_table_insert (self->godowns, g_steal_pointer (&key), GUINT_TO_POINTER (godown));
  add_text (&self->columns.godown_ids, id);
  g_array_append_val (self->columns.godown_names, name_index);
  return godown;
}

/* Whether the name that comes after the one that was met last is this one: most products have
 * their godowns in the same order. */
static gboolean
guess_name (SiTableBuilder *self, const char *id, const char *name)
{
  const SiColumns *columns = &self->columns;
  guint32 godown;

  if (columns->name_godowns->len == 0)
    return FALSE;
  self->name = (self->name + 1) % columns->name_godowns->len;
  godown = g_array_index (columns->name_godowns, guint32, self->name);
  return strcmp (si_text_column_get (&columns->name_texts, self->name, NULL), name) == 0
         && strcmp (si_text_column_get (&columns->godown_ids, godown, NULL), id) == 0;
}

static guint32
find_name (SiTableBuilder *self, const char *id, const char *name)
{
  guint32 index, godown;
  gpointer found;

  if (guess_name (self, id, name))
    return self->name;

  g_string_assign (self->pair, id);
  g_string_append_c (self->pair, '\n');
  g_string_append (self->pair, name);
  if (g_hash_table_lookup_extended (self->names, self->pair->str, NULL, &found))
    return self->name = GPOINTER_TO_UINT (found);

  index = g_hash_table_size (self->names);
  g_hash_table_insert (self->names, g_strdup (self->pair->str), GUINT_TO_POINTER (index));
  add_text (&self->columns.name_texts, name);
  godown = find_godown (self, id, name, index);
  g_array_append_val (self->columns.name_godowns, godown);
  return self->name = index;
}

static void
add_line (SiTableBuilder *self, const char *godown_id, const char *godown_name)
{
  SiColumns *columns = &self->columns;
  const guint32 name = find_name (self, godown_id != NULL ? godown_id : "",
                                  godown_name != NULL ? godown_name : "");

  g_array_append_val (columns->line_names, name);
  g_array_index (columns->lines_ends, guint32, columns->lines_ends->len - 1)
      = columns->line_names->len;
}

/**
 * si_table_builder_add_godown_stock:
 * @self: a builder with at least one product
 * @godown_id: (nullable): the godown's id
 * @godown_name: (nullable): its name
 * @stock_text: (nullable): the stock there as the server wrote it
 *
 * Adds a godown line to the product that was added last.
 */
void
si_table_builder_add_godown_stock (SiTableBuilder *self,
                                   const char *godown_id,
                                   const char *godown_name,
                                   const char *stock_text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->columns.lines_ends->len > 0);

  add_line (self, godown_id, godown_name);
  si_quantity_column_add (&self->columns.line_stocks, stock_text);
}

/**
 * si_table_builder_add_godown_quantity:
 * @self: a builder with at least one product
 * @godown_id: the godown's id
 * @godown_name: its name
 * @stock: the stock there
 * @stock_text: (nullable): the stock as the server wrote it, where it is not exact
 *
 * Adds a godown line of another table to the product that was added last.
 */
void
si_table_builder_add_godown_quantity (SiTableBuilder *self,
                                      const char *godown_id,
                                      const char *godown_name,
                                      SiQuantity stock,
                                      const char *stock_text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->columns.lines_ends->len > 0);

  add_line (self, godown_id, godown_name);
  si_quantity_column_add_quantity (&self->columns.line_stocks, stock, stock_text);
}

/**
 * si_table_builder_add_unreadable:
 * @self: a builder
 * @text: a row that could not be read, as it came
 * @length: its length in bytes, or -1 if it ends with a NUL
 *
 * Counts a row that could not be read and keeps the beginning of its text.
 */
void
si_table_builder_add_unreadable (SiTableBuilder *self, const char *text, gssize length)
{
  gsize n;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  n = length < 0 ? strlen (text) : (gsize) length;
  g_ptr_array_add (self->columns.unreadable, g_utf8_make_valid (text, MIN (n, LONGEST_UNREADABLE)));
}

/**
 * si_table_builder_copy_lines:
 * @self: a builder with a product
 * @table: a table
 * @row: a row of it
 * @godown: a godown of it, or %SI_NO_GODOWN for all
 *
 * Adds the lines of godowns of another table's product to the last product.
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
 * Adds a product of another table, with its lines of this godown.
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
 * Adds the rows that could not be read of another table.
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
 * @part: what comes after its own products
 *
 * Adds everything that another builder holds, which stays as it is.
 */
void
si_table_builder_append (SiTableBuilder *self, const SiTableBuilder *part)
{
  SiColumns *to;
  const SiColumns *from;
  g_autofree guint32 *names = NULL;
  guint first_line, first_product;

  g_return_if_fail (self != NULL);
  g_return_if_fail (part != NULL && part != self);

  to = &self->columns;
  from = &part->columns;
  first_line = to->line_names->len;
  first_product = to->lines_ends->len;

  names = g_new (guint32, from->name_godowns->len + 1);
  for (guint i = 0; i < from->name_godowns->len; i++)
    {
      const guint32 godown = g_array_index (from->name_godowns, guint32, i);
      names[i] = find_name (self, si_text_column_get (&from->godown_ids, godown, NULL),
                            si_text_column_get (&from->name_texts, i, NULL));
    }

  si_text_column_append (&to->ids, &from->ids);
  si_text_column_append (&to->skus, &from->skus);
  si_text_column_append (&to->descriptions, &from->descriptions);
  si_text_column_append (&to->folded_skus, &from->folded_skus);
  si_text_column_append (&to->folded, &from->folded);
  si_quantity_column_append (&to->stocks, &from->stocks);
  si_quantity_column_append (&to->line_stocks, &from->line_stocks);

  g_array_append_vals (to->lines_ends, from->lines_ends->data, from->lines_ends->len);
  for (guint i = first_product; i < to->lines_ends->len; i++)
    g_array_index (to->lines_ends, guint32, i) += first_line;
  g_array_append_vals (to->line_names, from->line_names->data, from->line_names->len);
  for (guint i = first_line; i < to->line_names->len; i++)
    g_array_index (to->line_names, guint32, i) = names[g_array_index (to->line_names, guint32, i)];

  for (guint i = 0; i < from->unreadable->len; i++)
    g_ptr_array_add (to->unreadable, g_strdup (from->unreadable->pdata[i]));
}

/**
 * si_table_builder_get_n_products:
 * @self: a builder
 *
 * Returns: how many products have been added
 */
guint
si_table_builder_get_n_products (const SiTableBuilder *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns.lines_ends->len;
}

/**
 * si_table_builder_snapshot:
 * @self: a builder
 *
 * Returns: (transfer full): a table of everything so far, which is copied: call it at
 *   growing intervals
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
 * @self: a builder
 *
 * Returns: (transfer full): the table of everything that was added; the builder is empty
 *   afterwards
 */
SiTable *
si_table_builder_finish (SiTableBuilder *self)
{
  SiTable *table;

  g_return_val_if_fail (self != NULL, NULL);

  table = si_table_new (&self->columns);
  builder_clear (self);
  builder_init (self);
  return table;
}
