/* si-table-columns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-table-private.h"

#include <string.h>

#include "si-fold.h"

/* A column's places are 32 bits wide. A text that finds no room is left empty: that takes
 * an answer made for it, and must not end the program. */
static gboolean
has_room (const SiTextColumn *self, gsize length)
{
  return (guint64) self->block->len + length < G_MAXUINT32;
}

/*< private >
 * si_text_column_init:
 * @self: a column to make ready
 */
void
si_text_column_init (SiTextColumn *self)
{
  self->block = g_byte_array_new ();
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/*< private >
 * si_text_column_clear:
 * @self: a column to free
 */
void
si_text_column_clear (SiTextColumn *self)
{
  g_clear_pointer (&self->block, g_byte_array_unref);
  g_clear_pointer (&self->ends, g_array_unref);
}

/*< private >
 * si_text_column_add:
 * @self: a column
 * @text: the text of the next place
 * @length: its length in bytes
 */
void
si_text_column_add (SiTextColumn *self, const char *text, gsize length)
{
  const guint8 end = '\0';
  guint32 position;

  if (has_room (self, length + 1))
    g_byte_array_append (self->block, (const guint8 *) text, length);
  g_byte_array_append (self->block, &end, 1);
  position = self->block->len;
  g_array_append_val (self->ends, position);
}

/*< private >
 * si_text_column_append:
 * @self: a column
 * @other: the column whose texts come after its own
 */
void
si_text_column_append (SiTextColumn *self, const SiTextColumn *other)
{
  const guint32 shift = self->block->len;
  const guint start = self->ends->len;

  if (!has_room (self, (gsize) other->block->len + other->ends->len))
    {
      for (guint i = 0; i < other->ends->len; i++)
        si_text_column_add (self, "", 0);
      return;
    }

  g_byte_array_append (self->block, other->block->data, other->block->len);
  g_array_append_vals (self->ends, other->ends->data, other->ends->len);
  for (guint i = start; i < self->ends->len; i++)
    g_array_index (self->ends, guint32, i) += shift;
}

/*< private >
 * si_text_column_get:
 * @self: a column
 * @index: a place
 * @length: (out) (optional): the text's length in bytes
 *
 * Returns: (transfer none): the text there
 */
const char *
si_text_column_get (const SiTextColumn *self, guint index, gsize *length)
{
  const guint32 start = index == 0 ? 0 : g_array_index (self->ends, guint32, index - 1);

  if (length != NULL)
    *length = g_array_index (self->ends, guint32, index) - start - 1;
  return (const char *) self->block->data + start;
}

/*< private >
 * si_quantity_column_init:
 * @self: a column to make ready
 */
void
si_quantity_column_init (SiQuantityColumn *self)
{
  self->millionths = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->kinds = g_byte_array_new ();
  self->texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

/*< private >
 * si_quantity_column_clear:
 * @self: a column to free
 */
void
si_quantity_column_clear (SiQuantityColumn *self)
{
  g_clear_pointer (&self->millionths, g_array_unref);
  g_clear_pointer (&self->kinds, g_byte_array_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
}

/*< private >
 * si_quantity_column_add:
 * @self: a column
 * @text: (nullable): the quantity of the next place, as the server wrote it
 */
void
si_quantity_column_add (SiQuantityColumn *self, const char *text)
{
  si_quantity_column_add_quantity (self, si_quantity_parse (text, -1), text);
}

/*< private >
 * si_quantity_column_add_quantity:
 * @self: a column
 * @quantity: the quantity of the next place
 * @text: (nullable): the server's text of it, where it is not exact
 */
void
si_quantity_column_add_quantity (SiQuantityColumn *self, SiQuantity quantity, const char *text)
{
  const guint8 kind = quantity.kind;

  if (kind == SI_QUANTITY_INEXACT || kind == SI_QUANTITY_UNREADABLE)
    g_hash_table_insert (self->texts, GUINT_TO_POINTER (self->kinds->len),
                         g_utf8_make_valid (text, -1));
  g_array_append_val (self->millionths, quantity.millionths);
  g_byte_array_append (self->kinds, &kind, 1);
}

/*< private >
 * si_quantity_column_append:
 * @self: a column
 * @other: the column whose quantities come after its own
 */
void
si_quantity_column_append (SiQuantityColumn *self, const SiQuantityColumn *other)
{
  const guint shift = self->kinds->len;
  GHashTableIter iter;
  gpointer index, text;

  g_array_append_vals (self->millionths, other->millionths->data, other->millionths->len);
  g_byte_array_append (self->kinds, other->kinds->data, other->kinds->len);
  g_hash_table_iter_init (&iter, other->texts);
  while (g_hash_table_iter_next (&iter, &index, &text))
    g_hash_table_insert (self->texts, GUINT_TO_POINTER (GPOINTER_TO_UINT (index) + shift),
                         g_strdup (text));
}

/*< private >
 * si_quantity_column_get:
 * @self: a column
 * @index: a place
 *
 * Returns: the quantity there
 */
SiQuantity
si_quantity_column_get (const SiQuantityColumn *self, guint index)
{
  return (SiQuantity){ g_array_index (self->millionths, gint64, index),
                       (SiQuantityKind) self->kinds->data[index] };
}

/*< private >
 * si_quantity_column_get_text:
 * @self: a column
 * @index: a place
 *
 * Returns: (transfer none) (nullable): the server's text, where the quantity is not exact
 */
const char *
si_quantity_column_get_text (const SiQuantityColumn *self, guint index)
{
  return g_hash_table_lookup (self->texts, GUINT_TO_POINTER (index));
}

/*< private >
 * si_columns_init:
 * @self: columns to make ready
 */
void
si_columns_init (SiColumns *self)
{
  si_text_column_init (&self->ids);
  si_text_column_init (&self->skus);
  si_text_column_init (&self->descriptions);
  si_text_column_init (&self->folded_skus);
  si_text_column_init (&self->folded);
  si_quantity_column_init (&self->stocks);
  self->lines_ends = g_array_new (FALSE, FALSE, sizeof (guint32));

  self->line_names = g_array_new (FALSE, FALSE, sizeof (guint32));
  si_quantity_column_init (&self->line_stocks);

  si_text_column_init (&self->name_texts);
  self->name_godowns = g_array_new (FALSE, FALSE, sizeof (guint32));

  si_text_column_init (&self->godown_ids);
  self->godown_names = g_array_new (FALSE, FALSE, sizeof (guint32));

  self->unreadable = g_ptr_array_new_with_free_func (g_free);
}

/*< private >
 * si_columns_clear:
 * @self: columns to free; harmless a second time
 */
void
si_columns_clear (SiColumns *self)
{
  if (self->unreadable == NULL)
    return;

  si_text_column_clear (&self->ids);
  si_text_column_clear (&self->skus);
  si_text_column_clear (&self->descriptions);
  si_text_column_clear (&self->folded_skus);
  si_text_column_clear (&self->folded);
  si_quantity_column_clear (&self->stocks);
  g_clear_pointer (&self->lines_ends, g_array_unref);

  g_clear_pointer (&self->line_names, g_array_unref);
  si_quantity_column_clear (&self->line_stocks);

  si_text_column_clear (&self->name_texts);
  g_clear_pointer (&self->name_godowns, g_array_unref);

  si_text_column_clear (&self->godown_ids);
  g_clear_pointer (&self->godown_names, g_array_unref);

  g_clear_pointer (&self->unreadable, g_ptr_array_unref);
}

/*< private >
 * si_columns_add_folded:
 * @self: columns
 * @row: the first row that has no folded texts yet; its texts are valid UTF-8
 * @folded: room for one folded text
 */
void
si_columns_add_folded (SiColumns *self, guint row, GString *folded)
{
  gsize length;
  const char *text = si_text_column_get (&self->skus, row, &length);

  g_string_truncate (folded, 0);
  si_fold_append (folded, text, length);
  si_text_column_add (&self->folded_skus, folded->str, folded->len);

  text = si_text_column_get (&self->descriptions, row, &length);
  g_string_append_c (folded, '\n');
  si_fold_append (folded, text, length);
  si_text_column_add (&self->folded, folded->str, folded->len);
}
