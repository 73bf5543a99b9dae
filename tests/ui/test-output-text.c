/* test-output-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests the names that are proposed for files.
 */

#include <gtk/gtk.h>

#include "si-output-text.h"
#include "si-test-engine.h"
#include "si-test-table.h"
#include "si-test.h"

typedef struct
{
  SiEngine *engine;    /* (owned) */
  SiProductList *list; /* (owned) */
  SiFilter *filter;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|5|1 Karachi 2|2 Lahore 3");

  fixture->engine
      = si_test_engine_new (NULL, "http://127.0.0.1:1/?r=api/SyncInventory", NULL, NULL);
  fixture->list = si_product_list_new ();
  si_product_list_set_table (fixture->list, table);
  fixture->filter = si_product_list_get_filter (fixture->list);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->list);
  g_assert_finalize_object (fixture->engine);
}

/* Asserts the name without the day, which is that of the figures. */
static void
assert_name (Fixture *fixture, const char *content, gboolean filtered, const char *expected)
{
  g_autofree char *name
      = si_output_text_file_name (fixture->engine, content, filtered ? fixture->list : NULL);
  g_autoptr (GRegex) day = g_regex_new (" – \\d{4}-\\d\\d-\\d\\d\\.xlsx$", 0, 0, NULL);
  g_autofree char *start = g_regex_replace (day, name, -1, 0, "", 0, NULL);

  g_assert_true (g_regex_match (day, name, 0, NULL));
  g_assert_cmpstr (start, ==, expected);
}

static void
names_the_shop_and_the_content (Fixture *fixture, gconstpointer data)
{
  assert_name (fixture, "Stock", TRUE, "Shop – Stock");
  assert_name (fixture, "Changes", TRUE, "Shop – Changes");
}

/* A part of the shop must not be taken for the whole, nor the whole for a part. */
static void
names_each_part_of_the_filter (Fixture *fixture, gconstpointer data)
{
  si_filter_set_godown_id (fixture->filter, "1");
  assert_name (fixture, "Stock", TRUE, "Shop – Stock – Karachi");
  si_filter_set_findings (fixture->filter, SI_FINDING_BELOW_ZERO);
  assert_name (fixture, "Stock", TRUE, "Shop – Stock – Karachi – Below Zero");
  si_filter_set_search (fixture->filter, "tea");
  assert_name (fixture, "Stock", TRUE, "Shop – Stock – Karachi – Below Zero – tea");
  assert_name (fixture, "Whole Inventory", FALSE, "Shop – Whole Inventory");
}

/* A name has no marks for the direction, which nobody could type. */
static void
names_what_every_file_system_takes (Fixture *fixture, gconstpointer data)
{
  si_filter_set_search (fixture->filter, "a/b: \"c\"?");
  assert_name (fixture, "Stock", TRUE, "Shop – Stock – a-b- -c--");

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  si_filter_set_search (fixture->filter, NULL);
  si_filter_set_godown_id (fixture->filter, "1");
  assert_name (fixture, "Stock", TRUE, "Shop – Stock – Karachi");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
cuts_a_name_that_is_too_long (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = g_strnfill (400, 'x');
  g_autoptr (GString) urdu = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    g_string_append (urdu, "\u06af");
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name
          = si_output_text_file_name (fixture->engine, i == 0 ? content : urdu->str, NULL);

      g_assert_cmpuint (strlen (name), <=, 255);
      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_true (g_str_has_suffix (name, ".xlsx"));
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/output-text/names-the-shop-and-the-content", names_the_shop_and_the_content },
    { "/output-text/names-each-part-of-the-filter", names_each_part_of_the_filter },
    { "/output-text/names-what-every-file-system-takes", names_what_every_file_system_takes },
    { "/output-text/cuts-a-name-that-is-too-long", cuts_a_name_that_is_too_long },
  };

  si_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
