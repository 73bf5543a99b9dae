/* si-since.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Stands for the time before the last whole answer of the service, which is not known here. */
#define SI_SINCE_LAST G_MININT64

gint64 si_since_yesterday (GDateTime *now);
gint64 si_since_days (GDateTime *now, guint days);
gboolean si_since_parse (const char *text, GDateTime *now, gint64 *moment);

G_END_DECLS
