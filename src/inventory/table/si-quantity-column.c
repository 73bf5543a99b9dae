/* si-quantity-column.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-quantity-column.h"

#include <string.h>

/**
 * si_quantity_column_init:
 * @self: memory for a column
 *
 * Makes an empty column.
 */
void
si_quantity_column_init (SiQuantityColumn *self)
{
  self->millionths = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->kinds = g_byte_array_new ();
  self->texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

/**
 * si_quantity_column_clear:
 * @self: a column
 *
 * Frees what the column holds. A second call does nothing.
 */
void
si_quantity_column_clear (SiQuantityColumn *self)
{
  g_clear_pointer (&self->millionths, g_array_unref);
  g_clear_pointer (&self->kinds, g_byte_array_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
}

/**
 * si_quantity_column_add:
 * @self: a column
 * @quantity: a quantity
 * @text: (nullable): the server's text of it, which is kept only where it is not exact
 *
 * Adds a quantity at the end.
 */
void
si_quantity_column_add (SiQuantityColumn *self, SiQuantity quantity, const char *text)
{
  const guint8 kind = quantity.kind;

  if (si_quantity_kind_has_text (quantity.kind))
    g_hash_table_insert (self->texts, GUINT_TO_POINTER (self->kinds->len),
                         g_utf8_make_valid (text, -1));
  g_array_append_val (self->millionths, quantity.millionths);
  g_byte_array_append (self->kinds, &kind, 1);
}

/**
 * si_quantity_column_append:
 * @self: a column
 * @other: another column
 *
 * Adds all quantities of @other at the end.
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

/**
 * si_quantity_column_get_text:
 * @self: a column
 * @index: a place in it
 *
 * Returns: (transfer none) (nullable): the server's text of the quantity there, where it is not
 *   exact
 */
const char *
si_quantity_column_get_text (const SiQuantityColumn *self, guint index)
{
  if (!si_quantity_kind_has_text (self->kinds->data[index]))
    return NULL;
  return g_hash_table_lookup (self->texts, GUINT_TO_POINTER (index));
}

/**
 * si_quantity_column_equal:
 * @a: a column
 * @place_a: a place in it
 * @b: a column
 * @place_b: a place in it
 *
 * Returns: whether the server said the same in both places
 */
gboolean
si_quantity_column_equal (const SiQuantityColumn *a,
                          guint place_a,
                          const SiQuantityColumn *b,
                          guint place_b)
{
  const SiQuantity x = si_quantity_column_get (a, place_a);
  const SiQuantity y = si_quantity_column_get (b, place_b);

  return x.kind == y.kind && x.millionths == y.millionths
         && (!si_quantity_kind_has_text (x.kind)
             || g_strcmp0 (si_quantity_column_get_text (a, place_a),
                           si_quantity_column_get_text (b, place_b))
                    == 0);
}

/* Returns the largest power of ten, up to one whole unit, that divides all numbers: most stocks are
 * whole, and are packed in fewer bytes without their zeros. */
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

static gint64
read_narrow (const guint8 *packed)
{
  guint32 little;

  memcpy (&little, packed, sizeof little);
  return (gint32) GUINT32_FROM_LE (little);
}

static guint64
read_wide (const guint8 *packed)
{
  guint64 little;

  memcpy (&little, packed, sizeof little);
  return GUINT64_FROM_LE (little);
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
  /* Damaged bytes may hold any number, so the product must be one of unsigned numbers. */
  for (guint i = 0; i < n; i++)
    millionths[i] = width == sizeof (gint32)
                        ? read_narrow (packed + i * sizeof (gint32)) * unit
                        : (gint64) (read_wide (packed + i * sizeof (gint64)) * (guint64) unit);
}

static guint
count_exact (const GByteArray *kinds)
{
  guint n = 0;

  for (guint i = 0; i < kinds->len; i++)
    n += kinds->data[i] == SI_QUANTITY_EXACT;
  return n;
}

/**
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

  pack_millionths ((const gint64 *) (gconstpointer) self->millionths->data, self->millionths->len,
                   bytes);
  si_pack_u32 (bytes, all_exact);
  if (!all_exact)
    g_byte_array_append (bytes, self->kinds->data, self->kinds->len);
  for (guint i = 0; i < self->kinds->len && !all_exact; i++)
    if (si_quantity_kind_has_text (self->kinds->data[i]))
      si_pack_text (bytes, si_quantity_column_get_text (self, i));
}

/**
 * si_quantity_column_unpack:
 * @self: an empty column
 * @from: the packed bytes
 * @n: how many quantities the column must have
 *
 * Reads what si_quantity_column_pack() appended. @from fails where the bytes are no such column.
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
      if (si_quantity_kind_has_text (kinds[i]))
        g_hash_table_insert (self->texts, GUINT_TO_POINTER (i), g_strdup (si_unpack_text (from)));
    }
}
