/* si-record-writer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-state.h"

G_BEGIN_DECLS

/**
 * SiRecordWriter:
 *
 * Packs the difference between an inventory and the one after it into records, a record for each
 * product, for a #SiRecordReader to lead back.
 */
typedef struct _SiRecordWriter SiRecordWriter;

/* The length of packed records where nothing differs: the sum, no unreadable rows, no records. */
#define SI_NO_RECORDS_LENGTH 10

SiRecordWriter *si_record_writer_new (void);
void si_record_writer_free (SiRecordWriter *self);
void si_record_writer_add (SiRecordWriter *self,
                           guint64 number,
                           const SiProductState *before,
                           const SiProductState *after);
GBytes *si_record_writer_finish (SiRecordWriter *self,
                                 const SiTable *before,
                                 const SiTable *after,
                                 gint64 snapshot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiRecordWriter, si_record_writer_free)

G_END_DECLS
