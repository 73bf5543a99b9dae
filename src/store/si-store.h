/* si-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-store-error.h"
#include "si-store-operation.h"

G_BEGIN_DECLS

#define SI_TYPE_STORE (si_store_get_type ())

/**
 * SiStore:
 *
 * The inventory of a connection on the disk, with its past and its stock alerts. Operations are
 * done in the order in which they were asked for, on a thread of the store's own. A program that
 * uses a store ignores SIGXFSZ, so that a file that must not grow becomes an error and does not
 * end the program.
 *
 * The operations stand in headers of their own: si-store-inventory.h, si-store-past.h,
 * si-store-upkeep.h and si-store-stock-alerts.h.
 */
G_DECLARE_FINAL_TYPE (SiStore, si_store, SI, STORE, GObject)

SiStore *si_store_new (const char *path);
const char *si_store_get_quarantined (SiStore *self);
void si_store_close_async (SiStore *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean si_store_close_finish (SiStore *self, GAsyncResult *result, GError **error);

void si_store_abandon (SiStore *self);

/* For the operations */
void si_store_run (SiStore *self,
                   const SiStoreOperation *operation,
                   gpointer data,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data);
gpointer si_store_run_finish (SiStore *self,
                              const SiStoreOperation *operation,
                              GAsyncResult *result,
                              GError **error);

G_END_DECLS
