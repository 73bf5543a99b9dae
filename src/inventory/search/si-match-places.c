/* si-match-places.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-match-places.h"

#include <string.h>

#include "si-fold.h"

/* More marks in one cell would mark nothing. */
#define MOST_PLACES 32

/* A folded text, and the place of each of its bytes in the text itself. */
typedef struct
{
  GString *folded; /* (owned) */
  GArray *starts;  /* (owned) (element-type guint32): of the character that the byte is from */
  GArray *ends;    /* (owned) (element-type guint32) */
} FoldedText;

static void
folded_text_clear (FoldedText *self)
{
  g_string_free (self->folded, TRUE);
  g_array_unref (self->starts);
  g_array_unref (self->ends);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FoldedText, folded_text_clear)

/* Folds a text character by character, so that each byte has a place. */
static void
folded_text_init (FoldedText *self, const char *text)
{
  self->folded = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const guint32 start = p - text;
      const guint32 end = g_utf8_next_char (p) - text;
      const gsize before = self->folded->len;

      si_fold_append (self->folded, p, end - start);
      /* A blank by itself is folded to nothing, and several are one. */
      if (self->folded->len == before && g_unichar_isspace (g_utf8_get_char (p)) && before > 0
          && self->folded->str[before - 1] != ' ')
        g_string_append_c (self->folded, ' ');
      for (gsize i = before; i < self->folded->len; i++)
        {
          g_array_append_val (self->starts, start);
          g_array_append_val (self->ends, end);
        }
    }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const SiMatchPlace *pa = a;
  const SiMatchPlace *pb = b;

  return (pa->start > pb->start) - (pa->start < pb->start);
}

static void
find_word (const FoldedText *self, const char *word, GArray *places)
{
  const gsize length = strlen (word);
  const char *hit = self->folded->str;

  if (length == 0)
    return;
  while (places->len < MOST_PLACES && (hit = strstr (hit, word)) != NULL)
    {
      const gsize at = hit - self->folded->str;
      const SiMatchPlace place = { g_array_index (self->starts, guint32, at),
                                   g_array_index (self->ends, guint32, at + length - 1) };

      g_array_append_val (places, place);
      hit += length;
    }
}

/**
 * si_match_places_find:
 * @text: a short text of a product, such as its SKU code
 * @query: the text of a search, as it was typed
 *
 * Finds the parts of a text that a search has found: the whole query, or else its words. Letter
 * case, Unicode form and all else that makes no difference to a search makes none here.
 *
 * Returns: (transfer full) (element-type SiMatchPlace): the places in their order, which may
 * overlap
 */
GArray *
si_match_places_find (const char *text, const char *query)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (SiMatchPlace));
  g_autofree char *folded_query = NULL;
  g_auto (FoldedText) folded = { 0 };

  g_return_val_if_fail (text != NULL && query != NULL, places);

  folded_query = si_fold (query);
  folded_text_init (&folded, text);
  find_word (&folded, folded_query, places);
  if (places->len == 0 && strchr (folded_query, ' ') != NULL)
    {
      g_auto (GStrv) words = g_strsplit (folded_query, " ", -1);

      for (guint i = 0; words[i] != NULL; i++)
        find_word (&folded, words[i], places);
      g_array_sort (places, compare_places);
    }
  return places;
}
