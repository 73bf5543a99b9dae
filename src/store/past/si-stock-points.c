/* si-stock-points.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-stock-points.h"

#include "si-numbering.h"
#include "si-past.h"
#include "si-rebuild.h"
#include "si-stock-point.h"
#include "si-sum.h"

/* The stock of all products in a godown, at the snapshot that was reached. */
typedef struct
{
  const char *godown_id;
  gint64 n_products; /* the number of products that have a line there */
  SiSum sum;         /* of those whose stock there is exact */
} GodownSum;

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
  return a->present == b->present
         && si_quantity_is_same (a->stock, a->stock_text, b->stock, b->stock_text);
}

/* The points come newest first, so an equal one moves the last to an older snapshot. The newest
 * snapshot keeps a point of its own. */
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
  g_autoptr (SiRecordReader) reader = si_past_step_back (past, error);
  guint64 number;

  if (reader == NULL)
    return FALSE;
  g_ptr_array_add (bytes, g_bytes_ref (si_record_reader_get_bytes (reader)));
  while (si_record_reader_next (reader, &number))
    if (!si_record_reader_apply (reader, number == wanted ? state : NULL))
      return si_database_damaged (error);
  return si_record_reader_is_done (reader) || si_database_damaged (error);
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

/* Fills @points with the stock of a product, newest first. */
static gboolean
gather_points (GPtrArray *points,
               SiDatabase *database,
               const SiState *state,
               SiTable *newest,
               const SiProductKey *key,
               const char *godown_id,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (SiProductNumbers) numbers = si_numbering_read (database, state, newest, error);
  g_autoptr (SiPast) past = numbers != NULL ? si_past_new (database, state, error) : NULL;
  g_autoptr (SiProductState) product = si_product_state_new ();
  g_autoptr (GPtrArray) bytes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  guint64 number;

  if (past == NULL)
    return FALSE;
  number = si_product_numbers_find (numbers, key);
  si_product_state_read (product, newest, si_table_find_key (newest, key));
  add_point (points, make_point (product, godown_id, si_past_get_snapshot (past)));
  while (!si_past_is_at_end (past))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !step_back (past, number, product, bytes, error))
        return FALSE;
      add_point (points, make_point (product, godown_id, si_past_get_snapshot (past)));
    }
  return TRUE;
}

static void
add_newest (GodownSum *self, const SiTable *newest)
{
  const guint godown = si_table_find_godown (newest, self->godown_id);
  const guint n = godown != SI_NO_GODOWN ? si_table_get_n_products (newest) : 0;

  for (guint row = 0; row < n; row++)
    {
      const SiGodownLines lines = si_table_get_godown_lines (newest, row);
      guint line = 0;

      while (line < lines.n && si_godown_lines_get_godown (&lines, line) != godown)
        line++;
      if (line == lines.n)
        continue;
      self->n_products++;
      si_sum_add (&self->sum, si_table_get_stock_in (newest, row, godown));
    }
}

/* Takes the stock of a product that differs by a step out of the sum, or into it. */
static void
add_state (GodownSum *self, const SiProductState *state, gboolean subtract)
{
  const char *text;
  gboolean present;
  const SiQuantity stock = si_product_state_get_stock_in (state, self->godown_id, &present, &text);

  if (!present)
    return;
  self->n_products += subtract ? -1 : 1;
  if (subtract)
    si_sum_subtract (&self->sum, stock);
  else
    si_sum_add (&self->sum, stock);
}

static void
witness (const SiProductState *before, const SiProductState *after, gpointer user_data)
{
  add_state (user_data, after, TRUE);
  add_state (user_data, before, FALSE);
}

static void
add_sum (GPtrArray *points, const GodownSum *sum, const SiSnapshot *snapshot)
{
  SiStockPoint *point = g_new0 (SiStockPoint, 1);

  point->time = snapshot->time;
  point->present = sum->n_products > 0;
  point->stock = point->present ? si_sum_get (&sum->sum) : SI_QUANTITY_NONE;
  add_point (points, point);
}

/* Fills @points with the sum of all stocks in a godown, newest first. */
static gboolean
gather_sums (GPtrArray *points,
             SiDatabase *database,
             const SiState *state,
             SiTable *newest,
             const char *godown_id,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (SiRebuild) rebuild = si_rebuild_new (database, state, newest, error);
  GodownSum sum = { godown_id, 0, { 0 } };
  const SiPast *past;

  if (rebuild == NULL)
    return FALSE;
  past = si_rebuild_get_past (rebuild);
  add_newest (&sum, newest);
  add_sum (points, &sum, si_past_get_snapshot (past));
  si_rebuild_set_witness (rebuild, witness, &sum);
  while (!si_past_is_at_end (past))
    {
      if (!si_rebuild_step_back (rebuild, cancellable, error))
        return FALSE;
      add_sum (points, &sum, si_past_get_snapshot (past));
    }
  return TRUE;
}

/*< private >
 * si_stock_points_read:
 * @database: a connection in a transaction
 * @state: its state
 * @newest: the newest inventory
 * @key: (nullable): what a product is known by; %NULL for the sum of all products in a godown
 * @godown_id: (nullable): a godown's id, or %NULL for the total of a product
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Reads how a stock has gone up and down. A stock that is no exact number is not in a sum, and a
 * godown that no product has a line in is not present.
 *
 * Returns: (transfer full) (nullable) (element-type SiStockPoint): the stock at the oldest
 *   snapshot, at each snapshot that changed it, and at the newest, oldest first
 */
GPtrArray *
si_stock_points_read (SiDatabase *database,
                      const SiState *state,
                      SiTable *newest,
                      const SiProductKey *key,
                      const char *godown_id,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) points
      = g_ptr_array_new_with_free_func ((GDestroyNotify) si_stock_point_free);

  if (!(key != NULL
            ? gather_points (points, database, state, newest, key, godown_id, cancellable, error)
            : gather_sums (points, database, state, newest, godown_id, cancellable, error)))
    return NULL;
  reverse (points);
  return g_steal_pointer (&points);
}
