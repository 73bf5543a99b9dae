/* si-held-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Sentences about answers that are held, for the window, notifications and the command line. */

#include "config.h"

#include "si-held-text.h"

#include <glib/gi18n.h>

#include "si-digits.h"
#include "si-direction.h"
#include "si-text.h"

/* Writes a number with separators between thousands, as everywhere on screen. */
static char *
write_count (guint64 count)
{
  return si_digits_printf ("%'" G_GUINT64_FORMAT, count);
}

static char *
write_time (GDateTime *time, GDateTime *now)
{
  const gboolean today = g_date_time_get_year (time) == g_date_time_get_year (now)
                         && g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now);

  return today ? si_text_clock (time) : si_text_date (time);
}

/* The plural form goes by the second number. */
static char *
write_loss (SiAnswerNumber lost, guint64 best, const char *few, const char *many, const char *time)
{
  const gulong n = (gulong) MIN (best, G_MAXULONG);

  switch (lost)
    {
    case SI_ANSWER_PRODUCTS:
    default:
      /* Translators: two numbers and a time, such as: 0 of 400 products at 21:19. */
      return g_strdup_printf (ngettext ("The server answered with %s of %s product at %s.",
                                        "The server answered with %s of %s products at %s.", n),
                              few, many, time);
    case SI_ANSWER_GODOWN_LINES:
      /* Translators: two numbers and a time: how many stocks in godowns an answer has. */
      return g_strdup_printf (ngettext ("The server answered with %s of %s godown stock at %s.",
                                        "The server answered with %s of %s godown stocks at %s.",
                                        n),
                              few, many, time);
    case SI_ANSWER_EXACT_STOCKS:
      /* Translators: two numbers and a time: how many quantities are numbers. */
      return g_strdup_printf (
          ngettext ("The server answered with %s of %s readable quantity at %s.",
                    "The server answered with %s of %s readable quantities at %s.", n),
          few, many, time);
    case SI_ANSWER_NONZERO_STOCKS:
      /* Translators: two numbers and a time: how many stocks are not zero. */
      return g_strdup_printf (
          ngettext ("The server answered with %s of %s stock other than zero at %s.",
                    "The server answered with %s of %s stocks other than zero at %s.", n),
          few, many, time);
    }
}

static char *
name_question (const char *sku, const char *godown_id, const SiTable *table)
{
  guint godown;

  if (sku != NULL)
    return si_direction_isolate (sku);
  if (godown_id == NULL)
    return NULL;
  godown = table != NULL ? si_table_find_godown (table, godown_id) : SI_NO_GODOWN;
  return si_direction_isolate_name (
      godown != SI_NO_GODOWN ? si_table_get_godown_name (table, godown) : godown_id);
}

/**
 * si_held_text_loss:
 * @held: a held answer
 * @table: (nullable): the inventory, for the name of a godown
 * @now: the time, in the person's time zone
 *
 * Returns: (transfer full): a sentence about the loss
 */
char *
si_held_text_loss (const SiHeldAnswer *held, const SiTable *table, GDateTime *now)
{
  const SiAnswerNumber lost = si_held_answer_get_lost (held);
  const guint64 best = si_held_answer_get_best (held)->numbers[lost];
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *few = NULL;
  g_autofree char *many = NULL;
  g_autofree char *time = NULL;
  g_autofree char *loss = NULL;
  g_autofree char *question = NULL;

  g_return_val_if_fail (held != NULL && now != NULL, NULL);

  utc = g_date_time_new_from_unix_utc (si_held_answer_get_time (held) / G_USEC_PER_SEC);
  local = g_date_time_to_timezone (utc, g_date_time_get_timezone (now));
  few = write_count (si_held_answer_get_measure (held)->numbers[lost]);
  many = write_count (best);
  time = write_time (local, now);
  loss = write_loss (lost, best, few, many, time);
  question
      = name_question (si_held_answer_get_sku (held), si_held_answer_get_godown_id (held), table);
  if (question == NULL)
    return g_steal_pointer (&loss);
  /* Translators: the SKU code or godown that was asked for, and a sentence about the answer. */
  return g_strdup_printf (_ ("%s: %s"), question, loss);
}

/**
 * si_held_text_shown:
 * @table_time: (nullable): the time of the inventory on screen
 * @now: the time, in the same time zone
 *
 * Returns: (transfer full): a sentence about the inventory that is shown instead of a held answer
 */
char *
si_held_text_shown (GDateTime *table_time, GDateTime *now)
{
  g_autofree char *time = NULL;

  g_return_val_if_fail (now != NULL, NULL);

  if (table_time == NULL)
    return g_strdup (_ ("No earlier inventory is stored."));
  time = write_time (table_time, now);
  /* Translators: %s is a time of day, or a date and time. */
  return g_strdup_printf (_ ("Showing the inventory of %s."), time);
}

/**
 * si_held_text_ignored:
 * @n_products: the number of products in the server's answer
 *
 * Returns: (transfer full): a sentence about a server that has ignored the filter
 */
char *
si_held_text_ignored (guint n_products)
{
  g_autofree char *count = write_count (n_products);

  /* Translators: %s is a number. */
  return g_strdup_printf (ngettext ("The server ignored the filter and sent %s product. Only what"
                                    " was asked for is used.",
                                    "The server ignored the filter and sent %s products. Only what"
                                    " was asked for is used.",
                                    n_products),
                          count);
}
