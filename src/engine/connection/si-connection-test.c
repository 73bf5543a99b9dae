/* si-connection-test.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-connection-test.h"

#include <glib/gi18n.h>

#include "si-session.h"

/* The test asks for one product only, to be quick. The provider's own document has this code, but a
 * server that does not know it answers, too. */
#define TEST_SKU "PTFB04"

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SiSession *session = SI_SESSION (source);
  GError *error = NULL;
  g_autoptr (SiTable) table = NULL;
  const char *host;

  g_assert (SI_IS_SESSION (session));
  g_assert (G_IS_TASK (task));

  table = si_session_fetch_finish (session, result, &error);
  if (table == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  host = si_connection_get_host (si_session_get_connection (session));
  g_task_return_pointer (
      task,
      g_strdup_printf (si_session_get_accepted (session) == SI_AUTH_BASIC
                           ? _ ("%s answers, and accepts the key sent as Basic.")
                           : _ ("%s answers, and accepts the key sent as Bearer."),
                       host),
      g_free);
}

/**
 * si_connection_test_async:
 * @connection: a connection, with a key of its own or one in the keyring
 * @cancellable: (nullable): stops the test
 * @callback: called when the test is done
 * @user_data: for @callback
 *
 * Sends the service a request for one SKU code.
 */
void
si_connection_test_async (SiConnection *connection,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (SiSession) session = NULL;

  g_return_if_fail (SI_IS_CONNECTION (connection));

  task = g_task_new (connection, cancellable, callback, user_data);
  g_task_set_source_tag (task, si_connection_test_async);
  session = si_session_new (connection);
  si_session_fetch_async (session, TEST_SKU, NULL, NULL, NULL, cancellable, tested_cb,
                          g_steal_pointer (&task));
}

/**
 * si_connection_test_finish:
 * @connection: the connection
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): a sentence for the person about how the key is accepted; %NULL with an
 *   error of %SI_API_ERROR or %SI_KEYRING_ERROR, or %G_IO_ERROR_CANCELLED
 */
char *
si_connection_test_finish (SiConnection *connection, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, connection), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_connection_test_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
