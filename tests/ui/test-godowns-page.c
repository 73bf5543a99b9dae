/* test-godowns-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "si-direction.h"
#include "si-find-widget.h"
#include "si-godown-view.h"
#include "si-godowns-page.h"
#include "si-hands.h"
#include "si-page.h"
#include "si-step-chart.h"
#include "si-stock-bar.h"
#include "si-test-table.h"
#include "si-test-engine.h"
#include "si-test.h"

#define PATIENCE 10 /* seconds */

/* A page beside its details in a window that notes the wish to see the products. */
typedef struct
{
  char *folder;                  /* (owned) */
  SiEngine *engine;              /* (owned) */
  SiProductList *products;       /* (owned) */
  SiProductSelection *selection; /* (owned) */
  GtkWindow *window;             /* (owned by GTK) */
  SiGodownsPage *page;
  GtkWidget *view; /* the column view */
  SiHands *hands;  /* (owned) */
  guint n_shown;   /* the number of times that the products were asked for */
} Fixture;

static void
show_view (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_assert_cmpstr (g_variant_get_string (parameter, NULL), ==, "stock");
  ((Fixture *) user_data)->n_shown++;
}

static void
add_actions (Fixture *fixture)
{
  static const GActionEntry entries[] = { { "view", show_view, "s" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   fixture);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (actions));
}

static SiTable *
make_table (void)
{
  return si_test_table ("1|A-1|Lamp|9|97637 Karachi 7|97641 Lahore 2",
                        "2|B-2|Cable|604109.5|97637 Karachi 604109.5",
                        "3|C-3|Rope|-4|97641 Lahore -4|97690 پشاور 1", "4|D-4|Tape|3| Shed 3");
}

static GtkWidget *
create_panes (Fixture *fixture)
{
  GtkWidget *panes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *details = si_godowns_page_get_details (fixture->page);

  gtk_widget_set_hexpand (GTK_WIDGET (fixture->page), TRUE);
  gtk_widget_set_hexpand (details, FALSE);
  gtk_widget_set_size_request (details, 300, -1);
  gtk_box_append (GTK_BOX (panes), GTK_WIDGET (fixture->page));
  gtk_box_append (GTK_BOX (panes), details);
  return panes;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = make_table ();

  fixture->folder = si_test_make_folder ();
  fixture->engine = si_engine_new (NULL, NULL);
  fixture->products = si_product_list_new ();
  fixture->selection = si_product_selection_new (fixture->products);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->page = g_object_new (SI_TYPE_GODOWNS_PAGE, NULL);
  si_product_list_set_table (fixture->products, table);
  si_godowns_page_set_up (fixture->page, fixture->products, fixture->selection);
  si_godowns_page_set_engine (fixture->page, fixture->engine);
  add_actions (fixture);
  gtk_window_set_default_size (fixture->window, 1240, 500);
  gtk_window_set_child (fixture->window, create_panes (fixture));
  gtk_window_present (fixture->window);
  fixture->view = si_find_child (GTK_WIDGET (fixture->page), GTK_TYPE_COLUMN_VIEW);
  fixture->hands = si_hands_new (fixture->window);
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
  g_assert_finalize_object (fixture->products);
  g_assert_finalize_object (fixture->engine);
  si_test_remove_folder (fixture->folder);
}

static char *
get_listing (Fixture *fixture, gboolean selected_only)
{
  g_autoptr (SiListing) listing = si_page_create_listing (SI_PAGE (fixture->page), selected_only);

  return listing != NULL ? si_listing_to_tsv (listing, TRUE) : NULL;
}

static const char *
get_selected_name (Fixture *fixture)
{
  SiGodownSum *godown = si_godowns_page_get_selected (fixture->page);

  return godown != NULL ? si_godown_sum_get_name (godown) : NULL;
}

static gboolean
shows_karachi (gpointer page)
{
  return si_find_inscription (page, "Karachi") != NULL
         && si_find_inscription (page, "604116.5") != NULL
         && si_find_inscription (page, "Lahore") != NULL;
}

static gboolean
shows_peshawar (gpointer page)
{
  g_autofree char *name = si_direction_align ("پشاور");

  return si_find_inscription (page, name) != NULL;
}

static void
shows_each_godown_with_its_sums (Fixture *fixture, gconstpointer data)
{
  g_autofree char *status = si_page_dup_status (SI_PAGE (fixture->page));

  si_test_wait_for (shows_karachi, fixture->page, PATIENCE);
  g_assert_nonnull (si_find_inscription (GTK_WIDGET (fixture->page), "97637"));
  si_test_wait_for (shows_peshawar, fixture->page, PATIENCE);
  g_assert_nonnull (si_find_inscription (GTK_WIDGET (fixture->page), "−2"));
  g_assert_nonnull (si_find_child (GTK_WIDGET (fixture->page), SI_TYPE_STOCK_BAR));
  g_assert_cmpstr (status, ==, "4 godowns · Σ 604118.5 units · 1 below zero");
  g_assert_cmpuint (si_page_get_badge (SI_PAGE (fixture->page)), ==, 0);
}

static void
lists_the_godowns_in_the_order_on_screen (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = get_listing (fixture, FALSE);
  g_autofree char *selected = get_listing (fixture, TRUE);
  g_autofree char *count = si_page_count_rows (SI_PAGE (fixture->page), 4);

  g_assert_cmpstr (text, ==,
                   "Godown\tID\tProducts\tUnits\tBelow Zero\tChanged Since Yesterday\n"
                   "Karachi\t97637\t2\t604116.5\t0\t\n"
                   "Shed\t\t1\t3\t0\t\n"
                   "پشاور\t97690\t1\t1\t0\t\n"
                   "Lahore\t97641\t2\t-2\t1\t\n");
  g_assert_null (selected);
  g_assert_cmpstr (count, ==, "4 godowns");
}

/* The width that a window of 1080 pixels leaves beside its panel. */
#define USUAL_WIDTH 735

static gboolean
has_usual_width (gpointer page)
{
  return gtk_widget_get_width (page) == USUAL_WIDTH;
}

static void
the_heads_are_whole_beside_the_panel (Fixture *fixture, gconstpointer data)
{
  static const char *const heads[]
      = { "Godown", "ID", "Products", "Units", "Share", "Below Zero", "Changed" };
  GtkWidget *details = si_godowns_page_get_details (fixture->page);

  si_test_wait_for (shows_karachi, fixture->page, PATIENCE);
  gtk_widget_set_hexpand (GTK_WIDGET (fixture->page), FALSE);
  gtk_widget_set_hexpand (details, TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (fixture->page), USUAL_WIDTH, -1);
  si_test_wait_for (has_usual_width, fixture->page, PATIENCE);
  si_hands_wait (fixture->hands, 100);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      GtkWidget *label = si_find_label (fixture->view, heads[i]);
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_get_mapped (label));
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
      g_assert_true (gtk_widget_compute_bounds (label, GTK_WIDGET (fixture->page), &bounds));
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, USUAL_WIDTH);
    }
  /* A head that is short says more where the pointer rests. */
  g_assert_cmpstr (gtk_widget_get_tooltip_text (
                       gtk_widget_get_parent (si_find_label (fixture->view, "Changed"))),
                   ==, "Changed Since Yesterday");
}

static gboolean
is_shown_once (gpointer fixture)
{
  return ((Fixture *) fixture)->n_shown == 1;
}

static void
return_filters_by_the_godown_and_shows_its_products (Fixture *fixture, gconstpointer data)
{
  SiFilter *filter = si_product_list_get_filter (fixture->products);
  g_autofree char *status = NULL;

  g_assert_true (si_page_focus_list (SI_PAGE (fixture->page)));
  si_hands_press (fixture->hands, GDK_KEY_Down, 0, 20);
  si_hands_press (fixture->hands, GDK_KEY_Return, 0, 20);
  si_test_wait_for (is_shown_once, fixture, PATIENCE);
  g_assert_cmpstr (get_selected_name (fixture), ==, "Shed");
  g_assert_cmpstr (si_filter_get_godown_id (filter), ==,
                   si_godown_sum_get_key (si_godowns_page_get_selected (fixture->page)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->products)), ==, 1);
  status = si_page_dup_status (SI_PAGE (fixture->page));
  g_assert_cmpstr (status, ==, "1 of 4 godowns · Σ 3 units");
}

static gboolean
has_selected (gpointer page)
{
  return si_godowns_page_get_selected (page) != NULL;
}

static void
a_click_selects_a_godown_and_a_refresh_keeps_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) next = si_test_table ("1|A-1|Lamp|9|97637 Karachi 7|97641 Lahore 20000");
  g_autofree char *selected = NULL;

  si_test_wait_for (shows_karachi, fixture->page, PATIENCE);
  si_hands_click (fixture->hands, si_find_inscription (GTK_WIDGET (fixture->page), "Lahore"));
  si_test_wait_for (has_selected, fixture->page, PATIENCE);
  g_assert_cmpstr (get_selected_name (fixture), ==, "Lahore");
  selected = get_listing (fixture, TRUE);
  g_assert_cmpstr (selected, ==,
                   "Godown\tID\tProducts\tUnits\tBelow Zero\tChanged Since Yesterday\n"
                   "Lahore\t97641\t2\t-2\t1\t\n");

  si_product_list_set_table (fixture->products, next);
  g_assert_cmpstr (get_selected_name (fixture), ==, "Lahore");
  g_assert_cmpuint (fixture->n_shown, ==, 0);
}

static gboolean
is_sorted_by_name (gpointer fixture)
{
  g_autofree char *text = get_listing (fixture, FALSE);

  return strstr (text, "Karachi") < strstr (text, "Lahore")
         && strstr (text, "Lahore") < strstr (text, "Shed");
}

static void
a_click_on_a_head_sorts (Fixture *fixture, gconstpointer data)
{
  si_test_wait_for (shows_karachi, fixture->page, PATIENCE);
  si_hands_click (fixture->hands, si_find_label (GTK_WIDGET (fixture->view), "Godown"));
  si_test_wait_for (is_sorted_by_name, fixture, PATIENCE);
}

static gboolean
is_on_screen (Fixture *fixture, const char *text)
{
  GtkWidget *label = si_find_label (GTK_WIDGET (fixture->page), text);

  return label != NULL && gtk_widget_get_mapped (label);
}

static void
says_that_a_filter_leaves_out_products (Fixture *fixture, gconstpointer data)
{
  SiFilter *filter = si_product_list_get_filter (fixture->products);
  GtkWidget *page = GTK_WIDGET (fixture->page);
  g_autofree char *status = NULL;

  si_filter_set_search (filter, "lamp");
  g_assert_nonnull (
      si_find_label (page, "Only the 1 product that the search and the filters leave is counted."));
  status = si_page_dup_status (SI_PAGE (fixture->page));
  g_assert_cmpstr (status, ==, "2 of 4 godowns · Σ 9 units");

  si_filter_set_search (filter, "nothing of the kind");
  g_assert_true (is_on_screen (fixture, "No product matches “nothing of the kind”"));
  g_assert_false (si_page_focus_list (SI_PAGE (page)));

  si_filter_set_search (filter, NULL);
  g_assert_false (is_on_screen (fixture, "No product matches “nothing of the kind”"));
}

static void
says_why_no_godown_is_shown (Fixture *fixture, gconstpointer data)
{
  SiFilter *filter = si_product_list_get_filter (fixture->products);
  g_autoptr (SiTable) table = si_test_table ("1|A-1|Lamp|9|7 Karachi 9", "2|B-2|Cable|4");
  g_autoptr (SiTable) none = si_test_table ("1|A-1|Lamp|9", "2|B-2|Cable|4");

  si_product_list_set_table (fixture->products, table);
  si_filter_set_findings (filter, SI_FINDING_BELOW_ZERO);
  g_assert_true (is_on_screen (fixture, "No Product to Show"));
  g_assert_true (is_on_screen (fixture, "“Below Zero” hides 2 products."));
  g_assert_true (is_on_screen (fixture, "Remove “Below Zero”"));
  si_filter_set_search (filter, "lamp");
  g_assert_true (is_on_screen (fixture, "No product shown matches “lamp”"));
  g_assert_true (is_on_screen (fixture, "“Below Zero” hides 1 product that matches."));

  si_filter_set_findings (filter, SI_FINDING_NONE);
  g_assert_false (is_on_screen (fixture, "No product shown matches “lamp”"));
  si_filter_set_search (filter, "cable");
  g_assert_true (is_on_screen (fixture, "No Godown to Show"));
  g_assert_true (is_on_screen (fixture, "Remove All Filters"));
  si_filter_set_search (filter, NULL);
  si_product_list_set_table (fixture->products, none);
  g_assert_true (is_on_screen (fixture, "No Godowns"));
  g_assert_false (is_on_screen (fixture, "Remove All Filters"));
}

static gboolean
shows_menu (gpointer page)
{
  GtkWidget *item = si_find_label (page, "_Show Its Products");

  return item != NULL && gtk_widget_get_mapped (item);
}

static void
the_menu_key_offers_the_acts_of_a_row (Fixture *fixture, gconstpointer data)
{
  si_test_wait_for (shows_karachi, fixture->page, PATIENCE);
  g_assert_true (si_page_focus_list (SI_PAGE (fixture->page)));
  si_hands_press (fixture->hands, GDK_KEY_F10, GDK_SHIFT_MASK, 20);
  si_test_wait_for (shows_menu, fixture->page, PATIENCE);
  si_hands_press (fixture->hands, GDK_KEY_Return, 0, 20);
  si_test_wait_for (is_shown_once, fixture, PATIENCE);
  g_assert_cmpstr (si_filter_get_godown_id (si_product_list_get_filter (fixture->products)), ==,
                   "97637");
}

static void
a_narrow_page_keeps_name_units_and_what_is_below_zero (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  si_page_set_narrow (SI_PAGE (fixture->page), TRUE);
  text = get_listing (fixture, FALSE);
  g_assert_true (g_str_has_prefix (text, "Godown\tUnits\tBelow Zero\nKarachi\t604116.5\t0\n"));
}

/* Saves an inventory as one of so many days ago. */
static void
save (Fixture *fixture, SiTable *table, int days)
{
  SiPersistence *persistence = si_engine_get_persistence (fixture->engine);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) time = g_date_time_add_days (now, -days);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  si_persistence_save_async (persistence, table, time, SI_SNAPSHOT_WHOLE, NULL, si_test_keep_result,
                             &result);
  si_test_wait_result (&result);
  g_assert_true (si_persistence_save_finish (persistence, result, &error));
  g_assert_no_error (error);
}

/* Lives through three days, and leaves the inventory of the last one on screen. */
static void
live (Fixture *fixture)
{
  g_autoptr (SiTable) first = si_test_table ("1|A-1|Lamp|20|97637 Karachi 20");
  g_autoptr (SiTable) second
      = si_test_table ("1|A-1|Lamp|9|97637 Karachi 9|97641 Lahore 2", "4|D-4|Tape|3| Shed 3");
  g_autoptr (SiTable) third = make_table ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_clear_object (&fixture->engine);
  fixture->engine = si_test_engine_new ("shop", "http://127.0.0.1:9/", NULL, fixture->folder);
  si_godowns_page_set_engine (fixture->page, fixture->engine);
  save (fixture, first, 40);
  save (fixture, second, 1);
  save (fixture, third, 0);
  si_inventory_replace (si_engine_get_inventory (fixture->engine), third, now);
  si_product_list_set_table (fixture->products, third);
}

static gboolean
tells_changes (gpointer fixture)
{
  g_autofree char *text = get_listing (fixture, FALSE);

  return strstr (text, "Karachi\t97637\t2\t604116.5\t0\t2\n") != NULL
         && strstr (text, "Shed\t\t1\t3\t0\t0\n") != NULL;
}

static void
tells_how_many_stocks_have_changed_since_yesterday (Fixture *fixture, gconstpointer data)
{
  live (fixture);
  si_test_wait_for (tells_changes, fixture, PATIENCE);
}

static gboolean
shows_chart (gpointer details)
{
  GtkWidget *chart = si_find_child (details, SI_TYPE_STEP_CHART);

  return chart != NULL && gtk_widget_get_mapped (chart);
}

static void
the_panel_tells_of_the_selected_godown (Fixture *fixture, gconstpointer data)
{
  GtkWidget *details = si_godowns_page_get_details (fixture->page);

  live (fixture);
  g_assert_true (
      gtk_widget_get_mapped (si_find_label (details, "Select a godown to see its history")));
  g_assert_true (si_page_focus_list (SI_PAGE (fixture->page)));
  si_test_wait_for (shows_chart, details, PATIENCE);
  g_assert_nonnull (si_find_label (details, "Karachi"));
  g_assert_nonnull (si_find_label (details, "97637"));
  g_assert_nonnull (si_find_label (details, "604116.5"));
  g_assert_nonnull (si_find_label (details, "units of 2 products"));
  g_assert_true (gtk_widget_get_mapped (si_find_by_id (details, "refresh")));

  si_hands_wait (fixture->hands, 100);
  si_hands_click (fixture->hands, si_find_by_id (details, "show_products"));
  si_test_wait_for (is_shown_once, fixture, PATIENCE);
  g_assert_cmpstr (si_filter_get_godown_id (si_product_list_get_filter (fixture->products)), ==,
                   "97637");
}

static void
a_godown_without_an_id_cannot_be_refreshed_by_itself (Fixture *fixture, gconstpointer data)
{
  GtkWidget *details = si_godowns_page_get_details (fixture->page);

  g_assert_true (si_page_focus_list (SI_PAGE (fixture->page)));
  si_hands_press (fixture->hands, GDK_KEY_Down, 0, 20);
  si_hands_wait (fixture->hands, 100);
  g_assert_cmpstr (get_selected_name (fixture), ==, "Shed");
  g_assert_false (gtk_widget_get_visible (si_find_by_id (details, "refresh")));
}

static void
takes_another_engine (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiEngine) other = si_engine_new (NULL, NULL);

  si_godowns_page_set_engine (fixture->page, other);
  g_assert_finalize_object (fixture->engine);
  fixture->engine = g_steal_pointer (&other);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  si_test_init_on_display (&argc, &argv);
  adw_init ();

  ADD ("/godowns-page/shows-each-godown-with-its-sums", shows_each_godown_with_its_sums);
  ADD ("/godowns-page/lists-the-godowns-in-the-order-on-screen",
       lists_the_godowns_in_the_order_on_screen);
  ADD ("/godowns-page/the-heads-are-whole-beside-the-panel", the_heads_are_whole_beside_the_panel);
  ADD ("/godowns-page/return-filters-by-the-godown-and-shows-its-products",
       return_filters_by_the_godown_and_shows_its_products);
  ADD ("/godowns-page/a-click-selects-a-godown-and-a-refresh-keeps-it",
       a_click_selects_a_godown_and_a_refresh_keeps_it);
  ADD ("/godowns-page/a-click-on-a-head-sorts", a_click_on_a_head_sorts);
  ADD ("/godowns-page/says-that-a-filter-leaves-out-products",
       says_that_a_filter_leaves_out_products);
  ADD ("/godowns-page/says-why-no-godown-is-shown", says_why_no_godown_is_shown);
  ADD ("/godowns-page/the-menu-key-offers-the-acts-of-a-row",
       the_menu_key_offers_the_acts_of_a_row);
  ADD ("/godowns-page/a-narrow-page-keeps-name-units-and-what-is-below-zero",
       a_narrow_page_keeps_name_units_and_what_is_below_zero);
  ADD ("/godowns-page/tells-how-many-stocks-have-changed-since-yesterday",
       tells_how_many_stocks_have_changed_since_yesterday);
  ADD ("/godowns-page/the-panel-tells-of-the-selected-godown",
       the_panel_tells_of_the_selected_godown);
  ADD ("/godowns-page/a-godown-without-an-id-cannot-be-refreshed-by-itself",
       a_godown_without_an_id_cannot_be_refreshed_by_itself);
  ADD ("/godowns-page/takes-another-engine", takes_another_engine);
  return g_test_run ();
}
