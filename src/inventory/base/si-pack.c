/* si-pack.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-pack.h"

#include <string.h>

#include "si-checksum.h"

/**
 * si_pack_u32:
 * @bytes: where to append
 * @value: a number
 *
 * Appends four bytes, the lowest first.
 */
void
si_pack_u32 (GByteArray *bytes, guint32 value)
{
  const guint32 little = GUINT32_TO_LE (value);

  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

/**
 * si_pack_u64:
 * @bytes: where to append
 * @value: a number
 *
 * Appends eight bytes, the lowest first.
 */
void
si_pack_u64 (GByteArray *bytes, guint64 value)
{
  const guint64 little = GUINT64_TO_LE (value);

  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

/**
 * si_pack_number:
 * @bytes: where to append
 * @value: a number, a small one most of the time
 *
 * Appends the number seven bits at a time, the lowest first. Numbers up to 127 take one byte.
 */
void
si_pack_number (GByteArray *bytes, guint64 value)
{
  guint8 packed[10];
  guint n = 0;

  for (; value >= 0x80; value >>= 7)
    packed[n++] = (guint8) (value | 0x80);
  packed[n++] = (guint8) value;
  g_byte_array_append (bytes, packed, n);
}

/**
 * si_pack_signed:
 * @bytes: where to append
 * @value: a number near zero most of the time
 *
 * Appends the number as si_pack_number() does, in the order 0, -1, 1, -2, …, so that numbers from
 * -64 to 63 take one byte.
 */
void
si_pack_signed (GByteArray *bytes, gint64 value)
{
  si_pack_number (bytes, (guint64) value << 1 ^ (value < 0 ? G_MAXUINT64 : 0));
}

/**
 * si_pack_text:
 * @bytes: where to append
 * @text: a text
 *
 * Appends the text and a NUL.
 */
void
si_pack_text (GByteArray *bytes, const char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, strlen (text) + 1);
}

/**
 * si_unpack_bytes:
 * @self: the packed bytes
 * @length: a number of bytes
 *
 * Returns: (transfer none) (nullable): the next @length bytes, or %NULL where there are fewer
 */
const guint8 *
si_unpack_bytes (SiUnpacker *self, guint64 length)
{
  const guint8 *bytes = self->data + self->position;

  if (self->failed || length > self->length - self->position)
    {
      self->failed = TRUE;
      return NULL;
    }
  self->position += length;
  return bytes;
}

/**
 * si_unpacker_init:
 * @self: memory for an unpacker
 * @bytes: packed bytes behind their checksum, which si_pack_u64() packed; they must outlive @self
 * @seed: the seed of the checksum
 *
 * Returns: whether the bytes are as they were packed; if so, the first of them is read next
 */
gboolean
si_unpacker_init (SiUnpacker *self, GBytes *bytes, guint64 seed)
{
  guint64 sum;

  *self = (SiUnpacker){ .data = NULL };
  self->data = g_bytes_get_data (bytes, &self->length);
  sum = si_unpack_u64 (self);
  return !self->failed
         && sum == si_checksum (self->data + self->position, self->length - self->position, seed);
}

/**
 * si_unpack_u32:
 * @self: the packed bytes
 *
 * Returns: the number that si_pack_u32() packed
 */
guint32
si_unpack_u32 (SiUnpacker *self)
{
  const guint8 *bytes = si_unpack_bytes (self, sizeof (guint32));
  guint32 little = 0;

  if (bytes != NULL)
    memcpy (&little, bytes, sizeof little);
  return GUINT32_FROM_LE (little);
}

/**
 * si_unpack_u64:
 * @self: the packed bytes
 *
 * Returns: the number that si_pack_u64() packed
 */
guint64
si_unpack_u64 (SiUnpacker *self)
{
  const guint8 *bytes = si_unpack_bytes (self, sizeof (guint64));
  guint64 little = 0;

  if (bytes != NULL)
    memcpy (&little, bytes, sizeof little);
  return GUINT64_FROM_LE (little);
}

/**
 * si_unpack_number:
 * @self: the packed bytes
 *
 * Returns: the number that si_pack_number() packed
 */
guint64
si_unpack_number (SiUnpacker *self)
{
  guint64 value = 0;

  for (guint shift = 0; shift < 64 && !self->failed && self->position < self->length; shift += 7)
    {
      const guint8 byte = self->data[self->position++];

      value |= (guint64) (byte & 0x7f) << shift;
      if (byte < 0x80)
        return value;
    }
  self->failed = TRUE;
  return 0;
}

/**
 * si_unpack_signed:
 * @self: the packed bytes
 *
 * Returns: the number that si_pack_signed() packed
 */
gint64
si_unpack_signed (SiUnpacker *self)
{
  const guint64 value = si_unpack_number (self);

  return (gint64) (value >> 1 ^ ((value & 1) != 0 ? G_MAXUINT64 : 0));
}

/**
 * si_unpack_text:
 * @self: the packed bytes
 *
 * Returns: (transfer none): the text that si_pack_text() packed, within the bytes; always valid
 * UTF-8
 */
const char *
si_unpack_text (SiUnpacker *self)
{
  const char *text = (const char *) self->data + self->position;
  const gsize left = self->length - self->position;
  const char *end = self->failed || left == 0 ? NULL : memchr (text, '\0', left);

  if (end == NULL || !g_utf8_validate (text, end - text, NULL))
    {
      self->failed = TRUE;
      return "";
    }
  self->position += end - text + 1;
  return text;
}

static gsize
get_index_width (guint limit)
{
  return limit <= 0x100 ? 1 : limit <= 0x10000 ? 2 : 4;
}

/**
 * si_pack_indices:
 * @bytes: where to append
 * @indices: (element-type guint32): numbers
 * @limit: a number that is greater than all of them
 *
 * Appends the numbers, each in as few bytes as the greatest possible one needs.
 */
void
si_pack_indices (GByteArray *bytes, const GArray *indices, guint limit)
{
  const gsize width = get_index_width (limit);

  for (guint i = 0; i < indices->len; i++)
    {
      const guint32 little = GUINT32_TO_LE (g_array_index (indices, guint32, i));

      g_byte_array_append (bytes, (const guint8 *) &little, width);
    }
}

/**
 * si_unpack_indices:
 * @self: the packed bytes
 * @indices: (element-type guint32): an empty array
 * @n: how many numbers there must be
 * @limit: the number that all of them must be below
 *
 * Reads what si_pack_indices() appended.
 */
void
si_unpack_indices (SiUnpacker *self, GArray *indices, guint n, guint limit)
{
  const gsize width = get_index_width (limit);
  const guint8 *packed = si_unpack_bytes (self, (guint64) width * n);
  guint32 *numbers, greatest = 0;

  if (packed == NULL)
    return;

  g_array_set_size (indices, n);
  numbers = (guint32 *) (gpointer) indices->data;
  for (guint i = 0; i < n; i++)
    {
      guint32 little = 0;

      /* Nearly all inventories name few godowns, and a byte needs no copy of variable length. */
      if (width == 1)
        numbers[i] = packed[i];
      else
        {
          memcpy (&little, packed + i * width, width);
          numbers[i] = GUINT32_FROM_LE (little);
        }
      greatest = MAX (greatest, numbers[i]);
    }
  self->failed |= n > 0 && greatest >= limit;
}
