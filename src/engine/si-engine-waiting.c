/* si-engine-waiting.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-engine-private.h"

/*< private >
 * si_engine_stop_waiting:
 * @self: an engine
 *
 * The request that waited is under way again, or is no more.
 */
void
si_engine_stop_waiting (SiEngine *self)
{
  g_clear_handle_id (&self->retry_tick, g_source_remove);
  si_engine_set_retry (self, 0, NULL);
}

static gboolean
tick_cb (gpointer user_data)
{
  SiEngine *self = user_data;
  const gint64 rest = self->retry_time - g_get_monotonic_time ();

  if (rest > 0)
    {
      si_engine_set_retry (self, rest / G_USEC_PER_SEC + 1, self->retry_report);
      return G_SOURCE_CONTINUE;
    }

  self->retry_tick = 0;
  si_engine_set_retry (self, 0, NULL);
  return G_SOURCE_REMOVE;
}

static void
waiting_cb (SiEngine *self, guint pause, guint n_retries, const GError *error, SiSession *service)
{
  if (self->request == NULL || service != self->service)
    return;

  self->retry_time = g_get_monotonic_time () + (gint64) pause * 1000;
  si_engine_set_retry (self, pause / 1000 + 1, si_problem_new (error));
  if (self->retry_tick == 0)
    self->retry_tick = g_timeout_add (250, tick_cb, self);
}

/*< private >
 * si_engine_watch_session:
 * @self: an engine with a new service
 */
void
si_engine_watch_session (SiEngine *self)
{
  si_session_set_network_monitor (self->service, self->monitor);
  if (self->retry_pause > 0)
    si_session_set_pause (self->service, self->retry_pause);
  if (self->max_products > 0)
    si_session_set_max_products (self->service, self->max_products);
  g_signal_connect_object (self->service, "waiting", G_CALLBACK (waiting_cb), self,
                           G_CONNECT_SWAPPED);
}

/* What could not be asked for want of a network is asked as soon as there is one. */
static void
network_changed_cb (SiEngine *self, gboolean available, GNetworkMonitor *monitor)
{
  if (available && self->offline && self->state == SI_ENGINE_FAILED)
    si_engine_refresh_by_itself (self);
}

/**
 * si_engine_set_network_monitor:
 * @self: an engine
 * @monitor: what tells whether there is a network; the system's own unless this is called
 */
void
si_engine_set_network_monitor (SiEngine *self, GNetworkMonitor *monitor)
{
  g_return_if_fail (SI_IS_ENGINE (self));
  g_return_if_fail (G_IS_NETWORK_MONITOR (monitor));

  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_func (self->monitor, network_changed_cb, self);
  g_set_object (&self->monitor, monitor);
  g_signal_connect_object (monitor, "network-changed", G_CALLBACK (network_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->service != NULL)
    si_session_set_network_monitor (self->service, monitor);
}

/**
 * si_engine_set_retry_pause:
 * @self: an engine
 * @first_pause: how long a request that failed waits before it is made again for the first
 *   time, in milliseconds
 */
void
si_engine_set_retry_pause (SiEngine *self, guint first_pause)
{
  g_return_if_fail (SI_IS_ENGINE (self));
  g_return_if_fail (first_pause > 0);

  self->retry_pause = first_pause;
  if (self->service != NULL)
    si_session_set_pause (self->service, first_pause);
}

/**
 * si_engine_set_max_products:
 * @self: an engine
 * @max_products: how many products an answer may have; 0 for the usual limit
 *
 * Limits what an answer can do to the memory of this machine, from the next connection on.
 */
void
si_engine_set_max_products (SiEngine *self, guint max_products)
{
  g_return_if_fail (SI_IS_ENGINE (self));

  self->max_products = max_products;
}

/**
 * si_engine_get_retry_seconds:
 * @self: an engine
 *
 * Returns: in how many seconds the request that failed is made again by itself; 0 unless
 *   one waits
 */
guint
si_engine_get_retry_seconds (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), 0);

  return self->retry_seconds;
}

/**
 * si_engine_get_retry_problem:
 * @self: an engine
 *
 * Returns: (transfer none) (nullable): why that request failed
 */
SiProblem *
si_engine_get_retry_problem (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), NULL);

  return self->retry_report;
}
