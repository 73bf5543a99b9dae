/* si-alert-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-alert-actions.h"

#include <glib/gi18n.h>

#include "si-command-connection.h"
#include "si-notifier.h"
#include "si-stock-alert-snooze.h"

/* A notification that was only tried is withdrawn after this time. */
#define TRY_SECONDS 20

#define TRY_ID "try-alert"

struct _SiAlertActions
{
  GObject parent_instance;

  GApplication *application; /* (not owned): it owns this */
  SiWindows *windows;        /* (owned) */
  SiEngines *engines;        /* (owned) */
  SiSeal *seal;              /* (owned): of the targets of notifications */
  guint try_id;              /* the source that withdraws the tried notification, 0 for none */
};

G_DEFINE_FINAL_TYPE (SiAlertActions, si_alert_actions, G_TYPE_OBJECT)

static SiConnection *
find_connection (SiAlertActions *self, const char *id)
{
  SiConnectionList *connections = si_engines_get_connections (self->engines);

  return connections != NULL ? si_connection_list_find (connections, id) : NULL;
}

/* Opens a window with the connection that a notification is about. Returns NULL where that is not
 * saved any more, and the window says so. */
static SiWindow *
open_connection (SiAlertActions *self, const char *id)
{
  SiConnection *connection = find_connection (self, id);

  if (connection != NULL)
    return si_windows_show_connection (self->windows, connection);
  si_window_toast (si_windows_present (self->windows),
                   _ ("The connection of this notification was removed"));
  return NULL;
}

static void
show_product_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiProductKey product;
  const char *connection_id;
  SiWindow *window;

  g_variant_get (parameter, "(&s&s&s&su)", &connection_id, &product.id, &product.sku,
                 &product.description, &product.ordinal);
  /* An alert that was set by an older version of the program has no description. */
  if (*product.description == '\0')
    product.description = NULL;
  window = open_connection (user_data, connection_id);
  if (window != NULL)
    si_window_show_product (window, &product);
}

static void
show_alert_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *connection_id;
  SiWindow *window;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &connection_id, &id);
  window = open_connection (user_data, connection_id);
  if (window != NULL)
    si_window_show_alert (window, id);
}

/* Notifications of older versions, which may still be on screen, have this action and
 * "show-product". */
static void
show_low_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiWindow *window = open_connection (user_data, g_variant_get_string (parameter, NULL));

  if (window != NULL)
    si_window_show_alert (window, 0);
}

/* Returns the alerts of a connection, whether or not it is the one in use. */
static SiStockAlerts *
get_alerts (SiAlertActions *self, SiConnection *connection)
{
  SiEngine *engine = si_engines_find (self->engines, connection);
  g_autoptr (SiStore) store = NULL;
  g_autofree char *path = NULL;

  if (engine != NULL)
    return g_object_ref (si_engine_get_stock_alerts (engine));
  path = si_command_store_path (connection);
  store = si_store_new (path);
  return si_stock_alerts_new (store);
}

static void
snoozed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiAlertActions) self = user_data;
  g_autoptr (GError) error = NULL;

  g_assert (SI_IS_STOCK_ALERTS (source));
  g_assert (SI_IS_ALERT_ACTIONS (self));

  if (!si_stock_alert_snooze_finish (SI_STOCK_ALERTS (source), result, &error))
    {
      g_autoptr (GNotification) notification
          = g_notification_new (_ ("The reminder could not be stored"));

      si_notifier_send (self->application, "snooze-alerts", notification, error->message);
    }
  g_application_release (self->application);
}

static void
snooze_alerts_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiAlertActions *self = user_data;
  g_autoptr (GVariant) content = g_variant_get_child_value (parameter, 1);
  g_autoptr (GVariant) ids = g_variant_get_child_value (content, 1);
  g_autoptr (SiStockAlerts) alerts = NULL;
  SiConnection *connection;
  const char *mark, *connection_id;

  g_variant_get_child (parameter, 0, "&s", &mark);
  g_variant_get_child (content, 0, "&s", &connection_id);
  if (!si_seal_check (self->seal, mark, content))
    {
      g_message ("Alerts can be put off from their notification only");
      return;
    }
  connection = find_connection (self, connection_id);
  if (connection == NULL)
    return;
  /* The program must not end before the alerts are written. */
  g_application_hold (self->application);
  alerts = get_alerts (self, connection);
  si_stock_alert_snooze_async (alerts, ids, g_get_real_time () + G_TIME_SPAN_DAY, snoozed_cb,
                               g_object_ref (self));
}

static gboolean
try_over_cb (gpointer user_data)
{
  si_alert_actions_withdraw_try (user_data);
  return G_SOURCE_REMOVE;
}

static void
try_alert_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiAlertActions *self = user_data;
  g_autoptr (GNotification) notification
      = g_notification_new (_ ("This is how low stock is announced"));

  g_clear_handle_id (&self->try_id, g_source_remove);
  si_notifier_send (self->application, TRY_ID, notification,
                    g_variant_get_string (parameter, NULL));
  self->try_id = g_timeout_add_seconds (TRY_SECONDS, try_over_cb, self);
}

static const GActionEntry entries[] = {
  { .name = "show-alert", .activate = show_alert_action, .parameter_type = "(sx)" },
  { .name = "show-low", .activate = show_low_action, .parameter_type = "s" },
  { .name = "show-product", .activate = show_product_action, .parameter_type = "(ssssu)" },
  { .name = "snooze-alerts", .activate = snooze_alerts_action, .parameter_type = "(s(sax))" },
  /* The name in notifications of older versions, which may still be on screen. */
  { .name = "snooze-watches", .activate = snooze_alerts_action, .parameter_type = "(s(sax))" },
  { .name = "try-alert", .activate = try_alert_action, .parameter_type = "s" },
};

static void
si_alert_actions_dispose (GObject *object)
{
  SiAlertActions *self = SI_ALERT_ACTIONS (object);

  g_clear_handle_id (&self->try_id, g_source_remove);
  g_clear_object (&self->seal);
  g_clear_object (&self->engines);
  g_clear_object (&self->windows);

  G_OBJECT_CLASS (si_alert_actions_parent_class)->dispose (object);
}

static void
si_alert_actions_class_init (SiAlertActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_alert_actions_dispose;
}

static void
si_alert_actions_init (SiAlertActions *self)
{
}

/**
 * si_alert_actions_new:
 * @application: the program, which gets the actions and outlives them
 * @windows: the windows of the program
 * @engines: the engines of the program
 * @seal: the seal of the notifications
 *
 * Returns: (transfer full): the actions
 */
SiAlertActions *
si_alert_actions_new (GApplication *application,
                      SiWindows *windows,
                      SiEngines *engines,
                      SiSeal *seal)
{
  SiAlertActions *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (SI_IS_WINDOWS (windows), NULL);
  g_return_val_if_fail (SI_IS_ENGINES (engines), NULL);
  g_return_val_if_fail (SI_IS_SEAL (seal), NULL);

  self = g_object_new (SI_TYPE_ALERT_ACTIONS, NULL);
  self->application = application;
  self->windows = g_object_ref (windows);
  self->engines = g_object_ref (engines);
  self->seal = g_object_ref (seal);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   self);
  return self;
}

/**
 * si_alert_actions_withdraw_try:
 * @self: the actions
 *
 * Withdraws the notification that was tried, since it would be taken for a true one later.
 */
void
si_alert_actions_withdraw_try (SiAlertActions *self)
{
  g_return_if_fail (SI_IS_ALERT_ACTIONS (self));

  if (self->try_id == 0)
    return;
  g_clear_handle_id (&self->try_id, g_source_remove);
  g_application_withdraw_notification (self->application, TRY_ID);
}
