/* si-columns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-columns.h"

#include "si-fold.h"

/**
 * si_columns_init:
 * @self: memory for columns
 *
 * Makes empty columns.
 */
void
si_columns_init (SiColumns *self)
{
  *self = (SiColumns){ .room = NULL };
  for (guint i = 0; i < SI_N_TABLE_TEXTS; i++)
    si_text_column_init (&self->texts[i]);
  si_quantity_column_init (&self->stocks);
  self->lines_ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->line_names = g_array_new (FALSE, FALSE, sizeof (guint32));
  si_quantity_column_init (&self->line_stocks);
  si_godowns_init (&self->godowns);
  self->unreadable = g_ptr_array_new_with_free_func (g_free);
}

/**
 * si_columns_clear:
 * @self: columns
 *
 * Frees what the columns hold. A second call does nothing.
 */
void
si_columns_clear (SiColumns *self)
{
  if (self->unreadable == NULL)
    return;

  for (guint i = 0; i < SI_N_TABLE_TEXTS; i++)
    si_text_column_clear (&self->texts[i]);
  si_quantity_column_clear (&self->stocks);
  g_clear_pointer (&self->lines_ends, g_array_unref);
  g_clear_pointer (&self->line_names, g_array_unref);
  si_quantity_column_clear (&self->line_stocks);
  si_godowns_clear (&self->godowns);
  g_clear_pointer (&self->unreadable, g_ptr_array_unref);
  si_columns_end_adding (self);
}

static void
add_folded (SiColumns *self, guint row)
{
  gsize length;
  const char *text = si_text_column_get (&self->texts[SI_TABLE_SKU], row, &length);
  GString *folded;

  if (self->room == NULL)
    self->room = g_string_new (NULL);
  folded = g_string_truncate (self->room, 0);
  si_fold_append (folded, text, length);
  si_text_column_add_valid (&self->texts[SI_TABLE_FOLDED_SKU], folded->str, folded->len);

  text = si_text_column_get (&self->texts[SI_TABLE_DESCRIPTION], row, &length);
  g_string_append_c (folded, '\n');
  si_fold_append (folded, text, length);
  si_text_column_add_valid (&self->texts[SI_TABLE_FOLDED], folded->str, folded->len);
}

/**
 * si_columns_add_product:
 * @self: columns
 * @product_id: (nullable): the product's id
 * @sku: (nullable): its SKU code
 * @description: (nullable): its description
 * @stock: its stock
 * @stock_text: (nullable): its stock as the server wrote it, where it is not exact
 *
 * Adds a product. Its texts are made valid UTF-8 where they are not.
 */
void
si_columns_add_product (SiColumns *self,
                        const char *product_id,
                        const char *sku,
                        const char *description,
                        SiQuantity stock,
                        const char *stock_text)
{
  si_text_column_add (&self->texts[SI_TABLE_ID], product_id);
  si_text_column_add (&self->texts[SI_TABLE_SKU], sku);
  si_text_column_add (&self->texts[SI_TABLE_DESCRIPTION], description);
  add_folded (self, si_columns_get_n_products (self));
  si_quantity_column_add (&self->stocks, stock, stock_text);
  g_array_append_val (self->lines_ends, self->line_names->len);
}

/**
 * si_columns_add_line:
 * @self: columns with at least one product
 * @godown_id: (nullable): the godown's id
 * @godown_name: (nullable): its name
 * @stock: the stock there
 * @stock_text: (nullable): the stock as the server wrote it, where it is not exact
 *
 * Adds a godown line to the product that was added last.
 */
void
si_columns_add_line (SiColumns *self,
                     const char *godown_id,
                     const char *godown_name,
                     SiQuantity stock,
                     const char *stock_text)
{
  const guint32 name = si_godowns_add (&self->godowns, godown_id != NULL ? godown_id : "",
                                       godown_name != NULL ? godown_name : "");

  g_array_append_val (self->line_names, name);
  si_quantity_column_add (&self->line_stocks, stock, stock_text);
  g_array_index (self->lines_ends, guint32, self->lines_ends->len - 1) = self->line_names->len;
}

/**
 * si_columns_add_unreadable:
 * @self: columns
 * @text: (array length=length): a row that could not be read
 * @length: its length in bytes
 *
 * Adds the text of a row that could not be read.
 */
void
si_columns_add_unreadable (SiColumns *self, const char *text, gsize length)
{
  g_ptr_array_add (self->unreadable, g_utf8_make_valid (text, length));
}

/**
 * si_columns_end_adding:
 * @self: columns to which nothing will be added any more
 *
 * Frees what only the functions that add need.
 */
void
si_columns_end_adding (SiColumns *self)
{
  si_godowns_end_adding (&self->godowns);
  if (self->room != NULL)
    g_string_free (g_steal_pointer (&self->room), TRUE);
}

/* Godowns have other numbers in each columns, so that the names of @other are looked up here. */
static guint32 *
add_names (SiGodowns *self, const SiGodowns *other)
{
  guint32 *names = g_new (guint32, si_godowns_get_n_names (other) + 1);

  for (guint i = 0; i < si_godowns_get_n_names (other); i++)
    {
      const guint godown = si_godowns_get_godown (other, i);

      names[i] = si_godowns_add (self, si_godowns_get_id (other, godown),
                                 si_text_column_get (&other->names, i, NULL));
    }
  return names;
}

/**
 * si_columns_append:
 * @self: columns
 * @other: other columns
 *
 * Adds all products of @other after those of @self.
 */
void
si_columns_append (SiColumns *self, const SiColumns *other)
{
  const guint first_line = self->line_names->len;
  const guint first_product = self->lines_ends->len;
  g_autofree guint32 *names = add_names (&self->godowns, &other->godowns);

  for (guint i = 0; i < SI_N_TABLE_TEXTS; i++)
    si_text_column_append (&self->texts[i], &other->texts[i]);
  si_quantity_column_append (&self->stocks, &other->stocks);
  si_quantity_column_append (&self->line_stocks, &other->line_stocks);

  g_array_append_vals (self->lines_ends, other->lines_ends->data, other->lines_ends->len);
  for (guint i = first_product; i < self->lines_ends->len; i++)
    g_array_index (self->lines_ends, guint32, i) += first_line;
  g_array_append_vals (self->line_names, other->line_names->data, other->line_names->len);
  for (guint i = first_line; i < self->line_names->len; i++)
    g_array_index (self->line_names, guint32, i)
        = names[g_array_index (self->line_names, guint32, i)];

  for (guint i = 0; i < other->unreadable->len; i++)
    g_ptr_array_add (self->unreadable, g_strdup (other->unreadable->pdata[i]));
}

/**
 * si_columns_fold_again:
 * @self: columns
 *
 * Folds all texts anew, where another version of this program or of GLib has folded them.
 */
void
si_columns_fold_again (SiColumns *self)
{
  si_text_column_clear (&self->texts[SI_TABLE_FOLDED_SKU]);
  si_text_column_clear (&self->texts[SI_TABLE_FOLDED]);
  si_text_column_init (&self->texts[SI_TABLE_FOLDED_SKU]);
  si_text_column_init (&self->texts[SI_TABLE_FOLDED]);
  for (guint row = 0; row < si_columns_get_n_products (self); row++)
    add_folded (self, row);
}

static void
pack_lines_ends (const SiColumns *self, GByteArray *bytes)
{
  for (guint row = 0; row < si_columns_get_n_products (self); row++)
    si_pack_number (bytes,
                    si_columns_get_lines_end (self, row) - si_columns_get_lines_start (self, row));
}

static void
unpack_lines_ends (SiColumns *self, SiUnpacker *from, guint n_products, guint n_lines)
{
  guint64 end = 0;

  for (guint row = 0; row < n_products && !from->failed; row++)
    {
      guint32 narrow;

      end += si_unpack_number (from);
      from->failed |= end > n_lines;
      narrow = (guint32) end;
      g_array_append_val (self->lines_ends, narrow);
    }
  from->failed |= end != n_lines;
}

/**
 * si_columns_pack:
 * @self: columns
 * @bytes: where to append
 *
 * Appends everything, column by column, so that it is read in little more time than a copy takes.
 */
void
si_columns_pack (const SiColumns *self, GByteArray *bytes)
{
  si_pack_u32 (bytes, si_columns_get_n_products (self));
  si_pack_u32 (bytes, self->line_names->len);
  si_pack_u32 (bytes, si_godowns_get_n_names (&self->godowns));
  si_pack_u32 (bytes, si_godowns_get_n (&self->godowns));
  si_pack_u32 (bytes, self->unreadable->len);

  for (guint i = 0; i < SI_N_TABLE_TEXTS; i++)
    si_text_column_pack (&self->texts[i], bytes);
  si_quantity_column_pack (&self->stocks, bytes);
  pack_lines_ends (self, bytes);
  si_pack_indices (bytes, self->line_names, si_godowns_get_n_names (&self->godowns));
  si_quantity_column_pack (&self->line_stocks, bytes);
  si_godowns_pack (&self->godowns, bytes);
  for (guint i = 0; i < self->unreadable->len; i++)
    si_pack_text (bytes, self->unreadable->pdata[i]);
}

/**
 * si_columns_unpack:
 * @self: empty columns
 * @from: the packed bytes
 *
 * Reads what si_columns_pack() appended. @from fails where the bytes are no columns.
 */
void
si_columns_unpack (SiColumns *self, SiUnpacker *from)
{
  const guint32 n_products = si_unpack_u32 (from);
  const guint32 n_lines = si_unpack_u32 (from);
  const guint32 n_names = si_unpack_u32 (from);
  const guint32 n_godowns = si_unpack_u32 (from);
  const guint32 n_unreadable = si_unpack_u32 (from);

  for (guint i = 0; i < SI_N_TABLE_TEXTS; i++)
    si_text_column_unpack (&self->texts[i], from, n_products);
  si_quantity_column_unpack (&self->stocks, from, n_products);
  unpack_lines_ends (self, from, n_products, n_lines);
  si_unpack_indices (from, self->line_names, n_lines, n_names);
  si_quantity_column_unpack (&self->line_stocks, from, n_lines);
  si_godowns_unpack (&self->godowns, from, n_names, n_godowns);
  for (guint i = 0; i < n_unreadable && !from->failed; i++)
    g_ptr_array_add (self->unreadable, g_strdup (si_unpack_text (from)));
}
