/* si-store-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-store-file.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/stat.h>

#include "si-rescue.h"
#include "si-schema.h"

/* How long to wait for another process that holds the file, in microseconds. A read makes a person
 * wait; a write that gives up loses an answer, so it waits longer. */
#define READ_PATIENCE (2 * G_TIME_SPAN_SECOND)
#define WRITE_PATIENCE (9 * G_TIME_SPAN_SECOND / 2)
#define LEAST_PATIENCE (G_TIME_SPAN_SECOND / 4)

/* An operation that was asked for within this time after a vain wait meets the same lock, and
 * waits less. */
#define SAME_LOCK G_TIME_SPAN_SECOND

struct _SiStoreFile
{
  char *path; /* (owned) */
  GMutex opening;
  gboolean abandoned;   /* (mutex opening) */
  SiDatabase *database; /* (owned) (nullable): %NULL while closed */
  SiNewestInventory newest;
  const char *quarantined; /* (nullable) (atomic): interned */
  gint64 busy_time;        /* monotonic: since when another process has been waited for */
  gint64 busy_end;         /* monotonic: when the last vain wait ended */
};

/*< private >
 * si_store_file_new:
 * @path: the database's file, which need not be there
 *
 * Returns: (transfer full): a file that is closed
 */
SiStoreFile *
si_store_file_new (const char *path)
{
  SiStoreFile *self = g_new0 (SiStoreFile, 1);

  self->path = g_strdup (path);
  self->busy_end = -SAME_LOCK;
  g_mutex_init (&self->opening);
  return self;
}

/*< private >
 * si_store_file_free:
 * @self: (transfer full): a file
 *
 * Closes the file, which writes to the disk.
 */
void
si_store_file_free (SiStoreFile *self)
{
  si_store_file_close (self);
  g_mutex_clear (&self->opening);
  g_free (self->path);
  g_free (self);
}

/*< private >
 * si_store_file_close:
 * @self: a file
 *
 * Closes the file; the next operation opens it again.
 */
void
si_store_file_close (SiStoreFile *self)
{
  si_newest_inventory_clear (&self->newest);
  g_clear_pointer (&self->database, si_database_close);
}

/*< private >
 * si_store_file_get_quarantined:
 * @self: a file
 *
 * Returns: (transfer none) (nullable): the path of the damaged file that was found in its place.
 *   Any thread may ask.
 */
const char *
si_store_file_get_quarantined (SiStoreFile *self)
{
  return g_atomic_pointer_get (&self->quarantined);
}

/*< private >
 * si_store_file_abandon:
 * @self: a file
 *
 * Keeps the file from being opened again. Any thread may call this.
 */
void
si_store_file_abandon (SiStoreFile *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->opening);

  self->abandoned = TRUE;
}

/* Operations that have queued up behind one lock wait for it together, and not one after the
 * other. */
static gint64
choose_deadline (SiStoreFile *self, const SiStoreOperation *operation, gint64 begin_time)
{
  const gint64 now = g_get_monotonic_time ();
  const gint64 patience
      = operation->retry == SI_STORE_RETRY_ALWAYS ? WRITE_PATIENCE : READ_PATIENCE;

  if (begin_time > self->busy_end + SAME_LOCK)
    self->busy_time = now;
  return MAX (self->busy_time + patience, now + LEAST_PATIENCE);
}

/* Tells a file that has lost all its bytes from a new one that another process is making just now,
 * which has not been modified since its birth. */
static gboolean
was_emptied (const char *path)
{
  struct statx status;

  if (statx (AT_FDCWD, path, 0, STATX_SIZE | STATX_MTIME | STATX_BTIME, &status) != 0
      || status.stx_size > 0)
    return FALSE;
  return (status.stx_mask & STATX_BTIME) == 0 || status.stx_mtime.tv_sec != status.stx_btime.tv_sec
         || status.stx_mtime.tv_nsec != status.stx_btime.tv_nsec;
}

/* An open file is opened anew where it was taken away, or may have become writable. */
static gboolean
open_database (SiStoreFile *self, gint64 deadline, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->opening);

  if (self->abandoned)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The file was abandoned");
      return FALSE;
    }
  if (self->database != NULL
      && (si_database_is_read_only (self->database)
          || !si_database_is_in_place (self->database, self->path)))
    si_store_file_close (self);
  if (self->database != NULL)
    {
      si_database_set_deadline (self->database, deadline);
      return TRUE;
    }

  if (was_emptied (self->path))
    return si_database_damaged (error);
  self->database = si_database_open (self->path, deadline, error);
  if (self->database != NULL && !si_schema_prepare (self->database, error))
    si_store_file_close (self);
  return self->database != NULL;
}

/* A state that did not change is not written, so that a transaction without effect costs nothing.
 */
static gpointer
transact (SiStoreFile *self,
          const SiStoreOperation *operation,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  SiStoreTransaction transaction = { self->database, &self->newest, { 0 }, cancellable };
  SiState before;
  gpointer result = NULL;
  gboolean good;

  if (!si_database_begin (self->database, operation->writes, error))
    return NULL;
  good = si_state_read (self->database, &before, error);
  if (good)
    {
      transaction.state = before;
      result = operation->transaction (&transaction, data, error);
      good = result != NULL;
    }
  if (good && operation->writes && memcmp (&before, &transaction.state, sizeof before) != 0)
    good = si_state_write (self->database, &transaction.state, error);
  if (si_database_end (self->database, good, error)
      && (operation->epilogue == NULL || operation->epilogue (&transaction, data, error)))
    return result;
  if (result != NULL && operation->free_result != NULL)
    operation->free_result (result);
  return NULL;
}

static gpointer
try_to_run (SiStoreFile *self,
            const SiStoreOperation *operation,
            gint64 begin_time,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  gpointer result;

  if (!open_database (self, choose_deadline (self, operation, begin_time), error))
    return NULL;
  si_database_set_cancellable (self->database, cancellable);
  result = transact (self, operation, data, cancellable, error);
  si_database_set_cancellable (self->database, NULL);
  return result;
}

static void
set_rescue_error (GError **error, gboolean rescued, const char *quarantined)
{
  g_set_error (error, SI_STORE_ERROR, SI_STORE_ERROR_DAMAGED,
               rescued
                   /* Translators: %s is a file. */
                   ? _ ("The stored inventory was damaged. Its newest state is kept; the rest was "
                        "set aside as %s.")
                   /* Translators: %s is a file. */
                   : _ ("The stored inventory was damaged and could not be read. It was set aside "
                        "as %s."),
               quarantined);
}

/* Returns whether the operation is worth a second try; if not, @error says where the file is. A
 * file that another process has replaced meanwhile is left to it. */
static gboolean
quarantine (SiStoreFile *self, SiStoreRetry retry, GError **error)
{
  const gboolean in_place
      = self->database == NULL || si_database_is_in_place (self->database, self->path);
  g_autofree char *quarantined = NULL;
  gboolean rescued;

  si_store_file_close (self);
  if (!in_place)
    return TRUE;

  rescued = si_rescue (self->path, &quarantined);
  if (quarantined == NULL)
    return FALSE;
  g_atomic_pointer_set (&self->quarantined, g_intern_string (quarantined));
  if (retry == SI_STORE_RETRY_ALWAYS || (retry == SI_STORE_RETRY_IF_RESCUED && rescued))
    return TRUE;

  g_clear_error (error);
  set_rescue_error (error, rescued, quarantined);
  return FALSE;
}

/*< private >
 * si_store_file_run:
 * @self: a file
 * @operation: what to do
 * @begin_time: the monotonic time at which it was asked for
 * @data: the arguments of the operation
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Opens the file if need be, and does an operation in one transaction. A file that turns out to be
 * damaged is quarantined, and the operation done again with the new file where it allows that.
 *
 * Returns: (transfer full) (nullable): the result of the operation; %NULL with an error
 */
gpointer
si_store_file_run (SiStoreFile *self,
                   const SiStoreOperation *operation,
                   gint64 begin_time,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GError) cause = NULL;
  gpointer result = try_to_run (self, operation, begin_time, data, cancellable, &cause);

  if (g_error_matches (cause, SI_STORE_ERROR, SI_STORE_ERROR_DAMAGED)
      && quarantine (self, operation->retry, &cause))
    {
      g_clear_error (&cause);
      result = try_to_run (self, operation, begin_time, data, cancellable, &cause);
    }
  self->busy_end = g_error_matches (cause, SI_STORE_ERROR, SI_STORE_ERROR_BUSY)
                       ? g_get_monotonic_time ()
                       : -SAME_LOCK;
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return result;
}

/*< private >
 * si_store_transaction_read_newest:
 * @self: a transaction
 * @newest: (out) (transfer full) (nullable): the newest inventory; %NULL where none has been stored
 * @error: return location for an error
 *
 * Reads the newest inventory, from memory where that is possible.
 *
 * Returns: whether it could be read
 */
gboolean
si_store_transaction_read_newest (SiStoreTransaction *self, SiTable **newest, GError **error)
{
  *newest = si_newest_inventory_read (self->newest, self->database, &self->state, error);
  return *newest != NULL || self->state.snapshot == 0;
}
