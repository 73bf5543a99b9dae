/* si-moment-calendar.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-kept-moments.h"

G_BEGIN_DECLS

#define SI_TYPE_MOMENT_CALENDAR (si_moment_calendar_get_type ())

/* A calendar that marks the days of which inventories are kept, with the refreshes of one day.
 *
 * Signal: "chosen" (SiKeptMoment): the person has chosen a refresh. */
G_DECLARE_FINAL_TYPE (SiMomentCalendar, si_moment_calendar, SI, MOMENT_CALENDAR, GtkPopover)

void si_moment_calendar_open (SiMomentCalendar *self, SiKeptMoments *moments, SiKeptMoment *from);

G_END_DECLS
