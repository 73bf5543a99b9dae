/* si-batch-pool.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-batch-pool.h"

#include "si-product-reader.h"

#define MAX_THREADS 4

/* The workers share this, and it outlives the pool while one of them still runs. */
typedef struct
{
  SiReorderBuffer *buffer; /* (owned) */
  GMainContext *context;   /* (owned) */
  GWeakRef pool;
  gsize max_backlog;
  GCancellable *cancellable; /* (owned) (nullable), atomic: set once */
  int stopped;               /* atomic */
  int overfull;              /* atomic */
  guint n_unreadable;        /* atomic */

  SiBatchPoolFunc func; /* (nullable): set before n_batches */
  gpointer func_data;
  guint n_batches; /* atomic: G_MAXUINT until all batches are in */
} Work;

/* A job for a worker: to read a batch, to look at the products so far, or to see whether all is
 * done. */
typedef struct
{
  Work *work;         /* (owned) */
  SiJsonBatch *batch; /* (owned) (nullable) */
  guint number;       /* its place among the batches */
  SiReorderBufferFunc look;
  gpointer look_data;
  GDestroyNotify look_destroy;
} Job;

struct _SiBatchPool
{
  GObject parent_instance;

  GThreadPool *threads; /* (owned) */
  Work *work;           /* (owned) */
  guint n_batches;
};

G_DEFINE_FINAL_TYPE (SiBatchPool, si_batch_pool, G_TYPE_OBJECT)

enum
{
  SIGNAL_DRAINED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
work_clear (gpointer data)
{
  Work *self = data;

  si_reorder_buffer_free (self->buffer);
  g_main_context_unref (self->context);
  g_weak_ref_clear (&self->pool);
  g_clear_object (&self->cancellable);
}

static void
work_unref (Work *self)
{
  g_atomic_rc_box_release_full (self, work_clear);
}

static gboolean
work_is_stopped (Work *self)
{
  GCancellable *cancellable = g_atomic_pointer_get (&self->cancellable);

  return g_atomic_int_get (&self->stopped) || g_cancellable_is_cancelled (cancellable);
}

static gboolean
emit_drained (gpointer data)
{
  Work *work = data;
  g_autoptr (SiBatchPool) self = g_weak_ref_get (&work->pool);

  if (self != NULL)
    g_signal_emit (self, signals[SIGNAL_DRAINED], 0);
  return G_SOURCE_REMOVE;
}

static void
emit_drained_later (Work *work)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_drained, g_atomic_rc_box_acquire (work),
                         (GDestroyNotify) work_unref);
  g_source_set_static_name (source, "SiBatchPool");
  g_source_attach (source, work->context);
}

static void
read_batch (Work *work, SiJsonBatch *batch, guint number)
{
  gsize n_bytes = batch->text->len;
  SiTableBuilder *part = si_table_builder_new ();
  gsize left;

  if (!work_is_stopped (work))
    g_atomic_int_add (&work->n_unreadable, si_product_reader_read (batch, part));
  si_json_batch_free (batch);

  left = si_reorder_buffer_add (work->buffer, number, part, n_bytes);
  if (left <= work->max_backlog / 2
      && g_atomic_int_compare_and_exchange (&work->overfull, TRUE, FALSE))
    emit_drained_later (work);
}

static void
run (gpointer data, gpointer user_data)
{
  Job *job = data;
  Work *work = job->work;
  SiTableBuilder *whole;

  if (job->batch != NULL)
    read_batch (work, job->batch, job->number);
  if (job->look != NULL && !work_is_stopped (work))
    si_reorder_buffer_look (work->buffer, job->look, job->look_data);
  if (job->look_destroy != NULL)
    job->look_destroy (job->look_data);

  whole = si_reorder_buffer_take_whole (work->buffer, g_atomic_int_get (&work->n_batches));
  if (whole != NULL)
    work->func (whole, work->func_data);

  work_unref (work);
  g_free (job);
}

static void
push (SiBatchPool *self, Job job)
{
  job.work = g_atomic_rc_box_acquire (self->work);
  g_thread_pool_push (self->threads, g_memdup2 (&job, sizeof job), NULL);
}

static void
si_batch_pool_finalize (GObject *object)
{
  SiBatchPool *self = SI_BATCH_POOL (object);

  /* The workers run through the jobs that are left without reading them, and free them. */
  si_batch_pool_stop (self);
  g_thread_pool_free (self->threads, FALSE, FALSE);
  work_unref (self->work);

  G_OBJECT_CLASS (si_batch_pool_parent_class)->finalize (object);
}

static void
si_batch_pool_class_init (SiBatchPoolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = si_batch_pool_finalize;

  /**
   * SiBatchPool::drained:
   * @self: a pool
   *
   * The backlog was above its bound and has come down to half of it. The signal is emitted in the
   * main context that was thread-default when the pool was made.
   */
  signals[SIGNAL_DRAINED] = g_signal_new ("drained", SI_TYPE_BATCH_POOL, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
si_batch_pool_init (SiBatchPool *self)
{
  guint n_threads = MIN (g_get_num_processors (), MAX_THREADS);

  self->work = g_atomic_rc_box_new0 (Work);
  self->work->buffer = si_reorder_buffer_new ();
  self->work->context = g_main_context_ref_thread_default ();
  g_weak_ref_init (&self->work->pool, self);
  self->work->n_batches = G_MAXUINT;
  self->threads = g_thread_pool_new (run, NULL, n_threads, FALSE, NULL);
}

/**
 * si_batch_pool_new:
 * @max_backlog: the bytes above which the backlog has to be drained
 *
 * Returns: (transfer full): a pool for the batches of one answer
 */
SiBatchPool *
si_batch_pool_new (gsize max_backlog)
{
  SiBatchPool *self = g_object_new (SI_TYPE_BATCH_POOL, NULL);

  self->work->max_backlog = max_backlog;
  return self;
}

/**
 * si_batch_pool_add:
 * @self: a pool
 * @batch: (transfer full): the next batch
 *
 * Has a worker read the batch.
 */
void
si_batch_pool_add (SiBatchPool *self, SiJsonBatch *batch)
{
  g_return_if_fail (SI_IS_BATCH_POOL (self));

  si_reorder_buffer_expect (self->work->buffer, batch->text->len);
  if (si_batch_pool_get_backlog (self) > self->work->max_backlog)
    g_atomic_int_set (&self->work->overfull, TRUE);
  push (self, (Job){ .batch = batch, .number = self->n_batches++ });
}

/**
 * si_batch_pool_look:
 * @self: a pool that is not to finish yet
 * @func: called once on a worker thread, unless the pool stops before; it may be called with no
 *   products
 * @user_data: for @func
 * @destroy: called on a worker thread when @user_data is no longer needed
 *
 * Has a worker look at the products so far.
 */
void
si_batch_pool_look (SiBatchPool *self,
                    SiReorderBufferFunc func,
                    gpointer user_data,
                    GDestroyNotify destroy)
{
  g_return_if_fail (SI_IS_BATCH_POOL (self));

  push (self, (Job){ .look = func, .look_data = user_data, .look_destroy = destroy });
}

/**
 * si_batch_pool_finish:
 * @self: a pool that has all batches
 * @cancellable: (nullable): a #GCancellable, which lets the workers read no more
 * @func: called on a worker thread when all batches have been read, or passed over
 * @user_data: for @func
 *
 * Waits for the workers to read what is left. To be called once.
 */
void
si_batch_pool_finish (SiBatchPool *self,
                      GCancellable *cancellable,
                      SiBatchPoolFunc func,
                      gpointer user_data)
{
  g_return_if_fail (SI_IS_BATCH_POOL (self));
  g_return_if_fail (self->work->func == NULL);

  if (cancellable != NULL)
    g_atomic_pointer_set (&self->work->cancellable, g_object_ref (cancellable));
  self->work->func = func;
  self->work->func_data = user_data;
  g_atomic_int_set (&self->work->n_batches, self->n_batches);
  push (self, (Job){ 0 });
}

/**
 * si_batch_pool_stop:
 * @self: a pool
 *
 * Lets the workers read no more.
 */
void
si_batch_pool_stop (SiBatchPool *self)
{
  g_return_if_fail (SI_IS_BATCH_POOL (self));

  g_atomic_int_set (&self->work->stopped, TRUE);
}

/**
 * si_batch_pool_get_backlog:
 * @self: a pool
 *
 * Returns: the bytes of the batches that are not in their places
 */
gsize
si_batch_pool_get_backlog (SiBatchPool *self)
{
  g_return_val_if_fail (SI_IS_BATCH_POOL (self), 0);

  return si_reorder_buffer_get_backlog (self->work->buffer);
}

/**
 * si_batch_pool_get_n_products:
 * @self: a pool
 *
 * Returns: the number of products that are in their places
 */
guint
si_batch_pool_get_n_products (SiBatchPool *self)
{
  g_return_val_if_fail (SI_IS_BATCH_POOL (self), 0);

  return si_reorder_buffer_get_n_products (self->work->buffer);
}

/**
 * si_batch_pool_get_n_unreadable:
 * @self: a pool
 *
 * Returns: the number of rows so far that are no products
 */
guint
si_batch_pool_get_n_unreadable (SiBatchPool *self)
{
  g_return_val_if_fail (SI_IS_BATCH_POOL (self), 0);

  return g_atomic_int_get (&self->work->n_unreadable);
}
