/* si-store-upkeep.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-store.h"

G_BEGIN_DECLS

void si_store_prune_async (SiStore *self,
                           GDateTime *before,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean si_store_prune_finish (SiStore *self, GAsyncResult *result, GError **error);
void si_store_measure_async (SiStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean si_store_measure_finish (SiStore *self,
                                  GAsyncResult *result,
                                  guint64 *bytes,
                                  guint *n_snapshots,
                                  gint64 *oldest,
                                  GError **error);

G_END_DECLS
