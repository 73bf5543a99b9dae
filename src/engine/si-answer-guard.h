/* si-answer-guard.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-answer-judge.h"

G_BEGIN_DECLS

#define SI_TYPE_ANSWER_GUARD (si_answer_guard_get_type ())

/* Judges each answer of an address before it is used, and holds one that has lost the shop. The
 * figures of the answers are stored for a connection that is not saved, too.
 *
 * Property "held" (SiHeldAnswer, nullable, read-only with notify): the answer that is held now.
 *
 * Signals: "answer-held" (SiHeldAnswer): an answer was judged and is held; "filter-ignored" (const
 * char *sku, const char *godown_id, guint n_products): the server has answered with products that
 * were not asked for, and with n_products in all; "failed" (GError): the file could not be
 * written. */
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

SiAnswerGuard *si_answer_guard_new (SiAnswerFile *file, gboolean restores);
void si_answer_guard_set_rule (SiAnswerGuard *self, const SiHoldRule *rule);
SiHeldAnswer *si_answer_guard_get_held (SiAnswerGuard *self);

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
