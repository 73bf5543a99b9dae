/* si-refresh.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-refresh.h"

#include <glib/gi18n.h>

#include "si-api-error.h"
#include "si-request.h"

/* For how long nothing is asked while the stored inventory is read from disk, in milliseconds. */
#define PATIENCE 1000

struct _SiRefresh
{
  GObject parent_instance;

  SiInventory *inventory;     /* (owned) */
  SiAnswerGuard *guard;       /* (owned) */
  SiPersistence *persistence; /* (owned) */
  SiSession *session;         /* (owned) (nullable) */
  SiProgress *progress;       /* (owned) */

  SiRefreshState state;
  SiProblem *problem; /* (owned) (nullable) */
  gboolean offline;   /* the last request failed for want of a way to the server */

  GCancellable *request; /* (owned) (nullable): of the request under way, and its identity */
  gboolean wanted;       /* a refresh is, once the stored inventory is there or takes too long */
  guint patience_id;     /* of the source that ends the wait for it; 0 while nothing waits */
};

G_DEFINE_FINAL_TYPE (SiRefresh, si_refresh, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PROBLEM,
  PROP_STATE,
  N_PROPS
};

enum
{
  ANSWERED,
  PARTIAL_ANSWER,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_state (SiRefresh *self, SiRefreshState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_problem (SiRefresh *self, const GError *error)
{
  g_autoptr (GError) offline = NULL;

  if (self->problem == NULL && error == NULL)
    return;

  g_clear_pointer (&self->problem, si_problem_unref);
  /* The session's own words do not promise this, since other users of it do not ask again. */
  if (g_error_matches (error, SI_API_ERROR, SI_API_ERROR_OFFLINE))
    offline = g_error_new_literal (SI_API_ERROR, SI_API_ERROR_OFFLINE,
                                   _ ("There is no network. The inventory is refreshed as soon as"
                                      " there is one."));
  if (error != NULL)
    self->problem = si_problem_new (offline != NULL ? offline : error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
publish_answer (SiRefresh *self, const SiRequestInfo *info, SiTable *table)
{
  const char *filter = info->sku != NULL ? info->sku : info->godown_id;

  if (info->kind == SI_SNAPSHOT_WHOLE)
    si_inventory_replace (self->inventory, table, info->time);
  else
    si_inventory_update (self->inventory, table, info->time);
  set_problem (self, NULL);
  set_state (self, SI_REFRESH_IDLE);
  g_signal_emit (self, signals[ANSWERED], 0, table, info->kind, filter);
  si_persistence_take_answer (self->persistence, table, info->time, info->kind, filter);
}

static void
publish_failure (SiRefresh *self, const GError *error)
{
  si_inventory_drop_unfinished (self->inventory);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      set_state (self, SI_REFRESH_CANCELLED);
    }
  else if (g_error_matches (error, SI_ANSWER_ERROR, SI_ANSWER_ERROR_HELD))
    {
      /* The guard tells of the held answer, and nothing else is wrong. */
      set_problem (self, NULL);
      set_state (self, SI_REFRESH_IDLE);
    }
  else
    {
      set_problem (self, error);
      set_state (self, SI_REFRESH_FAILED);
    }
}

/* The data of a request's callbacks. By its end, another request may be under way. */
typedef struct
{
  SiRefresh *refresh;        /* (owned) */
  GCancellable *cancellable; /* (owned) */
  gboolean partial;          /* it asks for one SKU code or godown */
} Run;

static void
run_free (Run *run)
{
  g_object_unref (run->refresh);
  g_object_unref (run->cancellable);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static gboolean
run_is_current (const Run *run)
{
  return run->refresh->request == run->cancellable;
}

/* Readers are notified when inventory and state agree with each other. */
static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Run) run = user_data;
  SiRefresh *self = run->refresh;
  const SiRequestInfo *info = si_request_get_info (SI_REQUEST (source));
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = si_request_finish (SI_REQUEST (source), result, &error);

  if (!run_is_current (run))
    return;

  g_object_freeze_notify (G_OBJECT (self));
  g_object_freeze_notify (G_OBJECT (self->inventory));
  g_clear_object (&self->request);
  si_progress_end_wait (self->progress);
  self->offline = g_error_matches (error, SI_API_ERROR, SI_API_ERROR_OFFLINE)
                  || g_error_matches (error, SI_API_ERROR, SI_API_ERROR_UNREACHABLE);
  if (table != NULL)
    publish_answer (self, info, table);
  else
    publish_failure (self, error);
  g_object_thaw_notify (G_OBJECT (self->inventory));
  g_object_thaw_notify (G_OBJECT (self));

  if (table != NULL && info->kind != SI_SNAPSHOT_WHOLE)
    g_signal_emit (self, signals[PARTIAL_ANSWER], 0, info->sku, info->godown_id, info->n_answered);
}

static void
progress_cb (const SiFetchProgress *progress, gpointer user_data)
{
  Run *run = user_data;
  SiRefresh *self = run->refresh;

  g_assert (progress != NULL);

  if (!run_is_current (run))
    return;

  if (progress->so_far != NULL && !run->partial)
    si_inventory_grow (self->inventory, progress->so_far);
  si_progress_set (self->progress, progress->bytes, progress->bytes_total, progress->n_products);
}

/* Begins a request in the place of the one that may be under way. */
static Run *
begin_run (SiRefresh *self)
{
  Run *run = g_new0 (Run, 1);

  si_refresh_stop (self);
  self->request = g_cancellable_new ();
  run->refresh = g_object_ref (self);
  run->cancellable = g_object_ref (self->request);
  /* Another program may have kept the stored inventory from being read before. */
  if (si_persistence_get_unread (self->persistence) != NULL
      && !si_persistence_get_restoring (self->persistence)
      && !si_inventory_get_whole (self->inventory))
    si_persistence_restore (self->persistence);
  si_progress_set (self->progress, 0, 0, 0);
  set_state (self, SI_REFRESH_LOADING);
  return run;
}

static SiRequest *
create_request (SiRefresh *self)
{
  return si_request_new (self->session, self->guard, self->inventory, self->persistence,
                         SI_REQUEST_MERGE);
}

static void
ask (SiRefresh *self, const char *sku, const char *godown_id, gboolean unasked)
{
  SiQuestion question = { .sku = sku, .godown_id = godown_id, .progress = progress_cb };
  g_autoptr (SiRequest) request = NULL;
  Run *run;

  if (self->session == NULL || self->request != NULL)
    return;
  /* The stored inventory comes first, if it comes soon. */
  if (self->patience_id != 0)
    {
      self->wanted = self->wanted || (sku == NULL && godown_id == NULL);
      return;
    }

  g_object_freeze_notify (G_OBJECT (self));
  if (!unasked)
    set_problem (self, NULL);
  run = begin_run (self);
  run->partial = sku != NULL || godown_id != NULL;
  g_object_thaw_notify (G_OBJECT (self));

  question.progress_data = run;
  request = create_request (self);
  si_request_ask_async (request, &question, run->cancellable, finished_cb, run);
}

static void
ask_if_wanted (SiRefresh *self)
{
  const gboolean wanted = self->wanted;

  self->wanted = FALSE;
  if (wanted)
    ask (self, NULL, NULL, FALSE);
}

static gboolean
patience_over_cb (gpointer user_data)
{
  SiRefresh *self = user_data;

  self->patience_id = 0;
  ask_if_wanted (self);
  return G_SOURCE_REMOVE;
}

static void
restoring_changed (SiRefresh *self, GParamSpec *pspec, SiPersistence *persistence)
{
  if (si_persistence_get_restoring (persistence))
    return;

  g_object_freeze_notify (G_OBJECT (self));
  g_clear_handle_id (&self->patience_id, g_source_remove);
  if (self->request == NULL && self->state == SI_REFRESH_LOADING)
    set_state (self, SI_REFRESH_IDLE);
  ask_if_wanted (self);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
waiting_cb (SiRefresh *self, guint pause, guint n_retries, const GError *error, SiSession *session)
{
  g_assert (session == self->session);

  if (self->request != NULL)
    si_progress_begin_wait (self->progress, pause, error);
}

/* Makes a request again that failed for want of a network. */
static void
online_cb (SiRefresh *self, SiSession *session)
{
  g_assert (session == self->session);

  if (self->offline)
    si_refresh_start_unasked (self);
}

static void
si_refresh_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SiRefresh *self = SI_REFRESH (object);

  switch (prop_id)
    {
    case PROP_PROBLEM:
      g_value_set_boxed (value, self->problem);
      break;
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
si_refresh_dispose (GObject *object)
{
  SiRefresh *self = SI_REFRESH (object);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_object (&self->request);
  g_clear_object (&self->session);
  g_clear_object (&self->progress);
  g_clear_object (&self->persistence);
  g_clear_object (&self->guard);
  g_clear_object (&self->inventory);

  G_OBJECT_CLASS (si_refresh_parent_class)->dispose (object);
}

static void
si_refresh_finalize (GObject *object)
{
  SiRefresh *self = SI_REFRESH (object);

  g_clear_pointer (&self->problem, si_problem_unref);

  G_OBJECT_CLASS (si_refresh_parent_class)->finalize (object);
}

static void
si_refresh_class_init (SiRefreshClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = si_refresh_get_property;
  object_class->dispose = si_refresh_dispose;
  object_class->finalize = si_refresh_finalize;

  properties[PROP_PROBLEM] = g_param_spec_boxed ("problem", NULL, NULL, SI_TYPE_PROBLEM, flags);
  properties[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, SI_REFRESH_UNCONNECTED,
                                              SI_REFRESH_FAILED, SI_REFRESH_UNCONNECTED, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ANSWERED]
      = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, SI_TYPE_TABLE, G_TYPE_UINT, G_TYPE_STRING);
  signals[PARTIAL_ANSWER]
      = g_signal_new ("partial-answer", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_UINT);
}

static void
si_refresh_init (SiRefresh *self)
{
  self->progress = si_progress_new ();
}

/**
 * si_refresh_new:
 * @session: (nullable): whom to ask; without one, nothing is ever asked
 * @inventory: where good answers are published
 * @guard: judges each answer
 * @persistence: restores the stored inventory, and saves each answer
 *
 * Where the stored inventory is being read, a first request waits for it a second at most.
 *
 * Returns: (transfer full): a refresh
 */
SiRefresh *
si_refresh_new (SiSession *session,
                SiInventory *inventory,
                SiAnswerGuard *guard,
                SiPersistence *persistence)
{
  SiRefresh *self;

  g_return_val_if_fail (session == NULL || SI_IS_SESSION (session), NULL);
  g_return_val_if_fail (SI_IS_INVENTORY (inventory), NULL);
  g_return_val_if_fail (SI_IS_ANSWER_GUARD (guard), NULL);
  g_return_val_if_fail (SI_IS_PERSISTENCE (persistence), NULL);

  self = g_object_new (SI_TYPE_REFRESH, NULL);
  self->inventory = g_object_ref (inventory);
  self->guard = g_object_ref (guard);
  self->persistence = g_object_ref (persistence);
  g_signal_connect_object (persistence, "notify::restoring", G_CALLBACK (restoring_changed), self,
                           G_CONNECT_SWAPPED);
  if (session == NULL)
    return self;

  self->session = g_object_ref (session);
  self->state = SI_REFRESH_IDLE;
  g_signal_connect_object (session, "waiting", G_CALLBACK (waiting_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "online", G_CALLBACK (online_cb), self, G_CONNECT_SWAPPED);
  if (si_persistence_get_restoring (persistence))
    {
      self->state = SI_REFRESH_LOADING;
      self->patience_id = g_timeout_add (PATIENCE, patience_over_cb, self);
    }
  return self;
}

/**
 * si_refresh_get_state:
 * @self: a refresh
 *
 * Returns: its state
 */
SiRefreshState
si_refresh_get_state (SiRefresh *self)
{
  g_return_val_if_fail (SI_IS_REFRESH (self), SI_REFRESH_UNCONNECTED);

  return self->state;
}

/**
 * si_refresh_get_step:
 * @self: a refresh in the state %SI_REFRESH_LOADING
 *
 * Returns: the step that it waits for
 */
SiRefreshStep
si_refresh_get_step (SiRefresh *self)
{
  g_return_val_if_fail (SI_IS_REFRESH (self), SI_REFRESH_STEP_SERVER);

  if (self->request == NULL && si_persistence_get_restoring (self->persistence))
    return SI_REFRESH_STEP_DISK;
  if (self->session != NULL && si_session_waits_for_keyring (self->session))
    return SI_REFRESH_STEP_KEYRING;
  return SI_REFRESH_STEP_SERVER;
}

/**
 * si_refresh_get_problem:
 * @self: a refresh
 *
 * Returns: (transfer none) (nullable): the problem of the last request, %NULL if it succeeded
 */
SiProblem *
si_refresh_get_problem (SiRefresh *self)
{
  g_return_val_if_fail (SI_IS_REFRESH (self), NULL);

  return self->problem;
}

/**
 * si_refresh_get_progress:
 * @self: a refresh
 *
 * Returns: (transfer none): the progress of the request under way
 */
SiProgress *
si_refresh_get_progress (SiRefresh *self)
{
  g_return_val_if_fail (SI_IS_REFRESH (self), NULL);

  return self->progress;
}

/**
 * si_refresh_get_remark:
 * @self: a refresh
 *
 * Returns: (transfer none) (nullable): the words of the server about an error beside the products
 *   of its last answer, in one line
 */
const char *
si_refresh_get_remark (SiRefresh *self)
{
  g_return_val_if_fail (SI_IS_REFRESH (self), NULL);

  return self->session != NULL ? si_session_get_remark (self->session) : NULL;
}

/**
 * si_refresh_start:
 * @self: a refresh
 *
 * Asks for the whole inventory.
 */
void
si_refresh_start (SiRefresh *self)
{
  g_return_if_fail (SI_IS_REFRESH (self));

  ask (self, NULL, NULL, FALSE);
}

/**
 * si_refresh_start_unasked:
 * @self: a refresh
 *
 * Asks for the whole inventory without a person having asked for it. A problem stays told until it
 * went well, so that it does not go and come with each try.
 */
void
si_refresh_start_unasked (SiRefresh *self)
{
  g_return_if_fail (SI_IS_REFRESH (self));

  ask (self, NULL, NULL, TRUE);
}

/**
 * si_refresh_ask:
 * @self: a refresh
 * @sku: (nullable): only the products with this SKU code
 * @godown_id: (nullable): only the stock in this godown
 *
 * Asks for a part of the inventory, and merges the answer into it.
 */
void
si_refresh_ask (SiRefresh *self, const char *sku, const char *godown_id)
{
  g_return_if_fail (SI_IS_REFRESH (self));
  g_return_if_fail (sku != NULL || godown_id != NULL);

  ask (self, sku, godown_id, FALSE);
}

/**
 * si_refresh_use_held:
 * @self: a refresh with a session
 * @held: the held answer that the person means
 *
 * Takes an answer that is held, in the place of a request that may be under way.
 */
void
si_refresh_use_held (SiRefresh *self, SiHeldAnswer *held)
{
  g_autoptr (SiRequest) request = NULL;
  Run *run;

  g_return_if_fail (SI_IS_REFRESH (self) && self->session != NULL);
  g_return_if_fail (held != NULL);

  run = begin_run (self);
  request = create_request (self);
  si_request_take_held_async (request, held, run->cancellable, finished_cb, run);
}

/**
 * si_refresh_cancel:
 * @self: a refresh
 *
 * Stops the request under way, and one that waits for the stored inventory.
 */
void
si_refresh_cancel (SiRefresh *self)
{
  g_return_if_fail (SI_IS_REFRESH (self));

  self->wanted = FALSE;
  g_cancellable_cancel (self->request);
}

/**
 * si_refresh_stop:
 * @self: a refresh
 *
 * Stops the request under way without a word, since its readers go. GApplication still runs
 * callbacks after its shutdown, and they must not reach what is gone by then.
 */
void
si_refresh_stop (SiRefresh *self)
{
  g_return_if_fail (SI_IS_REFRESH (self));

  g_clear_handle_id (&self->patience_id, g_source_remove);
  self->wanted = FALSE;
  self->offline = FALSE;
  g_cancellable_cancel (self->request);
  g_clear_object (&self->request);
  si_progress_end_wait (self->progress);
}

/**
 * si_refresh_dismiss_problem:
 * @self: a refresh
 *
 * Drops the problem of the last request. Everything else stays.
 */
void
si_refresh_dismiss_problem (SiRefresh *self)
{
  g_return_if_fail (SI_IS_REFRESH (self));

  set_problem (self, NULL);
}
