/* si-stock-alert-notifier.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is told of stocks below their bounds, on the desktop. */

#include "config.h"

#include "si-stock-alert-notifier.h"

#include <glib/gi18n.h>

#include "si-digits.h"
#include "si-seal.h"
#include "si-text.h"

/* As many as a notification has room for. */
#define MOST_LINES 4

/* Of what a name has no letter of: its digits stay as they are. */
#define NAME_PLACE "\ufffc"

/**
 * si_stock_alert_notification_body:
 * @watches: (element-type SiStockAlert): stocks that have fallen below their bounds
 * @table: the inventory
 *
 * Returns: (transfer full): a line for each of them, as far as there is room
 */
char *
si_stock_alert_notification_body (GPtrArray *watches, SiTable *table)
{
  GString *body;

  g_return_val_if_fail (watches != NULL, NULL);
  g_return_val_if_fail (table != NULL, NULL);

  body = g_string_new (NULL);

  for (guint i = 0; i < MIN (watches->len, MOST_LINES); i++)
    {
      g_autofree char *line = si_text_stock_alert (watches->pdata[i], table);

      g_string_append_printf (body, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (watches->len > MOST_LINES)
    {
      const guint more = watches->len - MOST_LINES;
      g_autofree char *rest
          = si_digits_printf (ngettext ("and %u more", "and %u more", more), more);

      g_string_append_c (body, '\n');
      g_string_append (body, rest);
    }
  return g_string_free (body, FALSE);
}

static void
add_click (GNotification *notification, GPtrArray *watches, const char *connection_id)
{
  const SiStockAlert *first = watches->pdata[0];

  if (watches->len == 1)
    g_notification_set_default_action_and_target (
        notification, "app.show-product", "(ssssu)", connection_id, first->product_id, first->sku,
        first->description != NULL ? first->description : "", first->ordinal);
  else
    g_notification_set_default_action_and_target (notification, "app.show-low", "s", connection_id);
}

static void
add_snooze (GNotification *notification,
            GPtrArray *watches,
            const char *connection_id,
            const char *secret)
{
  g_autoptr (GVariant) content = NULL;
  g_autofree char *seal = NULL;
  GVariantBuilder ids;

  g_variant_builder_init (&ids, G_VARIANT_TYPE ("ax"));
  for (guint i = 0; i < watches->len; i++)
    g_variant_builder_add (&ids, "x", ((const SiStockAlert *) watches->pdata[i])->id);
  content = g_variant_ref_sink (g_variant_new ("(sax)", connection_id, &ids));
  seal = si_seal_make (secret, content);
  g_notification_add_button_with_target (notification, _ ("Remind me tomorrow"),
                                         "app.snooze-watches", "(s@(sax))", seal, content);
}

/**
 * si_stock_alert_notification:
 * @watches: (element-type SiStockAlert): stocks that have fallen below their bounds, at least one
 * @connection: the saved connection whose inventory it is
 * @secret: what the button's target is sealed with
 *
 * Tells of all of them in one. A click opens the product, or shows all low stocks if there are
 * several; a button lets them be quiet until tomorrow.
 *
 * Returns: (transfer full): the notification, without its body
 */
GNotification *
si_stock_alert_notification (GPtrArray *watches, SiConnection *connection, const char *secret)
{
  g_autofree char *title = NULL;
  g_autofree char *named = NULL;
  g_auto (GStrv) parts = NULL;
  GNotification *notification;

  g_return_val_if_fail (watches != NULL && watches->len > 0, NULL);

  title = si_digits_printf (
      /* Translators: how many stocks are below the bounds that a person has set, and the shop (the
       * name of a connection, not a godown). */
      ngettext ("%u stock is low in %s", "%u stocks are low in %s", watches->len), watches->len,
      NAME_PLACE);
  parts = g_strsplit (title, NAME_PLACE, 2);
  named = g_strjoinv (si_connection_get_name (connection), parts);
  notification = g_notification_new (named);
  add_click (notification, watches, si_connection_get_id (connection));
  add_snooze (notification, watches, si_connection_get_id (connection), secret);
  return notification;
}
