/* si-stock-alert-notifier.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The notification of stocks that have fallen below their minimums. */

#include "config.h"

#include "si-stock-alert-notifier.h"

#include <glib/gi18n.h>

#include "si-digits.h"
#include "si-seal.h"
#include "si-text.h"

/* A notification has room for a few lines only. */
#define MOST_LINES 4

/* Stands for the connection's name while the digits of the title are made those of the person's
 * language: the digits of the name must stay as they are. */
#define NAME_PLACE "\ufffc"

/**
 * si_stock_alert_notification_body:
 * @alerts: (element-type SiStockAlert): alerts whose stocks have fallen below their minimums
 * @table: the inventory
 *
 * Returns: (transfer full): a line for each of the first alerts, and one with the number of the
 * rest
 */
char *
si_stock_alert_notification_body (GPtrArray *alerts, SiTable *table)
{
  GString *body;

  g_return_val_if_fail (alerts != NULL, NULL);
  g_return_val_if_fail (table != NULL, NULL);

  body = g_string_new (NULL);

  for (guint i = 0; i < MIN (alerts->len, MOST_LINES); i++)
    {
      g_autofree char *line = si_text_stock_alert (alerts->pdata[i], table);

      g_string_append_printf (body, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (alerts->len > MOST_LINES)
    {
      const guint more = alerts->len - MOST_LINES;
      g_autofree char *rest
          = si_digits_printf (ngettext ("and %u more", "and %u more", more), more);

      g_string_append_c (body, '\n');
      g_string_append (body, rest);
    }
  return g_string_free (body, FALSE);
}

static void
add_click (GNotification *notification, GPtrArray *alerts, const char *connection_id)
{
  const SiStockAlert *first = alerts->pdata[0];

  if (alerts->len == 1)
    g_notification_set_default_action_and_target (
        notification, "app.show-product", "(ssssu)", connection_id, first->product_id, first->sku,
        first->description != NULL ? first->description : "", first->ordinal);
  else
    g_notification_set_default_action_and_target (notification, "app.show-low", "s", connection_id);
}

static void
add_snooze (GNotification *notification,
            GPtrArray *alerts,
            const char *connection_id,
            const char *secret)
{
  g_autoptr (GVariant) content = NULL;
  g_autofree char *seal = NULL;
  GVariantBuilder ids;

  g_variant_builder_init (&ids, G_VARIANT_TYPE ("ax"));
  for (guint i = 0; i < alerts->len; i++)
    g_variant_builder_add (&ids, "x", ((const SiStockAlert *) alerts->pdata[i])->id);
  content = g_variant_ref_sink (g_variant_new ("(sax)", connection_id, &ids));
  seal = si_seal_make (secret, content);
  g_notification_add_button_with_target (notification, _ ("Remind me tomorrow"),
                                         "app.snooze-watches", "(s@(sax))", seal, content);
}

/**
 * si_stock_alert_notification:
 * @alerts: (element-type SiStockAlert): alerts whose stocks have fallen below their minimums, at
 *   least one
 * @connection: the saved connection that the stocks come from
 * @secret: the secret that the button's target is sealed with
 *
 * Tells of all alerts in one notification. A click opens the product, or shows all low stocks if
 * there are several; a button snoozes the alerts until tomorrow.
 *
 * Returns: (transfer full): the notification, without its body
 */
GNotification *
si_stock_alert_notification (GPtrArray *alerts, SiConnection *connection, const char *secret)
{
  g_autofree char *title = NULL;
  g_autofree char *named = NULL;
  g_auto (GStrv) parts = NULL;
  GNotification *notification;

  g_return_val_if_fail (alerts != NULL && alerts->len > 0, NULL);

  title = si_digits_printf (
      /* Translators: how many stocks are below the minimums that a person has set, and the shop
       * (the name of a connection, not a godown). */
      ngettext ("%u stock is low in %s", "%u stocks are low in %s", alerts->len), alerts->len,
      NAME_PLACE);
  parts = g_strsplit (title, NAME_PLACE, 2);
  named = g_strjoinv (si_connection_get_name (connection), parts);
  notification = g_notification_new (named);
  add_click (notification, alerts, si_connection_get_id (connection));
  add_snooze (notification, alerts, si_connection_get_id (connection), secret);
  return notification;
}
