/* si-background.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Asks the desktop whether the program may go on without a window:
 * org.freedesktop.portal.Background. A desktop without portals has nobody who forbids it. */

#include "config.h"

#include "si-background.h"

#include <glib/gi18n.h>

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

typedef struct
{
  SiBackgroundFunc func;
  gpointer user_data;
  GDBusConnection *bus; /* (owned) */
  guint subscription;
} Request;

static void
finish (Request *request, gboolean allowed)
{
  request->func (allowed, request->user_data);
  if (request->subscription != 0)
    g_dbus_connection_signal_unsubscribe (request->bus, request->subscription);
  g_clear_object (&request->bus);
  g_free (request);
}

static void
answered_cb (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *parameters,
             gpointer user_data)
{
  g_autoptr (GVariant) results = NULL;
  gboolean background = FALSE;
  guint32 response;

  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "background", "b", &background);
  finish (user_data, response == 0 && background);
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer
      = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer != NULL)
    return;
  g_debug ("No portal to ask: %s", error->message);
  finish (request, TRUE);
}

/* Where the portal answers a request, as it documents. */
static char *
make_path (GDBusConnection *bus, const char *token)
{
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (bus) + 1);

  return g_strdup_printf (PORTAL_PATH "/request/%s/%s", g_strdelimit (sender, ".", '_'), token);
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;
  g_autofree char *token = NULL;
  g_autofree char *path = NULL;
  GVariantBuilder options;

  request->bus = g_bus_get_finish (result, NULL);
  if (request->bus == NULL)
    {
      finish (request, TRUE);
      return;
    }
  token = g_strdup_printf ("sync_inventory_%u", g_random_int ());
  path = make_path (request->bus, token);
  /* Before the call, so that no answer is missed. */
  request->subscription = g_dbus_connection_signal_subscribe (
      request->bus, PORTAL, "org.freedesktop.portal.Request", "Response", path, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, answered_cb, request, NULL);

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (
      &options, "{sv}", "reason",
      g_variant_new_string (_ ("Refreshes the inventory, and tells of stocks that are low")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (FALSE));
  g_dbus_connection_call (request->bus, PORTAL, PORTAL_PATH, "org.freedesktop.portal.Background",
                          "RequestBackground", g_variant_new ("(sa{sv})", "", &options),
                          G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, called_cb,
                          request);
}

/**
 * si_background_request:
 * @func: called with the answer
 * @user_data: for @func
 *
 * Asks whether the program may go on without a window. The desktop may ask the person.
 */
void
si_background_request (SiBackgroundFunc func, gpointer user_data)
{
  Request *request;

  g_return_if_fail (func != NULL);

  request = g_new0 (Request, 1);
  request->func = func;
  request->user_data = user_data;
  g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_cb, request);
}
