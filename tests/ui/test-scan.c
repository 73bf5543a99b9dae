/* test-scan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Scans as they reach the window from a scanner, after anything that a person may have done. */

#include <adwaita.h>

#include "si-connection-menu.h"
#include "si-fault-server.h"
#include "si-find-widget.h"
#include "si-godown-filter.h"
#include "si-godown-panel.h"
#include "si-hands.h"
#include "si-product-view.h"
#include "si-status-line.h"
#include "si-test.h"
#include "si-text-cell.h"
#include "si-watch-editor.h"
#include "si-window.h"

#define N_SCANS 6  /* after each act, at each pace */
#define PATIENCE 5 /* seconds */

/* Codes that are parts and subsequences of each other: one lost key leads to another product. */
static const char *const codes[]
    = { "PTFB04", "PTB4",  "PTF4",  "PTB",   "PTFB0", "PFB04",  "TFB04",        "PTFB04P",
        "RED 50", "RED 5", "RED50", "A/B-1", "A/B",   "PFLY12", "890103086527", "8901030865278" };

/* What a scanner may add to a code. */
static const char *const starts[] = { "", "]C1", "", "*", "\x1d", "]E0", "" };
static const char *const ends[] = { "\n", "\r", "\t", "\n\v", "" };

typedef struct
{
  SiFaultServer *server; /* (owned) */
  SiEngine *engine;      /* (owned) */
  SiWindow *window;      /* (owned by GTK) */
  SiHands *hands;        /* (owned) */
  GtkWidget *search;
  GtkWidget *view;
  SiGodownPanel *panel;
  SiProductList *list;
  guint n_clicked; /* buttons, by whatever */
  gulong hook;
} Fixture;

static gboolean
is_at_rest (gpointer engine)
{
  return si_engine_get_state (engine) != SI_ENGINE_LOADING;
}

static char *
make_inventory (void)
{
  GString *body = g_string_new ("[");

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_string_append_printf (body,
                            "%s{\"products_id\":\"%u\",\"SkuCode\":\"%s\","
                            "\"productDescription\":\"Thing %u\",\"Stock\":\"%d\",\"Godowns\":"
                            "[{\"Godown\":\"Main\",\"Godownid\":\"7\",\"Stock\":\"%d\"}]}",
                            i > 0 ? "," : "", 9000 + i, codes[i], i, (int) i - 3, (int) i - 3);
  return g_string_free (g_string_append (body, "]"), FALSE);
}

static void
connect_engine (Fixture *fixture)
{
  g_autofree char *body = make_inventory ();
  SiConnectionDetails details = { .name = "Shop" };
  g_autoptr (SiConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  fixture->server = si_fault_server_new (NULL);
  si_fault_server_answer (fixture->server, "200 OK", NULL, body);
  si_fault_server_answer (fixture->server, "200 OK", NULL, "[]");
  details.address = si_fault_server_get_address (fixture->server);
  connection = si_connection_new (&details, "no-key-of-anybody", &error);
  g_assert_no_error (error);
  si_engine_set_connection (fixture->engine, connection);
  si_engine_refresh (fixture->engine);
  si_test_wait_for (is_at_rest, fixture->engine, 20);
}

static gboolean
count_click (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_clicked++;
  return TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;
  GtkColumnView *view;
  GtkSelectionModel *selection;

  fixture->engine = si_engine_new ();
  fixture->window
      = si_window_new (GTK_APPLICATION (g_application_get_default ()), fixture->engine, NULL, NULL);
  window = GTK_WIDGET (fixture->window);
  fixture->search = si_find_child (window, GTK_TYPE_SEARCH_ENTRY);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  gtk_window_present (GTK_WINDOW (window));

  fixture->view = si_find_child (window, SI_TYPE_PRODUCT_VIEW);
  view = GTK_COLUMN_VIEW (si_find_child (fixture->view, GTK_TYPE_COLUMN_VIEW));
  selection = gtk_column_view_get_model (view);
  fixture->list = si_product_selection_get_list (SI_PRODUCT_SELECTION (selection));
  fixture->panel = SI_GODOWN_PANEL (si_find_child (window, SI_TYPE_GODOWN_PANEL));
  connect_engine (fixture);
  fixture->hands = si_hands_new (GTK_WINDOW (window));
  g_type_ensure (GTK_TYPE_BUTTON);
  fixture->hook = g_signal_add_emission_hook (g_signal_lookup ("clicked", GTK_TYPE_BUTTON), 0,
                                              count_click, fixture, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_remove_emission_hook (g_signal_lookup ("clicked", GTK_TYPE_BUTTON), fixture->hook);
  si_hands_free (fixture->hands);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->window);
  g_assert_finalize_object (fixture->engine);
  g_assert_finalize_object (fixture->server);
}

static GtkEditable *
get_search (Fixture *fixture)
{
  return GTK_EDITABLE (fixture->search);
}

static const char *
get_shown_sku (Fixture *fixture)
{
  SiProduct *product = si_godown_panel_get_product (fixture->panel);

  return product != NULL ? si_product_get_sku (product) : NULL;
}

/* What nobody but a person may change. */
static char *
describe_rest (Fixture *fixture)
{
  g_autofree char *sort = NULL;
  gboolean changes;
  gboolean panel;

  g_object_get (fixture->window, "sort-column", &sort, "changes-shown", &changes, "panel-visible",
                &panel, NULL);
  return g_strdup_printf (
      "%u clicks, %u windows, %u requests, sorted by %s, changes %d, panel %d, "
      "findings %u, godown %s",
      fixture->n_clicked, g_list_model_get_n_items (gtk_window_get_toplevels ()),
      si_fault_server_get_n_requests (fixture->server), sort, changes, panel,
      si_product_list_get_findings (fixture->list), si_product_list_get_godown_id (fixture->list));
}

/* What a person does before. */

static GtkWidget *
find (Fixture *fixture, const char *id)
{
  return si_find_by_id (GTK_WIDGET (fixture->window), id);
}

static void
click (Fixture *fixture, GtkWidget *widget)
{
  si_hands_click (fixture->hands, widget);
  si_hands_wait (fixture->hands, 60);
}

static void
show_all (Fixture *fixture)
{
  gtk_editable_set_text (get_search (fixture), "");
  si_hands_wait (fixture->hands, 60);
}

static void
do_nothing (Fixture *fixture)
{
}

static void
click_row (Fixture *fixture)
{
  show_all (fixture);
  click (fixture, si_find_inscription (fixture->view, "PTFB0"));
  g_assert_cmpstr (get_shown_sku (fixture), ==, "PTFB0");
}

static void
click_header (Fixture *fixture)
{
  click (fixture, si_find_label (fixture->view, "Stock"));
}

static void
click_panel (Fixture *fixture)
{
  click (fixture, si_find_by_id (GTK_WIDGET (fixture->panel), "total"));
}

static void
click_status_line (Fixture *fixture)
{
  click (fixture, find (fixture, "count"));
}

static void
click_copy (Fixture *fixture)
{
  click (fixture, find (fixture, "copy"));
}

static void
click_finding (Fixture *fixture)
{
  click (fixture, find (fixture, "below_zero"));
}

static void
click_panel_toggle (Fixture *fixture)
{
  click (fixture, find (fixture, "panel_toggle"));
  click (fixture, find (fixture, "panel_toggle"));
}

static void
click_changes_toggle (Fixture *fixture)
{
  click (fixture, find (fixture, "changes_toggle"));
}

static void
open_menu (Fixture *fixture)
{
  click (fixture, find (fixture, "menu_button"));
}

static void
open_godowns (Fixture *fixture)
{
  click (fixture,
         si_find_child (si_find_child (GTK_WIDGET (fixture->window), SI_TYPE_GODOWN_FILTER),
                        GTK_TYPE_BUTTON));
}

static void
open_connections (Fixture *fixture)
{
  click (fixture,
         si_find_child (si_find_child (GTK_WIDGET (fixture->window), SI_TYPE_CONNECTION_MENU),
                        GTK_TYPE_MENU_BUTTON));
}

static void
press_tab (Fixture *fixture)
{
  for (guint i = 0; i < 3; i++)
    si_hands_press (fixture->hands, GDK_KEY_Tab, 0, 50);
  si_hands_wait (fixture->hands, 60);
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                          fixture->search));
}

static void
search_from_elsewhere (Fixture *fixture)
{
  si_window_search (fixture->window, "PFLY12");
  si_hands_wait (fixture->hands, 20);
}

static void
ask_the_server (Fixture *fixture)
{
  si_hands_type (fixture->hands, "ZZ99\n", 5);
  si_hands_wait (fixture->hands, 60);
  g_assert_null (get_shown_sku (fixture));
  si_hands_press (fixture->hands, GDK_KEY_Return, 0, 200);
  si_hands_wait (fixture->hands, 60);
  si_test_wait_for (is_at_rest, fixture->engine, 20);
}

static void
leave_cursor_in_text (Fixture *fixture)
{
  gtk_widget_grab_focus (fixture->search);
  gtk_editable_set_text (get_search (fixture), "PFLY12");
  si_hands_press (fixture->hands, GDK_KEY_Left, 0, 50);
  si_hands_wait (fixture->hands, 60);
}

static const struct
{
  const char *name;
  void (*act) (Fixture *fixture);
} acts[] = {
  { "another scan", do_nothing },
  { "a click on a row", click_row },
  { "a click on a header", click_header },
  { "a click on the panel", click_panel },
  { "a click on the status line", click_status_line },
  { "a click on a copy button", click_copy },
  { "a click on a finding", click_finding },
  { "two clicks on the panel's button", click_panel_toggle },
  { "a click on the changes' button", click_changes_toggle },
  { "the menu", open_menu },
  { "the godowns", open_godowns },
  { "the connections", open_connections },
  { "Tab", press_tab },
  { "a search from elsewhere", search_from_elsewhere },
  { "an unknown code", ask_the_server },
  { "a cursor in an old text", leave_cursor_in_text },
};

typedef struct
{
  Fixture *fixture;
  const char *code;
} Expected;

static gboolean
is_shown (gpointer data)
{
  Expected *expected = data;

  return g_strcmp0 (get_shown_sku (expected->fixture), expected->code) == 0;
}

/* Without failing the test, so that all that goes wrong is told. */
static gboolean
wait_for_code (Fixture *fixture, const char *code)
{
  Expected expected = { fixture, code };
  const gint64 deadline = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;

  while (!is_shown (&expected) && g_get_monotonic_time () < deadline)
    si_hands_wait (fixture->hands, 5);
  si_hands_wait (fixture->hands, 30);
  return is_shown (&expected);
}

static gboolean
scan (Fixture *fixture, const char *act, const char *code, const char *keys, guint pace)
{
  g_autofree char *before = describe_rest (fixture);
  g_autofree char *after = NULL;
  g_autofree char *escaped = NULL;
  gboolean right;

  si_hands_type (fixture->hands, keys, pace);
  si_hands_wait (fixture->hands, 0);
  right = wait_for_code (fixture, code);
  after = describe_rest (fixture);
  if (right && g_str_equal (before, after))
    return TRUE;

  escaped = g_strescape (keys, NULL);
  g_test_message ("after %s, at %u ms a key: “%s” was scanned; the field has “%s”, the panel shows "
                  "%s; %s; then %s",
                  act, pace, escaped, gtk_editable_get_text (get_search (fixture)),
                  get_shown_sku (fixture), before, after);
  return FALSE;
}

/* The keys of one of many scanners. */
static char *
make_keys (const char *code, guint n)
{
  const char *start = starts[n % G_N_ELEMENTS (starts)];
  const char *end = ends[n % G_N_ELEMENTS (ends)];

  /* A short code is told from typing by its end alone. */
  if (strlen (code) + strlen (start) < 4 && *end == '\0')
    end = "\n";
  return g_strconcat (start, code, *start == '*' ? start : "", end, NULL);
}

static void
every_scan_shows_its_product (Fixture *fixture, gconstpointer data)
{
  static const guint paces[] = { 2, 5, 10, 15 };
  guint n_scans = 0;
  guint n_right = 0;

  for (guint a = 0; a < G_N_ELEMENTS (acts); a++)
    for (guint p = 0; p < G_N_ELEMENTS (paces); p++)
      for (guint i = 0; i < N_SCANS; i++)
        {
          const char *code = codes[n_scans * 7 % G_N_ELEMENTS (codes)];
          g_autofree char *keys = make_keys (code, n_scans);

          acts[a].act (fixture);
          n_scans++;
          n_right += scan (fixture, acts[a].name, code, keys, paces[p]) ? 1 : 0;
        }
  g_test_message ("%u of %u scans right", n_right, n_scans);
  g_assert_cmpuint (n_scans, >=, 300);
  g_assert_cmpuint (n_right, ==, n_scans);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) app = NULL;

  si_test_init_on_display (&argc, &argv);
  app = adw_application_new ("com.example.SyncInventory", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));

  g_test_add ("/scan/every-scan-shows-its-product", Fixture, NULL, set_up,
              every_scan_shows_its_product, tear_down);
  return g_test_run ();
}
