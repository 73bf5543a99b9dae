/* si-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-store.h"

#include "si-store-file.h"

struct _SiStore
{
  GObject parent_instance;

  GThreadPool *thread; /* (owned): of one thread, which runs Jobs */
  SiStoreFile *file;   /* (owned): for the thread alone, but for where its damaged one is */
};

G_DEFINE_FINAL_TYPE (SiStore, si_store, G_TYPE_OBJECT)

/* An operation in the queue, or else the file of a store that is gone. */
typedef struct
{
  GTask *task;                       /* (owned) (nullable) */
  const SiStoreOperation *operation; /* not owned */
  gint64 begin_time;                 /* monotonic: when it was asked for */
  SiStoreFile *file;                 /* owned without a @task */
} Job;

static const SiStoreOperation close_operation = { NULL };

static gpointer
run (Job *job, GError **error)
{
  /* A file that is to be closed need not be opened first. */
  if (job->operation == &close_operation)
    {
      si_store_file_close (job->file);
      return GINT_TO_POINTER (TRUE);
    }
  return si_store_file_run (job->file, job->operation, job->begin_time,
                            g_task_get_task_data (job->task), g_task_get_cancellable (job->task),
                            error);
}

static void
work (gpointer data, gpointer user_data)
{
  g_autofree Job *job = data;
  g_autoptr (GTask) task = job->task;
  GError *error = NULL;
  gpointer result;

  if (task == NULL)
    si_store_file_free (job->file);
  else if (!g_task_return_error_if_cancelled (task))
    {
      result = run (job, &error);
      if (result != NULL)
        g_task_return_pointer (task, result, job->operation->free_result);
      else
        g_task_return_error (task, error);
    }
}

/* Closing a file writes to the disk, so that is left to the thread. */
static void
si_store_finalize (GObject *object)
{
  SiStore *self = SI_STORE (object);
  Job *job = g_new0 (Job, 1);

  job->file = g_steal_pointer (&self->file);
  g_thread_pool_push (self->thread, job, NULL);
  g_thread_pool_free (self->thread, FALSE, FALSE);
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
  self->thread = g_thread_pool_new (work, NULL, 1, FALSE, NULL);
}

/**
 * si_store_new:
 * @path: the database's file, which need not be there
 *
 * Returns: (transfer full): a store; the first operation opens the file, or makes it
 */
SiStore *
si_store_new (const char *path)
{
  SiStore *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (SI_TYPE_STORE, NULL);
  self->file = si_store_file_new (path);
  return self;
}

/**
 * si_store_get_quarantined:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): the path of the damaged file that this store has found in
 *   the place of its own, where it has found one
 */
const char *
si_store_get_quarantined (SiStore *self)
{
  g_return_val_if_fail (SI_IS_STORE (self), NULL);

  return si_store_file_get_quarantined (self->file);
}

/**
 * si_store_run:
 * @self: a store
 * @operation: what to do
 * @data: (nullable) (transfer full): the arguments of the operation
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Puts an operation into the queue.
 */
void
si_store_run (SiStore *self,
              const SiStoreOperation *operation,
              gpointer data,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  Job *job;

  g_return_if_fail (SI_IS_STORE (self));
  g_return_if_fail (operation != NULL);

  job = g_new0 (Job, 1);
  job->task = g_task_new (self, cancellable, callback, user_data);
  job->operation = operation;
  job->begin_time = g_get_monotonic_time ();
  job->file = self->file;
  g_task_set_source_tag (job->task, (gpointer) operation);
  /* A write that was cancelled after it reached the disk has to say that it is there. */
  g_task_set_check_cancellable (job->task, FALSE);
  if (data != NULL)
    g_task_set_task_data (job->task, data, operation->free_data);
  g_thread_pool_push (self->thread, job, NULL);
}

/**
 * si_store_run_finish:
 * @self: a store
 * @operation: what was to be done
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the result of the operation; %NULL with an error where it
 *   failed
 */
gpointer
si_store_run_finish (SiStore *self,
                     const SiStoreOperation *operation,
                     GAsyncResult *result,
                     GError **error)
{
  g_return_val_if_fail (SI_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, (gpointer) operation), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * si_store_close_async:
 * @self: a store
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Waits for all operations that were asked for before, and closes the file, which can then be
 * removed. An operation that is asked for afterwards opens it again.
 */
void
si_store_close_async (SiStore *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (SI_IS_STORE (self));

  si_store_run (self, &close_operation, NULL, cancellable, callback, user_data);
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
  return si_store_run_finish (self, &close_operation, result, error) != NULL;
}

/**
 * si_store_abandon:
 * @self: a store
 *
 * Gives the file up, which can be removed with its folder at once. An operation that is under way
 * goes on with the file that it has open. Later ones fail with %G_IO_ERROR_CANCELLED, and do not
 * make the file anew.
 */
void
si_store_abandon (SiStore *self)
{
  g_return_if_fail (SI_IS_STORE (self));

  si_store_file_abandon (self->file);
}
