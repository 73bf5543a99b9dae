/* si-text-index.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-table-private.h"

#include <string.h>

/* FNV-1a, with its upper bits folded in. */
static guint32
hash_bytes (const char *bytes, gsize length)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) bytes[i]) * 16777619u;
  return hash ^ (hash >> 15);
}

/* Notes that a row has the text of a later one, if it has. */
static void
note_repeated (SiTextIndex *self, const SiTextColumn *column, guint row, guint32 later)
{
  gsize length;
  const char *text = si_text_column_get (column, row, &length);

  for (; later != 0; later = self->next[later - 1])
    {
      gsize other_length;
      const char *other = si_text_column_get (column, later - 1, &other_length);

      if (other_length != length || memcmp (other, text, length) != 0)
        continue;
      if (self->repeated == NULL)
        self->repeated = g_new0 (guint8, column->ends->len);
      self->repeated[row] = self->repeated[later - 1] = TRUE;
      return;
    }
}

/*< private >
 * si_text_index_init:
 * @self: an index to make ready
 * @column: the texts to find
 */
void
si_text_index_init (SiTextIndex *self, const SiTextColumn *column)
{
  const guint n_rows = column->ends->len;

  for (self->n_heads = 8; self->n_heads < n_rows; self->n_heads *= 2)
    ;
  self->heads = g_new0 (guint32, self->n_heads);
  self->next = g_new0 (guint32, n_rows + 1);
  self->repeated = NULL;

  /* From the last to the first, so that a chain is in the order of the rows. */
  for (guint row = n_rows; row-- > 0;)
    {
      gsize length;
      const char *text = si_text_column_get (column, row, &length);
      const guint head = hash_bytes (text, length) & (self->n_heads - 1);

      note_repeated (self, column, row, self->heads[head]);
      self->next[row] = self->heads[head];
      self->heads[head] = row + 1;
    }
}

/*< private >
 * si_text_index_clear:
 * @self: an index to free
 */
void
si_text_index_clear (SiTextIndex *self)
{
  g_clear_pointer (&self->heads, g_free);
  g_clear_pointer (&self->next, g_free);
  g_clear_pointer (&self->repeated, g_free);
}

/*< private >
 * si_text_index_find:
 * @self: an index
 * @column: the column that it was made of
 * @text: what to look for
 * @length: its length in bytes
 * @nth: which of the rows with this text, from 0
 *
 * Returns: the row, or %SI_NO_ROW
 */
guint
si_text_index_find (const SiTextIndex *self,
                    const SiTextColumn *column,
                    const char *text,
                    gsize length,
                    guint nth)
{
  guint32 row = self->heads[hash_bytes (text, length) & (self->n_heads - 1)];

  for (; row != 0; row = self->next[row - 1])
    {
      gsize other_length;
      const char *other = si_text_column_get (column, row - 1, &other_length);

      if (other_length == length && memcmp (other, text, length) == 0 && nth-- == 0)
        return row - 1;
    }
  return SI_NO_ROW;
}

/*< private >
 * si_text_index_find_next:
 * @self: an index
 * @column: the column that it was made of
 * @row: a row
 *
 * Returns: the next row with the text of @row, or %SI_NO_ROW
 */
guint
si_text_index_find_next (const SiTextIndex *self, const SiTextColumn *column, guint row)
{
  gsize length;
  const char *text = si_text_column_get (column, row, &length);

  for (row = self->next[row]; row != 0; row = self->next[row - 1])
    {
      gsize other_length;
      const char *other = si_text_column_get (column, row - 1, &other_length);

      if (other_length == length && memcmp (other, text, length) == 0)
        return row - 1;
    }
  return SI_NO_ROW;
}
