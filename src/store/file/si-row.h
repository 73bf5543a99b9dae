/* si-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The values of a row, with a checksum in the last column. A format has a letter for each value: i
 * for a gint64, t for a nullable text, b for a GBytes, # for the checksum of the numbers and texts
 * before it. */
void si_row_bind (sqlite3_stmt *statement, const char *format, va_list values);
gboolean si_row_is_whole (sqlite3_stmt *query);

G_END_DECLS
