/* si-rescue.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-rescue.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "si-first-version.h"
#include "si-numbering.h"
#include "si-schema.h"
#include "si-snapshot-rows.h"
#include "si-snapshot-save.h"
#include "si-table-bytes.h"
#include "si-stock-alert-rows.h"

#define SUFFIX ".db"

/* How long to wait, in microseconds, for another process that was first to open the new file. */
#define LOCK_PATIENCE (5 * G_TIME_SPAN_SECOND)

/* The parts of a damaged file that could be read. */
typedef struct
{
  SiTable *table;      /* (owned) (nullable) */
  GPtrArray *alerts;   /* (owned) (nullable) */
  SiSnapshot snapshot; /* of @table, with the time of the file if nothing better is known */
  gint64 whole_time;
  gboolean is_first_version;
} Rescued;

static void
rescued_clear (Rescued *self)
{
  g_clear_pointer (&self->table, si_table_unref);
  g_clear_pointer (&self->alerts, g_ptr_array_unref);
  g_clear_pointer (&self->snapshot.filter, g_free);
}

/* Finds a free name beside the file, and makes an empty file there, so that it stays free. */
static char *
find_name (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *stem = g_str_has_suffix (path, SUFFIX)
                              ? g_strndup (path, strlen (path) - strlen (SUFFIX))
                              : g_strdup (path);

  for (guint ordinal = 1; ordinal < 1000; ordinal++)
    {
      g_autofree char *more = ordinal > 1 ? g_strdup_printf ("-%u", ordinal) : g_strdup ("");
      g_autofree char *name = g_strconcat (stem, "-damaged-", time, more, SUFFIX, NULL);
      const int descriptor = g_open (name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

      if (descriptor >= 0)
        {
          g_close (descriptor, NULL);
          return g_steal_pointer (&name);
        }
    }
  return NULL;
}

static void
move_beside (const char *path, const char *to, const char *ending)
{
  g_autofree char *from_name = g_strconcat (path, ending, NULL);
  g_autofree char *to_name = g_strconcat (to, ending, NULL);

  g_rename (from_name, to_name);
}

/* Moves the log first, which must not be taken for that of the next file at this path. */
static char *
quarantine (const char *path)
{
  g_autofree char *name = find_name (path);

  if (name == NULL)
    return NULL;
  move_beside (path, name, "-wal");
  move_beside (path, name, "-shm");
  if (g_rename (path, name) == 0)
    return g_steal_pointer (&name);

  move_beside (name, path, "-wal");
  move_beside (name, path, "-shm");
  g_unlink (name);
  return NULL;
}

static gint64
get_file_time (const char *path)
{
  struct stat status;

  return g_stat (path, &status) == 0 ? (gint64) status.st_mtime * G_USEC_PER_SEC : 0;
}

static SiTable *
read_table (SiDatabase *database)
{
  g_autoptr (sqlite3_stmt) query
      = si_database_query (database, NULL, "SELECT bytes FROM inventory", "");
  g_autoptr (GBytes) bytes = NULL;

  if (query == NULL || !si_database_next (database, query, NULL))
    return NULL;
  bytes = g_bytes_new_static (sqlite3_column_blob (query, 0),
                              (gsize) sqlite3_column_bytes (query, 0));
  return si_table_from_bytes (bytes, NULL);
}

/* Where the times cannot be read, there is no time of a whole answer either, so that an inventory
 * of unknown age does not pass for a new one. */
static void
read_times (SiDatabase *database, const char *path, Rescued *rescued)
{
  g_autoptr (GPtrArray) snapshots = NULL;
  SiState state = { 0 };

  rescued->snapshot.kind = SI_SNAPSHOT_WHOLE;
  rescued->snapshot.time = get_file_time (path);
  if (!si_state_read (database, &state, NULL))
    return;
  rescued->whole_time = state.whole_time;
  snapshots = si_snapshots_read (database, &state, NULL);
  if (snapshots == NULL || snapshots->len == 0)
    return;
  rescued->snapshot = *(SiSnapshot *) snapshots->pdata[0];
  rescued->snapshot.filter = g_strdup (rescued->snapshot.filter);
}

static void
read_damaged (const char *path, Rescued *rescued)
{
  g_autoptr (SiDatabase) database = si_database_open_damaged (path, NULL);
  gboolean whole;

  if (database == NULL)
    return;
  rescued->table = read_table (database);
  rescued->is_first_version = si_first_version_is (database);
  rescued->alerts = si_stock_alerts_read (database, NULL, &whole, NULL);
  read_times (database, path, rescued);
}

static gboolean
write_alerts (SiDatabase *database, SiState *state, Rescued *rescued)
{
  g_autoptr (SiProductNumbers) numbers = si_numbering_read (database, state, rescued->table, NULL);

  if (numbers == NULL)
    return FALSE;
  if (rescued->alerts != NULL && rescued->is_first_version)
    si_first_version_name_products (rescued->alerts, rescued->table);
  return (rescued->alerts == NULL
          || si_stock_alerts_write_all (database, state, numbers, rescued->alerts, NULL))
         && si_numbering_write (numbers, database, state, NULL);
}

static gboolean
write_rescued (SiDatabase *database, Rescued *rescued)
{
  SiState state;

  if (!si_state_read (database, &state, NULL))
    return FALSE;
  if (rescued->table != NULL)
    {
      if (!si_snapshot_save (database, &state, NULL, rescued->table, NULL, &rescued->snapshot,
                             NULL))
        return FALSE;
      state.whole_time = rescued->whole_time;
    }
  return write_alerts (database, &state, rescued) && si_state_write (database, &state, NULL);
}

/*< private >
 * si_rescue:
 * @path: a damaged file that nobody has open
 * @quarantined: (out) (nullable): the path of the damaged file now; %NULL if it could not be moved
 *
 * Moves a damaged file away, makes a new one in its place, and puts the newest inventory and the
 * stock alerts into it if they are whole.
 *
 * Returns: whether the inventory is in the new file
 */
gboolean
si_rescue (const char *path, char **quarantined)
{
  Rescued rescued = { NULL };
  g_autoptr (SiDatabase) database = NULL;
  gboolean written = FALSE;

  *quarantined = quarantine (path);
  if (*quarantined == NULL)
    return FALSE;

  read_damaged (*quarantined, &rescued);
  database = si_database_open (path, g_get_monotonic_time () + LOCK_PATIENCE, NULL);
  if (database != NULL && si_schema_prepare (database, NULL)
      && si_database_begin (database, TRUE, NULL))
    written = si_database_end (database, write_rescued (database, &rescued), NULL)
              && rescued.table != NULL;
  rescued_clear (&rescued);
  return written;
}
