/* si-engine-schedule.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Refreshing by itself. */

#include "si-engine-private.h"

/* A computer that slept has missed its time: the clock is looked at, no timer trusted. */
#define LOOK_SECONDS 30

static gboolean
is_due (SiEngine *self)
{
  const gint64 interval = self->schedule_minutes * G_TIME_SPAN_MINUTE;
  const gint64 now = g_get_real_time ();
  gint64 last = self->schedule_time;

  if (si_inventory_get_time (self->inventory) != NULL)
    last = MAX (last,
                g_date_time_to_unix (si_inventory_get_time (self->inventory)) * G_USEC_PER_SEC);
  /* A clock that was set back makes it due, not overdue for ever. */
  return now - last >= interval || last > now;
}

static gboolean
look_cb (gpointer user_data)
{
  SiEngine *self = user_data;

  if (self->state != SI_ENGINE_LOADING && self->service != NULL && is_due (self))
    {
      self->schedule_time = g_get_real_time ();
      si_engine_refresh_by_itself (self);
    }
  return G_SOURCE_CONTINUE;
}

/**
 * si_engine_set_schedule:
 * @self: an engine
 * @minutes: how old an inventory becomes before it is refreshed by itself; 0 for any age
 */
void
si_engine_set_schedule (SiEngine *self, guint minutes)
{
  g_return_if_fail (SI_IS_ENGINE (self));

  self->schedule_minutes = minutes;
  self->schedule_time = g_get_real_time ();
  g_clear_handle_id (&self->schedule_tick, g_source_remove);
  if (minutes > 0)
    self->schedule_tick = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
}
