/* test-product-selection.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-selection.h"
#include "si-table-builder.h"
#include "si-test.h"

/* A list of the products P1, P2 … in the given order, with stocks like their numbers, and a
 * selection in it whose signals are counted. */
typedef struct
{
  SiProductList *list;           /* (owned) */
  SiProductSelection *selection; /* (owned) */
  guint n_selected;              /* notify::selected */
  guint first_changed;           /* of the last selection-changed */
  guint n_changed;
} Fixture;

static SiTable *
make_table (const char *numbers)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  for (const char *c = numbers; *c != '\0'; c++)
    {
      g_autofree char *id = g_strdup_printf ("10%c", *c);
      g_autofree char *sku = g_strdup_printf ("P%c", *c);
      char stock[] = { *c, '\0' };

      si_table_builder_add_product (builder, id, sku, "A thing", stock);
    }
  return si_table_builder_finish (builder);
}

static void
selected_changed (Fixture *fixture)
{
  fixture->n_selected++;
}

static void
selection_changed (Fixture *fixture, guint position, guint n_items)
{
  fixture->first_changed = position;
  fixture->n_changed = n_items;
}

static void
show (Fixture *fixture, const char *numbers)
{
  g_autoptr (SiTable) table = make_table (numbers);

  si_product_list_set_table (fixture->list, table);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->list = si_product_list_new ();
  fixture->selection = si_product_selection_new (fixture->list);
  si_product_list_sort (fixture->list, SI_COLUMN_SKU, FALSE);
  show (fixture, "123");
  g_signal_connect_swapped (fixture->selection, "notify::selected", G_CALLBACK (selected_changed),
                            fixture);
  g_signal_connect_swapped (fixture->selection, "selection-changed", G_CALLBACK (selection_changed),
                            fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->list);
}

static void
click (Fixture *fixture, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->selection), position, TRUE);
}

static const char *
selected_sku (Fixture *fixture)
{
  SiProduct *product = si_product_selection_get_selected (fixture->selection);

  return product != NULL ? si_product_get_sku (product) : NULL;
}

/* Asserts that all functions of the selection agree on the position. */
static void
assert_position (Fixture *fixture, guint position)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->selection);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_autoptr (GtkBitset) all = gtk_selection_model_get_selection (model);

  g_assert_cmpuint (si_product_selection_get_position (fixture->selection), ==, position);
  for (guint i = 0; i < n_items; i++)
    {
      g_assert_cmpint (gtk_selection_model_is_selected (model, i), ==, i == position);
      g_assert_cmpint (gtk_bitset_contains (all, i), ==, i == position);
    }
  g_assert_cmpuint (gtk_bitset_get_size (all), ==, position < n_items ? 1 : 0);
}

static void
starts_with_nothing (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->selection)), ==, 3);
  g_assert_null (selected_sku (fixture));
  assert_position (fixture, GTK_INVALID_LIST_POSITION);
}

static void
selects_one (Fixture *fixture, gconstpointer data)
{
  click (fixture, 0);
  g_assert_cmpstr (selected_sku (fixture), ==, "P1");
  assert_position (fixture, 0);
  g_assert_cmpuint (fixture->first_changed, ==, 0);
  g_assert_cmpuint (fixture->n_changed, ==, 1);

  click (fixture, 2);
  g_assert_cmpstr (selected_sku (fixture), ==, "P3");
  assert_position (fixture, 2);
  g_assert_cmpuint (fixture->first_changed, ==, 0);
  g_assert_cmpuint (fixture->n_changed, ==, 3);

  click (fixture, 2);
  g_assert_cmpuint (fixture->n_selected, ==, 2);

  gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (fixture->selection), 2);
  g_assert_null (selected_sku (fixture));
  assert_position (fixture, GTK_INVALID_LIST_POSITION);
}

static void
survives_a_sort (Fixture *fixture, gconstpointer data)
{
  click (fixture, 0);
  si_product_list_sort (fixture->list, SI_COLUMN_STOCK, TRUE);

  g_assert_cmpstr (selected_sku (fixture), ==, "P1");
  assert_position (fixture, 2);
  g_assert_cmpuint (fixture->n_selected, ==, 1);
}

static void
survives_a_refresh (Fixture *fixture, gconstpointer data)
{
  click (fixture, 1);
  show (fixture, "012345");

  g_assert_cmpstr (selected_sku (fixture), ==, "P2");
  assert_position (fixture, 2);
  g_assert_cmpuint (fixture->n_selected, ==, 1);
}

static void
survives_a_search_that_shows_it (Fixture *fixture, gconstpointer data)
{
  click (fixture, 1);
  si_filter_set_search (si_product_list_get_filter (fixture->list), "P2");

  g_assert_cmpstr (selected_sku (fixture), ==, "P2");
  assert_position (fixture, 0);
  g_assert_cmpuint (fixture->n_selected, ==, 1);
}

static void
comes_back_after_a_search_that_hides_it (Fixture *fixture, gconstpointer data)
{
  click (fixture, 1);

  si_filter_set_search (si_product_list_get_filter (fixture->list), "P3");
  g_assert_null (selected_sku (fixture));
  assert_position (fixture, GTK_INVALID_LIST_POSITION);

  si_filter_set_search (si_product_list_get_filter (fixture->list), NULL);
  g_assert_cmpstr (selected_sku (fixture), ==, "P2");
  assert_position (fixture, 1);
  g_assert_cmpuint (fixture->n_selected, ==, 3);
}

static void
keeps_a_product_that_vanished (Fixture *fixture, gconstpointer data)
{
  click (fixture, 1);
  show (fixture, "13");

  g_assert_cmpstr (selected_sku (fixture), ==, "P2");
  g_assert_false (si_product_get_current (si_product_selection_get_selected (fixture->selection)));
  assert_position (fixture, GTK_INVALID_LIST_POSITION);

  click (fixture, 1);
  g_assert_cmpstr (selected_sku (fixture), ==, "P3");
}

static GtkSelectionModel *
model_of (Fixture *fixture)
{
  return GTK_SELECTION_MODEL (fixture->selection);
}

/* Asserts the selected products that the list shows, in its order, by all that tells of them. */
static void
assert_selected (Fixture *fixture, const char *numbers)
{
  g_autoptr (GArray) rows = si_product_selection_get_rows (fixture->selection);
  g_autoptr (GtkBitset) all = gtk_selection_model_get_selection (model_of (fixture));
  g_autoptr (GString) by_rows = g_string_new (NULL);
  g_autoptr (GString) by_positions = g_string_new (NULL);
  SiProductRows *shown = si_shown_products_get_rows (SI_SHOWN_PRODUCTS (fixture->list));

  for (guint i = 0; i < rows->len; i++)
    g_string_append (by_rows,
                     si_table_get_sku (shown->table, g_array_index (rows, guint32, i)) + 1);
  for (guint i = 0; i < gtk_bitset_get_size (all); i++)
    {
      g_autoptr (SiProduct) product
          = g_list_model_get_item (G_LIST_MODEL (fixture->selection), gtk_bitset_get_nth (all, i));

      g_string_append (by_positions, si_product_get_sku (product) + 1);
    }
  g_assert_cmpstr (by_rows->str, ==, numbers);
  g_assert_cmpstr (by_positions->str, ==, numbers);
  g_assert_cmpuint (si_product_selection_get_n_rows (fixture->selection), ==, strlen (numbers));
}

static void
selects_several (Fixture *fixture, gconstpointer data)
{
  show (fixture, "12345");
  click (fixture, 1);
  gtk_selection_model_select_item (model_of (fixture), 3, FALSE);
  assert_selected (fixture, "24");
  g_assert_cmpstr (selected_sku (fixture), ==, "P4");

  click (fixture, 2);
  assert_selected (fixture, "3");
}

/* The other end of a range is the anchor, at which it began. */
static void
shows_the_end_of_a_range_that_moves (Fixture *fixture, gconstpointer data)
{
  show (fixture, "12345");
  click (fixture, 2);
  gtk_selection_model_select_range (model_of (fixture), 2, 3, TRUE);
  assert_selected (fixture, "345");
  g_assert_cmpstr (selected_sku (fixture), ==, "P5");

  gtk_selection_model_select_range (model_of (fixture), 0, 3, TRUE);
  assert_selected (fixture, "123");
  g_assert_cmpstr (selected_sku (fixture), ==, "P1");
}

static void
shows_another_selected_product_when_one_is_deselected (Fixture *fixture, gconstpointer data)
{
  show (fixture, "12345");
  gtk_selection_model_select_range (model_of (fixture), 1, 3, TRUE);
  gtk_selection_model_unselect_item (model_of (fixture), 3);
  assert_selected (fixture, "23");
  g_assert_cmpstr (selected_sku (fixture), ==, "P3");

  gtk_selection_model_unselect_item (model_of (fixture), 1);
  assert_selected (fixture, "3");
  g_assert_cmpstr (selected_sku (fixture), ==, "P3");

  gtk_selection_model_unselect_item (model_of (fixture), 2);
  assert_selected (fixture, "");
  g_assert_null (selected_sku (fixture));
}

static void
selects_all_and_goes_on_showing_the_same_one (Fixture *fixture, gconstpointer data)
{
  click (fixture, 1);
  fixture->n_selected = 0;
  gtk_selection_model_select_all (model_of (fixture));
  assert_selected (fixture, "123");
  g_assert_cmpuint (fixture->n_selected, ==, 0);
  g_assert_cmpuint (fixture->n_changed, ==, 3);

  gtk_selection_model_unselect_all (model_of (fixture));
  assert_selected (fixture, "");
  g_assert_null (selected_sku (fixture));
}

static void
several_survive_a_sort (Fixture *fixture, gconstpointer data)
{
  gtk_selection_model_select_range (model_of (fixture), 0, 2, TRUE);
  si_product_list_sort (fixture->list, SI_COLUMN_STOCK, TRUE);
  assert_selected (fixture, "21");
}

/* P2 is gone, and the others have other rows in the table. */
static void
several_survive_a_refresh (Fixture *fixture, gconstpointer data)
{
  gtk_selection_model_select_all (model_of (fixture));
  show (fixture, "45301");
  assert_selected (fixture, "13");
}

/* The list emits no change here, since it shows the same products in the same order. */
static void
several_survive_another_order_of_the_server (Fixture *fixture, gconstpointer data)
{
  gtk_selection_model_select_range (model_of (fixture), 0, 2, TRUE);
  show (fixture, "321");
  assert_selected (fixture, "12");
}

static void
several_come_back_after_a_search_that_hides_them (Fixture *fixture, gconstpointer data)
{
  SiFilter *filter = si_product_list_get_filter (fixture->list);

  gtk_selection_model_select_range (model_of (fixture), 0, 2, TRUE);
  si_filter_set_search (filter, "P1");
  assert_selected (fixture, "1");
  si_filter_set_search (filter, NULL);
  assert_selected (fixture, "12");
}

static void
an_answer_is_selected_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiProduct) product = NULL;

  gtk_selection_model_select_all (model_of (fixture));
  product = g_list_model_get_item (G_LIST_MODEL (fixture->list), 2);
  si_product_selection_show (fixture->selection, product);
  assert_selected (fixture, "3");
}

static void
nothing_is_selected_without_an_inventory (Fixture *fixture, gconstpointer data)
{
  gtk_selection_model_select_all (model_of (fixture));
  si_product_list_set_table (fixture->list, NULL);
  g_assert_cmpuint (si_product_selection_get_n_rows (fixture->selection), ==, 0);
  show (fixture, "123");
  g_assert_cmpuint (si_product_selection_get_n_rows (fixture->selection), <=, 1);
}

/* The signals of a list whose rows turn over, one word for each. */
static void
keep_change (GListModel *model, guint position, guint removed, guint added, GString *signals)
{
  g_string_append_printf (signals, "%u-%u+%u=%u ", position, removed, added,
                          g_list_model_get_n_items (model));
}

static void
assert_row (GListModel *model, guint position, const char *sku, gboolean selected)
{
  g_autoptr (SiProduct) product = g_list_model_get_item (model, position);

  g_assert_cmpstr (si_product_get_sku (product), ==, sku);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (model), position)
                 == selected);
}

static void
keep_turning (GListModel *model, guint position, guint n_rows, GString *signals)
{
  g_string_append_printf (signals, "turning %u+%u ", position, n_rows);
  assert_row (model, 0, "P00000", FALSE);
  assert_row (model, 1, "P00001", TRUE);
  assert_row (model, 29999, "P29999", FALSE);
  assert_row (model, 30000, "P29999", FALSE);
  assert_row (model, 59998, "P00001", TRUE);
  assert_row (model, 59999, "P00000", FALSE);
}

static void
keep_turned (GListModel *model, GString *signals)
{
  g_string_append (signals, "turned");
  assert_row (model, 0, "P29999", FALSE);
  assert_row (model, 29998, "P00001", TRUE);
}

static void
show_many (Fixture *fixture)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (SiTable) table = NULL;

  for (guint i = 0; i < 30000; i++)
    {
      g_autofree char *sku = g_strdup_printf ("P%05u", i);

      si_table_builder_add_product (builder, sku, sku, "A thing", "1");
    }
  table = si_table_builder_finish (builder);
  si_product_list_set_table (fixture->list, table);
}

static gboolean
is_not_busy (gpointer list)
{
  return !si_product_list_get_busy (list);
}

/* A thread sorts them. Until it has, the list shows the old order. */
static void
many_rows_stand_behind_the_old_ones_before_these_leave (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) signals = g_string_new (NULL);

  show_many (fixture);
  si_test_wait_for (is_not_busy, fixture->list, 20);
  gtk_selection_model_select_item (model_of (fixture), 1, TRUE);
  g_signal_connect (fixture->selection, "items-changed", G_CALLBACK (keep_change), signals);
  g_signal_connect (fixture->selection, "turning", G_CALLBACK (keep_turning), signals);
  g_signal_connect (fixture->selection, "turned", G_CALLBACK (keep_turned), signals);

  si_product_list_sort (fixture->list, SI_COLUMN_SKU, TRUE);
  g_assert_true (si_product_list_get_busy (fixture->list));
  assert_row (G_LIST_MODEL (fixture->selection), 0, "P00000", FALSE);
  g_assert_cmpstr (signals->str, ==, "");

  si_test_wait_for (is_not_busy, fixture->list, 20);
  g_assert_cmpstr (signals->str, ==,
                   "30000-0+30000=60000 turning 30000+30000 0-30000+0=30000 turned");
  g_assert_cmpuint (si_product_selection_get_position (fixture->selection), ==, 29998);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/product-selection/starts-with-nothing", starts_with_nothing },
    { "/product-selection/selects-one", selects_one },
    { "/product-selection/survives-a-sort", survives_a_sort },
    { "/product-selection/survives-a-refresh", survives_a_refresh },
    { "/product-selection/survives-a-search-that-shows-it", survives_a_search_that_shows_it },
    { "/product-selection/comes-back-after-a-search-that-hides-it",
      comes_back_after_a_search_that_hides_it },
    { "/product-selection/keeps-a-product-that-vanished", keeps_a_product_that_vanished },
    { "/product-selection/selects-several", selects_several },
    { "/product-selection/shows-the-end-of-a-range-that-moves",
      shows_the_end_of_a_range_that_moves },
    { "/product-selection/shows-another-selected-product-when-one-is-deselected",
      shows_another_selected_product_when_one_is_deselected },
    { "/product-selection/selects-all-and-goes-on-showing-the-same-one",
      selects_all_and_goes_on_showing_the_same_one },
    { "/product-selection/several-survive-a-sort", several_survive_a_sort },
    { "/product-selection/several-survive-a-refresh", several_survive_a_refresh },
    { "/product-selection/several-survive-another-order-of-the-server",
      several_survive_another_order_of_the_server },
    { "/product-selection/several-come-back-after-a-search-that-hides-them",
      several_come_back_after_a_search_that_hides_them },
    { "/product-selection/an-answer-is-selected-alone", an_answer_is_selected_alone },
    { "/product-selection/many-rows-stand-behind-the-old-ones-before-these-leave",
      many_rows_stand_behind_the_old_ones_before_these_leave },
    { "/product-selection/nothing-is-selected-without-an-inventory",
      nothing_is_selected_without_an_inventory },
  };

  si_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
