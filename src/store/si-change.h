/* si-change.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-pack.h"
#include "si-product-state.h"

G_BEGIN_DECLS

/**
 * SiChangeWriter:
 *
 * Packs how an inventory was other than the one after it.
 */
typedef struct
{
  GByteArray *records; /* (owned) */
  GHashTable *names;   /* (owned) (element-type utf8 guint): godown id and name -> its number */
  guint64 next;        /* the lowest number that a record may have */
  guint n_records;
} SiChangeWriter;

void si_change_writer_init (SiChangeWriter *self);
void si_change_writer_add (SiChangeWriter *self,
                           guint64 number,
                           const SiProductState *before,
                           const SiProductState *after);
/* The length of the changes where there are none: the sum, no unreadable rows, no records. */
#define SI_NO_CHANGES_LENGTH 10

GBytes *si_change_writer_finish (SiChangeWriter *self,
                                 const SiTable *before,
                                 const SiTable *after,
                                 gint64 snapshot);

/**
 * SiChangeReader:
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
} SiChangeReader;

gboolean si_change_reader_init (SiChangeReader *self, GBytes *bytes, gint64 snapshot);
void si_change_reader_clear (SiChangeReader *self);
gboolean si_change_reader_next (SiChangeReader *self, guint64 *number);
void si_change_reader_apply (SiChangeReader *self, SiProductState *state);
void si_change_reader_skip (SiChangeReader *self);
gboolean si_change_reader_is_done (const SiChangeReader *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiChangeReader, si_change_reader_clear)

G_END_DECLS
