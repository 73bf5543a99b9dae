/* si-store-past.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>

#include "si-stock-points.h"
#include "si-snapshot-rows.h"
#include "si-store-private.h"
#include "si-whole-file.h"

/* What is read in one transaction. */
typedef gboolean (*Reading) (SiStore *self,
                             const SiState *state,
                             SiOperation *operation,
                             GCancellable *cancellable,
                             GError **error);

static gboolean
read_in_transaction (SiStore *self,
                     Reading reading,
                     SiOperation *operation,
                     GCancellable *cancellable,
                     GError **error)
{
  SiState state;
  gboolean good;

  if (!si_database_begin (self->database, FALSE, error))
    return FALSE;
  good = si_state_read (self->database, &state, error)
         && reading (self, &state, operation, cancellable, error);
  return si_database_end (self->database, good, error);
}

static gboolean
read_snapshots (SiStore *self,
                const SiState *state,
                SiOperation *operation,
                GCancellable *cancellable,
                GError **error)
{
  operation->list = si_snapshots_read (self->database, state, error);
  return operation->list != NULL;
}

static gboolean
list_snapshots (SiStore *self, SiOperation *operation, GCancellable *cancellable, GError **error)
{
  return read_in_transaction (self, read_snapshots, operation, cancellable, error);
}

/**
 * si_store_list_snapshots_async:
 * @self: a store
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Lists what is remembered.
 */
void
si_store_list_snapshots_async (SiStore *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (SI_IS_STORE (self));

  si_store_begin (self, si_operation_new (list_snapshots, SI_RETRY_NEVER),
                  si_store_list_snapshots_async, cancellable, callback, user_data);
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
  SiOperation *operation = si_store_end (self, result, si_store_list_snapshots_async, error);

  return operation != NULL ? g_steal_pointer (&operation->list) : NULL;
}

static gboolean
is_known (const SiPast *past, gint64 snapshot)
{
  for (guint i = 0; i < past->snapshots->len; i++)
    if (((SiSnapshot *) past->snapshots->pdata[i])->id == snapshot)
      return TRUE;
  return FALSE;
}

static gboolean
no_such_snapshot (GError **error)
{
  g_set_error_literal (error, SI_STORE_ERROR, SI_STORE_ERROR_FAILED,
                       _ ("The inventory of that time is not stored any more."));
  return FALSE;
}

static gboolean
rebuild (SiStore *self,
         const SiState *state,
         SiOperation *operation,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (SiTable) newest = si_store_read_newest (self, state, error);
  g_autoptr (SiProductNumbers) numbers = NULL;
  g_autoptr (SiRebuild) table = NULL;
  g_auto (SiPast) past = { NULL };

  if (newest == NULL)
    return state->snapshot == 0 && no_such_snapshot (error);
  if (operation->id == state->snapshot)
    {
      operation->found = g_steal_pointer (&newest);
      return TRUE;
    }
  numbers = si_product_numbers_read (self->database, state, newest, error);
  if (numbers == NULL || !si_past_init (&past, self->database, state, error))
    return FALSE;
  if (!is_known (&past, operation->id))
    return no_such_snapshot (error);

  table = si_rebuild_new (newest, numbers);
  while (si_past_get_snapshot (&past)->id != operation->id)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !si_rebuild_step_back (table, &past, error))
      return FALSE;
  operation->found = si_rebuild_make_table (table);
  return TRUE;
}

static gboolean
load_past (SiStore *self, SiOperation *operation, GCancellable *cancellable, GError **error)
{
  return read_in_transaction (self, rebuild, operation, cancellable, error);
}

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
  SiOperation *operation;

  g_return_if_fail (SI_IS_STORE (self));

  operation = si_operation_new (load_past, SI_RETRY_NEVER);
  operation->id = snapshot;
  si_store_begin (self, operation, si_store_load_past_async, cancellable, callback, user_data);
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
  SiOperation *operation = si_store_end (self, result, si_store_load_past_async, error);

  return operation != NULL ? g_steal_pointer (&operation->found) : NULL;
}

static gboolean
read_product (SiStore *self,
              const SiState *state,
              SiOperation *operation,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (SiTable) newest = si_store_read_newest (self, state, error);

  if (newest != NULL)
    operation->list = si_history_read (self->database, state, newest, operation->product,
                                       operation->godown_id, cancellable, error);
  else if (state->snapshot == 0)
    operation->list = g_ptr_array_new_with_free_func ((GDestroyNotify) si_stock_point_free);
  return operation->list != NULL;
}

static gboolean
read_history (SiStore *self, SiOperation *operation, GCancellable *cancellable, GError **error)
{
  return read_in_transaction (self, read_product, operation, cancellable, error);
}

/**
 * si_store_read_history_async:
 * @self: a store
 * @product: what a product is known by
 * @godown_id: (nullable): a godown's id, or %NULL for the total
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads how a stock has gone up and down.
 */
void
si_store_read_history_async (SiStore *self,
                             const SiProductKey *product,
                             const char *godown_id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  SiOperation *operation;

  g_return_if_fail (SI_IS_STORE (self));
  g_return_if_fail (product != NULL);

  operation = si_operation_new (read_history, SI_RETRY_NEVER);
  operation->product = si_product_key_copy (product);
  operation->godown_id = g_strdup (godown_id);
  si_store_begin (self, operation, si_store_read_history_async, cancellable, callback, user_data);
}

/**
 * si_store_read_history_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type SiStockPoint): the stock at the oldest snapshot, at each
 *   one at which it was another than before, and at the newest, oldest first; or %NULL with an
 *   error of %SI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
si_store_read_history_finish (SiStore *self, GAsyncResult *result, GError **error)
{
  SiOperation *operation = si_store_end (self, result, si_store_read_history_async, error);

  return operation != NULL ? g_steal_pointer (&operation->list) : NULL;
}

/* What writes the file needs. */
typedef struct
{
  SiStore *store;
  const SiState *state;
  SiTable *newest; /* (nullable) */
} Export;

static gboolean
write_to_descriptor (int descriptor, gpointer data, GCancellable *cancellable, GError **error)
{
  const Export *export = data;
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (descriptor, FALSE);

  return si_history_write (export->store->database, export->state, export->newest, stream,
                           cancellable, error);
}

static gboolean
write_file (SiStore *self,
            const SiState *state,
            SiOperation *operation,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (SiTable) newest = si_store_read_newest (self, state, error);
  Export export = { self, state, newest };

  if (newest == NULL && state->snapshot != 0)
    return FALSE;
  if (g_file_peek_path (operation->file) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("Choose a file on this computer."));
      return FALSE;
    }
  return si_whole_file_write (g_file_peek_path (operation->file), write_to_descriptor, &export,
                              cancellable, error);
}

static gboolean
write_history (SiStore *self, SiOperation *operation, GCancellable *cancellable, GError **error)
{
  return read_in_transaction (self, write_file, operation, cancellable, error);
}

/**
 * si_store_write_history_async:
 * @self: a store
 * @csv: the file to write
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes all that is remembered to a file, as CSV (RFC 4180): Time, SkuCode, products_id, Godownid,
 * Godown, Stock; the newest snapshot first, and for each the stocks that were other than before.
 * A line without a godown is a total, one without a stock says that there is none any more.
 */
void
si_store_write_history_async (SiStore *self,
                              GFile *csv,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  SiOperation *operation;

  g_return_if_fail (SI_IS_STORE (self));
  g_return_if_fail (G_IS_FILE (csv));

  operation = si_operation_new (write_history, SI_RETRY_NEVER);
  operation->file = g_object_ref (csv);
  si_store_begin (self, operation, si_store_write_history_async, cancellable, callback, user_data);
}

/**
 * si_store_write_history_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether all of it was written; if not, nothing was, and the error is of
 *   %SI_STORE_ERROR or %G_IO_ERROR
 */
gboolean
si_store_write_history_finish (SiStore *self, GAsyncResult *result, GError **error)
{
  return si_store_end (self, result, si_store_write_history_async, error) != NULL;
}
