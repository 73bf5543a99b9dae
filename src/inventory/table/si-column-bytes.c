/* si-column-bytes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-column-bytes-private.h"

#include <string.h>

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

/*< private >
 * si_text_column_pack:
 * @self: a column
 * @bytes: where to append
 *
 * Appends the block. The ends are where the NULs are.
 */
void
si_text_column_pack (const SiTextColumn *self, GByteArray *bytes)
{
  si_pack_u64 (bytes, self->block->len);
  g_byte_array_append (bytes, self->block->data, self->block->len);
}

/*< private >
 * si_text_column_unpack:
 * @self: an empty column
 * @from: what is read
 * @n: how many texts it has to have
 */
void
si_text_column_unpack (SiTextColumn *self, SiUnpacker *from, guint n)
{
  const guint64 length = si_unpack_u64 (from);
  const char *block = (const char *) si_unpack_bytes (from, length);
  gboolean ascii;
  guint32 *ends, position = 0;

  if (block == NULL || length > G_MAXUINT32 || n > length
      || (length > 0 && block[length - 1] != '\0'))
    {
      from->failed = TRUE;
      return;
    }

  ascii = is_ascii ((const guint8 *) block, length);
  g_array_set_size (self->ends, n);
  ends = (guint32 *) (gpointer) self->ends->data;
  for (guint i = 0; i < n; i++)
    {
      const gsize text_length = position < length ? strlen (block + position) : 0;

      from->failed |= position >= length
                      || (!ascii && !g_utf8_validate (block + position, text_length, NULL));
      position += text_length + 1;
      ends[i] = position;
    }
  from->failed |= position != length;
  if (from->failed)
    g_array_set_size (self->ends, 0);
  else
    g_byte_array_append (self->block, (const guint8 *) block, length);
}

/* The coarsest decimal unit that all of them are multiples of, up to one. */
static gint64
find_unit (const gint64 *millionths, guint n)
{
  gint64 unit = SI_QUANTITY_ONE;

  for (guint i = 0; i < n && unit > 1; i++)
    while (millionths[i] % unit != 0)
      unit /= 10;
  return unit;
}

static gboolean
fit_in_32_bits (const gint64 *millionths, guint n, gint64 unit)
{
  for (guint i = 0; i < n; i++)
    if (millionths[i] / unit < G_MININT32 || millionths[i] / unit > G_MAXINT32)
      return FALSE;
  return TRUE;
}

static void
pack_millionths (const gint64 *millionths, guint n, GByteArray *bytes)
{
  const gint64 unit = find_unit (millionths, n);
  const gboolean narrow = fit_in_32_bits (millionths, n, unit);

  si_pack_u32 (bytes, narrow ? sizeof (gint32) : sizeof (gint64));
  si_pack_u32 (bytes, (guint32) unit);
  for (guint i = 0; i < n; i++)
    if (narrow)
      si_pack_u32 (bytes, (guint32) (millionths[i] / unit));
    else
      si_pack_u64 (bytes, (guint64) (millionths[i] / unit));
}

static void
unpack_millionths (GArray *column, SiUnpacker *from, guint n)
{
  const guint32 width = si_unpack_u32 (from);
  const gint64 unit = si_unpack_u32 (from);
  const guint8 *packed;
  gint64 *millionths;

  from->failed |= (width != sizeof (gint32) && width != sizeof (gint64)) || unit > SI_QUANTITY_ONE;
  packed = si_unpack_bytes (from, (guint64) width * n);
  if (packed == NULL)
    return;

  g_array_set_size (column, n);
  millionths = (gint64 *) (gpointer) column->data;
  for (guint i = 0; i < n; i++)
    {
      guint32 narrow;
      guint64 wide;

      if (width == sizeof narrow)
        {
          memcpy (&narrow, packed + i * sizeof narrow, sizeof narrow);
          millionths[i] = (gint32) GUINT32_FROM_LE (narrow) * unit;
        }
      else
        {
          memcpy (&wide, packed + i * sizeof wide, sizeof wide);
          millionths[i] = (gint64) (GUINT64_FROM_LE (wide) * (guint64) unit);
        }
    }
}

static int
compare_indices (gconstpointer a, gconstpointer b)
{
  const guint x = GPOINTER_TO_UINT (a), y = GPOINTER_TO_UINT (b);

  return (x > y) - (x < y);
}

static gboolean
has_text (guint8 kind)
{
  return kind == SI_QUANTITY_INEXACT || kind == SI_QUANTITY_UNREADABLE;
}

static guint
count_exact (const GByteArray *kinds)
{
  guint n = 0;

  for (guint i = 0; i < kinds->len; i++)
    n += kinds->data[i] == SI_QUANTITY_EXACT;
  return n;
}

/*< private >
 * si_quantity_column_pack:
 * @self: a column
 * @bytes: where to append
 *
 * Appends the numbers, their kinds where not all are exact, and the texts.
 */
void
si_quantity_column_pack (const SiQuantityColumn *self, GByteArray *bytes)
{
  const gboolean all_exact = count_exact (self->kinds) == self->kinds->len;
  g_autoptr (GList) indices = g_list_sort (g_hash_table_get_keys (self->texts), compare_indices);

  pack_millionths ((const gint64 *) (gconstpointer) self->millionths->data, self->millionths->len,
                   bytes);
  si_pack_u32 (bytes, all_exact);
  if (!all_exact)
    g_byte_array_append (bytes, self->kinds->data, self->kinds->len);
  for (GList *index = indices; index != NULL; index = index->next)
    si_pack_text (bytes, g_hash_table_lookup (self->texts, index->data));
}

/*< private >
 * si_quantity_column_unpack:
 * @self: an empty column
 * @from: what is read
 * @n: how many quantities it has to have
 */
void
si_quantity_column_unpack (SiQuantityColumn *self, SiUnpacker *from, guint n)
{
  const guint8 *kinds;
  guint32 all_exact;

  unpack_millionths (self->millionths, from, n);
  all_exact = si_unpack_u32 (from);
  if (from->failed)
    return;

  g_byte_array_set_size (self->kinds, n);
  if (all_exact != 0)
    {
      if (n > 0)
        memset (self->kinds->data, SI_QUANTITY_EXACT, n);
      return;
    }

  kinds = si_unpack_bytes (from, n);
  for (guint i = 0; i < n && !from->failed; i++)
    {
      from->failed |= kinds[i] > SI_QUANTITY_UNREADABLE;
      self->kinds->data[i] = kinds[i];
      if (has_text (kinds[i]))
        g_hash_table_insert (self->texts, GUINT_TO_POINTER (i), g_strdup (si_unpack_text (from)));
    }
}

static gsize
index_width (guint limit)
{
  return limit <= 0x100 ? 1 : limit <= 0x10000 ? 2 : 4;
}

/*< private >
 * si_indices_pack:
 * @self: (element-type guint32): numbers
 * @bytes: where to append
 * @limit: all are below it
 *
 * Appends the numbers, each in as few bytes as the greatest possible one needs.
 */
void
si_indices_pack (const GArray *self, GByteArray *bytes, guint limit)
{
  const gsize width = index_width (limit);

  for (guint i = 0; i < self->len; i++)
    {
      const guint32 little = GUINT32_TO_LE (g_array_index (self, guint32, i));

      g_byte_array_append (bytes, (const guint8 *) &little, width);
    }
}

/*< private >
 * si_indices_unpack:
 * @self: (element-type guint32): an empty array
 * @from: what is read
 * @n: how many numbers it has to have
 * @limit: all have to be below it
 */
void
si_indices_unpack (GArray *self, SiUnpacker *from, guint n, guint limit)
{
  const gsize width = index_width (limit);
  const guint8 *packed = si_unpack_bytes (from, (guint64) width * n);
  guint32 *indices, greatest = 0;

  if (packed == NULL)
    return;

  g_array_set_size (self, n);
  indices = (guint32 *) (gpointer) self->data;
  if (width == 1)
    {
      for (guint i = 0; i < n; i++)
        {
          indices[i] = packed[i];
          greatest = MAX (greatest, indices[i]);
        }
    }
  else
    {
      for (guint i = 0; i < n; i++)
        {
          guint32 little = 0;

          memcpy (&little, packed + i * width, width);
          indices[i] = GUINT32_FROM_LE (little);
          greatest = MAX (greatest, indices[i]);
        }
    }
  from->failed |= n > 0 && greatest >= limit;
}
