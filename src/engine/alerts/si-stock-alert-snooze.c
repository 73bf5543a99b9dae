/* si-stock-alert-snooze.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-stock-alert-snooze.h"

#include "si-store-stock-alerts.h"

typedef struct
{
  GVariant *ids; /* (owned) */
  gint64 until;
  guint n_saves; /* under way */
  GError *error; /* (owned) (nullable): the first one */
} Snooze;

static void
snooze_free (gpointer data)
{
  Snooze *snooze = data;

  g_variant_unref (snooze->ids);
  g_clear_error (&snooze->error);
  g_free (snooze);
}

static void
return_when_saved (GTask *task)
{
  Snooze *snooze = g_task_get_task_data (task);

  if (snooze->n_saves > 0)
    return;
  if (snooze->error != NULL)
    g_task_return_error (task, g_steal_pointer (&snooze->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Snooze *snooze = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  g_assert (SI_IS_STOCK_ALERTS (source));
  g_assert (G_IS_TASK (task));

  if (!si_stock_alerts_save_finish (SI_STOCK_ALERTS (source), result, &error)
      && snooze->error == NULL)
    snooze->error = g_steal_pointer (&error);
  snooze->n_saves--;
  return_when_saved (task);
}

static gboolean
has_id (GVariant *ids, gint64 id)
{
  GVariantIter iter;
  gint64 other;

  g_variant_iter_init (&iter, ids);
  while (g_variant_iter_next (&iter, "x", &other))
    if (other == id)
      return TRUE;
  return FALSE;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Snooze *snooze = g_task_get_task_data (task);
  SiStockAlerts *alerts = g_task_get_source_object (task);
  g_autoptr (GPtrArray) listed = NULL;

  g_assert (SI_IS_STORE (source));
  g_assert (G_IS_TASK (task));

  listed = si_store_list_stock_alerts_finish (SI_STORE (source), result, &snooze->error);
  for (guint i = 0; listed != NULL && i < listed->len; i++)
    {
      SiStockAlert *alert = listed->pdata[i];

      if (!has_id (snooze->ids, alert->id))
        continue;
      alert->below = FALSE;
      alert->snoozed_until = snooze->until;
      snooze->n_saves++;
      si_stock_alerts_save_async (alerts, alert, saved_cb, g_object_ref (task));
    }
  return_when_saved (task);
}

/**
 * si_stock_alert_snooze_async:
 * @alerts: alerts with a store; they need not be read yet
 * @ids: the numbers of some alerts, as an array of 64-bit integers; a number that no alert has is
 *   ignored
 * @until: the time until which the person is not told of them, in microseconds since 1970, UTC
 * @callback: called when the alerts are saved
 * @user_data: for @callback
 *
 * Snoozes alerts. A stock that is below its minimum afterwards is told again.
 */
void
si_stock_alert_snooze_async (SiStockAlerts *alerts,
                             GVariant *ids,
                             gint64 until,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Snooze *snooze;

  g_return_if_fail (SI_IS_STOCK_ALERTS (alerts));
  g_return_if_fail (g_variant_is_of_type (ids, G_VARIANT_TYPE ("ax")));
  g_return_if_fail (si_stock_alerts_get_store (alerts) != NULL);

  snooze = g_new0 (Snooze, 1);
  snooze->ids = g_variant_ref_sink (ids);
  snooze->until = until;
  task = g_task_new (alerts, NULL, callback, user_data);
  g_task_set_source_tag (task, si_stock_alert_snooze_async);
  g_task_set_task_data (task, snooze, snooze_free);
  si_store_list_stock_alerts_async (si_stock_alerts_get_store (alerts), NULL, NULL, listed_cb,
                                    g_steal_pointer (&task));
}

/**
 * si_stock_alert_snooze_finish:
 * @alerts: the alerts
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether all of them are saved; if not, with an error of %SI_STORE_ERROR
 */
gboolean
si_stock_alert_snooze_finish (SiStockAlerts *alerts, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, alerts), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_stock_alert_snooze_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
