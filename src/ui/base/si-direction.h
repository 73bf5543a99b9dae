/* si-direction.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The characters around a text that is read from left to right in every language. */
#define SI_ISOLATE_START "\u2066"
/* The character before a text that is read in its own direction. */
#define SI_ISOLATE_FIRST "\u2068"
#define SI_ISOLATE_END "\u2069"

gboolean si_direction_is_rtl (void);
char *si_direction_isolate (const char *text);
char *si_direction_isolate_name (const char *name);
char *si_direction_begin (const char *sentence);
char *si_direction_align (const char *text);
float si_direction_get_figure_xalign (void);

G_END_DECLS
