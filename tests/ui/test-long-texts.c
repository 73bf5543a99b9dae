/* test-long-texts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows the texts of a server that are extremely long and have no space.
 */

#include <adwaita.h>
#include <time.h>

#include "si-fault-server.h"
#include "si-find-widget.h"
#include "si-product-selection.h"
#include "si-product-view.h"
#include "si-test-engine.h"
#include "si-test.h"
#include "si-toast.h"
#include "si-window.h"

#define N_LETTERS 120000
#define N_PRODUCTS 12

/* The processor time that one turn of the main loop may take, in milliseconds. It is not the time
 * on the clock, which other programs lengthen. */
#define LONGEST_TURN 500

typedef struct
{
  SiFaultServer *server; /* (owned) */
  SiEngine *engine;      /* (owned) */
  SiWindow *window;      /* (owned by GTK) */
  double longest;        /* turn, in milliseconds */
} Fixture;

static char *
make_text (char letter)
{
  char *text = g_malloc (N_LETTERS + 1);

  memset (text, letter, N_LETTERS);
  text[N_LETTERS] = '\0';
  return text;
}

static char *
make_inventory (void)
{
  GString *json = g_string_new ("[");
  g_autofree char *text = make_text ('y');

  for (guint i = 0; i < N_PRODUCTS; i++)
    g_string_append_printf (
        json,
        "{\"products_id\": \"%u%s\", \"SkuCode\": \"L%u%s\", \"productDescription\": \"%s\", "
        "\"Stock\": \"5%s\", \"Godowns\": "
        "[{\"Godownid\": \"7%s\", \"Godown\": \"%s\", \"Stock\": \"-%s\"}]},\n",
        i, text, i, text, text, text, text, text, text);
  /* The last element is no product, so it is shown as an unreadable row. */
  g_string_append_printf (json, "\"%s\"]", text);
  return g_string_free (json, FALSE);
}

static double
get_processor_time (void)
{
  struct timespec now;

  g_assert_cmpint (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now), ==, 0);
  return now.tv_sec * 1000.0 + now.tv_nsec / 1e6;
}

static gboolean
has_drawn (GtkWidget *widget, GdkFrameClock *clock, gpointer n_frames)
{
  return --*(guint *) n_frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Lets the window lay out and draw what it shows by now, and measures each turn. */
static void
draw (Fixture *fixture)
{
  guint n_frames = 3;

  gtk_widget_add_tick_callback (GTK_WIDGET (fixture->window), has_drawn, &n_frames, NULL);
  while (n_frames > 0)
    {
      const double before = get_processor_time ();

      g_main_context_iteration (NULL, TRUE);
      fixture->longest = MAX (fixture->longest, get_processor_time () - before);
    }
}

static void
refresh (Fixture *fixture)
{
  si_test_engine_refresh (fixture->engine);
  draw (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *name = make_text ('N');
  SiConnectionDetails details = { .name = name };
  g_autoptr (SiConnection) connection = NULL;
  g_autofree char *key = si_test_make_key ();
  g_autoptr (GError) error = NULL;

  fixture->server = si_fault_server_new (NULL);
  details.address = si_fault_server_get_address (fixture->server);
  connection = si_connection_new (&details, key, &error);
  g_assert_no_error (error);
  fixture->engine = si_engine_new (connection, NULL);
  fixture->window
      = si_window_new (GTK_APPLICATION (g_application_get_default ()), NULL, fixture->engine, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  draw (fixture);
  /* Measuring begins after the theme and the fonts were read. */
  fixture->longest = 0;
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->engine);
  g_assert_finalize_object (fixture->server);
}

static void
assert_never_paused (Fixture *fixture)
{
  g_test_message ("the longest turn took %.1f ms", fixture->longest);
  g_assert_cmpfloat (fixture->longest, <, LONGEST_TURN);
}

static SiProductSelection *
find_selection (Fixture *fixture)
{
  GtkWidget *view = si_find_child (GTK_WIDGET (fixture->window), SI_TYPE_PRODUCT_VIEW);
  GtkWidget *list = si_find_child (view, GTK_TYPE_COLUMN_VIEW);

  return SI_PRODUCT_SELECTION (gtk_column_view_get_model (GTK_COLUMN_VIEW (list)));
}

static void
selecting_a_product_never_stops_the_window (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *inventory = make_inventory ();
  SiProductSelection *selection = find_selection (fixture);
  SiProductList *list = si_product_selection_get_list (selection);

  si_fault_server_answer (fixture->server, "200 OK", NULL, inventory);
  refresh (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_PRODUCTS);
  for (guint i = 0; i < N_PRODUCTS; i++)
    {
      g_autoptr (SiProduct) product = g_list_model_get_item (G_LIST_MODEL (list), i);

      si_product_selection_set_selected (selection, product);
      g_assert_cmpuint (strlen (si_product_get_description (product)), ==, N_LETTERS);
      draw (fixture);
    }
  assert_never_paused (fixture);
}

static gboolean
has_copied (gpointer clipboard)
{
  return gdk_clipboard_is_local (clipboard);
}

static void
the_whole_text_is_copied (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *inventory = make_inventory ();
  SiProductSelection *selection = find_selection (fixture);
  SiProductList *list = si_product_selection_get_list (selection);
  g_autoptr (SiProduct) product = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *row = NULL;
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));

  si_fault_server_answer (fixture->server, "200 OK", NULL, inventory);
  refresh (fixture);
  product = g_list_model_get_item (G_LIST_MODEL (list), 0);
  si_product_selection_set_selected (selection, product);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.copy", NULL);
  /* The rows are written on a thread. */
  si_test_wait_for (has_copied, clipboard, 30);
  gdk_clipboard_read_text_async (clipboard, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  row = gdk_clipboard_read_text_finish (clipboard, result, NULL);
  g_assert_nonnull (strstr (row, si_product_get_sku (product)));
  g_assert_nonnull (strstr (row, si_product_get_description (product)));
}

static void
open_each (Fixture *fixture, GtkWidget *widget)
{
  GtkWidget *child;

  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_mapped (widget)
      && gtk_widget_get_sensitive (widget))
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
      draw (fixture);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
      draw (fixture);
    }
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    open_each (fixture, child);
}

/* The menus and popovers have the names of the connection and the godowns, and unreadable rows. */
static void
no_menu_or_popover_stops_the_window (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *inventory = make_inventory ();

  si_fault_server_answer (fixture->server, "200 OK", NULL, inventory);
  refresh (fixture);
  open_each (fixture, GTK_WIDGET (fixture->window));
  assert_never_paused (fixture);
}

static void
a_filter_by_a_godown_does_not_stop_the_window (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *inventory = make_inventory ();
  g_autofree char *text = make_text ('y');
  g_autofree char *id = g_strconcat ("7", text, NULL);
  SiProductList *list = si_product_selection_get_list (find_selection (fixture));

  si_fault_server_answer (fixture->server, "200 OK", NULL, inventory);
  refresh (fixture);
  si_filter_set_godown_id (si_product_list_get_filter (list), id);
  draw (fixture);
  assert_never_paused (fixture);
}

static void
a_message_of_the_server_does_not_stop_the_window (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = make_text ('m');
  g_autofree char *body = g_strdup_printf ("{\"status\": \"error\", \"message\": \"%s\"}", text);
  g_autofree char *inventory = make_inventory ();

  /* The message is shown on a page first, and in the bar once there is an inventory. */
  si_fault_server_answer (fixture->server, "400 Bad Request", NULL, body);
  refresh (fixture);
  g_assert_nonnull (si_refresh_get_problem (si_engine_get_refresh (fixture->engine)));
  si_fault_server_answer (fixture->server, "200 OK", NULL, inventory);
  si_fault_server_answer (fixture->server, "400 Bad Request", NULL, body);
  refresh (fixture);
  g_assert_null (si_refresh_get_problem (si_engine_get_refresh (fixture->engine)));
  refresh (fixture);
  g_assert_nonnull (si_refresh_get_problem (si_engine_get_refresh (fixture->engine)));
  assert_never_paused (fixture);
}

static void
a_toast_does_not_stop_the_window (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = make_text ('t');
  AdwToastOverlay *overlay
      = ADW_TOAST_OVERLAY (si_find_child (GTK_WIDGET (fixture->window), ADW_TYPE_TOAST_OVERLAY));

  adw_toast_overlay_add_toast (overlay, si_toast_new (text));
  draw (fixture);
  assert_never_paused (fixture);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer unused);
  } tests[] = {
    { "/long-texts/selecting", selecting_a_product_never_stops_the_window },
    { "/long-texts/copying", the_whole_text_is_copied },
    { "/long-texts/menus", no_menu_or_popover_stops_the_window },
    { "/long-texts/godown", a_filter_by_a_godown_does_not_stop_the_window },
    { "/long-texts/message", a_message_of_the_server_does_not_stop_the_window },
    { "/long-texts/toast", a_toast_does_not_stop_the_window },
  };

  g_autoptr (AdwApplication) app = NULL;

  si_test_init_on_display (&argc, &argv);
  app = adw_application_new ("com.example.SyncInventory", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
