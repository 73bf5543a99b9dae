/* si-cut.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most characters, and the most lines, of a text from outside that are laid out. */
#define SI_CUT_CHARS 400
#define SI_CUT_NAME_CHARS 100
#define SI_CUT_LINES 12

char *si_cut (const char *text);
char *si_cut_name (const char *name);

G_END_DECLS
