/* test-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "si-alerts-page.h"
#include "si-changes-page.h"
#include "si-demo-server.h"
#include "si-find-widget.h"
#include "si-godown-panel.h"
#include "si-product-selection.h"
#include "si-problem-bar.h"
#include "si-state-page.h"
#include "si-stock-page.h"
#include "si-test-engine.h"
#include "si-test.h"
#include "si-product-view.h"
#include "si-window.h"

#define N_PRODUCTS 300

/* A window on the embedded server, as the program opens it. */
typedef struct
{
  SiDemoServer *server; /* (owned) */
  SiEngine *engine;     /* (owned) */
  SiWindow *window;     /* (owned by GTK) */
  GtkEditable *search;
  SiGodownPanel *panel;
  SiProductSelection *selection;
  SiProductList *list;
} Fixture;

static void
wait_for_rest (Fixture *fixture)
{
  si_test_engine_wait (fixture->engine);
}

static void
connect_engine (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->server = si_demo_server_new (7, N_PRODUCTS);
  si_demo_server_start (fixture->server, &error);
  g_assert_no_error (error);
  fixture->engine = si_test_engine_new (NULL, si_demo_server_get_address (fixture->server),
                                        si_demo_server_get_key (fixture->server), NULL);
}

/* Finds the list of products, and not that of changes. */
static GtkWidget *
find_products (Fixture *fixture)
{
  return si_find_child (si_find_child (GTK_WIDGET (fixture->window), SI_TYPE_PRODUCT_VIEW),
                        GTK_TYPE_COLUMN_VIEW);
}

static void
open_window (Fixture *fixture, int width)
{
  GtkWidget *view;

  fixture->window
      = si_window_new (GTK_APPLICATION (g_application_get_default ()), NULL, fixture->engine, NULL);
  /* The search field is the first one only while it is in the header, before that of the godown
   * filter. */
  fixture->search
      = GTK_EDITABLE (si_find_child (GTK_WIDGET (fixture->window), GTK_TYPE_SEARCH_ENTRY));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));

  view = find_products (fixture);
  fixture->selection = SI_PRODUCT_SELECTION (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
  fixture->list = si_product_selection_get_list (fixture->selection);
  fixture->panel
      = SI_GODOWN_PANEL (si_find_child (GTK_WIDGET (fixture->window), SI_TYPE_GODOWN_PANEL));
}

static void
set_up (Fixture *fixture, gconstpointer width)
{
  connect_engine (fixture);
  open_window (fixture, GPOINTER_TO_INT (width));
  si_refresh_start (si_engine_get_refresh (fixture->engine));
  wait_for_rest (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer width)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->window);
  g_assert_finalize_object (fixture->engine);
  g_clear_object (&fixture->server);
}

/* Does the same as a scanned code. */
static void
scan (Fixture *fixture, const char *code)
{
  gtk_editable_set_text (fixture->search, code);
  g_signal_emit_by_name (fixture->search, "activate");
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static const char *
shown_sku (Fixture *fixture)
{
  SiProduct *product = si_godown_panel_get_product (fixture->panel);

  return product != NULL ? si_product_get_sku (product) : NULL;
}

static gboolean
list_is_on_screen (Fixture *fixture)
{
  return gtk_widget_get_mapped (find_products (fixture));
}

static const char *
state_page_title (GtkWidget *place)
{
  GtkWidget *page = si_find_child (place, SI_TYPE_STATE_PAGE);

  if (!gtk_widget_get_child_visible (page))
    return NULL;
  return adw_status_page_get_title (ADW_STATUS_PAGE (si_find_child (page, ADW_TYPE_STATUS_PAGE)));
}

/* Returns: the title of the page in the place of the views or of the list; NULL while the list is
 *   shown. */
static const char *
page_title (Fixture *fixture)
{
  const char *title = state_page_title (GTK_WIDGET (fixture->window));

  return title != NULL
             ? title
             : state_page_title (si_find_child (GTK_WIDGET (fixture->window), SI_TYPE_STOCK_PAGE));
}

static void
act (Fixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
}

static void
shows_the_inventory (Fixture *fixture, gconstpointer width)
{
  g_assert_cmpuint (count_rows (fixture), ==, N_PRODUCTS);
  g_assert_null (page_title (fixture));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==,
                   "Shop – Sync Inventory");
}

static void
searches_as_one_types (Fixture *fixture, gconstpointer width)
{
  si_window_search (fixture->window, "p");
  g_assert_cmpuint (count_rows (fixture), >, 1);
  g_assert_null (shown_sku (fixture));

  /* The product is selected before Return is pressed. */
  si_window_search (fixture->window, "ptfb0");
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  g_assert_cmpstr (shown_sku (fixture), ==, "PTFB04");

  /* The search field emits this for Escape. */
  g_signal_emit_by_name (fixture->search, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (fixture->search), ==, "");
  g_assert_cmpuint (count_rows (fixture), ==, N_PRODUCTS);
}

static void
a_scan_selects_the_product (Fixture *fixture, gconstpointer width)
{
  int start;
  int end;

  scan (fixture, "PTFB04");
  g_assert_cmpstr (shown_sku (fixture), ==, "PTFB04");

  /* The text is selected, so that the next code replaces it. */
  g_assert_true (gtk_editable_get_selection_bounds (fixture->search, &start, &end));
  g_assert_cmpint (start, ==, 0);
  g_assert_cmpint (end, ==, strlen ("PTFB04"));

  scan (fixture, " pfly12 ");
  g_assert_cmpstr (shown_sku (fixture), ==, "PFLY12");
}

static void
a_scan_shows_a_product_outside_the_chosen_godown (Fixture *fixture, gconstpointer width)
{
  SiFilter *filter = si_product_list_get_filter (fixture->list);

  si_filter_set_godown_id (filter, "no such godown");
  si_filter_set_findings (filter, SI_FINDING_DUPLICATE_SKU);
  g_assert_cmpstr (page_title (fixture), ==, "No Product to Show");

  scan (fixture, "PTFB04");
  g_assert_cmpstr (shown_sku (fixture), ==, "PTFB04");

  /* A scan leaves the person's filters unchanged. */
  g_assert_cmpstr (si_filter_get_godown_id (filter), ==, "no such godown");
  g_assert_cmpuint (si_filter_get_findings (filter), ==, SI_FINDING_DUPLICATE_SKU);
}

static void
an_unknown_scan_offers_to_ask_the_server (Fixture *fixture, gconstpointer width)
{
  guint n_requests;

  scan (fixture, "PTFB04");
  n_requests = si_demo_server_get_n_requests (fixture->server);

  /* The last product must not be taken for this one. */
  scan (fixture, "NOPE-1");
  g_assert_null (shown_sku (fixture));
  g_assert_cmpstr (page_title (fixture), ==, "No product matches “NOPE-1”");
  g_assert_cmpuint (si_demo_server_get_n_requests (fixture->server), ==, n_requests);

  g_signal_emit_by_name (fixture->search, "activate");
  wait_for_rest (fixture);
  g_assert_cmpuint (si_demo_server_get_n_requests (fixture->server), ==, n_requests + 1);
  g_assert_cmpstr (page_title (fixture), ==, "No product has the SKU code “NOPE-1”");
}

static void
takes_up_what_the_server_has (Fixture *fixture, gconstpointer width)
{
  si_window_search (fixture->window, "PTFB04");
  act (fixture, "win.ask-server");
  wait_for_rest (fixture);

  g_assert_cmpstr (shown_sku (fixture), ==, "PTFB04");
  g_assert_cmpuint (
      si_table_get_n_products (si_inventory_get_table (si_engine_get_inventory (fixture->engine))),
      ==, N_PRODUCTS);
}

/* A held Ctrl+C asks for toasts in quick succession. */
static void
toasts_follow_each_other_at_any_pace (Fixture *fixture, gconstpointer width)
{
  scan (fixture, "PTFB04");
  for (guint i = 0; i < 60; i++)
    {
      const gint64 next = g_get_monotonic_time () + (30 + 3 * i) * 1000;

      act (fixture, "win.copy-sku");
      while (g_get_monotonic_time () < next)
        g_main_context_iteration (NULL, FALSE);
    }
  g_assert_nonnull (si_find_label (GTK_WIDGET (fixture->window), "SKU code copied"));
}

static void
keeps_the_selection_over_a_refresh (Fixture *fixture, gconstpointer width)
{
  scan (fixture, "PTFB04");
  act (fixture, "win.show-all");
  act (fixture, "win.refresh");
  g_assert_cmpint (si_refresh_get_state (si_engine_get_refresh (fixture->engine)), ==,
                   SI_REFRESH_LOADING);
  wait_for_rest (fixture);

  g_assert_cmpstr (shown_sku (fixture), ==, "PTFB04");
}

static gboolean
problem_is_on_screen (Fixture *fixture)
{
  GtkWidget *bar = si_find_child (GTK_WIDGET (fixture->window), SI_TYPE_PROBLEM_BAR);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (si_find_child (bar, GTK_TYPE_REVEALER)));
}

static void
assert_problem_says (Fixture *fixture, const char *words)
{
  GtkWidget *bar = si_find_child (GTK_WIDGET (fixture->window), SI_TYPE_PROBLEM_BAR);
  const char *text = gtk_label_get_label (GTK_LABEL (si_find_by_id (bar, "text")));

  g_assert_nonnull (strstr (text, words));
}

static void
a_failure_leaves_the_inventory_on_screen (Fixture *fixture, gconstpointer width)
{
  g_clear_object (&fixture->server);
  act (fixture, "win.refresh");
  wait_for_rest (fixture);

  g_assert_cmpint (si_refresh_get_state (si_engine_get_refresh (fixture->engine)), ==,
                   SI_REFRESH_FAILED);
  g_assert_cmpuint (count_rows (fixture), ==, N_PRODUCTS);
  g_assert_null (page_title (fixture));
  g_assert_true (problem_is_on_screen (fixture));
  assert_problem_says (fixture, "Showing the inventory of ");

  si_refresh_dismiss_problem (si_engine_get_refresh (fixture->engine));
  g_assert_false (problem_is_on_screen (fixture));
}

static void
a_failure_without_an_inventory_is_a_page (Fixture *fixture, gconstpointer width)
{
  g_clear_object (&fixture->engine);
  fixture->engine = si_test_engine_new (NULL, si_demo_server_get_address (fixture->server),
                                        "another key", NULL);
  si_window_set_engine (fixture->window, fixture->engine);
  g_assert_cmpstr (page_title (fixture), ==, "Nothing Read Yet");

  act (fixture, "win.refresh");
  g_assert_cmpstr (page_title (fixture), ==, "Reading the Inventory");
  wait_for_rest (fixture);
  g_assert_cmpstr (page_title (fixture), ==, "The API key is not accepted");
  g_assert_false (problem_is_on_screen (fixture));
}

static void
says_how_to_begin_without_a_connection (Fixture *fixture, gconstpointer width)
{
  scan (fixture, "PTFB04");
  g_clear_object (&fixture->engine);
  fixture->engine = si_engine_new (NULL, NULL);
  si_window_set_engine (fixture->window, fixture->engine);

  g_assert_cmpstr (page_title (fixture), ==, "See What Is in Stock");
  g_assert_null (shown_sku (fixture));
}

static void
sorts_from_the_menu (Fixture *fixture, gconstpointer width)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sort-column", "s", "stock");
  g_assert_cmpint (si_product_list_get_column (fixture->list), ==, SI_COLUMN_STOCK);
  g_assert_true (si_product_list_get_descending (fixture->list));

  act (fixture, "win.sort-descending");
  g_assert_false (si_product_list_get_descending (fixture->list));
}

static gboolean
panel_is_on_screen (Fixture *fixture)
{
  return gtk_widget_get_mapped (GTK_WIDGET (fixture->panel));
}

static gboolean
list_is_alone (gpointer data)
{
  return list_is_on_screen (data) && !panel_is_on_screen (data);
}

static gboolean
panel_is_alone (gpointer data)
{
  return panel_is_on_screen (data) && !list_is_on_screen (data);
}

static gboolean
both_are_on_screen (gpointer data)
{
  return panel_is_on_screen (data) && list_is_on_screen (data);
}

static void
has_the_panel_beside_the_list (Fixture *fixture, gconstpointer width)
{
  si_test_wait_for (both_are_on_screen, fixture, 10);

  act (fixture, "win.toggle-panel");
  si_test_wait_for (list_is_alone, fixture, 10);

  /* A scan shows the panel again. */
  scan (fixture, "PTFB04");
  si_test_wait_for (both_are_on_screen, fixture, 10);
}

static void
has_the_panel_for_a_page_when_narrow (Fixture *fixture, gconstpointer width)
{
  si_test_wait_for (list_is_alone, fixture, 10);

  scan (fixture, "PTFB04");
  si_test_wait_for (panel_is_alone, fixture, 10);

  act (fixture, "win.show-list");
  si_test_wait_for (list_is_alone, fixture, 10);
}

static void
typing_selects_no_product_when_narrow (Fixture *fixture, gconstpointer width)
{
  si_test_wait_for (list_is_alone, fixture, 10);
  gtk_editable_set_text (fixture->search, "PTFB04");
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  g_assert_null (si_product_selection_get_selected (fixture->selection));
}

static GtkWidget *
find_page (Fixture *fixture, GType type)
{
  return si_find_child (GTK_WIDGET (fixture->window), type);
}

static gboolean
has_all_pages (gpointer data)
{
  Fixture *fixture = data;
  const gboolean made = find_page (fixture, SI_TYPE_CHANGES_PAGE) != NULL;

  if (made)
    {
      g_assert_nonnull (find_page (fixture, SI_TYPE_ALERTS_PAGE));
      g_assert_true (list_is_on_screen (fixture));
      g_assert_cmpuint (count_rows (fixture), >, 0);
    }
  return made;
}

static void
makes_the_longest_pages_after_the_first_rows (Fixture *fixture, gconstpointer data)
{
  connect_engine (fixture);
  open_window (fixture, 1000);
  g_assert_false (has_all_pages (fixture));
  si_refresh_start (si_engine_get_refresh (fixture->engine));
  si_test_wait_for (has_all_pages, fixture, 20);
}

static void
makes_a_page_at_once_where_it_is_shown (Fixture *fixture, gconstpointer data)
{
  connect_engine (fixture);
  open_window (fixture, 1000);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "changes");
  g_assert_nonnull (find_page (fixture, SI_TYPE_CHANGES_PAGE));
  si_refresh_start (si_engine_get_refresh (fixture->engine));
  wait_for_rest (fixture);
  g_assert_true (gtk_widget_get_mapped (find_page (fixture, SI_TYPE_CHANGES_PAGE)));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer width);
  } tests[] = {
    { "/window/shows-the-inventory", shows_the_inventory },
    { "/window/searches-as-one-types", searches_as_one_types },
    { "/window/a-scan-selects-the-product", a_scan_selects_the_product },
    { "/window/a-scan-shows-a-product-outside-the-chosen-godown",
      a_scan_shows_a_product_outside_the_chosen_godown },
    { "/window/an-unknown-scan-offers-to-ask-the-server",
      an_unknown_scan_offers_to_ask_the_server },
    { "/window/takes-up-what-the-server-has", takes_up_what_the_server_has },
    { "/window/toasts-follow-each-other-at-any-pace", toasts_follow_each_other_at_any_pace },
    { "/window/keeps-the-selection-over-a-refresh", keeps_the_selection_over_a_refresh },
    { "/window/a-failure-leaves-the-inventory-on-screen",
      a_failure_leaves_the_inventory_on_screen },
    { "/window/a-failure-without-an-inventory-is-a-page",
      a_failure_without_an_inventory_is_a_page },
    { "/window/says-how-to-begin-without-a-connection", says_how_to_begin_without_a_connection },
    { "/window/sorts-from-the-menu", sorts_from_the_menu },
    { "/window/has-the-panel-beside-the-list", has_the_panel_beside_the_list },
  };

  g_autoptr (AdwApplication) app = NULL;

  si_test_init_on_display (&argc, &argv);
  app = adw_application_new ("com.example.SyncInventory", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, GINT_TO_POINTER (1000), set_up, tests[i].test, tear_down);
  g_test_add ("/window/makes-the-longest-pages-after-the-first-rows", Fixture, NULL, NULL,
              makes_the_longest_pages_after_the_first_rows, tear_down);
  g_test_add ("/window/makes-a-page-at-once-where-it-is-shown", Fixture, NULL, NULL,
              makes_a_page_at_once_where_it_is_shown, tear_down);
  g_test_add ("/window/has-the-panel-for-a-page-when-narrow", Fixture, GINT_TO_POINTER (360),
              set_up, has_the_panel_for_a_page_when_narrow, tear_down);
  g_test_add ("/window/typing-selects-no-product-when-narrow", Fixture, GINT_TO_POINTER (360),
              set_up, typing_selects_no_product_when_narrow, tear_down);

  return g_test_run ();
}
