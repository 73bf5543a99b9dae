/* si-table-query.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-table-query.h"

#include "si-table-private.h"

/* Takes out of @matches what the query's godown and findings leave out. */
static void
filter_matches (const SiTable *self, const SiTableQuery *query, guint godown, guint8 *matches)
{
  const guint n_products = si_table_get_n_products (self);
  const GArray *line_names = self->columns.line_names;
  const GArray *name_godowns = self->columns.name_godowns;

  for (guint row = 0; row < n_products; row++)
    {
      gboolean kept
          = query->findings == SI_FINDING_NONE || (self->findings[row] & query->findings) != 0;

      if (kept && query->godown_id != NULL)
        {
          const guint end = si_table_lines_end (self, row);
          guint line = si_table_lines_start (self, row);

          while (line < end
                 && g_array_index (name_godowns, guint32, g_array_index (line_names, guint32, line))
                        != godown)
            line++;
          kept = line < end;
        }
      if (!kept)
        matches[row] = SI_MATCH_NONE;
    }
}

/* Nothing for what has not changed, or is not known to have. */
static gint64
get_change (const SiTable *self, guint row, gconstpointer changes)
{
  SiChangeEntry entry;

  if (changes == NULL || si_comparison_get_after (changes) != self
      || !si_comparison_find_product (changes, row, &entry))
    return 0;
  return entry.difference.millionths;
}

/* Whether two rows next to each other in the order are equal in what it sorts by. */
static gboolean
ties (const SiTable *self, const SiTableQuery *query, guint godown, guint32 a, guint32 b)
{
  switch (query->column)
    {
    case SI_COLUMN_CHANGE:
      return get_change (self, a, query->changes) == get_change (self, b, query->changes);
    case SI_COLUMN_STOCK:
      if (godown != SI_NO_GODOWN)
        return si_quantity_compare (si_table_get_stock_in (self, a, godown),
                                    si_table_get_stock_in (self, b, godown))
               == 0;
      return si_quantity_compare (si_table_get_stock (self, a), si_table_get_stock (self, b)) == 0;
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
            const SiTableQuery *query,
            guint godown,
            const guint32 *order,
            const guint8 *matches,
            guint *next,
            guint32 *rows)
{
  const guint n_products = si_table_get_n_products (self);

  if (!query->descending)
    {
      for (guint i = 0; i < n_products; i++)
        if (matches[order[i]] != SI_MATCH_NONE)
          rows[next[matches[order[i]]]++] = order[i];
      return;
    }

  for (guint end = n_products, start; end > 0; end = start)
    {
      for (start = end - 1; start > 0 && ties (self, query, godown, order[start - 1], order[start]);
           start--)
        ;
      for (guint i = start; i < end; i++)
        if (matches[order[i]] != SI_MATCH_NONE)
          rows[next[matches[order[i]]]++] = order[i];
    }
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
si_table_query (const SiTable *self, const SiTableQuery *query, GCancellable *cancellable)
{
  g_autofree guint8 *matches = NULL;
  g_autofree guint32 *own_order = NULL;
  const guint32 *order;
  guint n_matches[SI_N_MATCHES] = { 0 };
  guint next[SI_N_MATCHES];
  guint godown = SI_NO_GODOWN;
  GArray *rows;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (query != NULL, NULL);

  matches = si_table_search (self, query->text, cancellable);
  if (matches == NULL)
    return NULL;
  if (query->godown_id != NULL)
    godown = si_table_find_godown (self, query->godown_id);
  if (query->godown_id != NULL || query->findings != SI_FINDING_NONE)
    filter_matches (self, query, godown, matches);

  if (query->column == SI_COLUMN_STOCK && godown != SI_NO_GODOWN)
    order = own_order = si_table_order_godown (self, godown);
  else if (query->column == SI_COLUMN_CHANGE)
    order = own_order = si_table_order_by (self, get_change, query->changes);
  else
    order = si_table_order (self, query->column);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;

  for (guint row = 0; row < si_table_get_n_products (self); row++)
    n_matches[matches[row]]++;
  next[SI_N_MATCHES - 1] = 0;
  for (guint match = SI_N_MATCHES - 1; match > SI_MATCH_NONE; match--)
    next[match - 1] = next[match] + n_matches[match];

  rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), next[SI_MATCH_NONE]);
  g_array_set_size (rows, next[SI_MATCH_NONE]);
  place_rows (self, query, godown, order, matches, next, (guint32 *) (gpointer) rows->data);
  return rows;
}
