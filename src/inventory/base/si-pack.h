/* si-pack.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SiUnpacker:
 * @data: (not owned): the packed bytes
 * @length: their number
 * @position: how many have been read
 * @failed: whether they ended too early, or were no number or text where one should be
 *
 * Reads packed bytes, and never beyond them. A value that is not there reads as 0, "" or %NULL, so
 * that one look at @failed at the end is enough.
 */
typedef struct
{
  const guint8 *data;
  gsize length;
  gsize position;
  gboolean failed;
} SiUnpacker;

void si_pack_u32 (GByteArray *bytes, guint32 value);
void si_pack_u64 (GByteArray *bytes, guint64 value);
void si_pack_number (GByteArray *bytes, guint64 value);
void si_pack_signed (GByteArray *bytes, gint64 value);
void si_pack_text (GByteArray *bytes, const char *text);
void si_pack_indices (GByteArray *bytes, const GArray *indices, guint limit);

gboolean si_unpacker_init (SiUnpacker *self, GBytes *bytes, guint64 seed);
guint32 si_unpack_u32 (SiUnpacker *self);
guint64 si_unpack_u64 (SiUnpacker *self);
guint64 si_unpack_number (SiUnpacker *self);
gint64 si_unpack_signed (SiUnpacker *self);
const char *si_unpack_text (SiUnpacker *self);
const guint8 *si_unpack_bytes (SiUnpacker *self, guint64 length);
void si_unpack_indices (SiUnpacker *self, GArray *indices, guint n, guint limit);

G_END_DECLS
