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
#include "si-picture.h"

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
        && si_persistence_get_store (si_engine_get_persistence (self->engine)) != NULL
        && g_settings_get_boolean (self->settings, "run-in-background")
        && g_settings_get_uint (self->settings, "refresh-minutes") > 0;

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

static void
use_current_connection (SiApplication *self)
{
  si_application_use_connection (self, si_connection_list_get_current (self->list));
}

/* Makes the connection ready: the saved one in use, which is followed from now on, unless there is
 * another one already. The desktop can start the program for an action without `activate`, so that
 * this is done wherever the window is made. */
static void
ensure_connection (SiApplication *self)
{
  if (self->demo || self->own)
    return;
  if (!self->follows)
    g_signal_connect_object (self->list, "notify::current", G_CALLBACK (use_current_connection),
                             self, G_CONNECT_SWAPPED);
  self->follows = TRUE;
  if (si_engine_get_connection (self->engine) == NULL || self->restoring)
    use_current_connection (self);
}

static GtkWindow *
find_window (SiApplication *self)
{
  for (GList *windows = gtk_application_get_windows (GTK_APPLICATION (self)); windows != NULL;
       windows = windows->next)
    if (SI_IS_WINDOW (windows->data))
      return windows->data;
  return NULL;
}

/*< private >
 * si_application_present_window:
 * @self: the program
 *
 * Opens the window with the inventory, or brings it to the front.
 *
 * Returns: (transfer none): the window
 */
SiWindow *
si_application_present_window (SiApplication *self)
{
  GtkWindow *window = find_window (self);

  if (window == NULL)
    {
      ensure_connection (self);
      window = GTK_WINDOW (si_window_new (GTK_APPLICATION (self), self->engine,
                                          self->demo ? NULL : self->list, self->settings));
    }
  /* With a window the program lives until that is closed, so no timeout applies. */
  g_application_set_inactivity_timeout (G_APPLICATION (self), 0);
  gtk_window_present (window);
  mark_window (self, SI_WINDOW (window));
  update_background (self);
  return SI_WINDOW (window);
}

/*< private >
 * si_application_connect_demo:
 * @self: the program
 * @error: return location for an error
 *
 * Connects to the sample data of the embedded server. No request is made yet.
 *
 * Returns: %TRUE if the embedded server runs
 */
gboolean
si_application_connect_demo (SiApplication *self, GError **error)
{
  g_autoptr (SiConnection) connection = NULL;

  if (self->demo_server == NULL)
    self->demo_server = si_demo_server_new (1, 0);
  connection = si_demo_connection (self->demo_server, error);
  if (connection == NULL)
    return FALSE;

  si_engine_set_connection (self->engine, connection);
  return TRUE;
}

/*< private >
 * si_application_use_connection:
 * @self: the program
 * @connection: (nullable): the connection to use from now on
 *
 * Uses a connection and refreshes at once, unless it is in use already.
 */
void
si_application_use_connection (SiApplication *self, SiConnection *connection)
{
  if (connection == si_engine_get_connection (self->engine) && !self->restoring)
    return;

  self->restoring = FALSE;
  si_engine_set_connection (self->engine, connection);
  si_refresh_start (si_engine_get_refresh (self->engine));
}

/* A running program ignores options about the connection: they count only in the run that they
 * start. */
static gboolean
connect_engine (SiApplication *self, const SiCommand *command, GError **error)
{
  g_autoptr (SiConnection) connection = NULL;
  g_autoptr (GError) local_error = NULL;

  if (command->demo)
    {
      if (!si_application_connect_demo (self, error))
        return FALSE;
      si_refresh_start (si_engine_get_refresh (self->engine));
      return TRUE;
    }

  connection = si_command_connection (command, self->list, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  self->own = command->url != NULL || command->auth != NULL;
  if (self->own)
    si_application_use_connection (self, connection);
  return TRUE;
}

/* Holds the program while data are stored, since the last window can be closed before they are. */
static void
saving_changed (SiApplication *self)
{
  const gboolean saving = si_persistence_get_saving (si_engine_get_persistence (self->engine));

  if (saving == self->held)
    return;
  self->held = saving;
  if (saving)
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
  GTK_APPLICATION_CLASS (si_application_parent_class)->window_removed (application, window);
  if (gtk_application_get_windows (application) == NULL)
    g_clear_pointer (&self->marker, si_run_marker_free);
  if (!self->quitting)
    update_background (self);
  g_application_release (G_APPLICATION (application));
}

static void
settings_changed (SiApplication *self, const char *key)
{
  si_schedule_set_minutes (si_engine_get_schedule (self->engine),
                           g_settings_get_uint (self->settings, "refresh-minutes"));
  si_persistence_set_days (si_engine_get_persistence (self->engine),
                           g_settings_get_uint (self->settings, "history-days"));
  si_command_follow_rule (self->engine, self->settings);
}

static void
create_engine (SiApplication *self)
{
  self->engine = si_engine_new ();
  g_signal_connect_object (si_engine_get_persistence (self->engine), "notify::saving",
                           G_CALLBACK (saving_changed), self, G_CONNECT_SWAPPED);
  self->notifier = si_held_notifier_new (GTK_APPLICATION (self), self->engine);
  g_signal_connect_object (si_engine_get_stock_alert_checker (self->engine), "fell",
                           G_CALLBACK (si_application_tell_low), self, G_CONNECT_SWAPPED);
  if (self->demo)
    return;
  si_command_set_up_engine (self->engine, self->settings);
  settings_changed (self, NULL);
  g_signal_connect_object (self->settings, "changed::refresh-minutes",
                           G_CALLBACK (settings_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::history-days", G_CALLBACK (settings_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::hold-below", G_CALLBACK (settings_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::take-repeated-answers",
                           G_CALLBACK (settings_changed), self, G_CONNECT_SWAPPED);
}

/* Ends the program in order when a session ends. It waits only for data that are being stored, and
 * a second signal ends it at once. */
static gboolean
terminated_cb (gpointer user_data)
{
  SiApplication *self = user_data;
  const gboolean wait = self->held && !self->quitting;

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
  create_engine (self);
  if (!self->demo)
    si_search_provider_set_up (self->search, self->engine, self->list);
  /* The last inventory is read while GTK starts, so that it is there for the first frame. */
  if (self->restores)
    si_engine_set_connection (self->engine, si_connection_list_get_current (self->list));
  self->restoring = self->restores;

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
  SiWindow *window = si_application_present_window (self);

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

  if (command != NULL && find_window (self) == NULL)
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
    si_picture_take_async (GTK_WINDOW (window), self->engine, command->picture_path, NULL,
                           picture_taken_cb, self);
  return SI_EXIT_DONE;
}

static void
si_application_shutdown (GApplication *application)
{
  SiApplication *self = SI_APPLICATION (application);

  si_application_withdraw_try (self);
  if (self->engine != NULL)
    si_refresh_stop (si_engine_get_refresh (self->engine));
  g_clear_pointer (&self->marker, si_run_marker_free);

  G_APPLICATION_CLASS (si_application_parent_class)->shutdown (application);
}

static void
si_application_dispose (GObject *object)
{
  SiApplication *self = SI_APPLICATION (object);

  g_clear_object (&self->notifier);
  g_clear_handle_id (&self->on_terminate, g_source_remove);
  g_clear_object (&self->engine);
  g_clear_object (&self->list);
  g_clear_object (&self->demo_server);
  g_clear_object (&self->search);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->secret, g_free);

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
