/* test-answer-filter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-answer-filter.h"
#include "si-test-table.h"
#include "si-test.h"

static SiTable *
make_answer (void)
{
  return si_test_table ("1|A1|Thing|5|7 Main 5", "2|B2|Other|7|8 Other 7",
                        "3|C3|Both|9|7 Main 4|8 Other 5");
}

static void
test_keeps_the_product_that_was_asked_for (void)
{
  g_autoptr (SiTable) answer = make_answer ();
  gboolean ignored = FALSE;
  g_autoptr (SiTable) kept = si_answer_filter (answer, "A1", NULL, &ignored);

  g_assert_true (ignored);
  g_assert_cmpuint (si_table_get_n_products (kept), ==, 1);
  g_assert_cmpstr (si_table_get_sku (kept, 0), ==, "A1");
  g_assert_cmpuint (si_table_get_n_godown_stocks (kept, 0), ==, 1);
}

static void
test_keeps_the_lines_of_the_godown_that_was_asked_for (void)
{
  g_autoptr (SiTable) answer = make_answer ();
  gboolean ignored = FALSE;
  g_autoptr (SiTable) kept = si_answer_filter (answer, NULL, "7", &ignored);
  SiGodownStock line;

  g_assert_true (ignored);
  g_assert_cmpuint (si_table_get_n_products (kept), ==, 2);
  g_assert_cmpstr (si_table_get_sku (kept, 1), ==, "C3");
  g_assert_cmpuint (si_table_get_n_godown_stocks (kept, 1), ==, 1);
  si_table_get_godown_stock (kept, 1, 0, &line);
  g_assert_cmpstr (line.id, ==, "7");
  g_assert_cmpint (si_table_get_stock (kept, 1).millionths, ==, 9 * SI_QUANTITY_ONE);
}

static void
test_keeps_nothing_of_an_answer_about_others (void)
{
  g_autoptr (SiTable) answer = make_answer ();
  gboolean sku_ignored = FALSE;
  gboolean godown_ignored = FALSE;
  g_autoptr (SiTable) sku = si_answer_filter (answer, "D4", NULL, &sku_ignored);
  g_autoptr (SiTable) godown = si_answer_filter (answer, NULL, "9", &godown_ignored);

  g_assert_true (sku_ignored && godown_ignored);
  g_assert_cmpuint (si_table_get_n_products (sku), ==, 0);
  g_assert_cmpuint (si_table_get_n_products (godown), ==, 0);
}

static void
test_an_answer_that_obeys_is_kept_whole (void)
{
  g_autoptr (SiTable) answer = si_test_table ("1|A1|Thing|5|7 Main 5", "2|B2|Other|0");
  gboolean ignored = TRUE;
  g_autoptr (SiTable) godown = si_answer_filter (answer, NULL, "007", &ignored);

  g_assert_false (ignored);
  g_assert_cmpuint (si_table_get_n_products (godown), ==, 2);
}

static void
test_the_very_spelling_comes_before_others (void)
{
  g_autoptr (SiTable) answer = si_test_table ("1|AB1|Large|5", "2|ab1|Small|7");
  gboolean ignored = TRUE;
  g_autoptr (SiTable) small = si_answer_filter (answer, "ab1", NULL, &ignored);
  g_autoptr (SiTable) any = si_answer_filter (answer, "Ab1", NULL, NULL);

  g_assert_false (ignored);
  g_assert_cmpuint (si_table_get_n_products (small), ==, 1);
  g_assert_cmpstr (si_table_get_description (small, 0), ==, "Small");
  g_assert_cmpuint (si_table_get_n_products (any), ==, 2);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/answer-filter/keeps-the-product-that-was-asked-for",
                   test_keeps_the_product_that_was_asked_for);
  g_test_add_func ("/answer-filter/keeps-the-lines-of-the-godown-that-was-asked-for",
                   test_keeps_the_lines_of_the_godown_that_was_asked_for);
  g_test_add_func ("/answer-filter/keeps-nothing-of-an-answer-about-others",
                   test_keeps_nothing_of_an_answer_about_others);
  g_test_add_func ("/answer-filter/an-answer-that-obeys-is-kept-whole",
                   test_an_answer_that_obeys_is_kept_whole);
  g_test_add_func ("/answer-filter/the-very-spelling-comes-before-others",
                   test_the_very_spelling_comes_before_others);
  return g_test_run ();
}
