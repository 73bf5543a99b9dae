/* si-decoder.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-decoder.h"

#include <glib/gi18n.h>
#include <string.h>

#include "si-api-error.h"
#include "si-json-splitter.h"
#include "si-product-reader.h"
#include "si-refusal.h"
#include "si-table-builder.h"

#define MAX_THREADS 4

/* What the workers share, and what outlives the decoder while one still runs. */
typedef struct
{
  GMainContext *context; /* (owned) */
  GWeakRef decoder;
  GCancellable *cancellable; /* (owned) (nullable), atomic: set once */
  int stopped;               /* atomic */
  gsize backlog;             /* atomic */
  int overfull;              /* atomic */
  guint n_products;          /* atomic */
  int snapshot_asked;        /* atomic */
  SiTable *snapshot;         /* (owned) (nullable), atomic */

  GMutex lock;             /* for all below */
  SiTableBuilder *builder; /* (owned) */
  GHashTable *done;        /* (owned) (element-type guint Piece): ahead of their turn */
  guint turn;
  guint n_in_snapshot;
} Work;

/* One job for a worker: a batch; or the end, with its task; or, with neither, a snapshot. */
typedef struct
{
  Work *work;         /* (owned) */
  guint number;       /* its place among the batches */
  SiJsonBatch *batch; /* (owned) (nullable) */
  gsize n_bytes;
  SiTableBuilder *part; /* (owned) (nullable): what was read from the batch */
  GTask *task;          /* (owned) (nullable) */
} Piece;

struct _SiDecoder
{
  GObject parent_instance;

  SiJsonSplitter *splitter; /* (owned) */
  GThreadPool *pool;        /* (owned) */
  Work *work;               /* (owned) */
  GError *error;            /* (owned) (nullable): why it cannot be an inventory */
  guint n_pieces;
  gboolean ended;
};

G_DEFINE_FINAL_TYPE (SiDecoder, si_decoder, G_TYPE_OBJECT)

enum
{
  SIGNAL_DRAINED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  GTask *task;    /* (owned) */
  SiTable *table; /* (owned) (nullable) */
  GError *error;  /* (owned) (nullable) */
} Result;

static void
work_clear (gpointer data)
{
  Work *self = data;

  g_main_context_unref (self->context);
  g_weak_ref_clear (&self->decoder);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->snapshot, si_table_unref);
  g_mutex_clear (&self->lock);
  g_clear_pointer (&self->builder, si_table_builder_free);
  g_hash_table_unref (self->done);
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
piece_free (gpointer data)
{
  Piece *self = data;

  g_clear_pointer (&self->batch, si_json_batch_free);
  g_clear_pointer (&self->part, si_table_builder_free);
  g_clear_object (&self->task);
  work_unref (self->work);
  g_free (self);
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
work_off (Work *self, gsize n_bytes)
{
  gsize before = g_atomic_pointer_add (&self->backlog, -(gssize) n_bytes);

  if (before - n_bytes <= SI_DECODER_BACKLOG_MAX / 2
      && g_atomic_int_compare_and_exchange (&self->overfull, TRUE, FALSE))
    invoke_later (self->context, emit_drained, g_atomic_rc_box_acquire (self),
                  (GDestroyNotify) work_unref);
}

static void
result_free (gpointer data)
{
  Result *self = data;

  g_object_unref (self->task);
  g_clear_pointer (&self->table, si_table_unref);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
return_result (gpointer data)
{
  Result *result = data;

  if (result->error != NULL)
    g_task_return_error (result->task, g_steal_pointer (&result->error));
  else
    g_task_return_pointer (result->task, g_steal_pointer (&result->table),
                           (GDestroyNotify) si_table_unref);
  return G_SOURCE_REMOVE;
}

/* An array in which nothing is a product says no more than a web page does, and must
 * not take the place of an inventory. The documented error may come in an array. */
static GError *
judge (SiTable *table)
{
  guint n_unreadable = si_table_get_n_unreadable (table);
  g_autoptr (GError) refusal = NULL;

  if (si_table_get_n_products (table) > 0 || n_unreadable == 0)
    return NULL;

  if (n_unreadable == 1)
    {
      const char *text = si_table_get_unreadable (table, 0);

      refusal = si_refusal_from_object (text, strlen (text));
      if (!g_error_matches (refusal, SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY))
        return g_steal_pointer (&refusal);
    }
  return g_error_new (SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY,
                      ngettext ("The server’s answer has %u row, which is not a product.",
                                "The server’s answer has %u rows, none of which is a product.",
                                n_unreadable),
                      n_unreadable);
}

/* The worker keeps no reference to the task, so that it and its objects end where
 * they were made. */
static void
complete (GTask *task, SiTableBuilder *builder)
{
  Result *result = g_new0 (Result, 1);

  if (!g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      result->table = si_table_builder_finish (builder);
      result->error = judge (result->table);
    }
  result->task = task;
  invoke_later (g_task_get_context (task), return_result, result, result_free);
}

static void
make_snapshot (Work *self)
{
  g_mutex_lock (&self->lock);
  if (self->builder != NULL
      && si_table_builder_get_n_products (self->builder) > self->n_in_snapshot)
    {
      SiTable *table = si_table_builder_snapshot (self->builder);

      self->n_in_snapshot = si_table_get_n_products (table);
      table = g_atomic_pointer_exchange (&self->snapshot, table);
      g_clear_pointer (&table, si_table_unref);
    }
  g_mutex_unlock (&self->lock);
  g_atomic_int_set (&self->snapshot_asked, FALSE);
}

/* The parts are put together in the order of their batches, by whoever has the next. */
static void
put_together (Piece *piece)
{
  Work *work = g_atomic_rc_box_acquire (piece->work);
  g_autoptr (GTask) task = NULL;
  g_autoptr (SiTableBuilder) builder = NULL;

  g_mutex_lock (&work->lock);
  g_hash_table_insert (work->done, GUINT_TO_POINTER (piece->number), piece);
  while ((piece = g_hash_table_lookup (work->done, GUINT_TO_POINTER (work->turn))) != NULL)
    {
      if (piece->part != NULL)
        si_table_builder_append (work->builder, piece->part);
      work_off (work, piece->n_bytes);
      if (piece->task != NULL)
        {
          task = g_steal_pointer (&piece->task);
          builder = g_steal_pointer (&work->builder);
        }
      else
        g_atomic_int_set (&work->n_products, si_table_builder_get_n_products (work->builder));
      g_hash_table_remove (work->done, GUINT_TO_POINTER (work->turn));
      work->turn++;
    }
  g_mutex_unlock (&work->lock);

  if (task != NULL)
    complete (g_steal_pointer (&task), builder);
  work_unref (work);
}

static void
run (gpointer data, gpointer user_data)
{
  Piece *piece = data;

  if (piece->batch == NULL && piece->task == NULL)
    {
      make_snapshot (piece->work);
      piece_free (piece);
      return;
    }
  if (piece->batch != NULL && !work_is_stopped (piece->work))
    {
      piece->part = si_table_builder_new ();
      si_product_reader_read (piece->batch, piece->part);
    }
  g_clear_pointer (&piece->batch, si_json_batch_free);
  put_together (piece);
}

static Piece *
piece_new (SiDecoder *self)
{
  Piece *piece = g_new0 (Piece, 1);

  piece->work = g_atomic_rc_box_acquire (self->work);
  return piece;
}

static void
take_batch (SiJsonBatch *batch, gpointer user_data)
{
  SiDecoder *self = user_data;
  Piece *piece = piece_new (self);

  piece->number = self->n_pieces++;
  piece->batch = batch;
  piece->n_bytes = batch->text->len;
  g_atomic_pointer_add (&self->work->backlog, piece->n_bytes);
  g_thread_pool_push (self->pool, piece, NULL);
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
   * The backlog was above %SI_DECODER_BACKLOG_MAX and has come down to half of it.
   * Emitted in the main context that was the maker's thread-default one.
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
  g_mutex_init (&self->work->lock);
  self->work->builder = si_table_builder_new ();
  self->work->done = g_hash_table_new_full (NULL, NULL, NULL, piece_free);

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
 * si_decoder_feed:
 * @self: a decoder
 * @bytes: the next bytes of the answer, decompressed
 * @error: return location for a #GError
 *
 * Cuts @bytes at the elements of the inventory, and hands these to the workers. Takes
 * some 0.1 ms for 64 KiB, and never waits.
 *
 * Returns: %FALSE with an error of %SI_API_ERROR as soon as the bytes can no longer
 *   become an inventory; what says more about it may still come with
 *   si_decoder_finish_async()
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
  if (self->error == NULL && !si_json_splitter_feed (self->splitter, data, length, &own_error))
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
 * Returns: how many bytes of whole elements the workers have not worked off
 */
gsize
si_decoder_get_backlog (SiDecoder *self)
{
  g_return_val_if_fail (SI_IS_DECODER (self), 0);

  return (gsize) g_atomic_pointer_get (&self->work->backlog);
}

/**
 * si_decoder_get_n_products:
 * @self: a decoder
 *
 * Returns: how many products have been read
 */
guint
si_decoder_get_n_products (SiDecoder *self)
{
  g_return_val_if_fail (SI_IS_DECODER (self), 0);

  return g_atomic_int_get (&self->work->n_products);
}

/**
 * si_decoder_snapshot:
 * @self: a decoder
 *
 * Gives the products so far, as a table. It takes a copy, so a worker makes it: while
 * this returns %NULL one is on its way, if there are new products at all. Call it at
 * growing intervals.
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
    g_thread_pool_push (self->pool, piece_new (self), NULL);
  return table;
}

/**
 * si_decoder_finish_async:
 * @self: a decoder
 * @cancellable: (nullable): a #GCancellable; the workers heed it from now on
 * @callback: called when the table is there
 * @user_data: for @callback
 *
 * Says that all bytes are in, and waits for the workers to read them. To be called once.
 */
void
si_decoder_finish_async (SiDecoder *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  Piece *piece;

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

  if (cancellable != NULL)
    g_atomic_pointer_set (&self->work->cancellable, g_object_ref (cancellable));
  piece = piece_new (self);
  piece->number = self->n_pieces++;
  piece->task = g_steal_pointer (&task);
  g_thread_pool_push (self->pool, piece, NULL);
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

  return g_task_propagate_pointer (G_TASK (result), error);
}
