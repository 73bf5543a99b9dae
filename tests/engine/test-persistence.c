/* test-persistence.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The engine restores and saves the inventory of a connection. The embedded server answers, with
 * stocks that drift from one answer to the next.
 */

#include <string.h>
#include <unistd.h>

#include "si-demo-server.h"
#include "si-engine.h"
#include "si-store-past.h"
#include "si-store-path.h"
#include "si-test-engine.h"
#include "si-test.h"

#define N_PRODUCTS 300

typedef struct
{
  SiDemoServer *server;
  char *folder;
  SiEngine *engine;   /* (owned) */
  SiRefresh *refresh; /* (borrowed): of the engine */
} Fixture;

static SiTable *
get_table (Fixture *fixture)
{
  return si_inventory_get_table (si_engine_get_inventory (fixture->engine));
}

static gboolean
get_whole (Fixture *fixture)
{
  return si_inventory_get_whole (si_engine_get_inventory (fixture->engine));
}

static GDateTime *
get_time (Fixture *fixture)
{
  return si_inventory_get_time (si_engine_get_inventory (fixture->engine));
}

/* Starts the engine as the program does, with a folder. */
static void
start_with (Fixture *fixture, const char *id, const char *folder)
{
  fixture->engine = si_test_engine_new (id, si_demo_server_get_address (fixture->server),
                                        si_demo_server_get_key (fixture->server), folder);
  fixture->refresh = si_engine_get_refresh (fixture->engine);
}

static void
start (Fixture *fixture)
{
  start_with (fixture, "shop", fixture->folder);
}

static void
refresh (Fixture *fixture)
{
  si_test_engine_refresh (fixture->engine);
  g_assert_cmpuint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_IDLE);
  g_assert_null (si_persistence_get_problem (si_engine_get_persistence (fixture->engine)));
}

static void
stop (Fixture *fixture)
{
  si_test_engine_wait (fixture->engine);
  g_assert_finalize_object (g_steal_pointer (&fixture->engine));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = si_test_make_folder ();
  fixture->server = si_demo_server_new (7, N_PRODUCTS);
  si_demo_server_start (fixture->server, &error);
  g_assert_no_error (error);
  start (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->engine != NULL)
    stop (fixture);
  g_clear_object (&fixture->server);
  si_test_remove_folder (fixture->folder);
}

static gboolean
has_changes (gpointer engine)
{
  return si_baseline_get_changes (si_persistence_get_baseline (si_engine_get_persistence (engine)))
         != NULL;
}

static void
test_the_last_inventory_is_there_when_the_server_says_no (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) before = NULL;
  g_autoptr (GDateTime) time = NULL;

  refresh (fixture);
  before = si_table_ref (get_table (fixture));
  time = g_date_time_ref (get_time (fixture));
  stop (fixture);
  si_demo_server_accept (fixture->server, FALSE, FALSE);

  start (fixture);
  si_test_engine_refresh (fixture->engine);
  g_assert_cmpuint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_FAILED);
  g_assert_true (get_whole (fixture));
  g_assert_true (g_date_time_equal (get_time (fixture), time));
  g_assert_cmpuint (si_table_get_n_products (get_table (fixture)), ==,
                    si_table_get_n_products (before));
}

static void
note_table (SiInventory *inventory, GParamSpec *pspec, GString *states)
{
  g_string_append_printf (states, "%s ",
                          si_inventory_get_table (inventory) != NULL ? "table" : "none");
}

static void
note_bytes (SiProgress *progress, GParamSpec *pspec, GString *states)
{
  g_string_append (states, "bytes ");
}

static void
test_nothing_is_asked_before_it_is_on_screen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) states = g_string_new (NULL);

  refresh (fixture);
  stop (fixture);

  start (fixture);
  g_signal_connect (si_engine_get_inventory (fixture->engine), "notify::table",
                    G_CALLBACK (note_table), states);
  g_signal_connect (si_refresh_get_progress (fixture->refresh), "notify::bytes",
                    G_CALLBACK (note_bytes), states);
  refresh (fixture);
  g_assert_true (g_str_has_prefix (states->str, "table "));
}

static void
test_tells_what_has_changed_since_the_answer_before (Fixture *fixture, gconstpointer data)
{
  guint n_changed;

  refresh (fixture);
  g_assert_null (si_baseline_get_changes (
      si_persistence_get_baseline (si_engine_get_persistence (fixture->engine))));
  refresh (fixture);
  si_test_wait_for (has_changes, fixture->engine, 30);
  n_changed = si_comparison_get_n_products (si_baseline_get_changes (
      si_persistence_get_baseline (si_engine_get_persistence (fixture->engine))));
  g_assert_cmpuint (n_changed, >, 0);
  stop (fixture);

  /* The next start tells the same changes. */
  start (fixture);
  si_test_wait_for (has_changes, fixture->engine, 30);
  g_assert_cmpuint (si_comparison_get_n_products (si_baseline_get_changes (
                        si_persistence_get_baseline (si_engine_get_persistence (fixture->engine)))),
                    ==, n_changed);
}

static void
test_the_answer_for_one_sku_leaves_the_rest_and_its_time (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) time = NULL;
  guint n_products;

  refresh (fixture);
  n_products = si_table_get_n_products (get_table (fixture));
  time = g_date_time_ref (get_time (fixture));
  si_refresh_ask (fixture->refresh, "PTFB04", NULL);
  stop (fixture);

  start (fixture);
  si_test_engine_wait (fixture->engine);
  g_assert_cmpuint (si_table_get_n_products (get_table (fixture)), ==, n_products);
  g_assert_true (g_date_time_equal (get_time (fixture), time));
}

static void
test_a_disk_that_cannot_be_written_is_said_and_the_inventory_shown (Fixture *fixture,
                                                                    gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);
  g_autofree char *path = g_build_filename (file, "no-folder", NULL);

  stop (fixture);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  start_with (fixture, "shop", path);
  si_test_engine_refresh (fixture->engine);

  g_assert_cmpuint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_IDLE);
  g_assert_nonnull (get_table (fixture));
  g_assert_nonnull (si_persistence_get_problem (si_engine_get_persistence (fixture->engine)));
  si_persistence_dismiss_problem (si_engine_get_persistence (fixture->engine));
  g_assert_null (si_persistence_get_problem (si_engine_get_persistence (fixture->engine)));
}

static gboolean
is_usable (gpointer alerts)
{
  return si_stock_alerts_get_usable (alerts);
}

static void
count_fallen (SiStockAlertChecker *checker, GPtrArray *fallen, guint *n_fallen)
{
  *n_fallen += fallen->len;
}

static gboolean
has_fallen (gpointer n_fallen)
{
  return *(guint *) n_fallen > 0;
}

/* Sets a minimum while an answer is on its way, which counts for that answer. */
static void
test_a_stock_below_its_minimum_is_told_once_and_remembered (Fixture *fixture, gconstpointer data)
{
  SiStockAlert alert = { .product_id = (char *) "9032",
                         .sku = (char *) "PTFB04",
                         .minimum = { 0, SI_QUANTITY_EXACT } };
  const SiProductKey product = { (char *) "9032", (char *) "PTFB04", (char *) "SNS Coupon", 0 };
  SiStockAlerts *alerts = si_engine_get_stock_alerts (fixture->engine);
  guint n_fallen = 0;

  g_signal_connect (si_engine_get_stock_alert_checker (fixture->engine), "fell",
                    G_CALLBACK (count_fallen), &n_fallen);
  si_test_wait_for (is_usable, alerts, 30);
  si_stock_alerts_set (alerts, &alert);
  refresh (fixture);
  si_test_wait_for (has_fallen, &n_fallen, 30);
  refresh (fixture);
  g_assert_cmpuint (n_fallen, ==, 1);
  stop (fixture);

  start (fixture);
  alerts = si_engine_get_stock_alerts (fixture->engine);
  g_signal_connect (si_engine_get_stock_alert_checker (fixture->engine), "fell",
                    G_CALLBACK (count_fallen), &n_fallen);
  si_test_wait_for (is_usable, alerts, 30);
  g_assert_true (si_stock_alerts_find (alerts, &product, NULL)->below);
  refresh (fixture);
  g_assert_cmpuint (n_fallen, ==, 1);
}

static void
test_a_connection_that_is_not_saved_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;

  stop (fixture);
  start_with (fixture, NULL, fixture->folder);
  refresh (fixture);
  g_assert_null (si_persistence_get_store (si_engine_get_persistence (fixture->engine)));
  dir = g_dir_open (fixture->folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    g_assert_true (g_str_has_prefix (name, "shop.db"));
}

static void
test_an_id_is_no_path (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[]
      = { "../../../x", "..", ".", "", "a/b", "/etc/passwd", ".hidden", "shop\n", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *path = si_store_path_new (fixture->folder, ids[i]);
      g_autofree char *folder = g_path_get_dirname (path);
      g_autofree char *name = g_path_get_basename (path);

      g_assert_cmpstr (folder, ==, fixture->folder);
      g_assert_cmpuint (strlen (name), ==, 64 + strlen (".db"));
    }
}

/* A file that has lost everything looks like a new one, and must be told all the same. */
static void
test_a_file_that_has_lost_everything_is_told_until_it_is_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = si_store_path_new (fixture->folder, "shop");
  const char *noise = data;
  const char *text;

  refresh (fixture);
  stop (fixture);
  if (noise != NULL)
    g_assert_true (g_file_set_contents (path, noise, -1, NULL));
  else
    g_assert_cmpint (truncate (path, 0), ==, 0);

  start (fixture);
  si_test_engine_wait (fixture->engine);
  g_assert_null (get_table (fixture));
  g_assert_nonnull (si_persistence_get_problem (si_engine_get_persistence (fixture->engine)));
  text = si_problem_get_text (
      si_persistence_get_problem (si_engine_get_persistence (fixture->engine)));
  g_assert_nonnull (strstr (text, "-damaged-"));

  /* An answer that is saved does not undo the loss. */
  si_test_engine_refresh (fixture->engine);
  g_assert_nonnull (get_table (fixture));
  g_assert_nonnull (si_persistence_get_problem (si_engine_get_persistence (fixture->engine)));
  si_persistence_dismiss_problem (si_engine_get_persistence (fixture->engine));
  si_test_engine_refresh (fixture->engine);
  g_assert_null (si_persistence_get_problem (si_engine_get_persistence (fixture->engine)));
}

#define ADD(path, test) g_test_add ("/persistence/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  ADD ("the-last-inventory-is-there-when-the-server-says-no",
       test_the_last_inventory_is_there_when_the_server_says_no);
  ADD ("nothing-is-asked-before-it-is-on-screen", test_nothing_is_asked_before_it_is_on_screen);
  ADD ("tells-what-has-changed-since-the-answer-before",
       test_tells_what_has_changed_since_the_answer_before);
  ADD ("the-answer-for-one-sku-leaves-the-rest-and-its-time",
       test_the_answer_for_one_sku_leaves_the_rest_and_its_time);
  ADD ("a-disk-that-cannot-be-written-is-said-and-the-inventory-shown",
       test_a_disk_that_cannot_be_written_is_said_and_the_inventory_shown);
  ADD ("a-stock-below-its-minimum-is-told-once-and-remembered",
       test_a_stock_below_its_minimum_is_told_once_and_remembered);
  ADD ("a-connection-that-is-not-saved-leaves-nothing",
       test_a_connection_that_is_not_saved_leaves_nothing);
  ADD ("an-id-is-no-path", test_an_id_is_no_path);
  g_test_add ("/persistence/noise-is-told", Fixture, "noise that is long enough to be no database",
              set_up, test_a_file_that_has_lost_everything_is_told_until_it_is_read, tear_down);
  g_test_add ("/persistence/an-emptied-file-is-told", Fixture, NULL, set_up,
              test_a_file_that_has_lost_everything_is_told_until_it_is_read, tear_down);
  return g_test_run ();
}
