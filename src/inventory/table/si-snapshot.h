/* si-snapshot.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SiSnapshotKind:
 * @SI_SNAPSHOT_WHOLE: the whole inventory was asked for
 * @SI_SNAPSHOT_SKU: one SKU code was
 * @SI_SNAPSHOT_GODOWN: one godown was
 *
 * What an answer of the service covered.
 */
typedef enum
{
  SI_SNAPSHOT_WHOLE,
  SI_SNAPSHOT_SKU,
  SI_SNAPSHOT_GODOWN,
} SiSnapshotKind;

/**
 * SiSnapshot:
 * @id: its number; a later one has a larger
 * @time: when it was taken, in microseconds since 1970, UTC
 * @kind: what the answer covered
 * @filter: (nullable): the SKU code or the godown's id
 * @n_products: how many products the inventory has since
 * @n_changed: how many of them are not as they were before
 *
 * An answer of the service, as it is remembered.
 */
typedef struct
{
  gint64 id;
  gint64 time;
  SiSnapshotKind kind;
  char *filter; /* (owned) */
  guint n_products;
  guint n_changed;
} SiSnapshot;

#define SI_TYPE_SNAPSHOT (si_snapshot_get_type ())

GType si_snapshot_get_type (void) G_GNUC_CONST;
SiSnapshot *si_snapshot_copy (const SiSnapshot *self);
void si_snapshot_free (SiSnapshot *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiSnapshot, si_snapshot_free)

G_END_DECLS
