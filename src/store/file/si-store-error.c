/* si-store-error.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-store-error.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <sqlite3.h>

/**
 * si_store_error_quark:
 *
 * Returns: the domain of #SiStoreError
 */
G_DEFINE_QUARK (si_store_error, si_store_error)

/* A read can fail as a write does, since it makes a file that does not exist. So the texts speak of
 * the place, and not of the operation. */

/*< private >
 * si_store_error_set:
 * @error: return location for an error
 * @code: the kind of the error
 * @words: (nullable): SQLite's or the system's words, for %SI_STORE_ERROR_FAILED; the path of the
 *   file for %SI_STORE_ERROR_FOREIGN
 *
 * Sets an error with a text for a person.
 */
void
si_store_error_set (GError **error, SiStoreError code, const char *words)
{
  switch (code)
    {
    case SI_STORE_ERROR_FULL:
      g_set_error_literal (error, SI_STORE_ERROR, code,
                           _ ("There is no room on the disk where inventories are stored. What was "
                              "stored before is kept. Free some space and try again."));
      break;
    case SI_STORE_ERROR_READ_ONLY:
      g_set_error_literal (
          error, SI_STORE_ERROR, code,
          _ ("The place where inventories are stored cannot be opened, or not be "
             "written to. What was stored before is left as it is. Check its permissions."));
      break;
    case SI_STORE_ERROR_DAMAGED:
      g_set_error_literal (error, SI_STORE_ERROR, code, _ ("The stored inventory is damaged."));
      break;
    case SI_STORE_ERROR_NEWER:
      g_set_error_literal (error, SI_STORE_ERROR, code,
                           _ ("The stored inventory was written by a newer version of this "
                              "program, and is left as it is. Update the program to use it."));
      break;
    case SI_STORE_ERROR_FOREIGN:
      g_set_error (error, SI_STORE_ERROR, code,
                   /* Translators: %s is a file. */
                   _ ("“%s” is not a file of this program, and is left as it is. Move it away, so"
                      " that the inventory can be stored there."),
                   words);
      break;
    case SI_STORE_ERROR_BUSY:
      g_set_error_literal (error, SI_STORE_ERROR, code,
                           _ ("Another program is using the stored inventory. What is stored is "
                              "kept. Try again in a moment."));
      break;
    case SI_STORE_ERROR_FAILED:
    default:
      g_set_error (error, SI_STORE_ERROR, SI_STORE_ERROR_FAILED,
                   /* Translators: %s is what the database or the system says of it. */
                   _ ("The stored inventory could not be used: %s"),
                   words != NULL ? words : _ ("unknown reason"));
    }
}

static SiStoreError
judge_io_error (int result, int system)
{
  switch (system)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return SI_STORE_ERROR_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
      return SI_STORE_ERROR_READ_ONLY;
    default:
      return result == SQLITE_IOERR_SHORT_READ || result == SQLITE_IOERR_CORRUPTFS
                 ? SI_STORE_ERROR_DAMAGED
                 : SI_STORE_ERROR_FAILED;
    }
}

static SiStoreError
judge (int result, int system)
{
  switch (result & 0xff)
    {
    case SQLITE_FULL:
      return SI_STORE_ERROR_FULL;
    case SQLITE_IOERR:
      return judge_io_error (result, system);
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return SI_STORE_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_CONSTRAINT: /* our statements break none on a sound file */
    case SQLITE_MISMATCH:
      return SI_STORE_ERROR_DAMAGED;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return SI_STORE_ERROR_BUSY;
    default:
      return SI_STORE_ERROR_FAILED;
    }
}

/*< private >
 * si_store_error_set_from_sqlite:
 * @error: return location for an error
 * @result: SQLite's extended result code
 * @system: the errno behind it, or 0
 * @words: SQLite's words
 *
 * Sets the error for a failure of SQLite.
 */
void
si_store_error_set_from_sqlite (GError **error, int result, int system, const char *words)
{
  if (result == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
  else
    si_store_error_set (error, judge (result, system), words);
}
