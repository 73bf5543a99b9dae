/* si-stock-alert-notifier.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-stock-alert-notifier.h"

#include <glib/gi18n.h>

#include "si-digits.h"
#include "si-direction.h"
#include "si-notifier.h"
#include "si-text.h"

/* A notification has room for a few lines only. */
#define MOST_LINES 4

/* Stands for the connection's name while the digits of the title are made those of the person's
 * language: the digits of the name must stay as they are. */
#define NAME_PLACE "\ufffc"

struct _SiStockAlertNotifier
{
  GObject parent_instance;

  GApplication *application; /* (not owned): it outlives this */
  SiSeal *seal;              /* (owned) */
  SiEngine *engine;          /* (not owned): it owns this */
};

G_DEFINE_FINAL_TYPE (SiStockAlertNotifier, si_stock_alert_notifier, G_TYPE_OBJECT)

static char *
make_body (GPtrArray *alerts, SiTable *table)
{
  GString *body = g_string_new (NULL);

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

  g_notification_set_default_action_and_target (notification, "app.show-alert", "(sx)",
                                                connection_id, first->id);
}

static void
add_snooze (GNotification *notification, GPtrArray *alerts, const char *connection_id, SiSeal *seal)
{
  g_autoptr (GVariant) content = NULL;
  g_autofree char *mark = NULL;
  GVariantBuilder ids;

  g_variant_builder_init (&ids, G_VARIANT_TYPE ("ax"));
  for (guint i = 0; i < alerts->len; i++)
    g_variant_builder_add (&ids, "x", ((const SiStockAlert *) alerts->pdata[i])->id);
  content = g_variant_ref_sink (g_variant_new ("(sax)", connection_id, &ids));
  mark = si_seal_make (seal, content);
  g_notification_add_button_with_target (notification, _ ("Remind Me Tomorrow"),
                                         "app.snooze-alerts", "(s@(sax))", mark, content);
}

/* Tells of all alerts in one notification. A click shows the alerts, and selects the first of
 * these; a button snoozes them until tomorrow. */
static GNotification *
create_notification (GPtrArray *alerts, SiConnection *connection, SiSeal *seal)
{
  g_autofree char *name = si_direction_isolate_name (si_connection_get_name (connection));
  g_autofree char *title = NULL;
  g_autofree char *named = NULL;
  g_auto (GStrv) parts = NULL;
  GNotification *notification;

  title = si_digits_printf (
      /* Translators: how many stocks are below the minimums that a person has set, and the shop
       * (the name of a connection, not a godown). */
      ngettext ("%u stock is low in %s", "%u stocks are low in %s", alerts->len), alerts->len,
      NAME_PLACE);
  parts = g_strsplit (title, NAME_PLACE, 2);
  named = g_strjoinv (name, parts);
  notification = g_notification_new (named);
  add_click (notification, alerts, si_connection_get_id (connection));
  add_snooze (notification, alerts, si_connection_get_id (connection), seal);
  return notification;
}

static void
fell_cb (SiStockAlertNotifier *self, GPtrArray *alerts, SiStockAlertChecker *checker)
{
  SiConnection *connection = si_engine_get_connection (self->engine);
  SiTable *table = si_inventory_get_table (si_engine_get_inventory (self->engine));
  g_autoptr (GNotification) notification = create_notification (alerts, connection, self->seal);
  g_autofree char *body = make_body (alerts, table);

  si_notifier_send (self->application, si_connection_get_id (connection), notification, body);
}

static void
si_stock_alert_notifier_dispose (GObject *object)
{
  g_clear_object (&SI_STOCK_ALERT_NOTIFIER (object)->seal);

  G_OBJECT_CLASS (si_stock_alert_notifier_parent_class)->dispose (object);
}

static void
si_stock_alert_notifier_class_init (SiStockAlertNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_stock_alert_notifier_dispose;
}

static void
si_stock_alert_notifier_init (SiStockAlertNotifier *self)
{
}

/**
 * si_stock_alert_notifier_new:
 * @application: the program, which outlives the notifier
 * @seal: seals the target of the notification's button
 * @engine: the engine with the alerts, which owns the notifier
 *
 * Returns: (transfer full): a new notifier
 */
SiStockAlertNotifier *
si_stock_alert_notifier_new (GApplication *application, SiSeal *seal, SiEngine *engine)
{
  SiStockAlertNotifier *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (SI_IS_SEAL (seal), NULL);
  g_return_val_if_fail (SI_IS_ENGINE (engine), NULL);

  self = g_object_new (SI_TYPE_STOCK_ALERT_NOTIFIER, NULL);
  self->application = application;
  self->seal = g_object_ref (seal);
  self->engine = engine;
  g_signal_connect_object (si_engine_get_stock_alert_checker (engine), "fell", G_CALLBACK (fell_cb),
                           self, G_CONNECT_SWAPPED);
  return self;
}
