/* si-loose-code.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char **si_loose_codes (const char *text);
char *si_loose_code_squeeze (const char *text);
gboolean si_loose_code_equals (const char *folded, gsize length, const char *squeezed);

G_END_DECLS
