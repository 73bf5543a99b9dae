/* si-application-alerts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The notifications of stock alerts, and the actions of their buttons. The desktop can start the
 * program for each of these actions. */

#include "config.h"

#include "si-application-private.h"

#include <glib/gi18n.h>

#include "si-command-connection.h"
#include "si-notifier.h"
#include "si-stock-alert-snooze.h"

/* A notification that was only tried is withdrawn after this time. */
#define TRY_SECONDS 20

#define TRY_ID "try-alert"

/* Opens a window with the connection that a notification is about. Returns NULL where that is not
 * saved any more, and the window says so. */
static SiWindow *
open_connection (SiApplication *self, const char *id)
{
  SiConnection *connection = si_connection_list_find (self->list, id);

  if (connection != NULL)
    return si_application_show_connection (self, connection);
  si_window_toast (si_application_present_window (self),
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
show_low_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiWindow *window = open_connection (user_data, g_variant_get_string (parameter, NULL));

  if (window != NULL)
    si_window_show_low (window);
}

/* Returns the alerts of a connection, whether or not it is the one in use. */
static SiStockAlerts *
get_alerts (SiApplication *self, SiConnection *connection)
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
  g_autoptr (SiApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  g_assert (SI_IS_STOCK_ALERTS (source));
  g_assert (SI_IS_APPLICATION (self));

  if (!si_stock_alert_snooze_finish (SI_STOCK_ALERTS (source), result, &error))
    {
      g_autoptr (GNotification) notification
          = g_notification_new (_ ("The reminder could not be stored"));

      si_notifier_send (G_APPLICATION (self), "snooze-alerts", notification, error->message);
    }
  g_application_release (G_APPLICATION (self));
}

static void
snooze_alerts_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiApplication *self = user_data;
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
  connection = si_connection_list_find (self->list, connection_id);
  if (connection == NULL)
    return;
  /* The program must not end before the alerts are written. */
  g_application_hold (G_APPLICATION (self));
  alerts = get_alerts (self, connection);
  si_stock_alert_snooze_async (alerts, ids, g_get_real_time () + G_TIME_SPAN_DAY, snoozed_cb,
                               g_object_ref (self));
}

/*< private >
 * si_application_withdraw_try:
 * @self: the program
 *
 * Withdraws the notification that was tried, since it would be taken for a true one later.
 */
void
si_application_withdraw_try (SiApplication *self)
{
  if (self->try_id == 0)
    return;
  g_clear_handle_id (&self->try_id, g_source_remove);
  g_application_withdraw_notification (G_APPLICATION (self), TRY_ID);
}

static gboolean
try_over_cb (gpointer user_data)
{
  si_application_withdraw_try (user_data);
  return G_SOURCE_REMOVE;
}

static void
try_alert_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiApplication *self = user_data;
  g_autoptr (GNotification) notification
      = g_notification_new (_ ("This is how low stock is announced"));

  g_clear_handle_id (&self->try_id, g_source_remove);
  si_notifier_send (G_APPLICATION (self), TRY_ID, notification,
                    g_variant_get_string (parameter, NULL));
  self->try_id = g_timeout_add_seconds (TRY_SECONDS, try_over_cb, self);
}

static const GActionEntry actions[] = {
  { .name = "show-low", .activate = show_low_action, .parameter_type = "s" },
  { .name = "show-product", .activate = show_product_action, .parameter_type = "(ssssu)" },
  { .name = "snooze-alerts", .activate = snooze_alerts_action, .parameter_type = "(s(sax))" },
  /* The name in notifications of older versions, which may still be on screen. */
  { .name = "snooze-watches", .activate = snooze_alerts_action, .parameter_type = "(s(sax))" },
  { .name = "try-alert", .activate = try_alert_action, .parameter_type = "s" },
};

/*< private >
 * si_application_add_alert_actions:
 * @self: the program, started up
 *
 * Adds the actions of the notifications of alerts.
 */
void
si_application_add_alert_actions (SiApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
