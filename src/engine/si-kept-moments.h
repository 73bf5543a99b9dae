/* si-kept-moments.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-kept-moment.h"

G_BEGIN_DECLS

#define SI_TYPE_KEPT_MOMENTS (si_kept_moments_get_type ())

/* The moments whose inventories are kept. As a GListModel of SiKeptMoment, it has those that people
 * choose most: now, the other refreshes of the newest day, and the named moments. The refreshes of
 * the earlier days, which may be thousands, are asked for by the day. */
G_DECLARE_FINAL_TYPE (SiKeptMoments, si_kept_moments, SI, KEPT_MOMENTS, GObject)

SiKeptMoments *si_kept_moments_new (GPtrArray *snapshots, GDateTime *now);
SiKeptMoment *si_kept_moments_find (SiKeptMoments *self, const char *word);
GDateTime *si_kept_moments_get_first (SiKeptMoments *self);
GPtrArray *si_kept_moments_list_day (SiKeptMoments *self, int year, int month, int day);
guint32 si_kept_moments_find_days (SiKeptMoments *self, int year, int month);

G_END_DECLS
