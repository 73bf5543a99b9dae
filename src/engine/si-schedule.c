/* si-schedule.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-schedule.h"

#include "si-store-time.h"

/* How often the clock is read. A timer of the whole interval would be late by as long as the
 * computer slept. */
#define LOOK_SECONDS 30

struct _SiSchedule
{
  GObject parent_instance;

  SiInventory *inventory; /* (owned) */
  SiRefresh *refresh;     /* (owned) */
  guint minutes;          /* 0 for no refresh by itself */
  gint64 last_time;       /* of the last try, in microseconds since 1970 */
  guint look_id;          /* of the source that looks whether one is due; 0 for none */
};

G_DEFINE_FINAL_TYPE (SiSchedule, si_schedule, G_TYPE_OBJECT)

static gboolean
look_cb (gpointer user_data)
{
  SiSchedule *self = user_data;
  const gint64 now = g_get_real_time ();
  const SiRefreshState state = si_refresh_get_state (self->refresh);

  if (state != SI_REFRESH_LOADING && state != SI_REFRESH_UNCONNECTED
      && si_schedule_is_due (self, now))
    {
      self->last_time = now;
      si_refresh_start_unasked (self->refresh);
    }
  return G_SOURCE_CONTINUE;
}

static void
si_schedule_dispose (GObject *object)
{
  SiSchedule *self = SI_SCHEDULE (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->refresh);
  g_clear_object (&self->inventory);

  G_OBJECT_CLASS (si_schedule_parent_class)->dispose (object);
}

static void
si_schedule_class_init (SiScheduleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_schedule_dispose;
}

static void
si_schedule_init (SiSchedule *self)
{
}

/**
 * si_schedule_new:
 * @inventory: the inventory whose age counts
 * @refresh: what is started
 *
 * Returns: (transfer full): a schedule that starts nothing before it is told how often
 */
SiSchedule *
si_schedule_new (SiInventory *inventory, SiRefresh *refresh)
{
  SiSchedule *self;

  g_return_val_if_fail (SI_IS_INVENTORY (inventory), NULL);
  g_return_val_if_fail (SI_IS_REFRESH (refresh), NULL);

  self = g_object_new (SI_TYPE_SCHEDULE, NULL);
  self->inventory = g_object_ref (inventory);
  self->refresh = g_object_ref (refresh);
  return self;
}

/**
 * si_schedule_set_minutes:
 * @self: a schedule
 * @minutes: how old the inventory becomes before it is refreshed; 0 for any age
 */
void
si_schedule_set_minutes (SiSchedule *self, guint minutes)
{
  g_return_if_fail (SI_IS_SCHEDULE (self));

  self->minutes = minutes;
  self->last_time = g_get_real_time ();
  g_clear_handle_id (&self->look_id, g_source_remove);
  if (minutes > 0)
    self->look_id = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
}

/**
 * si_schedule_is_due:
 * @self: a schedule
 * @now: the time, in microseconds since 1970, UTC
 *
 * Returns: whether inventory and last try are so old at that time that a refresh is due
 */
gboolean
si_schedule_is_due (SiSchedule *self, gint64 now)
{
  GDateTime *time;
  gint64 last;

  g_return_val_if_fail (SI_IS_SCHEDULE (self), FALSE);

  if (self->minutes == 0)
    return FALSE;
  last = self->last_time;
  time = si_inventory_get_time (self->inventory);
  if (time != NULL)
    last = MAX (last, si_store_time_from_date (time));
  /* After a clock was set back, the last time would stay in the future for long. */
  return now - last >= self->minutes * G_TIME_SPAN_MINUTE || last > now;
}
