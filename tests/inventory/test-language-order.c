/* test-language-order.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <string.h>

#include "si-language-order.h"
#include "si-table-query.h"
#include "si-test-table.h"
#include "si-test.h"

/* Makes a locale for the test, since few machines have this one. */
static void
make_locale (const char *folder, const char *locale)
{
  g_autofree char *name = g_strconcat (locale, ".UTF-8", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  const char *command[] = { "localedef", "-i", locale, "-f", "UTF-8", path, NULL };
  g_autoptr (GError) error = NULL;

  /* Its warnings are about parts that the test does not use. */
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (gpointer fixture, gconstpointer locale)
{
  g_autofree char *name = g_strconcat (locale, ".UTF-8", NULL);

  g_assert_nonnull (setlocale (LC_ALL, name));
}

static void
tear_down (gpointer fixture, gconstpointer locale)
{
  setlocale (LC_ALL, "C");
}

static SiTable *
make_table (const char *const *descriptions)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; descriptions[i] != NULL; i++)
    g_ptr_array_add (lines, g_strdup_printf ("%u|S%u|%s|1", i, i, descriptions[i]));
  g_ptr_array_add (lines, NULL);
  return si_test_table_new ((const char *const *) lines->pdata);
}

/* The texts are added from the last to the first, so that none is in order by chance. */
static void
assert_ascending (const char *const *descriptions)
{
  const guint n = g_strv_length ((char **) descriptions);
  g_autofree const char **reversed = g_new0 (const char *, n + 1);
  const SiTableQuery query = { .column = SI_COLUMN_DESCRIPTION };
  g_autoptr (SiTable) table = NULL;
  g_autoptr (GArray) rows = NULL;

  for (guint i = 0; i < n; i++)
    reversed[i] = descriptions[n - 1 - i];
  table = make_table (reversed);
  rows = si_table_query (table, &query, NULL);
  g_assert_cmpuint (rows->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (si_table_get_description (table, g_array_index (rows, guint32, i)), ==,
                     descriptions[i]);
}

static void
test_urdu_words_are_in_the_order_of_the_alphabet (gpointer fixture, gconstpointer locale)
{
  static const char *const words[]
      = { "آم",   "بسکٹ", "پنیر", "تیل", "ٹوپی", "جوتا", "چائے",  "حلوہ", "دودھ", "ڈبہ",
          "روٹی", "ژالہ", "سیب",  "شہد", "کاغذ", "گڑ",   "لیموں", "مرچ",  "نمک",  NULL };

  assert_ascending (words);
}

static void
test_case_and_accents_matter_last (gpointer fixture, gconstpointer locale)
{
  static const char *const words[] = { "apple", "Banana", "éclair", "edge", "ETUI", "Zebra", NULL };

  assert_ascending (words);
}

static void
test_numbers_are_counted (gpointer fixture, gconstpointer locale)
{
  static const char *const words[]
      = { "9 bags",           "10 bags",           "Flyers", "Flyers (9 x 14)",
          "Flyers (10 x 14)", "Flyers (010 x 20)", "Folder", "چائے ۹",
          "چائے ۱۰",          "چائے ۱۰۰",          NULL };

  assert_ascending (words);
}

static void
test_a_key_is_hardly_longer_than_its_text (gpointer fixture, gconstpointer locale)
{
  g_autoptr (GByteArray) key = g_byte_array_new ();
  g_autofree char *text = g_strnfill (100000, 'x');

  si_language_append_key (key, text);
  g_assert_cmpuint (key->len, <, 110000);
}

static void
test_codes_stay_in_natural_order (gpointer fixture, gconstpointer locale)
{
  const SiTableQuery query = { .column = SI_COLUMN_SKU };
  g_autoptr (SiTable) table = si_test_table ("1|P10|b|1", "2|p9|a|1", "3|P9-L|c|1", "4|A|d|1");
  g_autoptr (GArray) rows = si_table_query (table, &query, NULL);
  g_autofree char *skus = si_test_join_skus (table, rows);

  g_assert_cmpstr (skus, ==, "A p9 P9-L P10");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    GTestFixtureFunc test;
  } tests[] = {
    { "urdu-words-are-in-the-order-of-the-alphabet",
      test_urdu_words_are_in_the_order_of_the_alphabet },
    { "case-and-accents-matter-last", test_case_and_accents_matter_last },
    { "numbers-are-counted", test_numbers_are_counted },
    { "a-key-is-hardly-longer-than-its-text", test_a_key_is_hardly_longer_than_its_text },
    { "codes-stay-in-natural-order", test_codes_stay_in_natural_order },
  };
  static const char *const locales[] = { "ur_PK", "en_US" };

  char *folder;
  int status;

  si_test_init (&argc, &argv);
  folder = si_test_make_folder ();
  g_setenv ("LOCPATH", folder, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    make_locale (folder, locales[i]);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    for (guint j = 0; j < G_N_ELEMENTS (locales); j++)
      {
        g_autofree char *path
            = g_strdup_printf ("/language-order/%s/%s", tests[i].name, locales[j]);

        g_test_add_vtable (path, 0, locales[j], set_up, tests[i].test, tear_down);
      }
  status = g_test_run ();
  si_test_remove_folder (folder);
  return status;
}
