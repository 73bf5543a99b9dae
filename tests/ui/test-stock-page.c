/* test-stock-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-stock-page.h"

#include "si-compat.h"
#include "si-find-widget.h"
#include "si-hands.h"
#include "si-left-out-bar.h"
#include "si-name-cell.h"
#include "si-page.h"
#include "si-product-view.h"
#include "si-stock-columns-dialog.h"
#include "si-test-table.h"
#include "si-test.h"

/* A window with the view of five products in two godowns, and the actions of its menus. */
typedef struct
{
  SiProductList *list;           /* (owned) */
  SiProductSelection *selection; /* (owned) */
  SiStockPage *page;
  GtkColumnView *rows;
  GtkWindow *window;
  GSimpleActionGroup *actions; /* (owned) */
  GString *done;               /* (owned): the names of the actions that were activated */
  SiHands *hands;              /* (owned) */
} Fixture;

static void
show (Fixture *fixture, const char *first)
{
  g_autoptr (SiTable) table
      = si_test_table (first, "2|P2|Lamp|-3|7 Karachi -4|8 Lahore 1", "3|P3|Rice|0.5|8 Lahore 0.5",
                       "4|P4|Table|20|8 Lahore 20", "5|P5|Sofa|many|7 Karachi many");

  si_product_list_set_table (fixture->list, table);
}

static void
action_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_string_append_printf (fixture->done, " %s", g_action_get_name (G_ACTION (action)));
}

static void
add_actions (Fixture *fixture)
{
  static const char *const names[]
      = { "copy",          "copy-sku",       "set-alert",      "show-product-changes",
          "print-product", "print-selected", "export-selected" };

  fixture->actions = g_simple_action_group_new ();
  fixture->done = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], NULL);

      g_signal_connect (action, "activate", G_CALLBACK (action_activated), fixture);
      g_action_map_add_action (G_ACTION_MAP (fixture->actions), G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win",
                                  G_ACTION_GROUP (fixture->actions));
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "columns",
                                  si_stock_page_get_column_actions (fixture->page));
}

static gboolean
shows_all_rows (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *last = si_compat_find_row (fixture->rows, 4);

  return last != NULL && gtk_widget_get_mapped (last) && gtk_widget_get_height (last) > 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_default_direction (GPOINTER_TO_INT (data));
  fixture->list = si_product_list_new ();
  fixture->selection = si_product_selection_new (fixture->list);
  fixture->page = g_object_new (SI_TYPE_STOCK_PAGE, NULL);
  fixture->rows
      = GTK_COLUMN_VIEW (si_find_child (GTK_WIDGET (fixture->page), GTK_TYPE_COLUMN_VIEW));
  si_stock_page_set_up (fixture->page, fixture->list, fixture->selection);
  show (fixture, "1|P1|Chair|5|7 Karachi 5");

  fixture->window = GTK_WINDOW (gtk_window_new ());
  add_actions (fixture);
  gtk_window_set_default_size (fixture->window, 800, 400);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
  fixture->hands = si_hands_new (fixture->window);
  si_test_wait_for (shows_all_rows, fixture, 10);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  si_hands_free (fixture->hands);
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->page);
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->list);
  g_object_unref (fixture->actions);
  g_string_free (fixture->done, TRUE);
}

static void
click (Fixture *fixture, guint position, GdkModifierType modifiers)
{
  si_hands_click_with (fixture->hands, si_compat_find_row (fixture->rows, position), 1, modifiers);
  si_hands_wait (fixture->hands, 50);
}

static void
press (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  si_hands_press (fixture->hands, key, modifiers, 20);
  si_hands_wait (fixture->hands, 50);
}

/* Asserts the SKU Codes of the selected rows, and that of the product that the panel would show. */
static void
assert_selected (Fixture *fixture, const char *skus, const char *lead)
{
  g_autoptr (GArray) rows = si_product_selection_get_rows (fixture->selection);
  g_autofree char *joined = si_test_join_skus (si_product_list_get_table (fixture->list), rows);
  SiProduct *product = si_product_selection_get_selected (fixture->selection);

  g_assert_cmpstr (joined, ==, skus);
  g_assert_cmpstr (product != NULL ? si_product_get_sku (product) : NULL, ==, lead);
}

static gboolean
has_status (gpointer data)
{
  gpointer *wanted = data;
  g_autofree char *status = si_page_dup_status (wanted[0]);

  return g_strcmp0 (status, wanted[1]) == 0;
}

static void
wait_for_status (Fixture *fixture, const char *status)
{
  gpointer wanted[] = { fixture->page, (gpointer) status };

  si_test_wait_for (has_status, wanted, 10);
}

static void
control_click_adds_and_removes_a_row (Fixture *fixture, gconstpointer data)
{
  click (fixture, 0, 0);
  assert_selected (fixture, "P1", "P1");
  click (fixture, 2, GDK_CONTROL_MASK);
  assert_selected (fixture, "P1 P3", "P3");
  click (fixture, 3, GDK_CONTROL_MASK);
  assert_selected (fixture, "P1 P3 P4", "P4");
  click (fixture, 2, GDK_CONTROL_MASK);
  assert_selected (fixture, "P1 P4", "P4");
}

static void
shift_click_selects_a_range (Fixture *fixture, gconstpointer data)
{
  click (fixture, 1, 0);
  click (fixture, 3, GDK_SHIFT_MASK);
  assert_selected (fixture, "P2 P3 P4", "P4");
  click (fixture, 0, GDK_SHIFT_MASK);
  assert_selected (fixture, "P1 P2", "P1");
  click (fixture, 4, 0);
  assert_selected (fixture, "P5", "P5");
}

static void
keys_select_ranges (Fixture *fixture, gconstpointer data)
{
  click (fixture, 1, 0);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  assert_selected (fixture, "P2 P3 P4", "P4");
  press (fixture, GDK_KEY_Up, GDK_SHIFT_MASK);
  assert_selected (fixture, "P2 P3", "P3");
  press (fixture, GDK_KEY_End, GDK_SHIFT_MASK);
  assert_selected (fixture, "P2 P3 P4 P5", "P5");
  press (fixture, GDK_KEY_Home, GDK_SHIFT_MASK);
  assert_selected (fixture, "P1 P2", "P1");
}

static void
keys_select_single_rows (Fixture *fixture, gconstpointer data)
{
  click (fixture, 0, 0);
  press (fixture, GDK_KEY_Down, GDK_CONTROL_MASK);
  press (fixture, GDK_KEY_Down, GDK_CONTROL_MASK);
  assert_selected (fixture, "P1", "P1");
  press (fixture, GDK_KEY_space, GDK_CONTROL_MASK);
  assert_selected (fixture, "P1 P3", "P3");
  press (fixture, GDK_KEY_space, GDK_CONTROL_MASK);
  assert_selected (fixture, "P1", "P1");
  press (fixture, GDK_KEY_a, GDK_CONTROL_MASK);
  assert_selected (fixture, "P1 P2 P3 P4 P5", "P1");
}

static void
tells_the_number_and_the_sum (Fixture *fixture, gconstpointer data)
{
  click (fixture, 0, 0);
  wait_for_status (fixture, NULL);
  click (fixture, 3, GDK_CONTROL_MASK);
  wait_for_status (fixture, "2 selected · Σ 25");
  click (fixture, 2, GDK_CONTROL_MASK);
  wait_for_status (fixture, "3 selected · Σ 25.5 of mixed units");
  press (fixture, GDK_KEY_a, GDK_CONTROL_MASK);
  wait_for_status (fixture, "5 selected · Σ 22.5 of mixed units · 1 stock could not be added");
  si_filter_set_godown_id (si_product_list_get_filter (fixture->list), "8");
  wait_for_status (fixture, "3 selected · Σ 21.5 of mixed units in Lahore");
  click (fixture, 0, 0);
  wait_for_status (fixture, NULL);
}

/* The same products stand in the same rows, so that the list emits no change. */
static void
tells_the_sum_after_a_refresh (Fixture *fixture, gconstpointer data)
{
  click (fixture, 0, 0);
  click (fixture, 1, GDK_CONTROL_MASK);
  wait_for_status (fixture, "2 selected · Σ 2");
  show (fixture, "1|P1|Chair|9|7 Karachi 9");
  wait_for_status (fixture, "2 selected · Σ 6");
}

static void
lists_the_selected_rows_in_their_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiListing) listing = NULL;
  g_autofree char *text = NULL;

  click (fixture, 3, 0);
  click (fixture, 0, GDK_CONTROL_MASK);
  listing = si_page_create_listing (SI_PAGE (fixture->page), TRUE);
  text = si_listing_to_tsv (listing, TRUE);
  g_assert_cmpstr (text, ==,
                   "SKU Code\tDescription\tProduct ID\tStock\tGodowns\n"
                   "P1\tChair\t1\t5\t1\nP4\tTable\t4\t20\t1\n");
}

static GtkWidget *
find_menu (Fixture *fixture)
{
  GtkWidget *popover = si_find_child (GTK_WIDGET (fixture->rows), GTK_TYPE_POPOVER_MENU);

  return popover != NULL && gtk_widget_get_mapped (popover) ? popover : NULL;
}

static gboolean
shows_menu (gpointer data)
{
  return find_menu (data) != NULL;
}

static gboolean
shows_no_menu (gpointer data)
{
  return find_menu (data) == NULL;
}

static void
right_click (Fixture *fixture, guint position)
{
  si_hands_click_with (fixture->hands, si_compat_find_row (fixture->rows, position), 3, 0);
  si_hands_wait (fixture->hands, 50);
  si_test_wait_for (shows_menu, fixture, 10);
}

static void
close_menu (Fixture *fixture)
{
  press (fixture, GDK_KEY_Escape, 0);
  si_test_wait_for (shows_no_menu, fixture, 10);
}

static void
a_right_click_selects_the_row_of_the_menu (Fixture *fixture, gconstpointer data)
{
  click (fixture, 0, 0);
  right_click (fixture, 2);
  assert_selected (fixture, "P3", "P3");
  close_menu (fixture);
}

static void
a_right_click_keeps_a_selection_that_has_the_row (Fixture *fixture, gconstpointer data)
{
  click (fixture, 0, 0);
  click (fixture, 2, GDK_CONTROL_MASK);
  right_click (fixture, 0);
  assert_selected (fixture, "P1 P3", "P3");
  close_menu (fixture);
}

static void
the_menu_copies (Fixture *fixture, gconstpointer data)
{
  right_click (fixture, 1);
  press (fixture, GDK_KEY_Return, 0);
  si_test_wait_for (shows_no_menu, fixture, 10);
  g_assert_cmpstr (fixture->done->str, ==, " copy");
}

static void
keys_open_the_menu_at_the_focused_row (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
  } keys[] = { { GDK_KEY_Menu, 0 }, { GDK_KEY_F10, GDK_SHIFT_MASK } };

  click (fixture, 1, 0);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      press (fixture, keys[i].key, keys[i].modifiers);
      si_test_wait_for (shows_menu, fixture, 10);
      assert_selected (fixture, "P2", "P2");
      close_menu (fixture);
    }
  /* The focus is in the row again. */
  press (fixture, GDK_KEY_Down, 0);
  assert_selected (fixture, "P3", "P3");
}

/* Returns: the titles of the visible columns, in their order. */
static char *
join_titles (Fixture *fixture)
{
  GListModel *columns = gtk_column_view_get_columns (fixture->rows);
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
assert_order (Fixture *fixture, const char *expected)
{
  SiProductRows *shown = si_shown_products_get_rows (SI_SHOWN_PRODUCTS (fixture->list));
  g_autofree char *skus = si_test_join_skus (shown->table, shown->rows);

  g_assert_cmpstr (skus, ==, expected);
}

static GtkWidget *
find_head (Fixture *fixture, const char *title)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (fixture->rows));
  GtkWidget *label = si_find_label (header, title);

  return label != NULL && gtk_widget_get_mapped (label) ? label : NULL;
}

typedef struct
{
  Fixture *fixture;
  const char *title;
} Head;

static gboolean
shows_head (gpointer data)
{
  const Head *head = data;
  GtkWidget *label = find_head (head->fixture, head->title);

  return label != NULL && gtk_widget_get_width (label) > 0;
}

static gboolean
shows_head_menu (gpointer data)
{
  const Head *head = data;
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (head->fixture->rows));

  for (GtkWidget *at = gtk_widget_get_first_child (header); at != NULL;
       at = gtk_widget_get_next_sibling (at))
    {
      GtkWidget *popover = si_find_child (at, GTK_TYPE_POPOVER_MENU);

      if (popover != NULL && gtk_widget_get_mapped (popover))
        return TRUE;
    }
  return FALSE;
}

static gboolean
shows_no_head_menu (gpointer data)
{
  return !shows_head_menu (data);
}

/* Opens the menu of a head, and presses the key of one of its items. */
static void
choose_in_head (Fixture *fixture, const char *title, guint key)
{
  Head head = { fixture, title };

  si_test_wait_for (shows_head, &head, 10);
  /* The columns take their places in several frames. */
  si_hands_wait_until_still (fixture->hands, find_head (fixture, title));
  si_hands_click_with (fixture->hands, find_head (fixture, title), 3, 0);
  si_hands_wait (fixture->hands, 50);
  si_test_wait_for (shows_head_menu, &head, 10);
  press (fixture, key, 0);
  si_test_wait_for (shows_no_head_menu, &head, 10);
}

static SiStockColumns *
get_godown_columns (Fixture *fixture)
{
  GtkWidget *view = si_find_child (GTK_WIDGET (fixture->page), SI_TYPE_PRODUCT_VIEW);

  return si_product_view_get_godown_columns (SI_PRODUCT_VIEW (view));
}

static void
the_menu_of_a_head_sorts (Fixture *fixture, gconstpointer data)
{
  choose_in_head (fixture, "Stock", GDK_KEY_a);
  assert_order (fixture, "P5 P2 P3 P1 P4");
  choose_in_head (fixture, "Stock", GDK_KEY_d);
  assert_order (fixture, "P4 P1 P3 P2 P5");
  choose_in_head (fixture, "Description", GDK_KEY_d);
  assert_order (fixture, "P4 P5 P3 P2 P1");

  si_stock_columns_set_godown_ids (get_godown_columns (fixture),
                                   (const char *const[]){ "7", "8", NULL });
  choose_in_head (fixture, "Lahore", GDK_KEY_a);
  assert_order (fixture, "P1 P5 P3 P2 P4");
}

static void
the_menu_of_a_head_moves_the_column (Fixture *fixture, gconstpointer data)
{
  choose_in_head (fixture, "Description", GDK_KEY_l);
  assert_titles (fixture, "Description, SKU Code, Product ID, Stock, Godowns");
  choose_in_head (fixture, "SKU Code", GDK_KEY_r);
  assert_titles (fixture, "Description, Product ID, SKU Code, Stock, Godowns");
  choose_in_head (fixture, "SKU Code", GDK_KEY_l);
  choose_in_head (fixture, "SKU Code", GDK_KEY_l);
  assert_titles (fixture, "SKU Code, Description, Product ID, Stock, Godowns");
}

/* Left and right are those of the screen. */
static void
the_menu_of_a_head_moves_right_to_the_start (Fixture *fixture, gconstpointer data)
{
  choose_in_head (fixture, "Description", GDK_KEY_r);
  assert_titles (fixture, "Description, SKU Code, Product ID, Stock, Godowns");
  choose_in_head (fixture, "Description", GDK_KEY_l);
  assert_titles (fixture, "SKU Code, Description, Product ID, Stock, Godowns");
}

/* The columns of godowns stand before that of the stock, wherever it is. */
static void
the_menu_of_a_head_moves_the_godowns (Fixture *fixture, gconstpointer data)
{
  const char *const turned[] = { "8", "7", NULL };

  si_stock_columns_set_godown_ids (get_godown_columns (fixture),
                                   (const char *const[]){ "7", "8", NULL });
  assert_titles (fixture, "SKU Code, Description, Product ID, Karachi, Lahore, Stock, Godowns");
  choose_in_head (fixture, "Karachi", GDK_KEY_r);
  assert_titles (fixture, "SKU Code, Description, Product ID, Lahore, Karachi, Stock, Godowns");
  g_assert_true (
      g_strv_equal (si_stock_columns_get_godown_ids (get_godown_columns (fixture)), turned));
  choose_in_head (fixture, "Stock", GDK_KEY_l);
  assert_titles (fixture, "SKU Code, Description, Lahore, Karachi, Stock, Product ID, Godowns");
  choose_in_head (fixture, "Description", GDK_KEY_r);
  assert_titles (fixture, "SKU Code, Lahore, Karachi, Stock, Description, Product ID, Godowns");
  choose_in_head (fixture, "Stock", GDK_KEY_r);
  assert_titles (fixture, "SKU Code, Description, Lahore, Karachi, Stock, Product ID, Godowns");
}

static void
the_menu_of_a_head_hides_the_column (Fixture *fixture, gconstpointer data)
{
  choose_in_head (fixture, "Product ID", GDK_KEY_h);
  assert_titles (fixture, "SKU Code, Description, Stock, Godowns");
  si_stock_columns_set_godown_ids (get_godown_columns (fixture),
                                   (const char *const[]){ "7", "8", NULL });
  choose_in_head (fixture, "Karachi", GDK_KEY_h);
  assert_titles (fixture, "SKU Code, Description, Lahore, Stock, Godowns");
  g_assert_cmpstr (si_stock_columns_get_godown_ids (get_godown_columns (fixture))[0], ==, "8");
}

static gboolean
is_settled (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *titles = join_titles (fixture);

  return g_str_equal (titles, "Karachi, Lahore, Stock, SKU Code, Description, Product ID, Godowns");
}

/* A head that is dragged moves its column in the view. */
static void
godowns_follow_a_stock_that_is_dragged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkColumnViewColumn) stock = NULL;

  si_stock_columns_set_godown_ids (get_godown_columns (fixture),
                                   (const char *const[]){ "7", "8", NULL });
  stock = g_list_model_get_item (gtk_column_view_get_columns (fixture->rows), 5);
  g_assert_cmpstr (gtk_column_view_column_get_title (stock), ==, "Stock");
  gtk_column_view_insert_column (fixture->rows, 0, stock);
  si_test_wait_for (is_settled, fixture, 10);
}

/* Returns: (nullable): the cell with the name in the first row. */
static GtkWidget *
find_name (Fixture *fixture)
{
  GtkWidget *row = si_compat_find_row (fixture->rows, 0);

  return row != NULL ? si_find_child (row, SI_TYPE_NAME_CELL) : NULL;
}

static gboolean
shows_two_lines (gpointer data)
{
  GtkWidget *cell = find_name (data);

  return cell != NULL && gtk_widget_get_mapped (cell) && gtk_widget_get_height (cell) > 0;
}

/* Asserts that the first row has its code above its description. */
static void
assert_two_lines (Fixture *fixture)
{
  GtkWidget *cell = find_name (fixture);
  GtkWidget *code = si_find_inscription (cell, "P1");
  GtkWidget *description = si_find_inscription (cell, "Chair");
  graphene_rect_t above;
  graphene_rect_t below;

  g_assert_true (gtk_widget_compute_bounds (code, cell, &above));
  g_assert_true (gtk_widget_compute_bounds (description, cell, &below));
  g_assert_cmpfloat (below.origin.y, >=, above.origin.y + above.size.height);
}

static void
a_narrow_list_has_two_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiListing) listing = NULL;

  g_object_set (fixture->page, "narrow", TRUE, NULL);
  assert_titles (fixture, "SKU Code, Stock");
  si_test_wait_for (shows_two_lines, fixture, 10);
  assert_two_lines (fixture);
  click (fixture, 0, 0);
  press (fixture, GDK_KEY_Down, 0);
  assert_selected (fixture, "P2", "P2");

  /* Files and the clipboard have the description as a column all the same. */
  listing = si_page_create_listing (SI_PAGE (fixture->page), FALSE);
  g_assert_cmpuint (si_listing_get_n_columns (listing), ==, 3);
  g_object_set (fixture->page, "narrow", FALSE, NULL);
  assert_titles (fixture, "SKU Code, Description, Product ID, Stock, Godowns");
  g_assert_null (find_name (fixture));
}

/* A description that the person has hidden is hidden in a narrow list, too. */
static void
a_narrow_list_obeys_a_hidden_description (Fixture *fixture, gconstpointer data)
{
  GActionGroup *actions = si_stock_page_get_column_actions (fixture->page);

  g_action_group_activate_action (actions, "description", NULL);
  g_object_set (fixture->page, "narrow", TRUE, NULL);
  assert_titles (fixture, "SKU Code, Stock");
  g_assert_null (find_name (fixture));
  g_action_group_activate_action (actions, "description", NULL);
  si_test_wait_for (shows_two_lines, fixture, 10);
}

static GtkWidget *
find_left_out (Fixture *fixture)
{
  GtkWidget *bar = si_find_child (GTK_WIDGET (fixture->page), SI_TYPE_LEFT_OUT_BAR);

  return gtk_widget_get_mapped (bar) ? bar : NULL;
}

static gboolean
shows_left_out (gpointer data)
{
  GtkWidget *bar = find_left_out (data);

  return bar != NULL && gtk_widget_get_height (bar) > 0;
}

static gboolean
shows_no_left_out (gpointer data)
{
  return find_left_out (data) == NULL;
}

static gboolean
shows_dialog (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (SI_IS_STOCK_COLUMNS_DIALOG (at->data) && gtk_widget_get_mapped (at->data))
      {
        *(GtkWindow **) data = at->data;
        return TRUE;
      }
  return FALSE;
}

static void
columns_that_do_not_fit_are_told (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = NULL;

  si_stock_columns_set_godown_ids (get_godown_columns (fixture),
                                   (const char *const[]){ "7", "8", NULL });
  g_object_set (fixture->page, "narrow", TRUE, NULL);
  si_test_wait_for (shows_left_out, fixture, 10);
  g_assert_nonnull (si_find_label (find_left_out (fixture), "2 godown columns do not fit"));
  si_hands_wait (fixture->hands, 100);
  si_hands_click (fixture->hands, si_find_child (find_left_out (fixture), GTK_TYPE_BUTTON));
  si_hands_wait (fixture->hands, 100);
  si_test_wait_for (shows_dialog, &dialog, 10);
  gtk_window_destroy (dialog);
  g_object_set (fixture->page, "narrow", FALSE, NULL);
  si_test_wait_for (shows_no_left_out, fixture, 10);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/stock-page/control-click-adds-and-removes-a-row", control_click_adds_and_removes_a_row },
    { "/stock-page/shift-click-selects-a-range", shift_click_selects_a_range },
    { "/stock-page/keys-select-ranges", keys_select_ranges },
    { "/stock-page/keys-select-single-rows", keys_select_single_rows },
    { "/stock-page/tells-the-number-and-the-sum", tells_the_number_and_the_sum },
    { "/stock-page/tells-the-sum-after-a-refresh", tells_the_sum_after_a_refresh },
    { "/stock-page/lists-the-selected-rows-in-their-order",
      lists_the_selected_rows_in_their_order },
    { "/stock-page/a-right-click-selects-the-row-of-the-menu",
      a_right_click_selects_the_row_of_the_menu },
    { "/stock-page/a-right-click-keeps-a-selection-that-has-the-row",
      a_right_click_keeps_a_selection_that_has_the_row },
    { "/stock-page/the-menu-copies", the_menu_copies },
    { "/stock-page/keys-open-the-menu-at-the-focused-row", keys_open_the_menu_at_the_focused_row },
    { "/stock-page/the-menu-of-a-head-sorts", the_menu_of_a_head_sorts },
    { "/stock-page/a-narrow-list-has-two-lines", a_narrow_list_has_two_lines },
    { "/stock-page/a-narrow-list-obeys-a-hidden-description",
      a_narrow_list_obeys_a_hidden_description },
    { "/stock-page/columns-that-do-not-fit-are-told", columns_that_do_not_fit_are_told },
    { "/stock-page/the-menu-of-a-head-moves-the-column", the_menu_of_a_head_moves_the_column },
    { "/stock-page/the-menu-of-a-head-moves-the-godowns", the_menu_of_a_head_moves_the_godowns },
    { "/stock-page/the-menu-of-a-head-hides-the-column", the_menu_of_a_head_hides_the_column },
    { "/stock-page/godowns-follow-a-stock-that-is-dragged",
      godowns_follow_a_stock_that_is_dragged },
  };

  si_test_init_on_display (&argc, &argv);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, GINT_TO_POINTER (GTK_TEXT_DIR_LTR), set_up, tests[i].test,
                tear_down);
  g_test_add ("/stock-page/the-menu-of-a-head-moves-right-to-the-start", Fixture,
              GINT_TO_POINTER (GTK_TEXT_DIR_RTL), set_up,
              the_menu_of_a_head_moves_right_to_the_start, tear_down);

  return g_test_run ();
}
