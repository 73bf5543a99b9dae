/* si-stock-alerts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-stock-alerts.h"

#include "si-store-stock-alerts.h"

/* An inventory with a new answer in it. */
typedef struct
{
  SiTable *table; /* (owned) */
  SiSnapshotKind kind;
  char *filter; /* (owned) (nullable) */
  gint64 time;
} Answer;

static Answer *
answer_new (SiTable *table, SiSnapshotKind kind, const char *filter, gint64 time)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->table = si_table_ref (table);
  answer->kind = kind;
  answer->filter = g_strdup (filter);
  answer->time = time;
  return answer;
}

static void
answer_free (Answer *answer)
{
  si_table_unref (answer->table);
  g_free (answer->filter);
  g_free (answer);
}

struct _SiStockAlerts
{
  GObject parent_instance;

  SiStore *store;    /* (owned) (nullable) */
  GPtrArray *alerts; /* (owned) (element-type SiStockAlert) */
  gboolean loaded;
  gboolean loading;
  GHashTable *removed;  /* (owned) (element-type gint64): their numbers */
  guint n_setting;      /* how many are being written */
  GPtrArray *unchecked; /* (owned) (element-type Answer): came before the alerts were there */
};

G_DEFINE_FINAL_TYPE (SiStockAlerts, si_stock_alerts, G_TYPE_OBJECT)

enum
{
  CHANGED,
  FAILED,
  FELL,
  REMOVED,
  SET,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
si_stock_alerts_dispose (GObject *object)
{
  SiStockAlerts *self = SI_STOCK_ALERTS (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->alerts, g_ptr_array_unref);
  g_clear_pointer (&self->removed, g_hash_table_unref);
  g_clear_pointer (&self->unchecked, g_ptr_array_unref);

  G_OBJECT_CLASS (si_stock_alerts_parent_class)->dispose (object);
}

static void
si_stock_alerts_class_init (SiStockAlertsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_stock_alerts_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[FELL] = g_signal_new ("fell", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, SI_TYPE_STOCK_ALERT);
  signals[SET] = g_signal_new ("set", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, SI_TYPE_STOCK_ALERT);
}

static void
si_stock_alerts_init (SiStockAlerts *self)
{
  self->alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) si_stock_alert_free);
  self->removed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->unchecked = g_ptr_array_new_with_free_func ((GDestroyNotify) answer_free);
}

/**
 * si_stock_alerts_new:
 *
 * Returns: (transfer full): no alerts
 */
SiStockAlerts *
si_stock_alerts_new (void)
{
  return g_object_new (SI_TYPE_STOCK_ALERTS, NULL);
}

static void
check_late (SiStockAlerts *self)
{
  g_autoptr (GPtrArray) answers = g_steal_pointer (&self->unchecked);

  self->unchecked = g_ptr_array_new_with_free_func ((GDestroyNotify) answer_free);
  for (guint i = 0; i < answers->len; i++)
    {
      const Answer *answer = answers->pdata[i];

      si_stock_alerts_check (self, answer->table, answer->kind, answer->filter, g_get_real_time ());
    }
}

/* A whole answer tells all that those before it told. */
static void
check_later (SiStockAlerts *self, SiTable *table, SiSnapshotKind kind, const char *filter)
{
  if (self->store == NULL)
    return;
  if (kind == SI_SNAPSHOT_WHOLE)
    g_ptr_array_set_size (self->unchecked, 0);
  g_ptr_array_add (self->unchecked, answer_new (table, kind, filter, 0));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiStockAlerts) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) alerts
      = si_store_list_stock_alerts_finish (SI_STORE (source), result, &error);

  if (self->store != SI_STORE (source))
    return;
  self->loading = FALSE;
  /* What is wrong with the disk is said where the inventory is read. */
  if (alerts == NULL)
    return;

  g_ptr_array_unref (self->alerts);
  self->alerts = g_steal_pointer (&alerts);
  self->loaded = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
  check_late (self);
}

static void
load (SiStockAlerts *self)
{
  self->loading = TRUE;
  si_store_list_stock_alerts_async (self->store, NULL, NULL, listed_cb, g_object_ref (self));
}

/**
 * si_stock_alerts_set_store:
 * @self: alerts
 * @store: (nullable): where they are kept, and read from now
 */
void
si_stock_alerts_set_store (SiStockAlerts *self, SiStore *store)
{
  g_return_if_fail (SI_IS_STOCK_ALERTS (self));
  g_return_if_fail (store == NULL || SI_IS_STORE (store));

  if (!g_set_object (&self->store, store))
    return;
  self->loaded = FALSE;
  g_ptr_array_set_size (self->alerts, 0);
  g_ptr_array_set_size (self->unchecked, 0);
  g_hash_table_remove_all (self->removed);
  g_signal_emit (self, signals[CHANGED], 0);
  if (store != NULL)
    load (self);
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
 * si_stock_alerts_get_usable:
 * @self: alerts
 *
 * Returns: whether there is a place to keep them
 */
gboolean
si_stock_alerts_get_usable (SiStockAlerts *self)
{
  g_return_val_if_fail (SI_IS_STOCK_ALERTS (self), FALSE);

  return self->loaded;
}

/**
 * si_stock_alerts_get_n:
 * @self: alerts
 *
 * Returns: how many there are
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
 * @nth: which of them
 *
 * Returns: (transfer none): the alert
 */
const SiStockAlert *
si_stock_alerts_get (SiStockAlerts *self, guint nth)
{
  g_return_val_if_fail (SI_IS_STOCK_ALERTS (self), NULL);
  g_return_val_if_fail (nth < self->alerts->len, NULL);

  return self->alerts->pdata[nth];
}

static gboolean
is_on (const SiStockAlert *alert, const SiProductKey *product)
{
  const SiProductKey key = si_stock_alert_get_product (alert);

  return si_product_key_equal (&key, product);
}

/**
 * si_stock_alerts_find:
 * @self: alerts
 * @product: what a product is known by in the newest inventory
 * @godown_id: (nullable): a godown's id; %NULL for all
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
 * si_stock_alerts_find_below:
 * @self: alerts
 * @product: what a product is known by in the newest inventory
 *
 * Returns: (transfer none) (nullable): an alert on this product whose stock is below its bound
 */
const SiStockAlert *
si_stock_alerts_find_below (SiStockAlerts *self, const SiProductKey *product)
{
  g_return_val_if_fail (SI_IS_STOCK_ALERTS (self), NULL);
  g_return_val_if_fail (product != NULL, NULL);

  for (guint i = 0; i < self->alerts->len; i++)
    {
      const SiStockAlert *alert = si_stock_alerts_get (self, i);

      if (alert->below && is_on (alert, product))
        return alert;
    }
  return NULL;
}

static guint
find_id (SiStockAlerts *self, gint64 id)
{
  for (guint i = 0; i < self->alerts->len; i++)
    if (si_stock_alerts_get (self, i)->id == id)
      return i;
  return G_MAXUINT;
}

/* The list follows the disk, which has the alert now. */
static void
take_saved (SiStockAlerts *self, SiStore *store, SiStockAlert *alert)
{
  guint place;

  /* It may have been removed while it was being written; the removal is written after it. */
  if (self->store != store || g_hash_table_contains (self->removed, &alert->id))
    {
      si_stock_alert_free (alert);
      return;
    }

  place = find_id (self, alert->id);
  if (place != G_MAXUINT)
    {
      /* It may have followed its product since. */
      const SiProductKey key = si_stock_alert_get_product (self->alerts->pdata[place]);

      si_stock_alert_set_product (alert, &key);
      g_ptr_array_remove_index (self->alerts, place);
    }
  g_ptr_array_add (self->alerts, alert);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
finish_saving (SiStockAlerts *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  SiStockAlert *alert = si_store_save_stock_alert_finish (SI_STORE (source), result, &error);

  if (alert != NULL)
    take_saved (self, SI_STORE (source), alert);
  else
    g_signal_emit (self, signals[FAILED], 0, error);
  return alert != NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiStockAlerts) self = user_data;

  finish_saving (self, source, result);
}

static void
end_setting (SiStockAlerts *self)
{
  self->n_setting--;
  if (self->n_setting == 0)
    check_late (self);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiStockAlerts) self = user_data;

  finish_saving (self, source, result);
  end_setting (self);
}

typedef struct
{
  SiStockAlerts *self; /* (owned) */
  SiStockAlert *alert; /* (owned) */
} Setting;

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Setting *setting = user_data;

  if (finish_saving (setting->self, source, result))
    g_signal_emit (setting->self, signals[SET], 0, setting->alert);
  end_setting (setting->self);
  si_stock_alert_free (setting->alert);
  g_object_unref (setting->self);
  g_free (setting);
}

/**
 * si_stock_alerts_set:
 * @self: alerts with a place to keep them
 * @alert: a new one, or one with another bound
 *
 * Keeps an alert. One on the same stock is replaced.
 */
void
si_stock_alerts_set (SiStockAlerts *self, const SiStockAlert *alert)
{
  const SiStockAlert *same;
  SiProductKey key;
  Setting *setting;

  g_return_if_fail (SI_IS_STOCK_ALERTS (self));
  g_return_if_fail (alert != NULL);
  g_return_if_fail (self->loaded);

  setting = g_new0 (Setting, 1);
  setting->self = g_object_ref (self);
  setting->alert = si_stock_alert_copy (alert);
  key = si_stock_alert_get_product (alert);
  same = si_stock_alerts_find (self, &key, alert->godown_id);
  if (same != NULL)
    setting->alert->id = same->id;
  g_hash_table_remove (self->removed, &setting->alert->id);
  self->n_setting++;
  si_store_save_stock_alert_async (self->store, setting->alert, NULL, set_cb, setting);
}

/**
 * si_stock_alerts_restore:
 * @self: alerts with a place to keep them
 * @alert: one that was removed
 *
 * Undoes si_stock_alerts_remove(): the alert is what it was, with its number, what was told, and
 * until when it says nothing.
 */
void
si_stock_alerts_restore (SiStockAlerts *self, const SiStockAlert *alert)
{
  g_return_if_fail (SI_IS_STOCK_ALERTS (self));
  g_return_if_fail (alert != NULL);
  g_return_if_fail (self->store != NULL);

  g_hash_table_remove (self->removed, &alert->id);
  self->n_setting++;
  si_store_save_stock_alert_async (self->store, alert, NULL, restored_cb, g_object_ref (self));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiStockAlerts) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!si_store_remove_stock_alert_finish (SI_STORE (source), result, &error))
    g_signal_emit (self, signals[FAILED], 0, error);
}

/**
 * si_stock_alerts_remove:
 * @self: alerts
 * @id: the number of one
 */
void
si_stock_alerts_remove (SiStockAlerts *self, gint64 id)
{
  g_autoptr (SiStockAlert) alert = NULL;
  guint place;

  g_return_if_fail (SI_IS_STOCK_ALERTS (self));

  place = find_id (self, id);
  if (place == G_MAXUINT)
    return;
  alert = g_ptr_array_steal_index (self->alerts, place);
  g_hash_table_add (self->removed, g_memdup2 (&id, sizeof id));
  g_signal_emit (self, signals[CHANGED], 0);
  si_store_remove_stock_alert_async (self->store, id, NULL, removed_cb, g_object_ref (self));
  g_signal_emit (self, signals[REMOVED], 0, alert);
}

/* Several alerts that are to be quiet for a while. */
typedef struct
{
  GVariant *ids; /* (owned) */
  gint64 until;
  guint n_pending; /* how many are being written */
  GError *error;   /* (owned) (nullable): of the first that could not be */
} Snooze;

static void
snooze_free (Snooze *snooze)
{
  g_variant_unref (snooze->ids);
  g_clear_error (&snooze->error);
  g_free (snooze);
}

static void
end_snooze (GTask *task)
{
  SiStockAlerts *self = g_task_get_source_object (task);
  Snooze *snooze = g_task_get_task_data (task);

  if (snooze->error != NULL)
    g_task_return_error (task, g_steal_pointer (&snooze->error));
  else
    g_task_return_boolean (task, TRUE);
  end_setting (self);
}

static void
snooze_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Snooze *snooze = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  SiStockAlert *alert = si_store_save_stock_alert_finish (SI_STORE (source), result, &error);

  if (alert != NULL)
    take_saved (g_task_get_source_object (task), SI_STORE (source), alert);
  else if (snooze->error == NULL)
    snooze->error = g_steal_pointer (&error);
  snooze->n_pending--;
  if (snooze->n_pending == 0)
    end_snooze (task);
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
snooze_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Snooze *snooze = g_task_get_task_data (task);
  g_autoptr (GPtrArray) alerts
      = si_store_list_stock_alerts_finish (SI_STORE (source), result, &snooze->error);

  for (guint i = 0; alerts != NULL && i < alerts->len; i++)
    {
      SiStockAlert *kept = alerts->pdata[i];

      if (!has_id (snooze->ids, kept->id))
        continue;
      kept->below = FALSE;
      kept->snoozed_until = snooze->until;
      snooze->n_pending++;
      si_store_save_stock_alert_async (SI_STORE (source), kept, NULL, snooze_saved_cb,
                                       g_object_ref (task));
    }
  if (snooze->n_pending == 0)
    end_snooze (task);
}

/**
 * si_stock_alerts_snooze_async:
 * @self: alerts with a place to keep them; they need not be loaded yet
 * @ids: the numbers of some, as an array of 64-bit integers; a number that none has is ignored
 * @until: until when they say nothing, in microseconds since 1970, UTC
 * @callback: called when it is stored
 * @user_data: for @callback
 *
 * Lets alerts be quiet for a while, and say it again then if it still is so.
 */
void
si_stock_alerts_snooze_async (SiStockAlerts *self,
                              GVariant *ids,
                              gint64 until,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Snooze *snooze;

  g_return_if_fail (SI_IS_STOCK_ALERTS (self));
  g_return_if_fail (g_variant_is_of_type (ids, G_VARIANT_TYPE ("ax")));
  g_return_if_fail (self->store != NULL);

  snooze = g_new0 (Snooze, 1);
  snooze->ids = g_variant_ref_sink (ids);
  snooze->until = until;
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, si_stock_alerts_snooze_async);
  g_task_set_task_data (task, snooze, (GDestroyNotify) snooze_free);
  self->n_setting++;
  si_store_list_stock_alerts_async (self->store, NULL, NULL, snooze_listed_cb,
                                    g_steal_pointer (&task));
}

/**
 * si_stock_alerts_snooze_finish:
 * @self: alerts
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether it is stored; if it is not, with an error of %SI_STORE_ERROR
 */
gboolean
si_stock_alerts_snooze_finish (SiStockAlerts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_stock_alerts_snooze_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Lets the alerts know their products by what these are known by in a new inventory. */
static gboolean
follow_products (SiStockAlerts *self, const GPtrArray *listed)
{
  gboolean changed = FALSE;

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
  return changed;
}

static void
check_now (SiStockAlerts *self, const Answer *answer, gboolean changed)
{
  g_autoptr (GPtrArray) fallen
      = g_ptr_array_new_with_free_func ((GDestroyNotify) si_stock_alert_free);

  for (guint i = 0; i < self->alerts->len; i++)
    {
      SiStockAlert *alert = self->alerts->pdata[i];
      const SiStockAlertNews news
          = si_stock_alert_is_covered (alert, answer->table, answer->kind, answer->filter)
                ? si_stock_alert_check (alert, answer->table, answer->time)
                : SI_STOCK_ALERT_NOTHING;

      if (news == SI_STOCK_ALERT_NOTHING)
        continue;
      changed = TRUE;
      if (news == SI_STOCK_ALERT_FELL)
        g_ptr_array_add (fallen, si_stock_alert_copy (alert));
      si_store_save_stock_alert_async (self->store, alert, NULL, saved_cb, g_object_ref (self));
    }
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
  if (fallen->len > 0)
    g_signal_emit (self, signals[FELL], 0, fallen);
}

/* An answer whose products are being looked for. */
typedef struct
{
  SiStockAlerts *self; /* (owned) */
  Answer *answer;      /* (owned) */
} Following;

static void
followed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Following *following = user_data;
  g_autoptr (SiStockAlerts) self = g_steal_pointer (&following->self);
  Answer *answer = g_steal_pointer (&following->answer);
  g_autoptr (GPtrArray) listed
      = si_store_list_stock_alerts_finish (SI_STORE (source), result, NULL);

  if (self->store != NULL && self->store == SI_STORE (source))
    {
      /* An alert that is being set counts for what came meanwhile. */
      if (self->n_setting > 0)
        check_later (self, answer->table, answer->kind, answer->filter);
      else
        check_now (self, answer, listed != NULL && follow_products (self, listed));
    }
  answer_free (answer);
}

/**
 * si_stock_alerts_check:
 * @self: alerts
 * @table: an inventory with a new answer in it
 * @kind: what was asked for
 * @filter: (nullable): the SKU code or the godown's id that was asked for
 * @now: the time, in microseconds since 1970, UTC
 *
 * Follows the products into the inventory, finds what has fallen below its bound since the last
 * time, among what the answer tells of, and says it in one go.
 */
void
si_stock_alerts_check (SiStockAlerts *self,
                       SiTable *table,
                       SiSnapshotKind kind,
                       const char *filter,
                       gint64 now)
{
  Following *following;

  g_return_if_fail (SI_IS_STOCK_ALERTS (self));
  g_return_if_fail (table != NULL);

  if (!self->loaded || self->n_setting > 0)
    {
      check_later (self, table, kind, filter);
      /* Another program may have let go of the file by now. */
      if (!self->loaded && !self->loading && self->store != NULL)
        load (self);
      return;
    }
  if (self->alerts->len == 0)
    return;
  following = g_new0 (Following, 1);
  following->self = g_object_ref (self);
  following->answer = answer_new (table, kind, filter, now);
  si_store_list_stock_alerts_async (self->store, table, NULL, followed_cb, following);
}
