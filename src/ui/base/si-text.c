/* si-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-text.h"

#include <glib/gi18n.h>

#include "si-cut.h"
#include "si-digits.h"
#include "si-direction.h"

static char *
format_time (GDateTime *time, const char *format)
{
  g_autofree char *text = g_date_time_format (time, format);

  return si_digits_write (text);
}

static gboolean
same_day (GDateTime *a, GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b)
         && g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/**
 * si_text_age:
 * @then: the time at which something was fetched
 * @now: the time, in the same time zone
 *
 * Returns: (transfer full): its age in words; after a clock was set back, it is new, and never of
 *   the future
 */
char *
si_text_age (GDateTime *then, GDateTime *now)
{
  g_autofree char *date = NULL;
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
      return si_digits_printf (ngettext ("as of %u minute ago", "as of %u minutes ago", n), n);
    }
  if (same_day (then, now))
    {
      n = age / G_TIME_SPAN_HOUR;
      return si_digits_printf (ngettext ("as of %u hour ago", "as of %u hours ago", n), n);
    }
  /* Translators: a date and time for g_date_time_format(), such as 23 Nov, 10:42. */
  date = format_time (then, _ ("as of %-e %b, %H:%M"));
  if (age < 2 * G_TIME_SPAN_DAY)
    return g_steal_pointer (&date);
  n = age / G_TIME_SPAN_DAY;
  /* Translators: the date and time of the figures, and their age. */
  return si_digits_printf (ngettext ("%s, %u day old", "%s, %u days old", n), date, n);
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
  return format_time (time, _ ("%H:%M"));
}

/**
 * si_text_date:
 * @time: a time
 *
 * Returns: (transfer full): the date and the time of day, in short
 */
char *
si_text_date (GDateTime *time)
{
  g_return_val_if_fail (time != NULL, NULL);

  /* Translators: a date and time for g_date_time_format(), such as 23 Nov 2026, 10:42. */
  return format_time (time, _ ("%-e %b %Y, %H:%M"));
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

  return format_time (time, "%c");
}

/**
 * si_text_stock:
 * @stock: a stock
 * @given: (nullable): the server's own text, if @stock does not hold it
 *
 * Writes a stock for the screen. @given is cut and cleaned here, before its direction is isolated.
 * The result must not be cleaned again, since that would make the isolates visible.
 *
 * Returns: (transfer full): the server's text if there is one, else the stock, a dash if there is
 *   none
 */
char *
si_text_stock (SiQuantity stock, const char *given)
{
  g_autofree char *western = NULL;
  g_autofree char *text = NULL;

  if (given != NULL)
    {
      g_autofree char *cut = si_cut_name (given);

      return si_direction_isolate (cut);
    }
  if (!si_quantity_is_number (stock))
    return g_strdup ("–");
  western = si_quantity_to_text (stock);
  text = si_digits_write (western);
  return si_direction_isolate (text);
}

/**
 * si_text_difference:
 * @difference: the new stock minus the old one
 *
 * Returns: (transfer full): the difference with its sign; a dash if it is not known
 */
char *
si_text_difference (SiQuantity difference)
{
  g_autofree char *text = NULL;
  g_autofree char *signed_text = NULL;

  if (!si_quantity_is_number (difference))
    return g_strdup ("–");
  text = si_quantity_to_text (difference);
  signed_text = si_digits_printf ("%s%s", difference.millionths > 0 ? "+" : "", text);
  return si_direction_isolate (signed_text);
}

/**
 * si_text_change:
 * @entry: a change
 *
 * Returns: (transfer full): the change, in a word or a figure
 */
char *
si_text_change (const SiChangeEntry *entry)
{
  if ((entry->kinds & SI_CHANGE_NEW) != 0)
    return g_strdup (C_ ("change", "new"));
  if (entry->difference.millionths != 0)
    return si_text_difference (entry->difference);
  if ((entry->kinds & SI_CHANGE_TRANSFER) != 0)
    return g_strdup (C_ ("change", "moved"));
  if ((entry->kinds & SI_CHANGE_GODOWNS) != 0)
    return g_strdup (C_ ("change", "redistributed"));
  if ((entry->kinds & SI_CHANGE_UNCLEAR) != 0)
    return g_strdup (C_ ("change", "unclear"));
  return g_strdup (C_ ("change", "renamed"));
}

static char *
describe_transfer (const SiTransfer *transfer)
{
  g_autofree char *amount = si_text_stock (transfer->amount, NULL);
  g_autofree char *cut_from = si_cut_name (transfer->from);
  g_autofree char *cut_to = si_cut_name (transfer->to);
  g_autofree char *from = si_direction_isolate_name (cut_from);
  g_autofree char *to = si_direction_isolate_name (cut_to);

  if (transfer->is_single)
    /* Translators: a number, the godown that it was moved from, and the godown that it was moved
     * to. The arrow points in the direction of reading. */
    return g_strdup_printf (_ ("%s moved: %s → %s"), amount, from, to);
  /* Translators: a number, the godown that the most of it was moved from, and the godown that the
   * most of it was moved to. */
  return g_strdup_printf (_ ("%s moved, most of it: %s → %s"), amount, from, to);
}

/* Returns: (transfer full): the change in words, with the godowns between which stock was moved. */
static char *
describe_change (SiChange *change)
{
  const SiChangeEntry *entry = si_change_get_entry (change);
  const gboolean newly_below = si_stock_change_is_newly_below (entry->before, entry->after);
  SiTransfer transfer;
  const gboolean moved = si_change_find_transfer (change, &transfer);
  /* In a godown, a transfer is either up or down. */
  const SiChangeKinds told
      = (moved ? SI_CHANGE_TRANSFER | SI_CHANGE_UP | SI_CHANGE_DOWN : SI_CHANGE_NONE)
        | (newly_below ? SI_CHANGE_DOWN : SI_CHANGE_NONE);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (moved)
    g_ptr_array_add (parts, describe_transfer (&transfer));
  if (newly_below)
    g_ptr_array_add (parts, g_strdup (_ ("Fell below zero")));
  if ((entry->kinds & ~told) != SI_CHANGE_NONE)
    g_ptr_array_add (parts, si_text_kinds (entry->kinds & ~told));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (_ (", "), (char **) parts->pdata);
}

/**
 * si_text_change_cell:
 * @change: a change
 * @column: a column of the changes
 *
 * Returns: (transfer full) (nullable): the text of the cell; a new name has the old one beside it
 */
char *
si_text_change_cell (SiChange *change, SiChangeColumn column)
{
  const SiChangeEntry *entry = si_change_get_entry (change);
  g_autofree char *name = NULL;

  switch (column)
    {
    case SI_CHANGE_COLUMN_SKU:
      return g_strdup (si_change_get_sku (change));
    case SI_CHANGE_COLUMN_DESCRIPTION:
      name = si_change_describe_name (change);
      if (name == NULL || entry->godown_after != SI_NO_GODOWN)
        return g_strdup (si_change_get_description (change));
      return g_strdup_printf ("%s (%s)", si_change_get_description (change), name);
    case SI_CHANGE_COLUMN_GODOWN:
      return g_strdup (si_change_get_godown_name (change));
    case SI_CHANGE_COLUMN_KIND:
      return describe_change (change);
    case SI_CHANGE_COLUMN_BEFORE:
      return si_text_stock (entry->before, entry->before_text);
    case SI_CHANGE_COLUMN_AFTER:
      return si_text_stock (entry->after, entry->after_text);
    case SI_CHANGE_COLUMN_DIFFERENCE:
      /* A product that is only renamed, or moved, has no change of its stock. */
      if (entry->difference.kind == SI_QUANTITY_EXACT && entry->difference.millionths == 0)
        return NULL;
      return si_text_difference (entry->difference);
    case SI_CHANGE_COLUMN_SERVER:
    default:
      return NULL;
    }
}

/**
 * si_text_kinds:
 * @kinds: kinds of change
 *
 * Returns: (transfer full): their names
 */
char *
si_text_kinds (SiChangeKinds kinds)
{
  static const char *const words[SI_N_CHANGE_KINDS]
      = { NC_ ("change", "New"),           NC_ ("change", "Gone"),    NC_ ("change", "Up"),
          NC_ ("change", "Down"),          NC_ ("change", "Renamed"), NC_ ("change", "Moved"),
          NC_ ("change", "Redistributed"), NC_ ("change", "Unclear") };
  g_autoptr (GPtrArray) said = g_ptr_array_new ();

  for (guint i = 0; i < SI_N_CHANGE_KINDS; i++)
    if ((kinds >> i & 1) != 0)
      g_ptr_array_add (said, (gpointer) g_dpgettext2 (NULL, "change", words[i]));
  g_ptr_array_add (said, NULL);
  return g_strjoinv (_ (", "), (char **) said->pdata);
}

/**
 * si_text_snapshot:
 * @snapshot: a stored snapshot
 *
 * Returns: (transfer full): the time of it
 */
char *
si_text_snapshot (const SiSnapshot *snapshot)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (snapshot != NULL, NULL);

  utc = g_date_time_new_from_unix_utc (snapshot->time / G_USEC_PER_SEC);
  local = g_date_time_to_local (utc);
  return si_text_date (local);
}

/* Returns: the code of a product, or its id if it has none, for a place between other words. */
static char *
name_product (const SiStockAlert *alert)
{
  g_autofree char *cut = si_cut_name (*alert->sku != '\0' ? alert->sku : alert->product_id);

  return si_direction_isolate (cut);
}

/* Returns: the name of the godown, or %NULL for all of them, for a place between other words. */
static char *
name_godown (const SiStockAlert *alert, const SiTable *table)
{
  g_autofree char *words
      = alert->godown_id != NULL ? si_table_describe_godown (table, alert->godown_id) : NULL;
  g_autofree char *cut = si_cut_name (words);

  return si_direction_isolate_name (cut);
}

/**
 * si_text_stock_alert:
 * @alert: an alert
 * @table: an inventory
 *
 * Returns: (transfer full): the stock that the alert is on, and its minimum
 */
char *
si_text_stock_alert (const SiStockAlert *alert, const SiTable *table)
{
  g_autofree char *sku = NULL;
  g_autofree char *stock = NULL;
  g_autofree char *minimum = NULL;
  g_autofree char *godown = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (alert != NULL && table != NULL, NULL);

  sku = name_product (alert);
  stock = si_text_stock (si_stock_alert_get_stock (alert, table), NULL);
  minimum = si_text_stock (alert->minimum, NULL);
  godown = name_godown (alert, table);
  if (godown == NULL)
    /* Translators: an SKU code, its stock, and the minimum that a person has set. */
    text = g_strdup_printf (_ ("%s: %s, minimum %s"), sku, stock, minimum);
  else
    /* Translators: an SKU code, its stock, the godown's name, and the minimum that a person has
     * set.
     */
    text = g_strdup_printf (_ ("%s: %s in %s, minimum %s"), sku, stock, godown, minimum);
  return si_direction_begin (text);
}

/**
 * si_text_alert:
 * @alert: an alert
 * @table: an inventory
 *
 * Returns: (transfer full): the alert in words, for a place that shows the product
 */
char *
si_text_alert (const SiStockAlert *alert, const SiTable *table)
{
  g_autofree char *minimum = NULL;
  g_autofree char *godown = NULL;

  g_return_val_if_fail (alert != NULL && table != NULL, NULL);

  minimum = si_text_stock (alert->minimum, NULL);
  if (alert->godown_id == NULL)
    /* Translators: a person is told when the stock falls below the number %s. */
    return g_strdup_printf (_ ("Alert below %s"), minimum);
  godown = name_godown (alert, table);
  /* Translators: a person is told when the stock falls below this number in this godown. */
  return g_strdup_printf (_ ("Alert below %s in %s"), minimum, godown);
}

/**
 * si_text_low_now:
 * @alert: an alert whose stock is below its minimum already
 * @table: an inventory
 *
 * Returns: (transfer full): a sentence about the stock and the time of the alert
 */
char *
si_text_low_now (const SiStockAlert *alert, const SiTable *table)
{
  g_autofree char *stock = NULL;

  g_return_val_if_fail (alert != NULL && table != NULL, NULL);

  stock = si_text_stock (si_stock_alert_get_stock (alert, table), NULL);
  return g_strdup_printf (_ ("It is %s now: you will be told at the next refresh."), stock);
}

/**
 * si_text_alert_set:
 * @alert: an alert that was just set
 * @table: an inventory
 *
 * Returns: (transfer full): a sentence about the time of the alert
 */
char *
si_text_alert_set (const SiStockAlert *alert, const SiTable *table)
{
  g_autofree char *name = NULL;
  g_autofree char *minimum = NULL;
  g_autofree char *godown = NULL;

  g_return_val_if_fail (alert != NULL && table != NULL, NULL);

  if (si_stock_alert_is_below (alert, table))
    return si_text_low_now (alert, table);
  name = name_product (alert);
  minimum = si_text_stock (alert->minimum, NULL);
  if (alert->godown_id == NULL)
    /* Translators: an SKU code, and the least stock that a person wants. */
    return g_strdup_printf (_ ("You will be told when %s falls below %s"), name, minimum);
  godown = name_godown (alert, table);
  /* Translators: an SKU code, the least stock that a person wants, and a godown's name. */
  return g_strdup_printf (_ ("You will be told when %s falls below %s in %s"), name, minimum,
                          godown);
}

/**
 * si_text_below:
 * @alert: an alert whose stock is below its minimum
 * @table: an inventory
 *
 * Returns: (transfer full): the alert's state, for a place that shows the product
 */
char *
si_text_below (const SiStockAlert *alert, const SiTable *table)
{
  g_autofree char *minimum = NULL;
  g_autofree char *godown = NULL;

  g_return_val_if_fail (alert != NULL && table != NULL, NULL);

  minimum = si_text_stock (alert->minimum, NULL);
  if (alert->godown_id == NULL)
    /* Translators: %s is the least stock that a person wants. */
    return g_strdup_printf (_ ("Below the minimum of %s"), minimum);
  godown = name_godown (alert, table);
  /* Translators: the least stock that a person wants, and a godown's name. */
  return g_strdup_printf (_ ("Below the minimum of %s in %s"), minimum, godown);
}
