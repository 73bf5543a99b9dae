/* si-table-search.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-table-search.h"

#include <string.h>

#include "si-fold.h"
#include "si-table-private.h"

/* How many hits pass between two looks at the cancellable. */
#define HITS_A_LOOK 4096

/* Below this many products one thread is as quick as several. */
#define FEWEST_FOR_THREADS 50000
#define MOST_THREADS 4

typedef void (*HitFunc) (const SiTable *self,
                         guint row,
                         const char *text,
                         gsize length,
                         const char *hit,
                         gpointer user_data);

/* The row that a position is in, at or after @row, which ends before it. Hits are close to
 * one another where there are many, so it looks nearby first. */
static guint
find_row (const guint32 *ends, guint row, guint last, guint32 position)
{
  guint step = 1, low = row, high;

  while (low + step < last && ends[low + step] <= position)
    {
      low += step;
      step *= 2;
    }
  high = MIN (low + step, last);
  while (low + 1 < high)
    {
      const guint middle = low + (high - low) / 2;

      if (ends[middle] <= position)
        low = middle;
      else
        high = middle;
    }
  return high;
}

/* One pass of memmem over the texts of some rows of a column. No text holds what ends it,
 * so a hit never spans two rows. Calls @func once for each row with a hit, with its first. */
static gboolean
for_each_hit (const SiTable *self,
              const SiTextColumn *column,
              guint first,
              guint last,
              const char *needle,
              GCancellable *cancellable,
              HitFunc func,
              gpointer user_data)
{
  const gsize needle_length = strlen (needle);
  const guint32 *ends = (const guint32 *) (gpointer) column->ends->data;
  const char *block = (const char *) column->block->data;
  const char *end = block + ends[last];
  const char *from = block + (first == 0 ? 0 : ends[first - 1]);
  guint row = first, n_hits = 0;
  const char *hit;

  while (from < end && (hit = memmem (from, end - from, needle, needle_length)) != NULL)
    {
      guint32 start;

      if (ends[row] <= hit - block)
        row = find_row (ends, row, last, hit - block);
      start = row == 0 ? 0 : ends[row - 1];
      func (self, row, block + start, ends[row] - start - 1, hit, user_data);
      from = block + ends[row];

      if (++n_hits % HITS_A_LOOK == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
    }
  return !g_cancellable_is_cancelled (cancellable);
}

/* A search, and the rows that one thread looks at. */
typedef struct
{
  const SiTable *table;
  guint8 *matches;
  const char *text;
  const char *const *words; /* all must be there */
  gsize text_length;
  guint first;
  guint last;
  GCancellable *cancellable;
} Search;

static void
sku_hit (const SiTable *self,
         guint row,
         const char *text,
         gsize length,
         const char *hit,
         gpointer user_data)
{
  Search *search = user_data;

  if (hit > text)
    search->matches[row] = SI_MATCH_SKU_PART;
  else if (length > search->text_length)
    search->matches[row] = SI_MATCH_SKU_START;
  else
    search->matches[row] = SI_MATCH_SKU;
}

static gboolean
holds (const SiTextColumn *column, guint row, const char *word)
{
  gsize length;
  const char *text = si_text_column_get (column, row, &length);

  return memmem (text, length, word, strlen (word)) != NULL;
}

static void
word_hit (const SiTable *self,
          guint row,
          const char *text,
          gsize length,
          const char *hit,
          gpointer user_data)
{
  Search *search = user_data;

  if (search->matches[row] != SI_MATCH_NONE)
    return;
  for (guint i = 1; search->words[i] != NULL; i++)
    if (!holds (&self->columns.folded_descriptions, row, search->words[i])
        && !holds (&self->columns.folded_skus, row, search->words[i]))
      return;
  search->matches[row] = SI_MATCH_DESCRIPTION;
}

/* The longest word first: it is the rarest, as a rule, and the others are looked for in
 * its rows alone. */
static char **
split_words (const char *text)
{
  char **words = g_strsplit (text, " ", -1);
  guint longest = 0;
  char *first;

  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) > strlen (words[longest]))
      longest = i;
  first = words[0];
  words[0] = words[longest];
  words[longest] = first;
  return words;
}

static gpointer
search_rows (gpointer data)
{
  Search *search = data;
  const SiTable *table = search->table;
  const SiColumns *columns = &table->columns;
  gboolean done;

  done = for_each_hit (table, &columns->folded_skus, search->first, search->last, search->text,
                       search->cancellable, sku_hit, search)
         && for_each_hit (table, &columns->folded_descriptions, search->first, search->last,
                          search->words[0], search->cancellable, word_hit, search);

  /* The rarest word may be in the SKU code, and only the others in the description. */
  if (done && search->words[1] != NULL)
    done = for_each_hit (table, &columns->folded_skus, search->first, search->last,
                         search->words[0], search->cancellable, word_hit, search);
  return GINT_TO_POINTER (done);
}

/* The rows in as many parts as there are threads for; this one does the first. */
static gboolean
search_all (const Search *search, guint n_products)
{
  const guint n_threads
      = n_products < FEWEST_FOR_THREADS ? 1 : CLAMP (g_get_num_processors (), 1, MOST_THREADS);
  Search parts[MOST_THREADS];
  GThread *threads[MOST_THREADS];
  gboolean done;

  for (guint i = 0; i < n_threads; i++)
    {
      parts[i] = *search;
      parts[i].first = (guint64) n_products * i / n_threads;
      parts[i].last = (guint64) n_products * (i + 1) / n_threads - 1;
      if (i > 0)
        threads[i] = g_thread_new ("search", search_rows, &parts[i]);
    }

  done = GPOINTER_TO_INT (search_rows (&parts[0]));
  for (guint i = 1; i < n_threads; i++)
    done = GPOINTER_TO_INT (g_thread_join (threads[i])) && done;
  return done;
}

/**
 * si_table_search:
 * @self: a table
 * @text: (nullable): what was typed
 * @cancellable: (nullable): stops it
 *
 * Says of each product how well it matches. Blank text matches every product.
 *
 * Returns: (transfer full) (nullable) (array): an #SiMatch for each row, to be freed with
 *   g_free(); %NULL if it was stopped
 */
guint8 *
si_table_search (const SiTable *self, const char *text, GCancellable *cancellable)
{
  g_autofree guint8 *matches = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  Search search;
  guint n_products;

  g_return_val_if_fail (self != NULL, NULL);

  n_products = si_table_get_n_products (self);
  folded = text != NULL ? si_fold (text) : g_strdup ("");
  matches = g_malloc (n_products + 1);
  if (folded[0] == '\0')
    {
      memset (matches, SI_MATCH_DESCRIPTION, n_products);
      return g_steal_pointer (&matches);
    }

  memset (matches, SI_MATCH_NONE, n_products);
  words = split_words (folded);
  search = (Search){
    .table = self,
    .matches = matches,
    .text = folded,
    .words = (const char *const *) words,
    .text_length = strlen (folded),
    .cancellable = cancellable,
  };
  if (n_products > 0 && !search_all (&search, n_products))
    return NULL;
  return g_steal_pointer (&matches);
}
