/* si-held-answer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-held-answer.h"

struct _SiHeldAnswer
{
  gint64 time;
  char *sku;       /* (owned) (nullable) */
  char *godown_id; /* (owned) (nullable) */
  SiAnswerMeasure measure;
  SiAnswerMeasure best;
  SiAnswerNumber lost;
};

G_DEFINE_BOXED_TYPE (SiHeldAnswer, si_held_answer, si_held_answer_ref, si_held_answer_unref)

/**
 * si_held_answer_new:
 * @time: when it came, in microseconds since 1970, UTC
 * @sku: (nullable): the SKU code that was asked for
 * @godown_id: (nullable): the godown that was asked for
 * @measure: how much it has
 * @best: how much the best of the answers that it was compared with had
 * @lost: the number that shows the loss
 *
 * Returns: (transfer full): a new held answer
 */
SiHeldAnswer *
si_held_answer_new (gint64 time,
                    const char *sku,
                    const char *godown_id,
                    const SiAnswerMeasure *measure,
                    const SiAnswerMeasure *best,
                    SiAnswerNumber lost)
{
  SiHeldAnswer *self;

  g_return_val_if_fail (measure != NULL && best != NULL, NULL);
  g_return_val_if_fail (lost < SI_N_ANSWER_NUMBERS, NULL);

  self = g_atomic_rc_box_new0 (SiHeldAnswer);
  self->time = time;
  self->sku = g_strdup (sku);
  self->godown_id = g_strdup (godown_id);
  self->measure = *measure;
  self->best = *best;
  self->lost = lost;
  return self;
}

/**
 * si_held_answer_ref:
 * @self: a held answer
 *
 * Returns: (transfer full): @self
 */
SiHeldAnswer *
si_held_answer_ref (SiHeldAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
held_answer_clear (gpointer data)
{
  SiHeldAnswer *self = data;

  g_free (self->sku);
  g_free (self->godown_id);
}

/**
 * si_held_answer_unref:
 * @self: (transfer full): a held answer
 */
void
si_held_answer_unref (SiHeldAnswer *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, held_answer_clear);
}

/**
 * si_held_answer_get_time:
 * @self: a held answer
 *
 * Returns: the time when it came, in microseconds since 1970, UTC
 */
gint64
si_held_answer_get_time (const SiHeldAnswer *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->time;
}

/**
 * si_held_answer_get_sku:
 * @self: a held answer
 *
 * Returns: (nullable): the SKU code that was asked for
 */
const char *
si_held_answer_get_sku (const SiHeldAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sku;
}

/**
 * si_held_answer_get_godown_id:
 * @self: a held answer
 *
 * Returns: (nullable): the id of the godown that was asked for
 */
const char *
si_held_answer_get_godown_id (const SiHeldAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->godown_id;
}

/**
 * si_held_answer_get_measure:
 * @self: a held answer
 *
 * Returns: (transfer none): the measure of the answer
 */
const SiAnswerMeasure *
si_held_answer_get_measure (const SiHeldAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->measure;
}

/**
 * si_held_answer_get_best:
 * @self: a held answer
 *
 * Returns: (transfer none): the measure of the best of the answers before it
 */
const SiAnswerMeasure *
si_held_answer_get_best (const SiHeldAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->best;
}

/**
 * si_held_answer_get_lost:
 * @self: a held answer
 *
 * Returns: the number that shows the loss
 */
SiAnswerNumber
si_held_answer_get_lost (const SiHeldAnswer *self)
{
  g_return_val_if_fail (self != NULL, SI_ANSWER_PRODUCTS);

  return self->lost;
}
