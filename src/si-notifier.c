/* si-notifier.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Sends notifications whose bodies are shown unchanged. The body of a GNotification is plain text,
 * and GNOME Shell shows it as such. A daemon of the freedesktop.org specification gets the same
 * body from GIO, but reads it as markup if it supports that. */

#include "config.h"

#include "si-notifier.h"

/* How long a daemon may take to say what it can do, in milliseconds. */
#define PATIENCE 3000

typedef struct
{
  GApplication *application; /* (owned) */
  char *id;
  GNotification *notification; /* (owned) */
  char *body;
} Sending;

/* Sends the notification, and releases the program, which was held until then. */
static void
finish (Sending *sending, gboolean markup)
{
  g_autofree char *escaped = markup ? g_markup_escape_text (sending->body, -1) : NULL;

  g_notification_set_body (sending->notification, markup ? escaped : sending->body);
  g_application_send_notification (sending->application, sending->id, sending->notification);
  g_application_release (sending->application);
  g_object_unref (sending->application);
  g_object_unref (sending->notification);
  g_free (sending->id);
  g_free (sending->body);
  g_free (sending);
}

static void
capabilities_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) answer
      = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autofree const char **capabilities = NULL;

  if (answer != NULL)
    g_variant_get (answer, "(^a&s)", &capabilities);
  finish (user_data, answer != NULL && g_strv_contains (capabilities, "body-markup"));
}

/* The desktop that owns this name shows a body as it is. GIO, too, prefers it to the daemon. */
static void
owner_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GDBusConnection *bus = G_DBUS_CONNECTION (source);
  g_autoptr (GVariant) shell = g_dbus_connection_call_finish (bus, result, NULL);

  if (shell != NULL)
    finish (user_data, FALSE);
  else
    g_dbus_connection_call (bus, "org.freedesktop.Notifications", "/org/freedesktop/Notifications",
                            "org.freedesktop.Notifications", "GetCapabilities", NULL,
                            G_VARIANT_TYPE ("(as)"), G_DBUS_CALL_FLAGS_NONE, PATIENCE, NULL,
                            capabilities_cb, user_data);
}

/**
 * si_notifier_send:
 * @application: the program, registered
 * @id: its id; a notification with the same id is replaced
 * @notification: a notification without its body
 * @body: its body, which is no markup
 *
 * Sends a notification as soon as the daemon has told how it reads a body. The program is held
 * until then.
 */
void
si_notifier_send (GApplication *application,
                  const char *id,
                  GNotification *notification,
                  const char *body)
{
  GDBusConnection *bus;
  Sending *sending;

  g_return_if_fail (G_IS_APPLICATION (application));
  g_return_if_fail (G_IS_NOTIFICATION (notification));
  g_return_if_fail (id != NULL && body != NULL);

  sending = g_new0 (Sending, 1);
  sending->application = g_object_ref (application);
  sending->id = g_strdup (id);
  sending->notification = g_object_ref (notification);
  sending->body = g_strdup (body);
  g_application_hold (application);

  bus = g_application_get_dbus_connection (application);
  /* A sandboxed program speaks to the portal, for which a body is plain. */
  if (bus == NULL || g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    finish (sending, FALSE);
  else
    g_dbus_connection_call (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                            "org.freedesktop.DBus", "GetNameOwner",
                            g_variant_new ("(s)", "org.gtk.Notifications"), G_VARIANT_TYPE ("(s)"),
                            G_DBUS_CALL_FLAGS_NONE, PATIENCE, NULL, owner_cb, sending);
}
