/* si-table-query.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-table-query.h"

#include <string.h>

#include "si-table.h"

/* An order of rows, made of the query that asks for it. */
typedef struct
{
  const SiTableQuery *query;
  SiScope *scope_before; /* (owned) (nullable): the godowns in the older table of the changes */
} Order;

static void
order_init (Order *order, const SiTable *self, const SiTableQuery *query)
{
  order->query = query;
  order->scope_before = NULL;
  if (query->changes != NULL && query->scope != NULL && query->column == SI_COLUMN_CHANGE
      && si_comparison_get_after (query->changes) == self)
    order->scope_before = si_scope_new (si_comparison_get_before (query->changes),
                                        si_scope_get_godown_ids (query->scope));
}

/* Returns 0 for a product that has not changed there, or is not known to have. */
static gint64
get_change (const SiTable *self, guint row, gconstpointer data)
{
  const Order *order = data;
  SiComparison *changes = order->query->changes;
  SiChangeEntry entry;

  if (changes == NULL || si_comparison_get_after (changes) != self
      || !si_comparison_find_product (changes, row, &entry)
      || (order->scope_before != NULL
          && !si_comparison_narrow (changes, order->scope_before, order->query->scope, &entry)))
    return 0;
  return entry.difference.millionths;
}

static SiQuantity
get_shown_stock (const SiTable *self, const SiTableQuery *query, guint row)
{
  return query->scope != NULL ? si_scope_get_stock (query->scope, row)
                              : si_table_get_stock (self, row);
}

static gint64
get_stock (const SiTable *self, guint row, gconstpointer data)
{
  return si_table_order_key (get_shown_stock (self, ((const Order *) data)->query, row));
}

/* Whether two rows next to each other in the order are equal in what it sorts by. */
static gboolean
ties (const SiTable *self, const Order *order, guint32 a, guint32 b)
{
  const SiTableQuery *query = order->query;

  switch (query->column)
    {
    case SI_COLUMN_CHANGE:
      return get_change (self, a, order) == get_change (self, b, order);
    case SI_COLUMN_STOCK:
      return si_quantity_compare (get_shown_stock (self, query, a),
                                  get_shown_stock (self, query, b))
             == 0;
    case SI_COLUMN_GODOWNS:
      return si_table_get_n_godowns (self, a) == si_table_get_n_godowns (self, b);
    case SI_COLUMN_SKU:
      return g_str_equal (si_table_get_sku (self, a), si_table_get_sku (self, b));
    case SI_COLUMN_DESCRIPTION:
      return g_str_equal (si_table_get_description (self, a), si_table_get_description (self, b));
    case SI_COLUMN_PRODUCT_ID:
      return g_str_equal (si_table_get_product_id (self, a), si_table_get_product_id (self, b));
    case SI_COLUMN_SERVER:
    default:
      return FALSE;
    }
}

/* Spreads the rows, in @order or from its end, over the places of their matches. From the
 * end, a run of equal rows is still taken from its beginning: the server's order. */
static void
place_rows (const SiTable *self,
            const Order *by,
            const guint32 *order,
            const guint8 *matches,
            guint *next,
            guint32 *rows)
{
  const guint n_products = si_table_get_n_products (self);

  if (!by->query->descending)
    {
      for (guint i = 0; i < n_products; i++)
        if (matches[order[i]] != SI_MATCH_NONE)
          rows[next[matches[order[i]]]++] = order[i];
      return;
    }

  for (guint end = n_products, start; end > 0; end = start)
    {
      for (start = end - 1; start > 0 && ties (self, by, order[start - 1], order[start]); start--)
        ;
      for (guint i = start; i < end; i++)
        if (matches[order[i]] != SI_MATCH_NONE)
          rows[next[matches[order[i]]]++] = order[i];
    }
}

/* An order that is made for this query alone, or NULL where the table keeps it. */
static guint32 *
make_order (const SiTable *self, const Order *by)
{
  if (by->query->column == SI_COLUMN_STOCK && by->query->scope != NULL)
    return si_table_order_by (self, get_stock, by);
  if (by->query->column == SI_COLUMN_CHANGE)
    return si_table_order_by (self, get_change, by);
  return NULL;
}

static GArray *
sort_matches (const SiTable *self, const SiTableQuery *query, const guint8 *matches)
{
  g_autofree guint32 *own_order = NULL;
  guint n_matches[SI_N_MATCHES] = { 0 };
  guint next[SI_N_MATCHES];
  GArray *rows;
  Order by;

  order_init (&by, self, query);
  own_order = make_order (self, &by);

  for (guint row = 0; row < si_table_get_n_products (self); row++)
    n_matches[matches[row]]++;
  next[SI_N_MATCHES - 1] = 0;
  for (guint match = SI_N_MATCHES - 1; match > SI_MATCH_NONE; match--)
    next[match - 1] = next[match] + n_matches[match];

  rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), next[SI_MATCH_NONE]);
  g_array_set_size (rows, next[SI_MATCH_NONE]);
  place_rows (self, &by, own_order != NULL ? own_order : si_table_order (self, query->column),
              matches, next, (guint32 *) (gpointer) rows->data);
  g_clear_pointer (&by.scope_before, si_scope_unref);
  return rows;
}

/* Takes out of @matches what is not low, which the table does not know. */
static void
filter_low (SiTable *self, const GArray *low, guint8 *matches)
{
  const guint n = si_table_get_n_products (self);
  g_autofree guint8 *all = g_memdup2 (matches, n + 1);

  memset (matches, SI_MATCH_NONE, n);
  for (guint i = 0; low != NULL && i < low->len; i++)
    {
      const guint32 row = g_array_index (low, guint32, i);

      matches[row] = all[row];
    }
}

/* Takes out of @matches what the godowns and the findings leave out. */
static void
filter_matches (SiTable *self,
                SiScope *scope,
                SiFindings findings,
                const GArray *low,
                guint8 *matches)
{
  g_autoptr (SiScope) whole = scope == NULL ? si_scope_new (self, NULL) : NULL;

  if ((findings & SI_FINDING_LOW) != 0)
    filter_low (self, low, matches);
  si_scope_filter (scope != NULL ? scope : whole, findings & ~SI_FINDING_LOW, matches);
}

/**
 * si_table_query:
 * @self: a table
 * @query: which rows, and in which order
 * @cancellable: (nullable): stops it
 *
 * Finds the rows to show: the better a match the earlier, and within equally good matches
 * in the order of the column. Rows that are equal in it keep the server's order in both
 * directions. A godown that the table does not know leaves no rows.
 *
 * Returns: (transfer full) (nullable) (element-type guint32): the rows; %NULL if it was
 *   stopped
 */
GArray *
si_table_query (SiTable *self, const SiTableQuery *query, GCancellable *cancellable)
{
  g_autofree guint8 *matches = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (query->scope == NULL || si_scope_get_table (query->scope) == self, NULL);

  matches = si_table_search (self, query->text, cancellable);
  if (matches == NULL)
    return NULL;
  filter_matches (self, query->scope, query->findings, query->low, matches);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  return sort_matches (self, query, matches);
}

static guint
count_matches (SiTable *self,
               const guint8 *matches,
               SiScope *scope,
               SiFindings findings,
               const GArray *low)
{
  const guint n = si_table_get_n_products (self);
  g_autofree guint8 *filtered = g_memdup2 (matches, n + 1);
  guint n_matches = 0;

  filter_matches (self, scope, findings, low, filtered);
  for (guint row = 0; row < n; row++)
    n_matches += filtered[row] != SI_MATCH_NONE;
  return n_matches;
}

/**
 * si_table_query_hidden:
 * @self: a table
 * @query: a query that finds nothing
 * @cancellable: (nullable): stops it
 * @hidden: (out caller-allocates): what its filters hide
 *
 * Says why nothing is found, so that nobody is told that the inventory has not what a filter hides.
 *
 * Returns: %FALSE if it was stopped
 */
gboolean
si_table_query_hidden (SiTable *self,
                       const SiTableQuery *query,
                       GCancellable *cancellable,
                       SiHidden *hidden)
{
  g_autofree guint8 *matches = NULL;

  g_return_val_if_fail (self != NULL && query != NULL && hidden != NULL, FALSE);

  *hidden = (SiHidden){ 0 };
  if (query->scope == NULL && query->findings == SI_FINDING_NONE)
    return TRUE;
  matches = si_table_search (self, query->text, cancellable);
  if (matches == NULL)
    return FALSE;

  if (query->scope != NULL)
    hidden->by_godowns = count_matches (self, matches, NULL, query->findings, query->low);
  if (query->findings != SI_FINDING_NONE)
    hidden->by_findings = count_matches (self, matches, query->scope, SI_FINDING_NONE, NULL);
  hidden->by_both = count_matches (self, matches, NULL, SI_FINDING_NONE, NULL);
  return !g_cancellable_is_cancelled (cancellable);
}
