/* si-background.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-background.h"

#include <glib/gi18n.h>
#include <libportal/portal.h>

/* libportal has these two codes for a portal that answered without giving permission. Every other
 * error means that no portal answered, and then nobody forbids the program to go on. */
static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  gboolean allowed;

  g_assert (XDP_IS_PORTAL (source));
  g_assert (G_IS_TASK (task));

  allowed = xdp_portal_request_background_finish (XDP_PORTAL (source), result, &error);
  if (error != NULL)
    g_debug ("The portal did not allow the background: %s", error->message);
  g_task_return_boolean (task, allowed || (error != NULL && !is_refusal (error)));
}

/**
 * si_background_request_async:
 * @application: the program, registered
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks the desktop whether the program may go on without a window. The desktop may ask the person.
 */
void
si_background_request_async (GApplication *application,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (XdpPortal) portal = NULL;

  g_return_if_fail (G_IS_APPLICATION (application));

  task = g_task_new (application, NULL, callback, user_data);
  g_task_set_source_tag (task, si_background_request_async);
  /* xdp_portal_new() ends the program where there is no session bus. */
  if (g_application_get_dbus_connection (application) == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  portal = xdp_portal_new ();
  xdp_portal_request_background (
      portal, NULL, (char *) _ ("Refreshes the inventory, and tells of stocks that are low"), NULL,
      XDP_BACKGROUND_FLAG_NONE, NULL, answered_cb, g_steal_pointer (&task));
}

/**
 * si_background_request_finish:
 * @application: the program
 * @result: the result that the callback got
 *
 * Returns: whether the program may go on without a window
 */
gboolean
si_background_request_finish (GApplication *application, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, application), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_background_request_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}
