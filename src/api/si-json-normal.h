/* si-json-normal.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean si_json_normalise (GString *json, const char *text, gsize length);

G_END_DECLS
