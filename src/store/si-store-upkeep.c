/* si-store-upkeep.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "si-check.h"
#include "si-stock-points.h"
#include "si-snapshot-rows.h"
#include "si-store-private.h"
#include "si-store-time.h"

static gboolean
forget (SiStore *self, SiOperation *operation, GCancellable *cancellable, GError **error)
{
  return si_history_prune (self->database, operation->time, error);
}

/**
 * si_store_prune_async:
 * @self: a store
 * @before: (nullable): forgets what is older; all of the past where %NULL
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Erases history, and gives the room back to the disk. The newest inventory and the watches stay.
 */
void
si_store_prune_async (SiStore *self,
                      GDateTime *before,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  SiOperation *operation;

  g_return_if_fail (SI_IS_STORE (self));

  operation = si_operation_new (forget, SI_RETRY_NEVER);
  operation->time = before != NULL ? si_store_time_from_date (before) : SI_ALL_TIME;
  si_store_begin (self, operation, si_store_prune_async, cancellable, callback, user_data);
}

/**
 * si_store_prune_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether it is erased; if not, with an error of %SI_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
si_store_prune_finish (SiStore *self, GAsyncResult *result, GError **error)
{
  return si_store_end (self, result, si_store_prune_async, error) != NULL;
}

static guint64
get_size (const char *path, const char *ending)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);
  struct stat status;

  return g_stat (name, &status) == 0 ? (guint64) status.st_size : 0;
}

static gboolean
measure_snapshots (SiStore *self, SiOperation *operation, GError **error)
{
  g_autoptr (GPtrArray) snapshots = NULL;
  SiState state;

  if (!si_state_read (self->database, &state, error))
    return FALSE;
  snapshots = si_snapshots_read (self->database, &state, error);
  if (snapshots == NULL)
    return FALSE;
  operation->n_snapshots = snapshots->len;
  if (snapshots->len > 0)
    operation->oldest = ((SiSnapshot *) snapshots->pdata[snapshots->len - 1])->time;
  return TRUE;
}

static gboolean
measure (SiStore *self, SiOperation *operation, GCancellable *cancellable, GError **error)
{
  operation->bytes = get_size (self->path, "") + get_size (self->path, "-wal");
  return si_database_begin (self->database, FALSE, error)
         && si_database_end (self->database, measure_snapshots (self, operation, error), error);
}

/**
 * si_store_measure_async:
 * @self: a store
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Looks how much is stored.
 */
void
si_store_measure_async (SiStore *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (SI_IS_STORE (self));

  si_store_begin (self, si_operation_new (measure, SI_RETRY_NEVER), si_store_measure_async,
                  cancellable, callback, user_data);
}

/**
 * si_store_measure_finish:
 * @self: a store
 * @result: what the callback was given
 * @bytes: (out) (optional): the place that it takes on the disk
 * @n_snapshots: (out) (optional): how many snapshots it has
 * @oldest: (out) (optional): of when the oldest is, in microseconds since 1970; 0 without one
 * @error: return location for an error
 *
 * Returns: whether it could be looked at; if not, with an error of %SI_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
si_store_measure_finish (SiStore *self,
                         GAsyncResult *result,
                         guint64 *bytes,
                         guint *n_snapshots,
                         gint64 *oldest,
                         GError **error)
{
  const SiOperation *operation = si_store_end (self, result, si_store_measure_async, error);

  if (bytes != NULL)
    *bytes = operation != NULL ? operation->bytes : 0;
  if (n_snapshots != NULL)
    *n_snapshots = operation != NULL ? operation->n_snapshots : 0;
  if (oldest != NULL)
    *oldest = operation != NULL ? operation->oldest : 0;
  return operation != NULL;
}

static gboolean
check (SiStore *self, SiOperation *operation, GCancellable *cancellable, GError **error)
{
  return si_database_begin (self->database, FALSE, error)
         && si_database_end (self->database, si_check (self->database, cancellable, error), error);
}

/**
 * si_store_check_async:
 * @self: a store
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads all that is stored, and looks whether it is what was written. If not, the file is set aside
 * as by si_store_load_async().
 */
void
si_store_check_async (SiStore *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (SI_IS_STORE (self));

  si_store_begin (self, si_operation_new (check, SI_RETRY_NEVER), si_store_check_async, cancellable,
                  callback, user_data);
}

/**
 * si_store_check_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether all is well; if not, with %SI_STORE_ERROR_DAMAGED or what kept it from looking
 */
gboolean
si_store_check_finish (SiStore *self, GAsyncResult *result, GError **error)
{
  return si_store_end (self, result, si_store_check_async, error) != NULL;
}
