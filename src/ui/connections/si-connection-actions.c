/* si-connection-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-connection-actions.h"

#include <glib/gi18n.h>

#include "si-connection-dialog.h"
#include "si-connection-menu.h"
#include "si-cut.h"
#include "si-direction.h"
#include "si-toast.h"

struct _SiConnectionActions
{
  GObject parent_instance;

  GtkApplicationWindow *window;  /* (unowned) (nullable): %NULL once it is gone */
  SiToaster *toaster;            /* (owned) */
  SiEngines *engines;            /* (owned) (nullable) */
  SiConnectionList *connections; /* (owned) (nullable): %NULL if they must not be changed */
  SiEngine *engine;              /* (owned) (nullable) */
};

/* A removed connection, as long as the removal can be undone. */
typedef struct
{
  SiConnectionActions *actions; /* (owned) */
  SiEngines *engines;           /* (owned) */
  SiConnection *connection;     /* (owned) (nullable): %NULL once it is back */
  guint position;
} Removal;

G_DEFINE_FINAL_TYPE (SiConnectionActions, si_connection_actions, G_TYPE_OBJECT)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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
  g_object_unref (removal->actions);
  g_free (removal);
}

/* Lets the window take the engine of a connection, which is refreshed unless it is in use already.
 * Other windows keep theirs. */
static void
use_connection (SiConnectionActions *self, SiConnection *connection)
{
  g_autoptr (SiEngine) engine = NULL;

  if (self->window == NULL)
    return;
  si_connection_list_set_current (self->connections, connection);
  engine = si_engines_start (self->engines, connection);
  g_signal_emit (self, signals[CHOSEN], 0, engine);
}

static void
undo_clicked (AdwToast *toast, Removal *removal)
{
  g_autoptr (SiConnection) connection = g_steal_pointer (&removal->connection);

  if (connection == NULL)
    return;
  si_connection_list_insert (si_engines_get_connections (removal->engines), removal->position,
                             connection);
  use_connection (removal->actions, connection);
}

static void
offer_undo (SiConnectionActions *self, SiConnection *connection, guint position)
{
  Removal *removal = g_new0 (Removal, 1);
  g_autofree char *cut = si_cut_name (si_connection_get_name (connection));
  g_autofree char *name = si_direction_isolate_name (cut);
  g_autofree char *text = g_strdup_printf (_ ("Removed “%s”"), name);
  AdwToast *toast = si_toast_new (text);

  removal->actions = g_object_ref (self);
  removal->engines = g_object_ref (self->engines);
  removal->connection = g_object_ref (connection);
  removal->position = position;

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, 10);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_clicked), removal, removal_free,
                         0);
  si_toaster_keep (self->toaster, toast);
}

static SiConnection *
get_connection (SiConnectionActions *self)
{
  return self->engine != NULL ? si_engine_get_connection (self->engine) : NULL;
}

/* Returns: (nullable): the connection in use, if it is saved. */
static SiConnection *
get_saved_connection (SiConnectionActions *self)
{
  SiConnection *connection = get_connection (self);
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

static const char *
get_connection_id (SiConnectionActions *self)
{
  SiConnection *connection = get_connection (self);

  if (connection == NULL)
    return "";
  if (is_sample (connection))
    return SI_SAMPLE_CONNECTION;
  return si_connection_get_id (connection) != NULL ? si_connection_get_id (connection) : "";
}

static void
connection_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiConnectionActions *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);
  SiConnection *connection = NULL;

  if (g_str_equal (id, SI_SAMPLE_CONNECTION))
    gtk_widget_activate_action (GTK_WIDGET (self->window), "app.demo", NULL);
  else if (self->connections != NULL)
    connection = si_connection_list_find (self->connections, id);
  if (connection != NULL)
    use_connection (self, connection);
}

static SiConnectionDialog *
open_dialog (SiConnectionActions *self, SiConnectionDraft *draft)
{
  SiConnectionDialog *dialog = si_connection_dialog_new (self->connections, draft);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self->window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

/* Tells that connections cannot be saved, before a person types one. */
static gboolean
say_if_locked (SiConnectionActions *self)
{
  g_autoptr (GError) error = NULL;

  if (si_connection_list_check_writable (self->connections, &error))
    return FALSE;
  si_toaster_say (self->toaster, error->message);
  return TRUE;
}

static void
add_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (SiConnectionDraft) draft = si_connection_draft_new (NULL);

  if (!say_if_locked (user_data))
    open_dialog (user_data, draft);
}

/* Creates a draft of the connection in use, which becomes a new connection if it is not saved. */
static SiConnectionDraft *
make_draft (SiConnectionActions *self)
{
  SiConnection *connection = get_connection (self);
  SiConnection *saved = get_saved_connection (self);
  SiConnectionDraft *draft = si_connection_draft_new (saved);

  if (saved == NULL && connection != NULL && !is_sample (connection))
    g_object_set (draft, "address", si_connection_get_address (connection), "auth",
                  si_connection_get_auth (connection), NULL);
  return draft;
}

static void
edit_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiConnectionActions *self = user_data;
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
remove_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiConnectionActions *self = user_data;
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

static void
set_enabled (SiConnectionActions *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->window), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update (SiConnectionActions *self)
{
  SiConnection *connection = get_connection (self);
  const gboolean can_change = self->connections != NULL;
  GAction *action;

  if (self->window == NULL)
    return;
  set_enabled (self, "add-connection", can_change);
  set_enabled (self, "edit-connection",
               can_change && connection != NULL && !is_sample (connection));
  set_enabled (self, "remove-connection", get_saved_connection (self) != NULL);
  action = g_action_map_lookup_action (G_ACTION_MAP (self->window), "connection");
  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (get_connection_id (self)));
}

static void
si_connection_actions_dispose (GObject *object)
{
  SiConnectionActions *self = SI_CONNECTION_ACTIONS (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->engine);
  g_clear_object (&self->connections);
  g_clear_object (&self->engines);
  g_clear_object (&self->toaster);

  G_OBJECT_CLASS (si_connection_actions_parent_class)->dispose (object);
}

static void
si_connection_actions_class_init (SiConnectionActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_connection_actions_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, SI_TYPE_ENGINE);
}

static void
si_connection_actions_init (SiConnectionActions *self)
{
}

/**
 * si_connection_actions_new:
 * @window: the window that gets the actions
 * @toaster: offers to undo a removal
 * @engines: (nullable): the engines, with the saved connections; %NULL if none can be chosen
 *
 * Returns: (transfer full): the actions, without an engine
 */
SiConnectionActions *
si_connection_actions_new (GtkApplicationWindow *window, SiToaster *toaster, SiEngines *engines)
{
  static const GActionEntry entries[] = {
    { .name = "connection",
      .activate = connection_activated,
      .parameter_type = "s",
      .state = "''" },
    { .name = "add-connection", .activate = add_activated },
    { .name = "edit-connection", .activate = edit_activated },
    { .name = "remove-connection", .activate = remove_activated },
  };
  SiConnectionActions *self;

  g_return_val_if_fail (GTK_IS_APPLICATION_WINDOW (window), NULL);
  g_return_val_if_fail (SI_IS_TOASTER (toaster), NULL);
  g_return_val_if_fail (engines == NULL || SI_IS_ENGINES (engines), NULL);

  self = g_object_new (SI_TYPE_CONNECTION_ACTIONS, NULL);
  g_set_weak_pointer (&self->window, window);
  self->toaster = g_object_ref (toaster);
  g_set_object (&self->engines, engines);
  if (engines != NULL)
    g_set_object (&self->connections, si_engines_get_connections (engines));
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), self);
  update (self);
  return self;
}

/**
 * si_connection_actions_set_engine:
 * @self: the actions
 * @engine: the engine of the connection in use, from now on
 */
void
si_connection_actions_set_engine (SiConnectionActions *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_CONNECTION_ACTIONS (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  g_set_object (&self->engine, engine);
  update (self);
}
