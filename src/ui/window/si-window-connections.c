/* si-window-connections.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The actions that choose, add, change and remove a connection. */

#include "config.h"

#include <glib/gi18n.h>

#include "si-connection-dialog.h"
#include "si-toast.h"
#include "si-window-private.h"

/* A removed connection, as long as the removal can be undone. */
typedef struct
{
  SiEngines *engines;       /* (owned) */
  SiWindow *window;         /* (not owned): it owns the toast */
  SiConnection *connection; /* (owned) (nullable): %NULL once it is back */
  guint position;
} Removal;

static void
key_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiConnection) connection = user_data;
  g_autoptr (GError) error = NULL;

  if (!si_connection_clear_key_finish (connection, result, &error))
    g_message ("The key of a removed connection is still in the keyring: %s", error->message);
  g_application_release (g_application_get_default ());
}

/* Deletes the key and the inventory when the toast is gone, since the removal cannot be undone any
 * more. The program is held until then. */
static void
removal_free (gpointer data, GClosure *closure)
{
  Removal *removal = data;

  if (removal->connection != NULL)
    {
      si_engines_forget (removal->engines, removal->connection);
      g_application_hold (g_application_get_default ());
      si_connection_clear_key_async (removal->connection, NULL, key_cleared_cb,
                                     g_object_ref (removal->connection));
    }
  g_clear_object (&removal->connection);
  g_object_unref (removal->engines);
  g_free (removal);
}

static void
undo_clicked (AdwToast *toast, Removal *removal)
{
  g_autoptr (SiConnection) connection = g_steal_pointer (&removal->connection);

  if (connection == NULL)
    return;
  si_connection_list_insert (si_engines_get_connections (removal->engines), removal->position,
                             connection);
  si_window_use_connection (removal->window, connection);
}

static void
offer_undo (SiWindow *self, SiConnection *connection, guint position)
{
  Removal *removal = g_new0 (Removal, 1);
  g_autofree char *text = g_strdup_printf (_ ("Removed “%s”"), si_connection_get_name (connection));
  AdwToast *toast = si_toast_new (text);

  removal->engines = g_object_ref (self->engines);
  removal->window = self;
  removal->connection = g_object_ref (connection);
  removal->position = position;

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, 10);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_clicked), removal, removal_free,
                         0);
  si_window_announce_toast (self, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Returns: (nullable): the connection in use, if it is saved. */
static SiConnection *
get_saved_connection (SiWindow *self)
{
  SiConnection *connection = si_engine_get_connection (self->engine);
  const char *id = connection != NULL ? si_connection_get_id (connection) : NULL;

  if (self->connections == NULL || id == NULL)
    return NULL;
  return si_connection_list_find (self->connections, id);
}

static gboolean
is_sample (SiConnection *connection)
{
  return si_connection_get_id (connection) == NULL && si_connection_has_own_key (connection);
}

/**
 * si_window_get_connection_id:
 * @self: a window
 *
 * Returns: the id of the connection in use in the target of "win.connection"; "" if it is not saved
 */
const char *
si_window_get_connection_id (SiWindow *self)
{
  SiConnection *connection = si_engine_get_connection (self->engine);

  if (connection == NULL)
    return "";
  if (is_sample (connection))
    return SI_SAMPLE_CONNECTION;
  return si_connection_get_id (connection) != NULL ? si_connection_get_id (connection) : "";
}

/**
 * si_window_choose_connection:
 * @self: a window
 * @id: a target of "win.connection"
 *
 * Uses another connection from now on.
 */
void
si_window_choose_connection (SiWindow *self, const char *id)
{
  SiConnection *connection = NULL;

  if (g_strcmp0 (id, SI_SAMPLE_CONNECTION) == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.demo", NULL);
  else if (id != NULL && self->connections != NULL)
    connection = si_connection_list_find (self->connections, id);
  if (connection != NULL)
    si_window_use_connection (self, connection);
}

/**
 * si_window_use_connection:
 * @self: a window with the saved connections
 * @connection: a saved connection
 *
 * Shows the inventory of a connection from now on. It is refreshed, unless the connection is in use
 * already. Other windows keep theirs.
 */
void
si_window_use_connection (SiWindow *self, SiConnection *connection)
{
  g_autoptr (SiEngine) engine = NULL;

  g_return_if_fail (SI_IS_WINDOW (self) && self->connections != NULL);
  g_return_if_fail (SI_IS_CONNECTION (connection));

  si_connection_list_set_current (self->connections, connection);
  engine = si_engines_start (self->engines, connection);
  si_window_set_engine (self, engine);
}

static SiConnectionDialog *
open_dialog (SiWindow *self, SiConnectionDraft *draft)
{
  SiConnectionDialog *dialog = si_connection_dialog_new (self->connections, draft);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

/* Tells that connections cannot be saved, before a person types one. */
static gboolean
say_if_locked (SiWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (si_connection_list_check_writable (self->connections, &error))
    return FALSE;
  si_window_toast (self, error->message);
  return TRUE;
}

static void
add_connection_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (SiConnectionDraft) draft = si_connection_draft_new (NULL);

  if (!say_if_locked (SI_WINDOW (widget)))
    open_dialog (SI_WINDOW (widget), draft);
}

/* Creates a draft of the connection in use, which becomes a new connection if it is not saved. */
static SiConnectionDraft *
make_draft (SiWindow *self)
{
  SiConnection *connection = si_engine_get_connection (self->engine);
  SiConnection *saved = get_saved_connection (self);
  SiConnectionDraft *draft = si_connection_draft_new (saved);

  if (saved == NULL && connection != NULL && !is_sample (connection))
    g_object_set (draft, "address", si_connection_get_address (connection), "auth",
                  si_connection_get_auth (connection), NULL);
  return draft;
}

static void
edit_connection_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiWindow *self = SI_WINDOW (widget);
  SiProblem *problem = si_refresh_get_problem (si_engine_get_refresh (self->engine));
  g_autoptr (SiConnectionDraft) draft = make_draft (self);
  SiConnectionDialog *dialog;

  if (say_if_locked (self))
    return;
  dialog = open_dialog (self, draft);
  if (problem != NULL && si_problem_get_recovery_action (problem) == SI_RECOVERY_KEY)
    si_connection_dialog_focus_key (dialog);
}

static void
remove_connection_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiWindow *self = SI_WINDOW (widget);
  SiConnection *saved = get_saved_connection (self);
  g_autoptr (SiConnection) connection = NULL;
  guint position;

  if (saved == NULL || say_if_locked (self))
    return;
  connection = g_object_ref (saved);
  position = si_connection_list_remove (self->connections, connection);
  if (position != G_MAXUINT)
    offer_undo (self, connection, position);
}

/**
 * si_window_update_connection_actions:
 * @self: a window
 *
 * Enables the actions on connections that can be used now.
 */
void
si_window_update_connection_actions (SiWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SiConnection *connection = si_engine_get_connection (self->engine);
  gboolean can_change = self->connections != NULL;

  gtk_widget_action_set_enabled (widget, "win.add-connection", can_change);
  gtk_widget_action_set_enabled (widget, "win.edit-connection",
                                 can_change && connection != NULL && !is_sample (connection));
  gtk_widget_action_set_enabled (widget, "win.remove-connection",
                                 get_saved_connection (self) != NULL);
}

/**
 * si_window_install_connection_actions:
 * @widget_class: the window's class, with its property "connection-id"
 */
void
si_window_install_connection_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "win.connection", "connection-id");
  gtk_widget_class_install_action (widget_class, "win.add-connection", NULL, add_connection_action);
  gtk_widget_class_install_action (widget_class, "win.edit-connection", NULL,
                                   edit_connection_action);
  gtk_widget_class_install_action (widget_class, "win.remove-connection", NULL,
                                   remove_connection_action);
}
