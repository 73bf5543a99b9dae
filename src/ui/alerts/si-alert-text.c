/* si-alert-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-alert-text.h"

#include <glib/gi18n.h>

#include "si-cut.h"
#include "si-digits.h"
#include "si-direction.h"
#include "si-filter-text.h"
#include "si-text.h"

/* Returns a time of g_get_real_time() in the person's time zone. */
static GDateTime *
to_local (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return utc != NULL ? g_date_time_to_local (utc) : NULL;
}

/* Returns the number of midnights from @from to @to. */
static int
count_nights (GDateTime *from, GDateTime *to)
{
  GDate first;
  GDate second;

  g_date_clear (&first, 1);
  g_date_clear (&second, 1);
  g_date_set_dmy (&first, g_date_time_get_day_of_month (from), g_date_time_get_month (from),
                  g_date_time_get_year (from));
  g_date_set_dmy (&second, g_date_time_get_day_of_month (to), g_date_time_get_month (to),
                  g_date_time_get_year (to));
  return g_date_days_between (&first, &second);
}

static char *
format (GDateTime *time, const char *pattern)
{
  g_autofree char *text = g_date_time_format (time, pattern);

  return si_digits_write (text);
}

/**
 * si_alert_text_since:
 * @since: the time since which a stock is low, as in #SiStockAlert
 * @now: the time, in the person's time zone
 *
 * Returns: (transfer full): that time in words; empty where the stock is not low
 */
char *
si_alert_text_since (gint64 since, GDateTime *now)
{
  g_autoptr (GDateTime) time = NULL;
  int nights;

  g_return_val_if_fail (now != NULL, NULL);

  if (since == 0)
    return g_strdup ("");
  time = since != SI_STOCK_ALERT_LOW_SINCE_UNKNOWN ? to_local (since) : NULL;
  if (time == NULL)
    /* Translators: since when a stock is low. */
    return g_strdup (_ ("not known"));
  nights = count_nights (time, now);
  if (nights == 0)
    /* Translators: a time of this day, for g_date_time_format(). */
    return format (time, _ ("today, %H:%M"));
  if (nights == 1)
    /* Translators: a time of the day before, for g_date_time_format(). */
    return format (time, _ ("yesterday, %H:%M"));
  if (g_date_time_get_year (time) == g_date_time_get_year (now))
    /* Translators: a day of this year, for g_date_time_format(). */
    return format (time, _ ("%-e %B"));
  /* Translators: a day of another year, for g_date_time_format(). */
  return format (time, _ ("%-e %b %Y"));
}

/**
 * si_alert_text_snoozed:
 * @until: the time at which a snooze ends, in microseconds since 1970, UTC
 * @now: the time, in the person's time zone
 *
 * Returns: (transfer full): the end of the snooze in words
 */
char *
si_alert_text_snoozed (gint64 until, GDateTime *now)
{
  g_autoptr (GDateTime) time = NULL;
  int nights;

  g_return_val_if_fail (now != NULL, NULL);

  time = to_local (until);
  if (time == NULL)
    return g_strdup (_ ("snoozed"));
  nights = count_nights (now, time);
  if (nights == 0)
    /* Translators: an alert is silent until a time of this day, for g_date_time_format(). */
    return format (time, _ ("snoozed until %H:%M"));
  if (nights == 1)
    /* Translators: a time of the next day, for g_date_time_format(). */
    return format (time, _ ("snoozed until tomorrow, %H:%M"));
  if (nights > 1 && nights < 7)
    /* Translators: a day of the week, for g_date_time_format(). */
    return format (time, _ ("snoozed until %A"));
  if (g_date_time_get_year (time) == g_date_time_get_year (now))
    /* Translators: a day of this year, for g_date_time_format(). */
    return format (time, _ ("snoozed until %-e %B"));
  /* Translators: a day of another year, for g_date_time_format(). */
  return format (time, _ ("snoozed until %-e %b %Y"));
}

static char *
name_product (const SiStockAlert *alert)
{
  const char *code = *alert->sku != '\0' ? alert->sku : alert->product_id;

  if (alert->description == NULL || *alert->description == '\0')
    return g_strdup (code);
  if (*code == '\0')
    return g_strdup (alert->description);
  return g_strdup_printf ("%s · %s", code, alert->description);
}

static char *
name_godown (SiShownAlert *shown)
{
  const char *godown_id = si_shown_alert_get_alert (shown)->godown_id;
  char *name;

  if (godown_id == NULL)
    return g_strdup (_ ("All godowns"));
  name = si_table_describe_godown (si_shown_alert_get_table (shown), godown_id);
  return name != NULL ? name : g_strdup (godown_id);
}

static char *
describe_time (SiShownAlert *shown)
{
  const SiStockAlert *alert = si_shown_alert_get_alert (shown);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  switch (si_shown_alert_get_state (shown))
    {
    case SI_STOCK_ALERT_SNOOZED:
      return si_alert_text_snoozed (alert->snoozed_until, now);
    case SI_STOCK_ALERT_LOW:
      return si_alert_text_since (alert->low_since, now);
    case SI_STOCK_ALERT_FINE:
    default:
      return g_strdup ("");
    }
}

static const char *
name_state (SiShownAlert *shown)
{
  switch (si_shown_alert_get_state (shown))
    {
    case SI_STOCK_ALERT_SNOOZED:
      return _ ("Snoozed");
    case SI_STOCK_ALERT_LOW:
      return _ ("Low");
    case SI_STOCK_ALERT_FINE:
    default:
      /* Translators: the stock is not below its minimum. */
      return _ ("Fine");
    }
}

/**
 * si_alert_text_cell:
 * @shown: an alert on screen
 * @column: a column
 *
 * Returns: (transfer full): the text of the cell, as long as it is
 */
char *
si_alert_text_cell (SiShownAlert *shown, SiAlertColumn column)
{
  const SiStockAlert *alert;

  g_return_val_if_fail (SI_IS_SHOWN_ALERT (shown), NULL);

  alert = si_shown_alert_get_alert (shown);
  switch (column)
    {
    case SI_ALERT_COLUMN_PRODUCT:
      return name_product (alert);
    case SI_ALERT_COLUMN_GODOWN:
      return name_godown (shown);
    case SI_ALERT_COLUMN_MINIMUM:
      return si_text_stock (alert->minimum, NULL);
    case SI_ALERT_COLUMN_STOCK:
      /* Translators: in the place of a stock: the inventory has no such product any more. */
      return si_shown_alert_get_gone (shown)
                 ? g_strdup (_ ("gone"))
                 : si_text_stock (si_shown_alert_get_stock (shown),
                                  si_shown_alert_get_stock_text (shown));
    case SI_ALERT_COLUMN_SINCE:
      return describe_time (shown);
    case SI_ALERT_COLUMN_STATE:
    default:
      return g_strdup (name_state (shown));
    }
}

/**
 * si_alert_text_row:
 * @shown: an alert on screen
 *
 * Returns: (transfer full): the row as it is read out
 */
char *
si_alert_text_row (SiShownAlert *shown)
{
  g_autofree char *whole = si_alert_text_cell (shown, SI_ALERT_COLUMN_PRODUCT);
  g_autofree char *product = si_cut (whole);
  g_autofree char *godown_whole = si_alert_text_cell (shown, SI_ALERT_COLUMN_GODOWN);
  g_autofree char *godown = si_cut_name (godown_whole);
  g_autofree char *minimum = si_alert_text_cell (shown, SI_ALERT_COLUMN_MINIMUM);
  g_autofree char *stock = si_alert_text_cell (shown, SI_ALERT_COLUMN_STOCK);
  g_autofree char *time = si_alert_text_cell (shown, SI_ALERT_COLUMN_SINCE);
  /* Translators: a row as it is read out: the state of an alert, its product, its godown, the stock
   * now, and the minimum. */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s, %s, stock %s, minimum %s"),
                                           name_state (shown), product, godown, stock, minimum);

  if (*time == '\0')
    return g_steal_pointer (&text);
  if (si_shown_alert_get_state (shown) == SI_STOCK_ALERT_LOW)
    /* Translators: a row as it is read out, and since when the stock is low. */
    return g_strdup_printf (_ ("%s, since: %s"), text, time);
  return g_strdup_printf ("%s, %s", text, time);
}

/**
 * si_alert_text_count:
 * @state: a state
 * @n: a number of alerts
 *
 * Returns: (transfer full): the number of alerts in this state
 */
char *
si_alert_text_count (SiStockAlertState state, guint n)
{
  switch (state)
    {
    case SI_STOCK_ALERT_LOW:
      /* Translators: alerts whose stock is below the minimum. */
      return si_digits_printf (ngettext ("%u low", "%u low", n), n);
    case SI_STOCK_ALERT_SNOOZED:
      /* Translators: alerts that are silent for a time. */
      return si_digits_printf (ngettext ("%u snoozed", "%u snoozed", n), n);
    case SI_STOCK_ALERT_FINE:
    default:
      /* Translators: alerts whose stock is not below the minimum. */
      return si_digits_printf (ngettext ("%u fine", "%u fine", n), n);
    }
}

/**
 * si_alert_text_status:
 * @n_shown: the number of alerts that are shown
 * @n_all: the number of alerts that are set
 * @n_low: the number of those shown that are low
 *
 * Returns: (transfer full): the sentence of the status line
 */
char *
si_alert_text_status (guint n_shown, guint n_all, guint n_low)
{
  g_autofree char *count = NULL;
  g_autofree char *low = NULL;

  if (n_all == 0)
    return g_strdup (_ ("No alerts"));
  if (n_shown == n_all)
    count = si_digits_printf (ngettext ("%u alert", "%u alerts", n_all), n_all);
  else
    /* Translators: how many alerts a filter shows, and how many there are. */
    count
        = si_digits_printf (ngettext ("%u of %u alert", "%u of %u alerts", n_all), n_shown, n_all);
  if (n_shown == 0)
    return g_steal_pointer (&count);
  low = n_low > 0 ? si_alert_text_count (SI_STOCK_ALERT_LOW, n_low)
                  /* Translators: it follows a number of alerts. */
                  : g_strdup (_ ("none low"));
  return g_strdup_printf ("%s · %s", count, low);
}

/* Returns: (transfer full) (nullable): the text of the search, cut for one line. */
static char *
get_search (SiFilter *filter)
{
  const char *search = si_filter_get_search (filter);
  g_autofree char *cut = search != NULL && *search != '\0' ? si_cut_name (search) : NULL;

  return cut != NULL ? si_direction_isolate (cut) : NULL;
}

/**
 * si_alert_text_no_match:
 * @filter: a filter that hides all alerts
 *
 * Returns: (transfer full): a title that names the text that was searched for
 */
char *
si_alert_text_no_match (SiFilter *filter)
{
  g_autofree char *search = NULL;

  g_return_val_if_fail (SI_IS_FILTER (filter), NULL);

  search = get_search (filter);
  if (search == NULL)
    return g_strdup (_ ("No Alert to Show"));
  if (si_filter_get_godown_ids (filter) == NULL
      && si_filter_get_findings (filter) == SI_FINDING_NONE)
    return g_strdup_printf (_ ("No alert matches “%s”"), search);
  /* Translators: another part of the filter may hide an alert that matches. */
  return g_strdup_printf (_ ("No alert shown matches “%s”"), search);
}

/* Returns the parts of a filter in one line. */
static char *
describe_filter (SiFilter *filter, const SiTable *table)
{
  g_autofree char *search = get_search (filter);
  g_autofree char *godowns = si_filter_text_place (filter, table);
  g_autofree char *findings = si_filter_text_findings (filter);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (godowns != NULL)
    g_strv_builder_add (builder, godowns);
  if (findings != NULL)
    g_strv_builder_add (builder, findings);
  if (search != NULL)
    {
      g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), search);

      g_strv_builder_add (builder, quoted);
    }
  parts = g_strv_builder_end (builder);
  return g_strjoinv (_ (", "), parts);
}

/**
 * si_alert_text_hidden:
 * @filter: a filter
 * @table: (nullable): the inventory
 * @n: the number of alerts that the filter hides
 *
 * Returns: (transfer full): a sentence that names the parts of the filter
 */
char *
si_alert_text_hidden (SiFilter *filter, const SiTable *table, guint n)
{
  g_autofree char *parts = NULL;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (SI_IS_FILTER (filter), NULL);

  parts = describe_filter (filter, table);
  sentence = si_digits_printf (
      ngettext ("%u alert is hidden by the filter:", "%u alerts are hidden by the filter:", n), n);
  return g_strdup_printf ("%s\n%s", sentence, parts);
}
