/* si-batch-pool.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-batch-pool.h"

#include "si-product-reader.h"

#define MAX_THREADS 4

struct _SiBatchPool
{
  GObject parent_instance;

  GThreadPool *threads;  /* (owned) */
  GMainContext *context; /* (owned): where "drained" is emitted */
  gsize max_backlog;
  guint n_batches;      /* the number that were added */
  SiBatchPoolFunc func; /* (nullable): set before n_expected */
  gpointer func_data;

  /* The workers share these, and each of them is atomic. */
  gsize backlog;
  guint n_products;
  guint n_unreadable;
  int stopped;
  int overfull;
  int is_asked;              /* for a snapshot */
  SiTable *snapshot;         /* (owned) (nullable): the one that has not been taken */
  GCancellable *cancellable; /* (owned) (nullable): set once */

  GMutex lock;           /* for all below */
  SiTableBuilder *whole; /* (owned) (nullable): the products that are in their places */
  GHashTable *early;     /* (owned) (element-type guint Job): the batches before their turn */
  guint turn;            /* the number of the next batch */
  guint n_snapshot;      /* the number of products in the last snapshot */
  guint n_expected;      /* the number of all batches; G_MAXUINT while it is unknown */
};

/* A job for a worker: to read a batch, or only to see whether there is anything else to do. */
typedef struct
{
  SiBatchPool *pool;        /* (owned) (nullable): until a worker takes it */
  SiJsonBatch *batch;       /* (owned) (nullable) */
  SiTableBuilder *products; /* (owned) (nullable): of the batch, when it has been read */
  guint number;             /* the place of the batch */
  gsize n_bytes;
} Job;

G_DEFINE_FINAL_TYPE (SiBatchPool, si_batch_pool, G_TYPE_OBJECT)

enum
{
  SIGNAL_DRAINED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
job_free (gpointer data)
{
  Job *self = data;

  g_clear_pointer (&self->batch, si_json_batch_free);
  g_clear_pointer (&self->products, si_table_builder_free);
  g_free (self);
}

static gboolean
is_stopped (SiBatchPool *self)
{
  return g_atomic_int_get (&self->stopped)
         || g_cancellable_is_cancelled (g_atomic_pointer_get (&self->cancellable));
}

static gboolean
emit_drained (gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_DRAINED], 0);
  return G_SOURCE_REMOVE;
}

static void
emit_drained_later (SiBatchPool *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_drained, g_object_ref (self), g_object_unref);
  g_source_set_static_name (source, "SiBatchPool");
  g_source_attach (source, self->context);
}

/* Puts the products of a batch in their place, with those that were waiting for them. Takes @job.
 */
static void
put_in_place (SiBatchPool *self, Job *job)
{
  gsize n_done = 0;
  gsize left;

  g_mutex_lock (&self->lock);
  g_hash_table_insert (self->early, GUINT_TO_POINTER (job->number), job);
  while ((job = g_hash_table_lookup (self->early, GUINT_TO_POINTER (self->turn))) != NULL)
    {
      si_table_builder_append (self->whole, job->products);
      n_done += job->n_bytes;
      g_hash_table_remove (self->early, GUINT_TO_POINTER (self->turn++));
    }
  g_atomic_int_set (&self->n_products, si_table_builder_get_n_products (self->whole));
  g_mutex_unlock (&self->lock);

  left = (gsize) g_atomic_pointer_add (&self->backlog, -(gssize) n_done) - n_done;
  if (left <= self->max_backlog / 2
      && g_atomic_int_compare_and_exchange (&self->overfull, TRUE, FALSE))
    emit_drained_later (self);
}

/* Reads the batch of a job, unless the pool has stopped. Takes @job. */
static void
read_batch (SiBatchPool *self, Job *job)
{
  job->products = si_table_builder_new ();
  if (!is_stopped (self))
    g_atomic_int_add (&self->n_unreadable, si_product_reader_read (job->batch, job->products));
  g_clear_pointer (&job->batch, si_json_batch_free);
  put_in_place (self, job);
}

/* Copies the products so far into a table, if there are more than in the one before. */
static void
make_snapshot (SiBatchPool *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  guint n_products = g_atomic_int_get (&self->n_products);
  SiTable *table;

  if (self->whole == NULL || n_products <= self->n_snapshot)
    return;
  self->n_snapshot = n_products;
  table = g_atomic_pointer_exchange (&self->snapshot, si_table_builder_snapshot (self->whole));
  g_clear_pointer (&table, si_table_unref);
}

static void
finish_if_whole (SiBatchPool *self)
{
  SiTableBuilder *whole = NULL;

  g_mutex_lock (&self->lock);
  if (self->turn == self->n_expected)
    whole = g_steal_pointer (&self->whole);
  g_mutex_unlock (&self->lock);
  if (whole != NULL)
    self->func (whole, self->func_data);
}

static void
run (gpointer data, gpointer user_data)
{
  Job *job = data;
  g_autoptr (SiBatchPool) self = g_steal_pointer (&job->pool);

  if (job->batch != NULL)
    read_batch (self, job);
  else
    job_free (job);
  if (g_atomic_int_compare_and_exchange (&self->is_asked, TRUE, FALSE) && !is_stopped (self))
    make_snapshot (self);
  finish_if_whole (self);
}

static void
push (SiBatchPool *self, Job job)
{
  job.pool = g_object_ref (self);
  g_thread_pool_push (self->threads, g_memdup2 (&job, sizeof job), NULL);
}

static void
si_batch_pool_finalize (GObject *object)
{
  SiBatchPool *self = SI_BATCH_POOL (object);

  /* A worker may have held the last reference, so it is not waited for. */
  g_thread_pool_free (self->threads, FALSE, FALSE);
  g_main_context_unref (self->context);
  g_clear_pointer (&self->snapshot, si_table_unref);
  g_clear_object (&self->cancellable);
  g_mutex_clear (&self->lock);
  g_clear_pointer (&self->whole, si_table_builder_free);
  g_hash_table_unref (self->early);

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

  self->threads = g_thread_pool_new (run, NULL, n_threads, FALSE, NULL);
  self->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->lock);
  self->whole = si_table_builder_new ();
  self->early = g_hash_table_new_full (NULL, NULL, NULL, job_free);
  self->n_expected = G_MAXUINT;
}

/**
 * si_batch_pool_new:
 * @max_backlog: the bytes above which the backlog has to be drained
 *
 * Returns: (transfer full): a pool for the batches of one answer, which lives until its workers
 * have been through all batches; see si_batch_pool_stop()
 */
SiBatchPool *
si_batch_pool_new (gsize max_backlog)
{
  SiBatchPool *self = g_object_new (SI_TYPE_BATCH_POOL, NULL);

  self->max_backlog = max_backlog;
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
  gsize n_bytes;

  g_return_if_fail (SI_IS_BATCH_POOL (self));

  n_bytes = batch->text->len;
  if ((gsize) g_atomic_pointer_add (&self->backlog, n_bytes) + n_bytes > self->max_backlog)
    g_atomic_int_set (&self->overfull, TRUE);
  push (self, (Job){ .batch = batch, .number = self->n_batches++, .n_bytes = n_bytes });
}

/**
 * si_batch_pool_snapshot:
 * @self: a pool
 *
 * Asks for a table of the products so far. A worker makes it, since that takes a copy, and a later
 * call returns it.
 *
 * Returns: (transfer full) (nullable): a table that no earlier call has returned
 */
SiTable *
si_batch_pool_snapshot (SiBatchPool *self)
{
  SiTable *table;

  g_return_val_if_fail (SI_IS_BATCH_POOL (self), NULL);

  table = g_atomic_pointer_exchange (&self->snapshot, NULL);
  if (table == NULL && self->func == NULL
      && g_atomic_int_compare_and_exchange (&self->is_asked, FALSE, TRUE))
    push (self, (Job){ 0 });
  return table;
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
  g_return_if_fail (self->func == NULL);

  if (cancellable != NULL)
    g_atomic_pointer_set (&self->cancellable, g_object_ref (cancellable));
  self->func = func;
  self->func_data = user_data;
  g_mutex_lock (&self->lock);
  self->n_expected = self->n_batches;
  g_mutex_unlock (&self->lock);
  push (self, (Job){ 0 });
}

/**
 * si_batch_pool_stop:
 * @self: a pool
 *
 * Lets the workers read no more. They run through the batches that are left, and free them.
 */
void
si_batch_pool_stop (SiBatchPool *self)
{
  g_return_if_fail (SI_IS_BATCH_POOL (self));

  g_atomic_int_set (&self->stopped, TRUE);
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

  return (gsize) g_atomic_pointer_get (&self->backlog);
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

  return g_atomic_int_get (&self->n_products);
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

  return g_atomic_int_get (&self->n_unreadable);
}
