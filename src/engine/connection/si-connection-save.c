/* si-connection-save.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-connection-save.h"

static void
key_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SiConnection *connection = g_task_get_source_object (task);
  GError *error = NULL;

  g_assert (SI_IS_CONNECTION (connection));

  if (!si_connection_store_key_finish (connection, result, &error)
      || !si_connection_list_save (g_task_get_task_data (task), connection, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * si_connection_save_async:
 * @connection: a connection with an id
 * @key: (nullable): its API key; %NULL to leave the one in the keyring
 * @list: the list that gets the connection
 * @cancellable: (nullable): stops the saving
 * @callback: called when the connection is saved
 * @user_data: for @callback
 *
 * Puts the key into the keyring and then the connection into the list, where it is the one in use.
 * Where the keyring fails the list stays as it is.
 */
void
si_connection_save_async (SiConnection *connection,
                          const char *key,
                          SiConnectionList *list,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (SI_IS_CONNECTION (connection));
  g_return_if_fail (SI_IS_CONNECTION_LIST (list));

  task = g_task_new (connection, cancellable, callback, user_data);
  g_task_set_source_tag (task, si_connection_save_async);
  g_task_set_task_data (task, g_object_ref (list), g_object_unref);
  /* A key without its connection would be left in the keyring. */
  if (key != NULL && si_connection_list_check_writable (list, &error))
    si_connection_store_key_async (connection, key, cancellable, key_stored_cb,
                                   g_steal_pointer (&task));
  else if (error != NULL || !si_connection_list_save (list, connection, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * si_connection_save_finish:
 * @connection: the connection
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether the connection was saved; if not, with an error of %SI_KEYRING_ERROR,
 *   %G_IO_ERROR_PERMISSION_DENIED or %G_IO_ERROR_CANCELLED
 */
gboolean
si_connection_save_finish (SiConnection *connection, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, connection), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_connection_save_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
