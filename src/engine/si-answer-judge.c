/* si-answer-judge.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-answer-judge.h"

#include "si-answer-filter.h"

static gint64
find_last_time (const SiAnswerLedger *ledger)
{
  return g_array_index (ledger->taken, SiAnswerRecord, ledger->taken->len - 1).time;
}

/* Starts the ledger with the last good inventory, for an address that was used before there were
 * ledgers. The ledger of a code or a godown also follows a whole inventory that came later: it was
 * good even if a product was gone or a godown had less, so older answers no longer count. */
static void
learn_known (SiAnswerLedger *ledger, const SiHoldRule *rule, const SiAnswer *answer)
{
  g_autoptr (SiHeldAnswer) lost = NULL;
  g_autoptr (SiTable) part = NULL;
  SiAnswerMeasure measure;

  if (answer->known == NULL
      || (ledger->taken->len > 0
          && (si_answer_ledger_is_for (ledger, NULL, NULL)
              || answer->known_time <= find_last_time (ledger))))
    return;
  part = si_answer_filter (answer->known, answer->sku, answer->godown_id, NULL);
  measure = si_answer_measure_take (part);
  lost = si_answer_ledger_judge (ledger, &measure, answer->known_time, rule);
  if (lost != NULL)
    si_answer_ledger_accept (ledger, &measure, answer->known_time);
  else
    si_answer_ledger_take (ledger, &measure, answer->known_time);
}

static void
take (SiAnswerFile *file, SiAnswerLedger *ledger, const SiAnswerMeasure *measure, gint64 time)
{
  if (si_answer_ledger_is_for (ledger, NULL, NULL))
    si_answer_file_remove_all_held (file);
  else
    si_answer_file_remove_held (file, ledger);
  si_answer_ledger_take (ledger, measure, time);
}

static void
accept (SiAnswerFile *file, SiAnswerLedger *ledger, const SiAnswerMeasure *measure, gint64 time)
{
  si_answer_file_remove_held (file, ledger);
  si_answer_ledger_accept (ledger, measure, time);
  if (si_answer_ledger_is_for (ledger, NULL, NULL))
    si_answer_file_remove_parts (file);
}

static gboolean
is_wanted (const SiAnswer *answer, const SiAnswerLedger *ledger, const SiAnswerMeasure *measure)
{
  return answer->accept && ledger->held != NULL
         && !si_answer_measure_has_lost_more (measure, si_held_answer_get_measure (ledger->held));
}

/**
 * si_answer_judge:
 * @file: the file of the address, begun for writing
 * @rule: the rule by which answers are held
 * @answer: an answer with nothing but what was asked for
 * @error: return location for an error; the answer is held even if its products could not be
 *   stored
 *
 * Judges an answer by what is known of the earlier ones, and records it as taken or holds it.
 *
 * Returns: (transfer full) (nullable): the answer, if it is held; %NULL if it is good
 */
SiHeldAnswer *
si_answer_judge (SiAnswerFile *file, const SiHoldRule *rule, const SiAnswer *answer, GError **error)
{
  const SiAnswerMeasure measure = si_answer_measure_take (answer->table);
  SiAnswerLedger *ledger = si_answer_file_find (file, answer->sku, answer->godown_id);
  g_autoptr (SiHeldAnswer) held = NULL;

  learn_known (ledger, rule, answer);
  held = si_answer_ledger_judge (ledger, &measure, answer->time, rule);
  if (held == NULL)
    {
      take (file, ledger, &measure, answer->time);
      return NULL;
    }
  if (is_wanted (answer, ledger, &measure))
    {
      accept (file, ledger, &measure, answer->time);
      return NULL;
    }
  si_answer_ledger_hold (ledger, held);
  if (rule->takes_third && si_answer_ledger_is_third (ledger))
    {
      accept (file, ledger, &measure, answer->time);
      return NULL;
    }
  si_answer_file_write_held (file, ledger, answer->table, error);
  return g_steal_pointer (&held);
}

/**
 * si_answer_find_held:
 * @file: the file of the address, begun, and for writing if @accept_it
 * @time: when the held answer came that is meant; 0 for any
 * @accept_it: whether to take it, so that later answers are compared with it
 * @found: (out) (nullable) (transfer full): the answer that is held, even if its products cannot
 *   be read
 *
 * Returns: (transfer full) (nullable): its products
 */
SiTable *
si_answer_find_held (SiAnswerFile *file, gint64 time, gboolean accept_it, SiHeldAnswer **found)
{
  SiAnswerLedger *ledger = si_answer_file_find_held (file);
  SiTable *table;

  *found = NULL;
  if (ledger == NULL || (time != 0 && time != si_held_answer_get_time (ledger->held)))
    return NULL;
  *found = si_held_answer_ref (ledger->held);
  table = si_answer_file_read_held (file, ledger);
  if (table != NULL && accept_it)
    accept (file, ledger, si_held_answer_get_measure (*found), si_held_answer_get_time (*found));
  return table;
}
