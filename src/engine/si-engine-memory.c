/* si-engine-memory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is on disk of the connection's inventory: read before anything is asked, kept after each
 * answer, and compared with what is there now. */

#include "config.h"

#include "si-engine-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "si-moment.h"

/* For how long nothing is asked while the last inventory is read from disk, in milliseconds. */
#define RESTORE_PATIENCE 1000

/* A job whose result counts only as long as its cancellable is the engine's. It does not keep
 * the engine. */
typedef struct
{
  GWeakRef engine;
  GCancellable *cancellable; /* (owned) */
} Job;

static Job *
job_new (SiEngine *engine, GCancellable **slot)
{
  Job *job = g_new0 (Job, 1);

  if (*slot != NULL)
    g_cancellable_cancel (*slot);
  g_clear_object (slot);
  *slot = g_cancellable_new ();
  g_weak_ref_init (&job->engine, engine);
  job->cancellable = g_object_ref (*slot);
  return job;
}

static void
job_free (Job *job)
{
  g_weak_ref_clear (&job->engine);
  g_object_unref (job->cancellable);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
compare_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  SiTable **pair = task_data;

  g_task_return_pointer (task, si_comparison_new (pair[0], pair[1]),
                         (GDestroyNotify) si_comparison_unref);
}

static void
pair_free (gpointer data)
{
  SiTable **pair = data;

  si_table_unref (pair[0]);
  si_table_unref (pair[1]);
  g_free (pair);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (SiEngine) self = g_weak_ref_get (&job->engine);
  g_autoptr (SiComparison) changes = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self != NULL && self->comparing == job->cancellable)
    {
      g_clear_object (&self->comparing);
      si_engine_set_changes (self, changes);
    }
}

/* With the inventory that was there before the last whole answer. */
static void
compare (SiEngine *self)
{
  g_autoptr (GTask) task = NULL;
  SiTable **pair;
  Job *job;

  if (self->baseline == NULL || !si_inventory_get_whole (self->inventory))
    return;

  job = job_new (self, &self->comparing);
  pair = g_new0 (SiTable *, 2);
  pair[0] = si_table_ref (self->baseline);
  pair[1] = si_table_ref (si_inventory_get_table (self->inventory));
  /* Not with the engine as its source: a thread must never hold the last reference. */
  task = g_task_new (NULL, job->cancellable, compared_cb, job);
  g_task_set_source_tag (task, compare);
  g_task_set_task_data (task, pair, pair_free);
  g_task_run_in_thread (task, compare_in_thread);
}

static void
baseline_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (SiEngine) self = g_weak_ref_get (&job->engine);
  g_autoptr (SiComparison) changes = si_moment_compare_finish (result, NULL, NULL);

  if (self == NULL || self->comparing != job->cancellable)
    return;
  g_clear_object (&self->comparing);
  if (changes == NULL || self->baseline != NULL)
    return;
  self->baseline = si_table_ref (si_comparison_get_before (changes));
  if (si_inventory_get_table (self->inventory) == si_comparison_get_after (changes))
    si_engine_set_changes (self, changes);
  else
    compare (self);
}

/* It is told once, and stays told until the person has read it: a later success does not undo the
 * loss. */
static void
report_damage (SiEngine *self)
{
  const char *set_aside = si_store_get_quarantined (si_history_get_store (self->history));
  g_autoptr (GError) error = NULL;

  if (set_aside == NULL || set_aside == self->told_damage)
    return;
  self->told_damage = set_aside;
  error = g_error_new (SI_STORE_ERROR, SI_STORE_ERROR_DAMAGED,
                       si_inventory_get_whole (self->inventory)
                           /* Translators: %s is a file. */
                           ? _ ("The history could not be read. The last inventory is here; the"
                                " damaged file is kept as “%s”.")
                           /* Translators: %s is a file. */
                           : _ ("The stored inventory and its history could not be read. The"
                                " damaged file is kept as “%s”."),
                       set_aside);
  si_engine_set_memory_problem (self, error);
}

/* Nothing can be laid over an inventory that is there and cannot be read now. */
static void
note_unread (SiEngine *self, const GError *error)
{
  g_clear_error (&self->unread);
  if (g_error_matches (error, SI_STORE_ERROR, SI_STORE_ERROR_BUSY))
    self->unread = g_error_copy (error);
}

static void
load_baseline (SiEngine *self)
{
  Job *job = job_new (self, &self->comparing);

  si_moment_compare_async (si_history_get_store (self->history), SI_SINCE_LAST,
                           si_inventory_get_table (self->inventory), job->cancellable,
                           baseline_loaded_cb, job);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (SiEngine) self = g_weak_ref_get (&job->engine);
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = si_store_load_finish (SI_STORE (source), result, &time, &error);
  gboolean asked;

  if (self == NULL || self->restoring != job->cancellable)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  g_object_freeze_notify (G_OBJECT (self->inventory));
  g_clear_object (&self->restoring);
  g_clear_handle_id (&self->restore_timeout, g_source_remove);
  note_unread (self, error);
  asked = self->refresh_wanted;
  self->refresh_wanted = FALSE;
  if (table != NULL)
    {
      g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

      si_inventory_replace (self->inventory, table, local);
    }
  si_engine_set_memory_problem (self, error);
  report_damage (self);
  if (self->request == NULL && self->state == SI_ENGINE_LOADING)
    si_engine_set_state (self, SI_ENGINE_IDLE);
  if (asked)
    si_engine_refresh (self);
  g_object_thaw_notify (G_OBJECT (self->inventory));
  g_object_thaw_notify (G_OBJECT (self));

  if (table != NULL)
    load_baseline (self);
  si_engine_use_answer (self);
}

static gboolean
restore_takes_long_cb (gpointer user_data)
{
  SiEngine *self = user_data;

  self->restore_timeout = 0;
  if (self->refresh_wanted)
    si_engine_refresh (self);
  self->refresh_wanted = FALSE;
  return G_SOURCE_REMOVE;
}

/*< private >
 * si_engine_restore:
 * @self: an engine with a history
 *
 * Reads the last inventory. An answer that comes before it is there waits for it.
 */
void
si_engine_restore (SiEngine *self)
{
  Job *job = job_new (self, &self->restoring);

  si_store_load_async (si_history_get_store (self->history), job->cancellable, restored_cb, job);
}

/* The sample data are made anew at each start, so nothing of their answers is kept. */
static void
follow_address (SiEngine *self, SiConnection *connection)
{
  const gboolean saved = connection != NULL && si_connection_get_id (connection) != NULL;
  const gboolean lasts = connection != NULL && (saved || !si_connection_has_own_key (connection));

  si_answer_guard_set_address (self->guard, lasts ? self->folder : NULL,
                               connection != NULL ? si_connection_get_address (connection) : NULL,
                               saved);
}

/*< private >
 * si_engine_begin_memory:
 * @self: an engine with a new connection
 *
 * Opens what is remembered of the connection, where it is one that is saved.
 */
void
si_engine_begin_memory (SiEngine *self)
{
  SiConnection *connection = si_engine_get_connection (self);
  const char *id = connection != NULL ? si_connection_get_id (connection) : NULL;
  g_autofree char *path = NULL;

  follow_address (self, connection);
  if (id == NULL || self->folder == NULL)
    return;

  path = si_history_make_path (self->folder, id);
  self->history = si_history_new (path);
  self->told_damage = NULL;
  si_history_set_days (self->history, self->history_days);
  si_stock_alerts_set_store (self->watches, si_history_get_store (self->history));

  si_engine_set_state (self, SI_ENGINE_LOADING);
  self->restore_timeout = g_timeout_add (RESTORE_PATIENCE, restore_takes_long_cb, self);
  si_engine_restore (self);
}

/*< private >
 * si_engine_end_memory:
 * @self: an engine
 *
 * Lets go of what is remembered. What is being kept is kept still.
 */
void
si_engine_end_memory (SiEngine *self)
{
  if (self->restoring != NULL)
    g_cancellable_cancel (self->restoring);
  if (self->comparing != NULL)
    g_cancellable_cancel (self->comparing);
  g_clear_object (&self->restoring);
  g_clear_object (&self->comparing);
  g_clear_handle_id (&self->restore_timeout, g_source_remove);
  g_clear_error (&self->unread);
  si_engine_use_answer (self);
  si_stock_alerts_set_store (self->watches, NULL);
  g_clear_object (&self->history);
  g_clear_pointer (&self->baseline, si_table_unref);
  self->refresh_wanted = FALSE;
}

/*< private >
 * si_engine_set_keeping_error:
 * @self: an engine
 * @error: (nullable): why an answer could not be kept, %NULL when it is kept
 *
 * Tells it. What could not be read before is not told any more once an answer is kept.
 */
void
si_engine_set_keeping_error (SiEngine *self, const GError *error)
{
  g_autoptr (GError) busy = NULL;

  if (g_error_matches (error, SI_STORE_ERROR, SI_STORE_ERROR_BUSY))
    busy = g_error_new_literal (SI_STORE_ERROR, SI_STORE_ERROR_BUSY,
                                _ ("Another program is using the stored inventory, so this answer"
                                   " could not be kept. What is stored is kept. Refresh when the"
                                   " other program is done."));
  if (error != NULL || self->told_damage == NULL || self->keeping_failed)
    si_engine_set_memory_problem (self, busy != NULL ? busy : error);
  self->keeping_failed = error != NULL;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiEngine) self = user_data;
  g_autoptr (GError) error = NULL;

  si_history_keep_finish (SI_HISTORY (source), result, &error);
  if (self->history == SI_HISTORY (source))
    {
      si_engine_set_keeping_error (self, error);
      report_damage (self);
      if (error == NULL && self->unread != NULL && self->baseline == NULL)
        load_baseline (self);
      if (error == NULL)
        g_clear_error (&self->unread);
    }
  si_engine_set_n_keeping (self, self->n_keeping - 1);
}

/*< private >
 * si_engine_remember:
 * @self: an engine that has just been answered, with the new inventory
 * @before: (nullable): the inventory that was there before
 * @time: when it was answered
 * @kind: what was asked for
 * @filter: (nullable): the SKU code or the godown's id that was asked for
 */
void
si_engine_remember (SiEngine *self,
                    SiTable *before,
                    GDateTime *time,
                    SiSnapshotKind kind,
                    const char *filter)
{
  SiTable *table = si_inventory_get_table (self->inventory);

  if (kind == SI_SNAPSHOT_WHOLE && before != NULL)
    {
      g_clear_pointer (&self->baseline, si_table_unref);
      self->baseline = si_table_ref (before);
    }
  compare (self);

  if (self->history == NULL)
    return;
  /* This is told before the inventory is kept, since nobody ends the program until then. */
  si_stock_alerts_check (self->watches, table, kind, filter, g_get_real_time ());
  si_engine_set_n_keeping (self, self->n_keeping + 1);
  si_history_keep_async (self->history, table, time, kind, filter, kept_cb, g_object_ref (self));
}

/**
 * si_engine_set_history_folder:
 * @self: an engine without a connection
 * @folder: (nullable): where inventories are kept, a file for each saved connection; %NULL to
 *   keep none
 * @days: for how many days the past is kept; 0 for ever
 */
void
si_engine_set_history_folder (SiEngine *self, const char *folder, guint days)
{
  g_return_if_fail (SI_IS_ENGINE (self));
  g_return_if_fail (self->service == NULL);

  g_free (self->folder);
  self->folder = g_strdup (folder);
  self->history_days = days;
}

/**
 * si_engine_get_store:
 * @self: an engine
 *
 * Returns: (transfer none) (nullable): the store of the connection; %NULL where nothing of it is
 *   stored
 */
SiStore *
si_engine_get_store (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), NULL);

  return self->history != NULL ? si_history_get_store (self->history) : NULL;
}

/**
 * si_engine_get_stock_alerts:
 * @self: an engine
 *
 * Returns: (transfer none): the bounds that the person has set on stocks of the connection
 */
SiStockAlerts *
si_engine_get_stock_alerts (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), NULL);

  return self->watches;
}

/**
 * si_engine_get_guard:
 * @self: an engine
 *
 * Returns: (transfer none): the guard that judges each answer of the connection
 */
SiAnswerGuard *
si_engine_get_guard (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), NULL);

  return self->guard;
}

static void
delete_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (task_data, endings[i], NULL);

      g_unlink (path);
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * si_engine_forget_connection:
 * @self: an engine
 * @connection: a connection that was removed, and is not in use
 *
 * Deletes what is kept of its inventory. A damaged file that was set aside stays.
 */
void
si_engine_forget_connection (SiEngine *self, SiConnection *connection)
{
  g_autoptr (GTask) task = NULL;
  const char *id;

  g_return_if_fail (SI_IS_ENGINE (self));
  g_return_if_fail (SI_IS_CONNECTION (connection));

  id = si_connection_get_id (connection);
  if (self->folder == NULL || id == NULL)
    return;
  si_answer_guard_delete (self->guard, self->folder, si_connection_get_address (connection));
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, si_engine_forget_connection);
  g_task_set_task_data (task, si_history_make_path (self->folder, id), g_free);
  g_task_run_in_thread (task, delete_in_thread);
}
