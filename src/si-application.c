/* si-application.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-application.h"

/* GSettings declares its in-memory back end, which demos use, only with this. */
#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <glib-unix.h>

#include "si-about.h"
#include "si-alert-actions.h"
#include "si-clean.h"
#include "si-color-scheme.h"
#include "si-command-connection.h"
#include "si-complaint.h"
#include "si-held-notifier.h"
#include "si-picture.h"
#include "si-preferences.h"
#include "si-sample-data.h"
#include "si-search-provider.h"
#include "si-signal.h"
#include "si-stock-alert-notifier.h"

/* A program without a window ends after so long without a question. */
#define SERVICE_SECONDS 60

struct _SiApplication
{
  AdwApplication parent_instance;

  gboolean demo;
  gboolean restores; /* the window begins with the saved connection's inventory */
  gboolean quitting; /* the person quits, and does not just close the window */
  SiExitStatus status;
  GSettings *settings;           /* (owned): in memory only where it is a demo */
  SiConnectionList *list;        /* (owned) */
  SiEngines *engines;            /* (owned) */
  SiWindows *windows;            /* (owned) */
  SiSampleData *sample;          /* (owned) (nullable): once somebody has asked for it */
  SiSearchProvider *search;      /* (owned) */
  SiSeal *seal;                  /* (owned): of the targets of notifications */
  SiAlertActions *alert_actions; /* (owned) */
  guint on_terminate;            /* the source for SIGTERM */
  guint on_interrupt;            /* the source for SIGINT, if there is a demo to clean up after */
  gboolean interrupted;          /* by SIGINT, which ends the program once it has cleaned up */
};

G_DEFINE_FINAL_TYPE (SiApplication, si_application, ADW_TYPE_APPLICATION)

/* Gets the connection to the sample data, which are made if need be. */
static SiConnection *
get_sample (SiApplication *self, GError **error)
{
  if (self->sample == NULL)
    self->sample = si_sample_data_new (TRUE, error);
  return self->sample != NULL ? g_object_ref (si_sample_data_get_connection (self->sample)) : NULL;
}

static void
connect_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiApplication *self = user_data;
  SiConnection *connection;

  g_assert (SI_IS_APPLICATION (self));

  connection = si_connection_list_find (self->list, g_variant_get_string (parameter, NULL));
  if (connection != NULL)
    si_windows_show_connection (self->windows, connection);
}

static void
new_window_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  si_windows_open (SI_APPLICATION (user_data)->windows);
}

static void
show_demo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiApplication *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiConnection) connection = get_sample (self, &error);
  g_autoptr (SiEngine) engine = NULL;

  g_assert (SI_IS_APPLICATION (self));

  if (connection == NULL)
    {
      g_warning ("The sample data cannot be shown: %s", error->message);
      return;
    }
  engine = si_engines_start (self->engines, connection);
  si_window_set_engine (si_windows_present (self->windows), engine);
}

/* Finds the dialog on screen, or the window, which is opened if the action has started the program.
 */
static GtkWindow *
find_parent (SiApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return window != NULL ? window : GTK_WINDOW (si_windows_present (self->windows));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  si_about_present (find_parent (user_data), SI_APPLICATION_ID, SI_VERSION);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiApplication *self = user_data;
  GApplication *application = user_data;

  self->quitting = TRUE;
  if (si_windows_close_all (self->windows))
    g_application_quit (application);
  /* GApplication looks at the new timeout when a hold is released. Without this, the program would
   * stay for another question of the overview. */
  g_application_hold (application);
  g_application_set_inactivity_timeout (application, 0);
  g_application_release (application);
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiApplication *self = user_data;
  GtkWindow *parent = find_parent (self);
  SiEngine *engine = si_window_get_engine (si_windows_get_last (self->windows));

  gtk_window_present (GTK_WINDOW (si_preferences_new (parent, engine, self->settings)));
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_action },
  { .name = "connect", .activate = connect_action, .parameter_type = "s" },
  { .name = "demo", .activate = show_demo_action },
  { .name = "new-window", .activate = new_window_action },
  { .name = "preferences", .activate = preferences_action },
  { .name = "quit", .activate = quit_action },
};

static void
add_actions (SiApplication *self)
{
  GtkApplication *application = GTK_APPLICATION (self);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_application_set_accels_for_action (application, "app.new-window",
                                         (const char *[]){ "<Control>n", NULL });
  gtk_application_set_accels_for_action (application, "app.quit",
                                         (const char *[]){ "<Control>q", NULL });
  gtk_application_set_accels_for_action (application, "app.preferences",
                                         (const char *[]){ "<Control>comma", NULL });
  gtk_application_set_accels_for_action (application, "window.close",
                                         (const char *[]){ "<Control>w", NULL });
}

/* A running program ignores options about the connection: they count only in the run that they
 * start. */
static gboolean
connect_engine (SiApplication *self, const SiCommand *command, GError **error)
{
  g_autoptr (SiConnection) connection = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!command->demo)
    connection = si_command_connection (command, self->list, &local_error);
  else
    connection = get_sample (self, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (command->demo || command->url != NULL || command->auth != NULL)
    {
      g_autoptr (SiEngine) engine = si_engines_start (self->engines, connection);

      si_windows_set_engine (self->windows, engine);
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

static gboolean
is_sample (SiApplication *self, SiEngine *engine)
{
  return self->sample != NULL
         && si_engine_get_connection (engine) == si_sample_data_get_connection (self->sample);
}

/* Lets the engine's alerts and held answers be notified of. Nobody needs to hear of the sample
 * data, which get their history instead. */
static void
engine_added (SiApplication *self, SiEngine *engine)
{
  GObject *owner = G_OBJECT (engine);

  if (is_sample (self, engine))
    {
      g_object_set_data_full (owner, "sample-history",
                              si_sample_data_create_history (self->sample, engine), g_object_unref);
      return;
    }
  g_object_set_data_full (owner, "held-notifier",
                          si_held_notifier_new (GTK_APPLICATION (self), engine), g_object_unref);
  g_object_set_data_full (owner, "stock-alert-notifier",
                          si_stock_alert_notifier_new (G_APPLICATION (self), self->seal, engine),
                          g_object_unref);
}

static void
create_engines (SiApplication *self)
{
  g_autofree char *folder = self->demo ? NULL : si_command_store_folder ();

  self->engines = si_engines_new (self->settings, self->demo ? NULL : self->list, folder);
  g_signal_connect_object (self->engines, "added", G_CALLBACK (engine_added), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->engines, "notify::saving", G_CALLBACK (saving_changed), self,
                           G_CONNECT_SWAPPED);
  self->windows = si_windows_new (GTK_APPLICATION (self), self->engines, self->settings);
}

/* Reads the last inventory while GTK starts, so that it is there for the first frame. */
static void
restore (SiApplication *self)
{
  SiConnection *connection = si_connection_list_get_current (self->list);
  g_autoptr (SiEngine) engine = si_engines_start (self->engines, connection);

  si_windows_set_engine (self->windows, engine);
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

/* Removes the temporary folder of a demo before Ctrl+C ends it. */
static gboolean
interrupted_cb (gpointer user_data)
{
  SiApplication *self = user_data;

  self->interrupted = TRUE;
  g_action_group_activate_action (G_ACTION_GROUP (self), "quit", NULL);
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
  if (self->restores)
    restore (self);

  G_APPLICATION_CLASS (si_application_parent_class)->startup (application);

  si_color_scheme_follow (self->settings,
                          adw_application_get_style_manager (ADW_APPLICATION (self)));
  gtk_window_set_default_icon_name (SI_APPLICATION_ID);
  add_actions (self);
  self->alert_actions
      = si_alert_actions_new (application, self->windows, self->engines, self->seal);
  self->on_terminate = g_unix_signal_add (SIGTERM, terminated_cb, self);
  if (self->demo)
    self->on_interrupt = g_unix_signal_add (SIGINT, interrupted_cb, self);
}

/* D-Bus activates the program without a command line. */
static void
si_application_activate (GApplication *application)
{
  si_windows_present (SI_APPLICATION (application)->windows);
}

/* The overview searches the connection that was chosen last. */
static SiWindow *
present_searched (SiApplication *self)
{
  SiConnection *connection = si_connection_list_get_current (self->list);

  return connection != NULL ? si_windows_show_connection (self->windows, connection)
                            : si_windows_present (self->windows);
}

static void
result_chosen (SiApplication *self, const SiProductKey *product)
{
  SiWindow *window = present_searched (self);

  if (product != NULL)
    si_window_show_product (window, product);
}

static void
results_wanted (SiApplication *self, const char *text)
{
  si_window_search (present_searched (self), text);
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

  if (command != NULL && si_windows_get_last (self->windows) == NULL)
    connect_engine (self, command, &error);
  if (error != NULL)
    {
      g_autofree char *line = si_clean_message (error->message);

      g_application_command_line_printerr (command_line, "sync-inventory: %s\n", line);
      return SI_EXIT_USAGE;
    }

  window = si_windows_present (self->windows);
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

  if (self->alert_actions != NULL)
    si_alert_actions_withdraw_try (self->alert_actions);
  if (self->engines != NULL)
    si_engines_stop (self->engines);
  g_clear_object (&self->alert_actions);
  g_clear_object (&self->windows);
  /* The folder of the sample data goes even if something still holds the program. */
  g_clear_object (&self->sample);

  G_APPLICATION_CLASS (si_application_parent_class)->shutdown (application);
}

static void
si_application_dispose (GObject *object)
{
  SiApplication *self = SI_APPLICATION (object);

  g_clear_handle_id (&self->on_terminate, g_source_remove);
  g_clear_handle_id (&self->on_interrupt, g_source_remove);
  g_clear_object (&self->alert_actions);
  g_clear_object (&self->windows);
  g_clear_object (&self->engines);
  g_clear_object (&self->list);
  g_clear_object (&self->sample);
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
  gboolean interrupted;
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
  if (status == SI_EXIT_DONE)
    status = (int) self->status;
  interrupted = self->interrupted;
  g_clear_object (&self);
  if (interrupted)
    si_end_by_signal (SIGINT);
  return status;
}
