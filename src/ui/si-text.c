/* si-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-text.h"

#include <glib/gi18n.h>

static gboolean
same_day (GDateTime *a, GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b)
         && g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/**
 * si_text_age:
 * @then: when something was fetched
 * @now: the time, in the same time zone
 *
 * Returns: (transfer full): how old it is, as a person would say it; a clock that
 *   was set back makes it new, never older
 */
char *
si_text_age (GDateTime *then, GDateTime *now)
{
  GTimeSpan age;
  guint n;

  g_return_val_if_fail (then != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  age = g_date_time_difference (now, then);
  if (age < G_TIME_SPAN_MINUTE)
    return g_strdup (_ ("as of just now"));
  if (age < G_TIME_SPAN_HOUR)
    {
      n = age / G_TIME_SPAN_MINUTE;
      return g_strdup_printf (ngettext ("as of %u minute ago", "as of %u minutes ago", n), n);
    }
  if (same_day (then, now))
    {
      n = age / G_TIME_SPAN_HOUR;
      return g_strdup_printf (ngettext ("as of %u hour ago", "as of %u hours ago", n), n);
    }
  /* Translators: a date and time for g_date_time_format(), such as 23 Nov, 10:42. */
  return g_date_time_format (then, _ ("as of %-e %b, %H:%M"));
}

/**
 * si_text_clock:
 * @time: a time
 *
 * Returns: (transfer full): the time of day
 */
char *
si_text_clock (GDateTime *time)
{
  g_return_val_if_fail (time != NULL, NULL);

  /* Translators: a time of day for g_date_time_format(). */
  return g_date_time_format (time, _ ("%H:%M"));
}

/**
 * si_text_moment:
 * @time: a time
 *
 * Returns: (transfer full): the date and time in full
 */
char *
si_text_moment (GDateTime *time)
{
  g_return_val_if_fail (time != NULL, NULL);

  return g_date_time_format (time, "%c");
}

/**
 * si_text_stock:
 * @stock: a stock
 * @given: (nullable): the server's own text, where @stock does not hold it
 *
 * Returns: (transfer full): the stock as it is shown: the server's text where there is
 *   one, a dash where there is no stock
 */
char *
si_text_stock (SiQuantity stock, const char *given)
{
  if (given != NULL)
    return g_strdup (given);
  if (!si_quantity_is_number (stock))
    return g_strdup ("–");
  return si_quantity_to_text (stock);
}
