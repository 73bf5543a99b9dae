/* si-engine-request.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-engine-private.h"

#include "si-api-error.h"
#include "si-table-merge.h"

/* One request, from the call to its one exit, finish_request(). */
typedef struct
{
  SiEngine *engine;          /* (owned) */
  GCancellable *cancellable; /* (owned) */
  char *sku;                 /* (owned) (nullable) */
  char *godown_id;           /* (owned) (nullable) */
  guint n_answered;          /* products in a partial answer */
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->engine);
  g_object_unref (request->cancellable);
  g_free (request->sku);
  g_free (request->godown_id);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static gboolean
request_is_current (const Request *request)
{
  return request->engine->request == request->cancellable;
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

/* The one exit of a request. */
static void
finish_request (Request *request, SiTable *table, const GError *error)
{
  SiEngine *self = request->engine;

  if (!request_is_current (request))
    return;

  g_object_freeze_notify (G_OBJECT (self));
  g_clear_object (&self->request);
  si_engine_stop_waiting (self);
  self->offline = g_error_matches (error, SI_API_ERROR, SI_API_ERROR_OFFLINE)
                  || g_error_matches (error, SI_API_ERROR, SI_API_ERROR_UNREACHABLE);

  if (table != NULL)
    {
      g_autoptr (SiTable) before
          = self->table != NULL && self->table_whole ? si_table_ref (self->table) : NULL;
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();

      si_engine_set_table (self, table, TRUE);
      if (!request_is_partial (request) || self->table_time == NULL)
        si_engine_set_table_time (self, g_date_time_ref (now));
      si_engine_set_report (self, NULL);
      si_engine_set_state (self, SI_ENGINE_IDLE);
      si_engine_remember (self, before, now, get_kind (request), get_filter (request));
    }
  else
    {
      /* What had come of a first load is not an inventory. */
      if (!self->table_whole)
        si_engine_set_table (self, NULL, FALSE);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          si_engine_set_state (self, SI_ENGINE_CANCELLED);
        }
      else
        {
          si_engine_set_report (self, error);
          si_engine_set_state (self, SI_ENGINE_FAILED);
        }
    }

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

  merge->base = self->table != NULL ? si_table_ref (self->table) : NULL;
  merge->part = si_table_ref (part);
  merge->godown_id = g_strdup (request->godown_id);
  request->n_answered = si_table_get_n_products (part);

  g_task_set_source_tag (task, merge_answer);
  g_task_set_task_data (task, merge, (GDestroyNotify) merge_free);
  g_task_run_in_thread (task, merge_in_thread);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (SiTable) table = NULL;
  g_autoptr (GError) error = NULL;

  g_assert (SI_IS_SERVICE (source));

  table = si_service_fetch_finish (SI_SERVICE (source), result, &error);
  if (table != NULL && request_is_partial (request) && request_is_current (request))
    merge_answer (g_steal_pointer (&request), table);
  else
    finish_request (request, table, error);
}

static void
progress_cb (const SiFetchProgress *progress, gpointer user_data)
{
  Request *request = user_data;
  SiEngine *self = request->engine;

  g_assert (progress != NULL);

  if (!request_is_current (request))
    return;

  if (progress->so_far != NULL && !self->table_whole && !request_is_partial (request))
    si_engine_set_table (self, progress->so_far, FALSE);
  si_engine_set_progress (self, progress->bytes, progress->bytes_total, progress->n_products);
}

static void
start_request (SiEngine *self, const char *sku, const char *godown_id, gboolean by_itself)
{
  Request *request;

  if (self->service == NULL || self->request != NULL)
    return;
  /* The last inventory comes first, then what is asked. */
  if (self->restoring != NULL)
    {
      self->refresh_wanted = self->refresh_wanted || (sku == NULL && godown_id == NULL);
      return;
    }

  request = g_new0 (Request, 1);
  request->engine = g_object_ref (self);
  request->cancellable = g_cancellable_new ();
  request->sku = g_strdup (sku);
  request->godown_id = g_strdup (godown_id);

  g_object_freeze_notify (G_OBJECT (self));
  self->request = g_object_ref (request->cancellable);
  if (!by_itself)
    si_engine_set_report (self, NULL);
  si_engine_set_progress (self, 0, 0, 0);
  si_engine_set_state (self, SI_ENGINE_LOADING);
  g_object_thaw_notify (G_OBJECT (self));

  si_service_fetch_async (self->service, sku, godown_id, progress_cb, request, request->cancellable,
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
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  SiTable *table = si_service_fetch_finish (SI_SERVICE (source), result, &error);

  if (table != NULL)
    g_task_return_pointer (task, table, (GDestroyNotify) si_table_unref);
  else
    g_task_return_error (task, error);
}

/**
 * si_engine_fetch_async:
 * @self: an engine with a connection
 * @sku: (nullable): only products with this SKU code
 * @godown_id: (nullable): only this godown
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Asks once, for a reader that needs the answer and no state.
 */
void
si_engine_fetch_async (SiEngine *self,
                       const char *sku,
                       const char *godown_id,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SI_IS_ENGINE (self));
  g_return_if_fail (self->service != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, si_engine_fetch_async);
  si_service_fetch_async (self->service, sku, godown_id, NULL, NULL, cancellable, fetched_cb,
                          g_object_ref (task));
}

/**
 * si_engine_fetch_finish:
 * @self: an engine
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the answer, or %NULL with an error of %SI_API_ERROR or
 *   %SI_KEYRING_ERROR, or %G_IO_ERROR_CANCELLED
 */
SiTable *
si_engine_fetch_finish (SiEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_engine_fetch_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
