/* si-json-normal.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In an array of godown lines that is one string: after each line, and between its name,
 * its id and its stock. No other string holds them. */
#define SI_JSON_LINE_END '\n'
#define SI_JSON_LINE_SEPARATOR '\t'

gboolean si_json_normalise (GString *json, const char *text, gsize length);

G_END_DECLS
