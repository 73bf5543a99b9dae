/* si-schema.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-schema.h"

#include "si-upgrade.h"

/* "SInv": file(1) and we know our own by it. */
#define APPLICATION_ID 0x53496e76

#define RETRY_MILLISECONDS 20

/* From each version to the next; what was once published never changes. A sum is of the
 * columns before it. */
static const char *const first_version[] = {
  /* One row. The snapshot whose inventory is in the next table, when the last answer about
   * the whole was taken, and how many there are of what could get lost without a trace. */
  "CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1),"
  " snapshot INTEGER NOT NULL, inventory INTEGER NOT NULL, whole_time INTEGER NOT NULL,"
  " n_snapshots INTEGER NOT NULL, n_products INTEGER NOT NULL,"
  " n_watches INTEGER NOT NULL, last_watch INTEGER NOT NULL, sum INTEGER NOT NULL) STRICT",

  /* The inventory as si_table_to_bytes() packs it, since a snapshot, which may be forgotten; at
   * most one row. */
  "CREATE TABLE inventory (snapshot INTEGER PRIMARY KEY,"
  " bytes BLOB NOT NULL) STRICT",

  /* Each answer that was stored. */
  "CREATE TABLE snapshot (id INTEGER PRIMARY KEY, time INTEGER NOT NULL,"
  " kind INTEGER NOT NULL, filter TEXT, n_products INTEGER NOT NULL,"
  " n_changed INTEGER NOT NULL, sum INTEGER NOT NULL) STRICT",

  /* How the inventory of a snapshot was other than that of the next one. */
  "CREATE TABLE past (snapshot INTEGER PRIMARY KEY REFERENCES snapshot (id) ON DELETE CASCADE,"
  " changes BLOB NOT NULL) STRICT",

  /* The numbers that changes call products by: a row has some ids in order of their numbers. */
  "CREATE TABLE product (first INTEGER PRIMARY KEY, ids BLOB NOT NULL) STRICT",

  "CREATE TABLE watch (id INTEGER PRIMARY KEY, product_id TEXT NOT NULL, nth INTEGER NOT NULL,"
  " sku TEXT NOT NULL, godown_id TEXT, bound INTEGER NOT NULL, bound_kind INTEGER NOT NULL,"
  " below INTEGER NOT NULL, snoozed_until INTEGER NOT NULL, sum INTEGER NOT NULL) STRICT",
  NULL,
};
static const char *const second_version[] = {
  /* Which numbers the products of the inventory have that have one; at most one row. */
  "CREATE TABLE numbering (inventory INTEGER PRIMARY KEY, numbers BLOB NOT NULL) STRICT",

  /* The products with a number that the inventory does not have: what they were known by last. */
  "CREATE TABLE gone (number INTEGER PRIMARY KEY, id TEXT NOT NULL, sku TEXT NOT NULL,"
  " description TEXT, ordinal INTEGER NOT NULL, sum INTEGER NOT NULL) STRICT",

  /* The watches hang on numbers; what their products were known by is for a damaged file. */
  "CREATE TABLE alert (id INTEGER PRIMARY KEY, product INTEGER NOT NULL,"
  " product_id TEXT NOT NULL, sku TEXT NOT NULL, description TEXT, ordinal INTEGER NOT NULL,"
  " godown_id TEXT, bound INTEGER NOT NULL, bound_kind INTEGER NOT NULL, below INTEGER NOT NULL,"
  " snoozed_until INTEGER NOT NULL, sum INTEGER NOT NULL) STRICT",
  NULL,
};
static const char *const *const versions[] = { first_version, second_version };

static gboolean
begin_state (SiDatabase *database, GError **error)
{
  const gint64 none = 0;

  return si_database_run (database, error, "INSERT INTO state VALUES (?,?,?,?,?,?,?,?,?)",
                          "iiiiiiii#", (gint64) 1, none, none, none, none, none, none, none);
}

static gboolean
migrate (SiDatabase *database, gint64 version, GError **error)
{
  for (; version < (gint64) G_N_ELEMENTS (versions); version++)
    {
      g_autofree char *done
          = g_strdup_printf ("PRAGMA user_version = %" G_GINT64_FORMAT, version + 1);

      for (guint i = 0; versions[version][i] != NULL; i++)
        if (!si_database_run (database, error, versions[version][i], ""))
          return FALSE;
      if (version == 0 && !begin_state (database, error))
        return FALSE;
      if (version == 1 && !si_upgrade_from_first_version (database, error))
        return FALSE;
      if (!si_database_run (database, error, done, ""))
        return FALSE;
    }
  return si_database_run (database, error, "PRAGMA application_id = " G_STRINGIFY (APPLICATION_ID),
                          "");
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
  if (*version > (gint64) G_N_ELEMENTS (versions))
    {
      si_store_error_set (error, SI_STORE_ERROR_NEWER, NULL);
      return FALSE;
    }
  return *version > 0 || si_database_damaged (error);
}

/* The file is read as of one moment, since another process may be making it. */
static gboolean
read_version_at_once (SiDatabase *database, gint64 *version, GError **error)
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

/* A page holds much of an inventory, which is read from first to last. What is deleted is
 * overwritten by si_prune(), and an inventory that is replaced by the next one. Every
 * answer is on the disk before we say so: there are few, and it costs milliseconds. */
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

  if (!read_version_at_once (database, &version, error))
    return FALSE;
  if (si_database_is_read_only (database) && version > 0)
    return TRUE;
  if (!set_up (database, error))
    return FALSE;
  if (version == (gint64) G_N_ELEMENTS (versions))
    return TRUE;

  if (!si_database_begin (database, TRUE, error))
    return FALSE;
  /* Another process may have been faster. */
  return si_database_end (
      database,
      read_version (database, &version, error)
          && (version == (gint64) G_N_ELEMENTS (versions) || migrate (database, version, error)),
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
  /* SQLite does not wait by itself where two processes make one file at once. */
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
