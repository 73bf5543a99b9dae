/* si-store-watches.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-store-private.h"
#include "si-watch-rows.h"

static gboolean
read_watches (SiStore *self, SiOperation *operation, GError **error)
{
  SiState state;

  if (!si_state_read (self->database, &state, error))
    return FALSE;
  operation->list = si_watches_read_all (self->database, &state, error);
  return operation->list != NULL;
}

static gboolean
list (SiStore *self, SiOperation *operation, GCancellable *cancellable, GError **error)
{
  return si_database_begin (self->database, FALSE, error)
         && si_database_end (self->database, read_watches (self, operation, error), error);
}

/**
 * si_store_list_watches_async:
 * @self: a store
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Lists the watches.
 */
void
si_store_list_watches_async (SiStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (SI_IS_STORE (self));

  si_store_begin (self, si_operation_new (list, SI_RETRY_NEVER), si_store_list_watches_async,
                  cancellable, callback, user_data);
}

/**
 * si_store_list_watches_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type SiWatch): the watches in the order in which they were
 *   set; or %NULL with an error of %SI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
si_store_list_watches_finish (SiStore *self, GAsyncResult *result, GError **error)
{
  SiOperation *operation = si_store_end (self, result, si_store_list_watches_async, error);

  return operation != NULL ? g_steal_pointer (&operation->list) : NULL;
}

static gboolean
write_watch (SiStore *self, SiOperation *operation, GError **error)
{
  SiState state;

  return si_state_read (self->database, &state, error)
         && si_watch_write (self->database, &state, operation->watch, error)
         && si_state_write (self->database, &state, error);
}

static gboolean
save (SiStore *self, SiOperation *operation, GCancellable *cancellable, GError **error)
{
  const gint64 id = operation->watch->id;

  if (si_database_begin (self->database, TRUE, error)
      && si_database_end (self->database, write_watch (self, operation, error), error))
    return TRUE;
  operation->watch->id = id;
  return FALSE;
}

/**
 * si_store_save_watch_async:
 * @self: a store
 * @watch: a watch; with an id of 0 it is a new one, else it takes the place of the one with its id
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Stores a watch.
 */
void
si_store_save_watch_async (SiStore *self,
                           const SiWatch *watch,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  SiOperation *operation;

  g_return_if_fail (SI_IS_STORE (self));
  g_return_if_fail (watch != NULL && watch->product_id != NULL && watch->sku != NULL);

  operation = si_operation_new (save, SI_RETRY_ALWAYS);
  operation->watch = si_watch_copy (watch);
  si_store_begin (self, operation, si_store_save_watch_async, cancellable, callback, user_data);
}

/**
 * si_store_save_watch_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the watch with its id; or %NULL with an error of %SI_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
SiWatch *
si_store_save_watch_finish (SiStore *self, GAsyncResult *result, GError **error)
{
  SiOperation *operation = si_store_end (self, result, si_store_save_watch_async, error);

  return operation != NULL ? g_steal_pointer (&operation->watch) : NULL;
}

static gboolean
delete_watch (SiStore *self, SiOperation *operation, GError **error)
{
  SiState state;

  return si_state_read (self->database, &state, error)
         && si_watch_delete (self->database, &state, operation->id, error)
         && si_state_write (self->database, &state, error);
}

static gboolean
drop (SiStore *self, SiOperation *operation, GCancellable *cancellable, GError **error)
{
  return si_database_begin (self->database, TRUE, error)
         && si_database_end (self->database, delete_watch (self, operation, error), error);
}

/**
 * si_store_remove_watch_async:
 * @self: a store
 * @id: the id of a watch; it is no error if there is none
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Removes a watch. Its id is not given again.
 */
void
si_store_remove_watch_async (SiStore *self,
                             gint64 id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  SiOperation *operation;

  g_return_if_fail (SI_IS_STORE (self));

  operation = si_operation_new (drop, SI_RETRY_ALWAYS);
  operation->id = id;
  si_store_begin (self, operation, si_store_remove_watch_async, cancellable, callback, user_data);
}

/**
 * si_store_remove_watch_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether there is no such watch now; if there still is, with an error of
 *   %SI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
gboolean
si_store_remove_watch_finish (SiStore *self, GAsyncResult *result, GError **error)
{
  return si_store_end (self, result, si_store_remove_watch_async, error) != NULL;
}
