/* si-connection-draft-save.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-connection-draft-private.h"

#include <glib/gi18n.h>

#include "si-session.h"

/* Any SKU code does to see whether the service answers: this one is of its own document. */
#define TEST_SKU "PTFB04"

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SiSession *service = SI_SESSION (source);
  GError *error = NULL;
  g_autoptr (SiTable) table = si_session_fetch_finish (service, result, &error);
  char *message;

  if (table == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  message = g_strdup_printf (si_session_get_accepted (service) == SI_AUTH_BASIC
                                 ? _ ("%s answers, and accepts the key sent as Basic.")
                                 : _ ("%s answers, and accepts the key sent as Bearer."),
                             si_connection_get_host (si_session_get_connection (service)));
  g_task_return_pointer (task, message, g_free);
}

/**
 * si_connection_draft_test_async:
 * @self: a draft that is valid
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Really asks the service, for one SKU code.
 */
void
si_connection_draft_test_async (SiConnectionDraft *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (SiConnection) connection = NULL;
  g_autoptr (SiSession) service = NULL;
  GError *error = NULL;

  g_return_if_fail (SI_IS_CONNECTION_DRAFT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, si_connection_draft_test_async);
  connection = si_connection_draft_make (self, TRUE, &error);
  if (connection == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  service = si_session_new (connection);
  si_session_fetch_async (service, TEST_SKU, NULL, NULL, NULL, cancellable, tested_cb,
                          g_object_ref (task));
}

/**
 * si_connection_draft_test_finish:
 * @self: a draft
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): what happened, in words; %NULL with an error of %SI_API_ERROR
 *   or %SI_KEYRING_ERROR, or %G_IO_ERROR_CANCELLED
 */
char *
si_connection_draft_test_finish (SiConnectionDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_connection_draft_test_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
key_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SiConnectionDraft *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!si_connection_store_key_finish (self->connection, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  si_connection_list_save (g_task_get_task_data (task), self->connection);
  g_task_return_boolean (task, TRUE);
}

/**
 * si_connection_draft_save_async:
 * @self: a draft that is valid
 * @list: where to save it
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Puts the key into the keyring and then the connection into the list, where it is the one
 * in use. Where the keyring fails nothing is saved, and the draft keeps the key.
 */
void
si_connection_draft_save_async (SiConnectionDraft *self,
                                SiConnectionList *list,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (SI_IS_CONNECTION_DRAFT (self));
  g_return_if_fail (SI_IS_CONNECTION_LIST (list));
  g_return_if_fail (si_connection_draft_get_valid (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, si_connection_draft_save_async);
  g_task_set_task_data (task, g_object_ref (list), g_object_unref);
  if (!si_connection_list_check_writable (list, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (self->key == NULL)
    {
      si_connection_list_save (list, self->connection);
      g_task_return_boolean (task, TRUE);
      return;
    }

  si_connection_store_key_async (self->connection, self->key, cancellable, key_stored_cb,
                                 g_object_ref (task));
}

/**
 * si_connection_draft_save_finish:
 * @self: a draft
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether it was saved; if not, with an error of %SI_KEYRING_ERROR,
 *   %G_IO_ERROR_PERMISSION_DENIED or %G_IO_ERROR_CANCELLED
 */
gboolean
si_connection_draft_save_finish (SiConnectionDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_connection_draft_save_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * si_connection_draft_save_for_now:
 * @self: a draft that is valid, with a key
 * @list: where to save it
 * @error: return location for an error
 *
 * Saves the connection without the keyring: its key lives as long as the program runs.
 *
 * Returns: whether it was saved; if not, with %SI_API_ERROR_ADDRESS or
 *   %G_IO_ERROR_PERMISSION_DENIED
 */
gboolean
si_connection_draft_save_for_now (SiConnectionDraft *self, SiConnectionList *list, GError **error)
{
  g_autoptr (SiConnection) connection = NULL;

  g_return_val_if_fail (SI_IS_CONNECTION_DRAFT (self), FALSE);
  g_return_val_if_fail (SI_IS_CONNECTION_LIST (list), FALSE);
  g_return_val_if_fail (self->key != NULL, FALSE);

  if (!si_connection_list_check_writable (list, error))
    return FALSE;
  connection = si_connection_draft_make (self, TRUE, error);
  if (connection == NULL)
    return FALSE;
  si_connection_list_save (list, connection);
  return TRUE;
}
