/* si-held-answer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-answer-measure.h"

G_BEGIN_DECLS

/**
 * SiHeldAnswer:
 *
 * An answer that has lost too much to be taken: when it came, the question, how much it has, and
 * how much the answers before it had. It is immutable and reference counted.
 */
typedef struct _SiHeldAnswer SiHeldAnswer;

#define SI_TYPE_HELD_ANSWER (si_held_answer_get_type ())

GType si_held_answer_get_type (void) G_GNUC_CONST;
SiHeldAnswer *si_held_answer_new (gint64 time,
                                  const char *sku,
                                  const char *godown_id,
                                  const SiAnswerMeasure *measure,
                                  const SiAnswerMeasure *best,
                                  SiAnswerNumber lost);
SiHeldAnswer *si_held_answer_ref (SiHeldAnswer *self);
void si_held_answer_unref (SiHeldAnswer *self);
gint64 si_held_answer_get_time (const SiHeldAnswer *self);
const char *si_held_answer_get_sku (const SiHeldAnswer *self);
const char *si_held_answer_get_godown_id (const SiHeldAnswer *self);
const SiAnswerMeasure *si_held_answer_get_measure (const SiHeldAnswer *self);
const SiAnswerMeasure *si_held_answer_get_best (const SiHeldAnswer *self);
SiAnswerNumber si_held_answer_get_lost (const SiHeldAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiHeldAnswer, si_held_answer_unref)

G_END_DECLS
