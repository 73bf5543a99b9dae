/* si-watch-notifier.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is told of stocks below their bounds, on the desktop. */

#include "config.h"

#include "si-watch-notifier.h"

#include <glib/gi18n.h>

#include "si-digits.h"
#include "si-text.h"

/* As many as a notification has room for. */
#define MOST_LINES 4

/* Of what a name has no letter of: its digits stay as they are. */
#define NAME_PLACE "\ufffc"

static char *
make_body (GPtrArray *watches, SiTable *table)
{
  GString *body = g_string_new (NULL);

  for (guint i = 0; i < MIN (watches->len, MOST_LINES); i++)
    {
      g_autofree char *line = si_text_watch (watches->pdata[i], table);

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

/**
 * si_watch_notification:
 * @watches: (element-type SiWatch): stocks that have fallen below their bounds, at least one
 * @table: the inventory
 * @shop: the connection's name
 *
 * Tells of all of them in one. A click opens the product, or the program where there are several; a
 * button lets them be quiet until tomorrow.
 *
 * Returns: (transfer full): the notification
 */
GNotification *
si_watch_notification (GPtrArray *watches, SiTable *table, const char *shop)
{
  g_autofree char *title = NULL;
  g_autofree char *named = NULL;
  g_autofree char *body = NULL;
  g_auto (GStrv) parts = NULL;
  const SiWatch *first;
  GVariantBuilder ids;
  GNotification *notification;

  g_return_val_if_fail (watches != NULL && watches->len > 0, NULL);
  g_return_val_if_fail (table != NULL, NULL);

  first = watches->pdata[0];
  title = si_digits_printf (
      /* Translators: how many stocks are below the bounds that a person has set, and the shop (the
       * name of a connection, not a godown). */
      ngettext ("%u stock is low in %s", "%u stocks are low in %s", watches->len), watches->len,
      NAME_PLACE);
  parts = g_strsplit (title, NAME_PLACE, 2);
  named = g_strjoinv (shop, parts);
  body = make_body (watches, table);
  notification = g_notification_new (named);
  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-product", "s",
                                                watches->len == 1 ? first->sku : "");

  g_variant_builder_init (&ids, G_VARIANT_TYPE ("ax"));
  for (guint i = 0; i < watches->len; i++)
    g_variant_builder_add (&ids, "x", ((const SiWatch *) watches->pdata[i])->id);
  g_notification_add_button_with_target_value (notification, _ ("Remind me tomorrow"),
                                               "app.snooze-watches", g_variant_builder_end (&ids));
  return notification;
}

/**
 * si_watch_notification_try:
 * @text: what would be told
 *
 * Returns: (transfer full): a notification that shows how it will look
 */
GNotification *
si_watch_notification_try (const char *text)
{
  GNotification *notification = g_notification_new (_ ("This is how low stock is announced"));

  g_return_val_if_fail (text != NULL, NULL);

  g_notification_set_body (notification, text);
  return notification;
}
