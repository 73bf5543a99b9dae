/* si-moment.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The inventory of an earlier moment, compared with the one of now. */

#include "config.h"

#include "si-moment.h"

#include "si-store-past.h"

#include <glib/gi18n.h>

/* The state of one comparison. Its callbacks run in this order, the first and the third of them
 * only where they are needed: listed_cb(), before_loaded_cb(), after_loaded_cb(), compared_cb(). */
typedef struct
{
  /* Input data */
  gint64 moment; /* of si_moment_compare_async() */
  gint64 to;     /* the id of the newer snapshot, or 0 for @after as it was given */

  /* In-progress state */
  SiTable *before; /* (owned) (nullable) */
  SiTable *after;  /* (owned) (nullable) */

  /* Output data */
  SiSnapshot *snapshot; /* (owned) (nullable): the answer that the inventory before is of */
} Compare;

static void
compare_free (Compare *compare)
{
  g_clear_pointer (&compare->before, si_table_unref);
  g_clear_pointer (&compare->after, si_table_unref);
  g_clear_pointer (&compare->snapshot, si_snapshot_free);
  g_free (compare);
}

/* Finds the inventory before the last whole answer. */
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

/* Finds the newest inventory that is not younger than the moment. The search leaves out the newest
 * of all, which is the inventory of now. */
static const SiSnapshot *
find_snapshot (GPtrArray *snapshots, gint64 moment)
{
  if (moment == SI_SINCE_LAST)
    return find_last (snapshots);
  for (guint i = 1; i < snapshots->len; i++)
    {
      const SiSnapshot *snapshot = snapshots->pdata[i];

      if (snapshot->time <= moment)
        return snapshot;
    }
  return NULL;
}

/* The time is rounded up, so that a person who asks for the second that is told finds it. */
static char *
describe_time (const SiSnapshot *snapshot)
{
  const gint64 seconds = (snapshot->time + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
}

/* Checks that the store covers the moment: a comparison with an inventory that is younger, or with
 * the newest one, would show no change where there may have been some. */
static gboolean
check_moment (GPtrArray *snapshots, gint64 moment, GError **error)
{
  const SiSnapshot *newest = snapshots->len > 0 ? snapshots->pdata[0] : NULL;
  const SiSnapshot *oldest = newest != NULL ? snapshots->pdata[snapshots->len - 1] : NULL;
  g_autofree char *time = NULL;

  if (newest != NULL && moment != SI_SINCE_LAST && moment < oldest->time)
    {
      time = describe_time (oldest);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   /* Translators: %s is a date and time. */
                   _ ("Nothing is known from so early: inventories are kept since %s"), time);
      return FALSE;
    }
  if (newest != NULL && newest->time <= moment)
    {
      time = describe_time (newest);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   /* Translators: %s is a date and time. */
                   _ ("The last inventory is of %s: what has changed after that is not known"),
                   time);
      return FALSE;
    }
  return TRUE;
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  SiComparison *comparison = si_comparison_new_finish (result, &error);

  if (comparison != NULL)
    g_task_return_pointer (task, comparison, (GDestroyNotify) si_comparison_unref);
  else
    g_task_return_error (task, error);
}

static void
compare_tables (GTask *task)
{
  Compare *compare = g_task_get_task_data (task);

  si_comparison_new_async (compare->before, compare->after, g_task_get_cancellable (task),
                           compared_cb, g_object_ref (task));
}

static void
after_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Compare *compare = g_task_get_task_data (task);
  GError *error = NULL;

  g_assert (SI_IS_STORE (source));

  compare->after = si_store_load_past_finish (SI_STORE (source), result, &error);
  if (compare->after == NULL)
    g_task_return_error (task, error);
  else
    compare_tables (task);
}

static void
before_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Compare *compare = g_task_get_task_data (task);
  GError *error = NULL;

  g_assert (SI_IS_STORE (source));

  compare->before = si_store_load_past_finish (SI_STORE (source), result, &error);
  if (compare->before == NULL)
    g_task_return_error (task, error);
  else if (compare->to != 0)
    si_store_load_past_async (SI_STORE (source), compare->to, g_task_get_cancellable (task),
                              after_loaded_cb, g_object_ref (task));
  else
    compare_tables (task);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Compare *compare = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) snapshots
      = si_store_list_snapshots_finish (SI_STORE (source), result, &error);
  const SiSnapshot *found;

  g_assert (SI_IS_STORE (source));

  if (snapshots == NULL || !check_moment (snapshots, compare->moment, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  found = find_snapshot (snapshots, compare->moment);
  if (found == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                               _ ("There is nothing to compare with yet: refresh once more later"));
      return;
    }

  compare->snapshot = si_snapshot_copy (found);
  si_store_load_past_async (SI_STORE (source), found->id, g_task_get_cancellable (task),
                            before_loaded_cb, g_object_ref (task));
}

/* The store is not the source object, since the thread may let go of the task last. */
static GTask *
create_task (Compare *compare,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, si_moment_compare_finish);
  g_task_set_task_data (task, compare, (GDestroyNotify) compare_free);
  return task;
}

/**
 * si_moment_compare_async:
 * @store: the store of a connection
 * @moment: a time in microseconds since 1970, UTC, or %SI_SINCE_LAST for the inventory before the
 *   last whole answer
 * @now: the inventory as it is now
 * @cancellable: (nullable): stops it
 * @callback: called when it is done, without a source object; finish with
 *   si_moment_compare_finish()
 * @user_data: for @callback
 *
 * Compares the inventory that was known at a moment with the one of now.
 */
void
si_moment_compare_async (SiStore *store,
                         gint64 moment,
                         SiTable *now,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Compare *compare;

  g_return_if_fail (SI_IS_STORE (store));
  g_return_if_fail (now != NULL);

  compare = g_new0 (Compare, 1);
  compare->moment = moment;
  compare->after = si_table_ref (now);
  si_store_list_snapshots_async (store, cancellable, listed_cb,
                                 create_task (compare, cancellable, callback, user_data));
}

/**
 * si_moment_compare_kept_async:
 * @store: the store of a connection
 * @from: the id of the older snapshot
 * @to: the id of the newer snapshot, or 0 for @now
 * @now: (nullable): the inventory as it is now, where @to is 0
 * @cancellable: (nullable): stops it
 * @callback: called when it is done, without a source object; finish with
 *   si_moment_compare_finish()
 * @user_data: for @callback
 *
 * Compares two inventories that are kept, or one of them with the one of now.
 */
void
si_moment_compare_kept_async (SiStore *store,
                              gint64 from,
                              gint64 to,
                              SiTable *now,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Compare *compare;

  g_return_if_fail (SI_IS_STORE (store));
  g_return_if_fail (to != 0 || now != NULL);

  compare = g_new0 (Compare, 1);
  compare->to = to;
  compare->after = to == 0 ? si_table_ref (now) : NULL;
  si_store_load_past_async (store, from, cancellable, before_loaded_cb,
                            create_task (compare, cancellable, callback, user_data));
}

/**
 * si_moment_compare_finish:
 * @result: the result that the callback was given
 * @snapshot: (out) (optional) (transfer full) (nullable): the answer after which the inventory of
 *   the moment was known, where the moment was looked up
 * @error: return location for an error
 *
 * Returns: (transfer full): the comparison; %NULL with %G_IO_ERROR_NOT_FOUND where the store has
 *   the last inventory alone, or none of that moment, or with an error of %SI_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
SiComparison *
si_moment_compare_finish (GAsyncResult *result, SiSnapshot **snapshot, GError **error)
{
  Compare *compare;
  SiComparison *comparison;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_moment_compare_finish), NULL);

  compare = g_task_get_task_data (G_TASK (result));
  comparison = g_task_propagate_pointer (G_TASK (result), error);
  if (snapshot != NULL)
    *snapshot = comparison != NULL ? g_steal_pointer (&compare->snapshot) : NULL;
  return comparison;
}
