/* si-text-column.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-text-column.h"

#include <string.h>

/* Places are 32 bits wide. A text that finds no room is left empty, since only an answer that was
 * made for it is so large, and such an answer must not end the program. */
static gboolean
has_room (const SiTextColumn *self, gsize length)
{
  return (guint64) self->block->len + length < G_MAXUINT32;
}

/**
 * si_text_column_init:
 * @self: memory for a column
 *
 * Makes an empty column.
 */
void
si_text_column_init (SiTextColumn *self)
{
  self->block = g_byte_array_new ();
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/**
 * si_text_column_clear:
 * @self: a column
 *
 * Frees what the column holds. A second call does nothing.
 */
void
si_text_column_clear (SiTextColumn *self)
{
  g_clear_pointer (&self->block, g_byte_array_unref);
  g_clear_pointer (&self->ends, g_array_unref);
}

/**
 * si_text_column_add_valid:
 * @self: a column
 * @text: (array length=length): a text that needs no check, with a NUL after its end
 * @length: its length in bytes
 *
 * Adds a text at the end.
 */
void
si_text_column_add_valid (SiTextColumn *self, const char *text, gsize length)
{
  const gboolean fits = has_room (self, length + 1);

  g_byte_array_append (self->block, (const guint8 *) (fits ? text : ""), fits ? length + 1 : 1);
  g_array_append_val (self->ends, self->block->len);
}

/**
 * si_text_column_add:
 * @self: a column
 * @text: (nullable): a text from outside; %NULL counts as empty
 *
 * Adds a text at the end, and makes it valid UTF-8 where it is not.
 */
void
si_text_column_add (SiTextColumn *self, const char *text)
{
  const gsize length = text != NULL ? strlen (text) : 0;

  if (G_LIKELY (length == 0 || g_utf8_validate (text, length, NULL)))
    {
      si_text_column_add_valid (self, text != NULL ? text : "", length);
    }
  else
    {
      g_autofree char *valid = g_utf8_make_valid (text, length);

      si_text_column_add_valid (self, valid, strlen (valid));
    }
}

/**
 * si_text_column_append:
 * @self: a column
 * @other: another column
 *
 * Adds all texts of @other at the end.
 */
void
si_text_column_append (SiTextColumn *self, const SiTextColumn *other)
{
  const guint32 shift = self->block->len;
  const guint start = self->ends->len;

  if (!has_room (self, (gsize) other->block->len + other->ends->len))
    {
      for (guint i = 0; i < other->ends->len; i++)
        si_text_column_add_valid (self, "", 0);
      return;
    }

  g_byte_array_append (self->block, other->block->data, other->block->len);
  g_array_append_vals (self->ends, other->ends->data, other->ends->len);
  for (guint i = start; i < self->ends->len; i++)
    g_array_index (self->ends, guint32, i) += shift;
}

/**
 * si_text_column_pack:
 * @self: a column
 * @bytes: where to append
 *
 * Appends the block. The ends are not packed, since they are where the NULs are.
 */
void
si_text_column_pack (const SiTextColumn *self, GByteArray *bytes)
{
  si_pack_u64 (bytes, self->block->len);
  g_byte_array_append (bytes, self->block->data, self->block->len);
}

/* g_str_is_ascii() would stop at the NUL of each text, and most blocks hold nothing but ASCII. */
static gboolean
is_ascii (const guint8 *data, gsize length)
{
  guint64 all = 0, word;
  gsize i = 0;

  for (; i + sizeof word <= length; i += sizeof word)
    {
      memcpy (&word, data + i, sizeof word);
      all |= word;
    }
  for (; i < length; i++)
    all |= data[i];
  return (all & 0x8080808080808080u) == 0;
}

/* Returns whether the block is exactly @n valid texts, and finds their ends. */
static gboolean
find_ends (const char *block, gsize length, guint n, guint32 *ends)
{
  const gboolean ascii = is_ascii ((const guint8 *) block, length);
  guint32 position = 0;

  for (guint i = 0; i < n; i++)
    {
      const gsize text_length = position < length ? strlen (block + position) : 0;

      if (position >= length || (!ascii && !g_utf8_validate (block + position, text_length, NULL)))
        return FALSE;
      position += text_length + 1;
      ends[i] = position;
    }
  return position == length;
}

/**
 * si_text_column_unpack:
 * @self: an empty column
 * @from: the packed bytes
 * @n: how many texts the column must have
 *
 * Reads what si_text_column_pack() appended. @from fails and the column stays empty where the bytes
 * are no column of @n valid texts.
 */
void
si_text_column_unpack (SiTextColumn *self, SiUnpacker *from, guint n)
{
  const guint64 length = si_unpack_u64 (from);
  const char *block = (const char *) si_unpack_bytes (from, length);

  if (block == NULL || length > G_MAXUINT32 || n > length
      || (length > 0 && block[length - 1] != '\0'))
    {
      from->failed = TRUE;
      return;
    }

  g_array_set_size (self->ends, n);
  if (find_ends (block, length, n, (guint32 *) (gpointer) self->ends->data))
    {
      g_byte_array_append (self->block, (const guint8 *) block, length);
    }
  else
    {
      from->failed = TRUE;
      g_array_set_size (self->ends, 0);
    }
}
