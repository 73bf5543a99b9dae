/* si-windows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-windows.h"

#include <glib/gi18n.h>

#include "si-background.h"
#include "si-command-connection.h"
#include "si-run-marker.h"

struct _SiWindows
{
  GObject parent_instance;

  GtkApplication *application; /* (not owned): it owns this */
  SiEngines *engines;          /* (owned) */
  GSettings *settings;         /* (owned) */
  SiEngine *engine;            /* (owned) (nullable): until a window opens, and in the background */
  SiBackground *background;    /* (owned) */
  SiRunMarker *marker;         /* (owned) (nullable): while a window is open */
  gboolean closing;            /* the program quits, and does not go on without a window */
};

G_DEFINE_FINAL_TYPE (SiWindows, si_windows, G_TYPE_OBJECT)

/* Finds the window that was used last, of a connection if one is given. */
static SiWindow *
find_window (SiWindows *self, SiConnection *connection)
{
  for (GList *windows = gtk_application_get_windows (self->application); windows != NULL;
       windows = windows->next)
    if (SI_IS_WINDOW (windows->data)
        && (connection == NULL
            || si_engine_get_connection (si_window_get_engine (windows->data)) == connection))
      return windows->data;
  return NULL;
}

static gboolean
is_saved (SiEngine *engine)
{
  SiConnection *connection = si_engine_get_connection (engine);

  return connection != NULL && si_connection_get_id (connection) != NULL;
}

static gboolean
goes_on_without_window (SiWindows *self)
{
  return self->engine != NULL && !self->closing && is_saved (self->engine)
         && g_settings_get_boolean (self->settings, "run-in-background")
         && g_settings_get_uint (self->settings, "refresh-minutes") > 0;
}

/* Holds the engine of the last window, so that it is refreshed without one. */
static void
window_removed_cb (SiWindows *self, GtkWindow *window, GtkApplication *application)
{
  if (!SI_IS_WINDOW (window) || find_window (self, NULL) != NULL)
    return;
  g_clear_pointer (&self->marker, si_run_marker_free);
  g_set_object (&self->engine, si_window_get_engine (SI_WINDOW (window)));
  if (goes_on_without_window (self))
    si_background_set_held (self->background, TRUE);
  else
    g_clear_object (&self->engine);
}

static void
background_refused_cb (SiWindows *self, SiBackground *background)
{
  g_clear_object (&self->engine);
}

static void
engine_replaced_cb (SiWindows *self, SiEngine *before, SiEngine *after)
{
  if (self->engine == before)
    g_set_object (&self->engine, after);
}

static void
si_windows_dispose (GObject *object)
{
  SiWindows *self = SI_WINDOWS (object);

  g_clear_pointer (&self->marker, si_run_marker_free);
  g_clear_object (&self->background);
  g_clear_object (&self->engine);
  g_clear_object (&self->engines);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (si_windows_parent_class)->dispose (object);
}

static void
si_windows_class_init (SiWindowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_windows_dispose;
}

static void
si_windows_init (SiWindows *self)
{
}

/**
 * si_windows_new:
 * @application: the program, which outlives them
 * @engines: the engines of the program
 * @settings: the settings of the program
 *
 * Returns: (transfer full): the windows of the program, of which none is open yet
 */
SiWindows *
si_windows_new (GtkApplication *application, SiEngines *engines, GSettings *settings)
{
  SiWindows *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (SI_IS_ENGINES (engines), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (SI_TYPE_WINDOWS, NULL);
  self->application = application;
  self->engines = g_object_ref (engines);
  self->settings = g_object_ref (settings);
  self->background = si_background_new (G_APPLICATION (application));
  g_signal_connect_object (application, "window-removed", G_CALLBACK (window_removed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (engines, "replaced", G_CALLBACK (engine_replaced_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->background, "refused", G_CALLBACK (background_refused_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * si_windows_set_engine:
 * @self: the windows
 * @engine: the engine of the first window, which is opened later
 */
void
si_windows_set_engine (SiWindows *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_WINDOWS (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  g_set_object (&self->engine, engine);
}

/**
 * si_windows_get_last:
 * @self: the windows
 *
 * Returns: (transfer none) (nullable): the window that was used last, if one is open
 */
SiWindow *
si_windows_get_last (SiWindows *self)
{
  g_return_val_if_fail (SI_IS_WINDOWS (self), NULL);

  return find_window (self, NULL);
}

/* Lets the window tell of a crash, or of a computer that was switched off while it was open. The
 * sample data are used without a marker, since nothing of them lasts. */
static void
mark (SiWindows *self, SiWindow *window)
{
  g_autofree char *folder = NULL;
  gboolean left_over;

  if (self->marker != NULL || si_engines_get_connections (self->engines) == NULL)
    return;
  folder = si_command_store_folder ();
  self->marker = si_run_marker_new (folder, &left_over);
  if (left_over)
    si_window_toast (window, _ ("Last time, the program ended before its window was closed"));
}

static SiWindow *
present (SiWindows *self, SiWindow *window)
{
  /* With a window the program lives until that is closed, so no timeout applies. */
  g_application_set_inactivity_timeout (G_APPLICATION (self->application), 0);
  gtk_window_present (GTK_WINDOW (window));
  mark (self, window);
  si_background_set_held (self->background, FALSE);
  return window;
}

/* Takes the engine of a first window, which is made here where the desktop has started the program
 * for an action. */
static SiEngine *
take_engine (SiWindows *self)
{
  SiConnectionList *connections = si_engines_get_connections (self->engines);

  if (self->engine != NULL)
    return g_steal_pointer (&self->engine);
  return si_engines_start (
      self->engines, connections != NULL ? si_connection_list_get_current (connections) : NULL);
}

/**
 * si_windows_open:
 * @self: the windows
 *
 * Opens another window, which begins with the connection of the window that was used last.
 *
 * Returns: (transfer none): the window
 */
SiWindow *
si_windows_open (SiWindows *self)
{
  SiWindow *last = si_windows_get_last (self);
  g_autoptr (SiEngine) engine
      = last != NULL ? g_object_ref (si_window_get_engine (last)) : take_engine (self);

  return present (self, si_window_new (self->application, self->engines, engine, self->settings));
}

/**
 * si_windows_present:
 * @self: the windows
 *
 * Brings the window that was used last to the front, or opens the first one. The desktop can start
 * the program for an action without `activate`, so this makes the connection ready.
 *
 * Returns: (transfer none): the window
 */
SiWindow *
si_windows_present (SiWindows *self)
{
  SiWindow *last = si_windows_get_last (self);

  return last != NULL ? present (self, last) : si_windows_open (self);
}

/**
 * si_windows_show_connection:
 * @self: the windows
 * @connection: a saved connection
 *
 * Presents a window with a connection. Where none has it, the one that was used last takes it.
 *
 * Returns: (transfer none): the window
 */
SiWindow *
si_windows_show_connection (SiWindows *self, SiConnection *connection)
{
  SiWindow *window = find_window (self, connection);
  g_autoptr (SiEngine) engine = NULL;

  g_return_val_if_fail (SI_IS_CONNECTION (connection), NULL);

  if (window != NULL)
    return present (self, window);
  si_connection_list_set_current (si_engines_get_connections (self->engines), connection);
  engine = si_engines_start (self->engines, connection);
  if (si_windows_get_last (self) == NULL)
    si_windows_set_engine (self, engine);
  window = si_windows_present (self);
  si_window_set_engine (window, engine);
  return window;
}

/**
 * si_windows_close_all:
 * @self: the windows
 *
 * Closes all windows and their dialogs, since the program quits.
 *
 * Returns: whether the program has been in the background
 */
gboolean
si_windows_close_all (SiWindows *self)
{
  const gboolean in_background = si_background_get_held (self->background);
  GtkWindow *window;

  g_return_val_if_fail (SI_IS_WINDOWS (self), FALSE);

  self->closing = TRUE;
  while ((window = gtk_application_get_active_window (self->application)) != NULL)
    gtk_window_destroy (window);
  return in_background;
}
