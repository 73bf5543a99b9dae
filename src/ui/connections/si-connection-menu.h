/* si-connection-menu.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-connection-list.h"

G_BEGIN_DECLS

/* The id of the sample data's connection in the target of "win.connection". */
#define SI_SAMPLE_CONNECTION "sample"

#define SI_TYPE_CONNECTION_MENU (si_connection_menu_get_type ())

/* A button with the name of the connection in use, and a menu with the other connections. */
G_DECLARE_FINAL_TYPE (SiConnectionMenu, si_connection_menu, SI, CONNECTION_MENU, AdwBin)

void si_connection_menu_set_list (SiConnectionMenu *self, SiConnectionList *list);
void si_connection_menu_set_connection (SiConnectionMenu *self, SiConnection *connection);
void si_connection_menu_set_narrow (SiConnectionMenu *self, gboolean narrow);

G_END_DECLS
