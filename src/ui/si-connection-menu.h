/* si-connection-menu.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-connection-list.h"

G_BEGIN_DECLS

/* What the sample data's connection is called in the target of "win.connection". */
#define SI_SAMPLE_CONNECTION "sample"

#define SI_TYPE_CONNECTION_MENU (si_connection_menu_get_type ())

/* The connection in use, by its name, and the others in a menu. */
G_DECLARE_FINAL_TYPE (SiConnectionMenu, si_connection_menu, SI, CONNECTION_MENU, AdwBin)

void si_connection_menu_set_list (SiConnectionMenu *self, SiConnectionList *list);
void si_connection_menu_set_connection (SiConnectionMenu *self, SiConnection *connection);
void si_connection_menu_set_narrow (SiConnectionMenu *self, gboolean narrow);

G_END_DECLS
