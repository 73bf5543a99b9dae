/* si-answer-measure.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-answer-measure.h"

#include <string.h>

#include "si-checksum.h"

static gboolean
is_exact_zero (SiQuantity stock)
{
  return stock.kind == SI_QUANTITY_EXACT && stock.millionths == 0;
}

static gboolean
is_exact_nonzero (SiQuantity stock)
{
  return stock.kind == SI_QUANTITY_EXACT && stock.millionths != 0;
}

static guint64
add_text (guint64 sum, const char *text)
{
  return si_checksum (text, strlen (text), sum);
}

static void
add_product (SiAnswerMeasure *self, const SiTable *table, guint row)
{
  const SiQuantity total = si_table_get_stock (table, row);
  const guint n_lines = si_table_get_n_godown_stocks (table, row);
  guint64 sum = add_text (add_text (0, si_table_get_product_id (table, row)),
                          si_table_get_sku (table, row));
  guint64 n_exact = n_lines == 0 && total.kind == SI_QUANTITY_EXACT;
  guint64 n_nonzero = n_lines == 0 && is_exact_nonzero (total);

  for (guint i = 0; i < n_lines; i++)
    {
      SiGodownStock line;

      si_table_get_godown_stock (table, row, i, &line);
      n_exact += line.stock.kind == SI_QUANTITY_EXACT;
      n_nonzero += is_exact_nonzero (line.stock);
      sum = add_text (sum, line.id);
    }

  self->numbers[SI_ANSWER_PRODUCTS]++;
  self->numbers[SI_ANSWER_GODOWN_LINES] += n_lines;
  if (total.kind == SI_QUANTITY_EXACT)
    self->numbers[SI_ANSWER_EXACT_STOCKS] += n_exact;
  if (!is_exact_zero (total))
    self->numbers[SI_ANSWER_NONZERO_STOCKS] += n_nonzero;
  /* A sum is the same in any order, and servers do not always keep the same one. */
  self->fingerprint += sum;
}

/**
 * si_answer_measure_take:
 * @table: an answer
 *
 * Returns: the measure of the answer
 */
SiAnswerMeasure
si_answer_measure_take (const SiTable *table)
{
  SiAnswerMeasure self = { { 0 }, 0 };

  g_return_val_if_fail (table != NULL, self);

  for (guint row = 0; row < si_table_get_n_products (table); row++)
    add_product (&self, table, row);
  return self;
}

/**
 * si_answer_measure_equal:
 * @a: how much an answer has
 * @b: how much another has
 *
 * Returns: whether the four numbers, the products and their godowns are the same
 */
gboolean
si_answer_measure_equal (const SiAnswerMeasure *a, const SiAnswerMeasure *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->fingerprint == b->fingerprint
         && memcmp (a->numbers, b->numbers, sizeof a->numbers) == 0;
}

/**
 * si_answer_measure_has_lost_more:
 * @self: how much an answer has
 * @than: how much another has
 *
 * Returns: whether one of the four numbers is smaller in @self
 */
gboolean
si_answer_measure_has_lost_more (const SiAnswerMeasure *self, const SiAnswerMeasure *than)
{
  g_return_val_if_fail (self != NULL && than != NULL, TRUE);

  for (guint i = 0; i < SI_N_ANSWER_NUMBERS; i++)
    if (self->numbers[i] < than->numbers[i])
      return TRUE;
  return FALSE;
}

/**
 * si_answer_measure_raise:
 * @self: how much an answer has
 * @other: how much another has
 *
 * Raises each of the four numbers to that of @other if that is larger.
 */
void
si_answer_measure_raise (SiAnswerMeasure *self, const SiAnswerMeasure *other)
{
  g_return_if_fail (self != NULL && other != NULL);

  for (guint i = 0; i < SI_N_ANSWER_NUMBERS; i++)
    self->numbers[i] = MAX (self->numbers[i], other->numbers[i]);
}
