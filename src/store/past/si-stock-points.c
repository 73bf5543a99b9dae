/* si-stock-points.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-stock-points.h"

#include "si-snapshot-rows.h"
#include "si-stock-point.h"

/* The part of the file that may be empty before it is worth to write it anew. */
#define MOST_EMPTY 4

static SiStockPoint *
make_point (const SiProductState *state, const char *godown_id, const SiSnapshot *snapshot)
{
  SiStockPoint *point = g_new0 (SiStockPoint, 1);
  const char *text = state->stock_text;

  point->time = snapshot->time;
  point->present = state->present;
  point->stock = state->stock;
  if (godown_id != NULL)
    point->stock = si_product_state_get_stock_in (state, godown_id, &point->present, &text);
  if (point->present)
    point->stock_text = g_strdup (text);
  else
    point->stock = SI_QUANTITY_NONE;
  return point;
}

static gboolean
points_equal (const SiStockPoint *a, const SiStockPoint *b)
{
  return a->present == b->present && a->stock.kind == b->stock.kind
         && a->stock.millionths == b->stock.millionths
         && g_strcmp0 (a->stock_text, b->stock_text) == 0;
}

/* Going back, a point belongs to the oldest snapshot at which it was so; but the newest
 * snapshot has one for itself. */
static void
add_point (GPtrArray *points, SiStockPoint *point)
{
  SiStockPoint *last = points->len > 0 ? points->pdata[points->len - 1] : NULL;

  if (points->len > 1 && points_equal (last, point))
    {
      last->time = point->time;
      si_stock_point_free (point);
    }
  else
    {
      g_ptr_array_add (points, point);
    }
}

static gboolean
step_back (SiPast *past, guint64 wanted, SiProductState *state, GPtrArray *bytes, GError **error)
{
  g_auto (SiRecordReader) reader = { { NULL } };
  GBytes *step = si_past_step_back (past, &reader, error);
  guint64 number;

  if (step == NULL)
    return FALSE;
  g_ptr_array_add (bytes, step);
  while (si_record_reader_next (&reader, &number))
    if (number == wanted)
      si_record_reader_apply (&reader, state);
    else
      si_record_reader_skip (&reader);
  return si_record_reader_is_done (&reader) || si_database_damaged (error);
}

static void
reverse (GPtrArray *points)
{
  for (guint i = 0; i < points->len / 2; i++)
    {
      gpointer point = points->pdata[i];

      points->pdata[i] = points->pdata[points->len - 1 - i];
      points->pdata[points->len - 1 - i] = point;
    }
}

/*< private >
 * si_history_read:
 * @database: a connection in a transaction
 * @state: its state
 * @newest: the newest inventory
 * @key: what a product is known by
 * @godown_id: (nullable): a godown's id, or %NULL for the total
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type SiStockPoint): the stock at the oldest
 *   snapshot, at each one at which it was another than before, and at the newest
 */
GPtrArray *
si_history_read (SiDatabase *database,
                 const SiState *state,
                 SiTable *newest,
                 const SiProductKey *key,
                 const char *godown_id,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) points
      = g_ptr_array_new_with_free_func ((GDestroyNotify) si_stock_point_free);
  g_autoptr (GPtrArray) bytes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (SiProductState) product = si_product_state_new ();
  g_autoptr (SiProductNumbers) numbers = si_product_numbers_read (database, state, newest, error);
  g_auto (SiPast) past = { NULL };
  guint64 number;

  if (numbers == NULL || !si_past_init (&past, database, state, error))
    return NULL;

  number = si_product_numbers_find (numbers, key);
  si_product_state_read (product, newest, si_table_find_key (newest, key));
  add_point (points, make_point (product, godown_id, si_past_get_snapshot (&past)));
  while (!si_past_is_at_end (&past))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !step_back (&past, number, product, bytes, error))
        return NULL;
      add_point (points, make_point (product, godown_id, si_past_get_snapshot (&past)));
    }
  reverse (points);
  return g_steal_pointer (&points);
}

/* The last snapshot that is to go. A clock that was wrong once, and ahead, holds up nothing. */
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

static gboolean
read_watched (SiDatabase *database, GHashTable *watched, GError **error)
{
  g_autoptr (sqlite3_stmt) query
      = si_database_query (database, error, "SELECT product FROM alert", "");
  g_autoptr (GError) cause = NULL;

  if (query == NULL)
    return FALSE;
  while (si_database_next (database, query, &cause))
    g_hash_table_add (watched, GUINT_TO_POINTER ((guint) sqlite3_column_int64 (query, 0)));
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* Without a past, only watches need the numbers. */
static gboolean
forget_numbers (SiDatabase *database, SiState *state, GError **error)
{
  g_autoptr (GHashTable) watched = g_hash_table_new (NULL, NULL);
  g_autoptr (SiProductNumbers) numbers = NULL;
  g_autoptr (SiTable) newest = NULL;

  if (!read_watched (database, watched, error))
    return FALSE;
  if (state->snapshot != 0)
    {
      newest = si_inventory_read (database, state, error);
      if (newest == NULL)
        return FALSE;
    }
  numbers = si_product_numbers_read (database, state, newest, error);
  return numbers != NULL
         && si_product_numbers_prune_gone (database, state, numbers, watched, error);
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
  if (state->n_snapshots <= 1 && !forget_numbers (database, state, error))
    return FALSE;
  return si_state_write (database, state, error);
}

static gboolean
forget (SiDatabase *database, gint64 before, GError **error)
{
  g_autoptr (GPtrArray) snapshots = NULL;
  SiState state;
  gint64 last;

  if (!si_state_read (database, &state, error))
    return FALSE;
  snapshots = si_snapshots_read (database, &state, error);
  if (snapshots == NULL)
    return FALSE;
  last = find_last (snapshots, before);
  return last == 0 || delete_until (database, &state, last, error);
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
 * si_history_prune:
 * @database: a connection
 * @before: forgets what is older, in microseconds since 1970; or %SI_ALL_TIME
 * @error: return location for an error
 *
 * Erases the past before a time, though never the newest inventory, and gives the room back to the
 * disk: in any case where all is erased, and where it is much.
 *
 * Returns: whether it is erased
 */
gboolean
si_history_prune (SiDatabase *database, gint64 before, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (!si_database_begin (database, TRUE, error)
      || !si_database_end (database, forget (database, before, error), error))
    return FALSE;

  if (before == SI_ALL_TIME || is_worth_shrinking (database, &cause))
    return si_database_shrink (database, error);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}
