/* si-answer-guard.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-answer-ledger.h"
#include "si-table.h"

G_BEGIN_DECLS

#define SI_TYPE_ANSWER_GUARD (si_answer_guard_get_type ())

/* Judges each answer of a service before it is used, and holds one that has lost the shop. What it
 * knows of an address is stored, for a connection that is not saved, too.
 *
 * Property "held" (SiHeldAnswer, nullable, read-only with notify): the answer that is held now.
 *
 * Signals: "answer-held" (SiHeldAnswer): an answer was judged, and is held; "filter-ignored" (const
 * char *sku, const char *godown_id, guint n_products): the server has answered with products that
 * were not asked for, n_products in all; "failed" (GError): what is known of the answers could not
 * be stored. */
G_DECLARE_FINAL_TYPE (SiAnswerGuard, si_answer_guard, SI, ANSWER_GUARD, GObject)

#define SI_ANSWER_ERROR (si_answer_error_quark ())

/**
 * SiAnswerError:
 * @SI_ANSWER_ERROR_HELD: the answer has lost too much and is held
 * @SI_ANSWER_ERROR_NONE_HELD: no answer is held, or it cannot be read
 */
typedef enum
{
  SI_ANSWER_ERROR_HELD,
  SI_ANSWER_ERROR_NONE_HELD,
} SiAnswerError;

GQuark si_answer_error_quark (void);

/**
 * SiAnswer:
 * @table: what the server has answered
 * @time: when it came, in microseconds since 1970, UTC
 * @sku: (nullable): the SKU code that was asked for
 * @godown_id: (nullable): the godown that was asked for
 * @known: (nullable): the last good inventory, which counts where nothing else is known
 * @known_time: when that came
 * @accept: whether it is wanted even though it would be held, if it has lost no more than the
 *   answer that is held
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

SiAnswerGuard *si_answer_guard_new (void);
void si_answer_guard_set_address (SiAnswerGuard *self,
                                  const char *folder,
                                  const char *address,
                                  gboolean saved);
void si_answer_guard_set_rule (SiAnswerGuard *self, const SiHoldRule *rule);
SiHeldAnswer *si_answer_guard_get_held (SiAnswerGuard *self);
void si_answer_guard_delete (SiAnswerGuard *self, const char *folder, const char *address);

void si_answer_guard_judge_async (SiAnswerGuard *self,
                                  const SiAnswer *answer,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
SiTable *si_answer_guard_judge_finish (SiAnswerGuard *self, GAsyncResult *result, GError **error);

void si_answer_guard_read_held_async (SiAnswerGuard *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void si_answer_guard_accept_async (SiAnswerGuard *self,
                                   const SiHeldAnswer *held,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
SiTable *si_answer_guard_held_finish (SiAnswerGuard *self,
                                      GAsyncResult *result,
                                      SiHeldAnswer **held,
                                      GError **error);

void
si_answer_guard_tell_async (SiAnswerGuard *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean si_answer_guard_tell_finish (SiAnswerGuard *self, GAsyncResult *result);

G_END_DECLS
