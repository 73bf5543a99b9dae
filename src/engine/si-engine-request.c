/* si-engine-request.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-engine-private.h"

#include "si-answer-guard.h"
#include "si-api-error.h"
#include "si-store-inventory.h"
#include "si-table-merge.h"

/* One request, from the call to its one exit, finish_request(). */
typedef struct
{
  SiEngine *engine;          /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable) */
  GTask *reader;             /* (owned) (nullable): wants the answer and no state */
  char *sku;                 /* (owned) (nullable) */
  char *godown_id;           /* (owned) (nullable) */
  SiTable *answer;           /* (owned) (nullable): before it is judged */
  gint64 time;               /* when it was answered */
  gboolean accept;           /* it is wanted even if it would be held */
  gboolean accepted;         /* the person has taken it */
  guint n_answered;          /* products in a partial answer */
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->engine);
  g_clear_object (&request->cancellable);
  g_clear_object (&request->reader);
  g_clear_pointer (&request->answer, si_table_unref);
  g_free (request->sku);
  g_free (request->godown_id);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static gboolean
request_is_current (const Request *request)
{
  return request->reader != NULL || request->engine->request == request->cancellable;
}

static gboolean
request_is_partial (const Request *request)
{
  return request->sku != NULL || request->godown_id != NULL;
}

static SiSnapshotKind
get_kind (const Request *request)
{
  if (request->sku != NULL)
    return SI_SNAPSHOT_SKU;
  return request->godown_id != NULL ? SI_SNAPSHOT_GODOWN : SI_SNAPSHOT_WHOLE;
}

static const char *
get_filter (const Request *request)
{
  return request->sku != NULL ? request->sku : request->godown_id;
}

static GDateTime *
get_time (const Request *request)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (request->time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) exact = g_date_time_add (utc, request->time % G_USEC_PER_SEC);

  return g_date_time_to_local (exact);
}

static void
publish_answer (Request *request, SiTable *table)
{
  SiEngine *self = request->engine;
  g_autoptr (GDateTime) time = get_time (request);

  if (request_is_partial (request))
    si_inventory_update (self->inventory, table, time);
  else
    si_inventory_replace (self->inventory, table, time);
  si_engine_set_problem (self, NULL);
  si_engine_set_state (self, SI_ENGINE_IDLE);
  /* The alerts are checked before the answer is saved, since the program does not end until then.
   */
  if (si_persistence_get_store (self->persistence) != NULL)
    si_stock_alerts_check (self->watches, table, get_kind (request), get_filter (request),
                           g_get_real_time ());
  si_persistence_take_answer (self->persistence, table, time, get_kind (request),
                              get_filter (request));
}

static void
publish_failure (SiEngine *self, const GError *error)
{
  si_inventory_drop_unfinished (self->inventory);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      si_engine_set_state (self, SI_ENGINE_CANCELLED);
    }
  else if (g_error_matches (error, SI_ANSWER_ERROR, SI_ANSWER_ERROR_HELD))
    {
      /* The guard tells of it, and nothing else is wrong. */
      si_engine_set_problem (self, NULL);
      si_engine_set_state (self, SI_ENGINE_IDLE);
    }
  else
    {
      si_engine_set_problem (self, error);
      si_engine_set_state (self, SI_ENGINE_FAILED);
    }
}

static void
kept_for_reader_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;

  /* The persistence tells of an answer that is not saved, which the reader gets all the same. */
  si_persistence_save_finish (SI_PERSISTENCE (source), result, NULL);
  g_task_return_pointer (request->reader, g_steal_pointer (&request->answer),
                         (GDestroyNotify) si_table_unref);
}

static void
finish_for_reader (Request *request, SiTable *table, const GError *error)
{
  SiEngine *self = request->engine;
  g_autoptr (GDateTime) time = NULL;
  Request *keeping;

  if (table == NULL)
    {
      g_task_return_error (request->reader, g_error_copy (error));
      return;
    }
  if (si_persistence_get_store (self->persistence) == NULL || request_is_partial (request))
    {
      g_task_return_pointer (request->reader, si_table_ref (table),
                             (GDestroyNotify) si_table_unref);
      return;
    }

  time = get_time (request);
  keeping = g_new0 (Request, 1);
  keeping->engine = g_object_ref (self);
  keeping->reader = g_object_ref (request->reader);
  keeping->answer = si_table_ref (table);
  si_persistence_save_async (self->persistence, table, time, SI_SNAPSHOT_WHOLE, NULL,
                             kept_for_reader_cb, keeping);
}

/* The one exit of a request. */
static void
finish_request (Request *request, SiTable *table, const GError *error)
{
  SiEngine *self = request->engine;

  if (request->reader != NULL)
    {
      finish_for_reader (request, table, error);
      return;
    }
  if (!request_is_current (request))
    return;

  g_object_freeze_notify (G_OBJECT (self));
  g_object_freeze_notify (G_OBJECT (self->inventory));
  g_clear_object (&self->request);
  si_engine_stop_waiting (self);
  self->offline = g_error_matches (error, SI_API_ERROR, SI_API_ERROR_OFFLINE)
                  || g_error_matches (error, SI_API_ERROR, SI_API_ERROR_UNREACHABLE);
  if (table != NULL)
    publish_answer (request, table);
  else
    publish_failure (self, error);
  g_object_thaw_notify (G_OBJECT (self->inventory));
  g_object_thaw_notify (G_OBJECT (self));

  if (table != NULL && request_is_partial (request))
    si_engine_emit_partial_answer (self, request->sku, request->godown_id, request->n_answered);
}

typedef struct
{
  SiTable *base; /* (owned) (nullable) */
  SiTable *part; /* (owned) */
  char *godown_id;
} Merge;

static void
merge_free (Merge *merge)
{
  g_clear_pointer (&merge->base, si_table_unref);
  si_table_unref (merge->part);
  g_free (merge->godown_id);
  g_free (merge);
}

static void
merge_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Merge *merge = task_data;
  SiTable *merged = merge->godown_id != NULL
                        ? si_table_merge_godown (merge->base, merge->part, merge->godown_id)
                        : si_table_merge_products (merge->base, merge->part);

  g_task_return_pointer (task, merged, (GDestroyNotify) si_table_unref);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = g_task_propagate_pointer (G_TASK (result), &error);

  finish_request (request, table, error);
}

static void
merge_answer (Request *request, SiTable *part)
{
  SiEngine *self = request->engine;
  /* Not with the engine as its source: a thread must never hold the last reference. */
  g_autoptr (GTask) task = g_task_new (NULL, request->cancellable, merged_cb, request);
  Merge *merge = g_new0 (Merge, 1);
  SiTable *base = si_inventory_get_table (self->inventory);

  merge->base = base != NULL ? si_table_ref (base) : NULL;
  merge->part = si_table_ref (part);
  merge->godown_id = g_strdup (request->godown_id);
  request->n_answered = si_table_get_n_products (part);

  g_task_set_source_tag (task, merge_answer);
  g_task_set_task_data (task, merge, (GDestroyNotify) merge_free);
  g_task_run_in_thread (task, merge_in_thread);
}

/* A good answer, or the part of it that was asked for. */
static void
use_answer (Request *request, SiTable *table)
{
  SiEngine *self = request->engine;

  /* A part alone would take the place of the whole inventory that could not be read. */
  if (request_is_partial (request) && request->reader == NULL
      && !si_inventory_get_whole (self->inventory)
      && si_persistence_get_unread (self->persistence) != NULL)
    {
      finish_request (request, NULL, si_persistence_get_unread (self->persistence));
      request_free (request);
    }
  else if (request_is_partial (request) && request->reader == NULL && request_is_current (request))
    {
      merge_answer (request, table);
    }
  else
    {
      finish_request (request, table, NULL);
      request_free (request);
    }
}

static void
judged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table
      = si_answer_guard_judge_finish (SI_ANSWER_GUARD (source), result, &error);

  if (table != NULL)
    {
      use_answer (request, table);
      return;
    }
  finish_request (request, NULL, error);
  request_free (request);
}

static gint64
get_microseconds (GDateTime *time)
{
  return g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
}

static void
judge (Request *request, SiTable *known, GDateTime *known_time)
{
  const SiAnswer answer = {
    .table = request->answer,
    .time = request->time,
    .sku = request->sku,
    .godown_id = request->godown_id,
    .known = known,
    .known_time = known_time != NULL ? get_microseconds (known_time) : 0,
    .accept = request->accept,
  };

  si_answer_guard_judge_async (request->engine->guard, &answer, request->cancellable, judged_cb,
                               request);
}

static void
memory_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;
  SiEngine *self = request->engine;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      finish_request (request, NULL, error);
      request_free (request);
      return;
    }
  if (request->accepted)
    use_answer (request, request->answer);
  else
    judge (request,
           si_inventory_get_whole (self->inventory) ? si_inventory_get_table (self->inventory)
                                                    : NULL,
           si_inventory_get_time (self->inventory));
}

/* An answer is compared with the last inventory, or laid over it. So it waits until that is there,
 * or is known to be out of reach. */
static void
wait_for_memory (Request *request)
{
  SiEngine *self = request->engine;
  g_autoptr (GTask) task = g_task_new (NULL, request->cancellable, memory_ready_cb, request);

  g_assert (self->answered == NULL);

  g_task_set_source_tag (task, wait_for_memory);
  if (si_persistence_get_restoring (self->persistence))
    self->answered = g_steal_pointer (&task);
  else
    g_task_return_boolean (task, TRUE);
}

/*< private >
 * si_engine_use_answer:
 * @self: an engine
 *
 * Goes on with the answer that waits for the last inventory, or lets go of it if it was cancelled.
 */
void
si_engine_use_answer (SiEngine *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->answered);

  if (task != NULL)
    g_task_return_boolean (task, TRUE);
}

static void
known_restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (SiTable) known = si_store_load_finish (SI_STORE (source), result, &time, NULL);

  judge (user_data, known, time);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;
  SiEngine *self = request->engine;
  g_autoptr (GError) error = NULL;

  g_assert (SI_IS_SESSION (source));

  request->answer = si_session_fetch_finish (SI_SESSION (source), result, &error);
  request->time = g_get_real_time ();
  if (request->answer == NULL || !request_is_current (request))
    {
      finish_request (request, NULL, error);
      request_free (request);
    }
  else if (request->reader != NULL && si_persistence_get_store (self->persistence) != NULL)
    {
      si_store_load_async (si_persistence_get_store (self->persistence), request->cancellable,
                           known_restored_cb, request);
    }
  else
    {
      wait_for_memory (request);
    }
}

static void
progress_cb (const SiFetchProgress *progress, gpointer user_data)
{
  Request *request = user_data;
  SiEngine *self = request->engine;

  g_assert (progress != NULL);

  if (!request_is_current (request))
    return;

  if (progress->so_far != NULL && !request_is_partial (request))
    si_inventory_grow (self->inventory, progress->so_far);
  si_engine_set_progress (self, progress->bytes, progress->bytes_total, progress->n_products);
}

/* Begins a request in the place of the one that is under way, if there is one. */
static Request *
begin_request (SiEngine *self, const char *sku, const char *godown_id)
{
  Request *request = g_new0 (Request, 1);

  request->engine = g_object_ref (self);
  request->cancellable = g_cancellable_new ();
  request->sku = g_strdup (sku);
  request->godown_id = g_strdup (godown_id);

  if (self->request != NULL)
    g_cancellable_cancel (self->request);
  g_set_object (&self->request, request->cancellable);
  si_engine_use_answer (self);
  if (si_persistence_get_unread (self->persistence) != NULL
      && !si_persistence_get_restoring (self->persistence)
      && !si_inventory_get_whole (self->inventory))
    si_persistence_restore (self->persistence);
  si_engine_set_progress (self, 0, 0, 0);
  si_engine_set_state (self, SI_ENGINE_LOADING);
  return request;
}

static void
start_request (SiEngine *self, const char *sku, const char *godown_id, gboolean by_itself)
{
  Request *request;

  if (self->service == NULL || self->request != NULL)
    return;
  /* The last inventory comes first, if it comes soon. */
  if (self->restore_timeout != 0)
    {
      self->refresh_wanted = self->refresh_wanted || (sku == NULL && godown_id == NULL);
      return;
    }

  g_object_freeze_notify (G_OBJECT (self));
  if (!by_itself)
    si_engine_set_problem (self, NULL);
  request = begin_request (self, sku, godown_id);
  g_object_thaw_notify (G_OBJECT (self));

  si_session_fetch_async (self->service, sku, godown_id, progress_cb, request, request->cancellable,
                          answered_cb, request);
}

/*< private >
 * si_engine_refresh_by_itself:
 * @self: an engine
 *
 * Asks for the whole inventory, unless a request is under way, without anybody having asked for it:
 * what went wrong before stays told until that went well, and does not come and go with each try.
 */
void
si_engine_refresh_by_itself (SiEngine *self)
{
  start_request (self, NULL, NULL, TRUE);
}

/**
 * si_engine_refresh:
 * @self: an engine
 *
 * Asks for the whole inventory, unless a request is under way.
 */
void
si_engine_refresh (SiEngine *self)
{
  g_return_if_fail (SI_IS_ENGINE (self));

  start_request (self, NULL, NULL, FALSE);
}

/**
 * si_engine_ask_sku:
 * @self: an engine
 * @sku: an SKU code
 *
 * Asks for the products with this code alone, unless a request is under way.
 */
void
si_engine_ask_sku (SiEngine *self, const char *sku)
{
  g_return_if_fail (SI_IS_ENGINE (self));
  g_return_if_fail (sku != NULL);

  start_request (self, sku, NULL, FALSE);
}

/**
 * si_engine_refresh_godown:
 * @self: an engine
 * @godown_id: a godown's id
 *
 * Asks for the stock in this godown alone, unless a request is under way.
 */
void
si_engine_refresh_godown (SiEngine *self, const char *godown_id)
{
  g_return_if_fail (SI_IS_ENGINE (self));
  g_return_if_fail (godown_id != NULL);

  start_request (self, NULL, godown_id, FALSE);
}

/**
 * si_engine_cancel:
 * @self: an engine
 *
 * Stops the request under way, if there is one.
 */
void
si_engine_cancel (SiEngine *self)
{
  g_return_if_fail (SI_IS_ENGINE (self));

  if (self->request != NULL)
    g_cancellable_cancel (self->request);
  self->refresh_wanted = FALSE;
  si_engine_use_answer (self);
}

static void
accepted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;
  g_autoptr (SiHeldAnswer) held = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table
      = si_answer_guard_held_finish (SI_ANSWER_GUARD (source), result, &held, &error);

  if (table == NULL)
    {
      finish_request (request, NULL, error);
      request_free (request);
      return;
    }
  request->time = si_held_answer_get_time (held);
  request->sku = g_strdup (si_held_answer_get_sku (held));
  request->godown_id = g_strdup (si_held_answer_get_godown_id (held));
  request->answer = si_table_ref (table);
  request->accepted = TRUE;
  if (request->reader != NULL)
    use_answer (request, table);
  else if (request_is_current (request))
    wait_for_memory (request);
  else
    request_free (request);
}

/**
 * si_engine_use_held:
 * @self: an engine with a connection
 * @held: the held answer that the person means
 *
 * Takes an answer that is held, in the place of a request that may be under way.
 */
void
si_engine_use_held (SiEngine *self, SiHeldAnswer *held)
{
  Request *request;

  g_return_if_fail (SI_IS_ENGINE (self) && self->service != NULL);
  g_return_if_fail (held != NULL);

  si_engine_stop_waiting (self);
  request = begin_request (self, NULL, NULL);
  si_answer_guard_accept_async (self->guard, held, request->cancellable, accepted_cb, request);
}

static Request *
request_new_for_reader (SiEngine *self, GTask *reader)
{
  Request *request = g_new0 (Request, 1);

  request->engine = g_object_ref (self);
  request->reader = g_object_ref (reader);
  g_set_object (&request->cancellable, g_task_get_cancellable (reader));
  return request;
}

/**
 * si_engine_fetch_async:
 * @self: an engine with a connection
 * @sku: (nullable): only products with this SKU code
 * @godown_id: (nullable): only this godown
 * @accept: whether to take an answer that would be held, if it has lost no more than the one that
 *   is held
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Asks once, for a reader that needs the answer and no state. A whole answer is kept.
 */
void
si_engine_fetch_async (SiEngine *self,
                       const char *sku,
                       const char *godown_id,
                       gboolean accept,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (SI_IS_ENGINE (self));
  g_return_if_fail (self->service != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, si_engine_fetch_finish);
  request = request_new_for_reader (self, task);
  request->sku = g_strdup (sku);
  request->godown_id = g_strdup (godown_id);
  request->accept = accept;
  si_session_fetch_async (self->service, sku, godown_id, NULL, NULL, cancellable, answered_cb,
                          request);
}

/**
 * si_engine_fetch_held_async:
 * @self: an engine with a connection
 * @cancellable: (nullable): stops it
 * @callback: called when it is done; finish with si_engine_fetch_finish()
 * @user_data: for @callback
 *
 * Takes the answer that is held, without asking the service. A whole answer is kept.
 */
void
si_engine_fetch_held_async (SiEngine *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SI_IS_ENGINE (self));
  g_return_if_fail (self->service != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, si_engine_fetch_finish);
  si_answer_guard_accept_async (self->guard, NULL, cancellable, accepted_cb,
                                request_new_for_reader (self, task));
}

/**
 * si_engine_fetch_finish:
 * @self: an engine
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the answer, or %NULL with an error of %SI_API_ERROR,
 *   %SI_KEYRING_ERROR or %SI_ANSWER_ERROR, or %G_IO_ERROR_CANCELLED
 */
SiTable *
si_engine_fetch_finish (SiEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_engine_fetch_finish), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
