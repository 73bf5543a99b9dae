/* test-match-places.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-match-places.h"
#include "si-test.h"

/* Returns: (transfer full): the text with the places in brackets. */
static char *
mark (const char *text, const char *query)
{
  g_autoptr (GArray) places = si_match_places_find (text, query);
  GString *marked = g_string_new (NULL);
  guint end = 0;

  for (guint i = 0; i < places->len; i++)
    {
      const SiMatchPlace *place = &g_array_index (places, SiMatchPlace, i);

      g_string_append_len (marked, text + end, place->start - end);
      g_string_append_printf (marked, "[%.*s]", (int) (place->end - place->start),
                              text + place->start);
      end = place->end;
    }
  g_string_append (marked, text + end);
  return g_string_free (marked, FALSE);
}

static void
assert_marked (const char *text, const char *query, const char *expected)
{
  g_autofree char *marked = mark (text, query);

  g_assert_cmpstr (marked, ==, expected);
}

static void
marks_the_typed_text (void)
{
  assert_marked ("PFLY12", "PFLY", "[PFLY]12");
  assert_marked ("PFLY12", "fly1", "P[FLY1]2");
  assert_marked ("Tea tea", "tea", "[Tea] [tea]");
  assert_marked ("PFLY12", "tea", "PFLY12");
  assert_marked ("PFLY12", "", "PFLY12");
  assert_marked ("", "tea", "");
}

static void
marks_the_words_if_they_stand_apart (void)
{
  assert_marked ("SNS Small Flyers", "small fly", "SNS [Small Fly]ers");
  assert_marked ("SNS Small Flyers", "fly  small", "SNS [Small] [Fly]ers");
}

static void
marks_what_the_search_takes_for_the_same (void)
{
  assert_marked ("Café noir", "cafe", "[Café] noir");
  assert_marked ("كتاب", "کتاب", "[كتاب]");
  assert_marked ("A \t B", "a b", "[A \t B]");
  assert_marked ("A–1", "a-1", "[A–1]");
  assert_marked ("١٢٣", "12", "[١٢]٣");
}

static void
passes_over_marks_of_direction (void)
{
  assert_marked ("\u200f\u2068PFLY12\u2069", "pfly", "\u200f\u2068[PFLY]12\u2069");
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/match-places/marks-the-typed-text", marks_the_typed_text);
  g_test_add_func ("/match-places/marks-the-words-if-they-stand-apart",
                   marks_the_words_if_they_stand_apart);
  g_test_add_func ("/match-places/marks-what-the-search-takes-for-the-same",
                   marks_what_the_search_takes_for_the_same);
  g_test_add_func ("/match-places/passes-over-marks-of-direction", passes_over_marks_of_direction);

  return g_test_run ();
}
