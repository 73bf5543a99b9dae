/* si-engine.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-engine-private.h"

#include <glib/gi18n.h>

#include "si-api-error.h"

G_DEFINE_FINAL_TYPE (SiEngine, si_engine, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BYTES,
  PROP_BYTES_TOTAL,
  PROP_CONNECTION,
  PROP_N_RECEIVED,
  PROP_PROBLEM,
  PROP_RETRY_PROBLEM,
  PROP_RETRY_SECONDS,
  PROP_STATE,
  N_PROPS
};

enum
{
  PARTIAL_ANSWER,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/*< private >
 * si_engine_set_state:
 * @self: an engine
 * @state: what it does now
 */
void
si_engine_set_state (SiEngine *self, SiEngineState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_report (SiEngine *self, SiProblem **report, const GError *error, guint property)
{
  if (*report == NULL && error == NULL)
    return;

  g_clear_pointer (report, si_problem_unref);
  if (error != NULL)
    *report = si_problem_new (error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/*< private >
 * si_engine_set_problem:
 * @self: an engine
 * @error: (nullable): what went wrong, %NULL when nothing did
 */
void
si_engine_set_problem (SiEngine *self, const GError *error)
{
  g_autoptr (GError) offline = NULL;

  /* Others who ask the service do not ask again by themselves. */
  if (g_error_matches (error, SI_API_ERROR, SI_API_ERROR_OFFLINE))
    offline = g_error_new_literal (SI_API_ERROR, SI_API_ERROR_OFFLINE,
                                   _ ("There is no network. The inventory is refreshed as soon as"
                                      " there is one."));
  set_report (self, &self->report, offline != NULL ? offline : error, PROP_PROBLEM);
}

/*< private >
 * si_engine_set_progress:
 * @self: an engine
 * @bytes: bytes of the answer so far
 * @bytes_total: bytes of the whole answer, 0 while unknown
 * @n_received: products of the answer so far
 */
void
si_engine_set_progress (SiEngine *self, guint64 bytes, guint64 bytes_total, guint n_received)
{
  self->bytes = bytes;
  self->bytes_total = bytes_total;
  self->n_received = n_received;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BYTES]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BYTES_TOTAL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_RECEIVED]);
}

/*< private >
 * si_engine_set_retry:
 * @self: an engine
 * @seconds: in how many a request is made again, 0 when none waits
 * @report: (nullable) (transfer full): why it failed; the same as before, or another
 */
void
si_engine_set_retry (SiEngine *self, guint seconds, SiProblem *report)
{
  if (self->retry_report != report)
    {
      g_clear_pointer (&self->retry_report, si_problem_unref);
      self->retry_report = report;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RETRY_PROBLEM]);
    }
  if (self->retry_seconds != seconds)
    {
      self->retry_seconds = seconds;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RETRY_SECONDS]);
    }
}

/*< private >
 * si_engine_emit_partial_answer:
 * @self: an engine
 * @sku: (nullable): the SKU code that was asked for
 * @godown_id: (nullable): the godown that was asked for
 * @n_products: how many products the answer had
 */
void
si_engine_emit_partial_answer (SiEngine *self,
                               const char *sku,
                               const char *godown_id,
                               guint n_products)
{
  g_signal_emit (self, signals[PARTIAL_ANSWER], 0, sku, godown_id, n_products);
}

static void
si_engine_dispose (GObject *object)
{
  SiEngine *self = SI_ENGINE (object);

  si_engine_stop_waiting (self);
  g_clear_handle_id (&self->schedule_tick, g_source_remove);
  if (self->watches != NULL)
    si_engine_end_memory (self);
  g_clear_object (&self->watches);
  g_clear_object (&self->guard);
  g_clear_object (&self->persistence);
  g_clear_object (&self->request);
  g_clear_object (&self->service);
  g_clear_object (&self->monitor);
  g_clear_object (&self->inventory);
  g_clear_pointer (&self->report, si_problem_unref);

  G_OBJECT_CLASS (si_engine_parent_class)->dispose (object);
}

static void
si_engine_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SiEngine *self = SI_ENGINE (object);

  switch (prop_id)
    {
    case PROP_BYTES:
      g_value_set_uint64 (value, self->bytes);
      break;
    case PROP_BYTES_TOTAL:
      g_value_set_uint64 (value, self->bytes_total);
      break;
    case PROP_CONNECTION:
      g_value_set_object (value, si_engine_get_connection (self));
      break;
    case PROP_N_RECEIVED:
      g_value_set_uint (value, self->n_received);
      break;
    case PROP_PROBLEM:
      g_value_set_boxed (value, self->report);
      break;
    case PROP_RETRY_PROBLEM:
      g_value_set_boxed (value, self->retry_report);
      break;
    case PROP_RETRY_SECONDS:
      g_value_set_uint (value, self->retry_seconds);
      break;
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
si_engine_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SiEngine *self = SI_ENGINE (object);

  switch (prop_id)
    {
    case PROP_CONNECTION:
      si_engine_set_connection (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
si_engine_class_init (SiEngineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = si_engine_dispose;
  object_class->get_property = si_engine_get_property;
  object_class->set_property = si_engine_set_property;

  properties[PROP_BYTES] = g_param_spec_uint64 ("bytes", NULL, NULL, 0, G_MAXUINT64, 0, readable);
  properties[PROP_BYTES_TOTAL]
      = g_param_spec_uint64 ("bytes-total", NULL, NULL, 0, G_MAXUINT64, 0, readable);
  properties[PROP_CONNECTION]
      = g_param_spec_object ("connection", NULL, NULL, SI_TYPE_CONNECTION, writable);
  properties[PROP_N_RECEIVED]
      = g_param_spec_uint ("n-received", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_PROBLEM] = g_param_spec_boxed ("problem", NULL, NULL, SI_TYPE_PROBLEM, readable);
  properties[PROP_RETRY_PROBLEM]
      = g_param_spec_boxed ("retry-problem", NULL, NULL, SI_TYPE_PROBLEM, readable);
  properties[PROP_RETRY_SECONDS]
      = g_param_spec_uint ("retry-seconds", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, SI_ENGINE_UNCONNECTED,
                                              SI_ENGINE_FAILED, SI_ENGINE_UNCONNECTED, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SiEngine::partial-answer:
   * @sku: (nullable): the SKU code that was asked for
   * @godown_id: (nullable): the godown that was asked for
   * @n_products: how many products the answer had
   *
   * A filtered request was answered and laid over the table.
   */
  signals[PARTIAL_ANSWER]
      = g_signal_new ("partial-answer", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_UINT);
}

static void
si_engine_init (SiEngine *self)
{
  self->inventory = si_inventory_new ();
  self->watches = si_stock_alerts_new ();
  self->guard = si_answer_guard_new ();
  self->persistence = si_persistence_new ();
  g_signal_connect_object (self->persistence, "restored", G_CALLBACK (si_engine_restored), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->guard, "failed", G_CALLBACK (si_persistence_report),
                           self->persistence, G_CONNECT_SWAPPED);
  si_engine_set_network_monitor (self, g_network_monitor_get_default ());
}

/**
 * si_engine_new:
 *
 * Returns: (transfer full): an engine without a connection
 */
SiEngine *
si_engine_new (void)
{
  return g_object_new (SI_TYPE_ENGINE, NULL);
}

/**
 * si_engine_get_connection:
 * @self: an engine
 *
 * Returns: (transfer none) (nullable): the connection
 */
SiConnection *
si_engine_get_connection (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), NULL);

  return self->service != NULL ? si_session_get_connection (self->service) : NULL;
}

/**
 * si_engine_set_connection:
 * @self: an engine
 * @connection: (nullable): where to ask from now on
 *
 * Stops the request under way, and lets go of the other connection's inventory.
 */
void
si_engine_set_connection (SiEngine *self, SiConnection *connection)
{
  g_return_if_fail (SI_IS_ENGINE (self));
  g_return_if_fail (connection == NULL || SI_IS_CONNECTION (connection));

  if (si_engine_get_connection (self) == connection)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  g_object_freeze_notify (G_OBJECT (self->inventory));

  if (self->request != NULL)
    g_cancellable_cancel (self->request);
  g_clear_object (&self->request);
  self->offline = FALSE;
  si_engine_stop_waiting (self);
  si_engine_end_memory (self);

  g_clear_object (&self->service);
  if (connection != NULL)
    {
      self->service = si_session_new (connection);
      si_engine_watch_session (self);
    }

  si_inventory_clear (self->inventory);
  si_engine_set_problem (self, NULL);
  si_engine_set_progress (self, 0, 0, 0);
  si_engine_set_state (self, connection != NULL ? SI_ENGINE_IDLE : SI_ENGINE_UNCONNECTED);
  si_engine_begin_memory (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTION]);

  g_object_thaw_notify (G_OBJECT (self->inventory));
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * si_engine_get_inventory:
 * @self: an engine
 *
 * Returns: (transfer none): the last good inventory of the connection
 */
SiInventory *
si_engine_get_inventory (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), NULL);

  return self->inventory;
}
