/* si-table-bytes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-table-bytes.h"

#include <gio/gio.h>
#include <string.h>

#include "si-checksum.h"
#include "si-column-bytes-private.h"
#include "si-fold.h"

/* "SITB", read from the lowest byte; then the version, and the sum of all that follows. */
#define MAGIC 0x42544953
#define VERSION 1
#define SUM_OFFSET (2 * sizeof (guint32))
#define BODY_OFFSET (SUM_OFFSET + sizeof (guint64))

/* Folding follows GLib's Unicode tables: another GLib, and texts are folded anew. */
static guint32
get_folding (void)
{
  return SI_FOLD_VERSION << 24 | (glib_major_version & 0xff) << 16 | (glib_minor_version & 0xffff);
}

static void
pack_lines_ends (const SiColumns *columns, GByteArray *bytes)
{
  guint32 start = 0;

  for (guint row = 0; row < columns->lines_ends->len; row++)
    {
      const guint32 end = g_array_index (columns->lines_ends, guint32, row);

      si_pack_number (bytes, end - start);
      start = end;
    }
}

static void
unpack_lines_ends (SiColumns *columns, SiUnpacker *from, guint n_products, guint n_lines)
{
  guint64 end = 0;

  for (guint row = 0; row < n_products && !from->failed; row++)
    {
      guint32 narrow;

      end += si_unpack_number (from);
      from->failed |= end > n_lines;
      narrow = (guint32) end;
      g_array_append_val (columns->lines_ends, narrow);
    }
  from->failed |= end != n_lines;
}

static void
pack_unreadable (const SiColumns *columns, GByteArray *bytes)
{
  for (guint i = 0; i < columns->unreadable->len; i++)
    si_pack_text (bytes, columns->unreadable->pdata[i]);
}

static void
unpack_unreadable (SiColumns *columns, SiUnpacker *from, guint n)
{
  for (guint i = 0; i < n && !from->failed; i++)
    g_ptr_array_add (columns->unreadable, g_strdup (si_unpack_text (from)));
}

/* The order that lists start with: to find it takes longer than all the rest. */
static void
pack_sku_order (const SiTable *self, GByteArray *bytes)
{
  const guint32 *order = si_table_order (self, SI_COLUMN_SKU);

  for (guint i = 0; i < si_table_get_n_products (self); i++)
    si_pack_u32 (bytes, order[i]);
}

/* Each row once, or it is none. */
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
 * Packs a table, all that the server said in it and the order in which it did, to be kept on
 * a disk: column by column, so that it is a table again in little more time than it takes to
 * copy. The bytes are the same on every machine, and carry their own checksum.
 *
 * Returns: (transfer full): what si_table_from_bytes() makes a table of
 */
GBytes *
si_table_to_bytes (const SiTable *self)
{
  const SiColumns *columns;
  GByteArray *bytes;
  guint64 sum;

  g_return_val_if_fail (self != NULL, NULL);

  columns = &self->columns;
  bytes = g_byte_array_new ();
  si_pack_u32 (bytes, MAGIC);
  si_pack_u32 (bytes, VERSION);
  si_pack_u64 (bytes, 0);

  si_pack_u32 (bytes, get_folding ());
  si_pack_u32 (bytes, columns->lines_ends->len);
  si_pack_u32 (bytes, columns->line_names->len);
  si_pack_u32 (bytes, columns->name_godowns->len);
  si_pack_u32 (bytes, columns->godown_names->len);
  si_pack_u32 (bytes, columns->unreadable->len);

  si_text_column_pack (&columns->ids, bytes);
  si_text_column_pack (&columns->skus, bytes);
  si_text_column_pack (&columns->descriptions, bytes);
  si_text_column_pack (&columns->folded_skus, bytes);
  si_text_column_pack (&columns->folded, bytes);
  si_quantity_column_pack (&columns->stocks, bytes);
  pack_lines_ends (columns, bytes);
  si_indices_pack (columns->line_names, bytes, columns->name_godowns->len);
  si_quantity_column_pack (&columns->line_stocks, bytes);
  si_text_column_pack (&columns->name_texts, bytes);
  si_indices_pack (columns->name_godowns, bytes, columns->godown_names->len);
  si_text_column_pack (&columns->godown_ids, bytes);
  si_indices_pack (columns->godown_names, bytes, columns->name_godowns->len);
  pack_unreadable (columns, bytes);
  pack_sku_order (self, bytes);

  sum = GUINT64_TO_LE (si_checksum (bytes->data + BODY_OFFSET, bytes->len - BODY_OFFSET, MAGIC));
  memcpy (bytes->data + SUM_OFFSET, &sum, sizeof sum);
  return g_byte_array_free_to_bytes (bytes);
}

static void
fold_again (SiColumns *columns)
{
  g_autoptr (GString) folded = g_string_new (NULL);

  si_text_column_clear (&columns->folded_skus);
  si_text_column_clear (&columns->folded);
  si_text_column_init (&columns->folded_skus);
  si_text_column_init (&columns->folded);
  for (guint row = 0; row < columns->lines_ends->len; row++)
    si_columns_add_folded (columns, row, folded);
}

/* Returns the order by SKU code, or NULL where that has to be found anew. */
static guint32 *
unpack (SiColumns *columns, SiUnpacker *from)
{
  g_autofree guint32 *sku_order = NULL;
  const guint32 folding = si_unpack_u32 (from);
  const guint32 n_products = si_unpack_u32 (from);
  const guint32 n_lines = si_unpack_u32 (from);
  const guint32 n_names = si_unpack_u32 (from);
  const guint32 n_godowns = si_unpack_u32 (from);
  const guint32 n_unreadable = si_unpack_u32 (from);

  si_text_column_unpack (&columns->ids, from, n_products);
  si_text_column_unpack (&columns->skus, from, n_products);
  si_text_column_unpack (&columns->descriptions, from, n_products);
  si_text_column_unpack (&columns->folded_skus, from, n_products);
  si_text_column_unpack (&columns->folded, from, n_products);
  si_quantity_column_unpack (&columns->stocks, from, n_products);
  unpack_lines_ends (columns, from, n_products, n_lines);
  si_indices_unpack (columns->line_names, from, n_lines, n_names);
  si_quantity_column_unpack (&columns->line_stocks, from, n_lines);
  si_text_column_unpack (&columns->name_texts, from, n_names);
  si_indices_unpack (columns->name_godowns, from, n_names, n_godowns);
  si_text_column_unpack (&columns->godown_ids, from, n_godowns);
  si_indices_unpack (columns->godown_names, from, n_godowns, n_names);
  unpack_unreadable (columns, from, n_unreadable);
  /* What was read so far is no larger than the bytes: nor is this. */
  if (!from->failed)
    sku_order = unpack_sku_order (from, n_products);

  from->failed |= from->position != from->length;
  if (from->failed || folding == get_folding ())
    return g_steal_pointer (&sku_order);
  fold_again (columns);
  return NULL;
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
 * @bytes: what si_table_to_bytes() made, or anything else
 * @error: return location for an error
 *
 * Returns: (transfer full): the table, with everything that can be asked of one; or %NULL with
 *   %G_IO_ERROR_INVALID_DATA where the bytes are damaged or were never a table
 */
SiTable *
si_table_from_bytes (GBytes *bytes, GError **error)
{
  g_autofree guint32 *sku_order = NULL;
  SiUnpacker from = { NULL };
  SiColumns columns;

  g_return_val_if_fail (bytes != NULL, NULL);

  from.data = g_bytes_get_data (bytes, &from.length);
  from.position = BODY_OFFSET;
  if (is_whole (from.data, from.length))
    {
      si_columns_init (&columns);
      sku_order = unpack (&columns, &from);
      if (!from.failed)
        {
          SiTable *self = si_table_new (&columns);

          self->orders[SI_COLUMN_SKU] = g_steal_pointer (&sku_order);
          return self;
        }
      si_columns_clear (&columns);
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       "The bytes of the inventory are damaged.");
  return NULL;
}
