/* si-store-upkeep.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-store-upkeep.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "si-prune.h"
#include "si-snapshot-rows.h"
#include "si-store-file.h"
#include "si-store-time.h"

static gpointer
prune_past (SiStoreTransaction *self, gpointer data, GError **error)
{
  const gint64 *before = data;

  return GINT_TO_POINTER (si_prune (self->database, &self->state, *before, error));
}

static gboolean
shrink (SiStoreTransaction *self, gpointer data, GError **error)
{
  const gint64 *before = data;

  return si_prune_shrink (self->database, *before, error);
}

static const SiStoreOperation prune_operation = {
  .transaction = prune_past,
  .epilogue = shrink,
  .writes = TRUE,
  .retry = SI_STORE_RETRY_NEVER,
  .free_data = g_free,
};

/**
 * si_store_prune_async:
 * @self: a store
 * @before: (nullable): the time of the oldest snapshot that stays; %NULL to erase all of the past
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Erases history, and gives the room back to the disk. The newest inventory and the stock alerts
 * stay.
 */
void
si_store_prune_async (SiStore *self,
                      GDateTime *before,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  const gint64 time = before != NULL ? si_store_time_from_date (before) : SI_ALL_TIME;

  g_return_if_fail (SI_IS_STORE (self));

  si_store_run (self, &prune_operation, g_memdup2 (&time, sizeof time), cancellable, callback,
                user_data);
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
  return si_store_run_finish (self, &prune_operation, result, error) != NULL;
}

/* The result of measure(). */
typedef struct
{
  guint64 bytes;
  guint n_snapshots;
  gint64 oldest;
} Measure;

static guint64
get_size (const char *path, const char *ending)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);
  struct stat status;

  return g_stat (name, &status) == 0 ? (guint64) status.st_size : 0;
}

static gpointer
measure (SiStoreTransaction *self, gpointer data, GError **error)
{
  const char *path = si_database_get_path (self->database);
  g_autoptr (GPtrArray) snapshots = si_snapshots_read (self->database, &self->state, error);
  Measure *measure;

  if (snapshots == NULL)
    return NULL;
  measure = g_new0 (Measure, 1);
  measure->bytes = get_size (path, "") + get_size (path, "-wal");
  measure->n_snapshots = snapshots->len;
  if (snapshots->len > 0)
    measure->oldest = ((SiSnapshot *) snapshots->pdata[snapshots->len - 1])->time;
  return measure;
}

static const SiStoreOperation measure_operation = {
  .transaction = measure,
  .writes = TRUE,
  .retry = SI_STORE_RETRY_NEVER,
  .free_result = g_free,
};

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

  si_store_run (self, &measure_operation, NULL, cancellable, callback, user_data);
}

/**
 * si_store_measure_finish:
 * @self: a store
 * @result: what the callback was given
 * @bytes: (out) (optional): the place that it takes on the disk
 * @n_snapshots: (out) (optional): the number of snapshots
 * @oldest: (out) (optional): the time of the oldest snapshot, in microseconds since 1970; 0 without
 *   one
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
  g_autofree Measure *measure = si_store_run_finish (self, &measure_operation, result, error);

  if (bytes != NULL)
    *bytes = measure != NULL ? measure->bytes : 0;
  if (n_snapshots != NULL)
    *n_snapshots = measure != NULL ? measure->n_snapshots : 0;
  if (oldest != NULL)
    *oldest = measure != NULL ? measure->oldest : 0;
  return measure != NULL;
}
