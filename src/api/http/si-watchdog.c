/* si-watchdog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-watchdog.h"

#include "si-network-error.h"

struct _SiWatchdog
{
  guint patience;            /* seconds */
  char *host;                /* (owned) */
  GCancellable *cancellable; /* (owned) */
  GSource *timer;            /* (owned) */
  GError *reason;            /* (owned) (nullable): why it has stopped the transaction */
};

static gboolean
too_late_cb (gpointer user_data)
{
  SiWatchdog *self = user_data;

  si_watchdog_stop (self, si_network_error_make_late (self->host));
  return G_SOURCE_REMOVE;
}

/**
 * si_watchdog_new:
 * @patience: for how many seconds a server may be silent
 * @host: the server's name for people
 *
 * Makes a watchdog that waits from now on, in the thread-default main context.
 *
 * Returns: (transfer full): a watchdog
 */
SiWatchdog *
si_watchdog_new (guint patience, const char *host)
{
  SiWatchdog *self = g_rc_box_new0 (SiWatchdog);

  self->patience = patience;
  self->host = g_strdup (host);
  self->cancellable = g_cancellable_new ();
  self->timer = g_timeout_source_new_seconds (2 * patience);
  g_source_set_callback (self->timer, too_late_cb, self, NULL);
  g_source_set_static_name (self->timer, "SiWatchdog");
  g_source_attach (self->timer, g_main_context_get_thread_default ());
  return self;
}

/**
 * si_watchdog_ref:
 * @self: a watchdog
 *
 * Returns: (transfer full): @self
 */
SiWatchdog *
si_watchdog_ref (SiWatchdog *self)
{
  return g_rc_box_acquire (self);
}

static void
si_watchdog_clear (gpointer data)
{
  SiWatchdog *self = data;

  g_free (self->host);
  g_object_unref (self->cancellable);
  g_source_destroy (self->timer);
  g_source_unref (self->timer);
  g_clear_error (&self->reason);
}

/**
 * si_watchdog_unref:
 * @self: (transfer full): a watchdog
 */
void
si_watchdog_unref (SiWatchdog *self)
{
  g_rc_box_release_full (self, si_watchdog_clear);
}

/**
 * si_watchdog_get_cancellable:
 * @self: a watchdog
 *
 * Returns: (transfer none): the cancellable that stops the transaction
 */
GCancellable *
si_watchdog_get_cancellable (SiWatchdog *self)
{
  return self->cancellable;
}

/**
 * si_watchdog_feed:
 * @self: a watchdog
 *
 * Counts the time anew: the server has sent something, or is asked for more.
 */
void
si_watchdog_feed (SiWatchdog *self)
{
  g_source_set_ready_time (self->timer,
                           g_get_monotonic_time () + 2 * self->patience * (gint64) G_USEC_PER_SEC);
}

/**
 * si_watchdog_rest:
 * @self: a watchdog
 *
 * Counts no time until si_watchdog_feed() is called: what this program takes for itself does not
 * count against the server.
 */
void
si_watchdog_rest (SiWatchdog *self)
{
  g_source_set_ready_time (self->timer, -1);
}

/**
 * si_watchdog_stop:
 * @self: a watchdog
 * @reason: (transfer full) (nullable): the error to show; %NULL where the caller has cancelled
 *
 * Cancels what runs under the cancellable. The first reason stays.
 */
void
si_watchdog_stop (SiWatchdog *self, GError *reason)
{
  if (self->reason == NULL)
    self->reason = reason;
  else
    g_clear_error (&reason);
  g_cancellable_cancel (self->cancellable);
}

/**
 * si_watchdog_has_reason:
 * @self: a watchdog
 *
 * Returns: whether it has stopped the transaction for a reason other than the caller's wish
 */
gboolean
si_watchdog_has_reason (const SiWatchdog *self)
{
  return self->reason != NULL;
}

/**
 * si_watchdog_explain:
 * @self: a watchdog
 * @error: (transfer full): what became of the transaction
 *
 * Returns: (transfer full): the reason in place of %G_IO_ERROR_CANCELLED where there is one, or
 *   else @error
 */
GError *
si_watchdog_explain (SiWatchdog *self, GError *error)
{
  if (self->reason == NULL || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return error;
  g_error_free (error);
  return g_steal_pointer (&self->reason);
}
