/* si-kept-moment.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "si-snapshot.h"

G_BEGIN_DECLS

/**
 * SiMomentKind:
 * @SI_MOMENT_NOW: the newest inventory
 * @SI_MOMENT_REFRESH: a refresh, which is told by its time
 * @SI_MOMENT_YESTERDAY: the last refresh of yesterday, or before
 * @SI_MOMENT_WEEK: the last refresh of 7 days ago, or before
 * @SI_MOMENT_MONTH: the last refresh of 30 days ago, or before
 *
 * The meaning of a moment for people.
 */
typedef enum
{
  SI_MOMENT_NOW,
  SI_MOMENT_REFRESH,
  SI_MOMENT_YESTERDAY,
  SI_MOMENT_WEEK,
  SI_MOMENT_MONTH,
} SiMomentKind;

#define SI_TYPE_KEPT_MOMENT (si_kept_moment_get_type ())

/* A moment whose inventory is kept, by its name for people. */
G_DECLARE_FINAL_TYPE (SiKeptMoment, si_kept_moment, SI, KEPT_MOMENT, GObject)

SiKeptMoment *
si_kept_moment_new (SiMomentKind kind, const SiSnapshot *snapshot, gboolean needs_seconds);
SiMomentKind si_kept_moment_get_kind (SiKeptMoment *self);
const SiSnapshot *si_kept_moment_get_snapshot (SiKeptMoment *self);
gboolean si_kept_moment_get_needs_seconds (SiKeptMoment *self);
char *si_kept_moment_to_word (SiKeptMoment *self);

G_END_DECLS
