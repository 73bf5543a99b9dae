/* si-change-query.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-change-query.h"

#include <stdlib.h>

#include "si-scope.h"
#include "si-sum.h"
#include "si-table-search.h"

/* A change is sorted by a text or by a number. */
typedef struct
{
  const char *text; /* (nullable) (borrowed) */
  gint64 number;
  guint32 nth;
} Key;

typedef struct
{
  const SiComparison *comparison;
  const SiChangeQuery *query;
  const SiChangeColumnInfo *info; /* of the column to sort by */
  SiScope *before;                /* (owned): the godowns in the older table */
  SiScope *after;                 /* (owned) */
  guint8 *found_before;           /* (owned) (nullable): SiMatch by row */
  guint8 *found_after;            /* (owned) (nullable) */
  guint8 *low_before;             /* (owned) (nullable): whether it is low, by row */
  guint8 *low_after;              /* (owned) (nullable) */
} Search;

/* The sums of the changes so far. */
typedef struct
{
  SiSum up;
  SiSum down;
  gboolean any;
  guint row_before; /* of the change before, if there was any */
  guint row_after;
} Totals;

/* The parts of a query that a change does not pass. */
enum
{
  FAILS_GODOWNS = 1 << 0,
  FAILS_FINDINGS = 1 << 1,
  FAILS_TEXT = 1 << 2,
  FAILS_KINDS = 1 << 3,
};

static void
get_entry (const Search *search, guint nth, SiChangeEntry *entry)
{
  if (search->query->by_godown)
    si_comparison_get_godown (search->comparison, nth, entry);
  else
    si_comparison_get_product (search->comparison, nth, entry);
}

static gboolean
is_in_godowns (const Search *search, const SiChangeEntry *entry)
{
  return search->query->godown_ids == NULL
         || si_scope_has_godown (search->before, entry->godown_before)
         || si_scope_has_godown (search->after, entry->godown_after);
}

/* A product that is gone has the findings and the texts that it had last. */
static gboolean
has_findings (const Search *search, const SiChangeEntry *entry)
{
  const gboolean gone = entry->row_after == SI_NO_ROW;
  const guint row = gone ? entry->row_before : entry->row_after;
  const guint8 *low = gone ? search->low_before : search->low_after;
  SiFindings findings = si_scope_get_findings (gone ? search->before : search->after, row);

  if (low != NULL && low[row])
    findings |= SI_FINDING_LOW;
  return (findings & search->query->findings) == search->query->findings;
}

static gboolean
has_text (const Search *search, const SiChangeEntry *entry)
{
  const gboolean gone = entry->row_after == SI_NO_ROW;
  const guint8 *found = gone ? search->found_before : search->found_after;

  return found == NULL || found[gone ? entry->row_before : entry->row_after] != SI_MATCH_NONE;
}

static gboolean
has_kinds (const Search *search, const SiChangeEntry *entry)
{
  const SiChangeKinds kinds = search->query->kinds;

  return (kinds == SI_CHANGE_NONE || (entry->kinds & kinds) != 0)
         && (!search->query->newly_below
             || si_stock_change_is_newly_below (entry->before, entry->after));
}

static guint
get_failures (const Search *search, const SiChangeEntry *entry)
{
  return (is_in_godowns (search, entry) ? 0 : FAILS_GODOWNS)
         | (has_findings (search, entry) ? 0 : FAILS_FINDINGS)
         | (has_text (search, entry) ? 0 : FAILS_TEXT)
         | (has_kinds (search, entry) ? 0 : FAILS_KINDS);
}

static void
count (SiChangeCounts *counts, const SiChangeEntry *entry, guint failures)
{
  counts->hidden_by_godowns += failures == FAILS_GODOWNS;
  counts->hidden_by_findings += failures == FAILS_FINDINGS;
  counts->hidden_by_text += failures == FAILS_TEXT;
  counts->n_all += (failures & FAILS_GODOWNS) == 0;
  if ((failures & ~FAILS_KINDS) != 0)
    return;
  counts->n_found++;
  counts->n_newly_below += si_stock_change_is_newly_below (entry->before, entry->after);
  for (guint i = 0; i < SI_N_CHANGE_KINDS; i++)
    counts->n_kinds[i] += (entry->kinds >> i) & 1;
}

/* Adds a change of the answer to the sums. The changes of a product in its godowns come one after
 * the other. */
static void
add_up (Totals *totals, SiChangeCounts *counts, const SiChangeEntry *entry)
{
  counts->n_products += entry->row_before != totals->row_before
                        || entry->row_after != totals->row_after || !totals->any;
  totals->any = TRUE;
  totals->row_before = entry->row_before;
  totals->row_after = entry->row_after;
  if ((entry->kinds & ~SI_CHANGE_RENAMED) != 0 && entry->difference.kind != SI_QUANTITY_EXACT)
    counts->n_unknown++;
  si_sum_add (entry->difference.millionths > 0 ? &totals->up : &totals->down, entry->difference);
}

static void
make_key (const Search *search, const SiChangeEntry *entry, Key *key)
{
  if (search->info->get_text != NULL)
    key->text = search->info->get_text (search->comparison, entry);
  else if (search->info->get_number != NULL)
    key->number = search->info->get_number (entry);
}

static int
compare_numbers (const void *a, const void *b, void *data)
{
  const SiChangeQuery *query = data;
  const Key *key_a = a;
  const Key *key_b = b;
  int order = (key_a->number > key_b->number) - (key_a->number < key_b->number);

  if (query->descending)
    order = -order;
  return order != 0 ? order : (key_a->nth > key_b->nth) - (key_a->nth < key_b->nth);
}

static const char *
get_text (gconstpointer keys, guint index)
{
  return ((const Key *) keys)[index].text;
}

static GArray *
sort (const Search *search, GArray *keys)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (guint32), keys->len);
  g_autofree guint32 *order = NULL;

  /* Either all changes have a text in this column or none has. */
  if (keys->len > 0 && g_array_index (keys, Key, 0).text != NULL)
    order = si_natural_sort (keys->len, get_text, keys->data, search->info->append_key,
                             search->query->descending);
  else if (keys->len > 0)
    qsort_r (keys->data, keys->len, sizeof (Key), compare_numbers, (gpointer) search->query);
  for (guint i = 0; i < keys->len; i++)
    g_array_append_val (entries, g_array_index (keys, Key, order != NULL ? order[i] : i).nth);
  return entries;
}

/* Returns: (transfer full) (nullable): a flag for each row of @table. */
static guint8 *
flag_rows (const SiTable *table, const GArray *rows)
{
  guint8 *flags = rows != NULL ? g_new0 (guint8, si_table_get_n_products (table) + 1) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    flags[g_array_index (rows, guint32, i)] = TRUE;
  return flags;
}

static void
search_init (Search *search,
             const SiComparison *comparison,
             const SiChangeQuery *query,
             guint n_changes,
             GCancellable *cancellable)
{
  SiTable *before = si_comparison_get_before (comparison);
  SiTable *after = si_comparison_get_after (comparison);
  SiChangeEntry last = { .row_after = 0 };

  *search = (Search){ .comparison = comparison,
                      .query = query,
                      .info = si_change_column_get_info (query->column) };
  search->before = si_scope_new (before, query->godown_ids);
  search->after = si_scope_new (after, query->godown_ids);
  search->low_before = flag_rows (before, query->low_before);
  search->low_after = flag_rows (after, query->low_after);
  if (query->text == NULL || *query->text == '\0' || n_changes == 0)
    return;
  search->found_after = si_table_search (after, query->text, cancellable);
  /* Only the products that are gone, which come last, are sought in the older table. */
  get_entry (search, n_changes - 1, &last);
  if (last.row_after == SI_NO_ROW)
    search->found_before = si_table_search (before, query->text, cancellable);
}

static void
search_clear (Search *search)
{
  si_scope_unref (search->before);
  si_scope_unref (search->after);
  g_free (search->found_before);
  g_free (search->found_after);
  g_free (search->low_before);
  g_free (search->low_after);
}

/* Adds the changes to show to @keys, in the order of the comparison. */
static void
find_changes (const Search *search,
              guint n_changes,
              GArray *keys,
              SiChangeCounts *counts,
              GCancellable *cancellable)
{
  Totals totals = { 0 };

  *counts = (SiChangeCounts){ { 0 } };
  for (guint i = 0; i < n_changes && !g_cancellable_is_cancelled (cancellable); i++)
    {
      SiChangeEntry entry;
      Key key = { NULL, 0, i };
      guint failures;

      get_entry (search, i, &entry);
      failures = get_failures (search, &entry);
      count (counts, &entry, failures);
      if (failures != 0)
        continue;
      add_up (&totals, counts, &entry);
      make_key (search, &entry, &key);
      g_array_append_val (keys, key);
    }
  counts->up = si_sum_get (&totals.up);
  counts->down = si_sum_get (&totals.down);
}

/**
 * si_change_query:
 * @comparison: a comparison
 * @query: the query for its changes
 * @cancellable: (nullable): stops it
 * @counts: (out caller-allocates): the numbers of changes
 *
 * Finds the changes to show. Any thread may run it.
 *
 * Returns: (transfer full) (nullable) (element-type guint32): the changes, in order; %NULL if
 *   it was stopped
 */
GArray *
si_change_query (const SiComparison *comparison,
                 const SiChangeQuery *query,
                 GCancellable *cancellable,
                 SiChangeCounts *counts)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));
  GArray *entries = NULL;
  Search search;
  guint n;

  g_return_val_if_fail (comparison != NULL && query != NULL && counts != NULL, NULL);
  g_return_val_if_fail (query->godown_ids == NULL || query->by_godown, NULL);

  n = query->by_godown ? si_comparison_get_n_godowns (comparison)
                       : si_comparison_get_n_products (comparison);
  search_init (&search, comparison, query, n, cancellable);
  find_changes (&search, n, keys, counts, cancellable);
  if (!g_cancellable_is_cancelled (cancellable))
    entries = sort (&search, keys);
  search_clear (&search);
  return entries;
}
