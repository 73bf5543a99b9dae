/* test-text-index.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-key-index.h"
#include "si-test.h"

#include <string.h>

/* The columns and indices of a few products. */
typedef struct
{
  SiTextColumn ids;
  SiTextColumn skus;
  SiTextColumn descriptions;
  SiTextIndex by_id;
  SiKeyIndex by_key;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const products[][3] = {
    { "7", "A", "Tea" }, { "8", "B", "Rice" }, { "7", "A", "Tea" },
    { "", "", "Salt" },  { "7", "C", "Oil" },  { "7", "A", "Tea" },
  };

  si_text_column_init (&fixture->ids);
  si_text_column_init (&fixture->skus);
  si_text_column_init (&fixture->descriptions);
  for (guint i = 0; i < G_N_ELEMENTS (products); i++)
    {
      si_text_column_add (&fixture->ids, products[i][0]);
      si_text_column_add (&fixture->skus, products[i][1]);
      si_text_column_add (&fixture->descriptions, products[i][2]);
    }
  si_text_index_init (&fixture->by_id, &fixture->ids);
  si_key_index_init (&fixture->by_key, &fixture->by_id, &fixture->skus, &fixture->descriptions);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  si_key_index_clear (&fixture->by_key);
  si_text_index_clear (&fixture->by_id);
  si_text_column_clear (&fixture->descriptions);
  si_text_column_clear (&fixture->skus);
  si_text_column_clear (&fixture->ids);
}

static guint
find (Fixture *fixture, const char *id)
{
  return si_text_index_find (&fixture->by_id, id, strlen (id));
}

static void
finds_the_rows_with_a_text_in_their_order (Fixture *fixture, gconstpointer data)
{
  static const guint rows[] = { 0, 2, 4, 5, SI_NO_ROW };
  guint row = find (fixture, "7");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpuint (row, ==, rows[i]);
      if (row != SI_NO_ROW)
        row = si_text_index_find_next (&fixture->by_id, row);
    }
  g_assert_cmpuint (find (fixture, ""), ==, 3);
  g_assert_cmpuint (find (fixture, "77"), ==, SI_NO_ROW);
}

static void
knows_which_texts_are_repeated (Fixture *fixture, gconstpointer data)
{
  static const gboolean repeated[] = { TRUE, FALSE, TRUE, FALSE, TRUE, TRUE };

  for (guint row = 0; row < G_N_ELEMENTS (repeated); row++)
    g_assert_cmpint (si_text_index_is_repeated (&fixture->by_id, row), ==, repeated[row]);
}

static void
tells_equal_keys_apart_by_their_ordinals (Fixture *fixture, gconstpointer data)
{
  static const guint ordinals[] = { 0, 0, 1, 0, 0, 2 };

  for (guint row = 0; row < G_N_ELEMENTS (ordinals); row++)
    {
      const SiProductKey key
          = { (char *) si_text_column_get (&fixture->ids, row, NULL),
              (char *) si_text_column_get (&fixture->skus, row, NULL),
              (char *) si_text_column_get (&fixture->descriptions, row, NULL), ordinals[row] };

      g_assert_cmpuint (si_key_index_get_ordinal (&fixture->by_key, row), ==, ordinals[row]);
      g_assert_cmpuint (si_key_index_find (&fixture->by_key, &key), ==, row);
    }
}

static void
finds_a_product_with_another_description_if_it_is_the_only_one (Fixture *fixture,
                                                                gconstpointer data)
{
  const SiProductKey oil = { (char *) "7", (char *) "C", (char *) "Cooking oil", 0 };
  const SiProductKey tea = { (char *) "7", (char *) "A", (char *) "Green tea", 0 };
  const SiProductKey nameless = { (char *) "", (char *) "", (char *) "Sugar", 0 };

  g_assert_cmpuint (si_key_index_find (&fixture->by_key, &oil), ==, 4);
  g_assert_cmpuint (si_key_index_find (&fixture->by_key, &tea), ==, SI_NO_ROW);
  g_assert_cmpuint (si_key_index_find (&fixture->by_key, &nameless), ==, SI_NO_ROW);
}

static void
packs_a_column_and_refuses_another_number_of_texts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  SiTextColumn read;

  si_text_column_pack (&fixture->skus, bytes);
  for (guint n = 0; n < 9; n++)
    {
      SiUnpacker from = { bytes->data, bytes->len };

      si_text_column_init (&read);
      si_text_column_unpack (&read, &from, n);
      g_assert_cmpint (from.failed, ==, n != si_text_column_get_n (&fixture->skus));
      for (guint row = 0; row < si_text_column_get_n (&read); row++)
        g_assert_true (si_text_column_equal (&read, row, &fixture->skus, row));
      si_text_column_clear (&read);
    }
}

#define ADD(name, test) g_test_add ("/text-index/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("finds-the-rows-with-a-text-in-their-order", finds_the_rows_with_a_text_in_their_order);
  ADD ("knows-which-texts-are-repeated", knows_which_texts_are_repeated);
  ADD ("tells-equal-keys-apart-by-their-ordinals", tells_equal_keys_apart_by_their_ordinals);
  ADD ("finds-a-product-with-another-description-if-it-is-the-only-one",
       finds_a_product_with_another_description_if_it_is_the_only_one);
  ADD ("packs-a-column-and-refuses-another-number-of-texts",
       packs_a_column_and_refuses_another_number_of_texts);
  return g_test_run ();
}
