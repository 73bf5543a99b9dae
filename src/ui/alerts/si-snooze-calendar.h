/* si-snooze-calendar.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SI_TYPE_SNOOZE_CALENDAR (si_snooze_calendar_get_type ())

/* Asks for the day on which a snooze ends.
 *
 * Signal: "chosen" (gint64): the end of the snooze, in microseconds since 1970, UTC. */
G_DECLARE_FINAL_TYPE (SiSnoozeCalendar, si_snooze_calendar, SI, SNOOZE_CALENDAR, GtkPopover)

gint64 si_snooze_get_end (const char *span, GDateTime *now);

G_END_DECLS
