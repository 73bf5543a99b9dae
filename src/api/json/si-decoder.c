/* si-decoder.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-decoder.h"

#include <glib/gi18n.h>
#include <string.h>

#include "si-api-error.h"
#include "si-error-response.h"
#include "si-json-splitter.h"
#include "si-product-reader.h"
#include "si-reorder-buffer.h"

#define MAX_THREADS 4
/* Rows of a byte or two would cost far more memory than they have on the wire. */
#define MAX_UNREADABLE 100000
/* The rows that are no products in which an error is looked for. */
#define MAX_REMARKS 100

/* The workers share this, and it outlives the decoder while one of them still runs. */
typedef struct
{
  SiReorderBuffer *buffer; /* (owned) */
  GMainContext *context;   /* (owned) */
  GWeakRef decoder;
  GCancellable *cancellable; /* (owned) (nullable), atomic: set once */
  int stopped;               /* atomic */
  int overfull;              /* atomic */
  guint n_unreadable;        /* atomic */

  int snapshot_asked;  /* atomic */
  SiTable *snapshot;   /* (owned) (nullable), atomic */
  guint n_in_snapshot; /* written while the buffer is looked at */

  GTask *task;   /* (owned) (nullable): set before n_parts; the worker that completes it takes it */
  guint n_parts; /* atomic: G_MAXUINT until all bytes are in */
} Work;

/* A job for a worker: to read a batch, or without one to see whether a snapshot is asked for and
 * whether all is done. */
typedef struct
{
  Work *work;         /* (owned) */
  SiJsonBatch *batch; /* (owned) (nullable) */
  guint number;       /* its place among the batches */
} Piece;

struct _SiDecoder
{
  GObject parent_instance;

  SiJsonSplitter *splitter; /* (owned) */
  GThreadPool *pool;        /* (owned) */
  Work *work;               /* (owned) */
  GError *error;            /* (owned) (nullable): why the answer cannot be an inventory */
  char *remark;             /* (owned) (nullable) */
  guint n_batches;
  guint max_products;
  gboolean ended;
};

G_DEFINE_FINAL_TYPE (SiDecoder, si_decoder, G_TYPE_OBJECT)

enum
{
  SIGNAL_DRAINED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The worker that completes the task hands this to the decoder's thread. */
typedef struct
{
  GTask *task;    /* (owned) */
  SiTable *table; /* (owned) (nullable) */
  GError *error;  /* (owned) (nullable) */
  char *remark;   /* (owned) (nullable) */
} Result;

static void
work_clear (gpointer data)
{
  Work *self = data;

  si_reorder_buffer_unref (self->buffer);
  g_clear_pointer (&self->snapshot, si_table_unref);
  g_main_context_unref (self->context);
  g_weak_ref_clear (&self->decoder);
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

static void
invoke_later (GMainContext *context, GSourceFunc func, gpointer data, GDestroyNotify destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, destroy);
  g_source_set_static_name (source, "SiDecoder");
  g_source_attach (source, context);
}

static gboolean
emit_drained (gpointer data)
{
  Work *work = data;
  g_autoptr (SiDecoder) self = g_weak_ref_get (&work->decoder);

  if (self != NULL)
    g_signal_emit (self, signals[SIGNAL_DRAINED], 0);
  return G_SOURCE_REMOVE;
}

static void
result_free (gpointer data)
{
  Result *self = data;

  g_object_unref (self->task);
  g_clear_pointer (&self->table, si_table_unref);
  g_clear_error (&self->error);
  g_free (self->remark);
  g_free (self);
}

static gboolean
check_products (SiDecoder *self, guint n_products, GError **error)
{
  if (n_products <= self->max_products)
    return TRUE;

  g_set_error (error, SI_API_ERROR, SI_API_ERROR_TOO_LARGE,
               ngettext ("The server’s answer has more than %u product, which is set as the most "
                         "that are read.",
                         "The server’s answer has more than %u products, which are set as the most "
                         "that are read.",
                         self->max_products),
               self->max_products);
  return FALSE;
}

static gboolean
return_result (gpointer data)
{
  Result *result = data;
  SiDecoder *self = g_task_get_source_object (result->task);

  if (self->remark == NULL)
    self->remark = g_steal_pointer (&result->remark);
  if (result->error == NULL && result->table != NULL)
    check_products (self, si_table_get_n_products (result->table), &result->error);
  if (result->error != NULL)
    g_task_return_error (result->task, g_steal_pointer (&result->error));
  else
    g_task_return_pointer (result->task, g_steal_pointer (&result->table),
                           (GDestroyNotify) si_table_unref);
  return G_SOURCE_REMOVE;
}

/* Looks for an error among the rows that are no products. */
static void
judge_unreadable (Result *result)
{
  guint n_unreadable = si_table_get_n_unreadable (result->table);

  if (si_table_get_n_products (result->table) == 0 && n_unreadable > 0)
    result->error
        = si_error_response_from_rows (si_table_get_unreadable (result->table, 0), n_unreadable);
  for (guint i = 0; i < MIN (n_unreadable, MAX_REMARKS) && result->remark == NULL; i++)
    {
      const char *text = si_table_get_unreadable (result->table, i);

      result->remark = si_error_response_find_remark (text, strlen (text));
    }
}

/* The worker gives its reference to the task away, so that the task and its objects end in the
 * thread that made them. */
static void
complete (GTask *task, SiTableBuilder *builder)
{
  Result *result = g_new0 (Result, 1);

  if (!g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      result->table = si_table_builder_finish (builder);
      judge_unreadable (result);
    }
  result->task = task;
  invoke_later (g_task_get_context (task), return_result, result, result_free);
}

static void
read_batch (Piece *piece)
{
  Work *work = piece->work;
  gsize n_bytes = piece->batch->text->len;
  SiTableBuilder *part = si_table_builder_new ();
  gsize left;

  if (!work_is_stopped (work))
    g_atomic_int_add (&work->n_unreadable, si_product_reader_read (piece->batch, part));
  g_clear_pointer (&piece->batch, si_json_batch_free);

  left = si_reorder_buffer_add (work->buffer, piece->number, part, n_bytes);
  if (left <= SI_DECODER_BACKLOG_MAX / 2
      && g_atomic_int_compare_and_exchange (&work->overfull, TRUE, FALSE))
    invoke_later (work->context, emit_drained, g_atomic_rc_box_acquire (work),
                  (GDestroyNotify) work_unref);
}

/* Copies the products so far into a table, if there are more than in the one before. */
static void
make_snapshot (SiTableBuilder *so_far, gpointer user_data)
{
  Work *work = user_data;
  SiTable *table;

  if (si_table_builder_get_n_products (so_far) <= work->n_in_snapshot)
    return;
  table = si_table_builder_snapshot (so_far);
  work->n_in_snapshot = si_table_get_n_products (table);
  table = g_atomic_pointer_exchange (&work->snapshot, table);
  g_clear_pointer (&table, si_table_unref);
}

static void
run (gpointer data, gpointer user_data)
{
  Piece *piece = data;
  Work *work = piece->work;
  g_autoptr (SiTableBuilder) whole = NULL;

  if (piece->batch != NULL)
    read_batch (piece);
  if (g_atomic_int_compare_and_exchange (&work->snapshot_asked, TRUE, FALSE)
      && !work_is_stopped (work))
    si_reorder_buffer_look (work->buffer, make_snapshot, work);

  whole = si_reorder_buffer_take_whole (work->buffer, g_atomic_int_get (&work->n_parts));
  if (whole != NULL)
    complete (g_steal_pointer (&work->task), whole);

  work_unref (work);
  g_free (piece);
}

static void
push (SiDecoder *self, SiJsonBatch *batch)
{
  Piece *piece = g_new (Piece, 1);

  piece->work = g_atomic_rc_box_acquire (self->work);
  piece->batch = batch;
  piece->number = self->n_batches;
  g_thread_pool_push (self->pool, piece, NULL);
}

static void
take_batch (SiJsonBatch *batch, gpointer user_data)
{
  SiDecoder *self = user_data;

  si_reorder_buffer_expect (self->work->buffer, batch->text->len);
  push (self, batch);
  self->n_batches++;
}

static gboolean
check_unreadable (SiDecoder *self, GError **error)
{
  if (g_atomic_int_get (&self->work->n_unreadable) <= MAX_UNREADABLE)
    return TRUE;

  g_set_error_literal (error, SI_API_ERROR, SI_API_ERROR_TOO_LARGE,
                       _ ("The server’s answer has more rows that cannot be read than an "
                          "inventory can have."));
  return FALSE;
}

static void
stop (SiDecoder *self, const GError *error)
{
  g_atomic_int_set (&self->work->stopped, TRUE);
  self->error = g_error_copy (error);
}

static void
si_decoder_finalize (GObject *object)
{
  SiDecoder *self = SI_DECODER (object);

  /* The workers run through what is left without reading it, and free it. */
  g_atomic_int_set (&self->work->stopped, TRUE);
  g_thread_pool_free (self->pool, FALSE, FALSE);
  work_unref (self->work);
  si_json_splitter_free (self->splitter);
  g_clear_error (&self->error);
  g_free (self->remark);

  G_OBJECT_CLASS (si_decoder_parent_class)->finalize (object);
}

static void
si_decoder_class_init (SiDecoderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = si_decoder_finalize;

  /**
   * SiDecoder::drained:
   * @self: a decoder
   *
   * The backlog was above %SI_DECODER_BACKLOG_MAX and has come down to half of it. The signal is
   * emitted in the main context that was thread-default when the decoder was made.
   */
  signals[SIGNAL_DRAINED] = g_signal_new ("drained", SI_TYPE_DECODER, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
si_decoder_init (SiDecoder *self)
{
  self->work = g_atomic_rc_box_new0 (Work);
  self->work->context = g_main_context_ref_thread_default ();
  g_weak_ref_init (&self->work->decoder, self);
  self->work->buffer = si_reorder_buffer_new ();
  self->work->n_parts = G_MAXUINT;
  self->max_products = G_MAXUINT;

  self->splitter = si_json_splitter_new (take_batch, self);
  self->pool
      = g_thread_pool_new (run, NULL, MIN (g_get_num_processors (), MAX_THREADS), FALSE, NULL);
}

/**
 * si_decoder_new:
 *
 * Returns: (transfer full): a decoder for one answer
 */
SiDecoder *
si_decoder_new (void)
{
  return g_object_new (SI_TYPE_DECODER, NULL);
}

/**
 * si_decoder_set_max_products:
 * @self: a decoder
 * @max_products: the most products that an answer may have
 *
 * Bounds the memory that an answer can take.
 */
void
si_decoder_set_max_products (SiDecoder *self, guint max_products)
{
  g_return_if_fail (SI_IS_DECODER (self));

  self->max_products = max_products;
}

/**
 * si_decoder_feed:
 * @self: a decoder
 * @bytes: the next bytes of the answer, decompressed
 * @error: return location for a #GError
 *
 * Cuts @bytes at the elements of the inventory, and hands these to the workers. Takes some 0.2 ms
 * for 64 KiB, and never waits.
 *
 * Returns: %FALSE with an error of %SI_API_ERROR as soon as the bytes can no longer become an
 *   inventory
 */
gboolean
si_decoder_feed (SiDecoder *self, GBytes *bytes, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  const char *data;
  gsize length;

  g_return_val_if_fail (SI_IS_DECODER (self), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (!self->ended, FALSE);

  data = g_bytes_get_data (bytes, &length);
  if (self->error == NULL
      && (!si_json_splitter_feed (self->splitter, data, length, &own_error)
          || !check_unreadable (self, &own_error)
          || !check_products (self, si_decoder_get_n_products (self), &own_error)))
    stop (self, own_error);
  if (self->error != NULL)
    {
      g_propagate_error (error, g_error_copy (self->error));
      return FALSE;
    }

  if (si_decoder_get_backlog (self) == 0)
    si_json_splitter_flush (self->splitter);
  if (si_decoder_get_backlog (self) > SI_DECODER_BACKLOG_MAX)
    g_atomic_int_set (&self->work->overfull, TRUE);
  return TRUE;
}

/**
 * si_decoder_get_backlog:
 * @self: a decoder
 *
 * Returns: the bytes of whole elements that the workers have not worked off
 */
gsize
si_decoder_get_backlog (SiDecoder *self)
{
  g_return_val_if_fail (SI_IS_DECODER (self), 0);

  return si_reorder_buffer_get_backlog (self->work->buffer);
}

/**
 * si_decoder_get_n_products:
 * @self: a decoder
 *
 * Returns: the number of products that have been read
 */
guint
si_decoder_get_n_products (SiDecoder *self)
{
  g_return_val_if_fail (SI_IS_DECODER (self), 0);

  return si_reorder_buffer_get_n_products (self->work->buffer);
}

/**
 * si_decoder_snapshot:
 * @self: a decoder
 *
 * Asks for a table of the products so far. A worker makes it, since that takes a copy, and a later
 * call returns it. To be called at growing intervals.
 *
 * Returns: (transfer full) (nullable): a table that no earlier call has returned
 */
SiTable *
si_decoder_snapshot (SiDecoder *self)
{
  SiTable *table;

  g_return_val_if_fail (SI_IS_DECODER (self), NULL);

  table = g_atomic_pointer_exchange (&self->work->snapshot, NULL);
  if (table == NULL && !self->ended
      && g_atomic_int_compare_and_exchange (&self->work->snapshot_asked, FALSE, TRUE))
    push (self, NULL);
  return table;
}

/**
 * si_decoder_finish_async:
 * @self: a decoder
 * @cancellable: (nullable): a #GCancellable; the workers heed it from now on
 * @callback: called when all has been read
 * @user_data: for @callback
 *
 * Takes in that all bytes have come, and waits for the workers to read them. To be called once.
 */
void
si_decoder_finish_async (SiDecoder *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SI_IS_DECODER (self));
  g_return_if_fail (!self->ended);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, si_decoder_finish_async);

  self->ended = TRUE;
  if (self->error == NULL && !si_json_splitter_end (self->splitter, &error))
    stop (self, error);
  if (self->error != NULL)
    {
      g_task_return_error (task, g_error_copy (self->error));
      return;
    }

  self->remark = si_json_splitter_make_remark (self->splitter);
  if (cancellable != NULL)
    g_atomic_pointer_set (&self->work->cancellable, g_object_ref (cancellable));
  self->work->task = g_steal_pointer (&task);
  g_atomic_int_set (&self->work->n_parts, self->n_batches);
  push (self, NULL);
}

/**
 * si_decoder_finish:
 * @self: a decoder
 * @result: the result
 * @error: return location for a #GError
 *
 * Fails with %SI_API_ERROR_CUT_SHORT, %SI_API_ERROR_TOO_LARGE,
 * %SI_API_ERROR_NOT_INVENTORY (also where not one row is a product), or, for the
 * documented error object, with %SI_API_ERROR_REFUSED, %SI_API_ERROR_WRONG_KEY or
 * %SI_API_ERROR_FORBIDDEN and the server's words; or with %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the table of all products; %NULL with an error
 */
SiTable *
si_decoder_finish (SiDecoder *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_decoder_finish_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * si_decoder_get_remark:
 * @self: a decoder that has finished
 *
 * Returns: (transfer none) (nullable): the words of the server about an error beside the products,
 *   in one line
 */
const char *
si_decoder_get_remark (SiDecoder *self)
{
  g_return_val_if_fail (SI_IS_DECODER (self), NULL);

  return self->remark;
}
