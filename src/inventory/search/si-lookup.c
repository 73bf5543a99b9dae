/* si-lookup.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-lookup.h"

#include "si-code-match.h"
#include "si-table-search.h"

/* Counts the matches of the best kind, which comes first, and leaves out all others. */
static void
count_code_match (guint row, SiMatch match, gpointer data)
{
  SiLookup *lookup = data;

  if (lookup->n_matches == 0)
    lookup->match = match;
  if (lookup->match != match)
    return;
  lookup->row = MIN (lookup->row, row);
  lookup->n_matches++;
}

static void
count_matches (SiLookup *lookup, const guint8 *matches, guint n_products)
{
  for (guint row = 0; row < n_products; row++)
    {
      if (matches[row] == SI_MATCH_NONE)
        continue;
      lookup->n_matches++;
      if (matches[row] > lookup->match)
        {
          lookup->match = matches[row];
          lookup->row = row;
        }
    }
}

static SiLookupAnswer
judge (const SiLookup *lookup)
{
  if (lookup->n_matches == 0)
    return SI_LOOKUP_NOTHING;
  if (lookup->match == SI_MATCH_SIMILAR)
    return SI_LOOKUP_SIMILAR;
  if (lookup->n_matches > 1)
    return SI_LOOKUP_SEVERAL;
  return lookup->match >= SI_MATCH_FIRST_NAME ? SI_LOOKUP_MEANT : SI_LOOKUP_ONLY;
}

/**
 * si_table_look_up:
 * @table: a table
 * @text: what was typed or scanned, in valid UTF-8
 *
 * Finds the product that a person means by pressing Return after @text, or by scanning it. The
 * kinds of matches are tried in the order of #SiMatch, and the best one that any product has
 * decides: a product whose SKU code is exactly @text wins over all that only contain it, and two
 * that have this same code are both offered.
 *
 * No filter counts here. The caller says whether the product is in the chosen godown.
 *
 * A text that names a product takes the same time in an inventory of any size. Any other text takes
 * a walk over all products on several threads, as a keystroke in the search field does. Any thread
 * may call this.
 *
 * Returns: the product that is meant, or those that may be
 */
SiLookup
si_table_look_up (const SiTable *table, const char *text)
{
  SiLookup lookup = { SI_LOOKUP_NOTHING, SI_MATCH_NONE, 0, SI_NO_ROW };

  g_return_val_if_fail (table != NULL, lookup);
  g_return_val_if_fail (text != NULL, lookup);

  si_code_match_foreach (table, text, count_code_match, &lookup);
  if (lookup.n_matches == 0 && !si_search_is_blank (text))
    {
      g_autofree guint8 *matches = si_table_search (table, text, NULL);

      count_matches (&lookup, matches, si_table_get_n_products (table));
    }
  lookup.answer = judge (&lookup);
  return lookup;
}
