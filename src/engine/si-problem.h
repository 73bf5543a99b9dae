/* si-problem.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SiRecoveryAction:
 * @SI_RECOVERY_NONE: no action of the program helps
 * @SI_RECOVERY_RETRY: try again
 * @SI_RECOVERY_CONNECTION: change the address, or how the key is sent
 * @SI_RECOVERY_KEY: enter the key, or another one
 * @SI_RECOVERY_UNLOCK: unlock the keyring
 *
 * The action that may help with a problem. It is offered as one button.
 */
typedef enum
{
  SI_RECOVERY_NONE,
  SI_RECOVERY_RETRY,
  SI_RECOVERY_CONNECTION,
  SI_RECOVERY_KEY,
  SI_RECOVERY_UNLOCK,
} SiRecoveryAction;

/**
 * SiProblem:
 *
 * A failure in words for a person: a short title, a sentence with what the server said, an icon,
 * and the action that may help. It is immutable and reference counted.
 */
typedef struct _SiProblem SiProblem;

#define SI_TYPE_PROBLEM (si_problem_get_type ())

GType si_problem_get_type (void) G_GNUC_CONST;
SiProblem *si_problem_new (const GError *error);
SiProblem *si_problem_ref (SiProblem *self);
void si_problem_unref (SiProblem *self);
const char *si_problem_get_title (const SiProblem *self);
const char *si_problem_get_text (const SiProblem *self);
const char *si_problem_get_icon_name (const SiProblem *self);
SiRecoveryAction si_problem_get_recovery_action (const SiProblem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiProblem, si_problem_unref)

G_END_DECLS
