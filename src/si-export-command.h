/* si-export-command.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-command-line.h"

G_BEGIN_DECLS

SiExitStatus si_export_command_run (const SiCommand *command);

G_END_DECLS
