/* bench-pauses.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Measures the longest turn of the main loop for each act of a person, in the window with
 * 100,000 products, or as many as its argument says, in 8 godowns each. It is run by with-display.
 * The processor time of the main thread is the program's own; the time by the clock includes that
 * of other programs. Another process is the server. */

#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "si-fault-server.h"
#include "si-find-widget.h"
#include "si-product-view.h"
#include "si-sample-file.h"
#include "si-store-inventory.h"
#include "si-test-engine.h"
#include "si-test.h"
#include "si-window.h"

#define N_PRODUCTS 100000
#define N_GODOWNS 8

/* A turn has something to do if it takes so many milliseconds, and an act is over once no turn has
 * had for so many. */
#define WORK 2
#define REST 300

typedef struct
{
  GtkApplication *app; /* (owned) */
  SiEngine *engine;    /* (owned) */
  SiWindow *window;    /* (unowned) (nullable) */
} Bench;

/* The main context has no user data for its poll function. */
static struct
{
  double processor; /* milliseconds at the begin of this turn */
  double clock;
  double longest_processor;
  double longest_clock;
  guint n_worked; /* the number of turns with something to do */
} turns;

static double
get_time (clockid_t id)
{
  struct timespec time;

  clock_gettime (id, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
begin_turn (void)
{
  turns.processor = get_time (CLOCK_THREAD_CPUTIME_ID);
  turns.clock = get_time (CLOCK_MONOTONIC);
}

static void
end_turn (void)
{
  const double processor = get_time (CLOCK_THREAD_CPUTIME_ID) - turns.processor;

  turns.n_worked += processor > WORK ? 1 : 0;
  turns.longest_processor = MAX (turns.longest_processor, processor);
  turns.longest_clock = MAX (turns.longest_clock, get_time (CLOCK_MONOTONIC) - turns.clock);
}

static int
poll_between_turns (GPollFD *fds, guint n_fds, int timeout)
{
  int n;

  end_turn ();
  n = g_poll (fds, n_fds, timeout);
  begin_turn ();
  return n;
}

static SiProductView *
get_view (Bench *bench)
{
  return SI_PRODUCT_VIEW (si_find_child (GTK_WIDGET (bench->window), SI_TYPE_PRODUCT_VIEW));
}

static GtkColumnView *
get_rows (Bench *bench)
{
  return GTK_COLUMN_VIEW (si_find_child (GTK_WIDGET (get_view (bench)), GTK_TYPE_COLUMN_VIEW));
}

static SiProductList *
get_list (Bench *bench)
{
  return si_product_selection_get_list (
      SI_PRODUCT_SELECTION (gtk_column_view_get_model (get_rows (bench))));
}

static SiFilter *
get_filter (Bench *bench)
{
  return si_product_list_get_filter (get_list (bench));
}

static gboolean
rested (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
rest (Bench *bench)
{
  gboolean over = FALSE;

  while (!over)
    {
      const guint n_worked = turns.n_worked;

      g_timeout_add (REST, rested, &over);
      while (!over)
        g_main_context_iteration (NULL, TRUE);
      over = turns.n_worked == n_worked && si_test_engine_is_at_rest (bench->engine)
             && (bench->window == NULL || !si_product_list_get_busy (get_list (bench)));
    }
}

static void
activate (Bench *bench, const char *action, const char *target)
{
  gtk_widget_activate_action (GTK_WIDGET (bench->window), action, target != NULL ? "s" : NULL,
                              target);
}

static void
open_window (Bench *bench)
{
  bench->window = si_window_new (bench->app, NULL, bench->engine, NULL);
  gtk_window_present (GTK_WINDOW (bench->window));
}

static void
refresh (Bench *bench)
{
  si_refresh_start (si_engine_get_refresh (bench->engine));
}

static void
search (Bench *bench)
{
  si_window_search (bench->window, "a");
}

static void
search_for_few (Bench *bench)
{
  si_window_search (bench->window, "100");
}

static void
search_for_nothing (Bench *bench)
{
  si_window_search (bench->window, "");
}

static void
sort_by_name (Bench *bench)
{
  activate (bench, "win.sort-column", "description");
}

static void
sort_by_stock (Bench *bench)
{
  activate (bench, "win.sort-column", "stock");
}

static void
reverse (Bench *bench)
{
  activate (bench, "win.sort-descending", NULL);
}

static void
sort_by_sku (Bench *bench)
{
  activate (bench, "win.sort-column", "sku");
}

static void
select_middle (Bench *bench)
{
  GtkSelectionModel *model = gtk_column_view_get_model (get_rows (bench));

  gtk_selection_model_select_item (model, g_list_model_get_n_items (G_LIST_MODEL (model)) / 2,
                                   TRUE);
}

static void
select_all (Bench *bench)
{
  gtk_selection_model_select_all (gtk_column_view_get_model (get_rows (bench)));
}

static void
scroll_to (Bench *bench, double part)
{
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_rows (bench)));

  gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place) * part);
}

static void
scroll_down (Bench *bench)
{
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_rows (bench)));

  gtk_adjustment_set_value (place, gtk_adjustment_get_value (place)
                                       + gtk_adjustment_get_page_size (place));
}

static void
scroll_far (Bench *bench)
{
  scroll_to (bench, 0.7);
}

static char **
list_godowns (guint n)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", 97637 + i);

      g_strv_builder_add (ids, id);
    }
  return g_strv_builder_end (ids);
}

static void
filter_by_godowns (Bench *bench, guint n)
{
  g_auto (GStrv) ids = list_godowns (n);

  si_filter_set_godown_ids (get_filter (bench), (const char *const *) ids);
}

static void
choose_godown (Bench *bench)
{
  filter_by_godowns (bench, 1);
}

static void
choose_three (Bench *bench)
{
  filter_by_godowns (bench, 3);
}

static void
choose_all (Bench *bench)
{
  si_filter_set_godown_ids (get_filter (bench), NULL);
}

static void
show_columns (Bench *bench, guint n)
{
  g_auto (GStrv) ids = list_godowns (n);

  si_stock_columns_set_godown_ids (si_product_view_get_godown_columns (get_view (bench)),
                                   (const char *const *) ids);
}

static void
add_columns (Bench *bench)
{
  show_columns (bench, 6);
}

static void
remove_columns (Bench *bench)
{
  show_columns (bench, 0);
}

static void
filter_below_zero (Bench *bench)
{
  si_filter_set_findings (get_filter (bench), SI_FINDING_BELOW_ZERO);
}

static void
filter_nothing (Bench *bench)
{
  si_filter_set_findings (get_filter (bench), 0);
}

static void
view_stock (Bench *bench)
{
  activate (bench, "win.view", "stock");
}

static void
view_changes (Bench *bench)
{
  activate (bench, "win.view", "changes");
}

static void
view_godowns (Bench *bench)
{
  activate (bench, "win.view", "godowns");
}

static void
view_alerts (Bench *bench)
{
  activate (bench, "win.view", "alerts");
}

static void
toggle_panel (Bench *bench)
{
  activate (bench, "win.toggle-panel", NULL);
}

static void
do_act (Bench *bench, const char *name, void (*act) (Bench *bench))
{
  turns.longest_processor = turns.longest_clock = 0;
  begin_turn ();
  act (bench);
  rest (bench);
  g_print ("%-34s %6.0f %6.0f\n", name, turns.longest_processor, turns.longest_clock);
}

static void
do_acts (Bench *bench)
{
  static const struct
  {
    const char *name;
    void (*act) (Bench *bench);
  } acts[] = {
    { "refresh, half of it changed", refresh },
    { "search, many matches", search },
    { "search, few matches", search_for_few },
    { "end of the search", search_for_nothing },
    { "sort by name", sort_by_name },
    { "descending", reverse },
    { "sort by stock", sort_by_stock },
    { "select the middle row", select_middle },
    { "sort by SKU code", sort_by_sku },
    { "select all", select_all },
    { "sort by name, all selected", sort_by_name },
    { "scroll by a page", scroll_down },
    { "scroll far", scroll_far },
    { "sort by stock, scrolled", sort_by_stock },
    { "refresh, sorted by stock", refresh },
    { "choose a godown", choose_godown },
    { "choose three godowns", choose_three },
    { "choose all godowns", choose_all },
    { "below zero", filter_below_zero },
    { "all findings", filter_nothing },
    { "six godown columns", add_columns },
    { "scroll far with them", scroll_far },
    { "sort by SKU code with them", sort_by_sku },
    { "choose a godown with them", choose_godown },
    { "choose all godowns with them", choose_all },
    { "refresh with them", refresh },
    { "no godown column", remove_columns },
    { "view of the changes", view_changes },
    { "its search", search },
    { "end of its search", search_for_nothing },
    { "view of the godowns", view_godowns },
    { "its godown", choose_godown },
    { "its godowns", choose_all },
    { "view of the alerts", view_alerts },
    { "view of the products again", view_stock },
    { "view of the changes again", view_changes },
    { "refresh there", refresh },
    { "and back", view_stock },
    { "close the panel", toggle_panel },
    { "open the panel", toggle_panel },
  };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    do_act (bench, acts[i].name, acts[i].act);
}

static void
close_window (Bench *bench)
{
  gtk_window_destroy (GTK_WINDOW (bench->window));
  bench->window = NULL;
  rest (bench);
  g_clear_object (&bench->engine);
}

static void
print_memory (const char *when)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  g_print ("peak memory %s: %ld MB\n", when, usage.ru_maxrss / 1024);
}

/* Stores an inventory as that of a day long before yesterday. */
static void
keep_inventory (const char *folder, SiTable *table)
{
  g_autofree char *path = g_build_filename (folder, "shop.db", NULL);
  g_autoptr (SiStore) store = si_store_new (path);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, -3);
  g_autoptr (GAsyncResult) result = NULL;

  si_store_save_async (store, table, then, SI_SNAPSHOT_WHOLE, NULL, NULL, si_test_keep_result,
                       &result);
  si_test_wait_result (&result);
  g_assert_true (si_store_save_finish (store, result, NULL));
}

static void
run (Bench *bench, const char *address)
{
  char *first_folder = si_test_make_folder ();
  char *folder = si_test_make_folder ();

  g_print ("%-34s %6s %6s\n", "longest turn in ms", "own", "clock");
  bench->engine = si_test_engine_new ("shop", address, NULL, first_folder);
  do_act (bench, "open the window", open_window);
  do_act (bench, "first load", refresh);
  print_memory ("after the first load");
  keep_inventory (folder, si_inventory_get_table (si_engine_get_inventory (bench->engine)));
  close_window (bench);
  bench->engine = si_test_engine_new ("shop", address, NULL, folder);
  do_act (bench, "open it with the last inventory", open_window);
  do_acts (bench);
  print_memory ("after all acts");
  close_window (bench);
  si_test_remove_folder (first_folder);
  si_test_remove_folder (folder);
}

/* Changes the last digit of the stock of every second product. */
static void
change_stocks (char *body)
{
  guint n = 0;

  for (char *end = strstr (body, ".0\"}"); end != NULL; end = strstr (end + 1, ".0\"}"))
    if (n++ % 2 == 0)
      end[-1] = (char) ('0' + (end[-1] - '0' + 1) % 10);
}

static gboolean
parent_left (GIOChannel *channel, GIOCondition condition, gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

/* Says its address, and sends five inventories one after the other, until its input ends. */
static void
serve (guint n_products)
{
  g_autoptr (SiFaultServer) server = si_fault_server_new (NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  char *folder = si_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "answer.json", NULL);
  g_autofree char *body = NULL;

  si_sample_file_write (path, n_products, N_GODOWNS);
  g_assert_true (g_file_get_contents (path, &body, NULL, NULL));
  si_test_remove_folder (folder);
  g_printerr ("the answer has %zu MB\n", strlen (body) / 1000000);
  for (guint i = 0; i < 5; i++)
    {
      si_fault_server_answer (server, "200 OK", NULL, body);
      change_stocks (body);
    }
  g_clear_pointer (&body, g_free);
  g_print ("%s\n", si_fault_server_get_address (server));
  fflush (stdout);
  g_io_add_watch (input, G_IO_HUP, parent_left, loop);
  g_main_loop_run (loop);
}

static GSubprocess *
start_server (const char *program, const char *n_products, char **address)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *server
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                          program, "--serve", n_products, NULL);
  g_autoptr (GDataInputStream) lines = NULL;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  *address = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  return server;
}

int
main (int argc, char **argv)
{
  g_autofree char *n_products = g_strdup (argc > 1 ? argv[argc - 1] : G_STRINGIFY (N_PRODUCTS));
  g_autofree char *address = NULL;
  g_autoptr (GSubprocess) server = NULL;
  Bench bench = { NULL };

  if (argc > 2)
    {
      serve ((guint) strtoul (n_products, NULL, 10));
      return 0;
    }
  server = start_server (argv[0], n_products, &address);
  bench.app = GTK_APPLICATION (
      adw_application_new ("com.example.SyncInventory.Pauses", G_APPLICATION_NON_UNIQUE));
  g_object_set (bench.app, "resource-base-path", "/com/example/SyncInventory", NULL);
  g_assert_true (g_application_register (G_APPLICATION (bench.app), NULL, NULL));
  g_main_context_set_poll_func (NULL, poll_between_turns);
  run (&bench, address);
  g_object_unref (bench.app);
  return 0;
}
