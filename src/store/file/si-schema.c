/* si-schema.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-schema.h"

#include "si-upgrade.h"

/* "SInv", by which this program and file(1) know the files. */
#define APPLICATION_ID 0x53496e76

#define RETRY_MILLISECONDS 20

/* The statements that lead from each version to the next. Published ones never change, since files
 * of that version exist. A column "sum" has the checksum of the columns before it. */
static const char *const first_version[] = {
  /* The SiState, in one row. */
  "CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1),"
  " snapshot INTEGER NOT NULL, inventory INTEGER NOT NULL, whole_time INTEGER NOT NULL,"
  " n_snapshots INTEGER NOT NULL, n_products INTEGER NOT NULL,"
  " n_watches INTEGER NOT NULL, last_watch INTEGER NOT NULL, sum INTEGER NOT NULL) STRICT",

  /* The newest inventory, in at most one row, as si_table_to_bytes() packs it, with the snapshot
   * that brought it, which may be pruned. */
  "CREATE TABLE inventory (snapshot INTEGER PRIMARY KEY,"
  " bytes BLOB NOT NULL) STRICT",

  /* The answers that were stored. */
  "CREATE TABLE snapshot (id INTEGER PRIMARY KEY, time INTEGER NOT NULL,"
  " kind INTEGER NOT NULL, filter TEXT, n_products INTEGER NOT NULL,"
  " n_changed INTEGER NOT NULL, sum INTEGER NOT NULL) STRICT",

  /* The records that lead back to a snapshot from the next one. */
  "CREATE TABLE past (snapshot INTEGER PRIMARY KEY REFERENCES snapshot (id) ON DELETE CASCADE,"
  " changes BLOB NOT NULL) STRICT",

  /* The ids of the products in the order of their numbers, some in each row. */
  "CREATE TABLE product (first INTEGER PRIMARY KEY, ids BLOB NOT NULL) STRICT",

  "CREATE TABLE watch (id INTEGER PRIMARY KEY, product_id TEXT NOT NULL, nth INTEGER NOT NULL,"
  " sku TEXT NOT NULL, godown_id TEXT, bound INTEGER NOT NULL, bound_kind INTEGER NOT NULL,"
  " below INTEGER NOT NULL, snoozed_until INTEGER NOT NULL, sum INTEGER NOT NULL) STRICT",
  NULL,
};
static const char *const second_version[] = {
  /* The numbers of products that the inventory has, in at most one row. */
  "CREATE TABLE numbering (inventory INTEGER PRIMARY KEY, numbers BLOB NOT NULL) STRICT",

  /* The last keys of products with a number that the inventory does not have. */
  "CREATE TABLE gone (number INTEGER PRIMARY KEY, id TEXT NOT NULL, sku TEXT NOT NULL,"
  " description TEXT, ordinal INTEGER NOT NULL, sum INTEGER NOT NULL) STRICT",

  /* The stock alerts, by the numbers of their products. The keys are there for a rescue from a
   * file whose numbers are damaged. */
  "CREATE TABLE alert (id INTEGER PRIMARY KEY, product INTEGER NOT NULL,"
  " product_id TEXT NOT NULL, sku TEXT NOT NULL, description TEXT, ordinal INTEGER NOT NULL,"
  " godown_id TEXT, bound INTEGER NOT NULL, bound_kind INTEGER NOT NULL, below INTEGER NOT NULL,"
  " snoozed_until INTEGER NOT NULL, sum INTEGER NOT NULL) STRICT",
  NULL,
};
static const char *const third_version[] = {
  /* The stock alerts with the times since which they are low. */
  "CREATE TABLE stock_alert (id INTEGER PRIMARY KEY, product INTEGER NOT NULL,"
  " product_id TEXT NOT NULL, sku TEXT NOT NULL, description TEXT, ordinal INTEGER NOT NULL,"
  " godown_id TEXT, bound INTEGER NOT NULL, bound_kind INTEGER NOT NULL, below INTEGER NOT NULL,"
  " snoozed_until INTEGER NOT NULL, low_since INTEGER NOT NULL, sum INTEGER NOT NULL) STRICT",
  NULL,
};
static const char *const *const versions[] = { first_version, second_version, third_version };

#define VERSION ((gint64) G_N_ELEMENTS (versions))

static gboolean
begin_state (SiDatabase *database, GError **error)
{
  const gint64 none = 0;

  return si_database_run (database, error, "INSERT INTO state VALUES (?,?,?,?,?,?,?,?,?)",
                          "iiiiiiii#", (gint64) 1, none, none, none, none, none, none, none);
}

static gboolean
take_over (SiDatabase *database, gint64 version, GError **error)
{
  if (version == 0)
    return begin_state (database, error);
  if (version == 1)
    return si_upgrade_from_first_version (database, error);
  return si_upgrade_from_second_version (database, error);
}

/* The rows of an old file are taken over once all tables are there, since they are written by the
 * functions for the newest ones. */
static gboolean
migrate (SiDatabase *database, gint64 version, GError **error)
{
  g_autofree char *done = g_strdup_printf ("PRAGMA user_version = %" G_GINT64_FORMAT, VERSION);

  for (gint64 next = version; next < VERSION; next++)
    for (guint i = 0; versions[next][i] != NULL; i++)
      if (!si_database_run (database, error, versions[next][i], ""))
        return FALSE;
  return take_over (database, version, error)
         && si_database_run (database, error, "DROP TABLE alert", "")
         && si_database_run (database, error, done, "")
         && si_database_run (database, error,
                             "PRAGMA application_id = " G_STRINGIFY (APPLICATION_ID), "");
}

static gboolean
read_version (SiDatabase *database, gint64 *version, GError **error)
{
  gint64 application, n_tables;

  if (!si_database_read_number (database, "PRAGMA application_id", &application, error)
      || !si_database_read_number (database, "PRAGMA user_version", version, error)
      || !si_database_read_number (database, "SELECT count(*) FROM sqlite_schema", &n_tables,
                                   error))
    return FALSE;

  if (application == 0 && *version == 0 && n_tables == 0)
    return TRUE;
  if (application != APPLICATION_ID)
    {
      si_store_error_set (error, SI_STORE_ERROR_FOREIGN, si_database_get_path (database));
      return FALSE;
    }
  if (*version > VERSION)
    {
      si_store_error_set (error, SI_STORE_ERROR_NEWER, NULL);
      return FALSE;
    }
  return *version > 0 || si_database_damaged (error);
}

/* Reads all three numbers in one transaction, since another process may be making the file. */
static gboolean
read_version_of_moment (SiDatabase *database, gint64 *version, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (!si_database_begin (database, FALSE, error))
    return FALSE;
  if (si_database_end (database, read_version (database, version, &cause), error))
    return TRUE;
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* Large pages suit an inventory, which is read from first to last. Deleted data need not be wiped:
 * si_prune_shrink() and the next inventory overwrite it. A commit waits for the disk, which costs
 * milliseconds, and answers are few. */
static gboolean
set_up (SiDatabase *database, GError **error)
{
  si_database_own (database);
  return si_database_run (database, error, "PRAGMA page_size = 16384", "")
         && si_database_run (database, error, "PRAGMA journal_mode = WAL", "")
         && si_database_run (database, error, "PRAGMA wal_autocheckpoint = 0", "")
         && si_database_run (database, error, "PRAGMA synchronous = FULL", "")
         && si_database_run (database, error, "PRAGMA secure_delete = OFF", "")
         && si_database_run (database, error, "PRAGMA foreign_keys = ON", "");
}

static gboolean
prepare (SiDatabase *database, GError **error)
{
  gint64 version;

  if (!read_version_of_moment (database, &version, error))
    return FALSE;
  if (si_database_is_read_only (database) && version > 0)
    return TRUE;
  if (!set_up (database, error))
    return FALSE;
  if (version == VERSION)
    return TRUE;

  if (!si_database_begin (database, TRUE, error))
    return FALSE;
  /* Another process may have brought the file up to date meanwhile. */
  return si_database_end (database,
                          read_version (database, &version, error)
                              && (version == VERSION || migrate (database, version, error)),
                          error);
}

/*< private >
 * si_schema_prepare:
 * @database: a connection that was just opened
 * @error: return location for an error
 *
 * Makes the tables of a new file, and brings those of an older version up to ours. A file of a
 * newer version, or of another program, stays as it is.
 *
 * Returns: whether the file can be used
 */
gboolean
si_schema_prepare (SiDatabase *database, GError **error)
{
  /* SQLite does not call its busy handler where two processes make one file at once. */
  for (;;)
    {
      g_autoptr (GError) cause = NULL;

      if (prepare (database, &cause))
        return TRUE;
      if (!g_error_matches (cause, SI_STORE_ERROR, SI_STORE_ERROR_BUSY)
          || !si_database_is_patient (database))
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
      sqlite3_sleep (RETRY_MILLISECONDS);
    }
}
