/* si-connection-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-connection.h"

G_BEGIN_DECLS

#define SI_TYPE_CONNECTION_LIST (si_connection_list_get_type ())

/* The saved connections, as a GListModel of SiConnection over the settings. The property "current"
 * (SiConnection, nullable) is the connection in use. The list follows changes of the settings by
 * another window or program. */
G_DECLARE_FINAL_TYPE (SiConnectionList, si_connection_list, SI, CONNECTION_LIST, GObject)

SiConnectionList *si_connection_list_new (GSettings *settings);
SiConnection *si_connection_list_get_current (SiConnectionList *self);
void si_connection_list_set_current (SiConnectionList *self, SiConnection *connection);
SiConnection *si_connection_list_find (SiConnectionList *self, const char *id);
SiConnection *si_connection_list_find_address (SiConnectionList *self, const char *address);

gboolean si_connection_list_check_writable (SiConnectionList *self, GError **error);
gboolean si_connection_list_save (SiConnectionList *self, SiConnection *connection, GError **error);
guint si_connection_list_remove (SiConnectionList *self, SiConnection *connection);
void si_connection_list_insert (SiConnectionList *self, guint position, SiConnection *connection);

G_END_DECLS
