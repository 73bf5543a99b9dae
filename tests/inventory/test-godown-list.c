/* test-godown-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-godown-list.h"

#include "si-product-list.h"
#include "si-test-table.h"
#include "si-test.h"

typedef struct
{
  SiProductList *products;
  SiProduct *product; /* the first godown */
  GListModel *godowns;
  GString *log; /* the signals of the list and of its godowns */
} Fixture;

static SiQuantity
get_shown_stock (SiProductList *list, SiProduct *product)
{
  g_autoptr (SiShownStock) stock = si_product_list_get_stock_of (list, product);

  return si_scope_get_stock (si_shown_stock_get_scope (stock), si_product_get_row (product));
}

static void
log_items (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  g_string_append_printf (fixture->log, "at %u: -%u +%u;", position, removed, added);
}

static void
log_changed (SiGodown *godown, Fixture *fixture)
{
  g_string_append_printf (fixture->log, "%s changed;", si_godown_get_name (godown));
}

/* Returns: the names and stocks of the godowns, one after the other. */
static char *
describe (GListModel *godowns)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (godowns); i++)
    {
      g_autoptr (SiGodown) godown = g_list_model_get_item (godowns, i);
      g_autofree char *stock = si_quantity_to_plain (si_godown_get_stock (godown));

      g_string_append_printf (text, "%s%s %s %s", i > 0 ? ", " : "", si_godown_get_id (godown),
                              si_godown_get_name (godown), stock);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_lists (GListModel *godowns, const char *expected)
{
  g_autofree char *text = describe (godowns);

  g_assert_cmpstr (text, ==, expected);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|6|3 Quetta 1|1 Karachi 2|2 Lahore 3");

  fixture->log = g_string_new (NULL);
  fixture->products = si_product_list_new ();
  si_product_list_set_table (fixture->products, table);
  fixture->product = g_list_model_get_item (G_LIST_MODEL (fixture->products), 0);
  fixture->godowns = si_godown_list_new_for_product (fixture->product);
  g_signal_connect (fixture->godowns, "items-changed", G_CALLBACK (log_items), fixture);
  for (guint i = 0; i < g_list_model_get_n_items (fixture->godowns); i++)
    {
      g_autoptr (SiGodown) godown = g_list_model_get_item (fixture->godowns, i);

      g_signal_connect (godown, "changed", G_CALLBACK (log_changed), fixture);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->godowns);
  g_clear_object (&fixture->product);
  g_assert_finalize_object (fixture->products);
  g_string_free (fixture->log, TRUE);
}

/* Asserts that the list is @expected, and has emitted @log, after a refresh with @line. */
static void
refresh (Fixture *fixture, const char *line, const char *expected, const char *log)
{
  g_autoptr (SiTable) table = si_test_table (line);

  si_product_list_set_table (fixture->products, table);
  assert_lists (fixture->godowns, expected);
  g_assert_cmpstr (fixture->log->str, ==, log);
}

static void
test_keeps_the_servers_order (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_list_model_get_item_type (fixture->godowns) == SI_TYPE_GODOWN);
  assert_lists (fixture->godowns, "3 Quetta 1, 1 Karachi 2, 2 Lahore 3");
}

static void
test_tells_a_new_stock_by_the_godown (Fixture *fixture, gconstpointer data)
{
  refresh (fixture, "1|A|Tea|6|3 Quetta 1|1 Karachi -5|2 Lahore 3",
           "3 Quetta 1, 1 Karachi -5, 2 Lahore 3", "Karachi changed;");
}

static void
test_says_nothing_when_nothing_changed (Fixture *fixture, gconstpointer data)
{
  refresh (fixture, "1|A|Green tea|9|3 Quetta 1.0|1 Karachi 2|2 Lahore 3",
           "3 Quetta 1, 1 Karachi 2, 2 Lahore 3", "");
}

static void
test_changes_no_more_lines_than_it_must (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiGodown) first = g_list_model_get_item (fixture->godowns, 0);
  g_autoptr (SiGodown) last = g_list_model_get_item (fixture->godowns, 2);
  g_autoptr (SiGodown) first_after = NULL;
  g_autoptr (SiGodown) last_after = NULL;

  refresh (fixture, "1|A|Tea|6|3 Quetta 1|4 Multan 7|5 Hub 1|2 Lahore 4",
           "3 Quetta 1, 4 Multan 7, 5 Hub 1, 2 Lahore 4", "at 1: -1 +2;Lahore changed;");
  first_after = g_list_model_get_item (fixture->godowns, 0);
  last_after = g_list_model_get_item (fixture->godowns, 3);
  g_assert_true (first == first_after);
  g_assert_true (last == last_after);
}

static void
test_lines_come_and_go_at_the_ends (Fixture *fixture, gconstpointer data)
{
  refresh (fixture, "1|A|Tea|6|4 Multan 7|3 Quetta 1|1 Karachi 2|2 Lahore 3",
           "4 Multan 7, 3 Quetta 1, 1 Karachi 2, 2 Lahore 3", "at 0: -0 +1;");
  g_string_truncate (fixture->log, 0);
  refresh (fixture, "1|A|Tea|6|4 Multan 7|3 Quetta 1", "4 Multan 7, 3 Quetta 1", "at 2: -2 +0;");
  g_string_truncate (fixture->log, 0);
  refresh (fixture, "1|A|Tea|6", "", "at 0: -2 +0;");
}

static void
test_a_new_name_is_another_line (Fixture *fixture, gconstpointer data)
{
  refresh (fixture, "1|A|Tea|6|3 Quetta 1|1 Karachi-2 2|2 Lahore 3",
           "3 Quetta 1, 1 Karachi-2 2, 2 Lahore 3", "at 1: -1 +1;");
}

static void
test_one_godown_may_come_twice (Fixture *fixture, gconstpointer data)
{
  refresh (fixture, "1|A|Tea|6|3 Quetta 1|3 Quetta 1|1 Karachi 2|2 Lahore 3",
           "3 Quetta 1, 3 Quetta 1, 1 Karachi 2, 2 Lahore 3", "at 1: -0 +1;");
}

static void
test_keeps_the_last_lines_of_a_product_that_is_gone (Fixture *fixture, gconstpointer data)
{
  refresh (fixture, "2|B|Rice|1|1 Karachi 1", "3 Quetta 1, 1 Karachi 2, 2 Lahore 3", "");
}

static void
test_keeps_the_servers_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiGodown) quetta = g_list_model_get_item (fixture->godowns, 0);

  g_assert_null (si_godown_get_stock_text (quetta));
  refresh (fixture, "1|A|Tea|6|3 Quetta many|1 Karachi 2|2 Lahore 3",
           "3 Quetta , 1 Karachi 2, 2 Lahore 3", "Quetta changed;");
  g_assert_cmpstr (si_godown_get_stock_text (quetta), ==, "many");
}

static void
test_a_list_may_go_before_its_product (Fixture *fixture, gconstpointer data)
{
  GListModel *other = si_godown_list_new_for_product (fixture->product);

  g_assert_finalize_object (other);
  refresh (fixture, "1|A|Tea|6|3 Quetta 8|1 Karachi 2|2 Lahore 3",
           "3 Quetta 8, 1 Karachi 2, 2 Lahore 3", "Quetta changed;");
}

static void
test_lists_an_inventorys_godowns_by_name (void)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|6|3 Quetta 1|1 Karachi 2|2 Lahore 3",
                                             "2|B|Rice|6|1 Harbour 4|9 Lahore 1| Nowhere 1");
  g_autoptr (GListModel) godowns = si_godown_list_new_for_table (table);
  g_autoptr (GListModel) none = si_godown_list_new_for_table (NULL);

  assert_lists (godowns, "1 Karachi , 2 Lahore , 9 Lahore ,  Nowhere , 3 Quetta ");
  g_assert_cmpuint (g_list_model_get_n_items (none), ==, 0);
}

static void
test_a_godown_without_an_id_is_filtered_by_its_name (void)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|6| Karachi 2| Lahore 4",
                                             "2|B|Rice|5| Lahore 5", "3|C|Salt|1|1 Main 1");
  g_autoptr (GListModel) godowns = si_godown_list_new_for_table (table);
  g_autoptr (SiGodown) lahore = g_list_model_get_item (godowns, 1);
  g_autoptr (SiProductList) products = si_product_list_new ();
  g_autoptr (SiProduct) tea = NULL;

  g_assert_cmpstr (si_godown_get_name (lahore), ==, "Lahore");
  si_product_list_set_table (products, table);
  si_filter_set_godown_id (si_product_list_get_filter (products), si_godown_get_key (lahore));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (products)), ==, 2);
  tea = g_list_model_get_item (G_LIST_MODEL (products), 0);
  g_assert_cmpint (get_shown_stock (products, tea).millionths, ==, 4 * SI_QUANTITY_ONE);
  g_assert_false (si_godown_has_id (si_godown_get_key (lahore)));
}

static void
test_godowns_with_one_name_show_their_ids (void)
{
  g_autoptr (SiTable) table
      = si_test_table ("1|A|Tea|6|2 Lahore 3|9 Lahore 2|1 Karachi 1| Quetta 1|7  1");
  static const char *const called[][2]
      = { { "2", "Lahore (2)" },   { "9", "Lahore (9)" }, { "1", "Karachi" },
          { "=Quetta", "Quetta" }, { "8", "8" },          { "=Multan", "Multan" } };

  for (guint i = 0; i < G_N_ELEMENTS (called); i++)
    {
      g_autofree char *text = si_table_describe_godown (table, called[i][0]);

      g_assert_cmpstr (text, ==, called[i][1]);
    }
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  add ("/godown-list/keeps-the-servers-order", test_keeps_the_servers_order);
  add ("/godown-list/tells-a-new-stock-by-the-godown", test_tells_a_new_stock_by_the_godown);
  add ("/godown-list/says-nothing-when-nothing-changed", test_says_nothing_when_nothing_changed);
  add ("/godown-list/changes-no-more-lines-than-it-must", test_changes_no_more_lines_than_it_must);
  add ("/godown-list/lines-come-and-go-at-the-ends", test_lines_come_and_go_at_the_ends);
  add ("/godown-list/a-new-name-is-another-line", test_a_new_name_is_another_line);
  add ("/godown-list/one-godown-may-come-twice", test_one_godown_may_come_twice);
  add ("/godown-list/keeps-the-last-lines-of-a-product-that-is-gone",
       test_keeps_the_last_lines_of_a_product_that_is_gone);
  add ("/godown-list/keeps-the-servers-words", test_keeps_the_servers_words);
  add ("/godown-list/a-list-may-go-before-its-product", test_a_list_may_go_before_its_product);
  g_test_add_func ("/godown-list/lists-an-inventorys-godowns-by-name",
                   test_lists_an_inventorys_godowns_by_name);
  g_test_add_func ("/godown-list/a-godown-without-an-id-is-filtered-by-its-name",
                   test_a_godown_without_an_id_is_filtered_by_its_name);
  g_test_add_func ("/godown-list/godowns-with-one-name-show-their-ids",
                   test_godowns_with_one_name_show_their_ids);
  return g_test_run ();
}
