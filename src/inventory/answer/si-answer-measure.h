/* si-answer-measure.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table.h"

G_BEGIN_DECLS

/**
 * SiAnswerNumber:
 * @SI_ANSWER_PRODUCTS: how many products an answer has
 * @SI_ANSWER_GODOWN_LINES: how many lines of godowns
 * @SI_ANSWER_EXACT_STOCKS: how many stocks that are exact numbers
 * @SI_ANSWER_NONZERO_STOCKS: how many stocks other than zero
 *
 * The numbers that show a loss, in the order in which a loss is told: an answer without products
 * has lost all else, too.
 */
typedef enum
{
  SI_ANSWER_PRODUCTS,
  SI_ANSWER_GODOWN_LINES,
  SI_ANSWER_EXACT_STOCKS,
  SI_ANSWER_NONZERO_STOCKS,
  SI_N_ANSWER_NUMBERS
} SiAnswerNumber;

/**
 * SiAnswerMeasure:
 * @numbers: how much there is, by #SiAnswerNumber
 * @fingerprint: a sum of its products and their godowns, in any order and whatever their stocks
 *
 * How much an answer has. A product's stocks are those of its godowns, or its own where it names
 * no godown. They count as other than zero only if the product's own stock is not zero, and as
 * exact only if the product's own stock is exact, so that the loss of either shows.
 */
typedef struct
{
  guint64 numbers[SI_N_ANSWER_NUMBERS];
  guint64 fingerprint;
} SiAnswerMeasure;

SiAnswerMeasure si_answer_measure_take (const SiTable *table);
gboolean si_answer_measure_equal (const SiAnswerMeasure *a, const SiAnswerMeasure *b);
gboolean si_answer_measure_has_lost_more (const SiAnswerMeasure *self, const SiAnswerMeasure *than);
void si_answer_measure_raise (SiAnswerMeasure *self, const SiAnswerMeasure *other);

G_END_DECLS
