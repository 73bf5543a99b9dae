/* si-history.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-comparison.h"
#include "si-product-key.h"
#include "si-since.h"
#include "si-snapshot.h"
#include "si-store.h"
#include "si-table.h"

G_BEGIN_DECLS

#define SI_TYPE_HISTORY (si_history_get_type ())

/* What is remembered of a connection's inventory: the last one, and how it came to be.
 * Everything is done on a thread. */
G_DECLARE_FINAL_TYPE (SiHistory, si_history, SI, HISTORY, GObject)

/* In the place of a moment: the inventory before the last whole answer. */
#define SI_HISTORY_LAST SI_SINCE_LAST

char *si_history_make_path (const char *folder, const char *connection_id);
SiHistory *si_history_new (const char *path);
SiStore *si_history_get_store (SiHistory *self);
const char *si_history_get_quarantined (SiHistory *self);
void si_history_set_days (SiHistory *self, guint days);

void si_history_restore_async (SiHistory *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
SiTable *
si_history_restore_finish (SiHistory *self, GAsyncResult *result, GDateTime **time, GError **error);

void si_history_keep_async (SiHistory *self,
                            SiTable *table,
                            GDateTime *time,
                            SiSnapshotKind kind,
                            const char *filter,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean si_history_keep_finish (SiHistory *self, GAsyncResult *result, GError **error);

void si_history_list_async (SiHistory *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GPtrArray *si_history_list_finish (SiHistory *self, GAsyncResult *result, GError **error);

void si_history_load_async (SiHistory *self,
                            gint64 moment,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
SiTable *si_history_load_finish (SiHistory *self,
                                 GAsyncResult *result,
                                 SiSnapshot **snapshot,
                                 GError **error);

void si_history_compare_async (SiHistory *self,
                               gint64 moment,
                               SiTable *now,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
SiComparison *si_history_compare_finish (SiHistory *self,
                                         GAsyncResult *result,
                                         SiSnapshot **snapshot,
                                         GError **error);

void si_history_read_stock_async (SiHistory *self,
                                  const SiProductKey *product,
                                  const char *godown_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *si_history_read_stock_finish (SiHistory *self, GAsyncResult *result, GError **error);

/**
 * SiHistorySize:
 * @bytes: on the disk
 * @n_snapshots: how many answers are remembered
 * @oldest: when the first of them came, in microseconds since 1970, UTC; 0 where there is none
 */
typedef struct
{
  guint64 bytes;
  guint n_snapshots;
  gint64 oldest;
} SiHistorySize;

void si_history_measure_async (SiHistory *self, GAsyncReadyCallback callback, gpointer user_data);
SiHistorySize *si_history_measure_finish (SiHistory *self, GAsyncResult *result, GError **error);
void si_history_erase_async (SiHistory *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean si_history_erase_finish (SiHistory *self, GAsyncResult *result, GError **error);
void si_history_write_async (SiHistory *self,
                             GFile *file,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean si_history_write_finish (SiHistory *self, GAsyncResult *result, GError **error);

G_END_DECLS
