/* si-history-upkeep.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How large a history is, and how it is taken out or erased. */

#include "si-history-private.h"

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autofree SiHistorySize *size = g_new0 (SiHistorySize, 1);
  GError *error = NULL;

  if (si_store_measure_finish (SI_STORE (source), result, &size->bytes, &size->n_snapshots,
                               &size->oldest, &error))
    g_task_return_pointer (task, g_steal_pointer (&size), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * si_history_measure_async:
 * @self: a history
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
si_history_measure_async (SiHistory *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (SI_IS_HISTORY (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, si_history_measure_async);
  si_store_measure_async (self->store, NULL, measured_cb, task);
}

/**
 * si_history_measure_finish:
 * @self: a history
 * @result: what the callback was given
 * @error: return location for an error of %SI_STORE_ERROR
 *
 * Returns: (transfer full): how large it is, to be freed with g_free()
 */
SiHistorySize *
si_history_measure_finish (SiHistory *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_history_measure_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (si_store_prune_finish (SI_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * si_history_erase_async:
 * @self: a history
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Erases the past. The last inventory and the bounds that a person has set stay.
 */
void
si_history_erase_async (SiHistory *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (SI_IS_HISTORY (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, si_history_erase_async);
  si_store_prune_async (self->store, NULL, NULL, erased_cb, task);
}

/**
 * si_history_erase_finish:
 * @self: a history
 * @result: what the callback was given
 * @error: return location for an error of %SI_STORE_ERROR
 *
 * Returns: whether it is erased
 */
gboolean
si_history_erase_finish (SiHistory *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_history_erase_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (si_store_write_history_finish (SI_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * si_history_write_async:
 * @self: a history
 * @file: where to
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes all of it as CSV, a line for each stock that changed at a time, newest first. The file
 * is there whole or not at all.
 */
void
si_history_write_async (SiHistory *self,
                        GFile *file,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task;

  g_return_if_fail (SI_IS_HISTORY (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, si_history_write_async);
  si_store_write_history_async (self->store, file, NULL, written_cb, task);
}

/**
 * si_history_write_finish:
 * @self: a history
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether it is written
 */
gboolean
si_history_write_finish (SiHistory *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_history_write_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
