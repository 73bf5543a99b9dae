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
} Remedy;

static const Remedy remedies[] = {
  [SI_RECOVERY_NONE] = { NULL, NULL },
  [SI_RECOVERY_RETRY] = { N_ ("Try again"), "win.refresh" },
  [SI_RECOVERY_CONNECTION] = { N_ ("Change address"), "win.edit-connection" },
  [SI_RECOVERY_KEY] = { N_ ("Enter key"), "win.edit-connection" },
  [SI_RECOVERY_UNLOCK] = { N_ ("Unlock keyring"), "win.refresh" },
};

/**
 * si_recovery_action_set_up_button:
 * @button: a button
 * @remedy: what helps
 *
 * Gives a button the label and the action of a recovery action, or hides it if there is none.
 */
void
si_recovery_action_set_up_button (GtkButton *button, SiRecoveryAction remedy)
{
  const Remedy *found;

  g_return_if_fail (GTK_IS_BUTTON (button));
  g_return_if_fail (remedy < G_N_ELEMENTS (remedies));

  found = &remedies[remedy];
  gtk_widget_set_visible (GTK_WIDGET (button), found->action != NULL);
  if (found->action == NULL)
    return;
  gtk_button_set_label (button, _ (found->label));
  si_button_let_wrap (button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), found->action);
}
