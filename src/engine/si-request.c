/* si-request.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-request.h"

#include "si-store-time.h"

struct _SiRequest
{
  GObject parent_instance;

  SiSession *session;         /* (owned) */
  SiAnswerGuard *guard;       /* (owned) */
  SiInventory *inventory;     /* (owned) */
  SiPersistence *persistence; /* (owned) */
  SiRequestFlags flags;

  SiRequestInfo info; /* owns its texts and its time */
  SiTable *answer;    /* (owned) (nullable): as it came, before it is judged */
  SiTable *good;      /* (owned) (nullable): after it was judged */
  gboolean accepted;

  /* While the answer waits for the stored inventory */
  GSource *cancelled; /* (owned) (nullable) */
  gulong restored_id;
};

G_DEFINE_FINAL_TYPE (SiRequest, si_request, G_TYPE_OBJECT)

static void
set_question (SiRequest *self, const char *sku, const char *godown_id)
{
  self->info.sku = g_strdup (sku);
  self->info.godown_id = g_strdup (godown_id);
  if (sku != NULL)
    self->info.kind = SI_SNAPSHOT_SKU;
  else
    self->info.kind = godown_id != NULL ? SI_SNAPSHOT_GODOWN : SI_SNAPSHOT_WHOLE;
}

static void
finish (GTask *task, SiTable *table, GError *error)
{
  if (table != NULL)
    g_task_return_pointer (task, si_table_ref (table), (GDestroyNotify) si_table_unref);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SiRequest *self = g_task_get_source_object (task);

  /* The reader gets the answer, saved or not: the persistence tells of the problem. */
  si_persistence_save_finish (SI_PERSISTENCE (source), result, NULL);
  finish (task, self->good, NULL);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (SiTable) merged = si_inventory_merge_finish (result, &error);

  finish (task, merged, error);
}

/* Hands a good answer over, after it was merged or saved where that is wanted. */
static void
use_answer (GTask *task, SiTable *table)
{
  SiRequest *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  const gboolean partial = self->info.kind != SI_SNAPSHOT_WHOLE;
  const GError *unread = si_persistence_get_unread (self->persistence);

  self->good = si_table_ref (table);
  self->info.n_answered = si_table_get_n_products (table);
  /* Alone, the part would take the place of the stored inventory, which may be read later. */
  if (partial && (self->flags & SI_REQUEST_MERGE) && unread != NULL
      && !si_inventory_get_whole (self->inventory))
    g_task_return_error (task, g_error_copy (unread));
  else if (partial && (self->flags & SI_REQUEST_MERGE))
    si_inventory_merge_async (self->inventory, table, self->info.godown_id, cancellable, merged_cb,
                              g_object_ref (task));
  else if (!partial && (self->flags & SI_REQUEST_SAVE)
           && si_persistence_get_store (self->persistence) != NULL)
    si_persistence_save_async (self->persistence, table, self->info.time, SI_SNAPSHOT_WHOLE, NULL,
                               saved_cb, g_object_ref (task));
  else
    finish (task, table, NULL);
}

static void
judged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (SiTable) table
      = si_answer_guard_judge_finish (SI_ANSWER_GUARD (source), result, &error);

  if (table != NULL)
    use_answer (task, table);
  else
    g_task_return_error (task, error);
}

static void
judge (GTask *task)
{
  SiRequest *self = g_task_get_source_object (task);
  const gboolean whole = si_inventory_get_whole (self->inventory);
  GDateTime *known_time = si_inventory_get_time (self->inventory);
  const SiAnswer answer = {
    .table = self->answer,
    .time = si_store_time_from_date (self->info.time),
    .sku = self->info.sku,
    .godown_id = self->info.godown_id,
    .known = whole ? si_inventory_get_table (self->inventory) : NULL,
    .known_time = known_time != NULL ? si_store_time_from_date (known_time) : 0,
    .accept = (self->flags & SI_REQUEST_ACCEPT) != 0,
  };

  si_answer_guard_judge_async (self->guard, &answer, g_task_get_cancellable (task), judged_cb,
                               g_object_ref (task));
}

static void
stop_waiting (SiRequest *self)
{
  g_clear_signal_handler (&self->restored_id, self->persistence);
  if (self->cancelled != NULL)
    g_source_destroy (self->cancelled);
  g_clear_pointer (&self->cancelled, g_source_unref);
}

static void
go_on (GTask *task)
{
  SiRequest *self = g_task_get_source_object (task);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->accepted)
    use_answer (task, self->answer);
  else
    judge (task);
}

static void
restored_cb (SiPersistence *persistence, GParamSpec *pspec, gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);

  if (si_persistence_get_restoring (persistence))
    return;
  stop_waiting (g_task_get_source_object (task));
  go_on (task);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);

  stop_waiting (g_task_get_source_object (task));
  go_on (task);
  return G_SOURCE_REMOVE;
}

/* An answer is compared with the stored inventory, or merged into it. So it waits until that is
 * there, or is known to be out of reach. */
static void
wait_for_disk (GTask *task)
{
  SiRequest *self = g_task_get_source_object (task);

  if (!si_persistence_get_restoring (self->persistence))
    {
      go_on (task);
      return;
    }
  self->restored_id = g_signal_connect_data (self->persistence, "notify::restoring",
                                             G_CALLBACK (restored_cb), g_object_ref (task),
                                             (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  if (g_task_get_cancellable (task) == NULL)
    return;
  self->cancelled = g_cancellable_source_new (g_task_get_cancellable (task));
  g_task_attach_source (task, self->cancelled, G_SOURCE_FUNC (cancelled_cb));
}

static void
answered_cb (SiTable *table, const GError *error, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SiRequest *self = g_task_get_source_object (task);

  self->info.time = g_date_time_new_now_local ();
  if (table == NULL)
    {
      g_task_return_error (task, g_error_copy (error));
      return;
    }
  self->answer = si_table_ref (table);
  wait_for_disk (task);
}

static void
held_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SiRequest *self = g_task_get_source_object (task);
  g_autoptr (SiHeldAnswer) held = NULL;
  g_autoptr (GDateTime) utc = NULL;
  GError *error = NULL;

  self->answer = si_answer_guard_held_finish (SI_ANSWER_GUARD (source), result, &held, &error);
  if (self->answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  utc = si_store_time_to_date (si_held_answer_get_time (held));
  self->info.time = g_date_time_to_local (utc);
  set_question (self, si_held_answer_get_sku (held), si_held_answer_get_godown_id (held));
  self->accepted = TRUE;
  wait_for_disk (task);
}

static void
si_request_finalize (GObject *object)
{
  SiRequest *self = SI_REQUEST (object);

  g_clear_object (&self->session);
  g_clear_object (&self->guard);
  g_clear_object (&self->inventory);
  g_clear_object (&self->persistence);
  g_clear_pointer (&self->answer, si_table_unref);
  g_clear_pointer (&self->good, si_table_unref);
  g_clear_pointer (&self->info.time, g_date_time_unref);
  g_free (self->info.sku);
  g_free (self->info.godown_id);

  G_OBJECT_CLASS (si_request_parent_class)->finalize (object);
}

static void
si_request_class_init (SiRequestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = si_request_finalize;
}

static void
si_request_init (SiRequest *self)
{
}

/**
 * si_request_new:
 * @session: whom to ask
 * @guard: judges the answer
 * @inventory: the last good inventory, which the answer is judged against
 * @persistence: restores the stored inventory, which the answer waits for
 * @flags: what the answer is wanted for
 *
 * Returns: (transfer full): a request that has not been made yet
 */
SiRequest *
si_request_new (SiSession *session,
                SiAnswerGuard *guard,
                SiInventory *inventory,
                SiPersistence *persistence,
                SiRequestFlags flags)
{
  SiRequest *self;

  g_return_val_if_fail (SI_IS_SESSION (session), NULL);
  g_return_val_if_fail (SI_IS_ANSWER_GUARD (guard), NULL);
  g_return_val_if_fail (SI_IS_INVENTORY (inventory), NULL);
  g_return_val_if_fail (SI_IS_PERSISTENCE (persistence), NULL);

  self = g_object_new (SI_TYPE_REQUEST, NULL);
  self->session = g_object_ref (session);
  self->guard = g_object_ref (guard);
  self->inventory = g_object_ref (inventory);
  self->persistence = g_object_ref (persistence);
  self->flags = flags;
  return self;
}

static GTask *
create_task (SiRequest *self,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, si_request_finish);
  return task;
}

/**
 * si_request_ask_async:
 * @self: a new request
 * @question: (nullable): the question; %NULL for the whole inventory
 * @cancellable: (nullable): stops it at any moment
 * @callback: called when it is done; finish with si_request_finish()
 * @user_data: for @callback
 *
 * Asks the service.
 */
void
si_request_ask_async (SiRequest *self,
                      const SiQuestion *question,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  SiQuestion asked = { 0 };

  g_return_if_fail (SI_IS_REQUEST (self) && self->info.time == NULL);

  if (question != NULL)
    asked = *question;
  set_question (self, asked.sku, asked.godown_id);
  asked.sku = self->info.sku;
  asked.godown_id = self->info.godown_id;
  si_session_ask (self->session, &asked, cancellable, answered_cb,
                  create_task (self, cancellable, callback, user_data));
}

/**
 * si_request_take_held_async:
 * @self: a new request
 * @held: (nullable): the held answer that the person means; %NULL for any that is held
 * @cancellable: (nullable): stops it at any moment
 * @callback: called when it is done; finish with si_request_finish()
 * @user_data: for @callback
 *
 * Takes an answer that is held, without asking the service.
 */
void
si_request_take_held_async (SiRequest *self,
                            const SiHeldAnswer *held,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (SI_IS_REQUEST (self) && self->info.time == NULL);

  si_answer_guard_accept_async (self->guard, held, cancellable, held_cb,
                                create_task (self, cancellable, callback, user_data));
}

/**
 * si_request_finish:
 * @self: a request
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the good answer; %NULL with an error of %SI_API_ERROR,
 *   %SI_KEYRING_ERROR, %SI_ANSWER_ERROR or %SI_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 */
SiTable *
si_request_finish (SiRequest *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_request_finish), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * si_request_get_info:
 * @self: a request
 *
 * Returns: (transfer none): the question, and what is known of the answer so far
 */
const SiRequestInfo *
si_request_get_info (SiRequest *self)
{
  g_return_val_if_fail (SI_IS_REQUEST (self), NULL);

  return &self->info;
}
