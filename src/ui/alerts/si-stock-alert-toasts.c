/* si-stock-alert-toasts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-stock-alert-toasts.h"

#include <glib/gi18n.h>

#include "si-cut.h"
#include "si-digits.h"
#include "si-direction.h"
#include "si-text.h"
#include "si-toast.h"

/* Seconds for which the removal of an alert can be undone. */
#define UNDO_SECONDS 10

struct _SiStockAlertToasts
{
  GObject parent_instance;

  SiEngine *engine;     /* (owned) (nullable) */
  GSignalGroup *alerts; /* (owned): the handlers at the engine's alerts */
};

G_DEFINE_FINAL_TYPE (SiStockAlertToasts, si_stock_alert_toasts, G_TYPE_OBJECT)

enum
{
  TOAST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Alerts that were removed, for as long as their toast offers to undo that. */
typedef struct
{
  SiStockAlerts *alerts; /* (owned) */
  GPtrArray *removed;    /* (owned) (element-type SiStockAlert) */
} Removal;

static void
removal_free (gpointer data, GClosure *closure)
{
  Removal *removal = data;

  g_object_unref (removal->alerts);
  g_ptr_array_unref (removal->removed);
  g_free (removal);
}

static void
undo_clicked (AdwToast *toast, Removal *removal)
{
  for (guint i = 0; i < removal->removed->len; i++)
    si_stock_alerts_save (removal->alerts, removal->removed->pdata[i]);
}

static char *
describe_removed (GPtrArray *removed)
{
  const SiStockAlert *first = removed->pdata[0];
  g_autofree char *cut = si_cut_name (*first->sku != '\0' ? first->sku : first->product_id);
  g_autofree char *name = si_direction_isolate (cut);

  if (removed->len > 1)
    return si_digits_printf (ngettext ("Removed %u alert", "Removed %u alerts", removed->len),
                             removed->len);
  /* Translators: %s is an SKU code. */
  return g_strdup_printf (_ ("Removed the alert on %s"), name);
}

static void
removed_cb (SiStockAlertToasts *self, GPtrArray *removed, SiStockAlerts *alerts)
{
  g_autofree char *text = describe_removed (removed);
  g_autoptr (AdwToast) toast = si_toast_new (text);
  Removal *removal = g_new0 (Removal, 1);

  g_assert (SI_IS_STOCK_ALERT_TOASTS (self));
  g_assert (SI_IS_STOCK_ALERTS (alerts));

  removal->alerts = g_object_ref (alerts);
  removal->removed = g_ptr_array_ref (removed);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_clicked), removal, removal_free,
                         0);
  g_signal_emit (self, signals[TOAST], 0, toast);
}

static void
tell (SiStockAlertToasts *self, const char *text)
{
  g_autoptr (AdwToast) toast = si_toast_new (text);

  g_signal_emit (self, signals[TOAST], 0, toast);
}

static void
set_cb (SiStockAlertToasts *self, const SiStockAlert *alert)
{
  SiTable *table = si_inventory_get_table (si_engine_get_inventory (self->engine));
  g_autofree char *text = table != NULL ? si_text_alert_set (alert, table) : NULL;

  g_assert (SI_IS_STOCK_ALERT_TOASTS (self));

  if (text != NULL)
    tell (self, text);
}

static void
failed_cb (SiStockAlertToasts *self, const GError *error)
{
  g_assert (SI_IS_STOCK_ALERT_TOASTS (self));

  tell (self, error->message);
}

static void
si_stock_alert_toasts_dispose (GObject *object)
{
  SiStockAlertToasts *self = SI_STOCK_ALERT_TOASTS (object);

  g_clear_object (&self->alerts);
  g_clear_object (&self->engine);

  G_OBJECT_CLASS (si_stock_alert_toasts_parent_class)->dispose (object);
}

static void
si_stock_alert_toasts_class_init (SiStockAlertToastsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_stock_alert_toasts_dispose;

  signals[TOAST] = g_signal_new ("toast", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, ADW_TYPE_TOAST);
}

static void
si_stock_alert_toasts_init (SiStockAlertToasts *self)
{
  self->alerts = g_signal_group_new (SI_TYPE_STOCK_ALERTS);
  g_signal_group_connect_swapped (self->alerts, "set", G_CALLBACK (set_cb), self);
  g_signal_group_connect_swapped (self->alerts, "removed", G_CALLBACK (removed_cb), self);
  g_signal_group_connect_swapped (self->alerts, "failed", G_CALLBACK (failed_cb), self);
}

/**
 * si_stock_alert_toasts_new:
 *
 * Returns: (transfer full): toasts about the alerts of no engine
 */
SiStockAlertToasts *
si_stock_alert_toasts_new (void)
{
  return g_object_new (SI_TYPE_STOCK_ALERT_TOASTS, NULL);
}

/**
 * si_stock_alert_toasts_set_engine:
 * @self: toasts
 * @engine: (nullable): the engine whose alerts they tell of from now on
 */
void
si_stock_alert_toasts_set_engine (SiStockAlertToasts *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_STOCK_ALERT_TOASTS (self));
  g_return_if_fail (engine == NULL || SI_IS_ENGINE (engine));

  if (g_set_object (&self->engine, engine))
    g_signal_group_set_target (self->alerts,
                               engine != NULL ? si_engine_get_stock_alerts (engine) : NULL);
}
