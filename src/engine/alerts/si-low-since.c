/* si-low-since.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-low-since.h"

#include "si-store-past.h"

struct _SiLowSince
{
  GObject parent_instance;

  SiStockAlerts *alerts;     /* (owned) */
  GCancellable *cancellable; /* (owned): stops the searches */
};

G_DEFINE_FINAL_TYPE (SiLowSince, si_low_since, G_TYPE_OBJECT)

/* A search for one alert. */
typedef struct
{
  SiStockAlerts *alerts; /* (owned) */
  SiStockAlert *alert;   /* (owned) */
} Search;

static void
search_free (Search *search)
{
  g_object_unref (search->alerts);
  si_stock_alert_free (search->alert);
  g_free (search);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

/* Returns the time of the first of the last points that are all below the minimum. A stock that was
 * low at the first point of all may have been so for longer. */
static gint64
find_since (const SiStockAlert *alert, GPtrArray *points)
{
  gint64 since = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const SiStockPoint *point = points->pdata[i];

      if (point->present && point->stock.kind != SI_QUANTITY_EXACT)
        continue;
      if ((point->present ? point->stock.millionths : 0) >= alert->minimum.millionths)
        since = 0;
      else if (since == 0)
        since = i > 0 ? point->time : SI_STOCK_ALERT_LOW_SINCE_UNKNOWN;
    }
  return since;
}

/* The alert may be another one by now, or gone. */
static void
note (Search *search, gint64 since)
{
  const SiProductKey key = si_stock_alert_get_product (search->alert);
  const SiStockAlert *now = si_stock_alerts_find (search->alerts, &key, search->alert->godown_id);
  g_autoptr (SiStockAlert) alert = NULL;

  if (since <= SI_STOCK_ALERT_LOW_SINCE_UNKNOWN || now == NULL
      || now->low_since != SI_STOCK_ALERT_LOW_SINCE_UNKNOWN
      || now->minimum.millionths != search->alert->minimum.millionths)
    return;
  alert = si_stock_alert_copy (now);
  alert->low_since = since;
  si_stock_alerts_save (search->alerts, alert);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Search) search = user_data;
  g_autoptr (GPtrArray) points = si_store_read_history_finish (SI_STORE (source), result, NULL);

  g_assert (SI_IS_STORE (source));

  if (points != NULL)
    note (search, find_since (search->alert, points));
}

static void
set_cb (SiLowSince *self, const SiStockAlert *alert)
{
  const SiProductKey key = si_stock_alert_get_product (alert);
  Search *search;

  g_assert (SI_IS_LOW_SINCE (self));

  if (alert->low_since != SI_STOCK_ALERT_LOW_SINCE_UNKNOWN)
    return;
  search = g_new0 (Search, 1);
  search->alerts = g_object_ref (self->alerts);
  search->alert = si_stock_alert_copy (alert);
  si_store_read_history_async (si_stock_alerts_get_store (self->alerts), &key, alert->godown_id,
                               self->cancellable, read_cb, search);
}

static void
si_low_since_dispose (GObject *object)
{
  SiLowSince *self = SI_LOW_SINCE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->alerts);

  G_OBJECT_CLASS (si_low_since_parent_class)->dispose (object);
}

static void
si_low_since_class_init (SiLowSinceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_low_since_dispose;
}

static void
si_low_since_init (SiLowSince *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * si_low_since_new:
 * @alerts: the alerts of which a person sets new ones
 *
 * Returns: (transfer full): an object that looks into the history for them, as long as it lives
 */
SiLowSince *
si_low_since_new (SiStockAlerts *alerts)
{
  SiLowSince *self;

  g_return_val_if_fail (SI_IS_STOCK_ALERTS (alerts), NULL);

  self = g_object_new (SI_TYPE_LOW_SINCE, NULL);
  self->alerts = g_object_ref (alerts);
  g_signal_connect_object (alerts, "set", G_CALLBACK (set_cb), self, G_CONNECT_SWAPPED);
  return self;
}
