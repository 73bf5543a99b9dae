/* si-store-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-newest-inventory.h"
#include "si-store-operation.h"

G_BEGIN_DECLS

/* A #SiStoreFile is the database file of a store with what is known of it: the connection, the
 * newest inventory, and how long another process has been waited for. It is for one thread. */
SiStoreFile *si_store_file_new (const char *path);
void si_store_file_free (SiStoreFile *self);
void si_store_file_close (SiStoreFile *self);
gpointer si_store_file_run (SiStoreFile *self,
                            const SiStoreOperation *operation,
                            gint64 begin_time,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);
const char *si_store_file_get_quarantined (SiStoreFile *self);

/* For operations */
SiDatabase *si_store_file_get_database (const SiStoreFile *self);
SiNewestInventory *si_store_file_get_newest (const SiStoreFile *self);

G_END_DECLS
