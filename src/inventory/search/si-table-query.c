/* si-table-query.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-table-query.h"

#include <string.h>

#include "si-table-order.h"

/* Whether two rows next to each other in the order are equal in what it sorts by. */
static gboolean
ties (const SiTable *self, const SiShownStock *stock, const SiColumnInfo *info, guint a, guint b)
{
  if (info->get_text != NULL)
    return g_str_equal (info->get_text (self, a), info->get_text (self, b));
  return info->get_number (stock, a) == info->get_number (stock, b);
}

/* Spreads the rows over the places of their matches, from the start of @order or from its end.
 * From the end, a run of equal rows is still taken from its beginning: in the server's order. */
static void
place_rows (const SiTable *self,
            const SiTableQuery *query,
            const guint32 *order,
            const guint8 *matches,
            guint *next,
            guint32 *rows)
{
  const guint n_products = si_table_get_n_products (self);
  const SiColumnInfo *info = si_column_get_info (query->column);

  if (!query->descending)
    {
      for (guint i = 0; i < n_products; i++)
        if (matches[order[i]] != SI_MATCH_NONE)
          rows[next[matches[order[i]]]++] = order[i];
      return;
    }

  for (guint end = n_products, start; end > 0; end = start)
    {
      for (start = end - 1;
           start > 0 && ties (self, query->column_stock, info, order[start - 1], order[start]);
           start--)
        ;
      for (guint i = start; i < end; i++)
        if (matches[order[i]] != SI_MATCH_NONE)
          rows[next[matches[order[i]]]++] = order[i];
    }
}

/* The table keeps the orders that depend on nothing but itself. */
static gboolean
has_own_order (const SiTableQuery *query)
{
  const SiColumnInfo *info = si_column_get_info (query->column);

  return info->by_changes
         || (info->by_godowns
             && si_scope_get_godown_ids (si_shown_stock_get_scope (query->column_stock)) != NULL);
}

static GArray *
sort_matches (const SiTable *self, const SiTableQuery *query, const guint8 *matches)
{
  g_autofree guint32 *own_order
      = has_own_order (query) ? si_table_order_shown (query->column_stock, query->column) : NULL;
  guint n_matches[SI_N_MATCHES] = { 0 };
  guint next[SI_N_MATCHES];
  GArray *rows;

  for (guint row = 0; row < si_table_get_n_products (self); row++)
    n_matches[matches[row]]++;
  next[SI_N_MATCHES - 1] = 0;
  for (guint match = SI_N_MATCHES - 1; match > SI_MATCH_NONE; match--)
    next[match - 1] = next[match] + n_matches[match];

  rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), next[SI_MATCH_NONE]);
  g_array_set_size (rows, next[SI_MATCH_NONE]);
  place_rows (self, query, own_order != NULL ? own_order : si_table_order (self, query->column),
              matches, next, (guint32 *) (gpointer) rows->data);
  return rows;
}

/* Takes the rows out of @matches that are not low, which the table itself does not know. */
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

/* Takes the rows out of @matches that the godowns and the findings leave out. */
static void
filter_matches (SiTable *self,
                const SiScope *scope,
                SiFindings findings,
                const GArray *low,
                guint8 *matches)
{
  if ((findings & SI_FINDING_LOW) != 0)
    filter_low (self, low, matches);
  si_scope_filter (scope, findings & ~SI_FINDING_LOW, matches);
}

/* A query without a shown stock is about that of all godowns. */
static SiShownStock *
make_stock (SiTable *self, const SiTableQuery *query)
{
  g_autoptr (SiScope) all_godowns = NULL;

  if (query->stock != NULL)
    return si_shown_stock_ref (query->stock);
  all_godowns = si_scope_new (self, NULL);
  return si_shown_stock_new (all_godowns, NULL);
}

/**
 * si_table_query:
 * @self: a table
 * @query: which rows, and in which order
 * @cancellable: (nullable): stops it
 *
 * Finds the rows to show: the better a match the earlier, and within equally good matches
 * in the order of the column. Rows that are equal in it keep the server's order in both
 * directions. A godown that the table does not know leaves no rows. Any thread may run it.
 *
 * Returns: (transfer full) (nullable) (element-type guint32): the rows; %NULL if it was
 *   stopped
 */
GArray *
si_table_query (SiTable *self, const SiTableQuery *query, GCancellable *cancellable)
{
  g_autofree guint8 *matches = NULL;
  g_autoptr (SiShownStock) stock = NULL;
  SiTableQuery whole;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (query != NULL, NULL);

  matches = si_table_search (self, query->text, cancellable);
  if (matches == NULL)
    return NULL;
  stock = make_stock (self, query);
  g_return_val_if_fail (si_scope_get_table (si_shown_stock_get_scope (stock)) == self, NULL);
  whole = *query;
  whole.stock = stock;
  if (whole.column_stock == NULL)
    whole.column_stock = stock;
  filter_matches (self, si_shown_stock_get_scope (stock), query->findings, query->low, matches);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  return sort_matches (self, &whole, matches);
}

static guint
count_matches (SiTable *self,
               const guint8 *matches,
               const SiScope *scope,
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
  g_autoptr (SiShownStock) stock = NULL;
  g_autoptr (SiScope) all_godowns = NULL;
  const SiScope *scope;
  gboolean narrowed;

  g_return_val_if_fail (self != NULL && query != NULL && hidden != NULL, FALSE);

  *hidden = (SiHidden){ 0 };
  stock = make_stock (self, query);
  scope = si_shown_stock_get_scope (stock);
  narrowed = si_scope_get_godown_ids (scope) != NULL;
  if (!narrowed && query->findings == SI_FINDING_NONE)
    return TRUE;
  matches = si_table_search (self, query->text, cancellable);
  if (matches == NULL)
    return FALSE;

  all_godowns = si_scope_new (self, NULL);
  if (narrowed)
    hidden->by_godowns = count_matches (self, matches, all_godowns, query->findings, query->low);
  if (query->findings != SI_FINDING_NONE)
    hidden->by_findings = count_matches (self, matches, scope, SI_FINDING_NONE, NULL);
  hidden->by_both = count_matches (self, matches, all_godowns, SI_FINDING_NONE, NULL);
  return !g_cancellable_is_cancelled (cancellable);
}
