/* si-store-past.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-key.h"
#include "si-snapshot.h"
#include "si-stock-point.h"
#include "si-store.h"
#include "si-table.h"

G_BEGIN_DECLS

void si_store_list_snapshots_async (SiStore *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *si_store_list_snapshots_finish (SiStore *self, GAsyncResult *result, GError **error);
void si_store_load_past_async (SiStore *self,
                               gint64 snapshot,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
SiTable *si_store_load_past_finish (SiStore *self, GAsyncResult *result, GError **error);
void si_store_read_history_async (SiStore *self,
                                  const SiProductKey *product,
                                  const char *godown_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *si_store_read_history_finish (SiStore *self, GAsyncResult *result, GError **error);
void si_store_write_history_async (SiStore *self,
                                   GFile *csv,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean si_store_write_history_finish (SiStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
