/* test-product-columns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-view.h"

#include "si-find-widget.h"
#include "si-test.h"

typedef struct
{
  GSettings *settings;
  SiProductList *list;
  SiProductView *view;
} Fixture;

static void
open_view (Fixture *fixture)
{
  g_autoptr (SiProductSelection) selection = NULL;

  fixture->list = si_product_list_new ();
  selection = si_product_selection_new (fixture->list);
  fixture->view = g_object_ref_sink (g_object_new (SI_TYPE_PRODUCT_VIEW, NULL));
  si_product_view_set_selection (fixture->view, selection);
  si_product_view_restore_columns (fixture->view, fixture->settings);
}

static void
close_view (Fixture *fixture)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->view));
  g_clear_object (&fixture->list);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->settings = g_settings_new ("com.example.SyncInventory");
  open_view (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_view (fixture);
  g_settings_reset (fixture->settings, "hidden-columns");
  g_settings_reset (fixture->settings, "column-order");
  g_settings_reset (fixture->settings, "column-widths");
  g_clear_object (&fixture->settings);
}

static GtkColumnView *
get_list (Fixture *fixture)
{
  return GTK_COLUMN_VIEW (si_find_child (GTK_WIDGET (fixture->view), GTK_TYPE_COLUMN_VIEW));
}

/* Returns: the titles of the visible columns, in their order. */
static char *
join_titles (Fixture *fixture)
{
  GListModel *columns = gtk_column_view_get_columns (get_list (fixture));
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column))
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "",
                                gtk_column_view_column_get_title (column));
    }
  return g_string_free (titles, FALSE);
}

static void
assert_titles (Fixture *fixture, const char *expected)
{
  g_autofree char *titles = join_titles (fixture);

  g_assert_cmpstr (titles, ==, expected);
}

static void
test_a_hidden_column_stays_hidden (Fixture *fixture, gconstpointer data)
{
  assert_titles (fixture, "SKU Code, Description, Product ID, Stock, Godowns");
  g_action_group_activate_action (si_product_view_get_column_actions (fixture->view), "product-id",
                                  NULL);
  assert_titles (fixture, "SKU Code, Description, Stock, Godowns");
  close_view (fixture);

  open_view (fixture);
  assert_titles (fixture, "SKU Code, Description, Stock, Godowns");
  g_action_group_activate_action (si_product_view_get_column_actions (fixture->view), "product-id",
                                  NULL);
  assert_titles (fixture, "SKU Code, Description, Product ID, Stock, Godowns");
}

static void
test_the_order_and_the_widths_stay (Fixture *fixture, gconstpointer data)
{
  GListModel *columns = gtk_column_view_get_columns (get_list (fixture));
  g_autoptr (GtkColumnViewColumn) stock = g_list_model_get_item (columns, 3);
  g_autoptr (GtkColumnViewColumn) restored = NULL;

  gtk_column_view_insert_column (get_list (fixture), 0, stock);
  gtk_column_view_column_set_fixed_width (stock, 123);
  close_view (fixture);

  open_view (fixture);
  assert_titles (fixture, "Stock, SKU Code, Description, Product ID, Godowns");
  restored = g_list_model_get_item (gtk_column_view_get_columns (get_list (fixture)), 0);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (restored), ==, 123);
  g_action_group_activate_action (si_product_view_get_column_actions (fixture->view),
                                  "reset-widths", NULL);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (restored), ==, -1);
}

static void
test_a_narrow_list_has_what_matters_and_changes_when_there_are (Fixture *fixture,
                                                                gconstpointer data)
{
  si_product_view_set_has_changes (fixture->view, TRUE);
  assert_titles (fixture, "SKU Code, Description, Product ID, Stock, Since Yesterday, Godowns");
  si_product_view_set_narrow (fixture->view, TRUE);
  assert_titles (fixture, "SKU Code, Stock");
}

/* A narrow list has other widths, which do not take the place of those that are kept. */
static void
test_a_narrow_list_keeps_the_width_of_the_codes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkColumnViewColumn) sku
      = g_list_model_get_item (gtk_column_view_get_columns (get_list (fixture)), 0);
  g_autoptr (GtkColumnViewColumn) stock
      = g_list_model_get_item (gtk_column_view_get_columns (get_list (fixture)), 3);
  g_autoptr (GVariant) widths = NULL;
  int width;

  gtk_column_view_column_set_fixed_width (sku, 222);
  si_product_view_set_narrow (fixture->view, TRUE);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (sku), ==, -1);
  g_assert_true (gtk_column_view_column_get_expand (sku));
  gtk_column_view_column_set_fixed_width (stock, 99);
  widths = g_settings_get_value (fixture->settings, "column-widths");
  g_assert_true (g_variant_lookup (widths, "sku", "i", &width));
  g_assert_cmpint (width, ==, 222);
  si_product_view_set_narrow (fixture->view, FALSE);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (sku), ==, 222);

  si_product_view_set_narrow (fixture->view, TRUE);
  g_action_group_activate_action (si_product_view_get_column_actions (fixture->view),
                                  "reset-widths", NULL);
  si_product_view_set_narrow (fixture->view, FALSE);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (sku), ==, -1);
}

static void
test_nonsense_in_the_settings_is_passed_over (Fixture *fixture, gconstpointer data)
{
  const char *const hidden[] = { "sku", "price", "", NULL };
  const char *const order[] = { "godowns", "godowns", "price", NULL };

  close_view (fixture);
  g_settings_set_strv (fixture->settings, "hidden-columns", hidden);
  g_settings_set_strv (fixture->settings, "column-order", order);
  g_settings_set (fixture->settings, "column-widths", "a{si}", NULL);
  open_view (fixture);
  assert_titles (fixture, "Godowns, SKU Code, Description, Product ID, Stock");
}

#define ADD(path, test)                                                                            \
  g_test_add ("/product-columns/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init_on_display (&argc, &argv);
  adw_init ();

  ADD ("a-hidden-column-stays-hidden", test_a_hidden_column_stays_hidden);
  ADD ("the-order-and-the-widths-stay", test_the_order_and_the_widths_stay);
  ADD ("a-narrow-list-has-what-matters-and-changes-when-there-are",
       test_a_narrow_list_has_what_matters_and_changes_when_there_are);
  ADD ("a-narrow-list-keeps-the-width-of-the-codes",
       test_a_narrow_list_keeps_the_width_of_the_codes);
  ADD ("nonsense-in-the-settings-is-passed-over", test_nonsense_in_the_settings_is_passed_over);
  return g_test_run ();
}
