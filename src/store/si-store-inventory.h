/* si-store-inventory.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-snapshot.h"
#include "si-store.h"
#include "si-table.h"

G_BEGIN_DECLS

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

G_END_DECLS
