/* si-database.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-database.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "si-row.h"

/* The count of SQLite's steps between two looks at the cancellable. */
#define STEPS 20000

/* The pause, in milliseconds, between two tries to get a file that another process holds. */
#define LOCK_PAUSE 10

struct _SiDatabase
{
  sqlite3 *sqlite; /* (owned) */
  gint64 deadline; /* monotonic: the end of its patience with other processes */
  dev_t device;
  ino_t inode;
};

/* Returns the errno of the file or of its write-ahead log. The latter has to be asked for, since
 * SQLite has lost it when a commit fails. */
static int
get_system_error (SiDatabase *self)
{
  sqlite3_file *log = NULL;
  int code = sqlite3_system_errno (self->sqlite);

  if (code == 0)
    sqlite3_file_control (self->sqlite, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (log != NULL && log->pMethods != NULL)
    log->pMethods->xFileControl (log, SQLITE_FCNTL_LAST_ERRNO, &code);
  if (code == 0)
    sqlite3_file_control (self->sqlite, "main", SQLITE_FCNTL_LAST_ERRNO, &code);
  return code;
}

static gboolean
fail (SiDatabase *self, GError **error)
{
  si_store_error_set_from_sqlite (error, sqlite3_extended_errcode (self->sqlite),
                                  get_system_error (self), sqlite3_errmsg (self->sqlite));
  return FALSE;
}

/*< private >
 * si_database_damaged:
 * @error: return location for an error
 *
 * Sets the error that the file is damaged.
 *
 * Returns: %FALSE
 */
gboolean
si_database_damaged (GError **error)
{
  si_store_error_set (error, SI_STORE_ERROR_DAMAGED, NULL);
  return FALSE;
}

/*< private >
 * si_database_conclude:
 * @sound: whether the rows that were read make sense
 * @cause: (transfer full) (nullable): why no more rows could be read
 * @error: return location for an error
 *
 * Ends the reading of rows. Rows that make no sense are damage only if all of them were read.
 *
 * Returns: whether all rows were read and make sense; if not, with @cause or
 *   %SI_STORE_ERROR_DAMAGED
 */
gboolean
si_database_conclude (gboolean sound, GError *cause, GError **error)
{
  if (cause == NULL)
    return sound || si_database_damaged (error);
  g_propagate_error (error, cause);
  return FALSE;
}

/* Makes a file that only this user may read. SQLite would let everybody read it, and gives the
 * files that it makes beside it the same mode. */
static void
make_file (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int descriptor;

  g_mkdir_with_parents (folder, 0700);
  descriptor = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor >= 0)
    g_close (descriptor, NULL);
}

static int
wait_for_lock (gpointer data, int n_waits)
{
  if (!si_database_is_patient (data))
    return FALSE;
  sqlite3_sleep (LOCK_PAUSE);
  return TRUE;
}

static SiDatabase *
connect_to (const char *path, int flags, gint64 deadline, GError **error)
{
  g_autoptr (SiDatabase) self = g_new0 (SiDatabase, 1);
  struct stat status;

  if (sqlite3_open_v2 (path, &self->sqlite, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                       NULL)
      != SQLITE_OK)
    {
      fail (self, error);
      return NULL;
    }
  if (stat (path, &status) == 0)
    {
      self->device = status.st_dev;
      self->inode = status.st_ino;
    }
  self->deadline = deadline;
  sqlite3_busy_handler (self->sqlite, wait_for_lock, self);
  /* The write-ahead log of another program must stay until the file is known to be ours. */
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  return g_steal_pointer (&self);
}

static gboolean
can_read (SiDatabase *self, GError **error)
{
  gint64 number;

  return si_database_read_number (self, "PRAGMA schema_version", &number, error);
}

/* Opens a file in a folder that cannot be written, where SQLite cannot make the files beside a
 * write-ahead log. It does without them if it is told that the file does not change, which is true
 * there: nobody else can write to it either. */
static SiDatabase *
connect_unchanging (const char *path, gint64 deadline, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, error);
  g_autofree char *immutable = uri != NULL ? g_strconcat (uri, "?immutable=1", NULL) : NULL;
  g_autoptr (SiDatabase) self = NULL;

  if (immutable == NULL)
    return NULL;
  self = connect_to (immutable, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, deadline, error);
  if (self == NULL || !can_read (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/*< private >
 * si_database_open:
 * @path: a file
 * @deadline: the monotonic time until when it waits for another process that holds the file
 * @error: return location for an error
 *
 * Opens a file, and makes it and its folder, for this user alone, where they do not exist. A file
 * that cannot be written is opened read-only.
 *
 * Returns: (transfer full) (nullable): the connection
 */
SiDatabase *
si_database_open (const char *path, gint64 deadline, GError **error)
{
  g_autoptr (SiDatabase) self = NULL;
  g_autoptr (GError) cause = NULL;

  make_file (path);
  self = connect_to (path, SQLITE_OPEN_READWRITE, deadline, &cause);
  if (self != NULL && can_read (self, &cause))
    return g_steal_pointer (&self);

  if (g_error_matches (cause, SI_STORE_ERROR, SI_STORE_ERROR_READ_ONLY)
      && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return connect_unchanging (path, deadline, error);

  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

/*< private >
 * si_database_open_damaged:
 * @path: a file that was quarantined
 * @error: return location for an error
 *
 * Opens a damaged file, to read the parts of it that are whole.
 *
 * Returns: (transfer full) (nullable): the connection
 */
SiDatabase *
si_database_open_damaged (const char *path, GError **error)
{
  return connect_to (path, SQLITE_OPEN_READWRITE, 0, error);
}

/*< private >
 * si_database_set_deadline:
 * @self: a connection
 * @deadline: the monotonic time until when it waits for another process that holds the file
 */
void
si_database_set_deadline (SiDatabase *self, gint64 deadline)
{
  self->deadline = deadline;
}

/*< private >
 * si_database_is_patient:
 * @self: a connection
 *
 * Returns: whether it still waits for another process that holds the file
 */
gboolean
si_database_is_patient (SiDatabase *self)
{
  return g_get_monotonic_time () < self->deadline;
}

/*< private >
 * si_database_close:
 * @self: (transfer full): a connection
 */
void
si_database_close (SiDatabase *self)
{
  sqlite3_close (self->sqlite);
  g_free (self);
}

/*< private >
 * si_database_is_read_only:
 * @self: a connection
 *
 * Returns: whether the file cannot be written
 */
gboolean
si_database_is_read_only (SiDatabase *self)
{
  return sqlite3_db_readonly (self->sqlite, "main") == 1;
}

/*< private >
 * si_database_is_in_place:
 * @self: a connection
 * @path: the path that the file was opened at
 *
 * Returns: whether the same file is still there
 */
gboolean
si_database_is_in_place (SiDatabase *self, const char *path)
{
  struct stat status;

  return stat (path, &status) == 0 && status.st_dev == self->device && status.st_ino == self->inode;
}

/*< private >
 * si_database_get_path:
 * @self: a connection
 *
 * Returns: (transfer none): the path of its file
 */
const char *
si_database_get_path (SiDatabase *self)
{
  return sqlite3_db_filename (self->sqlite, "main");
}

/*< private >
 * si_database_own:
 * @self: a connection to a file that is known to be ours
 *
 * Lets SQLite empty and remove the write-ahead log when the last connection is closed.
 */
void
si_database_own (SiDatabase *self)
{
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
}

static int
look_at_cancellable (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/*< private >
 * si_database_set_cancellable:
 * @self: a connection
 * @cancellable: (nullable): stops its statements from now on; it has to outlive them
 *
 * Makes the statements of an operation cancellable.
 */
void
si_database_set_cancellable (SiDatabase *self, GCancellable *cancellable)
{
  sqlite3_progress_handler (self->sqlite, STEPS, cancellable != NULL ? look_at_cancellable : NULL,
                            cancellable);
}

static sqlite3_stmt *
prepare (SiDatabase *self, GError **error, const char *sql, const char *format, va_list values)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (self->sqlite, sql, -1, &statement, NULL) != SQLITE_OK)
    {
      /* A sound file has all tables and columns that our statements name. */
      if (sqlite3_errcode (self->sqlite) == SQLITE_ERROR)
        si_database_damaged (error);
      else
        fail (self, error);
      return NULL;
    }
  si_row_bind (statement, format, values);
  return statement;
}

/*< private >
 * si_database_query:
 * @self: a connection
 * @error: return location for an error
 * @sql: a statement that gives rows
 * @format: a letter for each of its parameters
 * @...: their values; bytes have to stay until the statement is finalized
 *
 * Returns: (transfer full) (nullable): the statement, for si_database_next()
 */
sqlite3_stmt *
si_database_query (SiDatabase *self, GError **error, const char *sql, const char *format, ...)
{
  sqlite3_stmt *statement;
  va_list values;

  va_start (values, format);
  statement = prepare (self, error, sql, format, values);
  va_end (values);
  return statement;
}

/*< private >
 * si_database_next:
 * @self: a connection
 * @query: one of its statements
 * @error: return location for an error, which has to be looked at
 *
 * Returns: whether there is another row; if not, the rows have ended, or @error is set
 */
gboolean
si_database_next (SiDatabase *self, sqlite3_stmt *query, GError **error)
{
  const int result = sqlite3_step (query);

  if (result != SQLITE_ROW && result != SQLITE_DONE)
    fail (self, error);
  return result == SQLITE_ROW;
}

/*< private >
 * si_database_run:
 * @self: a connection
 * @error: return location for an error
 * @sql: a statement
 * @format: a letter for each of its parameters
 * @...: their values
 *
 * Runs a statement to its end, and drops the rows that it may give.
 *
 * Returns: whether it went well
 */
gboolean
si_database_run (SiDatabase *self, GError **error, const char *sql, const char *format, ...)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int result = SQLITE_ROW;
  va_list values;

  va_start (values, format);
  statement = prepare (self, error, sql, format, values);
  va_end (values);
  if (statement == NULL)
    return FALSE;

  while (result == SQLITE_ROW)
    result = sqlite3_step (statement);
  return result == SQLITE_DONE || fail (self, error);
}

/*< private >
 * si_database_read_first:
 * @self: a connection
 * @query: (nullable): a statement that gives a number; %NULL with @error set if that failed
 * @number: (inout): the number; without a row it stays as it is
 * @error: return location for an error
 *
 * Returns: whether it went well
 */
gboolean
si_database_read_first (SiDatabase *self, sqlite3_stmt *query, gint64 *number, GError **error)
{
  GError *cause = NULL;

  if (query == NULL)
    return FALSE;
  if (si_database_next (self, query, &cause))
    *number = sqlite3_column_int64 (query, 0);
  return si_database_conclude (TRUE, cause, error);
}

/*< private >
 * si_database_read_number:
 * @self: a connection
 * @sql: a statement that gives a number
 * @number: (out): the number, or 0 where it gives no row
 * @error: return location for an error
 *
 * Returns: whether it went well
 */
gboolean
si_database_read_number (SiDatabase *self, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (sqlite3_stmt) query = si_database_query (self, error, sql, "");

  *number = 0;
  return si_database_read_first (self, query, number, error);
}

/*< private >
 * si_database_begin:
 * @self: a connection
 * @to_write: whether to write, which one connection can do at a time
 * @error: return location for an error
 *
 * Begins a transaction, in which the file is read as of one moment.
 *
 * Returns: whether it has begun
 */
gboolean
si_database_begin (SiDatabase *self, gboolean to_write, GError **error)
{
  return si_database_run (self, error, to_write ? "BEGIN IMMEDIATE" : "BEGIN", "");
}

/* Moves the log into the file after each transaction, so that it takes no room on the disk, and the
 * file is whole by itself. It does not wait for a reader: the next transaction will do. */
static void
empty_log (SiDatabase *self)
{
  sqlite3_busy_handler (self->sqlite, NULL, NULL);
  sqlite3_wal_checkpoint_v2 (self->sqlite, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  sqlite3_busy_handler (self->sqlite, wait_for_lock, self);
}

/*< private >
 * si_database_end:
 * @self: a connection in a transaction
 * @good: whether to commit it
 * @error: return location for an error
 *
 * Ends a transaction. Its changes are on the disk then, or none of them is.
 *
 * Returns: whether it was committed
 */
gboolean
si_database_end (SiDatabase *self, gboolean good, GError **error)
{
  const gboolean wrote = sqlite3_txn_state (self->sqlite, "main") == SQLITE_TXN_WRITE;

  if (good && si_database_run (self, error, "COMMIT", ""))
    {
      if (wrote)
        empty_log (self);
      return TRUE;
    }
  if (!sqlite3_get_autocommit (self->sqlite))
    sqlite3_exec (self->sqlite, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/*< private >
 * si_database_shrink:
 * @self: a connection that is in no transaction
 * @error: return location for an error
 *
 * Writes the file anew, without the room that deleted rows have left.
 *
 * Returns: whether it was written
 */
gboolean
si_database_shrink (SiDatabase *self, GError **error)
{
  if (!si_database_run (self, error, "VACUUM", ""))
    return FALSE;
  empty_log (self);
  return TRUE;
}
