/* si-kept-moments.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-kept-moments.h"

#include "si-number.h"
#include "si-since.h"

/* The days of the named moments, beside yesterday. */
#define WEEK 7
#define MONTH 30

#define MOST_DAYS 31

struct _SiKeptMoments
{
  GObject parent_instance;

  GPtrArray *snapshots; /* (owned) (element-type SiSnapshot): the newest first */
  GTimeZone *zone;      /* (owned): the person's */
  GPtrArray *choices;   /* (owned) (element-type SiKeptMoment): the items of the model */
};

static GType
si_kept_moments_get_item_type (GListModel *model)
{
  return SI_TYPE_KEPT_MOMENT;
}

static guint
si_kept_moments_get_n_items (GListModel *model)
{
  return SI_KEPT_MOMENTS (model)->choices->len;
}

static gpointer
si_kept_moments_get_item (GListModel *model, guint position)
{
  GPtrArray *choices = SI_KEPT_MOMENTS (model)->choices;

  return position < choices->len ? g_object_ref (choices->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = si_kept_moments_get_item_type;
  iface->get_n_items = si_kept_moments_get_n_items;
  iface->get_item = si_kept_moments_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SiKeptMoments,
                               si_kept_moments,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gint64
get_minute (const SiSnapshot *snapshot)
{
  return snapshot->time / G_TIME_SPAN_MINUTE;
}

static gboolean
shares_minute (const GPtrArray *snapshots, guint nth)
{
  const gint64 minute = get_minute (snapshots->pdata[nth]);

  return (nth > 0 && get_minute (snapshots->pdata[nth - 1]) == minute)
         || (nth + 1 < snapshots->len && get_minute (snapshots->pdata[nth + 1]) == minute);
}

static SiKeptMoment *
make_refresh (SiKeptMoments *self, guint nth)
{
  return si_kept_moment_new (SI_MOMENT_REFRESH, self->snapshots->pdata[nth],
                             shares_minute (self->snapshots, nth));
}

/* Returns: the start of a day, in microseconds since 1970, UTC; %G_MININT64 if no calendar has it.
 * Where the clock is put forward at midnight, the day starts at one o'clock. */
static gint64
get_day_start (SiKeptMoments *self, int year, int month, int day)
{
  g_autoptr (GDateTime) start = g_date_time_new (self->zone, year, month, day, 0, 0, 0);

  return start != NULL ? g_date_time_to_unix (start) * G_USEC_PER_SEC : G_MININT64;
}

/* Returns: the end of a day, in microseconds since 1970, UTC. */
static gint64
get_day_end (SiKeptMoments *self, int year, int month, int day)
{
  g_autoptr (GDateTime) start = g_date_time_new (self->zone, year, month, day, 0, 0, 0);
  g_autoptr (GDateTime) end = start != NULL ? g_date_time_add_days (start, 1) : NULL;

  return end != NULL ? g_date_time_to_unix (end) * G_USEC_PER_SEC : G_MININT64;
}

static GDateTime *
get_local_time (SiKeptMoments *self, const SiSnapshot *snapshot)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (snapshot->time / G_USEC_PER_SEC);

  return g_date_time_to_timezone (utc, self->zone);
}

/* Adds each refresh of the newest day but the last one, which is the moment of now. */
static void
add_newest_day (SiKeptMoments *self)
{
  g_autoptr (GDateTime) time = get_local_time (self, self->snapshots->pdata[0]);
  const gint64 start
      = get_day_start (self, g_date_time_get_year (time), g_date_time_get_month (time),
                       g_date_time_get_day_of_month (time));

  for (guint i = 1; i < self->snapshots->len; i++)
    {
      const SiSnapshot *snapshot = self->snapshots->pdata[i];

      if (snapshot->time < start)
        return;
      g_ptr_array_add (self->choices, make_refresh (self, i));
    }
}

/* Adds the newest snapshot that is not younger than a time, and that is not the newest of all. */
static void
add_since (SiKeptMoments *self, SiMomentKind kind, gint64 time)
{
  for (guint i = 1; i < self->snapshots->len; i++)
    {
      const SiSnapshot *snapshot = self->snapshots->pdata[i];

      if (snapshot->time > time)
        continue;
      g_ptr_array_add (self->choices, si_kept_moment_new (kind, snapshot, FALSE));
      return;
    }
}

static void
si_kept_moments_finalize (GObject *object)
{
  SiKeptMoments *self = SI_KEPT_MOMENTS (object);

  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->snapshots);
  g_time_zone_unref (self->zone);

  G_OBJECT_CLASS (si_kept_moments_parent_class)->finalize (object);
}

static void
si_kept_moments_class_init (SiKeptMomentsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = si_kept_moments_finalize;
}

static void
si_kept_moments_init (SiKeptMoments *self)
{
  self->choices = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * si_kept_moments_new:
 * @snapshots: (element-type SiSnapshot): the snapshots of a store, the newest first, which do not
 *   change any more
 * @now: the time, in the person's time zone
 *
 * Returns: (transfer full): the moments
 */
SiKeptMoments *
si_kept_moments_new (GPtrArray *snapshots, GDateTime *now)
{
  SiKeptMoments *self;

  g_return_val_if_fail (snapshots != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  self = g_object_new (SI_TYPE_KEPT_MOMENTS, NULL);
  self->snapshots = g_ptr_array_ref (snapshots);
  self->zone = g_time_zone_ref (g_date_time_get_timezone (now));
  if (snapshots->len == 0)
    return self;
  g_ptr_array_add (self->choices, si_kept_moment_new (SI_MOMENT_NOW, snapshots->pdata[0], FALSE));
  add_newest_day (self);
  add_since (self, SI_MOMENT_YESTERDAY, si_since_yesterday (now));
  add_since (self, SI_MOMENT_WEEK, si_since_days (now, WEEK));
  add_since (self, SI_MOMENT_MONTH, si_since_days (now, MONTH));
  return self;
}

/**
 * si_kept_moments_find:
 * @self: the moments
 * @word: (nullable): a word of si_kept_moment_to_word()
 *
 * Returns: (transfer full) (nullable): the moment, which is an item of the model where this has it;
 *   %NULL where it is not kept
 */
SiKeptMoment *
si_kept_moments_find (SiKeptMoments *self, const char *word)
{
  guint64 time;

  g_return_val_if_fail (SI_IS_KEPT_MOMENTS (self), NULL);

  for (guint i = 0; i < self->choices->len; i++)
    {
      g_autofree char *own = si_kept_moment_to_word (self->choices->pdata[i]);

      if (g_strcmp0 (own, word) == 0)
        return g_object_ref (self->choices->pdata[i]);
    }
  if (word == NULL || !si_parse_uint64 (word, 0, G_MAXINT64, &time))
    return NULL;
  for (guint i = 0; i < self->snapshots->len; i++)
    if (((const SiSnapshot *) self->snapshots->pdata[i])->time == (gint64) time)
      return make_refresh (self, i);
  return NULL;
}

/**
 * si_kept_moments_get_first:
 * @self: the moments
 *
 * Returns: (transfer full) (nullable): the time of the oldest moment, in the person's time zone;
 *   %NULL where none is kept
 */
GDateTime *
si_kept_moments_get_first (SiKeptMoments *self)
{
  g_return_val_if_fail (SI_IS_KEPT_MOMENTS (self), NULL);

  if (self->snapshots->len == 0)
    return NULL;
  return get_local_time (self, self->snapshots->pdata[self->snapshots->len - 1]);
}

/**
 * si_kept_moments_list_day:
 * @self: the moments
 * @year: a year
 * @month: a month, from 1 on
 * @day: a day of the month, from 1 on
 *
 * Returns: (transfer full) (element-type SiKeptMoment): the refreshes of this day, the newest first
 */
GPtrArray *
si_kept_moments_list_day (SiKeptMoments *self, int year, int month, int day)
{
  GPtrArray *refreshes;
  gint64 start;
  gint64 end;

  g_return_val_if_fail (SI_IS_KEPT_MOMENTS (self), NULL);

  refreshes = g_ptr_array_new_with_free_func (g_object_unref);
  start = get_day_start (self, year, month, day);
  end = get_day_end (self, year, month, day);
  for (guint i = 0; i < self->snapshots->len; i++)
    {
      const gint64 time = ((const SiSnapshot *) self->snapshots->pdata[i])->time;

      if (time >= start && time < end)
        g_ptr_array_add (refreshes, make_refresh (self, i));
    }
  return refreshes;
}

/**
 * si_kept_moments_find_days:
 * @self: the moments
 * @year: a year
 * @month: a month, from 1 on
 *
 * Returns: the days of this month that have a refresh, as the bits 1 to 31
 */
guint32
si_kept_moments_find_days (SiKeptMoments *self, int year, int month)
{
  gint64 ends[MOST_DAYS + 1];
  guint32 days = 0;

  g_return_val_if_fail (SI_IS_KEPT_MOMENTS (self), 0);

  ends[0] = get_day_start (self, year, month, 1);
  for (int day = 1; day <= MOST_DAYS; day++)
    {
      const gint64 end = get_day_end (self, year, month, day);

      ends[day] = MAX (end, ends[day - 1]);
    }
  for (guint i = 0; i < self->snapshots->len; i++)
    {
      const gint64 time = ((const SiSnapshot *) self->snapshots->pdata[i])->time;

      if (time < ends[0] || time >= ends[MOST_DAYS])
        continue;
      for (int day = 1; day <= MOST_DAYS; day++)
        if (time >= ends[day - 1] && time < ends[day])
          days |= 1u << day;
    }
  return days;
}
