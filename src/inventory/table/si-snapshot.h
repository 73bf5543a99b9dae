/* si-snapshot.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SiSnapshotKind:
 * @SI_SNAPSHOT_WHOLE: the whole inventory
 * @SI_SNAPSHOT_SKU: the products with one SKU code
 * @SI_SNAPSHOT_GODOWN: the stock in one godown
 *
 * The part of an inventory that the service was asked for.
 */
typedef enum
{
  SI_SNAPSHOT_WHOLE,
  SI_SNAPSHOT_SKU,
  SI_SNAPSHOT_GODOWN,
} SiSnapshotKind;

/**
 * SiSnapshot:
 * @id: its number; a later snapshot has a larger one
 * @time: when it was taken, in microseconds since 1970, UTC
 * @kind: the part that was asked for
 * @filter: (nullable): the SKU code or the godown's id
 * @n_products: how many products the inventory has since
 * @n_changed: how many of them have changed since the snapshot before
 *
 * An answer of the service, as the store knows it.
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

SiSnapshot *si_snapshot_copy (const SiSnapshot *self);
void si_snapshot_free (SiSnapshot *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiSnapshot, si_snapshot_free)

G_END_DECLS
