/* si-table-search.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-table-search.h"

#include <string.h>

#include "si-code-match.h"
#include "si-fold.h"
#include "si-loose-code.h"

/* The number of rows between two looks at the cancellable. */
#define ROWS_A_LOOK 16384

/* With fewer products, one thread is as quick as several. */
#define FEWEST_FOR_THREADS 50000
#define MOST_THREADS 4

/* Of a pasted text, only this many codes are worth a walk over all products. */
#define MOST_SIMILAR_WALKS 2

/* A search, and the rows that one thread looks at. */
typedef struct
{
  const SiTable *table;
  guint8 *matches;
  GThreadFunc func; /* looks at the rows of one thread */
  const char *text;
  const char *const *words; /* a product must have all of them */
  gsize text_length;
  guint first;
  guint last;
  GCancellable *cancellable;
} Search;

static gboolean
has_all_words (const Search *search, const char *folded)
{
  for (guint i = 0; search->words[i] != NULL; i++)
    if (strstr (folded, search->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* The SKU code stands before the description, so that the first hit is in it if any hit is. */
static SiMatch
match_row (const Search *search, const char *folded, gsize sku_length)
{
  const char *hit = strstr (folded, search->text);

  if (hit == NULL)
    return search->words[1] != NULL && has_all_words (search, folded) ? SI_MATCH_DESCRIPTION
                                                                      : SI_MATCH_NONE;
  if (hit == folded && sku_length >= search->text_length)
    return sku_length > search->text_length ? SI_MATCH_SKU_START : SI_MATCH_SKU;
  return hit < folded + sku_length ? SI_MATCH_SKU_PART : SI_MATCH_DESCRIPTION;
}

/* Puts the longest word first, since it is the rarest as a rule and decides most rows. */
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

/* Walks by pointers, since a call for each of a million texts would take most of the time. */
static gpointer
search_rows (gpointer data)
{
  const Search *search = data;
  const SiTextColumn *texts = si_table_get_texts (search->table);
  const SiTextColumn *folded = &texts[SI_TABLE_FOLDED];
  const SiTextColumn *skus = &texts[SI_TABLE_FOLDED_SKU];
  const guint32 *ends = (const guint32 *) (gpointer) folded->ends->data;
  const guint32 *sku_ends = (const guint32 *) (gpointer) skus->ends->data;
  const char *block = (const char *) folded->block->data;
  guint32 start = search->first == 0 ? 0 : ends[search->first - 1];
  guint32 sku_start = search->first == 0 ? 0 : sku_ends[search->first - 1];

  for (guint row = search->first; row <= search->last; row++)
    {
      search->matches[row] = match_row (search, block + start, sku_ends[row] - sku_start - 1);
      start = ends[row];
      sku_start = sku_ends[row];
      if (row % ROWS_A_LOOK == 0 && g_cancellable_is_cancelled (search->cancellable))
        return GINT_TO_POINTER (FALSE);
    }
  return GINT_TO_POINTER (!g_cancellable_is_cancelled (search->cancellable));
}

/* Does the same as search_rows(), only for SKU codes that are similar to the text. */
static gpointer
search_similar_rows (gpointer data)
{
  const Search *search = data;
  const SiTextColumn *skus = &si_table_get_texts (search->table)[SI_TABLE_FOLDED_SKU];

  for (guint row = search->first; row <= search->last; row++)
    {
      gsize length;
      const char *sku = si_text_column_get (skus, row, &length);

      if (si_loose_code_equals (sku, length, search->text))
        search->matches[row] = SI_MATCH_SIMILAR;
      if (row % ROWS_A_LOOK == 0 && g_cancellable_is_cancelled (search->cancellable))
        return GINT_TO_POINTER (FALSE);
    }
  return GINT_TO_POINTER (!g_cancellable_is_cancelled (search->cancellable));
}

/* Divides the rows among threads, of which this one takes the first part. */
static gboolean
search_all (const Search *search)
{
  const guint n_products = si_table_get_n_products (search->table);
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
        threads[i] = g_thread_new ("search", search->func, &parts[i]);
    }

  done = GPOINTER_TO_INT (search->func (&parts[0]));
  for (guint i = 1; i < n_threads; i++)
    done = GPOINTER_TO_INT (g_thread_join (threads[i])) && done;
  return done;
}

static void
note_code_match (guint row, SiMatch match, gpointer data)
{
  guint8 *matches = data;

  matches[row] = MAX (matches[row], match);
}

static void
note_similar_code (guint row, SiMatch match, gpointer data)
{
  ((guint8 *) data)[row] = SI_MATCH_SIMILAR;
}

static gboolean
has_match (const Search *search)
{
  const guint n_products = si_table_get_n_products (search->table);

  for (guint row = 0; row < n_products; row++)
    if (search->matches[row] != SI_MATCH_NONE)
      return TRUE;
  return FALSE;
}

/* Tries each code without the signs around it first, since that takes no walk. */
static gboolean
search_similar (Search *search, const char *text)
{
  g_auto (GStrv) codes = si_loose_codes (text);

  for (guint i = 0; codes[i] != NULL; i++)
    si_code_match_foreach (search->table, codes[i], note_similar_code, search->matches);
  if (has_match (search))
    return TRUE;

  search->func = search_similar_rows;
  for (guint i = 0; codes[i] != NULL && i < MOST_SIMILAR_WALKS; i++)
    {
      g_autofree char *squeezed = si_loose_code_squeeze (codes[i]);

      search->text = squeezed;
      if (squeezed[0] != '\0' && !search_all (search))
        return FALSE;
    }
  return TRUE;
}

static gboolean
search (const SiTable *table,
        const char *text,
        const char *folded,
        guint8 *matches,
        GCancellable *cancellable)
{
  g_auto (GStrv) words = split_words (folded);
  Search search = {
    .table = table,
    .matches = matches,
    .func = search_rows,
    .text = folded,
    .words = (const char *const *) words,
    .text_length = strlen (folded),
    .cancellable = cancellable,
  };

  if (!search_all (&search))
    return FALSE;
  si_code_match_foreach (table, text, note_code_match, matches);
  return has_match (&search) || search_similar (&search, text);
}

/**
 * si_search_is_blank:
 * @text: what was typed
 *
 * Returns: whether @text is blank, so that a search finds all products
 */
gboolean
si_search_is_blank (const char *text)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, TRUE);

  folded = si_fold (text);
  return folded[0] == '\0';
}

/**
 * si_table_search:
 * @self: a table
 * @text: (nullable): what was typed
 * @cancellable: (nullable): stops it
 *
 * Finds out how well each product matches a text. A blank text matches every product. Similar SKU
 * codes are looked for only if no product matches. Any thread may call this.
 *
 * Returns: (transfer full) (nullable) (array): an #SiMatch for each row; %NULL if it was stopped
 */
guint8 *
si_table_search (const SiTable *self, const char *text, GCancellable *cancellable)
{
  g_autofree guint8 *matches = NULL;
  g_autofree char *folded = NULL;
  guint n_products;

  g_return_val_if_fail (self != NULL, NULL);

  n_products = si_table_get_n_products (self);
  folded = si_fold (text != NULL ? text : "");
  matches = g_malloc0 (n_products + 1);
  if (folded[0] == '\0')
    memset (matches, SI_MATCH_DESCRIPTION, n_products);
  else if (n_products > 0 && !search (self, text, folded, matches, cancellable))
    return NULL;
  return g_steal_pointer (&matches);
}
