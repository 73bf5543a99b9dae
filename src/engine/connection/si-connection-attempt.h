/* si-connection-attempt.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-connection-draft.h"
#include "si-table.h"

G_BEGIN_DECLS

/**
 * SiAttemptState:
 * @SI_ATTEMPT_NONE: nothing is under way
 * @SI_ATTEMPT_TESTING: the server is asked
 * @SI_ATTEMPT_SAVING: the key is stored and the connection is saved
 *
 * The work that is done with a draft.
 */
typedef enum
{
  SI_ATTEMPT_NONE,
  SI_ATTEMPT_TESTING,
  SI_ATTEMPT_SAVING,
} SiAttemptState;

#define SI_TYPE_CONNECTION_ATTEMPT (si_connection_attempt_get_type ())

/* Tests and saves the draft of a connection, one at a time.
 *
 * Signals, of which one ends each work that was not stopped:
 *   "tested" (SiTable *table): the server has answered with this inventory;
 *   "saved" (SiConnection *connection): the connection is saved, and is the current one;
 *   "failed" (GError *error): the test or the saving has failed;
 *   "state-changed": the state is another one. */
G_DECLARE_FINAL_TYPE (SiConnectionAttempt, si_connection_attempt, SI, CONNECTION_ATTEMPT, GObject)

SiConnectionAttempt *si_connection_attempt_new (SiConnectionDraft *draft, SiConnectionList *list);
SiAttemptState si_connection_attempt_get_state (SiConnectionAttempt *self);
void si_connection_attempt_test (SiConnectionAttempt *self);
void si_connection_attempt_save (SiConnectionAttempt *self);
void si_connection_attempt_use_for_now (SiConnectionAttempt *self);
void si_connection_attempt_stop (SiConnectionAttempt *self);

G_END_DECLS
