/* si-godown-sums.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-godown-sums.h"

#include <stdlib.h>

#include "si-language-order.h"
#include "si-natural-order.h"
#include "si-sum.h"

/* A request to stop is looked for after so many products. */
#define ROWS_AT_ONCE 4096

/* The stock of the product at hand in a godown. */
typedef struct
{
  guint stamp; /* the row that it is of, plus 1 */
  SiQuantity stock;
} Share;

typedef struct
{
  const SiGodownSumsQuery *query;
  SiGodownFigures *figures; /* (owned): by godown */
  SiSum *units;             /* (owned): by godown */
  Share *shares;            /* (owned): by godown */
  GArray *touched;          /* (owned) (element-type guint): the godowns of the product at hand */
} Counter;

/* A godown that is sorted by a number. */
typedef struct
{
  gint64 number;
  guint nth;
} NumberKey;

typedef struct
{
  const SiTable *table;
  const GArray *godowns;
  SiGodownColumn column;
} TextColumn;

static void
counter_init (Counter *self, const SiGodownSumsQuery *query)
{
  const guint n = si_table_get_n_all_godowns (query->rows->table);

  self->query = query;
  self->figures = g_new0 (SiGodownFigures, n + 1);
  self->units = g_new0 (SiSum, n + 1);
  self->shares = g_new0 (Share, n + 1);
  self->touched = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    self->figures[i].godown = i;
}

static void
counter_clear (Counter *self)
{
  g_free (self->figures);
  g_free (self->units);
  g_free (self->shares);
  g_array_unref (self->touched);
}

/* Adds up the lines of a product by godown, since one godown may have several. */
static void
gather_lines (Counter *self, guint row)
{
  const SiGodownLines lines = si_table_get_godown_lines (self->query->rows->table, row);

  g_array_set_size (self->touched, 0);
  for (guint line = 0; line < lines.n; line++)
    {
      const guint godown = si_godown_lines_get_godown (&lines, line);
      const SiQuantity stock = si_godown_lines_get_stock (&lines, line);
      Share *share = &self->shares[godown];

      if (!si_scope_has_godown (self->query->scope, godown))
        continue;
      if (share->stamp == row + 1)
        {
          share->stock = si_quantity_add (share->stock, stock);
          continue;
        }
      *share = (Share){ row + 1, stock };
      g_array_append_val (self->touched, godown);
    }
}

static void
add_product (Counter *self, guint row)
{
  gather_lines (self, row);
  for (guint i = 0; i < self->touched->len; i++)
    {
      const guint godown = g_array_index (self->touched, guint, i);
      const SiQuantity stock = self->shares[godown].stock;
      SiGodownFigures *figures = &self->figures[godown];

      figures->n_products++;
      figures->n_below_zero += si_quantity_is_number (stock) && stock.millionths < 0;
      if (stock.kind == SI_QUANTITY_INEXACT || stock.kind == SI_QUANTITY_UNREADABLE)
        figures->n_unknown++;
      si_sum_add (&self->units[godown], stock);
    }
}

static gboolean
has_product (const SiGodownSumsQuery *query, const SiChangeEntry *entry)
{
  if (entry->row_after == SI_NO_ROW)
    return query->with_gone;
  return query->rows->positions[entry->row_after] != G_MAXUINT32;
}

static gboolean
knows_changes (const SiGodownSumsQuery *query)
{
  return query->changes != NULL && si_comparison_get_after (query->changes) == query->rows->table;
}

/* Another name of a godown is no change of a stock. */
static void
count_changes (Counter *self)
{
  const guint n = si_comparison_get_n_godowns (self->query->changes);

  for (guint i = 0; i < n; i++)
    {
      SiChangeEntry entry;

      si_comparison_get_godown (self->query->changes, i, &entry);
      if ((entry.kinds & ~SI_CHANGE_RENAMED) != 0
          && si_scope_has_godown (self->query->scope, entry.godown_after)
          && has_product (self->query, &entry))
        self->figures[entry.godown_after].n_changed++;
    }
}

static gboolean
count (Counter *self, GCancellable *cancellable)
{
  const GArray *rows = self->query->rows->rows;

  for (guint i = 0; i < rows->len; i++)
    {
      if (i % ROWS_AT_ONCE == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      add_product (self, g_array_index (rows, guint32, i));
    }
  if (knows_changes (self->query))
    count_changes (self);
  return TRUE;
}

static gint64
get_number (const SiGodownFigures *figures, SiGodownColumn column)
{
  switch (column)
    {
    case SI_GODOWN_COLUMN_PRODUCTS:
      return figures->n_products;
    case SI_GODOWN_COLUMN_BELOW_ZERO:
      return figures->n_below_zero;
    case SI_GODOWN_COLUMN_CHANGED:
      return figures->n_changed;
    case SI_GODOWN_COLUMN_UNITS:
    case SI_GODOWN_COLUMN_SHARE:
      return figures->units.millionths;
    case SI_GODOWN_COLUMN_NAME:
    case SI_GODOWN_COLUMN_ID:
    case SI_N_GODOWN_COLUMNS:
    default:
      return 0;
    }
}

static int
compare_numbers (const void *a, const void *b, void *data)
{
  const gboolean *descending = data;
  const NumberKey *key_a = a;
  const NumberKey *key_b = b;
  int order = (key_a->number > key_b->number) - (key_a->number < key_b->number);

  if (*descending)
    order = -order;
  return order != 0 ? order : (key_a->nth > key_b->nth) - (key_a->nth < key_b->nth);
}

static const char *
get_text (gconstpointer data, guint nth)
{
  const TextColumn *column = data;
  const guint godown = g_array_index (column->godowns, SiGodownFigures, nth).godown;

  return column->column == SI_GODOWN_COLUMN_ID ? si_table_get_godown_id (column->table, godown)
                                               : si_table_get_godown_name (column->table, godown);
}

static void
apply_order (SiGodownSums *self, const guint32 *order)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (SiGodownFigures), self->godowns->len);

  for (guint i = 0; i < self->godowns->len; i++)
    g_array_append_val (sorted, g_array_index (self->godowns, SiGodownFigures, order[i]));
  g_array_unref (self->godowns);
  self->godowns = sorted;
}

static void
sort_by_text (SiGodownSums *self, SiGodownColumn column, gboolean descending)
{
  const TextColumn texts = { self->table, self->godowns, column };
  g_autofree guint32 *order = si_natural_sort (
      self->godowns->len, get_text, &texts,
      column == SI_GODOWN_COLUMN_ID ? si_natural_append_key : si_language_append_key, descending);

  apply_order (self, order);
}

static void
sort_by_number (SiGodownSums *self, SiGodownColumn column, gboolean descending)
{
  const guint n = self->godowns->len;
  g_autofree NumberKey *keys = g_new (NumberKey, n + 1);
  g_autofree guint32 *order = g_new (guint32, n + 1);

  for (guint i = 0; i < n; i++)
    keys[i]
        = (NumberKey){ get_number (&g_array_index (self->godowns, SiGodownFigures, i), column), i };
  qsort_r (keys, n, sizeof *keys, compare_numbers, &descending);
  for (guint i = 0; i < n; i++)
    order[i] = keys[i].nth;
  apply_order (self, order);
}

static void
add_godown (SiGodownSums *self, const SiGodownFigures *figures)
{
  g_array_append_val (self->godowns, *figures);
  self->all.n_unknown += figures->n_unknown;
  self->all.n_below_zero += figures->n_below_zero;
  self->all.n_changed += figures->n_changed;
  self->least = MIN (self->least, figures->units.millionths);
  self->most = MAX (self->most, figures->units.millionths);
}

static void
add_godowns (SiGodownSums *self, const Counter *counter)
{
  SiSum units = { 0 };

  for (guint i = 0; i < self->n_all_godowns; i++)
    if (counter->figures[i].n_products > 0)
      {
        counter->figures[i].units = si_sum_get (&counter->units[i]);
        add_godown (self, &counter->figures[i]);
        si_sum_add_sum (&units, &counter->units[i]);
      }
  self->all.units = si_sum_get (&units);
}

static SiGodownSums *
make_sums (const Counter *counter)
{
  const SiGodownSumsQuery *query = counter->query;
  SiGodownSums *self = g_atomic_rc_box_new0 (SiGodownSums);

  self->table = si_table_ref (query->rows->table);
  self->godowns = g_array_new (FALSE, FALSE, sizeof (SiGodownFigures));
  self->n_all_godowns = si_table_get_n_all_godowns (self->table);
  self->knows_changes = knows_changes (query);
  self->all.godown = SI_NO_GODOWN;
  self->all.n_products = query->rows->rows->len;
  add_godowns (self, counter);
  if (si_godown_column_is_numeric (query->column))
    sort_by_number (self, query->column, query->descending);
  else
    sort_by_text (self, query->column, query->descending);
  return self;
}

/**
 * si_godown_sums_new:
 * @query: a query
 * @cancellable: (nullable): stops it
 *
 * Adds up the stock of products by godown. Any thread may do it. Equal godowns are in the order in
 * which they first come in the inventory.
 *
 * Returns: (transfer full) (nullable): the sums; %NULL if it was stopped
 */
SiGodownSums *
si_godown_sums_new (const SiGodownSumsQuery *query, GCancellable *cancellable)
{
  SiGodownSums *self = NULL;
  Counter counter;

  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (si_scope_get_table (query->scope) == query->rows->table, NULL);

  counter_init (&counter, query);
  if (count (&counter, cancellable))
    self = make_sums (&counter);
  counter_clear (&counter);
  return self;
}

/**
 * si_godown_sums_ref:
 * @self: sums
 *
 * Returns: (transfer full): @self
 */
SiGodownSums *
si_godown_sums_ref (SiGodownSums *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
si_godown_sums_clear (gpointer data)
{
  SiGodownSums *self = data;

  si_table_unref (self->table);
  g_array_unref (self->godowns);
}

/**
 * si_godown_sums_unref:
 * @self: (transfer full): sums
 */
void
si_godown_sums_unref (SiGodownSums *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, si_godown_sums_clear);
}

/**
 * si_godown_sums_get:
 * @self: sums
 * @nth: the place of a godown in the order
 *
 * Returns: (transfer none): its figures
 */
const SiGodownFigures *
si_godown_sums_get (const SiGodownSums *self, guint nth)
{
  g_return_val_if_fail (self != NULL && nth < self->godowns->len, NULL);

  return &g_array_index (self->godowns, SiGodownFigures, nth);
}

/**
 * si_godown_column_get_name:
 * @column: a column
 *
 * Returns: its name in actions and settings
 */
const char *
si_godown_column_get_name (SiGodownColumn column)
{
  static const char *const names[SI_N_GODOWN_COLUMNS]
      = { NULL, "godown", "id", "products", "units", "share", "below-zero", "changed" };

  g_return_val_if_fail (column > 0 && column < SI_N_GODOWN_COLUMNS, NULL);

  return names[column];
}

/**
 * si_godown_column_is_numeric:
 * @column: a column
 *
 * Returns: whether its cells are figures, of which the largest are sought first
 */
gboolean
si_godown_column_is_numeric (SiGodownColumn column)
{
  return column != SI_GODOWN_COLUMN_NAME && column != SI_GODOWN_COLUMN_ID;
}
