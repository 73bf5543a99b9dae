/* si-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "si-rescue.h"
#include "si-schema.h"
#include "si-store-private.h"

G_DEFINE_FINAL_TYPE (SiStore, si_store, G_TYPE_OBJECT)

/* How long to wait for another process that holds the file, in microseconds. Somebody may wait for
 * what is read, and what is to be written would be lost. */
#define READ_PATIENCE (2 * G_TIME_SPAN_SECOND)
#define WRITE_PATIENCE (9 * G_TIME_SPAN_SECOND / 2)
#define LEAST_PATIENCE (G_TIME_SPAN_SECOND / 4)

/* A job within this time after a lock was waited for in vain meets the same lock, and waits less.
 */
#define SAME_LOCK G_TIME_SPAN_SECOND

/* What the worker is to do: a task, or else to close what a store that is gone had open. */
typedef struct
{
  GTask *task;          /* (owned) (nullable) */
  SiDatabase *database; /* (owned) (nullable) */
  SiTable *table;       /* (owned) (nullable) */
  SiPairing *pairing;   /* (owned) (nullable) */
} Job;

/*< private >
 * si_operation_new:
 * @work: what does it
 * @retry: whether to do it again
 *
 * Returns: (transfer full): an operation, to be filled and begun
 */
SiOperation *
si_operation_new (SiWork work, SiRetry retry)
{
  SiOperation *operation = g_new0 (SiOperation, 1);

  operation->work = work;
  operation->retry = retry;
  return operation;
}

static void
operation_free (SiOperation *operation)
{
  g_clear_pointer (&operation->table, si_table_unref);
  g_free (operation->filter);
  g_clear_pointer (&operation->product, si_product_key_free);
  g_free (operation->godown_id);
  g_clear_pointer (&operation->watch, si_stock_alert_free);
  g_clear_object (&operation->file);
  g_clear_pointer (&operation->found, si_table_unref);
  g_clear_pointer (&operation->list, g_ptr_array_unref);
  g_free (operation);
}

/*< private >
 * si_store_keep_newest:
 * @self: a store
 * @table: (nullable): what is in the file
 * @snapshot: of which snapshot it is
 *
 * Keeps an inventory, which most often somebody else holds anyway, for the next comparison.
 */
void
si_store_keep_newest (SiStore *self, SiTable *table, gint64 snapshot)
{
  if (table != NULL)
    si_table_ref (table);
  g_clear_pointer (&self->newest, si_table_unref);
  self->newest = table;
  self->newest_id = snapshot;
  g_clear_pointer (&self->pairing, si_pairing_unref);
}

/*< private >
 * si_store_pair:
 * @self: a store
 * @newest: the newest inventory
 * @table: one that is to be stored
 *
 * Pairs them once for the watches, which are asked for first, and for the save.
 *
 * Returns: (transfer none): the pairs of products
 */
const SiPairing *
si_store_pair (SiStore *self, const SiTable *newest, const SiTable *table)
{
  if (self->pairing == NULL || si_pairing_get_before_table (self->pairing) != newest
      || si_pairing_get_after_table (self->pairing) != table)
    {
      g_clear_pointer (&self->pairing, si_pairing_unref);
      self->pairing = si_pairing_new (newest, table);
    }
  return self->pairing;
}

/*< private >
 * si_store_read_newest:
 * @self: a store whose database is in a transaction
 * @state: its state
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the newest inventory; %NULL without an error where there
 *   is none yet
 */
SiTable *
si_store_read_newest (SiStore *self, const SiState *state, GError **error)
{
  SiTable *table;

  if (state->snapshot == 0)
    return NULL;
  if (self->newest != NULL && self->newest_id == state->snapshot)
    return si_table_ref (self->newest);
  table = si_inventory_read (self->database, state, error);
  if (table != NULL)
    si_store_keep_newest (self, table, state->snapshot);
  return table;
}

static void
close_database (SiStore *self)
{
  si_store_keep_newest (self, NULL, 0);
  g_clear_pointer (&self->database, si_database_close);
}

static gboolean
close_work (SiStore *self, SiOperation *operation, GCancellable *cancellable, GError **error)
{
  close_database (self);
  return TRUE;
}

/* Operations that have queued up behind one lock wait for it together, and not one after the
 * other. */
static gint64
choose_deadline (SiStore *self, const SiOperation *operation)
{
  const gint64 now = g_get_monotonic_time ();
  const gint64 patience = operation->retry == SI_RETRY_ALWAYS ? WRITE_PATIENCE : READ_PATIENCE;

  if (operation->begin_time > self->busy_end + SAME_LOCK)
    self->busy_time = now;
  return MAX (self->busy_time + patience, now + LEAST_PATIENCE);
}

/* Opens it once, and again where the file was taken away, or may be writable by now. */
static gboolean
open_database (SiStore *self, gint64 deadline, GError **error)
{
  if (self->database != NULL
      && (si_database_is_read_only (self->database)
          || !si_database_is_in_place (self->database, self->path)))
    close_database (self);
  if (self->database != NULL)
    {
      si_database_set_deadline (self->database, deadline);
      return TRUE;
    }

  if (si_database_was_emptied (self->path))
    return si_database_damaged (error);
  self->database = si_database_open (self->path, deadline, error);
  if (self->database != NULL && !si_schema_prepare (self->database, error))
    close_database (self);
  return self->database != NULL;
}

/* Whether it is worth to try again. */
static gboolean
rescue (SiStore *self, SiRetry retry, GError **error)
{
  const gboolean in_place
      = self->database == NULL || si_database_is_in_place (self->database, self->path);
  g_autofree char *set_aside = NULL;
  gboolean rescued;

  close_database (self);
  if (!in_place)
    return TRUE;

  rescued = si_rescue (self->path, &set_aside);
  if (set_aside == NULL)
    return FALSE;
  g_atomic_pointer_set (&self->set_aside, g_intern_string (set_aside));
  if (retry == SI_RETRY_ALWAYS || (retry == SI_RETRY_IF_RESCUED && rescued))
    return TRUE;

  g_clear_error (error);
  g_set_error (error, SI_STORE_ERROR, SI_STORE_ERROR_DAMAGED,
               rescued
                   /* Translators: %s is a file. */
                   ? _ ("The stored inventory was damaged. Its newest state is kept; the rest was "
                        "set aside as %s.")
                   /* Translators: %s is a file. */
                   : _ ("The stored inventory was damaged and could not be read. It was set aside "
                        "as %s."),
               set_aside);
  return FALSE;
}

static gboolean
try_to_run (SiStore *self, SiOperation *operation, GCancellable *cancellable, GError **error)
{
  gboolean done;

  if (operation->work == close_work)
    return close_work (self, operation, cancellable, error);
  if (!open_database (self, choose_deadline (self, operation), error))
    return FALSE;
  si_database_set_cancellable (self->database, cancellable);
  done = operation->work (self, operation, cancellable, error);
  if (self->database != NULL)
    si_database_set_cancellable (self->database, NULL);
  return done;
}

static gboolean
run_or_rescue (SiStore *self, SiOperation *operation, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (try_to_run (self, operation, cancellable, &cause))
    return TRUE;
  if (g_error_matches (cause, SI_STORE_ERROR, SI_STORE_ERROR_DAMAGED)
      && rescue (self, operation->retry, &cause))
    return try_to_run (self, operation, cancellable, error);

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
run (SiStore *self, SiOperation *operation, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;

  const gboolean done = run_or_rescue (self, operation, cancellable, &cause);

  self->busy_end = g_error_matches (cause, SI_STORE_ERROR, SI_STORE_ERROR_BUSY)
                       ? g_get_monotonic_time ()
                       : -SAME_LOCK;
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return done;
}

static void
work (gpointer data, gpointer user_data)
{
  g_autofree Job *job = data;
  g_autoptr (GTask) task = g_steal_pointer (&job->task);
  GError *error = NULL;

  if (task == NULL)
    {
      g_clear_pointer (&job->table, si_table_unref);
      g_clear_pointer (&job->pairing, si_pairing_unref);
      g_clear_pointer (&job->database, si_database_close);
    }
  else if (!g_task_return_error_if_cancelled (task))
    {
      if (run (g_task_get_source_object (task), g_task_get_task_data (task),
               g_task_get_cancellable (task), &error))
        g_task_return_boolean (task, TRUE);
      else
        g_task_return_error (task, error);
    }
}

/*< private >
 * si_store_begin:
 * @self: a store
 * @operation: (transfer full): what is asked of it
 * @tag: the door that it came through
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Gives an operation to the worker.
 */
void
si_store_begin (SiStore *self,
                SiOperation *operation,
                gpointer tag,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  operation->begin_time = g_get_monotonic_time ();
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, tag);
  /* What is done is done, and says so, even if it was cancelled just then. */
  g_task_set_check_cancellable (job->task, FALSE);
  g_task_set_task_data (job->task, operation, (GDestroyNotify) operation_free);
  g_thread_pool_push (self->worker, job, NULL);
}

/*< private >
 * si_store_end:
 * @self: a store
 * @result: what the callback was given
 * @tag: the door
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the operation, if it went well
 */
SiOperation *
si_store_end (SiStore *self, GAsyncResult *result, gpointer tag, GError **error)
{
  g_return_val_if_fail (SI_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  return g_task_propagate_boolean (G_TASK (result), error) ? g_task_get_task_data (G_TASK (result))
                                                           : NULL;
}

/* Closing writes to the disk, so the worker does it, too. */
static void
si_store_finalize (GObject *object)
{
  SiStore *self = SI_STORE (object);
  Job *job = g_new0 (Job, 1);

  job->database = g_steal_pointer (&self->database);
  job->table = g_steal_pointer (&self->newest);
  job->pairing = g_steal_pointer (&self->pairing);
  g_thread_pool_push (self->worker, job, NULL);
  g_thread_pool_free (self->worker, FALSE, FALSE);
  g_free (self->path);
  G_OBJECT_CLASS (si_store_parent_class)->finalize (object);
}

static void
si_store_class_init (SiStoreClass *class)
{
  G_OBJECT_CLASS (class)->finalize = si_store_finalize;
}

static void
si_store_init (SiStore *self)
{
  self->worker = g_thread_pool_new (work, NULL, 1, FALSE, NULL);
}

/**
 * si_store_new:
 * @path: the database's file, which need not be there
 *
 * Returns: (transfer full): a store; the file is opened, or made, when it is first asked for
 *   something
 */
SiStore *
si_store_new (const char *path)
{
  SiStore *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (SI_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  return self;
}

/**
 * si_store_get_quarantined:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): where the damaged file is that this store found in the
 *   place of its own, if it found one
 */
const char *
si_store_get_quarantined (SiStore *self)
{
  g_return_val_if_fail (SI_IS_STORE (self), NULL);

  return g_atomic_pointer_get (&self->set_aside);
}

/**
 * si_store_close_async:
 * @self: a store
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Waits for all that was asked before, and closes the file, which can then be removed. What is
 * asked afterwards opens it again.
 */
void
si_store_close_async (SiStore *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (SI_IS_STORE (self));

  si_store_begin (self, si_operation_new (close_work, SI_RETRY_NEVER), si_store_close_async,
                  cancellable, callback, user_data);
}

/**
 * si_store_close_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether it is closed; if not, with %G_IO_ERROR_CANCELLED
 */
gboolean
si_store_close_finish (SiStore *self, GAsyncResult *result, GError **error)
{
  return si_store_end (self, result, si_store_close_async, error) != NULL;
}
