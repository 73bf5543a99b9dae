/* si-command-connection.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-command-line.h"
#include "si-connection-list.h"
#include "si-demo-server.h"
#include "si-engine.h"

G_BEGIN_DECLS

SiConnection *
si_command_connection (const SiCommand *command, SiConnectionList *list, GError **error);
char *si_command_store_folder (void);
char *si_command_store_path (SiConnection *connection);
void si_command_follow_rule (SiEngine *engine, GSettings *settings);
void si_command_set_up_engine (SiEngine *engine, GSettings *settings);
SiConnection *si_demo_connection (SiDemoServer *server, GError **error);

G_END_DECLS
