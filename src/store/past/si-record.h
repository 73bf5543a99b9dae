/* si-record.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-pack.h"
#include "si-product-state.h"

G_BEGIN_DECLS

/**
 * SiRecordWriter:
 *
 * Packs how an inventory was other than the one after it.
 */
typedef struct
{
  GByteArray *records; /* (owned) */
  GHashTable *names;   /* (owned) (element-type utf8 guint): godown id and name -> its number */
  guint64 next;        /* the lowest number that a record may have */
  guint n_records;
} SiRecordWriter;

void si_record_writer_init (SiRecordWriter *self);
void si_record_writer_add (SiRecordWriter *self,
                           guint64 number,
                           const SiProductState *before,
                           const SiProductState *after);
/* The length of the changes where there are none: the sum, no unreadable rows, no records. */
#define SI_NO_CHANGES_LENGTH 10

GBytes *si_record_writer_finish (SiRecordWriter *self,
                                 const SiTable *before,
                                 const SiTable *after,
                                 gint64 snapshot);

/**
 * SiRecordReader:
 * @n_records: how many are still to come
 * @unreadable: (element-type utf8): the rows that could not be read, where they were others
 *
 * Takes an inventory back by one snapshot, product by product.
 */
typedef struct
{
  SiUnpacker from;
  guint64 next;
  guint64 n_records;
  GPtrArray *names;      /* (owned) (element-type utf8): the ids and names that came so far */
  GPtrArray *unreadable; /* (owned) (nullable) */
} SiRecordReader;

gboolean si_record_reader_init (SiRecordReader *self, GBytes *bytes, gint64 snapshot);
void si_record_reader_clear (SiRecordReader *self);
gboolean si_record_reader_next (SiRecordReader *self, guint64 *number);
void si_record_reader_apply (SiRecordReader *self, SiProductState *state);
void si_record_reader_skip (SiRecordReader *self);
gboolean si_record_reader_is_done (const SiRecordReader *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiRecordReader, si_record_reader_clear)

G_END_DECLS
