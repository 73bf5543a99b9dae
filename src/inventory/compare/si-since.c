/* si-since.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-since.h"

#include <string.h>

#include "si-number.h"

static gint64
to_moment (GDateTime *time)
{
  return g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
}

/**
 * si_since_yesterday:
 * @now: the time, in the person's time zone
 *
 * Returns: the last moment of yesterday, in microseconds since 1970, UTC
 */
gint64
si_since_yesterday (GDateTime *now)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) today = NULL;

  g_return_val_if_fail (now != NULL, 0);

  zone = g_time_zone_ref (g_date_time_get_timezone (now));
  today = g_date_time_new (zone, g_date_time_get_year (now), g_date_time_get_month (now),
                           g_date_time_get_day_of_month (now), 0, 0, 0);
  return to_moment (today) - 1;
}

/**
 * si_since_days:
 * @now: the time
 * @days: a number of days
 *
 * Returns: the moment so many days ago, in microseconds since 1970, UTC
 */
gint64
si_since_days (GDateTime *now, guint days)
{
  g_autoptr (GDateTime) then = NULL;

  g_return_val_if_fail (now != NULL, 0);

  then = g_date_time_add_days (now, -(int) MIN (days, 36500));
  return to_moment (then);
}

/* Understands an age such as 3d or 12h. */
static gboolean
parse_age (const char *text, GDateTime *now, gint64 *moment)
{
  const gsize length = strlen (text);
  g_autofree char *number = NULL;
  guint64 n;

  if (length < 2 || strchr ("dh", text[length - 1]) == NULL)
    return FALSE;
  number = g_strndup (text, length - 1);
  if (!si_parse_uint64 (number, 0, 36500 * 24, &n))
    return FALSE;
  *moment = text[length - 1] == 'd' ? si_since_days (now, n)
                                    : to_moment (now) - (gint64) n * G_TIME_SPAN_HOUR;
  return TRUE;
}

/**
 * si_since_parse:
 * @text: a time as a person writes it on a command line
 * @now: the time, in the person's time zone
 * @moment: (out): the moment, in microseconds since 1970, UTC, or %SI_SINCE_LAST
 *
 * Understands `last`, `yesterday`, `week`, an age such as `3d` or `12h`, and a date with or
 * without a time, ISO 8601. A date without a time
 * stands for the start of that day.
 *
 * Returns: whether @text is such a time
 */
gboolean
si_since_parse (const char *text, GDateTime *now, gint64 *moment)
{
  g_autofree char *full = NULL;
  g_autoptr (GDateTime) then = NULL;

  g_return_val_if_fail (text != NULL && now != NULL && moment != NULL, FALSE);

  if (g_str_equal (text, "last"))
    *moment = SI_SINCE_LAST;
  else if (g_str_equal (text, "yesterday"))
    *moment = si_since_yesterday (now);
  else if (g_str_equal (text, "week"))
    *moment = si_since_days (now, 7);
  else if (!parse_age (text, now, moment))
    {
      const char *clock = strchr (text, 'T');

      full = g_strconcat (text, clock == NULL ? "T00:00:00" : "",
                          clock != NULL && strlen (clock) == strlen ("T00:00") ? ":00" : "", NULL);
      then = g_date_time_new_from_iso8601 (full, g_date_time_get_timezone (now));
      if (then == NULL)
        return FALSE;
      *moment = to_moment (then);
    }
  return TRUE;
}
