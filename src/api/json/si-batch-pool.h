/* si-batch-pool.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-json-batcher.h"
#include "si-table-builder.h"

G_BEGIN_DECLS

#define SI_TYPE_BATCH_POOL (si_batch_pool_get_type ())

/* Reads batches on a few worker threads, and puts their products together in their order, whichever
 * of the workers is done first. It is given batches from one thread. Emits "drained", in the main
 * context of its maker, when the backlog was above its bound and has come down to half of it. */
G_DECLARE_FINAL_TYPE (SiBatchPool, si_batch_pool, SI, BATCH_POOL, GObject)

/**
 * SiBatchPoolFunc:
 * @whole: (transfer full): the products of all batches in their order
 * @user_data: what the pool was given
 *
 * Called once, on a worker thread.
 */
typedef void (*SiBatchPoolFunc) (SiTableBuilder *whole, gpointer user_data);

SiBatchPool *si_batch_pool_new (gsize max_backlog);
void si_batch_pool_add (SiBatchPool *self, SiJsonBatch *batch);
SiTable *si_batch_pool_snapshot (SiBatchPool *self);
void si_batch_pool_finish (SiBatchPool *self,
                           GCancellable *cancellable,
                           SiBatchPoolFunc func,
                           gpointer user_data);
void si_batch_pool_stop (SiBatchPool *self);
gsize si_batch_pool_get_backlog (SiBatchPool *self);
guint si_batch_pool_get_n_products (SiBatchPool *self);
guint si_batch_pool_get_n_unreadable (SiBatchPool *self);

G_END_DECLS
