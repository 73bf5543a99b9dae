/* si-request.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-answer-guard.h"
#include "si-inventory.h"
#include "si-persistence.h"
#include "si-session.h"

G_BEGIN_DECLS

/**
 * SiRequestFlags:
 * @SI_REQUEST_NONE: the answer is wanted as it is
 * @SI_REQUEST_MERGE: a partial answer is wanted as the whole inventory with that part renewed
 * @SI_REQUEST_SAVE: a whole answer is saved before it is handed over, since nobody else saves it
 * @SI_REQUEST_ACCEPT: an answer that would be held is wanted all the same, if it has lost no more
 *   than the one that is held
 */
typedef enum
{
  SI_REQUEST_NONE = 0,
  SI_REQUEST_MERGE = 1 << 0,
  SI_REQUEST_SAVE = 1 << 1,
  SI_REQUEST_ACCEPT = 1 << 2,
} SiRequestFlags;

/**
 * SiRequestInfo:
 * @kind: the kind of the question
 * @sku: (nullable): the SKU code that was asked for
 * @godown_id: (nullable): the id of the godown that was asked for
 * @time: (nullable): the time of the answer, in the person's time zone
 * @n_answered: the number of products that the answer itself had
 *
 * A question and its answer.
 */
typedef struct
{
  SiSnapshotKind kind;
  char *sku;
  char *godown_id;
  GDateTime *time;
  guint n_answered;
} SiRequestInfo;

#define SI_TYPE_REQUEST (si_request_get_type ())

/* One request, from the question to the good answer: it asks through the session, waits until the
 * stored inventory is restored, and lets the guard judge the answer against it. It is used once. */
G_DECLARE_FINAL_TYPE (SiRequest, si_request, SI, REQUEST, GObject)

SiRequest *si_request_new (SiSession *session,
                           SiAnswerGuard *guard,
                           SiInventory *inventory,
                           SiPersistence *persistence,
                           SiRequestFlags flags);

void si_request_ask_async (SiRequest *self,
                           const SiQuestion *question,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
void si_request_take_held_async (SiRequest *self,
                                 const SiHeldAnswer *held,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
SiTable *si_request_finish (SiRequest *self, GAsyncResult *result, GError **error);

const SiRequestInfo *si_request_get_info (SiRequest *self);

G_END_DECLS
