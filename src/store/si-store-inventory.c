/* si-store-inventory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-snapshot-save.h"
#include "si-store-private.h"
#include "si-store-time.h"

static gboolean
load (SiStore *self, SiOperation *operation, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;
  SiState state;
  gboolean good;

  if (!si_database_begin (self->database, FALSE, error))
    return FALSE;
  good = si_state_read (self->database, &state, &cause);
  if (good)
    {
      operation->found = si_store_read_newest (self, &state, &cause);
      operation->whole_time = state.whole_time;
    }
  if (cause == NULL)
    return si_database_end (self->database, TRUE, error);
  g_propagate_error (error, g_steal_pointer (&cause));
  return si_database_end (self->database, FALSE, NULL);
}

/**
 * si_store_load_async:
 * @self: a store
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Loads the newest inventory. A file that turns out to be damaged is set aside, and what could be
 * read of it is loaded.
 */
void
si_store_load_async (SiStore *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (SI_IS_STORE (self));

  si_store_begin (self, si_operation_new (load, SI_RETRY_IF_RESCUED), si_store_load_async,
                  cancellable, callback, user_data);
}

/**
 * si_store_load_finish:
 * @self: a store
 * @result: what the callback was given
 * @whole_time: (out) (optional) (nullable) (transfer full): when the last answer about all
 *   products was taken, where that is known
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the inventory; %NULL without an error where none has been
 *   stored, and else with one of %SI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
SiTable *
si_store_load_finish (SiStore *self, GAsyncResult *result, GDateTime **whole_time, GError **error)
{
  SiOperation *operation = si_store_end (self, result, si_store_load_async, error);

  if (whole_time != NULL)
    *whole_time = operation != NULL && operation->whole_time != 0
                      ? si_store_time_to_date (operation->whole_time)
                      : NULL;
  return operation != NULL ? g_steal_pointer (&operation->found) : NULL;
}

static gboolean
save_in_transaction (SiStore *self, SiOperation *operation, SiSnapshot *snapshot, GError **error)
{
  g_autoptr (SiTable) before = NULL;
  SiState state;

  if (!si_state_read (self->database, &state, error))
    return FALSE;
  before = si_store_read_newest (self, &state, error);
  if (before == NULL && state.snapshot != 0)
    return FALSE;
  return si_snapshot_save (self->database, &state, before, operation->table,
                           before != NULL ? si_store_pair (self, before, operation->table) : NULL,
                           snapshot, error);
}

static gboolean
save (SiStore *self, SiOperation *operation, GCancellable *cancellable, GError **error)
{
  SiSnapshot snapshot = { 0, operation->time, operation->kind, operation->filter };

  if (!si_database_begin (self->database, TRUE, error)
      || !si_database_end (self->database, save_in_transaction (self, operation, &snapshot, error),
                           error))
    return FALSE;
  si_store_keep_newest (self, operation->table, snapshot.id);
  return TRUE;
}

/**
 * si_store_save_async:
 * @self: a store
 * @table: the whole inventory as it is now
 * @time: when the answer was taken that made it so
 * @kind: what that answer was about
 * @filter: (nullable): the SKU code or the godown that it was about
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Stores an inventory as the newest snapshot, in one transaction: it is on the disk, or what was
 * there before still is.
 */
void
si_store_save_async (SiStore *self,
                     SiTable *table,
                     GDateTime *time,
                     SiSnapshotKind kind,
                     const char *filter,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  SiOperation *operation;

  g_return_if_fail (SI_IS_STORE (self));
  g_return_if_fail (table != NULL);
  g_return_if_fail (time != NULL);

  operation = si_operation_new (save, SI_RETRY_ALWAYS);
  operation->table = si_table_ref (table);
  operation->time = si_store_time_from_date (time);
  operation->kind = kind;
  operation->filter = g_strdup (filter);
  si_store_begin (self, operation, si_store_save_async, cancellable, callback, user_data);
}

/**
 * si_store_save_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether it is stored; if not, with an error of %SI_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
si_store_save_finish (SiStore *self, GAsyncResult *result, GError **error)
{
  return si_store_end (self, result, si_store_save_async, error) != NULL;
}
