/* si-json-normal.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Between the name, the id and the stock of a godown line that is one string. */
#define SI_JSON_LINE_SEPARATOR '\x1F'

gboolean si_json_normalise (GString *json, const char *text, gsize length);

G_END_DECLS
