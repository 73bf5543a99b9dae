/* si-connection-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-connection-draft.h"

G_BEGIN_DECLS

#define SI_TYPE_CONNECTION_DIALOG (si_connection_dialog_get_type ())

/* Where a person sets a connection up, or changes it. What is saved becomes the connection
 * in use, by the action "app.connect" of the window that it is for. */
G_DECLARE_FINAL_TYPE (SiConnectionDialog, si_connection_dialog, SI, CONNECTION_DIALOG, AdwWindow)

SiConnectionDialog *si_connection_dialog_new (SiConnectionList *list, SiConnectionDraft *draft);
void si_connection_dialog_focus_key (SiConnectionDialog *self);

G_END_DECLS
