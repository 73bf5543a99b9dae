/* si-command-connection.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-command-line.h"
#include "si-connection-list.h"

G_BEGIN_DECLS

SiConnection *
si_command_connection (const SiCommand *command, SiConnectionList *list, GError **error);
char *si_command_store_folder (void);
char *si_command_store_path (SiConnection *connection);

G_END_DECLS
