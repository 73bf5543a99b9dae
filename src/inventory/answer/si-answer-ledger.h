/* si-answer-ledger.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-held-answer.h"

G_BEGIN_DECLS

/**
 * SiHoldRule:
 * @part: the upper number of the fraction
 * @whole: the lower number of the fraction
 * @takes_third: whether an answer is taken that has come three times within a day
 *
 * The rule by which an answer is held, where one of its numbers is less than this fraction of the
 * best.
 */
typedef struct
{
  guint part;
  guint whole;
  gboolean takes_third;
} SiHoldRule;

#define SI_HOLD_RULE_INIT                                                                          \
  {                                                                                                \
    2, 3, FALSE                                                                                    \
  }

/**
 * SiAnswerRecord:
 * @time: when an answer came, in microseconds since 1970, UTC
 * @measure: how much it had
 *
 * A good answer.
 */
typedef struct
{
  gint64 time;
  SiAnswerMeasure measure;
} SiAnswerRecord;

/**
 * SiAnswerLedger:
 * @sku: (nullable): the SKU code that was asked for
 * @godown_id: (nullable): the godown that was asked for
 * @taken: (element-type SiAnswerRecord): the good answers that still count, oldest first
 * @held: (nullable): the newest answer, if it is held
 * @equal_times: (element-type gint64): when answers came that equal the held one, it included
 * @told_time: when the held answer was last told on the desktop, or 0
 *
 * A record of how much the answers to one question had, be it for the whole inventory, one SKU code
 * or one godown. Only the functions below and the reader of the answer file write the fields.
 */
typedef struct
{
  char *sku;           /* (owned) (nullable) */
  char *godown_id;     /* (owned) (nullable) */
  GArray *taken;       /* (owned) */
  SiHeldAnswer *held;  /* (owned) (nullable) */
  GArray *equal_times; /* (owned) */
  gint64 told_time;
} SiAnswerLedger;

SiAnswerLedger *si_answer_ledger_new (const char *sku, const char *godown_id);
void si_answer_ledger_free (SiAnswerLedger *self);
gboolean
si_answer_ledger_is_for (const SiAnswerLedger *self, const char *sku, const char *godown_id);
SiHeldAnswer *si_answer_ledger_judge (const SiAnswerLedger *self,
                                      const SiAnswerMeasure *measure,
                                      gint64 now,
                                      const SiHoldRule *rule);
void si_answer_ledger_take (SiAnswerLedger *self, const SiAnswerMeasure *measure, gint64 time);
void si_answer_ledger_accept (SiAnswerLedger *self, const SiAnswerMeasure *measure, gint64 time);
void si_answer_ledger_hold (SiAnswerLedger *self, SiHeldAnswer *held);
void si_answer_ledger_release (SiAnswerLedger *self);
gboolean si_answer_ledger_is_third (const SiAnswerLedger *self);
gboolean si_answer_ledger_tell (SiAnswerLedger *self, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiAnswerLedger, si_answer_ledger_free)

G_END_DECLS
