/* si-history-past.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An inventory of the past, and what is different from it now. */

#include "config.h"

#include "si-history-private.h"

#include <glib/gi18n.h>

/* One look back, from the list of what there is to the inventory, or to its comparison. */
typedef struct
{
  gint64 moment;
  SiSnapshot *snapshot; /* (owned) (nullable): the one that was found */
  SiTable *now;         /* (owned) (nullable): what is compared with it */
  SiTable *past;        /* (owned) (nullable) */
} Look;

static void
look_free (Look *look)
{
  g_clear_pointer (&look->snapshot, si_snapshot_free);
  g_clear_pointer (&look->now, si_table_unref);
  g_clear_pointer (&look->past, si_table_unref);
  g_free (look);
}

static const SiSnapshot *
find_last (GPtrArray *snapshots)
{
  for (guint i = 0; i + 1 < snapshots->len; i++)
    {
      const SiSnapshot *snapshot = snapshots->pdata[i];

      if (snapshot->kind == SI_SNAPSHOT_WHOLE)
        return snapshots->pdata[i + 1];
    }
  return NULL;
}

/* Finds the inventory that was known at a moment: the newest that is not younger. The newest of all
 * is now and not the past. Returns NULL where nothing is kept from so early. */
static const SiSnapshot *
find_snapshot (GPtrArray *snapshots, gint64 moment)
{
  if (moment == SI_HISTORY_LAST)
    return find_last (snapshots);
  for (guint i = 1; i < snapshots->len; i++)
    {
      const SiSnapshot *snapshot = snapshots->pdata[i];

      if (snapshot->time <= moment)
        return snapshot;
    }
  return NULL;
}

/* Rounded up, so that a person who asks for the moment that is told finds it. */
static char *
describe_time (const SiSnapshot *snapshot)
{
  const gint64 seconds = (snapshot->time + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
}

/* Whether what has changed since then can be known, however little that is. */
static gboolean
check_moment (GPtrArray *snapshots, gint64 moment, GError **error)
{
  const SiSnapshot *newest = snapshots->len > 0 ? snapshots->pdata[0] : NULL;
  const SiSnapshot *oldest = newest != NULL ? snapshots->pdata[snapshots->len - 1] : NULL;
  g_autofree char *time = NULL;

  if (newest != NULL && moment != SI_HISTORY_LAST && moment < oldest->time)
    {
      time = describe_time (oldest);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   /* Translators: %s is a date and time. */
                   _ ("Nothing is known from so early: inventories are kept since %s"), time);
    }
  else if (newest != NULL && newest->time <= moment)
    {
      time = describe_time (newest);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   /* Translators: %s is a date and time. */
                   _ ("The last inventory is of %s: what has changed after that is not known"),
                   time);
    }
  else if (snapshots->len < 2)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _ ("There is nothing to compare with yet: refresh once more later"));
  else
    return TRUE;
  return FALSE;
}

static void
compare_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Look *look = task_data;

  g_task_return_pointer (task, si_comparison_new (look->past, look->now),
                         (GDestroyNotify) si_comparison_unref);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  SiComparison *comparison = g_task_propagate_pointer (G_TASK (result), &error);

  if (comparison == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, comparison, (GDestroyNotify) si_comparison_unref);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Look *look = g_task_get_task_data (task);
  g_autoptr (GTask) comparing = NULL;
  GError *error = NULL;
  SiTable *past = si_store_load_past_finish (SI_STORE (source), result, &error);

  if (past == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (look->now == NULL)
    {
      g_task_return_pointer (task, past, (GDestroyNotify) si_table_unref);
      return;
    }

  look->past = past;
  /* Not with the history as its source: a thread must never hold the last reference. */
  comparing = g_task_new (NULL, g_task_get_cancellable (task), compared_cb, g_object_ref (task));
  g_task_set_task_data (comparing, look, NULL);
  g_task_run_in_thread (comparing, compare_in_thread);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Look *look = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) snapshots
      = si_store_list_snapshots_finish (SI_STORE (source), result, &error);
  const SiSnapshot *found;

  if (snapshots == NULL || !check_moment (snapshots, look->moment, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  found = find_snapshot (snapshots, look->moment);
  if (found == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                               _ ("There is nothing to compare with yet: refresh once more later"));
      return;
    }

  look->snapshot = si_snapshot_copy (found);
  si_store_load_past_async (SI_STORE (source), found->id, g_task_get_cancellable (task), loaded_cb,
                            g_object_ref (task));
}

static void
look_back (GTask *task, gint64 moment, SiTable *now)
{
  SiHistory *self = g_task_get_source_object (task);
  Look *look = g_new0 (Look, 1);

  look->moment = moment;
  look->now = now != NULL ? si_table_ref (now) : NULL;
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  si_store_list_snapshots_async (si_history_get_store (self), g_task_get_cancellable (task),
                                 listed_cb, task);
}

static gpointer
finish_look (GAsyncResult *result, SiSnapshot **snapshot, GError **error)
{
  Look *look = g_task_get_task_data (G_TASK (result));
  gpointer found = g_task_propagate_pointer (G_TASK (result), error);

  if (snapshot != NULL)
    *snapshot = found != NULL ? g_steal_pointer (&look->snapshot) : NULL;
  return found;
}

/**
 * si_history_load_async:
 * @self: a history
 * @moment: a time in microseconds since 1970, UTC, or %SI_HISTORY_LAST
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Puts the inventory that was known at a moment together again.
 */
void
si_history_load_async (SiHistory *self,
                       gint64 moment,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task;

  g_return_if_fail (SI_IS_HISTORY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, si_history_load_async);
  look_back (task, moment, NULL);
}

/**
 * si_history_load_finish:
 * @self: a history
 * @result: what the callback was given
 * @snapshot: (out) (transfer full) (nullable): which one it is
 * @error: return location for an error
 *
 * Returns: (transfer full): the inventory; %NULL with %G_IO_ERROR_NOT_FOUND where nothing
 *   but the last one is known, or nothing of that moment, or an error of %SI_STORE_ERROR
 */
SiTable *
si_history_load_finish (SiHistory *self,
                        GAsyncResult *result,
                        SiSnapshot **snapshot,
                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_history_load_async), NULL);

  return finish_look (result, snapshot, error);
}

/**
 * si_history_compare_async:
 * @self: a history
 * @moment: a time in microseconds since 1970, UTC, or %SI_HISTORY_LAST
 * @now: the inventory as it is now
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Compares the inventory that was known at a moment with the one of now.
 */
void
si_history_compare_async (SiHistory *self,
                          gint64 moment,
                          SiTable *now,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task;

  g_return_if_fail (SI_IS_HISTORY (self));
  g_return_if_fail (now != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, si_history_compare_async);
  look_back (task, moment, now);
}

/**
 * si_history_compare_finish:
 * @self: a history
 * @result: what the callback was given
 * @snapshot: (out) (transfer full) (nullable): which one it was compared with
 * @error: return location for an error
 *
 * Returns: (transfer full): the comparison; %NULL with %G_IO_ERROR_NOT_FOUND where nothing
 *   but the last inventory is known, or nothing of that moment, or an error of %SI_STORE_ERROR
 */
SiComparison *
si_history_compare_finish (SiHistory *self,
                           GAsyncResult *result,
                           SiSnapshot **snapshot,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_history_compare_async), NULL);

  return finish_look (result, snapshot, error);
}
