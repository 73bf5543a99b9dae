/* si-history.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-history-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* How often what is too old is looked for. */
#define FORGETTING_INTERVAL (12 * G_TIME_SPAN_HOUR)

G_DEFINE_FINAL_TYPE (SiHistory, si_history, G_TYPE_OBJECT)

static void
si_history_dispose (GObject *object)
{
  g_clear_object (&SI_HISTORY (object)->store);

  G_OBJECT_CLASS (si_history_parent_class)->dispose (object);
}

static void
si_history_class_init (SiHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_history_dispose;
}

static void
si_history_init (SiHistory *self)
{
  self->forget_time = -FORGETTING_INTERVAL;
}

/* The settings can be written by hand. */
static gboolean
is_file_name (const char *id)
{
  const gsize length = strlen (id);

  return length > 0 && length <= 100 && id[0] != '.'
         && strspn (id, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_.") == length;
}

/**
 * si_history_make_path:
 * @folder: where inventories are kept
 * @connection_id: the id of a saved connection
 *
 * Makes the path of the file that a connection's inventory is kept in, which is always in the
 * folder: an id is no path.
 *
 * Returns: (transfer full): the path
 */
char *
si_history_make_path (const char *folder, const char *connection_id)
{
  g_autofree char *sum = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (folder != NULL && connection_id != NULL, NULL);

  if (!is_file_name (connection_id))
    sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, connection_id, -1);
  name = g_strconcat (sum != NULL ? sum : connection_id, ".db", NULL);
  return g_build_filename (folder, name, NULL);
}

/**
 * si_history_new:
 * @path: the file that it is kept in, which need not be there
 *
 * Returns: (transfer full): a new history
 */
SiHistory *
si_history_new (const char *path)
{
  SiHistory *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (SI_TYPE_HISTORY, NULL);
  self->store = si_store_new (path);
  return self;
}

/**
 * si_history_get_store:
 * @self: a history
 *
 * Returns: (transfer none): where it is kept
 */
SiStore *
si_history_get_store (SiHistory *self)
{
  g_return_val_if_fail (SI_IS_HISTORY (self), NULL);

  return self->store;
}

/**
 * si_history_set_days:
 * @self: a history
 * @days: for how many days the past is kept; 0 for ever
 */
void
si_history_set_days (SiHistory *self, guint days)
{
  g_return_if_fail (SI_IS_HISTORY (self));

  if (self->days == days)
    return;
  self->days = days;
  self->forget_time = -FORGETTING_INTERVAL;
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  /* What was to be kept is kept: the past can go another time. */
  if (!si_store_prune_finish (SI_STORE (source), result, &error))
    g_message ("What is too old could not be forgotten: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SiHistory *self = g_task_get_source_object (task);
  const gint64 now = g_get_monotonic_time ();
  g_autoptr (GDateTime) today = NULL;
  g_autoptr (GDateTime) before = NULL;
  GError *error = NULL;

  if (!si_store_save_finish (SI_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (self->days == 0 || now - self->forget_time < FORGETTING_INTERVAL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  self->forget_time = now;
  today = g_date_time_new_now_utc ();
  before = g_date_time_add_days (today, -(int) self->days);
  si_store_prune_async (self->store, before, NULL, forgotten_cb, g_object_ref (task));
}

/**
 * si_history_keep_async:
 * @self: a history
 * @table: the whole inventory as it is now
 * @time: when the service answered
 * @kind: what the answer covered
 * @filter: (nullable): the SKU code or the godown's id that was asked for
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Keeps an inventory, whole or not at all; and lets go of what is too old, now and then. Cannot
 * be cancelled: what was read is not to be lost.
 */
void
si_history_keep_async (SiHistory *self,
                       SiTable *table,
                       GDateTime *time,
                       SiSnapshotKind kind,
                       const char *filter,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task;

  g_return_if_fail (SI_IS_HISTORY (self));
  g_return_if_fail (table != NULL);
  g_return_if_fail (time != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, si_history_keep_async);
  si_store_save_async (self->store, table, time, kind, filter, NULL, kept_cb, task);
}

/**
 * si_history_keep_finish:
 * @self: a history
 * @result: what the callback was given
 * @error: return location for an error of %SI_STORE_ERROR
 *
 * Returns: whether it is kept; if not, what was kept before still is
 */
gboolean
si_history_keep_finish (SiHistory *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_history_keep_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
