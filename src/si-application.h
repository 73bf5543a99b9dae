/* si-application.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-command-line.h"

G_BEGIN_DECLS

#define SI_TYPE_APPLICATION (si_application_get_type ())

/* The program with its window. A person has one of them; only `--demo` and `--url` start another
 * one. */
G_DECLARE_FINAL_TYPE (SiApplication, si_application, SI, APPLICATION, AdwApplication)

int si_application_start (const SiCommand *command, int argc, char **argv);

G_END_DECLS
