/* si-recovery-action.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-problem.h"

G_BEGIN_DECLS

void si_recovery_action_set_up_button (GtkButton *button, SiRecoveryAction action);

G_END_DECLS
