/* si-change-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-change-text.h"

#include <glib/gi18n.h>

#include "si-digits.h"
#include "si-text.h"

static GDateTime *
get_local_time (SiKeptMoment *moment)
{
  const gint64 time = si_kept_moment_get_snapshot (moment)->time;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return g_date_time_to_local (utc);
}

static gboolean
is_of_day (GDateTime *time, GDateTime *day)
{
  return g_date_time_get_year (time) == g_date_time_get_year (day)
         && g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (day);
}

static gboolean
is_of_yesterday (GDateTime *time)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  return is_of_day (time, yesterday);
}

static char *
describe_refresh (SiKeptMoment *moment, GDateTime *time)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *seconds = NULL;

  if (is_of_day (time, now))
    return si_change_text_clock (moment);
  if (!si_kept_moment_get_needs_seconds (moment))
    return si_text_date (time);
  /* Translators: a date and time for g_date_time_format(), with seconds. */
  seconds = g_date_time_format (time, _ ("%-e %b %Y, %H:%M:%S"));
  return si_digits_write (seconds);
}

/**
 * si_change_text_moment:
 * @moment: a moment
 *
 * Returns: (transfer full): its name in a drop-down
 */
char *
si_change_text_moment (SiKeptMoment *moment)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *date = NULL;

  g_return_val_if_fail (SI_IS_KEPT_MOMENT (moment), NULL);

  time = get_local_time (moment);
  date = si_text_date (time);
  switch (si_kept_moment_get_kind (moment))
    {
    case SI_MOMENT_NOW:
      return g_strdup (_ ("Now"));
    case SI_MOMENT_YESTERDAY:
      if (is_of_yesterday (time))
        {
          g_autofree char *clock = si_text_clock (time);

          /* Translators: %s is a time of day. */
          return g_strdup_printf (_ ("Yesterday, %s"), clock);
        }
      /* Translators: %s is the date and time of the last refresh until yesterday. */
      return g_strdup_printf (_ ("Yesterday (as of %s)"), date);
    case SI_MOMENT_WEEK:
      /* Translators: %s is the date and time of the last refresh until then. */
      return g_strdup_printf (_ ("7 Days Ago (as of %s)"), date);
    case SI_MOMENT_MONTH:
      /* Translators: %s is the date and time of the last refresh until then. */
      return g_strdup_printf (_ ("30 Days Ago (as of %s)"), date);
    case SI_MOMENT_REFRESH:
    default:
      return describe_refresh (moment, time);
    }
}

/**
 * si_change_text_clock:
 * @moment: a moment
 *
 * Returns: (transfer full): its time of day, with seconds where another one has the same minute
 */
char *
si_change_text_clock (SiKeptMoment *moment)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *seconds = NULL;

  g_return_val_if_fail (SI_IS_KEPT_MOMENT (moment), NULL);

  time = get_local_time (moment);
  if (!si_kept_moment_get_needs_seconds (moment))
    return si_text_clock (time);
  /* Translators: a time of day for g_date_time_format(), with seconds. */
  seconds = g_date_time_format (time, _ ("%H:%M:%S"));
  return si_digits_write (seconds);
}

/**
 * si_change_text_no_refresh:
 * @day: a day without a refresh
 * @first: the time of the oldest moment that is kept
 *
 * Returns: (transfer full): why there is nothing to choose on this day
 */
char *
si_change_text_no_refresh (GDateTime *day, GDateTime *first)
{
  g_autofree char *date = NULL;

  g_return_val_if_fail (day != NULL && first != NULL, NULL);

  if (g_date_time_compare (day, first) > 0)
    return g_strdup (_ ("No refresh on this day"));
  date = si_text_date (first);
  /* Translators: %s is the date and time of the first inventory that is kept. */
  return g_strdup_printf (_ ("Kept since %s"), date);
}

/**
 * si_change_text_brought:
 * @moment: a moment
 *
 * Returns: (transfer full): the number of changes that its refresh brought, where it is told by its
 *   time; else an empty text
 */
char *
si_change_text_brought (SiKeptMoment *moment)
{
  guint n;

  g_return_val_if_fail (SI_IS_KEPT_MOMENT (moment), NULL);

  if (si_kept_moment_get_kind (moment) != SI_MOMENT_REFRESH
      && si_kept_moment_get_kind (moment) != SI_MOMENT_NOW)
    return g_strdup ("");
  n = si_kept_moment_get_snapshot (moment)->n_changed;
  return si_digits_printf (ngettext ("%'u change", "%'u changes", n), n);
}

/**
 * si_change_text_kind:
 * @kind: the number of a bit of #SiChangeKinds
 * @n: a number of changes
 *
 * Returns: (transfer full): the number of changes of this kind
 */
char *
si_change_text_kind (guint kind, guint n)
{
  switch (1 << kind)
    {
    case SI_CHANGE_NEW:
      return si_digits_printf (ngettext ("%'u new", "%'u new", n), n);
    case SI_CHANGE_GONE:
      return si_digits_printf (ngettext ("%'u gone", "%'u gone", n), n);
    case SI_CHANGE_UP:
      return si_digits_printf (ngettext ("%'u up", "%'u up", n), n);
    case SI_CHANGE_DOWN:
      return si_digits_printf (ngettext ("%'u down", "%'u down", n), n);
    case SI_CHANGE_RENAMED:
      return si_digits_printf (ngettext ("%'u renamed", "%'u renamed", n), n);
    case SI_CHANGE_TRANSFER:
      /* Translators: moved between godowns. */
      return si_digits_printf (ngettext ("%'u moved", "%'u moved", n), n);
    case SI_CHANGE_GODOWNS:
      return si_digits_printf (ngettext ("%'u redistributed", "%'u redistributed", n), n);
    case SI_CHANGE_UNCLEAR:
    default:
      return si_digits_printf (ngettext ("%'u unclear", "%'u unclear", n), n);
    }
}

/**
 * si_change_text_all:
 * @n: a number of changes
 *
 * Returns: (transfer full): the number of all changes
 */
char *
si_change_text_all (guint n)
{
  /* Translators: the number of changes of all kinds. */
  return si_digits_printf (ngettext ("%'u in all", "%'u in all", n), n);
}

/**
 * si_change_text_newly_below:
 * @n: a number of changes
 *
 * Returns: (transfer full): the number of changes by which a stock has fallen below zero
 */
char *
si_change_text_newly_below (guint n)
{
  /* Translators: it follows the numbers of changes of each kind, which count these, too. */
  return si_digits_printf (
      ngettext ("of these %'u fell below zero", "of these %'u fell below zero", n), n);
}

/* A sum that is too large is no figure. */
static char *
describe_sum (SiQuantity sum)
{
  return si_text_difference (sum.kind == SI_QUANTITY_EXACT ? sum : SI_QUANTITY_NONE);
}

/**
 * si_change_text_status:
 * @counts: the numbers of the changes that are shown
 *
 * Returns: (transfer full): the sentence of the status line
 */
char *
si_change_text_status (const SiChangeCounts *counts)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const guint n = counts->n_products;

  g_ptr_array_add (
      parts, si_digits_printf (ngettext ("%'u product changed", "%'u products changed", n), n));
  if (counts->up.kind != SI_QUANTITY_EXACT || counts->up.millionths != 0)
    g_ptr_array_add (parts, describe_sum (counts->up));
  if (counts->down.kind != SI_QUANTITY_EXACT || counts->down.millionths != 0)
    g_ptr_array_add (parts, describe_sum (counts->down));
  if (counts->n_unknown > 0)
    g_ptr_array_add (parts, si_digits_printf (ngettext ("%'u not known exactly",
                                                        "%'u not known exactly", counts->n_unknown),
                                              counts->n_unknown));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}
