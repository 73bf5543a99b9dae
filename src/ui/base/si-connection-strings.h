/* si-connection-strings.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Lists of strings in the settings, one for each saved connection. */
char **si_connection_strings_get (GSettings *settings, const char *key, const char *connection_id);
void si_connection_strings_set (GSettings *settings,
                                const char *key,
                                const char *connection_id,
                                const char *const *strings);

G_END_DECLS
