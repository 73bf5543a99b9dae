/* si-store-past.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-store-past.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>

#include "si-history-file.h"
#include "si-rebuild.h"
#include "si-snapshot-rows.h"
#include "si-stock-points.h"
#include "si-store-file.h"
#include "si-whole-file.h"

static gpointer
read_snapshots (SiStoreTransaction *self, gpointer data, GError **error)
{
  return si_snapshots_read (self->database, &self->state, error);
}

static const SiStoreOperation list_snapshots_operation = {
  .transaction = read_snapshots,
  .retry = SI_STORE_RETRY_NEVER,
  .free_result = (GDestroyNotify) g_ptr_array_unref,
};

/**
 * si_store_list_snapshots_async:
 * @self: a store
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Lists the snapshots that are stored.
 */
void
si_store_list_snapshots_async (SiStore *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (SI_IS_STORE (self));

  si_store_run (self, &list_snapshots_operation, NULL, cancellable, callback, user_data);
}

/**
 * si_store_list_snapshots_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type SiSnapshot): the snapshots, in the order in which they
 *   were stored, the newest first; %NULL with an error of %SI_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
GPtrArray *
si_store_list_snapshots_finish (SiStore *self, GAsyncResult *result, GError **error)
{
  return si_store_run_finish (self, &list_snapshots_operation, result, error);
}

static gpointer
rebuild (SiStoreTransaction *self, gpointer data, GError **error)
{
  const gint64 *snapshot = data;
  g_autoptr (SiTable) newest = NULL;

  if (!si_store_transaction_read_newest (self, &newest, error))
    return NULL;
  return si_rebuild_table (self->database, &self->state, newest, *snapshot, self->cancellable,
                           error);
}

static const SiStoreOperation load_past_operation = {
  .transaction = rebuild,
  .retry = SI_STORE_RETRY_NEVER,
  .free_data = g_free,
  .free_result = (GDestroyNotify) si_table_unref,
};

/**
 * si_store_load_past_async:
 * @self: a store
 * @snapshot: the id of a snapshot
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Loads the whole inventory as it was at a snapshot.
 */
void
si_store_load_past_async (SiStore *self,
                          gint64 snapshot,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (SI_IS_STORE (self));

  si_store_run (self, &load_past_operation, g_memdup2 (&snapshot, sizeof snapshot), cancellable,
                callback, user_data);
}

/**
 * si_store_load_past_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the inventory, its products in the order of the newest one; or %NULL
 *   with an error of %SI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
SiTable *
si_store_load_past_finish (SiStore *self, GAsyncResult *result, GError **error)
{
  return si_store_run_finish (self, &load_past_operation, result, error);
}

typedef struct
{
  SiProductKey *product; /* (owned) (nullable) */
  char *godown_id;       /* (owned) (nullable) */
} ReadHistory;

static void
read_history_free (gpointer data)
{
  ReadHistory *read = data;

  g_clear_pointer (&read->product, si_product_key_free);
  g_free (read->godown_id);
  g_free (read);
}

static gpointer
read_points (SiStoreTransaction *self, gpointer data, GError **error)
{
  const ReadHistory *read = data;
  g_autoptr (SiTable) newest = NULL;

  if (!si_store_transaction_read_newest (self, &newest, error))
    return NULL;
  if (newest == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) si_stock_point_free);
  return si_stock_points_read (self->database, &self->state, newest, read->product, read->godown_id,
                               self->cancellable, error);
}

static const SiStoreOperation read_history_operation = {
  .transaction = read_points,
  .retry = SI_STORE_RETRY_NEVER,
  .free_data = read_history_free,
  .free_result = (GDestroyNotify) g_ptr_array_unref,
};

/**
 * si_store_read_history_async:
 * @self: a store
 * @product: (nullable): what a product is known by; %NULL for the sum of all products in a godown
 * @godown_id: (nullable): what a godown is known by; %NULL for the total of a product
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads how a stock has gone up and down. A sum is one of exact stocks.
 */
void
si_store_read_history_async (SiStore *self,
                             const SiProductKey *product,
                             const char *godown_id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  ReadHistory *read;

  g_return_if_fail (SI_IS_STORE (self));
  g_return_if_fail (product != NULL || godown_id != NULL);

  read = g_new0 (ReadHistory, 1);
  read->product = product != NULL ? si_product_key_copy (product) : NULL;
  read->godown_id = g_strdup (godown_id);
  si_store_run (self, &read_history_operation, read, cancellable, callback, user_data);
}

/**
 * si_store_read_history_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type SiStockPoint): the stock at the oldest snapshot, at each
 *   snapshot that changed it, and at the newest, oldest first; or %NULL with an error of
 *   %SI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
si_store_read_history_finish (SiStore *self, GAsyncResult *result, GError **error)
{
  return si_store_run_finish (self, &read_history_operation, result, error);
}

/* The arguments of write_to_descriptor(). */
typedef struct
{
  const SiStoreTransaction *transaction;
  SiTable *newest; /* (nullable) */
} HistorySource;

static gboolean
write_to_descriptor (int descriptor, gpointer data, GCancellable *cancellable, GError **error)
{
  const HistorySource *source = data;
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (descriptor, FALSE);

  return si_history_file_write (source->transaction->database, &source->transaction->state,
                                source->newest, stream, cancellable, error);
}

static gpointer
write_file (SiStoreTransaction *self, gpointer data, GError **error)
{
  const char *path = g_file_peek_path (data);
  g_autoptr (SiTable) newest = NULL;
  HistorySource source = { self, NULL };

  if (!si_store_transaction_read_newest (self, &newest, error))
    return NULL;
  if (path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("Choose a file on this computer."));
      return NULL;
    }
  source.newest = newest;
  return GINT_TO_POINTER (
      si_whole_file_write (path, write_to_descriptor, &source, self->cancellable, error));
}

static const SiStoreOperation write_history_operation = {
  .transaction = write_file,
  .retry = SI_STORE_RETRY_NEVER,
  .free_data = g_object_unref,
};

/**
 * si_store_write_history_async:
 * @self: a store
 * @csv: the file to write
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes all snapshots to a file, as CSV (RFC 4180): Time, SkuCode, products_id, Godownid, Godown,
 * Stock; the newest snapshot first, and for each the stocks that it changed. A line without a
 * godown is a total, one without a stock says that there is none any more.
 */
void
si_store_write_history_async (SiStore *self,
                              GFile *csv,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (SI_IS_STORE (self));
  g_return_if_fail (G_IS_FILE (csv));

  si_store_run (self, &write_history_operation, g_object_ref (csv), cancellable, callback,
                user_data);
}

/**
 * si_store_write_history_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether the whole file was written; if not, nothing was, and the error is of
 *   %SI_STORE_ERROR or %G_IO_ERROR
 */
gboolean
si_store_write_history_finish (SiStore *self, GAsyncResult *result, GError **error)
{
  return si_store_run_finish (self, &write_history_operation, result, error) != NULL;
}
