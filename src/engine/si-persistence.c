/* si-persistence.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-persistence.h"

#include <glib/gi18n.h>

#include "si-store-inventory.h"
#include "si-store-upkeep.h"

/* How often old snapshots are pruned, since pruning gives room back to the disk and takes long. */
#define PRUNE_INTERVAL (12 * G_TIME_SPAN_HOUR)

struct _SiPersistence
{
  GObject parent_instance;

  SiStore *store;    /* (owned) (nullable): of a connection that is saved */
  guint days;        /* for how many snapshots are stored; 0 for ever */
  gint64 prune_time; /* monotonic: when the store was last pruned */

  SiBaseline *baseline;    /* (owned) */
  GCancellable *restoring; /* (owned) (nullable): of the restore under way */
  GError *unread;          /* (owned) (nullable): why the last inventory could not be read yet */

  guint n_saving;           /* how many answers are being written */
  gboolean has_inventory;   /* one was restored or answered */
  gboolean save_failed;     /* the last answer is not in the store */
  SiProblem *problem;       /* (owned) (nullable) */
  gboolean problem_is_loss; /* an answer that is saved later does not undo the problem */
  const char *known_damage; /* (nullable): interned: the damaged file that was told of */
};

G_DEFINE_FINAL_TYPE (SiPersistence, si_persistence, G_TYPE_OBJECT)

typedef enum
{
  PROP_PROBLEM = 1,
  PROP_RESTORING,
  PROP_SAVING,
} SiPersistenceProperty;

enum
{
  RESTORED,
  N_SIGNALS
};

static GParamSpec *properties[PROP_SAVING + 1];
static guint signals[N_SIGNALS];

static void
set_problem (SiPersistence *self, const GError *error, gboolean is_loss)
{
  self->problem_is_loss = is_loss && error != NULL;
  if (self->problem == NULL && error == NULL)
    return;

  g_clear_pointer (&self->problem, si_problem_unref);
  if (error != NULL)
    self->problem = si_problem_new (error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
set_n_saving (SiPersistence *self, guint n_saving)
{
  const gboolean changed = (self->n_saving > 0) != (n_saving > 0);

  self->n_saving = n_saving;
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVING]);
}

/* Replaces the cancellable of an operation that can be under way once. */
static GCancellable *
renew (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
  return *cancellable;
}

/* Tells of a damaged file once. The problem stays until the person has read it. */
static void
tell_damage (SiPersistence *self)
{
  const char *quarantined = si_store_get_quarantined (self->store);
  g_autoptr (GError) error = NULL;

  if (quarantined == NULL || quarantined == self->known_damage)
    return;
  self->known_damage = quarantined;
  error = g_error_new (SI_STORE_ERROR, SI_STORE_ERROR_DAMAGED,
                       self->has_inventory
                           /* Translators: %s is a file. */
                           ? _ ("The history could not be read. The last inventory is here; the"
                                " damaged file is kept as “%s”.")
                           /* Translators: %s is a file. */
                           : _ ("The stored inventory and its history could not be read. The"
                                " damaged file is kept as “%s”."),
                       quarantined);
  set_problem (self, error, TRUE);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiPersistence) self = user_data;
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = si_store_load_finish (SI_STORE (source), result, &time, &error);

  g_assert (SI_IS_PERSISTENCE (self));
  g_assert (SI_IS_STORE (source));

  /* A store may answer a load in spite of its being cancelled just then. */
  if (g_task_get_cancellable (G_TASK (result)) != self->restoring)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  g_clear_object (&self->restoring);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESTORING]);
  g_clear_error (&self->unread);
  if (g_error_matches (error, SI_STORE_ERROR, SI_STORE_ERROR_BUSY))
    self->unread = g_error_copy (error);
  self->has_inventory = table != NULL;
  set_problem (self, error, FALSE);
  tell_damage (self);
  if (table != NULL)
    si_baseline_restore (self->baseline, table, self->store);
  g_signal_emit (self, signals[RESTORED], 0, table, time);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Tells how a save ended. An answer that is saved makes up for one that was not, and for an
 * inventory that could not be read before. */
static void
tell_saved (SiPersistence *self, const GError *error)
{
  g_autoptr (GError) busy = NULL;

  if (g_error_matches (error, SI_STORE_ERROR, SI_STORE_ERROR_BUSY))
    busy = g_error_new_literal (SI_STORE_ERROR, SI_STORE_ERROR_BUSY,
                                _ ("Another program is using the stored inventory, so this answer"
                                   " could not be kept. What is stored is kept. Refresh when the"
                                   " other program is done."));
  if (error != NULL || !self->problem_is_loss)
    set_problem (self, busy != NULL ? busy : error, FALSE);
  self->save_failed = error != NULL;
  tell_damage (self);
  if (error == NULL && self->unread != NULL)
    si_baseline_look_up (self->baseline, self->store);
  if (error == NULL)
    g_clear_error (&self->unread);
}

/* The one exit of a save. */
static void
finish_save (GTask *task, GError *error)
{
  SiPersistence *self = g_task_get_source_object (task);

  set_n_saving (self, self->n_saving - 1);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
pruned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  g_assert (SI_IS_STORE (source));

  /* The answer is saved all the same, and the next pruning makes up for this one. */
  if (!si_store_prune_finish (SI_STORE (source), result, &error))
    g_message ("What is too old could not be pruned: %s", error->message);
  finish_save (task, NULL);
}

static void
prune (SiPersistence *self, GTask *task)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) before = g_date_time_add_days (now, -(int) self->days);

  self->prune_time = g_get_monotonic_time ();
  si_store_prune_async (self->store, before, NULL, pruned_cb, g_object_ref (task));
}

static gboolean
is_prune_due (SiPersistence *self)
{
  return self->days > 0 && g_get_monotonic_time () - self->prune_time >= PRUNE_INTERVAL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SiPersistence *self = g_task_get_source_object (task);
  GError *error = NULL;

  g_assert (SI_IS_STORE (source));

  si_store_save_finish (SI_STORE (source), result, &error);
  tell_saved (self, error);
  if (error == NULL && is_prune_due (self))
    prune (self, task);
  else
    finish_save (task, error);
}

static void
si_persistence_dispose (GObject *object)
{
  SiPersistence *self = SI_PERSISTENCE (object);

  g_cancellable_cancel (self->restoring);
  g_clear_object (&self->restoring);
  g_clear_object (&self->store);
  g_clear_object (&self->baseline);
  g_clear_pointer (&self->problem, si_problem_unref);

  G_OBJECT_CLASS (si_persistence_parent_class)->dispose (object);
}

static void
si_persistence_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SiPersistence *self = SI_PERSISTENCE (object);

  switch ((SiPersistenceProperty) prop_id)
    {
    case PROP_PROBLEM:
      g_value_set_boxed (value, si_persistence_get_problem (self));
      break;
    case PROP_RESTORING:
      g_value_set_boolean (value, si_persistence_get_restoring (self));
      break;
    case PROP_SAVING:
      g_value_set_boolean (value, si_persistence_get_saving (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
si_persistence_class_init (SiPersistenceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = si_persistence_dispose;
  object_class->get_property = si_persistence_get_property;

  properties[PROP_PROBLEM] = g_param_spec_boxed ("problem", NULL, NULL, SI_TYPE_PROBLEM, flags);
  properties[PROP_RESTORING] = g_param_spec_boolean ("restoring", NULL, NULL, FALSE, flags);
  properties[PROP_SAVING] = g_param_spec_boolean ("saving", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * SiPersistence::restored:
   * @table: (nullable): the last inventory
   * @time: (nullable): when the service gave it as a whole
   */
  signals[RESTORED]
      = g_signal_new ("restored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, SI_TYPE_TABLE, G_TYPE_DATE_TIME);
}

static void
si_persistence_init (SiPersistence *self)
{
  self->baseline = si_baseline_new ();
}

/**
 * si_persistence_new:
 * @path: (nullable): the file of a connection that is saved
 *
 * Creates a persistence, which begins at once to restore the last inventory.
 *
 * Returns: (transfer full): the persistence; without a file, it keeps the baseline alone
 */
SiPersistence *
si_persistence_new (const char *path)
{
  SiPersistence *self = g_object_new (SI_TYPE_PERSISTENCE, NULL);

  if (path == NULL)
    return self;
  self->store = si_store_new (path);
  self->prune_time = -PRUNE_INTERVAL;
  si_persistence_restore (self);
  return self;
}

/**
 * si_persistence_set_days:
 * @self: a persistence
 * @days: for how many days snapshots are stored; 0 for ever
 *
 * Prunes older snapshots after the next save, and then twice a day.
 */
void
si_persistence_set_days (SiPersistence *self, guint days)
{
  g_return_if_fail (SI_IS_PERSISTENCE (self));

  if (self->days == days)
    return;
  self->days = days;
  self->prune_time = -PRUNE_INTERVAL;
}

/**
 * si_persistence_get_store:
 * @self: a persistence
 *
 * Returns: (transfer none) (nullable): the store of the connection; %NULL where nothing of it is
 *   stored
 */
SiStore *
si_persistence_get_store (SiPersistence *self)
{
  g_return_val_if_fail (SI_IS_PERSISTENCE (self), NULL);

  return self->store;
}

/**
 * si_persistence_restore:
 * @self: a persistence with a store
 *
 * Reads the last inventory, again if it could not be read before. “restored” is emitted when that
 * is done.
 */
void
si_persistence_restore (SiPersistence *self)
{
  g_return_if_fail (SI_IS_PERSISTENCE (self));
  g_return_if_fail (self->store != NULL);

  si_store_load_async (self->store, renew (&self->restoring), loaded_cb, g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESTORING]);
}

/**
 * si_persistence_get_restoring:
 * @self: a persistence
 *
 * Returns: whether the last inventory is being read
 */
gboolean
si_persistence_get_restoring (SiPersistence *self)
{
  g_return_val_if_fail (SI_IS_PERSISTENCE (self), FALSE);

  return self->restoring != NULL;
}

/**
 * si_persistence_get_unread:
 * @self: a persistence
 *
 * An inventory that is stored and could not be read must not be replaced by a part of one.
 *
 * Returns: (transfer none) (nullable): why the last inventory could not be read, where it may be
 *   read later
 */
const GError *
si_persistence_get_unread (SiPersistence *self)
{
  g_return_val_if_fail (SI_IS_PERSISTENCE (self), NULL);

  return self->unread;
}

/**
 * si_persistence_take_answer:
 * @self: a persistence
 * @table: the whole inventory with a new answer in it
 * @time: when the service answered
 * @kind: what the answer covered
 * @filter: (nullable): the SKU code or the godown's id that was asked for
 *
 * Hands the inventory to the baseline, and saves it if there is a store.
 */
void
si_persistence_take_answer (SiPersistence *self,
                            SiTable *table,
                            GDateTime *time,
                            SiSnapshotKind kind,
                            const char *filter)
{
  g_return_if_fail (SI_IS_PERSISTENCE (self));
  g_return_if_fail (table != NULL);
  g_return_if_fail (time != NULL);

  self->has_inventory = TRUE;
  si_baseline_take_answer (self->baseline, table, kind);
  if (self->store != NULL)
    si_persistence_save_async (self, table, time, kind, filter, NULL, NULL);
}

/**
 * si_persistence_save_async:
 * @self: a persistence with a store
 * @table: the whole inventory as it is now
 * @time: when the service answered
 * @kind: what the answer covered
 * @filter: (nullable): the SKU code or the godown's id that was asked for
 * @callback: (nullable): called when it is done
 * @user_data: for @callback
 *
 * Saves an inventory, whole or not at all, and prunes old snapshots if it is time for that. It
 * cannot be cancelled, so that no answer is lost.
 */
void
si_persistence_save_async (SiPersistence *self,
                           SiTable *table,
                           GDateTime *time,
                           SiSnapshotKind kind,
                           const char *filter,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (SI_IS_PERSISTENCE (self));
  g_return_if_fail (self->store != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, si_persistence_save_async);
  set_n_saving (self, self->n_saving + 1);
  si_store_save_async (self->store, table, time, kind, filter, NULL, saved_cb, task);
}

/**
 * si_persistence_save_finish:
 * @self: a persistence
 * @result: the result that the callback was given
 * @error: return location for an error of %SI_STORE_ERROR
 *
 * Returns: whether the inventory is saved; if not, the one before is still stored
 */
gboolean
si_persistence_save_finish (SiPersistence *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_persistence_save_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * si_persistence_get_saving:
 * @self: a persistence
 *
 * Returns: whether an answer is being written
 */
gboolean
si_persistence_get_saving (SiPersistence *self)
{
  g_return_val_if_fail (SI_IS_PERSISTENCE (self), FALSE);

  return self->n_saving > 0;
}

/**
 * si_persistence_get_save_failed:
 * @self: a persistence
 *
 * Returns: whether the last answer could not be saved, so that the newest snapshot is an older one
 */
gboolean
si_persistence_get_save_failed (SiPersistence *self)
{
  g_return_val_if_fail (SI_IS_PERSISTENCE (self), FALSE);

  return self->save_failed;
}

/**
 * si_persistence_get_baseline:
 * @self: a persistence
 *
 * Returns: (transfer none): the baseline of the connection's inventory
 */
SiBaseline *
si_persistence_get_baseline (SiPersistence *self)
{
  g_return_val_if_fail (SI_IS_PERSISTENCE (self), NULL);

  return self->baseline;
}

/**
 * si_persistence_report:
 * @self: a persistence
 * @error: what went wrong with another file of the connection
 *
 * Tells of the error as the problem, until the person dismisses it.
 */
void
si_persistence_report (SiPersistence *self, const GError *error)
{
  g_return_if_fail (SI_IS_PERSISTENCE (self));
  g_return_if_fail (error != NULL);

  set_problem (self, error, TRUE);
}

/**
 * si_persistence_get_problem:
 * @self: a persistence
 *
 * Returns: (transfer none) (nullable): the problem of the store
 */
SiProblem *
si_persistence_get_problem (SiPersistence *self)
{
  g_return_val_if_fail (SI_IS_PERSISTENCE (self), NULL);

  return self->problem;
}

/**
 * si_persistence_dismiss_problem:
 * @self: a persistence
 *
 * Drops the problem, which the person has read.
 */
void
si_persistence_dismiss_problem (SiPersistence *self)
{
  g_return_if_fail (SI_IS_PERSISTENCE (self));

  set_problem (self, NULL, FALSE);
}
