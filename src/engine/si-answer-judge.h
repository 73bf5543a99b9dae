/* si-answer-judge.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-answer-file.h"
#include "si-answer-ledger.h"
#include "si-table.h"

G_BEGIN_DECLS

/**
 * SiAnswer:
 * @table: what the server has answered
 * @time: when it came, in microseconds since 1970, UTC
 * @sku: (nullable): the SKU code that was asked for
 * @godown_id: (nullable): the godown that was asked for
 * @known: (nullable): the last good inventory, which counts where nothing else is known
 * @known_time: when @known came
 * @accept: whether the answer is wanted even though it would be held, if it has lost no more than
 *   the one that is held
 *
 * An answer that is to be judged.
 */
typedef struct
{
  SiTable *table;
  gint64 time;
  const char *sku;
  const char *godown_id;
  SiTable *known;
  gint64 known_time;
  gboolean accept;
} SiAnswer;

SiHeldAnswer *si_answer_judge (SiAnswerFile *file,
                               const SiHoldRule *rule,
                               const SiAnswer *answer,
                               GError **error);
SiTable *
si_answer_find_held (SiAnswerFile *file, gint64 time, gboolean accept_it, SiHeldAnswer **found);

G_END_DECLS
