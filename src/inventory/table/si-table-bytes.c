/* si-table-bytes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-table-bytes.h"

#include <gio/gio.h>
#include <string.h>

#include "si-checksum.h"
#include "si-fold.h"
#include "si-table-order.h"
#include "si-table-private.h"

/* The bytes begin with "SITB", the version, and the sum of everything after these three. */
#define MAGIC 0x42544953
#define VERSION 1
#define SUM_OFFSET (2 * sizeof (guint32))
#define BODY_OFFSET (SUM_OFFSET + sizeof (guint64))

/* Texts are folded again where the version of GLib has changed, since its Unicode tables may have.
 */
static guint32
get_folding (void)
{
  return SI_FOLD_VERSION << 24 | (glib_major_version & 0xff) << 16 | (glib_minor_version & 0xffff);
}

/* Lists start in the order of the SKU codes, and to find it takes longer than all the rest. */
static void
pack_sku_order (const SiTable *self, GByteArray *bytes)
{
  const guint32 *order = si_table_order (self, SI_COLUMN_SKU);

  for (guint i = 0; i < si_table_get_n_products (self); i++)
    si_pack_u32 (bytes, order[i]);
}

/* Fails where a row is missing or comes twice. */
static guint32 *
unpack_sku_order (SiUnpacker *from, guint n_products)
{
  g_autofree guint32 *order = g_new (guint32, n_products + 1);
  g_autofree guint8 *seen = g_new0 (guint8, n_products + 1);

  for (guint i = 0; i < n_products && !from->failed; i++)
    {
      order[i] = si_unpack_u32 (from);
      from->failed |= order[i] >= n_products || seen[MIN (order[i], n_products)];
      seen[MIN (order[i], n_products)] = TRUE;
    }
  return g_steal_pointer (&order);
}

/**
 * si_table_to_bytes:
 * @self: a table
 *
 * Packs a table for the disk, with everything that the server said and its order. It packs column
 * by column, so that reading takes little more time than a copy. The bytes are the same on every
 * machine, and carry their own checksum.
 *
 * Returns: (transfer full): the bytes, for si_table_from_bytes()
 */
GBytes *
si_table_to_bytes (const SiTable *self)
{
  GByteArray *bytes;
  guint64 sum;

  g_return_val_if_fail (self != NULL, NULL);

  bytes = g_byte_array_new ();
  si_pack_u32 (bytes, MAGIC);
  si_pack_u32 (bytes, VERSION);
  si_pack_u64 (bytes, 0);
  si_pack_u32 (bytes, get_folding ());
  si_columns_pack (si_table_get_columns (self), bytes);
  pack_sku_order (self, bytes);

  sum = GUINT64_TO_LE (si_checksum (bytes->data + BODY_OFFSET, bytes->len - BODY_OFFSET, MAGIC));
  memcpy (bytes->data + SUM_OFFSET, &sum, sizeof sum);
  return g_byte_array_free_to_bytes (bytes);
}

static SiTable *
unpack (SiUnpacker *from)
{
  const guint32 folding = si_unpack_u32 (from);
  g_autofree guint32 *sku_order = NULL;
  SiColumns columns;

  si_columns_init (&columns);
  si_columns_unpack (&columns, from);
  /* The columns are no larger than the bytes, and neither is the order. */
  if (!from->failed)
    sku_order = unpack_sku_order (from, si_columns_get_n_products (&columns));
  if (from->failed || from->position != from->length)
    {
      si_columns_clear (&columns);
      return NULL;
    }

  if (folding != get_folding ())
    {
      si_columns_fold_again (&columns);
      g_clear_pointer (&sku_order, g_free);
    }
  return si_table_new (&columns, SI_COLUMN_SKU, g_steal_pointer (&sku_order));
}

static gboolean
is_whole (const guint8 *data, gsize length)
{
  SiUnpacker head = { data, length };
  const guint32 magic = si_unpack_u32 (&head);
  const guint32 version = si_unpack_u32 (&head);
  const guint64 sum = si_unpack_u64 (&head);

  return !head.failed && magic == MAGIC && version == VERSION
         && sum == si_checksum (data + BODY_OFFSET, length - BODY_OFFSET, MAGIC);
}

/**
 * si_table_from_bytes:
 * @bytes: the bytes that si_table_to_bytes() made, or any others
 * @error: return location for an error
 *
 * Returns: (transfer full): the table; %NULL with %G_IO_ERROR_INVALID_DATA where the bytes are
 * damaged or were never a table
 */
SiTable *
si_table_from_bytes (GBytes *bytes, GError **error)
{
  SiUnpacker from = { .position = BODY_OFFSET };
  SiTable *self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  from.data = g_bytes_get_data (bytes, &from.length);
  if (is_whole (from.data, from.length))
    self = unpack (&from);
  if (self == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         "The bytes of the inventory are damaged.");
  return self;
}
