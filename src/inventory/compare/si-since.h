/* si-since.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In the place of a moment: before the last whole answer of the service. */
#define SI_SINCE_LAST G_MININT64

gint64 si_since_yesterday (GDateTime *now);
gint64 si_since_days (GDateTime *now, guint days);
gboolean si_since_parse (const char *text, GDateTime *now, gint64 *moment);

G_END_DECLS
