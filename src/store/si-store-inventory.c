/* si-store-inventory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-store-inventory.h"

#include "si-snapshot-save.h"
#include "si-store-file.h"
#include "si-store-time.h"

/* The result of a load. */
typedef struct
{
  SiTable *table; /* (owned) (nullable) */
  gint64 whole_time;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->table, si_table_unref);
  g_free (load);
}

static gpointer
read_newest (SiStoreTransaction *self, gpointer data, GError **error)
{
  SiTable *table;
  Load *load;

  if (!si_store_transaction_read_newest (self, &table, error))
    return NULL;
  load = g_new0 (Load, 1);
  load->table = table;
  load->whole_time = self->state.whole_time;
  return load;
}

static const SiStoreOperation load_operation = {
  .transaction = read_newest,
  .retry = SI_STORE_RETRY_IF_RESCUED,
  .free_result = load_free,
};

/**
 * si_store_load_async:
 * @self: a store
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Loads the newest inventory. A file that turns out to be damaged is quarantined, and the inventory
 * loaded from it where that could be read.
 */
void
si_store_load_async (SiStore *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (SI_IS_STORE (self));

  si_store_run (self, &load_operation, NULL, cancellable, callback, user_data);
}

/**
 * si_store_load_finish:
 * @self: a store
 * @result: what the callback was given
 * @whole_time: (out) (optional) (nullable) (transfer full): when the last answer about all
 *   products was taken, where that is known
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the inventory; %NULL without an error where none has been
 *   stored, and else with one of %SI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
SiTable *
si_store_load_finish (SiStore *self, GAsyncResult *result, GDateTime **whole_time, GError **error)
{
  g_autofree Load *load = si_store_run_finish (self, &load_operation, result, error);

  if (whole_time != NULL)
    *whole_time
        = load != NULL && load->whole_time != 0 ? si_store_time_to_date (load->whole_time) : NULL;
  return load != NULL ? load->table : NULL;
}

typedef struct
{
  SiTable *table;       /* (owned) */
  SiSnapshot *snapshot; /* (owned): gets its id and numbers */
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  si_table_unref (save->table);
  si_snapshot_free (save->snapshot);
  g_free (save);
}

static gpointer
write_snapshot (SiStoreTransaction *self, gpointer data, GError **error)
{
  const Save *save = data;
  g_autoptr (SiTable) before = NULL;

  if (!si_store_transaction_read_newest (self, &before, error))
    return NULL;
  return GINT_TO_POINTER (si_snapshot_save (self->database, &self->state, before, save->table,
                                            si_newest_inventory_pair (self->newest, save->table),
                                            save->snapshot, error));
}

/* The table counts as the newest only once it is on the disk: another program may save a snapshot
 * with the id that a failed one would have had. */
static gboolean
set_newest (SiStoreTransaction *self, gpointer data, GError **error)
{
  const Save *save = data;

  si_newest_inventory_set (self->newest, save->table, save->snapshot->id);
  return TRUE;
}

static const SiStoreOperation save_operation = {
  .transaction = write_snapshot,
  .epilogue = set_newest,
  .writes = TRUE,
  .retry = SI_STORE_RETRY_ALWAYS,
  .free_data = save_free,
};

/**
 * si_store_save_async:
 * @self: a store
 * @table: the whole inventory as it is now
 * @time: when the answer was taken that made it so
 * @kind: what that answer was about
 * @filter: (nullable): the SKU code or the godown that it was about
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Stores an inventory as the newest snapshot, in one transaction: it is on the disk, or the
 * inventory before it still is.
 */
void
si_store_save_async (SiStore *self,
                     SiTable *table,
                     GDateTime *time,
                     SiSnapshotKind kind,
                     const char *filter,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  Save *save;

  g_return_if_fail (SI_IS_STORE (self));
  g_return_if_fail (table != NULL);
  g_return_if_fail (time != NULL);

  save = g_new0 (Save, 1);
  save->table = si_table_ref (table);
  save->snapshot = g_new0 (SiSnapshot, 1);
  save->snapshot->time = si_store_time_from_date (time);
  save->snapshot->kind = kind;
  save->snapshot->filter = g_strdup (filter);
  si_store_run (self, &save_operation, save, cancellable, callback, user_data);
}

/**
 * si_store_save_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether it is stored; if not, with an error of %SI_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
si_store_save_finish (SiStore *self, GAsyncResult *result, GError **error)
{
  return si_store_run_finish (self, &save_operation, result, error) != NULL;
}

typedef struct
{
  SiStorePastFunc next;
  gpointer data; /* (not owned): for @next */
} Past;

static gboolean
write_moment (SiStoreTransaction *self,
              SiTable *before,
              SiTable *table,
              gint64 time,
              GError **error)
{
  g_autoptr (SiPairing) pairing = before != NULL ? si_pairing_new (before, table) : NULL;
  g_autoptr (SiSnapshot) snapshot = g_new0 (SiSnapshot, 1);

  snapshot->time = time;
  snapshot->kind = SI_SNAPSHOT_WHOLE;
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error)
         && si_snapshot_save (self->database, &self->state, before, table, pairing, snapshot,
                              error);
}

/* The newest of these inventories is not set as that of the file, since it may never be committed:
 * the next operation reads it. */
static gpointer
write_past (SiStoreTransaction *self, gpointer data, GError **error)
{
  const Past *past = data;
  g_autoptr (SiTable) before = NULL;
  SiTable *table;
  gint64 time;

  if (self->state.snapshot != 0)
    return GINT_TO_POINTER (TRUE);
  while ((table = past->next (past->data, &time)) != NULL)
    {
      const gboolean good = write_moment (self, before, table, time, error);

      g_clear_pointer (&before, si_table_unref);
      before = table;
      if (!good)
        return NULL;
    }
  return GINT_TO_POINTER (TRUE);
}

/* The function cannot begin anew, so nothing is done again. */
static const SiStoreOperation past_operation = {
  .transaction = write_past,
  .writes = TRUE,
  .retry = SI_STORE_RETRY_NEVER,
  .free_data = g_free,
};

/**
 * si_store_save_past_async:
 * @self: a store
 * @next: makes one inventory after the other, the oldest first
 * @data: for @next; it lives until @callback is called
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Stores a past in one transaction, each inventory of it as a snapshot. A store that has an
 * inventory already has a past of its own, and stays as it is.
 */
void
si_store_save_past_async (SiStore *self,
                          SiStorePastFunc next,
                          gpointer data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Past *past;

  g_return_if_fail (SI_IS_STORE (self));
  g_return_if_fail (next != NULL);

  past = g_new0 (Past, 1);
  past->next = next;
  past->data = data;
  si_store_run (self, &past_operation, past, cancellable, callback, user_data);
}

/**
 * si_store_save_past_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether the store has a past now; if not, with an error of %SI_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
si_store_save_past_finish (SiStore *self, GAsyncResult *result, GError **error)
{
  return si_store_run_finish (self, &past_operation, result, error) != NULL;
}
