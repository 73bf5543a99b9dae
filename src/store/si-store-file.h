/* si-store-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-newest-inventory.h"
#include "si-store-operation.h"

G_BEGIN_DECLS

/**
 * SiStoreTransaction:
 * @database: the connection to the file
 * @newest: the newest inventory, which may have to be read
 * @state: the state of the file; written back where the operation writes
 * @cancellable: (nullable): stops the operation
 *
 * The file of a store as of one moment.
 */
struct _SiStoreTransaction
{
  SiDatabase *database;
  SiNewestInventory *newest;
  SiState state;
  GCancellable *cancellable;
};

gboolean
si_store_transaction_read_newest (SiStoreTransaction *self, SiTable **newest, GError **error);

/* A #SiStoreFile is the database file of a store with what is known of it: the connection, the
 * newest inventory, and how long another process has been waited for. It is for one thread. */
typedef struct _SiStoreFile SiStoreFile;

SiStoreFile *si_store_file_new (const char *path);
void si_store_file_free (SiStoreFile *self);
void si_store_file_close (SiStoreFile *self);
void si_store_file_abandon (SiStoreFile *self);
gpointer si_store_file_run (SiStoreFile *self,
                            const SiStoreOperation *operation,
                            gint64 begin_time,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);
const char *si_store_file_get_quarantined (SiStoreFile *self);

G_END_DECLS
