/* test-window-views.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Uses the views, the find bar and the pills of a window with keys and clicks.
 */

#include <adwaita.h>

#include "si-changes-page.h"
#include "si-fault-server.h"
#include "si-filter-menu.h"
#include "si-filter-pills.h"
#include "si-find-widget.h"
#include "si-godowns-page.h"
#include "si-hands.h"
#include "si-product-selection.h"
#include "si-product-view.h"
#include "si-side-panel.h"
#include "si-test-engine.h"
#include "si-test.h"
#include "si-view-switcher.h"
#include "si-window.h"

#define KARACHI "{\"Godownid\": \"1\", \"Godown\": \"Karachi\", \"Stock\": "
#define PRODUCT(id, sku, stock)                                                                    \
  "{\"products_id\": \"" id "\", \"SkuCode\": \"" sku "\", \"productDescription\": \"Tea\", "      \
  "\"Stock\": \"" stock "\", \"Godowns\": [" KARACHI "\"" stock "\"}]}"
#define BEFORE                                                                                     \
  "[" PRODUCT ("1", "A1", "-5") ", " PRODUCT ("2", "", "-7") ", " PRODUCT ("3", "C3", "2") "]"
#define AFTER                                                                                      \
  "[" PRODUCT ("1", "A1", "-6") ", " PRODUCT ("2", "", "-7") ", " PRODUCT ("3", "C3", "2") "]"

typedef struct
{
  SiFaultServer *server; /* (owned) */
  SiEngine *engine;      /* (owned) */
  SiWindow *window;      /* (owned by GTK) */
  SiHands *hands;        /* (owned) */
  SiProductList *list;
  SiFilter *filter;
  GtkEditable *search;
} Fixture;

static GtkWidget *
find (Fixture *fixture, GType type)
{
  return si_find_child (GTK_WIDGET (fixture->window), type);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view;

  fixture->server = si_fault_server_new (NULL);
  si_fault_server_answer (fixture->server, "200 OK", NULL, BEFORE);
  si_fault_server_answer (fixture->server, "200 OK", NULL, AFTER);
  fixture->engine
      = si_test_engine_new (NULL, si_fault_server_get_address (fixture->server), NULL, NULL);
  fixture->window
      = si_window_new (GTK_APPLICATION (g_application_get_default ()), NULL, fixture->engine, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), GPOINTER_TO_INT (data), 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  view = si_find_child (find (fixture, SI_TYPE_PRODUCT_VIEW), GTK_TYPE_COLUMN_VIEW);
  fixture->list = si_product_selection_get_list (
      SI_PRODUCT_SELECTION (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))));
  fixture->filter = si_product_list_get_filter (fixture->list);
  fixture->search = GTK_EDITABLE (find (fixture, GTK_TYPE_SEARCH_ENTRY));
  si_test_engine_refresh (fixture->engine);
  fixture->hands = si_hands_new (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  si_hands_free (fixture->hands);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->window);
  g_assert_finalize_object (fixture->engine);
  g_clear_object (&fixture->server);
}

static void
press (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  si_hands_press (fixture->hands, key, modifiers, 20);
  si_hands_wait (fixture->hands, 200);
}

static const char *
shown_view (Fixture *fixture)
{
  return adw_view_stack_get_visible_child_name (
      ADW_VIEW_STACK (find (fixture, ADW_TYPE_VIEW_STACK)));
}

/* Returns: the button of a view, in the order of the views. */
static GtkWidget *
find_view_button (Fixture *fixture, guint nth)
{
  GtkWidget *button = gtk_widget_get_first_child (find (fixture, SI_TYPE_VIEW_SWITCHER));

  while (nth-- > 0)
    button = gtk_widget_get_next_sibling (button);
  return button;
}

static GtkWidget *
find_pill (Fixture *fixture, const char *text)
{
  GtkWidget *label = si_find_label (find (fixture, SI_TYPE_FILTER_PILLS), text);

  return label != NULL && gtk_widget_get_mapped (label) ? gtk_widget_get_parent (label) : NULL;
}

static gboolean
search_has_focus (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture->search));
}

static void
test_a_click_or_a_key_chooses_a_view (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (shown_view (fixture), ==, "stock");
  g_assert_true (search_has_focus (fixture));

  si_hands_click (fixture->hands, find_view_button (fixture, 1));
  si_hands_wait (fixture->hands, 200);
  g_assert_cmpstr (shown_view (fixture), ==, "changes");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_view_button (fixture, 1))));

  press (fixture, GDK_KEY_3, GDK_CONTROL_MASK);
  g_assert_cmpstr (shown_view (fixture), ==, "godowns");
  press (fixture, GDK_KEY_4, GDK_CONTROL_MASK);
  g_assert_cmpstr (shown_view (fixture), ==, "alerts");
  press (fixture, GDK_KEY_1, GDK_CONTROL_MASK);
  g_assert_cmpstr (shown_view (fixture), ==, "stock");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_view_button (fixture, 0))));
}

static void
test_typing_goes_to_the_find_bar_in_every_view (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 4; i++)
    {
      si_hands_click (fixture->hands, find_view_button (fixture, i));
      si_hands_type (fixture->hands, "c", 20);
      si_hands_wait (fixture->hands, 200);
      g_assert_cmpstr (gtk_editable_get_text (fixture->search), ==, "c");
      g_assert_true (search_has_focus (fixture));
      press (fixture, GDK_KEY_Escape, 0);
      g_assert_cmpstr (gtk_editable_get_text (fixture->search), ==, "");
    }
}

/* The keyboard comes to the menu some frames after the menu itself. */
static gboolean
filter_menu_has_focus (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus != NULL && gtk_widget_get_mapped (focus)
         && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER_MENU) != NULL;
}

static gboolean
shows_what_is_below_zero (gpointer data)
{
  return si_filter_get_findings (((Fixture *) data)->filter) == SI_FINDING_BELOW_ZERO;
}

static void
test_the_filter_menu_adds_pills (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = si_find_by_id (find (fixture, SI_TYPE_FILTER_MENU), "button");

  g_assert_null (find_pill (fixture, "Below Zero"));
  si_hands_wait_until_still (fixture->hands, button);
  si_hands_click (fixture->hands, button);
  si_test_wait_for (filter_menu_has_focus, fixture, 10);
  si_hands_press (fixture->hands, GDK_KEY_Return, 0, 20);
  si_test_wait_for (shows_what_is_below_zero, fixture, 10);
  si_hands_wait (fixture->hands, 300);
  g_assert_nonnull (find_pill (fixture, "Below Zero"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 2);
}

/* Each filter leaves fewer products. */
static void
test_a_second_filter_leaves_fewer_rows (Fixture *fixture, gconstpointer data)
{
  si_filter_set_findings (fixture->filter, SI_FINDING_BELOW_ZERO | SI_FINDING_NO_SKU);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1);
}

static void
test_delete_removes_a_pill_and_goes_to_its_neighbour (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pill;

  si_filter_set_findings (fixture->filter, SI_FINDING_BELOW_ZERO | SI_FINDING_NO_SKU);
  si_hands_wait (fixture->hands, 200);
  pill = find_pill (fixture, "Below Zero");
  gtk_widget_child_focus (pill, GTK_DIR_TAB_FORWARD);
  press (fixture, GDK_KEY_Delete, 0);
  g_assert_cmpuint (si_filter_get_findings (fixture->filter), ==, SI_FINDING_NO_SKU);
  g_assert_nonnull (gtk_widget_get_focus_child (find (fixture, SI_TYPE_FILTER_PILLS)));

  press (fixture, GDK_KEY_BackSpace, 0);
  g_assert_cmpuint (si_filter_get_findings (fixture->filter), ==, SI_FINDING_NONE);
  g_assert_true (search_has_focus (fixture));
  g_assert_false (gtk_widget_get_mapped (find (fixture, SI_TYPE_FILTER_PILLS)));
}

static void
test_a_click_removes_a_pill_or_all (Fixture *fixture, gconstpointer data)
{
  si_filter_set_findings (fixture->filter, SI_FINDING_BELOW_ZERO | SI_FINDING_NO_SKU);
  si_hands_wait (fixture->hands, 200);
  si_hands_click (fixture->hands, gtk_widget_get_last_child (find_pill (fixture, "Below Zero")));
  si_hands_wait (fixture->hands, 200);
  g_assert_cmpuint (si_filter_get_findings (fixture->filter), ==, SI_FINDING_NO_SKU);

  si_filter_set_findings (fixture->filter, SI_FINDING_BELOW_ZERO | SI_FINDING_NO_SKU);
  si_hands_wait (fixture->hands, 200);
  si_hands_click (fixture->hands, si_find_by_id (GTK_WIDGET (fixture->window), "Clear All"));
  si_hands_wait (fixture->hands, 200);
  g_assert_cmpuint (si_filter_get_findings (fixture->filter), ==, SI_FINDING_NONE);
}

static void
test_escape_removes_the_text_and_then_the_last_pill (Fixture *fixture, gconstpointer data)
{
  si_filter_set_findings (fixture->filter, SI_FINDING_BELOW_ZERO | SI_FINDING_NO_SKU);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->search));
  si_hands_type (fixture->hands, "tea", 20);
  si_hands_wait (fixture->hands, 200);

  press (fixture, GDK_KEY_Escape, 0);
  g_assert_cmpstr (gtk_editable_get_text (fixture->search), ==, "");
  g_assert_cmpuint (si_filter_get_findings (fixture->filter), ==,
                    SI_FINDING_BELOW_ZERO | SI_FINDING_NO_SKU);
  press (fixture, GDK_KEY_Escape, 0);
  g_assert_cmpuint (si_filter_get_findings (fixture->filter), ==, SI_FINDING_BELOW_ZERO);
  press (fixture, GDK_KEY_Escape, 0);
  g_assert_cmpuint (si_filter_get_findings (fixture->filter), ==, SI_FINDING_NONE);
}

static gboolean
says_what_changed (gpointer data)
{
  Fixture *fixture = data;

  return si_find_label (GTK_WIDGET (fixture->window), "1 product changed") != NULL;
}

static gboolean
says_that_nothing_changed (gpointer data)
{
  Fixture *fixture = data;

  return si_find_label (GTK_WIDGET (fixture->window), "Nothing has changed") != NULL;
}

static void
test_f5_says_what_it_brought (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_F5, 0);
  si_test_wait_for (says_what_changed, fixture, 20);
  si_test_engine_wait (fixture->engine);
  si_fault_server_answer (fixture->server, "200 OK", NULL, AFTER);
  press (fixture, GDK_KEY_F5, 0);
  si_test_wait_for (says_that_nothing_changed, fixture, 20);
}

static void
test_a_key_opens_the_godowns (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_g, GDK_CONTROL_MASK);
  si_hands_wait (fixture->hands, 300);
  si_hands_press (fixture->hands, GDK_KEY_Down, 0, 20);
  si_hands_press (fixture->hands, GDK_KEY_Return, 0, 20);
  si_hands_wait (fixture->hands, 300);
  g_assert_cmpstr (si_filter_get_godown_id (fixture->filter), ==, "1");
}

static void
test_return_in_the_godowns_shows_the_products_of_one (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_3, GDK_CONTROL_MASK);
  g_assert_cmpstr (shown_view (fixture), ==, "godowns");
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (si_filter_get_godown_id (fixture->filter), ==, "1");
  g_assert_cmpstr (shown_view (fixture), ==, "stock");
}

static gboolean
shows_label (gpointer data)
{
  gpointer *wanted = data;
  GtkWidget *label = si_find_label (wanted[0], wanted[1]);

  return label != NULL && gtk_widget_get_mapped (label);
}

static void
wait_for_label (Fixture *fixture, GType page, const char *text)
{
  gpointer wanted[] = { find (fixture, page), (gpointer) text };

  si_test_wait_for (shows_label, wanted, 20);
}

static void
scan (Fixture *fixture, const char *code)
{
  g_autofree char *keys = g_strdup_printf ("%s\n", code);

  si_hands_type (fixture->hands, keys, 5);
  si_hands_wait (fixture->hands, 300);
}

/* Asserts that the panel is on screen with a product, and nothing in its place. */
static void
assert_panel_has (Fixture *fixture, const char *sku)
{
  SiSidePanel *panel = SI_SIDE_PANEL (find (fixture, SI_TYPE_SIDE_PANEL));
  SiProduct *product = si_side_panel_get_product (panel);

  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (panel)));
  g_assert_false (si_side_panel_get_details_shown (panel));
  g_assert_nonnull (product);
  g_assert_cmpstr (si_product_get_sku (product), ==, sku);
}

/* A filter that hides the product stays. */
static void
test_a_scan_in_any_view_is_answered_in_the_panel (Fixture *fixture, gconstpointer data)
{
  static const char *const views[] = { "stock", "changes", "godowns", "alerts" };

  si_filter_set_findings (fixture->filter, SI_FINDING_BELOW_ZERO);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      press (fixture, GDK_KEY_1 + i, GDK_CONTROL_MASK);
      scan (fixture, i % 2 == 0 ? "C3" : "A1");
      g_assert_cmpstr (shown_view (fixture), ==, views[i]);
      assert_panel_has (fixture, i % 2 == 0 ? "C3" : "A1");
      g_assert_cmpuint (si_filter_get_findings (fixture->filter), ==, SI_FINDING_BELOW_ZERO);
    }
}

static void
test_a_scan_takes_the_place_of_a_godown_in_the_panel (Fixture *fixture, gconstpointer data)
{
  SiSidePanel *panel = SI_SIDE_PANEL (find (fixture, SI_TYPE_SIDE_PANEL));

  scan (fixture, "C3");
  press (fixture, GDK_KEY_3, GDK_CONTROL_MASK);
  si_hands_click (fixture->hands,
                  si_find_inscription (find (fixture, SI_TYPE_GODOWNS_PAGE), "Karachi"));
  si_hands_wait (fixture->hands, 300);
  g_assert_true (si_side_panel_get_details_shown (panel));
  scan (fixture, "C3");
  assert_panel_has (fixture, "C3");
}

static void
test_a_view_says_that_it_has_no_row_for_a_scanned_code (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_F5, 0);
  si_test_wait_for (says_what_changed, fixture, 20);
  press (fixture, GDK_KEY_2, GDK_CONTROL_MASK);
  wait_for_label (fixture, SI_TYPE_CHANGES_PAGE, "1 in all");
  scan (fixture, "C3");
  wait_for_label (fixture, SI_TYPE_CHANGES_PAGE, "No change matches “C3”");
  assert_panel_has (fixture, "C3");

  si_filter_set_findings (fixture->filter, SI_FINDING_BELOW_ZERO);
  press (fixture, GDK_KEY_3, GDK_CONTROL_MASK);
  wait_for_label (fixture, SI_TYPE_GODOWNS_PAGE, "No product shown matches “C3”");
  assert_panel_has (fixture, "C3");
}

static void
test_a_narrow_window_has_its_views_at_the_bottom (Fixture *fixture, gconstpointer data)
{
  GtkWidget *bar = find (fixture, ADW_TYPE_VIEW_SWITCHER_BAR);

  si_hands_wait (fixture->hands, 300);
  g_assert_true (adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (bar)));
  g_assert_true (gtk_widget_get_mapped (bar));
  press (fixture, GDK_KEY_2, GDK_CONTROL_MASK);
  g_assert_true (gtk_widget_get_mapped (find (fixture, SI_TYPE_CHANGES_PAGE)));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
    int width;
  } tests[] = {
    { "a-click-or-a-key-chooses-a-view", test_a_click_or_a_key_chooses_a_view, 1000 },
    { "typing-goes-to-the-find-bar-in-every-view", test_typing_goes_to_the_find_bar_in_every_view,
      1000 },
    { "the-filter-menu-adds-pills", test_the_filter_menu_adds_pills, 1000 },
    { "a-second-filter-leaves-fewer-rows", test_a_second_filter_leaves_fewer_rows, 1000 },
    { "delete-removes-a-pill-and-goes-to-its-neighbour",
      test_delete_removes_a_pill_and_goes_to_its_neighbour, 1000 },
    { "a-click-removes-a-pill-or-all", test_a_click_removes_a_pill_or_all, 1000 },
    { "escape-removes-the-text-and-then-the-last-pill",
      test_escape_removes_the_text_and_then_the_last_pill, 1000 },
    { "f5-says-what-it-brought", test_f5_says_what_it_brought, 1000 },
    { "a-key-opens-the-godowns", test_a_key_opens_the_godowns, 1000 },
    { "return-in-the-godowns-shows-the-products-of-one",
      test_return_in_the_godowns_shows_the_products_of_one, 1000 },
    { "a-scan-in-any-view-is-answered-in-the-panel",
      test_a_scan_in_any_view_is_answered_in_the_panel, 1000 },
    { "a-scan-takes-the-place-of-a-godown-in-the-panel",
      test_a_scan_takes_the_place_of_a_godown_in_the_panel, 1000 },
    { "a-view-says-that-it-has-no-row-for-a-scanned-code",
      test_a_view_says_that_it_has_no_row_for_a_scanned_code, 1000 },
    { "a-narrow-window-has-its-views-at-the-bottom",
      test_a_narrow_window_has_its_views_at_the_bottom, 360 },
  };
  g_autoptr (AdwApplication) app = NULL;

  si_test_init_on_display (&argc, &argv);
  app = adw_application_new ("com.example.SyncInventory", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/window-views/%s", tests[i].name);

      g_test_add (path, Fixture, GINT_TO_POINTER (tests[i].width), set_up, tests[i].test,
                  tear_down);
    }
  return g_test_run ();
}
