/* test-shown-products.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-shown-products.h"
#include "si-test-table.h"
#include "si-test.h"

/* The emissions of items-changed, and whether the length of the list was right at each. */
typedef struct
{
  GArray *removed; /* (element-type guint) */
  GArray *added;   /* (element-type guint) */
  guint position;
  guint length;
} Emissions;

static SiTable *
make_table (guint n_products)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_products; i++)
    g_ptr_array_add (lines, g_strdup_printf ("%u|SKU%u|Tea|%u", i, i, i));
  g_ptr_array_add (lines, NULL);
  return si_test_table_new ((const char *const *) lines->pdata);
}

static SiProductRows *
find_rows (SiShownProducts *list, SiTable *table, gboolean descending)
{
  const SiTableQuery query = { .column = SI_COLUMN_SERVER, .descending = descending };

  return si_product_rows_new (table, &query, si_shown_products_get_rows (list), NULL);
}

static void
show (SiShownProducts *list, SiTable *table, gboolean descending, gboolean gradually)
{
  si_shown_products_show (list, find_rows (list, table, descending), gradually);
}

static void
keep_emission (GListModel *model, guint position, guint removed, guint added, Emissions *emissions)
{
  emissions->position = position;
  emissions->length += added - removed;
  g_array_append_val (emissions->removed, removed);
  g_array_append_val (emissions->added, added);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, emissions->length);
}

static gboolean
is_whole (gpointer list)
{
  return !si_shown_products_get_growing (list);
}

static void
test_the_first_rows_come_alone (void)
{
  g_autoptr (SiTable) table = make_table (100);
  SiShownProducts *list = g_object_new (SI_TYPE_SHOWN_PRODUCTS, NULL);
  guint n_items = 0;

  show (list, table, FALSE, TRUE);
  g_assert_true (si_shown_products_get_growing (list));
  g_object_get (list, "n-items", &n_items, NULL);
  g_assert_cmpuint (n_items, ==, 30);
  g_assert_cmpuint (si_shown_products_get_rows (list)->rows->len, ==, 100);

  si_test_wait_for (is_whole, list, 20);
  g_object_get (list, "n-items", &n_items, NULL);
  g_assert_cmpuint (n_items, ==, 100);
  g_assert_finalize_object (list);
}

static guint
get_row (SiShownProducts *list, guint position)
{
  g_autoptr (SiProduct) product = g_list_model_get_item (G_LIST_MODEL (list), position);

  return si_product_get_row (product);
}

/* An inventory that is still loading comes again and again, with more rows. */
static void
test_the_first_rows_change_while_the_others_follow (void)
{
  g_autoptr (SiTable) table = make_table (100);
  g_autoptr (SiTable) more = make_table (200);
  SiShownProducts *list = g_object_new (SI_TYPE_SHOWN_PRODUCTS, NULL);
  Emissions emissions = { g_array_new (FALSE, FALSE, sizeof (guint)),
                          g_array_new (FALSE, FALSE, sizeof (guint)), 0, 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (keep_emission), &emissions);
  show (list, table, FALSE, TRUE);
  show (list, more, FALSE, TRUE);
  g_assert_cmpuint (emissions.added->len, ==, 1);
  show (list, more, TRUE, TRUE);
  g_assert_true (si_shown_products_get_growing (list));
  g_assert_cmpuint (emissions.added->len, ==, 2);
  g_assert_cmpuint (g_array_index (emissions.added, guint, 1), ==, 30);
  g_assert_cmpuint (get_row (list, 0), ==, 199);

  si_test_wait_for (is_whole, list, 20);
  g_assert_cmpuint (emissions.length, ==, 200);
  g_assert_cmpuint (get_row (list, 199), ==, 0);

  g_array_unref (emissions.removed);
  g_array_unref (emissions.added);
  g_assert_finalize_object (list);
}

static void
test_all_rows_are_there_before_few_others_come (void)
{
  g_autoptr (SiTable) table = make_table (100);
  g_autoptr (SiTable) few = make_table (3);
  SiShownProducts *list = g_object_new (SI_TYPE_SHOWN_PRODUCTS, NULL);

  show (list, table, FALSE, TRUE);
  show (list, few, FALSE, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  g_assert_false (si_shown_products_get_growing (list));
  g_assert_finalize_object (list);
}

static void
keep_old_rows (SiShownProducts *list,
               guint position,
               guint removed,
               guint added,
               SiProductRows **old_rows)
{
  *old_rows = si_shown_products_get_old_rows (list);
}

static void
test_the_old_rows_are_known_while_others_come (void)
{
  g_autoptr (SiTable) table = make_table (5);
  SiShownProducts *list = g_object_new (SI_TYPE_SHOWN_PRODUCTS, NULL);
  g_autoptr (SiProductRows) before = NULL;
  SiProductRows *old_rows = NULL;

  show (list, table, FALSE, FALSE);
  before = si_product_rows_ref (si_shown_products_get_rows (list));
  g_signal_connect (list, "items-changed", G_CALLBACK (keep_old_rows), &old_rows);
  show (list, table, TRUE, FALSE);
  g_assert_true (old_rows == before);
  g_assert_null (si_shown_products_get_old_rows (list));
  g_assert_finalize_object (list);
}

/* GTK makes the widgets of all rows that are new to it in one turn of the main loop. */
static void
test_the_others_follow_a_few_at_a_time (void)
{
  g_autoptr (SiTable) table = make_table (1000);
  SiShownProducts *list = g_object_new (SI_TYPE_SHOWN_PRODUCTS, NULL);
  Emissions emissions = { g_array_new (FALSE, FALSE, sizeof (guint)),
                          g_array_new (FALSE, FALSE, sizeof (guint)), 0, 0 };
  guint n_there = 0;

  g_signal_connect (list, "items-changed", G_CALLBACK (keep_emission), &emissions);
  show (list, table, FALSE, TRUE);
  si_test_wait_for (is_whole, list, 20);
  for (guint i = 0; n_there < 300; i++)
    {
      g_assert_cmpuint (g_array_index (emissions.added, guint, i), <=, 30);
      n_there += g_array_index (emissions.added, guint, i);
    }
  g_assert_cmpuint (emissions.length, ==, 1000);

  g_array_unref (emissions.removed);
  g_array_unref (emissions.added);
  g_assert_finalize_object (list);
}

static void
test_a_product_of_the_next_inventory_is_the_one_shown (void)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|5", "2|B|Rice|7");
  g_autoptr (SiTable) next = si_test_table ("2|B|Rice|8", "3|C|Salt|1");
  SiShownProducts *list = g_object_new (SI_TYPE_SHOWN_PRODUCTS, NULL);
  g_autoptr (SiProduct) rice = NULL;
  g_autoptr (SiProduct) rice_ahead = NULL;
  g_autoptr (SiProduct) salt_ahead = NULL;

  show (list, table, FALSE, FALSE);
  rice = si_shown_products_get_product (list, table, 1);
  rice_ahead = si_shown_products_get_product (list, next, 0);
  salt_ahead = si_shown_products_get_product (list, next, 1);
  g_assert_true (rice_ahead == rice);
  g_assert_cmpuint (si_shown_products_find (list, salt_ahead), ==, G_MAXUINT);

  show (list, next, FALSE, FALSE);
  g_assert_cmpuint (si_shown_products_find (list, rice), ==, 0);
  g_assert_cmpuint (si_shown_products_find (list, salt_ahead), ==, 1);
  g_assert_finalize_object (list);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/shown-products/the-first-rows-come-alone", test_the_first_rows_come_alone);
  g_test_add_func ("/shown-products/the-first-rows-change-while-the-others-follow",
                   test_the_first_rows_change_while_the_others_follow);
  g_test_add_func ("/shown-products/all-rows-are-there-before-few-others-come",
                   test_all_rows_are_there_before_few_others_come);
  g_test_add_func ("/shown-products/the-old-rows-are-known-while-others-come",
                   test_the_old_rows_are_known_while_others_come);
  g_test_add_func ("/shown-products/the-others-follow-a-few-at-a-time",
                   test_the_others_follow_a_few_at_a_time);
  g_test_add_func ("/shown-products/a-product-of-the-next-inventory-is-the-one-shown",
                   test_a_product_of_the_next_inventory_is_the_one_shown);
  return g_test_run ();
}
