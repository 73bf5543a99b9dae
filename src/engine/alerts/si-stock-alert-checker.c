/* si-stock-alert-checker.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-stock-alert-checker.h"

#include "si-store-stock-alerts.h"

/* An inventory with a new answer in it. */
typedef struct
{
  SiTable *table; /* (owned) */
  SiSnapshotKind kind;
  char *filter; /* (owned) (nullable) */
  gint64 time;
} Answer;

struct _SiStockAlertChecker
{
  GObject parent_instance;

  SiStockAlerts *alerts; /* (owned) */
  GQueue waiting;        /* (owned) (element-type Answer) */
  Answer *current;       /* (owned) (nullable): the store looks for its products */
};

G_DEFINE_FINAL_TYPE (SiStockAlertChecker, si_stock_alert_checker, G_TYPE_OBJECT)

enum
{
  FELL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void check_next (SiStockAlertChecker *self);

static void
answer_free (Answer *answer)
{
  si_table_unref (answer->table);
  g_free (answer->filter);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static void
drop_waiting (SiStockAlertChecker *self)
{
  g_queue_clear_full (&self->waiting, (GDestroyNotify) answer_free);
}

static SiStockAlertNews
check_alert (SiStockAlert *alert, const Answer *answer)
{
  if (!si_stock_alert_is_covered (alert, answer->table, answer->kind, answer->filter))
    return SI_STOCK_ALERT_NOTHING;
  return si_stock_alert_check (alert, answer->table, answer->time);
}

static void
check_answer (SiStockAlertChecker *self, const Answer *answer)
{
  const guint n_alerts = si_stock_alerts_get_n (self->alerts);
  g_autoptr (GPtrArray) fallen
      = g_ptr_array_new_with_free_func ((GDestroyNotify) si_stock_alert_free);

  for (guint i = 0; i < n_alerts; i++)
    {
      g_autoptr (SiStockAlert) alert = si_stock_alert_copy (si_stock_alerts_get (self->alerts, i));
      const gint64 low_since = alert->low_since;
      const SiStockAlertNews news = check_alert (alert, answer);

      if (news == SI_STOCK_ALERT_NOTHING && alert->low_since == low_since)
        continue;
      si_stock_alerts_save (self->alerts, alert);
      if (news == SI_STOCK_ALERT_FELL)
        g_ptr_array_add (fallen, g_steal_pointer (&alert));
    }
  if (fallen->len > 0)
    g_signal_emit (self, signals[FELL], 0, fallen);
}

static gboolean
is_superseded (SiStockAlertChecker *self)
{
  const Answer *next = g_queue_peek_head (&self->waiting);

  return next != NULL && next->kind == SI_SNAPSHOT_WHOLE;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiStockAlertChecker) self = user_data;
  g_autoptr (Answer) answer = g_steal_pointer (&self->current);
  g_autoptr (GPtrArray) listed = NULL;

  g_assert (SI_IS_STORE (source));
  g_assert (SI_IS_STOCK_ALERT_CHECKER (self));
  g_assert (answer != NULL);

  listed = si_store_list_stock_alerts_finish (SI_STORE (source), result, NULL);
  /* The products keep their keys where the store cannot be read. */
  if (listed != NULL)
    si_stock_alerts_follow (self->alerts, listed);
  /* An alert that is being saved counts for the answers that come meanwhile. */
  if (si_stock_alerts_get_settled (self->alerts))
    check_answer (self, answer);
  else if (!is_superseded (self))
    g_queue_push_head (&self->waiting, g_steal_pointer (&answer));
  check_next (self);
}

/* The products of the alerts are found in the answer first, since their ids and codes may be others
 * in it. */
static void
check_next (SiStockAlertChecker *self)
{
  if (self->current != NULL || !si_stock_alerts_get_settled (self->alerts))
    return;
  if (si_stock_alerts_get_n (self->alerts) == 0)
    drop_waiting (self);
  self->current = g_queue_pop_head (&self->waiting);
  if (self->current != NULL)
    si_store_list_stock_alerts_async (si_stock_alerts_get_store (self->alerts),
                                      self->current->table, NULL, listed_cb, g_object_ref (self));
}

static void
si_stock_alert_checker_dispose (GObject *object)
{
  SiStockAlertChecker *self = SI_STOCK_ALERT_CHECKER (object);

  drop_waiting (self);
  g_clear_pointer (&self->current, answer_free);
  g_clear_object (&self->alerts);

  G_OBJECT_CLASS (si_stock_alert_checker_parent_class)->dispose (object);
}

static void
si_stock_alert_checker_class_init (SiStockAlertCheckerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_stock_alert_checker_dispose;

  signals[FELL] = g_signal_new ("fell", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
si_stock_alert_checker_init (SiStockAlertChecker *self)
{
  g_queue_init (&self->waiting);
}

/**
 * si_stock_alert_checker_new:
 * @alerts: the alerts to check
 *
 * Returns: (transfer full): a checker
 */
SiStockAlertChecker *
si_stock_alert_checker_new (SiStockAlerts *alerts)
{
  SiStockAlertChecker *self;

  g_return_val_if_fail (SI_IS_STOCK_ALERTS (alerts), NULL);

  self = g_object_new (SI_TYPE_STOCK_ALERT_CHECKER, NULL);
  self->alerts = g_object_ref (alerts);
  g_signal_connect_object (alerts, "notify::settled", G_CALLBACK (check_next), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * si_stock_alert_checker_check:
 * @self: a checker
 * @table: an inventory with a new answer merged into it
 * @kind: the kind of request that was answered
 * @filter: (nullable): the SKU code or the godown's id of the request
 * @now: the time, in microseconds since 1970, UTC
 *
 * Finds the stocks that have fallen below their minimums since the last answer, among those that
 * the answer tells of. All of them are told in one signal. The answer waits while the alerts are
 * being read or saved.
 */
void
si_stock_alert_checker_check (SiStockAlertChecker *self,
                              SiTable *table,
                              SiSnapshotKind kind,
                              const char *filter,
                              gint64 now)
{
  Answer *answer;

  g_return_if_fail (SI_IS_STOCK_ALERT_CHECKER (self));
  g_return_if_fail (table != NULL);

  if (si_stock_alerts_get_store (self->alerts) == NULL)
    return;
  answer = g_new0 (Answer, 1);
  answer->table = si_table_ref (table);
  answer->kind = kind;
  answer->filter = g_strdup (filter);
  answer->time = now;
  /* A whole answer tells everything that the ones before it tell. */
  if (kind == SI_SNAPSHOT_WHOLE)
    drop_waiting (self);
  g_queue_push_tail (&self->waiting, answer);
  si_stock_alerts_load (self->alerts);
  check_next (self);
}
