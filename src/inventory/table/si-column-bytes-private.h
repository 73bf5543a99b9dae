/* si-column-bytes-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-pack.h"
#include "si-table-private.h"

G_BEGIN_DECLS

/* Columns as bytes. What is unpacked is appended to a column that is empty; where it is no such
 * column, the unpacker fails and the column holds less. */
void si_text_column_pack (const SiTextColumn *self, GByteArray *bytes);
void si_text_column_unpack (SiTextColumn *self, SiUnpacker *from, guint n);

void si_quantity_column_pack (const SiQuantityColumn *self, GByteArray *bytes);
void si_quantity_column_unpack (SiQuantityColumn *self, SiUnpacker *from, guint n);

void si_indices_pack (const GArray *self, GByteArray *bytes, guint limit);
void si_indices_unpack (GArray *self, SiUnpacker *from, guint n, guint limit);

G_END_DECLS
