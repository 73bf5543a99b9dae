/* si-connection-dialog-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-connection-dialog-private.h"

#include <glib/gi18n.h>

#include "si-connection-save.h"
#include "si-connection-test.h"
#include "si-problem.h"

static void
show_ways_on (SiConnectionDialog *self, gboolean shown)
{
  gtk_widget_set_visible (self->ways_on, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->test), !shown);
  if (shown)
    gtk_widget_grab_focus (GTK_WIDGET (self->try_again));
}

/*< private >
 * si_connection_dialog_hide_result:
 * @self: a dialog in which something was changed
 *
 * Hides the result of a test or of the saving, since it is about the text before the change.
 */
void
si_connection_dialog_hide_result (SiConnectionDialog *self)
{
  if (self->cancellable != NULL)
    return;
  si_inline_message_hide (self->result);
  show_ways_on (self, FALSE);
}

/*< private >
 * si_connection_dialog_stop:
 * @self: a dialog
 *
 * Stops the test or the saving under way, if there is one.
 */
void
si_connection_dialog_stop (SiConnectionDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
show_failure (SiConnectionDialog *self, const GError *error)
{
  g_autoptr (SiProblem) problem = si_problem_new (error);

  si_inline_message_show (self->result, SI_INLINE_MESSAGE_ERROR, si_problem_get_title (problem),
                          si_problem_get_text (problem));
}

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiConnectionDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = si_connection_test_finish (SI_CONNECTION (source), result, &error);

  /* The result of an older request is dropped, such as that of a test after the saving has
   * begun. */
  if (self->closed || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  if (words != NULL)
    si_inline_message_show (self->result, SI_INLINE_MESSAGE_SUCCESS, NULL, words);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    si_inline_message_hide (self->result);
  else
    show_failure (self, error);
  si_connection_dialog_update_buttons (self);
}

/*< private >
 * si_connection_dialog_test:
 * @self: a dialog
 *
 * Tests the connection as it was typed. A second press stops the test.
 */
void
si_connection_dialog_test (SiConnectionDialog *self, GtkButton *button)
{
  g_autoptr (SiConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  g_assert (SI_IS_CONNECTION_DIALOG (self));

  if (self->cancellable != NULL)
    {
      si_connection_dialog_stop (self);
      return;
    }
  connection = si_connection_draft_make_connection (self->draft, &error);
  if (connection == NULL)
    {
      show_failure (self, error);
      return;
    }

  self->cancellable = g_cancellable_new ();
  show_ways_on (self, FALSE);
  si_inline_message_show (self->result, SI_INLINE_MESSAGE_BUSY, NULL, _ ("Asking the server"));
  si_connection_dialog_update_buttons (self);
  si_connection_test_async (connection, self->cancellable, tested_cb, g_object_ref (self));
}

static void
connect_and_close (SiConnectionDialog *self)
{
  SiConnection *saved = si_connection_list_get_current (self->list);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "app.connect", "s",
                                si_connection_get_id (saved));
  gtk_window_close (GTK_WINDOW (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiConnectionDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = si_connection_save_finish (SI_CONNECTION (source), result, &error);

  if (self->closed)
    return;

  g_clear_object (&self->cancellable);
  self->saving = FALSE;
  si_connection_dialog_update_buttons (self);
  if (saved)
    {
      connect_and_close (self);
      return;
    }
  show_failure (self, error);
  show_ways_on (self, TRUE);
}

/*< private >
 * si_connection_dialog_save:
 * @self: a dialog
 *
 * Stores the key in the keyring, saves the connection, uses it and closes the dialog.
 */
void
si_connection_dialog_save (SiConnectionDialog *self, GtkButton *button)
{
  g_assert (SI_IS_CONNECTION_DIALOG (self));

  /* The saving makes a running test useless. */
  si_connection_dialog_stop (self);
  g_clear_object (&self->cancellable);

  self->cancellable = g_cancellable_new ();
  self->saving = TRUE;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  show_ways_on (self, FALSE);
  if (si_connection_draft_has_key (self->draft))
    si_inline_message_show (self->result, SI_INLINE_MESSAGE_BUSY, NULL,
                            _ ("Putting the key into the keyring"));
  si_connection_dialog_update_buttons (self);
  si_connection_draft_save_async (self->draft, self->list, self->cancellable, saved_cb,
                                  g_object_ref (self));
}

/*< private >
 * si_connection_dialog_use_for_now:
 * @self: a dialog
 *
 * Uses the connection without a keyring: the key is kept in memory until the program ends.
 */
void
si_connection_dialog_use_for_now (SiConnectionDialog *self, GtkButton *button)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiConnection) connection = si_connection_draft_make_connection (self->draft, &error);

  g_assert (SI_IS_CONNECTION_DIALOG (self));

  if (connection != NULL && si_connection_list_save (self->list, connection, &error))
    connect_and_close (self);
  else
    show_failure (self, error);
}
