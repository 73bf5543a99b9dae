/* si-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-product-key.h"
#include "si-snapshot.h"
#include "si-stock-point.h"
#include "si-store-error.h"
#include "si-table.h"
#include "si-stock-alert.h"

G_BEGIN_DECLS

#define SI_TYPE_STORE (si_store_get_type ())

/**
 * SiStore:
 *
 * The inventory of a connection on the disk, with its past and its watches. What is asked of it is
 * done in the order of asking, on a thread of its own. A program that uses it ignores SIGXFSZ, so
 * that a file that must not grow is an error and not its end.
 */
G_DECLARE_FINAL_TYPE (SiStore, si_store, SI, STORE, GObject)

SiStore *si_store_new (const char *path);
const char *si_store_get_quarantined (SiStore *self);

/* The inventory */
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
void si_store_close_async (SiStore *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean si_store_close_finish (SiStore *self, GAsyncResult *result, GError **error);

/* Its past */
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

/* Its upkeep */
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
void si_store_check_async (SiStore *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean si_store_check_finish (SiStore *self, GAsyncResult *result, GError **error);

/* Watches */
void si_store_list_stock_alerts_async (SiStore *self,
                                       SiTable *table,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *si_store_list_stock_alerts_finish (SiStore *self, GAsyncResult *result, GError **error);
void si_store_save_stock_alert_async (SiStore *self,
                                      const SiStockAlert *watch,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
SiStockAlert *
si_store_save_stock_alert_finish (SiStore *self, GAsyncResult *result, GError **error);
void si_store_remove_stock_alert_async (SiStore *self,
                                        gint64 id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean si_store_remove_stock_alert_finish (SiStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
