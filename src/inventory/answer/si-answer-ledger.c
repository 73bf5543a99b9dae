/* si-answer-ledger.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-answer-ledger.h"

/* A shop with fewer products may sell a third of them in a day, so that its answers are not held.
 */
#define LEAST_PRODUCTS 20

/* So many equal answers within a day may be taken without a person. */
#define N_EQUAL 3

/**
 * si_answer_ledger_new:
 * @sku: (nullable): the SKU code that is asked for
 * @godown_id: (nullable): the godown that is asked for
 *
 * Returns: (transfer full): a ledger before the first answer
 */
SiAnswerLedger *
si_answer_ledger_new (const char *sku, const char *godown_id)
{
  SiAnswerLedger *self = g_new0 (SiAnswerLedger, 1);

  self->sku = g_strdup (sku);
  self->godown_id = g_strdup (godown_id);
  self->taken = g_array_new (FALSE, FALSE, sizeof (SiAnswerRecord));
  self->equal_times = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/**
 * si_answer_ledger_free:
 * @self: (transfer full): a ledger
 */
void
si_answer_ledger_free (SiAnswerLedger *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->sku);
  g_free (self->godown_id);
  g_array_unref (self->taken);
  g_clear_pointer (&self->held, si_held_answer_unref);
  g_array_unref (self->equal_times);
  g_free (self);
}

/**
 * si_answer_ledger_is_for:
 * @self: a ledger
 * @sku: (nullable): an SKU code
 * @godown_id: (nullable): a godown's id
 *
 * Returns: whether the ledger is about the answers to this question
 */
gboolean
si_answer_ledger_is_for (const SiAnswerLedger *self, const char *sku, const char *godown_id)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_strcmp0 (self->sku, sku) == 0 && g_strcmp0 (self->godown_id, godown_id) == 0;
}

static gboolean
is_of_the_last_day (gint64 time, gint64 now)
{
  return now - time <= G_TIME_SPAN_DAY;
}

/* Returns the best of the last day. While an answer is held for days, that is the day before it. */
static SiAnswerMeasure
find_best (const SiAnswerLedger *self, gint64 now)
{
  SiAnswerMeasure best = { { 0 }, 0 };

  for (guint i = 0; i < self->taken->len; i++)
    {
      const SiAnswerRecord *record = &g_array_index (self->taken, SiAnswerRecord, i);

      if (is_of_the_last_day (record->time, now))
        si_answer_measure_raise (&best, &record->measure);
    }
  if (self->held != NULL)
    si_answer_measure_raise (&best, si_held_answer_get_best (self->held));
  return best;
}

static SiAnswerNumber
find_loss (const SiAnswerMeasure *measure, const SiAnswerMeasure *best, const SiHoldRule *rule)
{
  SiAnswerNumber number = SI_ANSWER_PRODUCTS;

  if (best->numbers[SI_ANSWER_PRODUCTS] < LEAST_PRODUCTS)
    return SI_N_ANSWER_NUMBERS;
  while (number < SI_N_ANSWER_NUMBERS
         && measure->numbers[number] * rule->whole >= best->numbers[number] * rule->part)
    number++;
  return number;
}

/**
 * si_answer_ledger_judge:
 * @self: a ledger
 * @measure: how much a new answer has
 * @now: when it came
 * @rule: the rule by which it is held
 *
 * Judges an answer. It must be held if it has no products and the last one had some, or if the best
 * of the day before had at least 20 products and one of the four numbers is less than the rule's
 * fraction of it.
 *
 * Returns: (transfer full) (nullable): a held answer; %NULL if the answer is good
 */
SiHeldAnswer *
si_answer_ledger_judge (const SiAnswerLedger *self,
                        const SiAnswerMeasure *measure,
                        gint64 now,
                        const SiHoldRule *rule)
{
  SiAnswerMeasure best;
  SiAnswerNumber lost;

  g_return_val_if_fail (self != NULL && measure != NULL && rule != NULL, NULL);

  best = find_best (self, now);
  lost = find_loss (measure, &best, rule);
  if (measure->numbers[SI_ANSWER_PRODUCTS] == 0 && self->taken->len > 0)
    {
      const SiAnswerRecord *last
          = &g_array_index (self->taken, SiAnswerRecord, self->taken->len - 1);

      si_answer_measure_raise (&best, &last->measure);
      if (last->measure.numbers[SI_ANSWER_PRODUCTS] > 0)
        lost = SI_ANSWER_PRODUCTS;
    }
  if (lost == SI_N_ANSWER_NUMBERS)
    return NULL;
  return si_held_answer_new (now, self->sku, self->godown_id, measure, &best, lost);
}

/**
 * si_answer_ledger_release:
 * @self: a ledger
 *
 * Records that no answer is held any more.
 */
void
si_answer_ledger_release (SiAnswerLedger *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->held, si_held_answer_unref);
  g_array_set_size (self->equal_times, 0);
  self->told_time = 0;
}

/* Returns whether an older record can still be the best, which it cannot where each of its numbers
 * is smaller. */
static gboolean
still_counts (const SiAnswerRecord *record, const SiAnswerMeasure *measure, gint64 time)
{
  return is_of_the_last_day (record->time, time)
         && si_answer_measure_has_lost_more (measure, &record->measure);
}

/**
 * si_answer_ledger_take:
 * @self: a ledger
 * @measure: how much a good answer has
 * @time: when it came
 *
 * Records a good answer, which ends the holding of another.
 */
void
si_answer_ledger_take (SiAnswerLedger *self, const SiAnswerMeasure *measure, gint64 time)
{
  SiAnswerRecord record;

  g_return_if_fail (self != NULL && measure != NULL);

  si_answer_ledger_release (self);
  for (guint i = self->taken->len; i > 0; i--)
    if (!still_counts (&g_array_index (self->taken, SiAnswerRecord, i - 1), measure, time))
      g_array_remove_index (self->taken, i - 1);
  record.time = time;
  record.measure = *measure;
  g_array_append_val (self->taken, record);
}

/**
 * si_answer_ledger_accept:
 * @self: a ledger
 * @measure: how much an answer has
 * @time: when it came
 *
 * Records an answer that has lost much but that a person takes. The answers before it do not count
 * any more.
 */
void
si_answer_ledger_accept (SiAnswerLedger *self, const SiAnswerMeasure *measure, gint64 time)
{
  g_return_if_fail (self != NULL && measure != NULL);

  g_array_set_size (self->taken, 0);
  si_answer_ledger_take (self, measure, time);
}

/**
 * si_answer_ledger_hold:
 * @self: a ledger
 * @held: an answer that si_answer_ledger_judge() returned
 *
 * Records a held answer in the place of the one that was held before.
 */
void
si_answer_ledger_hold (SiAnswerLedger *self, SiHeldAnswer *held)
{
  const gint64 time = si_held_answer_get_time (held);

  g_return_if_fail (self != NULL && held != NULL);

  if (self->held == NULL
      || !si_answer_measure_equal (si_held_answer_get_measure (self->held),
                                   si_held_answer_get_measure (held)))
    g_array_set_size (self->equal_times, 0);
  while (self->equal_times->len > 0
         && (self->equal_times->len >= N_EQUAL
             || !is_of_the_last_day (g_array_index (self->equal_times, gint64, 0), time)))
    g_array_remove_index (self->equal_times, 0);
  g_array_append_val (self->equal_times, time);

  si_held_answer_ref (held);
  g_clear_pointer (&self->held, si_held_answer_unref);
  self->held = held;
}

/**
 * si_answer_ledger_is_third:
 * @self: a ledger with a held answer
 *
 * Returns: whether the held answer is the third equal one within a day, and not empty
 */
gboolean
si_answer_ledger_is_third (const SiAnswerLedger *self)
{
  g_return_val_if_fail (self != NULL && self->held != NULL, FALSE);

  return self->equal_times->len >= N_EQUAL
         && si_held_answer_get_measure (self->held)->numbers[SI_ANSWER_PRODUCTS] > 0;
}

/**
 * si_answer_ledger_tell:
 * @self: a ledger
 * @now: the time
 *
 * Records that the desktop is told of the held answer, which happens once and then once a day.
 *
 * Returns: whether to tell it now
 */
gboolean
si_answer_ledger_tell (SiAnswerLedger *self, gint64 now)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->held == NULL)
    return FALSE;
  /* A clock that was set back must not silence it for long. */
  if (self->told_time != 0 && now >= self->told_time && now - self->told_time < G_TIME_SPAN_DAY)
    return FALSE;
  self->told_time = now;
  return TRUE;
}
