/* si-database.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "si-store-error.h"

G_BEGIN_DECLS

/**
 * SiDatabase:
 *
 * A connection to a database file, for one thread at a time. The errors of SQLite become those of
 * %SI_STORE_ERROR.
 */
typedef struct _SiDatabase SiDatabase;

SiDatabase *si_database_open (const char *path, gint64 deadline, GError **error);
SiDatabase *si_database_open_damaged (const char *path, GError **error);
void si_database_close (SiDatabase *self);
void si_database_set_deadline (SiDatabase *self, gint64 deadline);
gboolean si_database_is_patient (SiDatabase *self);
void si_database_own (SiDatabase *self);
gboolean si_database_is_read_only (SiDatabase *self);
gboolean si_database_is_in_place (SiDatabase *self, const char *path);
const char *si_database_get_path (SiDatabase *self);
void si_database_set_cancellable (SiDatabase *self, GCancellable *cancellable);

/* The formats are those of si_row_bind(). */
sqlite3_stmt *
si_database_query (SiDatabase *self, GError **error, const char *sql, const char *format, ...);
gboolean
si_database_run (SiDatabase *self, GError **error, const char *sql, const char *format, ...);
gboolean si_database_next (SiDatabase *self, sqlite3_stmt *query, GError **error);
gboolean
si_database_read_first (SiDatabase *self, sqlite3_stmt *query, gint64 *number, GError **error);
gboolean
si_database_read_number (SiDatabase *self, const char *sql, gint64 *number, GError **error);
gboolean si_database_damaged (GError **error);
gboolean si_database_conclude (gboolean sound, GError *cause, GError **error);

gboolean si_database_begin (SiDatabase *self, gboolean to_write, GError **error);
gboolean si_database_end (SiDatabase *self, gboolean good, GError **error);
gboolean si_database_shrink (SiDatabase *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiDatabase, si_database_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

G_END_DECLS
