/* si-application.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-application-private.h"

/* GSettings declares its in-memory back end, which demos use, only with this. */
#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <glib-unix.h>
#include <glib/gi18n.h>

#include "si-background.h"
#include "si-clean.h"
#include "si-color-scheme.h"
#include "si-command-connection.h"
#include "si-complaint.h"
#include "si-held-notifier.h"
#include "si-picture.h"
#include "si-stock-alert-notifier.h"

/* A program without a window ends after so long without a question. */
#define SERVICE_SECONDS 60

G_DEFINE_FINAL_TYPE (SiApplication, si_application, ADW_TYPE_APPLICATION)

static void
background_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SiApplication *self = SI_APPLICATION (source);

  if (!si_background_request_finish (G_APPLICATION (self), result) && self->in_background)
    {
      self->in_background = FALSE;
      g_application_release (G_APPLICATION (self));
    }
}

/* Keeps the program alive after its last window is closed, until a window opens or the settings
 * forbid it. */
static void
update_background (SiApplication *self)
{
  const gboolean wanted
      = gtk_application_get_windows (GTK_APPLICATION (self)) == NULL && !self->demo
        && self->engine != NULL
        && si_persistence_get_store (si_engine_get_persistence (self->engine)) != NULL
        && g_settings_get_boolean (self->settings, "run-in-background")
        && g_settings_get_uint (self->settings, "refresh-minutes") > 0;

  if (!wanted && gtk_application_get_windows (GTK_APPLICATION (self)) == NULL)
    g_clear_object (&self->engine);
  if (wanted == self->in_background)
    return;
  self->in_background = wanted;
  if (!wanted)
    {
      g_application_release (G_APPLICATION (self));
      return;
    }
  g_application_hold (G_APPLICATION (self));
  si_background_request_async (G_APPLICATION (self), background_answered_cb, NULL);
}

/* Lets the window tell of a crash, or of a computer that was switched off while it was open. */
static void
mark_window (SiApplication *self, SiWindow *window)
{
  g_autofree char *folder = NULL;
  gboolean left_over;

  if (self->demo || self->marker != NULL)
    return;
  folder = si_command_store_folder ();
  self->marker = si_run_marker_new (folder, &left_over);
  if (left_over)
    si_window_toast (window, _ ("Last time, the program ended before its window was closed"));
}

/* Finds the window that was used last, of a connection if one is given. */
static SiWindow *
find_window (SiApplication *self, SiConnection *connection)
{
  for (GList *windows = gtk_application_get_windows (GTK_APPLICATION (self)); windows != NULL;
       windows = windows->next)
    if (SI_IS_WINDOW (windows->data)
        && (connection == NULL
            || si_engine_get_connection (si_window_get_engine (windows->data)) == connection))
      return windows->data;
  return NULL;
}

static SiWindow *
present (SiApplication *self, SiWindow *window)
{
  /* With a window the program lives until that is closed, so no timeout applies. */
  g_application_set_inactivity_timeout (G_APPLICATION (self), 0);
  gtk_window_present (GTK_WINDOW (window));
  mark_window (self, window);
  update_background (self);
  return window;
}

/* Takes the engine of a first window, which is made here where the desktop has started the program
 * for an action. */
static SiEngine *
take_engine (SiApplication *self)
{
  if (self->engine != NULL)
    return g_steal_pointer (&self->engine);
  return si_engines_start (self->engines, si_connection_list_get_current (self->list));
}

/*< private >
 * si_application_open_window:
 * @self: the program
 *
 * Opens another window, which begins with the connection of the window that was used last.
 *
 * Returns: (transfer none): the window
 */
SiWindow *
si_application_open_window (SiApplication *self)
{
  SiWindow *last = find_window (self, NULL);
  g_autoptr (SiEngine) engine
      = last != NULL ? g_object_ref (si_window_get_engine (last)) : take_engine (self);

  return present (self,
                  si_window_new (GTK_APPLICATION (self), self->engines, engine, self->settings));
}

/*< private >
 * si_application_present_window:
 * @self: the program
 *
 * Brings the window that was used last to the front, or opens the first one.
 *
 * Returns: (transfer none): the window
 */
SiWindow *
si_application_present_window (SiApplication *self)
{
  SiWindow *window = find_window (self, NULL);

  return window != NULL ? present (self, window) : si_application_open_window (self);
}

/*< private >
 * si_application_show_connection:
 * @self: the program
 * @connection: a saved connection
 *
 * Presents a window with a connection. Where none has it, the one that was used last takes it.
 *
 * Returns: (transfer none): the window
 */
SiWindow *
si_application_show_connection (SiApplication *self, SiConnection *connection)
{
  SiWindow *window = find_window (self, connection);

  if (window != NULL)
    return present (self, window);
  si_connection_list_set_current (self->list, connection);
  if (find_window (self, NULL) == NULL && self->engine != NULL
      && si_engine_get_connection (self->engine) != connection)
    g_clear_object (&self->engine);
  window = si_application_present_window (self);
  si_window_use_connection (window, connection);
  return window;
}

/*< private >
 * si_application_get_demo:
 * @self: the program
 * @error: return location for an error
 *
 * Gets the connection to the sample data of the embedded server, which is started if need be.
 *
 * Returns: (transfer none): the connection, or %NULL with an error
 */
SiConnection *
si_application_get_demo (SiApplication *self, GError **error)
{
  if (self->demo_server == NULL)
    self->demo_server = si_demo_server_new (1, 0);
  if (self->demo_connection == NULL)
    self->demo_connection = si_demo_connection (self->demo_server, error);
  return self->demo_connection;
}

/* A running program ignores options about the connection: they count only in the run that they
 * start. */
static gboolean
connect_engine (SiApplication *self, const SiCommand *command, GError **error)
{
  g_autoptr (SiConnection) connection = NULL;
  g_autoptr (GError) local_error = NULL;

  if (command->demo)
    connection = g_object_ref (si_application_get_demo (self, &local_error));
  else
    connection = si_command_connection (command, self->list, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (command->demo || command->url != NULL || command->auth != NULL)
    {
      g_clear_object (&self->engine);
      self->engine = si_engines_start (self->engines, connection);
    }
  return TRUE;
}

/* Holds the program while data are stored, since the last window can be closed before they are. */
static void
saving_changed (SiApplication *self)
{
  if (si_engines_get_saving (self->engines))
    g_application_hold (G_APPLICATION (self));
  else
    g_application_release (G_APPLICATION (self));
}

static void
si_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  SiApplication *self = SI_APPLICATION (application);

  /* The hold keeps the program until update_background() has decided whether it goes on. */
  g_application_hold (G_APPLICATION (application));
  if (SI_IS_WINDOW (window))
    g_set_object (&self->engine, si_window_get_engine (SI_WINDOW (window)));
  GTK_APPLICATION_CLASS (si_application_parent_class)->window_removed (application, window);
  if (gtk_application_get_windows (application) == NULL)
    g_clear_pointer (&self->marker, si_run_marker_free);
  else
    g_clear_object (&self->engine);
  if (!self->quitting)
    update_background (self);
  g_application_release (G_APPLICATION (application));
}

/* Lets the engine's alerts and held answers be notified of. */
static void
engine_added (SiApplication *self, SiEngine *engine)
{
  GObject *owner = G_OBJECT (engine);

  g_object_set_data_full (owner, "held-notifier",
                          si_held_notifier_new (GTK_APPLICATION (self), engine), g_object_unref);
  g_object_set_data_full (owner, "stock-alert-notifier",
                          si_stock_alert_notifier_new (G_APPLICATION (self), self->seal, engine),
                          g_object_unref);
}

/* Takes another engine in the background, where that of the program was replaced. */
static void
engine_replaced (SiApplication *self, SiEngine *before, SiEngine *after)
{
  if (self->engine == before)
    g_set_object (&self->engine, after);
}

static void
create_engines (SiApplication *self)
{
  g_autofree char *folder = self->demo ? NULL : si_command_store_folder ();

  self->engines = si_engines_new (self->settings, self->demo ? NULL : self->list, folder);
  g_signal_connect_object (self->engines, "added", G_CALLBACK (engine_added), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->engines, "replaced", G_CALLBACK (engine_replaced), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->engines, "notify::saving", G_CALLBACK (saving_changed), self,
                           G_CONNECT_SWAPPED);
}

/* Ends the program in order when a session ends. It waits only for data that are being stored, and
 * a second signal ends it at once. */
static gboolean
terminated_cb (gpointer user_data)
{
  SiApplication *self = user_data;
  const gboolean wait = si_engines_get_saving (self->engines) && !self->quitting;

  g_action_group_activate_action (G_ACTION_GROUP (self), "quit", NULL);
  if (!wait)
    g_application_quit (G_APPLICATION (self));
  return G_SOURCE_CONTINUE;
}

static void
si_application_startup (GApplication *application)
{
  SiApplication *self = SI_APPLICATION (application);

  if (self->demo)
    {
      g_autoptr (GSettingsBackend) memory = g_memory_settings_backend_new ();
      self->settings = g_settings_new_with_backend (SI_APPLICATION_ID, memory);
    }
  else
    {
      self->settings = g_settings_new (SI_APPLICATION_ID);
    }
  self->list = si_connection_list_new (self->settings);
  self->seal = si_seal_new (self->settings);
  create_engines (self);
  if (!self->demo)
    si_search_provider_set_up (self->search, self->engines);
  /* The last inventory is read while GTK starts, so that it is there for the first frame. */
  if (self->restores)
    self->engine = si_engines_start (self->engines, si_connection_list_get_current (self->list));

  G_APPLICATION_CLASS (si_application_parent_class)->startup (application);

  si_color_scheme_follow (self->settings,
                          adw_application_get_style_manager (ADW_APPLICATION (self)));
  gtk_window_set_default_icon_name (SI_APPLICATION_ID);
  si_application_add_actions (self);
  self->on_terminate = g_unix_signal_add (SIGTERM, terminated_cb, self);
  si_application_add_alert_actions (self);
}

/* D-Bus activates the program without a command line. */
static void
si_application_activate (GApplication *application)
{
  si_application_present_window (SI_APPLICATION (application));
}

static void
result_chosen (SiApplication *self, const SiProductKey *product)
{
  SiConnection *connection = si_connection_list_get_current (self->list);
  SiWindow *window = connection != NULL ? si_application_show_connection (self, connection)
                                        : si_application_present_window (self);

  if (product != NULL)
    si_window_show_product (window, product);
}

static void
results_wanted (SiApplication *self, const char *text)
{
  si_window_search (si_application_present_window (self), text);
}

static gboolean
si_application_dbus_register (GApplication *application,
                              GDBusConnection *bus,
                              const char *path,
                              GError **error)
{
  SiApplication *self = SI_APPLICATION (application);

  return G_APPLICATION_CLASS (si_application_parent_class)
             ->dbus_register (application, bus, path, error)
         && si_search_provider_export (self->search, bus, error);
}

static void
si_application_dbus_unregister (GApplication *application, GDBusConnection *bus, const char *path)
{
  si_search_provider_unexport (SI_APPLICATION (application)->search);

  G_APPLICATION_CLASS (si_application_parent_class)->dbus_unregister (application, bus, path);
}

static void
picture_taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SiApplication *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!si_picture_take_finish (GTK_WINDOW (source), result, &error))
    {
      si_complain (error->message);
      self->status = SI_EXIT_REFUSED;
    }
  g_application_quit (G_APPLICATION (self));
}

static int
si_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  SiApplication *self = SI_APPLICATION (application);
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (command_line, NULL);
  g_autoptr (GError) error = NULL;
  const gboolean remote = g_application_command_line_get_is_remote (command_line);
  g_autoptr (SiCommand) command
      = remote ? si_command_parse_remote (arguments, &error) : si_command_parse (arguments, &error);
  SiWindow *window;

  if (command != NULL && find_window (self, NULL) == NULL)
    connect_engine (self, command, &error);
  if (error != NULL)
    {
      g_autofree char *line = si_clean_message (error->message);

      g_application_command_line_printerr (command_line, "sync-inventory: %s\n", line);
      return SI_EXIT_USAGE;
    }

  window = si_application_present_window (self);
  if (command->search != NULL)
    si_window_search (window, command->search);
  if (command->picture_path != NULL)
    si_picture_take_async (GTK_WINDOW (window), si_window_get_engine (window),
                           command->picture_path, NULL, picture_taken_cb, self);
  return SI_EXIT_DONE;
}

static void
si_application_shutdown (GApplication *application)
{
  SiApplication *self = SI_APPLICATION (application);

  si_application_withdraw_try (self);
  if (self->engines != NULL)
    si_engines_stop (self->engines);
  g_clear_pointer (&self->marker, si_run_marker_free);

  G_APPLICATION_CLASS (si_application_parent_class)->shutdown (application);
}

static void
si_application_dispose (GObject *object)
{
  SiApplication *self = SI_APPLICATION (object);

  g_clear_handle_id (&self->on_terminate, g_source_remove);
  g_clear_object (&self->engine);
  g_clear_object (&self->engines);
  g_clear_object (&self->list);
  g_clear_object (&self->demo_connection);
  g_clear_object (&self->demo_server);
  g_clear_object (&self->search);
  g_clear_object (&self->settings);
  g_clear_object (&self->seal);

  G_OBJECT_CLASS (si_application_parent_class)->dispose (object);
}

static void
si_application_class_init (SiApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = si_application_dispose;
  application_class->startup = si_application_startup;
  application_class->activate = si_application_activate;
  application_class->command_line = si_application_command_line;
  application_class->dbus_register = si_application_dbus_register;
  application_class->dbus_unregister = si_application_dbus_unregister;
  application_class->shutdown = si_application_shutdown;
  GTK_APPLICATION_CLASS (klass)->window_removed = si_application_window_removed;
}

static void
si_application_init (SiApplication *self)
{
  self->search = si_search_provider_new (G_APPLICATION (self));
  g_signal_connect_object (self->search, "chosen", G_CALLBACK (result_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "searched", G_CALLBACK (results_wanted), self,
                           G_CONNECT_SWAPPED);
}

/**
 * si_application_start:
 * @command: a command line that opens the window
 * @argc: the number of arguments
 * @argv: the command line itself, for the program that may be running already
 *
 * Opens the window. A program that is running already opens it instead of this process.
 *
 * Returns: the exit status
 */
int
si_application_start (const SiCommand *command, int argc, char **argv)
{
  g_autoptr (SiApplication) self = NULL;
  int status;
  GApplicationFlags flags = G_APPLICATION_HANDLES_COMMAND_LINE;

  g_return_val_if_fail (command != NULL, SI_EXIT_USAGE);

  /* Options that count for one run must not reach the program that is already running, so this run
   * is a program of its own. */
  if (command->demo || command->url != NULL || command->picture_path != NULL)
    flags |= G_APPLICATION_NON_UNIQUE;
  if (command->service)
    flags |= G_APPLICATION_IS_SERVICE;

  self = g_object_new (SI_TYPE_APPLICATION, "application-id", SI_APPLICATION_ID, "flags", flags,
                       "resource-base-path", "/com/example/SyncInventory", NULL);
  self->demo = command->demo;
  /* The program stays between one question of the overview and the next. */
  if (command->service)
    g_application_set_inactivity_timeout (G_APPLICATION (self), SERVICE_SECONDS * 1000);
  self->restores = !command->demo && command->url == NULL && !command->service;
  /* GLib would parse --gapplication-service itself, but the flags have told it already. */
  status = g_application_run (G_APPLICATION (self), command->service ? 1 : argc, argv);
  return status != SI_EXIT_DONE ? status : (int) self->status;
}
