/* si-stock-alerts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-stock-alerts.h"

#include "si-store-stock-alerts.h"

/* The time between two looks at the clock, while an alert is snoozed. */
#define WAKE_SECONDS 60

struct _SiStockAlerts
{
  GObject parent_instance;

  SiStore *store;      /* (owned) (nullable) */
  GPtrArray *alerts;   /* (owned) (element-type SiStockAlert) */
  GHashTable *removed; /* (owned) (element-type gint64): the ids of removed alerts */
  gboolean loaded;
  gboolean loading;
  guint n_saves; /* under way */
  gint64 wake;   /* the time at which the first snooze ends; 0 where nothing is snoozed */
  guint wake_id; /* the timer of it */
};

static void tell_changed (SiStockAlerts *self);

G_DEFINE_FINAL_TYPE (SiStockAlerts, si_stock_alerts, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SETTLED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  FAILED,
  REMOVED,
  SET,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
find_id (SiStockAlerts *self, gint64 id)
{
  for (guint i = 0; i < self->alerts->len; i++)
    if (si_stock_alerts_get (self, i)->id == id)
      return i;
  return G_MAXUINT;
}

/* Returns the time at which the first snooze ends, or 0. */
static gint64
find_first_wake (SiStockAlerts *self)
{
  const gint64 now = g_get_real_time ();
  gint64 first = 0;

  for (guint i = 0; i < self->alerts->len; i++)
    {
      const gint64 until = si_stock_alerts_get (self, i)->snoozed_until;

      if (until > now && (first == 0 || until < first))
        first = until;
    }
  return first;
}

static gboolean
snooze_due_cb (gpointer user_data)
{
  SiStockAlerts *self = user_data;

  if (g_get_real_time () < self->wake)
    return G_SOURCE_CONTINUE;
  self->wake_id = 0;
  tell_changed (self);
  return G_SOURCE_REMOVE;
}

/* The state of a snoozed alert changes with the clock. A timer stands still while the computer
 * sleeps, so it looks at the clock each minute. */
static void
wait_for_wake (SiStockAlerts *self)
{
  gint64 seconds;

  g_clear_handle_id (&self->wake_id, g_source_remove);
  self->wake = find_first_wake (self);
  if (self->wake == 0)
    return;
  seconds = (self->wake - g_get_real_time ()) / G_USEC_PER_SEC + 1;
  self->wake_id
      = g_timeout_add_seconds ((guint) CLAMP (seconds, 1, WAKE_SECONDS), snooze_due_cb, self);
}

static void
tell_changed (SiStockAlerts *self)
{
  wait_for_wake (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_on (const SiStockAlert *alert, const SiProductKey *product)
{
  const SiProductKey key = si_stock_alert_get_product (alert);

  return si_product_key_equal (&key, product);
}

/* Takes an alert into the list, in the place of the one with its id. That one may have followed its
 * product into a newer inventory. */
static void
take_alert (SiStockAlerts *self, SiStockAlert *alert)
{
  const guint place = find_id (self, alert->id);

  if (place == G_MAXUINT)
    {
      g_ptr_array_add (self->alerts, alert);
    }
  else
    {
      const SiProductKey key = si_stock_alert_get_product (self->alerts->pdata[place]);

      si_stock_alert_set_product (alert, &key);
      si_stock_alert_free (self->alerts->pdata[place]);
      self->alerts->pdata[place] = alert;
    }
  tell_changed (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiStockAlerts) self = user_data;
  g_autoptr (GPtrArray) alerts = NULL;

  g_assert (SI_IS_STORE (source));
  g_assert (SI_IS_STOCK_ALERTS (self));

  alerts = si_store_list_stock_alerts_finish (SI_STORE (source), result, NULL);
  self->loading = FALSE;
  /* The inventory is read from the same file, and tells of its errors. */
  if (alerts == NULL)
    return;

  g_ptr_array_unref (self->alerts);
  self->alerts = g_steal_pointer (&alerts);
  self->loaded = TRUE;
  tell_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTLED]);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SiStockAlerts *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (SiStockAlert) alert = NULL;

  g_assert (SI_IS_STORE (source));
  g_assert (SI_IS_STOCK_ALERTS (self));

  alert = si_store_save_stock_alert_finish (SI_STORE (source), result, &error);
  self->n_saves--;
  if (alert == NULL)
    {
      g_task_return_error (task, error);
    }
  else
    {
      /* An alert may be removed while it is being written. The removal is written after it. */
      if (!g_hash_table_contains (self->removed, &alert->id))
        take_alert (self, g_steal_pointer (&alert));
      g_task_return_boolean (task, TRUE);
    }
  if (self->n_saves == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTLED]);
}

static void
write_alert (SiStockAlerts *self,
             const SiStockAlert *alert,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, si_stock_alerts_save_async);
  g_hash_table_remove (self->removed, &alert->id);
  self->n_saves++;
  si_store_save_stock_alert_async (self->store, alert, NULL, written_cb, g_steal_pointer (&task));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SiStockAlerts *self = SI_STOCK_ALERTS (source);
  g_autoptr (GError) error = NULL;

  g_assert (SI_IS_STOCK_ALERTS (self));

  if (!si_stock_alerts_save_finish (self, result, &error))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SiStockAlerts *self = SI_STOCK_ALERTS (source);
  g_autoptr (SiStockAlert) alert = user_data;
  g_autoptr (GError) error = NULL;

  g_assert (SI_IS_STOCK_ALERTS (self));
  g_assert (alert != NULL);

  if (si_stock_alerts_save_finish (self, result, &error))
    g_signal_emit (self, signals[SET], 0, alert);
  else
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiStockAlerts) self = user_data;
  g_autoptr (GError) error = NULL;

  g_assert (SI_IS_STORE (source));
  g_assert (SI_IS_STOCK_ALERTS (self));

  if (!si_store_remove_stock_alert_finish (SI_STORE (source), result, &error))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
si_stock_alerts_dispose (GObject *object)
{
  SiStockAlerts *self = SI_STOCK_ALERTS (object);

  g_clear_handle_id (&self->wake_id, g_source_remove);
  g_clear_object (&self->store);
  g_clear_pointer (&self->alerts, g_ptr_array_unref);
  g_clear_pointer (&self->removed, g_hash_table_unref);

  G_OBJECT_CLASS (si_stock_alerts_parent_class)->dispose (object);
}

static void
si_stock_alerts_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SiStockAlerts *self = SI_STOCK_ALERTS (object);

  switch (prop_id)
    {
    case PROP_SETTLED:
      g_value_set_boolean (value, si_stock_alerts_get_settled (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static guint
add_signal (const char *name, guint n_params, GType param)
{
  return g_signal_new (name, SI_TYPE_STOCK_ALERTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n_params, param);
}

static void
si_stock_alerts_class_init (SiStockAlertsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = si_stock_alerts_dispose;
  object_class->get_property = si_stock_alerts_get_property;

  properties[PROP_SETTLED] = g_param_spec_boolean ("settled", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = add_signal ("changed", 0, G_TYPE_NONE);
  signals[FAILED] = add_signal ("failed", 1, G_TYPE_ERROR);
  signals[REMOVED] = add_signal ("removed", 1, G_TYPE_PTR_ARRAY);
  signals[SET] = add_signal ("set", 1, SI_TYPE_STOCK_ALERT);
}

static void
si_stock_alerts_init (SiStockAlerts *self)
{
  self->alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) si_stock_alert_free);
  self->removed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * si_stock_alerts_new:
 * @store: (nullable): the store that has them; without one, none can be set
 *
 * Returns: (transfer full): the alerts, which are read from the store at once
 */
SiStockAlerts *
si_stock_alerts_new (SiStore *store)
{
  SiStockAlerts *self;

  g_return_val_if_fail (store == NULL || SI_IS_STORE (store), NULL);

  self = g_object_new (SI_TYPE_STOCK_ALERTS, NULL);
  g_set_object (&self->store, store);
  si_stock_alerts_load (self);
  return self;
}

/**
 * si_stock_alerts_get_store:
 * @self: alerts
 *
 * Returns: (transfer none) (nullable): the store that has them
 */
SiStore *
si_stock_alerts_get_store (SiStockAlerts *self)
{
  g_return_val_if_fail (SI_IS_STOCK_ALERTS (self), NULL);

  return self->store;
}

/**
 * si_stock_alerts_load:
 * @self: alerts
 *
 * Reads the alerts from the store, unless they are there or on their way. It helps where they could
 * not be read before because another program held the file.
 */
void
si_stock_alerts_load (SiStockAlerts *self)
{
  g_return_if_fail (SI_IS_STOCK_ALERTS (self));

  if (self->loaded || self->loading || self->store == NULL)
    return;
  self->loading = TRUE;
  si_store_list_stock_alerts_async (self->store, NULL, NULL, loaded_cb, g_object_ref (self));
}

/**
 * si_stock_alerts_get_usable:
 * @self: alerts
 *
 * Returns: whether they were read from a store, so that others can be set
 */
gboolean
si_stock_alerts_get_usable (SiStockAlerts *self)
{
  g_return_val_if_fail (SI_IS_STOCK_ALERTS (self), FALSE);

  return self->loaded;
}

/**
 * si_stock_alerts_get_settled:
 * @self: alerts
 *
 * Returns: whether they were read from a store, and none is being saved
 */
gboolean
si_stock_alerts_get_settled (SiStockAlerts *self)
{
  g_return_val_if_fail (SI_IS_STOCK_ALERTS (self), FALSE);

  return self->loaded && self->n_saves == 0;
}

/**
 * si_stock_alerts_get_n:
 * @self: alerts
 *
 * Returns: the number of alerts
 */
guint
si_stock_alerts_get_n (SiStockAlerts *self)
{
  g_return_val_if_fail (SI_IS_STOCK_ALERTS (self), 0);

  return self->alerts->len;
}

/**
 * si_stock_alerts_get:
 * @self: alerts
 * @index: the position of an alert
 *
 * Returns: (transfer none): the alert, until the alerts change
 */
const SiStockAlert *
si_stock_alerts_get (SiStockAlerts *self, guint index)
{
  g_return_val_if_fail (SI_IS_STOCK_ALERTS (self), NULL);
  g_return_val_if_fail (index < self->alerts->len, NULL);

  return self->alerts->pdata[index];
}

/**
 * si_stock_alerts_find:
 * @self: alerts
 * @product: the key of a product in the newest inventory
 * @godown_id: (nullable): the id of a godown; %NULL for the stock in all
 *
 * Returns: (transfer none) (nullable): the alert on this stock
 */
const SiStockAlert *
si_stock_alerts_find (SiStockAlerts *self, const SiProductKey *product, const char *godown_id)
{
  g_return_val_if_fail (SI_IS_STOCK_ALERTS (self), NULL);
  g_return_val_if_fail (product != NULL, NULL);

  for (guint i = 0; i < self->alerts->len; i++)
    {
      const SiStockAlert *alert = si_stock_alerts_get (self, i);

      if (is_on (alert, product) && g_strcmp0 (alert->godown_id, godown_id) == 0)
        return alert;
    }
  return NULL;
}

/**
 * si_stock_alerts_set:
 * @self: alerts that are usable
 * @alert: a new alert, or one with another minimum
 *
 * Saves an alert that a person has set, in the place of one on the same stock. It is in the list
 * when it is saved.
 */
void
si_stock_alerts_set (SiStockAlerts *self, const SiStockAlert *alert)
{
  const SiStockAlert *same;
  SiStockAlert *copy;
  SiProductKey key;

  g_return_if_fail (SI_IS_STOCK_ALERTS (self));
  g_return_if_fail (alert != NULL);
  g_return_if_fail (self->loaded);

  copy = si_stock_alert_copy (alert);
  key = si_stock_alert_get_product (alert);
  same = si_stock_alerts_find (self, &key, alert->godown_id);
  if (same != NULL)
    copy->id = same->id;
  write_alert (self, copy, set_cb, copy);
}

/**
 * si_stock_alerts_save:
 * @self: alerts with a store
 * @alert: an alert of the list with news noted in it, or one that was removed
 *
 * Saves an alert as it is. An alert of the list has its news at once; one that was removed comes
 * back when it is saved.
 */
void
si_stock_alerts_save (SiStockAlerts *self, const SiStockAlert *alert)
{
  si_stock_alerts_save_async (self, alert, saved_cb, NULL);
}

/**
 * si_stock_alerts_save_async:
 * @self: alerts with a store
 * @alert: an alert of the list with news noted in it, or one that was removed
 * @callback: called when the alert is saved
 * @user_data: for @callback
 *
 * Does the same as si_stock_alerts_save(), and tells @callback of an error instead of the signal.
 */
void
si_stock_alerts_save_async (SiStockAlerts *self,
                            const SiStockAlert *alert,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (SI_IS_STOCK_ALERTS (self));
  g_return_if_fail (alert != NULL);
  g_return_if_fail (self->store != NULL);

  if (find_id (self, alert->id) != G_MAXUINT)
    take_alert (self, si_stock_alert_copy (alert));
  write_alert (self, alert, callback, user_data);
}

/**
 * si_stock_alerts_save_finish:
 * @self: alerts
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether the alert is saved; if it is not, with an error of %SI_STORE_ERROR
 */
gboolean
si_stock_alerts_save_finish (SiStockAlerts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_stock_alerts_save_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * si_stock_alerts_remove:
 * @self: alerts
 * @ids: (array length=n_ids): the numbers of some alerts; a number that no alert has is ignored
 * @n_ids: the length of @ids
 *
 * Removes alerts, and tells of them in one signal.
 */
void
si_stock_alerts_remove (SiStockAlerts *self, const gint64 *ids, guint n_ids)
{
  g_autoptr (GPtrArray) removed
      = g_ptr_array_new_with_free_func ((GDestroyNotify) si_stock_alert_free);

  g_return_if_fail (SI_IS_STOCK_ALERTS (self));

  for (guint i = 0; i < n_ids; i++)
    {
      const guint place = find_id (self, ids[i]);

      if (place == G_MAXUINT)
        continue;
      g_ptr_array_add (removed, g_ptr_array_steal_index (self->alerts, place));
      g_hash_table_add (self->removed, g_memdup2 (&ids[i], sizeof ids[i]));
      si_store_remove_stock_alert_async (self->store, ids[i], NULL, removed_cb,
                                         g_object_ref (self));
    }
  if (removed->len == 0)
    return;
  tell_changed (self);
  g_signal_emit (self, signals[REMOVED], 0, removed);
}

/**
 * si_stock_alerts_follow:
 * @self: alerts
 * @listed: (element-type SiStockAlert): the alerts as si_store_list_stock_alerts_async() lists them
 *   for a new inventory
 *
 * Gives the alerts the keys that their products have in a new inventory, where they may have other
 * ids, SKU codes or descriptions. Nothing else is taken from the list, which may be older.
 */
void
si_stock_alerts_follow (SiStockAlerts *self, GPtrArray *listed)
{
  gboolean changed = FALSE;

  g_return_if_fail (SI_IS_STOCK_ALERTS (self));
  g_return_if_fail (listed != NULL);

  for (guint i = 0; i < listed->len; i++)
    {
      const SiStockAlert *alert = listed->pdata[i];
      const SiProductKey key = si_stock_alert_get_product (alert);
      const guint place = find_id (self, alert->id);

      if (place == G_MAXUINT || is_on (self->alerts->pdata[place], &key))
        continue;
      si_stock_alert_set_product (self->alerts->pdata[place], &key);
      changed = TRUE;
    }
  if (changed)
    tell_changed (self);
}
