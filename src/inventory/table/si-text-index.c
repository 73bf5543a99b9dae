/* si-text-index.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-text-index.h"

#include <string.h>

/* FNV-1a. Its upper bits are folded into the lower ones, which alone choose the head. */
static guint32
hash_bytes (const char *bytes, gsize length)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) bytes[i]) * 16777619u;
  return hash ^ (hash >> 15);
}

/* Returns the first row of a chain with this text, or SI_NO_ROW. */
static guint
find_in_chain (const SiTextIndex *self, guint32 link, const char *text, gsize length)
{
  for (; link != 0; link = self->next[link - 1])
    {
      gsize other_length;
      const char *other = si_text_column_get (self->column, link - 1, &other_length);

      if (other_length == length && memcmp (other, text, length) == 0)
        return link - 1;
    }
  return SI_NO_ROW;
}

static void
note_repeated (SiTextIndex *self, guint row, guint later)
{
  if (self->repeated == NULL)
    self->repeated = g_new0 (guint8, si_text_column_get_n (self->column));
  self->repeated[row] = self->repeated[later] = TRUE;
}

/**
 * si_text_index_init:
 * @self: memory for an index
 * @column: the texts to find
 *
 * Makes an index of all texts of @column.
 */
void
si_text_index_init (SiTextIndex *self, const SiTextColumn *column)
{
  const guint n_rows = si_text_column_get_n (column);

  self->column = column;
  for (self->n_heads = 8; self->n_heads < n_rows; self->n_heads *= 2)
    ;
  self->heads = g_new0 (guint32, self->n_heads);
  self->next = g_new0 (guint32, n_rows + 1);
  self->repeated = NULL;

  /* From the last row to the first, so that each chain is in the order of the rows. */
  for (guint row = n_rows; row-- > 0;)
    {
      gsize length;
      const char *text = si_text_column_get (column, row, &length);
      guint32 *head = &self->heads[hash_bytes (text, length) & (self->n_heads - 1)];
      const guint later = find_in_chain (self, *head, text, length);

      if (later != SI_NO_ROW)
        note_repeated (self, row, later);
      self->next[row] = *head;
      *head = row + 1;
    }
}

/**
 * si_text_index_clear:
 * @self: an index
 *
 * Frees what the index holds.
 */
void
si_text_index_clear (SiTextIndex *self)
{
  g_clear_pointer (&self->heads, g_free);
  g_clear_pointer (&self->next, g_free);
  g_clear_pointer (&self->repeated, g_free);
}

/**
 * si_text_index_find:
 * @self: an index
 * @text: (array length=length): the text to find
 * @length: its length in bytes
 *
 * Returns: the first row with the text, or %SI_NO_ROW
 */
guint
si_text_index_find (const SiTextIndex *self, const char *text, gsize length)
{
  return find_in_chain (self, self->heads[hash_bytes (text, length) & (self->n_heads - 1)], text,
                        length);
}

/**
 * si_text_index_find_nth:
 * @self: an index
 * @text: (array length=length): the text to find
 * @length: its length in bytes
 * @n: the number of rows with the text to pass over
 *
 * Returns: the row with the text that comes next, or %SI_NO_ROW
 */
guint
si_text_index_find_nth (const SiTextIndex *self, const char *text, gsize length, guint n)
{
  guint row = si_text_index_find (self, text, length);

  for (guint i = 0; i < n && row != SI_NO_ROW; i++)
    row = si_text_index_find_next (self, row);
  return row;
}

/**
 * si_text_index_find_next:
 * @self: an index
 * @row: a row
 *
 * Returns: the next row with the text of @row, or %SI_NO_ROW
 */
guint
si_text_index_find_next (const SiTextIndex *self, guint row)
{
  gsize length;
  const char *text = si_text_column_get (self->column, row, &length);

  return find_in_chain (self, self->next[row], text, length);
}
