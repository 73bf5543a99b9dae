/* si-record-reader.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-state.h"

G_BEGIN_DECLS

/**
 * SiRecordReader:
 *
 * Leads an inventory back by one snapshot, product by product.
 */
typedef struct _SiRecordReader SiRecordReader;

SiRecordReader *si_record_reader_new (GBytes *bytes, gint64 snapshot);
void si_record_reader_free (SiRecordReader *self);
GBytes *si_record_reader_get_bytes (const SiRecordReader *self);
GPtrArray *si_record_reader_get_unreadable (const SiRecordReader *self);
gboolean si_record_reader_next (SiRecordReader *self, guint64 *number);
gboolean si_record_reader_apply (SiRecordReader *self, SiProductState *state);
gboolean si_record_reader_is_done (const SiRecordReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiRecordReader, si_record_reader_free)

G_END_DECLS
