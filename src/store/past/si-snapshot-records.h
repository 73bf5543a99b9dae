/* si-snapshot-records.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-numbers.h"

G_BEGIN_DECLS

/**
 * SiSnapshotRecords:
 * @bytes: the packed records, for a #SiRecordReader
 * @n_changed: the count of products that changed, are new or are gone
 * @identical: whether nothing differs, not even the order of the products
 *
 * The records that lead from an inventory back to the one before it.
 */
typedef struct
{
  GBytes *bytes; /* (owned) */
  guint n_changed;
  gboolean identical;
} SiSnapshotRecords;

void si_snapshot_records_init (SiSnapshotRecords *self,
                               SiProductNumbers *numbers,
                               const SiPairing *pairing,
                               SiTable *after,
                               gint64 snapshot);
void si_snapshot_records_clear (SiSnapshotRecords *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiSnapshotRecords, si_snapshot_records_clear)

G_END_DECLS
