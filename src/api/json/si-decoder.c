/* si-decoder.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-decoder.h"

#include <glib/gi18n.h>
#include <string.h>

#include "si-api-error.h"
#include "si-batch-pool.h"
#include "si-error-response.h"
#include "si-json-splitter.h"

/* Rows of a byte or two would take far more memory than they have on the wire. */
#define MAX_UNREADABLE 100000
/* The rows that are no products in which an error is looked for. */
#define MAX_REMARKS 100

struct _SiDecoder
{
  GObject parent_instance;

  SiJsonSplitter *splitter; /* (owned) */
  SiBatchPool *pool;        /* (owned) */
  GError *error;            /* (owned) (nullable): why the answer cannot be an inventory */
  char *remark;             /* (owned) (nullable) */
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

/* Makes the table, on a worker thread. That gives its reference to the task away, so that the task
 * and its objects end in the thread that made them. */
static void
complete (SiTableBuilder *whole, gpointer user_data)
{
  g_autoptr (SiTableBuilder) builder = whole;
  g_autoptr (GSource) source = g_idle_source_new ();
  GTask *task = user_data;
  Result *result = g_new0 (Result, 1);

  if (!g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      result->table = si_table_builder_finish (builder);
      judge_unreadable (result);
    }
  result->task = task;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, return_result, result, result_free);
  g_source_set_static_name (source, "SiDecoder");
  g_source_attach (source, g_task_get_context (task));
}

static void
take_batch (SiJsonBatch *batch, gpointer user_data)
{
  SiDecoder *self = user_data;

  si_batch_pool_add (self->pool, batch);
}

static void
drained_cb (SiDecoder *self)
{
  g_signal_emit (self, signals[SIGNAL_DRAINED], 0);
}

static gboolean
check_unreadable (SiDecoder *self, GError **error)
{
  if (si_batch_pool_get_n_unreadable (self->pool) <= MAX_UNREADABLE)
    return TRUE;

  g_set_error_literal (error, SI_API_ERROR, SI_API_ERROR_TOO_LARGE,
                       _ ("The server’s answer has more rows that cannot be read than an "
                          "inventory can have."));
  return FALSE;
}

static void
stop (SiDecoder *self, const GError *error)
{
  si_batch_pool_stop (self->pool);
  self->error = g_error_copy (error);
}

static void
si_decoder_finalize (GObject *object)
{
  SiDecoder *self = SI_DECODER (object);

  si_batch_pool_stop (self->pool);
  g_object_unref (self->pool);
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
  self->max_products = G_MAXUINT;
  self->splitter = si_json_splitter_new (take_batch, self);
  self->pool = si_batch_pool_new (SI_DECODER_BACKLOG_MAX);
  g_signal_connect_object (self->pool, "drained", G_CALLBACK (drained_cb), self, G_CONNECT_SWAPPED);
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

  return si_batch_pool_get_backlog (self->pool);
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

  return si_batch_pool_get_n_products (self->pool);
}

/**
 * si_decoder_snapshot:
 * @self: a decoder
 *
 * Asks for a table of the products so far. A later call returns it. To be called at growing
 * intervals.
 *
 * Returns: (transfer full) (nullable): a table that no earlier call has returned
 */
SiTable *
si_decoder_snapshot (SiDecoder *self)
{
  g_return_val_if_fail (SI_IS_DECODER (self), NULL);

  return si_batch_pool_snapshot (self->pool);
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
  si_batch_pool_finish (self->pool, cancellable, complete, g_steal_pointer (&task));
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
