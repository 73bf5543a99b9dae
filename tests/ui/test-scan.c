/* test-scan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Scans into the window with keys of the X server, after anything that a person may have done. */

#include <adwaita.h>

#include "si-connection-menu.h"
#include "si-fault-server.h"
#include "si-find-widget.h"
#include "si-godown-filter.h"
#include "si-godown-panel.h"
#include "si-hands.h"
#include "si-product-view.h"
#include "si-status-line.h"
#include "si-test-engine.h"
#include "si-test.h"
#include "si-text-cell.h"
#include "si-stock-alert-editor.h"
#include "si-window.h"

#define N_SCANS 6   /* the scans after each act at each pace */
#define PATIENCE 10 /* seconds */

/* Codes that are parts and subsequences of each other: one lost key leads to another product. */
static const char *const codes[]
    = { "PTFB04", "PTB4",  "PTF4",  "PTB",   "PTFB0", "PFB04",  "TFB04",        "PTFB04P",
        "RED 50", "RED 5", "RED50", "A/B-1", "A/B",   "PFLY12", "890103086527", "8901030865278" };

/* The texts that a scanner may add to a code. */
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
  guint n_clicked; /* the number of clicks on any button */
  gulong hook;
} Fixture;

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
  fixture->server = si_fault_server_new (NULL);
  si_fault_server_answer (fixture->server, "200 OK", NULL, body);
  si_fault_server_answer (fixture->server, "200 OK", NULL, "[]");
  fixture->engine
      = si_test_engine_new (NULL, si_fault_server_get_address (fixture->server), NULL, NULL);
  si_window_set_engine (fixture->window, fixture->engine);
  si_test_engine_refresh (fixture->engine);
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
  g_autoptr (SiEngine) unconnected = si_engine_new (NULL, NULL);
  GtkWidget *window;
  GtkColumnView *view;
  GtkSelectionModel *selection;

  fixture->window
      = si_window_new (GTK_APPLICATION (g_application_get_default ()), NULL, unconnected, NULL);
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

static char *
describe_action (Fixture *fixture, const char *name)
{
  g_autoptr (GVariant) state
      = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), name);

  return g_variant_print (state, FALSE);
}

/* Describes the state that only a person may change, and no scan. */
static char *
describe_rest (Fixture *fixture)
{
  g_autofree char *sort = describe_action (fixture, "sort-column");
  g_autofree char *view = describe_action (fixture, "view");
  g_autofree char *panel = describe_action (fixture, "toggle-panel");

  return g_strdup_printf ("%u clicks, %u windows, %u requests, sorted by %s, view %s, panel %s, "
                          "findings %u, godown %s",
                          fixture->n_clicked,
                          g_list_model_get_n_items (gtk_window_get_toplevels ()),
                          si_fault_server_get_n_requests (fixture->server), sort, view, panel,
                          si_filter_get_findings (si_product_list_get_filter (fixture->list)),
                          si_filter_get_godown_id (si_product_list_get_filter (fixture->list)));
}

/* These act as a person may before a scan. */

static GtkWidget *
find (Fixture *fixture, const char *id)
{
  return si_find_by_id (GTK_WIDGET (fixture->window), id);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* Clicks on a widget once it is on screen, as a person does. */
static void
click (Fixture *fixture, GtkWidget *widget)
{
  si_test_wait_for (is_mapped, widget, 10);
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

typedef struct
{
  Fixture *fixture;
  const char *text;
} Expected;

static gboolean
is_shown (gpointer data)
{
  Expected *expected = data;

  return g_strcmp0 (get_shown_sku (expected->fixture), expected->text) == 0;
}

static void
wait_for_sku (Fixture *fixture, const char *sku)
{
  Expected expected = { fixture, sku };

  si_test_wait_for (is_shown, &expected, PATIENCE);
}

static void
click_row (Fixture *fixture)
{
  show_all (fixture);
  /* A new window may still move its rows, so the click is repeated. */
  for (guint i = 0; i < 20 && g_strcmp0 (get_shown_sku (fixture), "PTFB0") != 0; i++)
    {
      click (fixture, si_find_inscription (fixture->view, "PTFB0"));
      si_hands_wait (fixture->hands, 100);
    }
  wait_for_sku (fixture, "PTFB0");
}

static void
click_header (Fixture *fixture)
{
  click (fixture, si_find_label (fixture->view, "Stock"));
}

static void
click_panel (Fixture *fixture)
{
  click (fixture, si_find_by_id (GTK_WIDGET (fixture->panel), "figure"));
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
  click (fixture, si_find_by_id (find (fixture, "findings"), "below-zero"));
}

static void
click_panel_toggle (Fixture *fixture)
{
  click (fixture, find (fixture, "panel_toggle"));
  click (fixture, find (fixture, "panel_toggle"));
}

/* Goes to the view of the changes, or back from it. */
static void
click_view (Fixture *fixture)
{
  g_autofree char *view = describe_action (fixture, "view");
  GtkWidget *label = si_find_label (find (fixture, "switcher"),
                                    g_str_equal (view, "'changes'") ? "Stock" : "Changes");

  click (fixture, gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON));
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
  wait_for_sku (fixture, NULL);
  si_hands_press (fixture->hands, GDK_KEY_Return, 0, 200);
  si_hands_wait (fixture->hands, 60);
  si_test_engine_wait (fixture->engine);
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
  { "a click on another view", click_view },
  { "the menu", open_menu },
  { "the godowns", open_godowns },
  { "the connections", open_connections },
  { "Tab", press_tab },
  { "a search from elsewhere", search_from_elsewhere },
  { "an unknown code", ask_the_server },
  { "a cursor in an old text", leave_cursor_in_text },
};

/* Waits without failing the test, so that all failures are told at the end. */
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

/* A code without a key that ends it is recognised after a pause, in milliseconds. The panel does
 * not tell when that is over, since a click may have shown the same product before. */
#define END_PAUSE 140

/* Returns: TRUE if the product of the code is shown, and nothing else has changed. */
static gboolean
scan (Fixture *fixture, const char *act, const char *code, const char *keys, guint pace)
{
  g_autofree char *before = describe_rest (fixture);
  g_autofree char *after = NULL;
  g_autofree char *escaped = NULL;
  gboolean right;

  si_hands_get_longest_gap (fixture->hands);
  si_hands_type (fixture->hands, keys, pace);
  si_hands_wait (fixture->hands, g_ascii_iscntrl (keys[strlen (keys) - 1]) ? 0 : END_PAUSE);
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

/* Returns: the keys that one of many kinds of scanner sends for a code. */
static char *
make_keys (const char *code, guint n)
{
  const char *start = starts[n % G_N_ELEMENTS (starts)];
  const char *end = ends[n % G_N_ELEMENTS (ends)];

  /* A short code cannot be told from typing without a key that ends it. */
  if (strlen (code) + strlen (start) < 4 && *end == '\0')
    end = "\n";
  return g_strconcat (start, code, *start == '*' ? start : "", end, NULL);
}

/* No scanner pauses for so many milliseconds within a code, but the X server of a busy machine
 * does. Such a scan proves nothing, and is made again. */
#define STALL 60
#define MOST_STALLS 50

static guint
try_scans (Fixture *fixture, guint act, guint pace, guint first, guint *n_stalls)
{
  guint n_right = 0;

  for (guint n = first; n < first + N_SCANS; n++)
    {
      const char *code = codes[n * 7 % G_N_ELEMENTS (codes)];
      g_autofree char *keys = make_keys (code, n);
      gboolean right;

      do
        {
          acts[act].act (fixture);
          right = scan (fixture, acts[act].name, code, keys, pace);
        }
      while (!right && si_hands_get_longest_gap (fixture->hands) > pace + STALL
             && ++*n_stalls <= MOST_STALLS);
      n_right += right ? 1 : 0;
    }
  return n_right;
}

static void
every_scan_shows_its_product (Fixture *fixture, gconstpointer data)
{
  static const guint paces[] = { 2, 5, 10, 15 };
  guint n_scans = 0;
  guint n_right = 0;
  guint n_stalls = 0;

  for (guint a = 0; a < G_N_ELEMENTS (acts); a++)
    for (guint p = 0; p < G_N_ELEMENTS (paces); p++)
      {
        n_right += try_scans (fixture, a, paces[p], n_scans, &n_stalls);
        n_scans += N_SCANS;
      }
  g_test_message ("%u of %u scans right; %u were made again", n_right, n_scans, n_stalls);
  g_assert_cmpuint (n_scans, >=, 300);
  g_assert_cmpuint (n_right, ==, n_scans);
}

/* The milliseconds between the keys of a person who types fast. */
#define TYPING_PACE 60

static void
type (Fixture *fixture, const char *text)
{
  si_hands_type (fixture->hands, text, TYPING_PACE);
  si_hands_wait (fixture->hands, 100);
}

static gboolean
has_text (gpointer data)
{
  Expected *expected = data;

  return g_str_equal (gtk_editable_get_text (get_search (expected->fixture)), expected->text);
}

static void
wait_for_text (Fixture *fixture, const char *text)
{
  Expected expected = { fixture, text };
  const gint64 deadline = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;

  while (!has_text (&expected) && g_get_monotonic_time () < deadline)
    si_hands_wait (fixture->hands, 5);
  /* A key too many would come now. */
  si_hands_wait (fixture->hands, 50);
  g_assert_cmpstr (gtk_editable_get_text (get_search (fixture)), ==, text);
}

static gboolean
is_search_focused (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, fixture->search);
}

static void
slow_typing_goes_on_in_the_search (Fixture *fixture, gconstpointer data)
{
  click_row (fixture);
  g_assert_false (is_search_focused (fixture));
  type (fixture, "RED 5");
  wait_for_text (fixture, "RED 5");
  g_assert_true (is_search_focused (fixture));
  wait_for_sku (fixture, "RED 5");

  /* The next text replaces an answered one. */
  type (fixture, "\n");
  type (fixture, "ptb4");
  wait_for_text (fixture, "ptb4");
  wait_for_sku (fixture, "PTB4");
  type (fixture, "\n");
  click (fixture, find (fixture, "count"));
  type (fixture, "a/b");
  wait_for_text (fixture, "a/b");
}

static void
what_is_typed_after_a_search_from_elsewhere_replaces_it (Fixture *fixture, gconstpointer data)
{
  search_from_elsewhere (fixture);
  type (fixture, "ptb4");
  wait_for_text (fixture, "ptb4");
}

static void
keys_that_are_no_text_do_as_before (Fixture *fixture, gconstpointer data)
{
  type (fixture, "PB4");
  si_hands_press (fixture->hands, GDK_KEY_Home, 0, TYPING_PACE);
  si_hands_press (fixture->hands, GDK_KEY_Right, 0, TYPING_PACE);
  type (fixture, "T");
  wait_for_text (fixture, "PTB4");
  si_hands_press (fixture->hands, GDK_KEY_BackSpace, 0, TYPING_PACE);
  si_hands_wait (fixture->hands, 60);
  wait_for_text (fixture, "PB4");

  /* A key that comes right after a text follows it into the search. */
  click_row (fixture);
  si_hands_type (fixture->hands, "x", TYPING_PACE);
  si_hands_press (fixture->hands, GDK_KEY_BackSpace, 0, 5);
  si_hands_wait (fixture->hands, 60);
  wait_for_text (fixture, "");
  type (fixture, "PB4");

  si_hands_press (fixture->hands, GDK_KEY_Tab, 0, TYPING_PACE);
  si_hands_wait (fixture->hands, 60);
  g_assert_false (is_search_focused (fixture));
  si_hands_press (fixture->hands, GDK_KEY_Escape, 0, TYPING_PACE);
  si_hands_wait (fixture->hands, 60);
  wait_for_text (fixture, "");
}

static void
a_key_that_is_held_repeats (Fixture *fixture, gconstpointer data)
{
  const char *text;

  si_hands_hold (fixture->hands, GDK_KEY_a, 1200);
  si_hands_wait (fixture->hands, 100);
  text = gtk_editable_get_text (get_search (fixture));
  g_assert_cmpuint (strlen (text), >, 5);
  g_assert_cmpuint (strspn (text, "a"), ==, strlen (text));
}

static void
a_dead_key_composes (Fixture *fixture, gconstpointer data)
{
  click_row (fixture);
  si_hands_press (fixture->hands, GDK_KEY_dead_acute, 0, TYPING_PACE);
  type (fixture, "e");
  wait_for_text (fixture, "é");
}

static gboolean
keep_event (GtkEventControllerKey *controller,
            guint key,
            guint keycode,
            GdkModifierType modifiers,
            GdkEvent **event)
{
  if (*event == NULL)
    *event = gdk_event_ref (
        gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller)));
  return GDK_EVENT_PROPAGATE;
}

/* An input method may take an event, and post it again later. */
static void
an_event_that_is_posted_again_passes (Fixture *fixture, gconstpointer data)
{
  GtkEventController *controller = gtk_event_controller_key_new ();
  GdkEvent *event = NULL;
  gboolean handled;

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (keep_event), &event);
  gtk_widget_add_controller (fixture->search, controller);
  type (fixture, "p");
  wait_for_text (fixture, "p");

  g_signal_emit_by_name (gdk_event_get_surface (event), "event", event, &handled);
  g_assert_cmpstr (gtk_editable_get_text (get_search (fixture)), ==, "pp");
  gdk_event_unref (event);
}

static void
a_scan_in_a_dialog_presses_no_button (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = gtk_button_new_with_label ("Erase");
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWindow *dialog = g_object_new (GTK_TYPE_WINDOW, "transient-for", fixture->window, "modal",
                                    TRUE, "child", box, NULL);
  SiHands *hands;

  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_window_present (dialog);
  hands = si_hands_new (dialog);

  gtk_widget_grab_focus (button);
  si_hands_type (hands, "PTFB04\n", 5);
  si_hands_wait (hands, 200);
  wait_for_sku (fixture, "PTFB04");
  g_assert_cmpuint (fixture->n_clicked, ==, 0);

  gtk_widget_grab_focus (entry);
  si_hands_type (hands, "PTB4\n", 5);
  si_hands_wait (hands, 200);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "PTB4");
  g_assert_cmpstr (get_shown_sku (fixture), ==, "PTFB04");

  /* A key of a person presses the button. */
  gtk_widget_grab_focus (button);
  si_hands_press (hands, GDK_KEY_Return, 0, TYPING_PACE);
  si_hands_wait (hands, 500);
  g_assert_cmpuint (fixture->n_clicked, ==, 1);

  si_hands_free (hands);
  gtk_window_destroy (dialog);
}

/* The window does not see the release of such a key, and must take its next press for a new one. */
static void
a_key_that_is_released_elsewhere_is_not_down (Fixture *fixture, gconstpointer data)
{
  GtkWindow *other = GTK_WINDOW (gtk_window_new ());
  SiHands *hands;

  si_hands_move (fixture->hands, GDK_KEY_5, TRUE);
  si_hands_wait (fixture->hands, 100);
  gtk_window_present (other);
  hands = si_hands_new (other);
  si_hands_move (hands, GDK_KEY_5, FALSE);
  si_hands_wait (hands, 100);
  si_hands_free (hands);
  gtk_window_destroy (other);

  hands = si_hands_new (GTK_WINDOW (fixture->window));
  si_hands_type (hands, "RED 5\n", 5);
  si_hands_wait (hands, 0);
  wait_for_sku (fixture, "RED 5");
  wait_for_text (fixture, "RED 5");
  si_hands_free (hands);
}

static void
keys_that_are_held_back_end_with_the_window (Fixture *fixture, gconstpointer data)
{
  si_hands_type (fixture->hands, "PT", 5);
  si_hands_wait (fixture->hands, 0);
}

static void
a_long_text_is_cut (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (4000, 'A');
  gint64 start = g_get_monotonic_time ();

  gtk_editable_set_text (get_search (fixture), text);
  si_hands_wait (fixture->hands, 20);
  g_test_message ("a text of 4000 letters took %" G_GINT64_FORMAT " ms",
                  (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (strlen (gtk_editable_get_text (get_search (fixture))), ==, 500);
  g_assert_nonnull (si_find_label (GTK_WIDGET (fixture->window),
                                   "Only the first 500 characters are searched for"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/scan/slow-typing", slow_typing_goes_on_in_the_search },
    { "/scan/after-a-search-from-elsewhere",
      what_is_typed_after_a_search_from_elsewhere_replaces_it },
    { "/scan/keys-that-are-no-text", keys_that_are_no_text_do_as_before },
    { "/scan/a-key-that-is-held", a_key_that_is_held_repeats },
    { "/scan/a-dead-key", a_dead_key_composes },
    { "/scan/an-event-posted-again", an_event_that_is_posted_again_passes },
    { "/scan/a-dialog", a_scan_in_a_dialog_presses_no_button },
    { "/scan/a-key-released-elsewhere", a_key_that_is_released_elsewhere_is_not_down },
    { "/scan/the-end-of-the-window", keys_that_are_held_back_end_with_the_window },
    { "/scan/a-long-text", a_long_text_is_cut },
    { "/scan/every-scan-shows-its-product", every_scan_shows_its_product },
  };
  g_autoptr (AdwApplication) app = NULL;

  si_test_init_on_display (&argc, &argv);
  app = adw_application_new ("com.example.SyncInventory", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
