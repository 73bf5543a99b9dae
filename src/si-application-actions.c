/* si-application-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-application-private.h"

#include "si-about.h"
#include "si-preferences.h"

static void
connect_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiApplication *self = user_data;
  SiConnection *connection;

  g_assert (SI_IS_APPLICATION (self));

  connection = si_connection_list_find (self->list, g_variant_get_string (parameter, NULL));
  if (connection != NULL)
    si_application_show_connection (self, connection);
}

static void
new_window_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  si_application_open_window (user_data);
}

static void
show_demo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiApplication *self = user_data;
  g_autoptr (GError) error = NULL;
  SiConnection *connection = si_application_get_demo (self, &error);
  g_autoptr (SiEngine) engine = NULL;

  g_assert (SI_IS_APPLICATION (self));

  if (connection == NULL)
    {
      g_warning ("The sample data cannot be shown: %s", error->message);
      return;
    }
  engine = si_engines_start (self->engines, connection);
  si_window_set_engine (si_application_present_window (self), engine);
}

/* Finds the dialog on screen, or the window, which is opened if the action has started the program.
 */
static GtkWindow *
find_parent (SiApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return window != NULL ? window : GTK_WINDOW (si_application_present_window (self));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  si_about_present (find_parent (user_data), SI_APPLICATION_ID, SI_VERSION);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = user_data;
  GtkWindow *window;

  SI_APPLICATION (application)->quitting = TRUE;
  while ((window = gtk_application_get_active_window (application)) != NULL)
    gtk_window_destroy (window);
  if (SI_APPLICATION (application)->in_background)
    g_application_quit (G_APPLICATION (application));
  /* GApplication looks at the new timeout when a hold is released. Without this, the program would
   * stay for another question of the overview. */
  g_application_hold (G_APPLICATION (application));
  g_application_set_inactivity_timeout (G_APPLICATION (application), 0);
  g_application_release (G_APPLICATION (application));
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiApplication *self = user_data;
  GtkWindow *parent = find_parent (self);
  SiEngine *engine = si_window_get_engine (si_application_present_window (self));

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

/*< private >
 * si_application_add_actions:
 * @self: the program, started up
 *
 * Adds the actions of its menu and its notifications, and the keys that work in every window.
 */
void
si_application_add_actions (SiApplication *self)
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
