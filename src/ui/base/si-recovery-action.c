/* si-recovery-action.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-recovery-action.h"

#include <glib/gi18n.h>

#include "si-button.h"

typedef struct
{
  const char *label; /* untranslated */
  const char *action;
} Step;

static const Step steps[] = {
  [SI_RECOVERY_NONE] = { NULL, NULL },
  [SI_RECOVERY_RETRY] = { N_ ("Refresh"), "win.refresh" },
  [SI_RECOVERY_CONNECTION] = { N_ ("Edit Connection"), "win.edit-connection" },
  [SI_RECOVERY_KEY] = { N_ ("Change API Key"), "win.edit-connection" },
  [SI_RECOVERY_UNLOCK] = { N_ ("Unlock Keyring"), "win.refresh" },
};

/**
 * si_recovery_action_set_up_button:
 * @button: a button
 * @action: the recovery action
 *
 * Gives a button the label and the action of a recovery action, or hides it if there is none.
 */
void
si_recovery_action_set_up_button (GtkButton *button, SiRecoveryAction action)
{
  const Step *step;

  g_return_if_fail (GTK_IS_BUTTON (button));
  g_return_if_fail (action < G_N_ELEMENTS (steps));

  step = &steps[action];
  gtk_widget_set_visible (GTK_WIDGET (button), step->action != NULL);
  if (step->action == NULL)
    return;
  gtk_button_set_label (button, _ (step->label));
  si_button_let_wrap (button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), step->action);
}
