/* si-prune.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-prune.h"

#include "si-numbering.h"
#include "si-snapshot-rows.h"
#include "si-stock-alert-rows.h"

/* A file is worth writing anew once more than one in so many of its pages is empty. */
#define MOST_EMPTY 4

/* The id of the last snapshot that is to go, or 0. A snapshot with a time after the newest one was
 * taken by a clock that was ahead, and must not keep everything behind it for ever. */
static gint64
find_last (const GPtrArray *snapshots, gint64 before)
{
  const SiSnapshot *newest = snapshots->len > 0 ? snapshots->pdata[0] : NULL;
  gint64 last = 0;

  for (guint i = snapshots->len; i > 1; i--)
    {
      const SiSnapshot *snapshot = snapshots->pdata[i - 1];

      if (snapshot->time >= before && snapshot->time <= newest->time)
        break;
      last = snapshot->id;
    }
  return last;
}

/* Without a past, only stock alerts need the numbers of products that are gone. */
static gboolean
prune_numbers (SiDatabase *database, SiState *state, GError **error)
{
  g_autoptr (GHashTable) alerted = si_stock_alerts_read_products (database, error);
  g_autoptr (SiProductNumbers) numbers = NULL;
  g_autoptr (SiTable) newest = NULL;

  if (alerted == NULL)
    return FALSE;
  if (state->snapshot != 0)
    {
      newest = si_inventory_read (database, state, error);
      if (newest == NULL)
        return FALSE;
    }
  numbers = si_numbering_read (database, state, newest, error);
  return numbers != NULL && si_numbering_prune (numbers, database, state, alerted, error);
}

static gboolean
delete_until (SiDatabase *database, SiState *state, gint64 last, GError **error)
{
  gint64 n_deleted;

  if (!si_database_run (database, error, "DELETE FROM past WHERE snapshot <= ?", "i", last)
      || !si_database_run (database, error, "DELETE FROM snapshot WHERE id <= ?", "i", last)
      || !si_database_read_number (database, "SELECT changes ()", &n_deleted, error))
    return FALSE;

  state->n_snapshots -= n_deleted;
  return state->n_snapshots > 1 || prune_numbers (database, state, error);
}

/*< private >
 * si_prune:
 * @database: a connection in a transaction to write
 * @state: its state; brought up to date
 * @before: the time of the oldest snapshot that stays, in microseconds since 1970; or %SI_ALL_TIME
 * @error: return location for an error
 *
 * Deletes the snapshots before a time, though never the newest.
 *
 * Returns: whether they are gone
 */
gboolean
si_prune (SiDatabase *database, SiState *state, gint64 before, GError **error)
{
  g_autoptr (GPtrArray) snapshots = si_snapshots_read (database, state, error);
  gint64 last;

  if (snapshots == NULL)
    return FALSE;
  last = find_last (snapshots, before);
  return last == 0 || delete_until (database, state, last, error);
}

static gboolean
is_worth_shrinking (SiDatabase *database, GError **error)
{
  gint64 n_free, n_pages;

  return si_database_read_number (database, "PRAGMA freelist_count", &n_free, error)
         && si_database_read_number (database, "PRAGMA page_count", &n_pages, error)
         && n_free > n_pages / MOST_EMPTY;
}

/*< private >
 * si_prune_shrink:
 * @database: a connection in no transaction
 * @before: the time that the past was pruned to
 * @error: return location for an error
 *
 * Gives room back to the disk: always where all of the past was pruned, since a person has asked
 * for that, and else where much of the file is empty.
 *
 * Returns: whether it went well
 */
gboolean
si_prune_shrink (SiDatabase *database, gint64 before, GError **error)
{
  GError *cause = NULL;

  if (before == SI_ALL_TIME || is_worth_shrinking (database, &cause))
    return si_database_shrink (database, error);
  return si_database_conclude (TRUE, cause, error);
}
