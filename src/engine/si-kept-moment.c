/* si-kept-moment.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-kept-moment.h"

#include "si-since.h"

/* The days of the named moments, beside yesterday. */
#define WEEK 7
#define MONTH 30

struct _SiKeptMoment
{
  GObject parent_instance;

  SiMomentKind kind;
  SiSnapshot *snapshot;   /* (owned) */
  gboolean needs_seconds; /* another refresh was in the same minute */
};

G_DEFINE_FINAL_TYPE (SiKeptMoment, si_kept_moment, G_TYPE_OBJECT)

static void
si_kept_moment_finalize (GObject *object)
{
  g_clear_pointer (&SI_KEPT_MOMENT (object)->snapshot, si_snapshot_free);

  G_OBJECT_CLASS (si_kept_moment_parent_class)->finalize (object);
}

static void
si_kept_moment_class_init (SiKeptMomentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = si_kept_moment_finalize;
}

static void
si_kept_moment_init (SiKeptMoment *self)
{
}

static void
add (GListStore *moments, SiMomentKind kind, const SiSnapshot *snapshot, gboolean needs_seconds)
{
  g_autoptr (SiKeptMoment) moment = g_object_new (SI_TYPE_KEPT_MOMENT, NULL);

  moment->kind = kind;
  moment->snapshot = si_snapshot_copy (snapshot);
  moment->needs_seconds = needs_seconds;
  g_list_store_append (moments, moment);
}

static gint64
get_minute (const SiSnapshot *snapshot)
{
  return snapshot->time / G_TIME_SPAN_MINUTE;
}

static gboolean
shares_minute (GPtrArray *snapshots, guint nth)
{
  const gint64 minute = get_minute (snapshots->pdata[nth]);

  return (nth > 0 && get_minute (snapshots->pdata[nth - 1]) == minute)
         || (nth + 1 < snapshots->len && get_minute (snapshots->pdata[nth + 1]) == minute);
}

/* Returns: the number of the day in the time zone of @now. */
static int
get_day (const SiSnapshot *snapshot, GDateTime *now)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (snapshot->time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, g_date_time_get_timezone (now));

  return g_date_time_get_year (local) * 1000 + g_date_time_get_day_of_year (local);
}

/* Adds the newest snapshot that is not younger than a time, and that is not the newest of all. */
static void
add_since (GListStore *moments, SiMomentKind kind, GPtrArray *snapshots, gint64 time)
{
  for (guint i = 1; i < snapshots->len; i++)
    {
      const SiSnapshot *snapshot = snapshots->pdata[i];

      if (snapshot->time > time)
        continue;
      add (moments, kind, snapshot, FALSE);
      return;
    }
}

/* Adds each refresh of the newest day but the last one, which is the moment of now. Returns: the
 * first snapshot of an earlier day. */
static guint
add_newest_day (GListStore *moments, GPtrArray *snapshots, GDateTime *now)
{
  const int day = get_day (snapshots->pdata[0], now);
  guint i;

  for (i = 1; i < snapshots->len && get_day (snapshots->pdata[i], now) == day; i++)
    add (moments, SI_MOMENT_REFRESH, snapshots->pdata[i], shares_minute (snapshots, i));
  return i;
}

static gboolean
has_snapshot (GListStore *moments, const SiSnapshot *snapshot)
{
  gboolean found = FALSE;

  for (guint i = 0; !found && i < g_list_model_get_n_items (G_LIST_MODEL (moments)); i++)
    {
      g_autoptr (SiKeptMoment) moment = g_list_model_get_item (G_LIST_MODEL (moments), i);

      found = moment->snapshot->id == snapshot->id;
    }
  return found;
}

/* Adds the last refresh of each earlier day, unless it has a name. */
static void
add_days (GListStore *moments, GPtrArray *snapshots, guint first, GDateTime *now)
{
  int last = 0;

  for (guint i = first; i < snapshots->len; i++)
    {
      const int day = get_day (snapshots->pdata[i], now);

      if (day != last && !has_snapshot (moments, snapshots->pdata[i]))
        add (moments, SI_MOMENT_DAY, snapshots->pdata[i], FALSE);
      last = day;
    }
}

/**
 * si_kept_moments_new:
 * @snapshots: (element-type SiSnapshot): the snapshots of a store, the newest first
 * @now: the time, in the person's time zone
 *
 * Returns: (transfer full): a #GListModel of #SiKeptMoment: now, the refreshes of the newest day,
 *   the named moments that are kept, and the earlier days
 */
GListModel *
si_kept_moments_new (GPtrArray *snapshots, GDateTime *now)
{
  GListStore *moments = g_list_store_new (SI_TYPE_KEPT_MOMENT);
  guint first;

  g_return_val_if_fail (snapshots != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  if (snapshots->len == 0)
    return G_LIST_MODEL (moments);
  add (moments, SI_MOMENT_NOW, snapshots->pdata[0], FALSE);
  first = add_newest_day (moments, snapshots, now);
  add_since (moments, SI_MOMENT_YESTERDAY, snapshots, si_since_yesterday (now));
  add_since (moments, SI_MOMENT_WEEK, snapshots, si_since_days (now, WEEK));
  add_since (moments, SI_MOMENT_MONTH, snapshots, si_since_days (now, MONTH));
  add_days (moments, snapshots, first, now);
  return G_LIST_MODEL (moments);
}

/**
 * si_kept_moments_find:
 * @moments: a model of si_kept_moments_new()
 * @word: (nullable): a word of si_kept_moment_to_word()
 *
 * Returns: the place of the moment, or %G_MAXUINT where it is not kept
 */
guint
si_kept_moments_find (GListModel *moments, const char *word)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (moments), G_MAXUINT);

  for (guint i = 0; i < g_list_model_get_n_items (moments); i++)
    {
      g_autoptr (SiKeptMoment) moment = g_list_model_get_item (moments, i);
      g_autofree char *own = si_kept_moment_to_word (moment);

      if (g_strcmp0 (own, word) == 0)
        return i;
    }
  return G_MAXUINT;
}

/**
 * si_kept_moment_get_kind:
 * @self: a moment
 *
 * Returns: its meaning
 */
SiMomentKind
si_kept_moment_get_kind (SiKeptMoment *self)
{
  g_return_val_if_fail (SI_IS_KEPT_MOMENT (self), SI_MOMENT_NOW);

  return self->kind;
}

/**
 * si_kept_moment_get_snapshot:
 * @self: a moment
 *
 * Returns: (transfer none): the snapshot of that moment
 */
const SiSnapshot *
si_kept_moment_get_snapshot (SiKeptMoment *self)
{
  g_return_val_if_fail (SI_IS_KEPT_MOMENT (self), NULL);

  return self->snapshot;
}

/**
 * si_kept_moment_get_needs_seconds:
 * @self: a moment
 *
 * Returns: whether its time needs seconds, since another refresh was in the same minute
 */
gboolean
si_kept_moment_get_needs_seconds (SiKeptMoment *self)
{
  g_return_val_if_fail (SI_IS_KEPT_MOMENT (self), FALSE);

  return self->needs_seconds;
}

/**
 * si_kept_moment_to_word:
 * @self: a moment
 *
 * Returns: (transfer full): a word for the settings, by which it is found another day
 */
char *
si_kept_moment_to_word (SiKeptMoment *self)
{
  g_return_val_if_fail (SI_IS_KEPT_MOMENT (self), NULL);

  switch (self->kind)
    {
    case SI_MOMENT_NOW:
      return g_strdup ("now");
    case SI_MOMENT_YESTERDAY:
      return g_strdup ("yesterday");
    case SI_MOMENT_WEEK:
      return g_strdup ("week");
    case SI_MOMENT_MONTH:
      return g_strdup ("month");
    case SI_MOMENT_REFRESH:
    case SI_MOMENT_DAY:
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, self->snapshot->time);
    }
}
