/* si-connection-actions.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engines.h"
#include "si-toaster.h"

G_BEGIN_DECLS

#define SI_TYPE_CONNECTION_ACTIONS (si_connection_actions_get_type ())

/* The actions of a window that choose, add, change and remove a connection. The state of the action
 * "connection" is the id of the connection in use, "" for one that is not saved.
 *
 * Signal "chosen" (SiEngine): the person wants to see the inventory of this engine. */
G_DECLARE_FINAL_TYPE (SiConnectionActions, si_connection_actions, SI, CONNECTION_ACTIONS, GObject)

SiConnectionActions *
si_connection_actions_new (GtkApplicationWindow *window, SiToaster *toaster, SiEngines *engines);
void si_connection_actions_set_engine (SiConnectionActions *self, SiEngine *engine);

G_END_DECLS
