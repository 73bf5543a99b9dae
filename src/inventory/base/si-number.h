/* si-number.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean si_parse_uint64 (const char *text, guint64 min, guint64 max, guint64 *out);

G_END_DECLS
