/* test-window-filter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests the window with a filter by godown, and the words about products that a filter hides.
 */

#define G_SETTINGS_ENABLE_BACKEND /* declares the in-memory back end */
#include <adwaita.h>
#include <gio/gsettingsbackend.h>

#include "si-change-view.h"
#include "si-changes-page.h"
#include "si-no-changes.h"
#include "si-page.h"
#include "si-fault-server.h"
#include "si-figure.h"
#include "si-find-widget.h"
#include "si-godown-filter.h"
#include "si-product-selection.h"
#include "si-product-view.h"
#include "si-state-page.h"
#include "si-stock-history.h"
#include "si-stock-page.h"
#include "si-test-table.h"
#include "si-test-engine.h"
#include "si-test.h"
#include "si-window.h"

#define KARACHI "{\"Godownid\": \"1\", \"Godown\": \"Karachi Warehouse\", \"Stock\": "
#define LAHORE "{\"Godownid\": \"2\", \"Godown\": \"Lahore\", \"Stock\": "
#define PRODUCT(id, sku, stock, godowns)                                                           \
  "{\"products_id\": \"" id "\", \"SkuCode\": \"" sku "\", \"productDescription\": \"Tea\", "      \
  "\"Stock\": \"" stock "\", \"Godowns\": [" godowns "]}"

/* Two products are below zero, one in each godown. */
#define BEFORE                                                                                     \
  "[" PRODUCT ("1", "LOW", "-10", KARACHI "\"-10\"}") "," PRODUCT (                                \
      "2", "BOTH", "255",                                                                          \
      KARACHI "\"265\"}, " LAHORE                                                                  \
              "\"-10\"}") "," PRODUCT ("3", "OTHER", "265",                                        \
                                       LAHORE "\"265\"}") "," PRODUCT ("4", "NONE", "0", "") "]"
#define AFTER                                                                                      \
  "[" PRODUCT ("1", "LOW", "-12", KARACHI "\"-12\"}") "," PRODUCT (                                \
      "2", "BOTH", "260",                                                                          \
      KARACHI "\"265\"}, " LAHORE                                                                  \
              "\"-5\"}") "," PRODUCT ("3", "OTHER", "300",                                         \
                                      LAHORE "\"300\"}") "," PRODUCT ("4", "NONE", "0", "") "]"

typedef struct
{
  SiFaultServer *server; /* (owned) */
  SiEngine *engine;      /* (owned) */
  GSettings *settings;   /* (owned) */
  char *folder;          /* (owned) */
  SiWindow *window;      /* (owned by GTK) */
  SiProductSelection *selection;
  SiProductList *list;
  SiFilter *filter;
} Fixture;

static void
refresh (Fixture *fixture)
{
  si_test_engine_refresh (fixture->engine);
  g_assert_cmpint (si_refresh_get_state (si_engine_get_refresh (fixture->engine)), ==,
                   SI_REFRESH_IDLE);
}

static void
use_connection (Fixture *fixture, const char *id)
{
  g_clear_object (&fixture->engine);
  fixture->engine = si_test_engine_new (id, si_fault_server_get_address (fixture->server), NULL,
                                        fixture->folder);
  if (fixture->window != NULL)
    si_window_set_engine (fixture->window, fixture->engine);
}

static void
open_window (Fixture *fixture)
{
  GtkWidget *view;

  fixture->window = si_window_new (GTK_APPLICATION (g_application_get_default ()), NULL,
                                   fixture->engine, fixture->settings);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  view = si_find_child (si_find_child (GTK_WIDGET (fixture->window), SI_TYPE_PRODUCT_VIEW),
                        GTK_TYPE_COLUMN_VIEW);
  fixture->selection = SI_PRODUCT_SELECTION (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
  fixture->list = si_product_selection_get_list (fixture->selection);
  fixture->filter = si_product_list_get_filter (fixture->list);
}

static void
close_window (Fixture *fixture)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->window);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettingsBackend) memory = g_memory_settings_backend_new ();

  fixture->folder = si_test_make_folder ();
  fixture->settings = g_settings_new_with_backend ("com.example.SyncInventory", memory);
  fixture->server = si_fault_server_new (NULL);
  si_fault_server_answer (fixture->server, "200 OK", NULL, BEFORE);
  si_fault_server_answer (fixture->server, "200 OK", NULL, AFTER);
  use_connection (fixture, "shop");
  open_window (fixture);
  refresh (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_window (fixture);
  g_assert_finalize_object (fixture->engine);
  g_clear_object (&fixture->server);
  g_clear_object (&fixture->settings);
  si_test_remove_folder (fixture->folder);
}

/* A click on a notification, or on a result of the desktop's search. */
static void
a_wanted_product_is_shown_whatever_the_filter (Fixture *fixture, gconstpointer data)
{
  const SiProductKey other
      = { .id = (char *) "3", .sku = (char *) "OTHER", .description = (char *) "Tea" };
  SiProduct *selected;

  si_filter_set_findings (fixture->filter, SI_FINDING_BELOW_ZERO);
  si_filter_set_godown_id (fixture->filter, "1");
  si_window_show_product (fixture->window, &other);
  selected = si_product_selection_get_selected (fixture->selection);
  g_assert_nonnull (selected);
  g_assert_cmpstr (si_product_get_sku (selected), ==, "OTHER");
  g_assert_cmpuint (si_product_selection_get_position (fixture->selection), <,
                    g_list_model_get_n_items (G_LIST_MODEL (fixture->list)));
}

static const char *
says (Fixture *fixture, const char *id)
{
  GtkWidget *widget = si_find_by_id (GTK_WIDGET (fixture->window), id);

  g_assert_nonnull (widget);
  return GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget))
                                : gtk_label_get_label (GTK_LABEL (widget));
}

static void
search (Fixture *fixture, const char *text)
{
  si_window_search (fixture->window, text);
}

static void
show_product (Fixture *fixture, guint row)
{
  g_autoptr (SiProduct) product = si_product_list_get_product (fixture->list, row);

  si_product_selection_show (fixture->selection, product);
}

static void
assert_rows (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) skus = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      g_autoptr (SiProduct) product = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_string_append_printf (skus, "%s%s", i > 0 ? " " : "", si_product_get_sku (product));
    }
  g_assert_cmpstr (skus->str, ==, expected);
}

static const char *
says_figure (Fixture *fixture)
{
  return si_figure_get_text (
      SI_FIGURE (si_find_child (GTK_WIDGET (fixture->window), SI_TYPE_FIGURE)));
}

static void
the_panel_shows_the_stock_of_the_chosen_godown (Fixture *fixture, gconstpointer data)
{
  show_product (fixture, 1);
  g_assert_cmpstr (says_figure (fixture), ==, "255");
  g_assert_cmpstr (says (fixture, "where"), ==, "in 2 of 2 godowns");

  si_filter_set_godown_id (fixture->filter, "1");
  g_assert_cmpstr (says_figure (fixture), ==, "265");
  g_assert_cmpstr (says (fixture, "where"), ==, "in Karachi Warehouse · 255 in all godowns");

  si_filter_set_godown_id (fixture->filter, "2");
  g_assert_cmpstr (says_figure (fixture), ==, "−10");
  g_assert_true (gtk_widget_has_css_class (
      si_find_child (GTK_WIDGET (fixture->window), SI_TYPE_FIGURE), "negative"));
}

static void
the_list_of_godowns_counts_their_products (Fixture *fixture, gconstpointer data)
{
  GtkWidget *filter = si_find_child (GTK_WIDGET (fixture->window), SI_TYPE_GODOWN_FILTER);
  GtkWidget *row;

  si_godown_filter_open (SI_GODOWN_FILTER (filter));
  row = gtk_widget_get_ancestor (
      si_find_label (si_find_child (filter, GTK_TYPE_LIST_BOX), "All Godowns"),
      GTK_TYPE_LIST_BOX_ROW);
  g_assert_nonnull (si_find_label (row, "4 products"));
  row = gtk_widget_get_ancestor (si_find_label (filter, "Karachi Warehouse"),
                                 GTK_TYPE_LIST_BOX_ROW);
  g_assert_nonnull (si_find_label (row, "2 products"));
}

static const char *
get_tooltip (SiGodownFilter *filter)
{
  return gtk_widget_get_tooltip_text (si_find_by_id (GTK_WIDGET (filter), "button"));
}

static void
the_button_of_the_godowns_repeats_no_name_that_it_shows (Fixture *fixture, gconstpointer data)
{
  SiGodownFilter *filter
      = SI_GODOWN_FILTER (si_find_child (GTK_WIDGET (fixture->window), SI_TYPE_GODOWN_FILTER));
  static const char *const both[] = { "1", "2", NULL };

  si_filter_set_godown_id (fixture->filter, "1");
  g_assert_null (get_tooltip (filter));
  si_filter_set_godown_ids (fixture->filter, both);
  g_assert_cmpstr (get_tooltip (filter), ==, "Karachi Warehouse, Lahore");
  si_filter_set_godown_id (fixture->filter, "1");
  si_godown_filter_set_narrow (filter, TRUE);
  g_assert_cmpstr (get_tooltip (filter), ==, "Karachi Warehouse");
}

/* A name in Latin letters would be torn between words that are read from the right. */
static void
the_name_of_a_godown_stays_whole_from_right_to_left (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  si_filter_set_godown_id (fixture->filter, "1");
  show_product (fixture, 1);
  g_assert_nonnull (strstr (says (fixture, "where"), "in \u2068Karachi Warehouse\u2069 · "));
  g_assert_nonnull (si_find_label (si_find_child (GTK_WIDGET (fixture->window), SI_TYPE_STOCK_PAGE),
                                   "In \u2068Karachi Warehouse\u2069"));
  si_filter_set_findings (fixture->filter, SI_FINDING_BELOW_ZERO);
  g_assert_nonnull (
      si_find_label (GTK_WIDGET (fixture->window), "Below Zero in \u2068Karachi Warehouse\u2069"));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
the_panel_says_that_a_product_is_elsewhere (Fixture *fixture, gconstpointer data)
{
  si_filter_set_godown_id (fixture->filter, "1");
  show_product (fixture, 2);
  g_assert_cmpstr (says_figure (fixture), ==, "–");
  g_assert_cmpstr (says (fixture, "where"), ==, "Not in Karachi Warehouse · 265 in all godowns");

  show_product (fixture, 3);
  g_assert_cmpstr (says (fixture, "where"), ==,
                   "Not in Karachi Warehouse, nor in any other godown");

  si_filter_set_godown_id (fixture->filter, "9");
  show_product (fixture, 1);
  g_assert_cmpstr (says (fixture, "where"), ==, "Not in Godown 9 · 255 in all godowns");
}

static void
the_chart_is_of_the_chosen_godown (Fixture *fixture, gconstpointer data)
{
  GtkDropDown *choice;

  si_filter_set_godown_id (fixture->filter, "2");
  show_product (fixture, 1);
  choice = GTK_DROP_DOWN (si_find_by_id (
      si_find_child (GTK_WIDGET (fixture->window), SI_TYPE_STOCK_HISTORY), "godown"));
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 2);
  si_filter_set_godown_id (fixture->filter, "1");
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 1);
  /* The godown does not have this product, so all godowns are chosen. */
  show_product (fixture, 2);
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 0);
}

static void
the_status_line_counts_the_chosen_godown (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (says (fixture, "below-zero"), ==, "2 below zero");
  si_filter_set_godown_id (fixture->filter, "1");
  g_assert_cmpstr (says (fixture, "below-zero"), ==, "1 below zero");
  g_assert_cmpstr (says (fixture, "count"), ==, "2 of 4 products");

  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (si_find_by_id (GTK_WIDGET (fixture->window), "below-zero")), TRUE);
  assert_rows (fixture, "LOW");
  si_filter_set_godown_id (fixture->filter, "2");
  assert_rows (fixture, "BOTH");
}

/* Asserts the texts of the page in the place of the list. */
/* The window has a page for the lack of an inventory, and another one in the view of the stock. */
static GtkWidget *
find_state_page (Fixture *fixture)
{
  return si_find_child (si_find_child (GTK_WIDGET (fixture->window), SI_TYPE_STOCK_PAGE),
                        SI_TYPE_STATE_PAGE);
}

static void
assert_page (Fixture *fixture, const char *title, const char *description, const char *button)
{
  GtkWidget *page = find_state_page (fixture);
  AdwStatusPage *status = ADW_STATUS_PAGE (si_find_child (page, ADW_TYPE_STATUS_PAGE));

  g_assert_true (gtk_widget_get_child_visible (page));
  g_assert_cmpstr (adw_status_page_get_title (status), ==, title);
  g_assert_cmpstr (adw_status_page_get_description (status), ==, description);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (si_find_by_id (page, "button"))), ==, button);
}

static void
click (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
click_page (Fixture *fixture)
{
  GtkWidget *page = find_state_page (fixture);

  click (si_find_by_id (page, "button"));
}

static void
an_empty_list_says_what_hides_it (Fixture *fixture, gconstpointer data)
{
  si_filter_set_godown_id (fixture->filter, "1");
  search (fixture, "OTHER");
  assert_page (fixture, "No product shown matches “OTHER”",
               "Karachi Warehouse hides 1 product that matches.", "Show All Godowns");

  si_filter_set_findings (fixture->filter, SI_FINDING_BELOW_ZERO);
  assert_page (fixture, "No product shown matches “OTHER”",
               "Karachi Warehouse and “Below Zero” hide 1 product that matches.",
               "Remove Both Filters");

  si_filter_set_godown_id (fixture->filter, "2");
  assert_page (fixture, "No product shown matches “OTHER”",
               "“Below Zero” hides 1 product that matches.", "Remove “Below Zero”");

  search (fixture, "");
  si_filter_set_godown_id (fixture->filter, "9");
  assert_page (fixture, "No Product to Show", "Godown 9 hides 2 products.", "Show All Godowns");

  search (fixture, "ZZ99");
  assert_page (fixture, "No product matches “ZZ99”",
               "If it is an SKU code, the server may have it by now. Press Return to ask.",
               "Ask the Server for “ZZ99”");
}

static void
what_hides_a_product_is_removed_by_a_button (Fixture *fixture, gconstpointer data)
{
  si_filter_set_findings (fixture->filter, SI_FINDING_BELOW_ZERO);
  si_filter_set_godown_id (fixture->filter, "2");
  search (fixture, "OTHER");
  click_page (fixture);
  assert_rows (fixture, "OTHER");
  g_assert_cmpstr (si_filter_get_godown_id (fixture->filter), ==, "2");

  si_filter_set_godown_id (fixture->filter, "1");
  click_page (fixture);
  assert_rows (fixture, "OTHER");
  g_assert_null (si_filter_get_godown_ids (fixture->filter));
  g_assert_cmpstr (si_filter_get_search (fixture->filter), ==, "OTHER");
}

static const char *
changes_title (Fixture *fixture)
{
  GtkWidget *none = si_find_child (GTK_WIDGET (fixture->window), SI_TYPE_NO_CHANGES);
  GtkWidget *page = si_find_child (none, ADW_TYPE_STATUS_PAGE);

  return adw_status_page_get_title (ADW_STATUS_PAGE (page));
}

static const char *
changes_text (Fixture *fixture)
{
  GtkWidget *none = si_find_child (GTK_WIDGET (fixture->window), SI_TYPE_NO_CHANGES);
  GtkWidget *page = si_find_child (none, ADW_TYPE_STATUS_PAGE);

  return adw_status_page_get_description (ADW_STATUS_PAGE (page));
}

static GtkWidget *
find_kind (Fixture *fixture, const char *label)
{
  GtkWidget *button = si_find_by_id (GTK_WIDGET (fixture->window), label);

  return button != NULL && gtk_widget_get_visible (button) ? button : NULL;
}

static gboolean
has_changes (gpointer engine)
{
  SiBaseline *baseline = si_persistence_get_baseline (si_engine_get_persistence (engine));

  return si_baseline_get_changes (baseline) != NULL;
}

static gboolean
are_compared (gpointer window)
{
  g_autofree char *status
      = si_page_dup_status (SI_PAGE (si_find_child (window, SI_TYPE_CHANGES_PAGE)));

  return status != NULL;
}

static void
show_changes (Fixture *fixture)
{
  refresh (fixture);
  /* The comparison runs on a thread, and may end after the inventory is saved. */
  si_test_wait_for (has_changes, fixture->engine, 20);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "changes");
  si_test_wait_for (are_compared, fixture->window, 20);
}

static void
the_changes_are_those_of_the_chosen_godown (Fixture *fixture, gconstpointer data)
{
  show_changes (fixture);
  g_assert_nonnull (find_kind (fixture, "2 up"));
  g_assert_nonnull (find_kind (fixture, "1 down"));

  si_filter_set_godown_id (fixture->filter, "1");
  g_assert_nonnull (find_kind (fixture, "1 down"));
  g_assert_null (find_kind (fixture, "2 up"));
  /* The page of changes stays on screen. */
  g_assert_nonnull (si_find_inscription (GTK_WIDGET (fixture->window), "LOW"));

  si_filter_set_godown_id (fixture->filter, "2");
  g_assert_nonnull (find_kind (fixture, "2 up"));
  g_assert_null (find_kind (fixture, "1 down"));
}

/* The page may still show a comparison with an older inventory, whose rows have other numbers. */
static void
a_change_of_an_older_inventory_shows_no_other_product (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) before = si_test_table ("9|GONE|Tea|1");
  g_autoptr (SiTable) after = si_test_table ("9|GONE|Tea|2");
  g_autoptr (SiComparison) changes = si_comparison_new (before, after);
  g_autoptr (SiChange) other = si_change_new (changes, FALSE, 0);
  g_autoptr (SiChange) low = NULL;
  GtkWidget *view;

  show_changes (fixture);
  view = si_find_child (GTK_WIDGET (fixture->window), SI_TYPE_CHANGE_VIEW);
  low = si_change_new (si_baseline_get_changes (si_persistence_get_baseline (
                           si_engine_get_persistence (fixture->engine))),
                       FALSE, 0);
  g_signal_emit_by_name (view, "chosen", low);
  g_assert_cmpstr (says (fixture, "sku"), ==, "LOW");
  g_signal_emit_by_name (view, "chosen", other);
  g_assert_null (si_product_selection_get_selected (fixture->selection));
}

static void
no_change_says_what_hides_the_others (Fixture *fixture, gconstpointer data)
{
  search (fixture, "NONE");
  show_changes (fixture);
  g_assert_cmpstr (changes_title (fixture), ==, "No change matches “NONE”");
  g_assert_cmpstr (changes_text (fixture), ==, "The search hides 3 changes.");
  click (si_find_by_id (GTK_WIDGET (fixture->window), "Clear the Search"));
  g_assert_null (si_filter_get_search (fixture->filter));

  search (fixture, "LOW");
  si_filter_set_godown_id (fixture->filter, "2");
  g_assert_cmpstr (changes_text (fixture), ==, "Lahore hides 1 change.");
  click (si_find_by_id (GTK_WIDGET (fixture->window), "Show All Godowns"));
  g_assert_null (si_filter_get_godown_ids (fixture->filter));

  /* Neither the search nor the finding alone hides all changes. */
  si_filter_set_findings (fixture->filter, SI_FINDING_NO_SKU);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "changes");
  search (fixture, "NONE");
  g_assert_cmpstr (changes_text (fixture), ==, "The filter hides 3 changes.");
  click (si_find_by_id (GTK_WIDGET (fixture->window), "Remove All Filters"));
  g_assert_nonnull (si_find_inscription (GTK_WIDGET (fixture->window), "LOW"));
}

static void
the_godown_is_remembered_for_each_connection (Fixture *fixture, gconstpointer data)
{
  si_filter_set_godown_id (fixture->filter, "1");
  use_connection (fixture, "another shop");
  g_assert_null (si_filter_get_godown_ids (fixture->filter));
  si_filter_set_godown_id (fixture->filter, "2");

  /* A new window restores the filter, as after a restart. */
  close_window (fixture);
  open_window (fixture);
  g_assert_cmpstr (si_filter_get_godown_id (fixture->filter), ==, "2");
  use_connection (fixture, "shop");
  g_assert_cmpstr (si_filter_get_godown_id (fixture->filter), ==, "1");

  si_filter_set_godown_id (fixture->filter, NULL);
  close_window (fixture);
  open_window (fixture);
  g_assert_null (si_filter_get_godown_ids (fixture->filter));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/window-filter/the-panel-shows-the-stock-of-the-chosen-godown",
      the_panel_shows_the_stock_of_the_chosen_godown },
    { "/window-filter/the-list-of-godowns-counts-their-products",
      the_list_of_godowns_counts_their_products },
    { "/window-filter/the-button-of-the-godowns-repeats-no-name-that-it-shows",
      the_button_of_the_godowns_repeats_no_name_that_it_shows },
    { "/window-filter/the-name-of-a-godown-stays-whole-from-right-to-left",
      the_name_of_a_godown_stays_whole_from_right_to_left },
    { "/window-filter/the-panel-says-that-a-product-is-elsewhere",
      the_panel_says_that_a_product_is_elsewhere },
    { "/window-filter/the-chart-is-of-the-chosen-godown", the_chart_is_of_the_chosen_godown },
    { "/window-filter/the-status-line-counts-the-chosen-godown",
      the_status_line_counts_the_chosen_godown },
    { "/window-filter/an-empty-list-says-what-hides-it", an_empty_list_says_what_hides_it },
    { "/window-filter/what-hides-a-product-is-removed-by-a-button",
      what_hides_a_product_is_removed_by_a_button },
    { "/window-filter/the-changes-are-those-of-the-chosen-godown",
      the_changes_are_those_of_the_chosen_godown },
    { "/window-filter/a-change-of-an-older-inventory-shows-no-other-product",
      a_change_of_an_older_inventory_shows_no_other_product },
    { "/window-filter/no-change-says-what-hides-the-others", no_change_says_what_hides_the_others },
    { "/window-filter/the-godown-is-remembered-for-each-connection",
      the_godown_is_remembered_for_each_connection },
    { "/window-filter/a-wanted-product-is-shown-whatever-the-filter",
      a_wanted_product_is_shown_whatever_the_filter },
  };
  g_autoptr (AdwApplication) app = NULL;

  si_test_init_on_display (&argc, &argv);
  app = adw_application_new ("com.example.SyncInventory", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
