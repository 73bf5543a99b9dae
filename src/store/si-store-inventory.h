/* si-store-inventory.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-snapshot.h"
#include "si-store.h"
#include "si-table.h"

G_BEGIN_DECLS

/**
 * SiStorePastFunc:
 * @data: the data that was given with the function
 * @time: (out): when this inventory was taken, in microseconds since 1970, UTC
 *
 * Makes the next inventory of a past. It is called on the thread of the store.
 *
 * Returns: (transfer full) (nullable): the inventory; %NULL at the end of the past
 */
typedef SiTable *(*SiStorePastFunc) (gpointer data, gint64 *time);

void si_store_load_async (SiStore *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
SiTable *
si_store_load_finish (SiStore *self, GAsyncResult *result, GDateTime **whole_time, GError **error);
void si_store_save_async (SiStore *self,
                          SiTable *table,
                          GDateTime *time,
                          SiSnapshotKind kind,
                          const char *filter,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean si_store_save_finish (SiStore *self, GAsyncResult *result, GError **error);
void si_store_save_past_async (SiStore *self,
                               SiStorePastFunc next,
                               gpointer data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean si_store_save_past_finish (SiStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
