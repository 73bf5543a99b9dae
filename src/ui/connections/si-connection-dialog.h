/* si-connection-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-connection-draft.h"

G_BEGIN_DECLS

#define SI_TYPE_CONNECTION_DIALOG (si_connection_dialog_get_type ())

/* The dialog in which a person adds or changes a connection. Once it is saved it becomes the
 * connection in use, by the action "win.connection" of the parent window. */
G_DECLARE_FINAL_TYPE (SiConnectionDialog, si_connection_dialog, SI, CONNECTION_DIALOG, AdwWindow)

SiConnectionDialog *si_connection_dialog_new (SiConnectionList *list, SiConnectionDraft *draft);
void si_connection_dialog_focus_key (SiConnectionDialog *self);

G_END_DECLS
