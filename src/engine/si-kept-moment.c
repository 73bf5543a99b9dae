/* si-kept-moment.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-kept-moment.h"

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

/**
 * si_kept_moment_new:
 * @kind: its meaning
 * @snapshot: the snapshot of that moment
 * @needs_seconds: whether its time needs seconds
 *
 * Returns: (transfer full): a moment
 */
SiKeptMoment *
si_kept_moment_new (SiMomentKind kind, const SiSnapshot *snapshot, gboolean needs_seconds)
{
  SiKeptMoment *self;

  g_return_val_if_fail (snapshot != NULL, NULL);

  self = g_object_new (SI_TYPE_KEPT_MOMENT, NULL);
  self->kind = kind;
  self->snapshot = si_snapshot_copy (snapshot);
  self->needs_seconds = needs_seconds;
  return self;
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
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, self->snapshot->time);
    }
}
