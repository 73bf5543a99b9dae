/* si-test-store-check.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-test-store.h"

#include "si-rebuild.h"
#include "si-stock-alert-rows.h"
#include "si-store-file.h"
#include "si-test.h"

static gboolean
check_integrity (SiDatabase *database, GError **error)
{
  g_autoptr (sqlite3_stmt) query
      = si_database_query (database, error, "PRAGMA integrity_check (1)", "");
  g_autoptr (GError) cause = NULL;

  if (query == NULL)
    return FALSE;
  if (si_database_next (database, query, &cause)
      && g_strcmp0 ((const char *) sqlite3_column_text (query, 0), "ok") == 0)
    return TRUE;
  if (cause == NULL)
    return si_database_damaged (error);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
check_keys (SiDatabase *database, GError **error)
{
  g_autoptr (sqlite3_stmt) query
      = si_database_query (database, error, "PRAGMA foreign_key_check", "");
  g_autoptr (GError) cause = NULL;

  if (query == NULL)
    return FALSE;
  if (si_database_next (database, query, &cause))
    return si_database_damaged (error);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
check_alerts (SiDatabase *database, const SiState *state, GError **error)
{
  g_autoptr (GPtrArray) alerts = si_stock_alerts_read_all (database, state, NULL, error);

  return alerts != NULL;
}

/* Goes back to the oldest snapshot, which looks at every checksum and tries every record. */
static gboolean
check_past (SiDatabase *database, const SiState *state, GCancellable *cancellable, GError **error)
{
  g_autoptr (SiTable) newest = si_inventory_read (database, state, error);
  g_autoptr (SiRebuild) rebuild
      = newest != NULL ? si_rebuild_new (database, state, newest, error) : NULL;
  const SiPast *past;

  if (rebuild == NULL)
    return FALSE;
  past = si_rebuild_get_past (rebuild);
  if (si_past_get_snapshot (past)->n_products != si_table_get_n_products (newest))
    return si_database_damaged (error);

  while (!si_past_is_at_end (past))
    if (!si_rebuild_step_back (rebuild, cancellable, error))
      return FALSE;
  return TRUE;
}

static gpointer
check (SiStoreTransaction *self, gpointer data, GError **error)
{
  return GINT_TO_POINTER (
      check_integrity (self->database, error) && check_keys (self->database, error)
      && check_alerts (self->database, &self->state, error)
      && (self->state.snapshot == 0
          || check_past (self->database, &self->state, self->cancellable, error)));
}

static const SiStoreOperation check_operation = {
  .transaction = check,
  .retry = SI_STORE_RETRY_NEVER,
};

gboolean
si_test_store_check (SiStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  si_store_run (store, &check_operation, NULL, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  return si_store_run_finish (store, &check_operation, result, error) != NULL;
}
