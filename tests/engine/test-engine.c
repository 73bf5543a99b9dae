/* test-engine.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The whole program but its pixels: engine, client and decoder against the embedded
 * server, over real sockets.
 */

#include "si-demo-server.h"
#include "si-engine.h"
#include "si-lookup.h"
#include "si-request.h"
#include "si-test-engine.h"
#include "si-test.h"

typedef struct
{
  SiDemoServer *server;
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

static void
set_up (Fixture *fixture, gconstpointer n_products)
{
  g_autoptr (GError) error = NULL;

  fixture->server = si_demo_server_new (7, GPOINTER_TO_UINT (n_products));
  si_demo_server_start (fixture->server, &error);
  g_assert_no_error (error);

  fixture->engine = si_test_engine_new (NULL, si_demo_server_get_address (fixture->server),
                                        si_demo_server_get_key (fixture->server), NULL);
  fixture->refresh = si_engine_get_refresh (fixture->engine);
}

static void
tear_down (Fixture *fixture, gconstpointer n_products)
{
  g_assert_finalize_object (fixture->engine);
  g_assert_finalize_object (fixture->server);
}

static void
load (Fixture *fixture)
{
  si_refresh_start (fixture->refresh);
  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_LOADING);
  si_test_engine_wait (fixture->engine);
  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_IDLE);
}

static void
test_has_nothing_without_a_connection (void)
{
  SiEngine *engine = si_engine_new (NULL, NULL);

  si_refresh_start (si_engine_get_refresh (engine));
  g_assert_cmpint (si_refresh_get_state (si_engine_get_refresh (engine)), ==,
                   SI_REFRESH_UNCONNECTED);
  g_assert_null (si_inventory_get_table (si_engine_get_inventory (engine)));
  g_assert_finalize_object (engine);
}

static void
test_loads_the_inventory (Fixture *fixture, gconstpointer n_products)
{
  load (fixture);

  g_assert_cmpuint (si_table_get_n_products (get_table (fixture)), >, 2000);
  g_assert_cmpuint (si_table_look_up (get_table (fixture), "PTFB04").row, ==, 0);
  g_assert_true (get_whole (fixture));
  g_assert_nonnull (get_time (fixture));
  g_assert_null (si_refresh_get_problem (fixture->refresh));
}

static void
test_asks_once_at_a_time (Fixture *fixture, gconstpointer n_products)
{
  si_refresh_start (fixture->refresh);
  si_refresh_start (fixture->refresh);
  si_refresh_ask (fixture->refresh, "PTFB04", NULL);
  si_test_engine_wait (fixture->engine);

  g_assert_cmpuint (si_demo_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_keeps_the_last_inventory_when_a_refresh_fails (Fixture *fixture, gconstpointer n_products)
{
  SiTable *table;
  GDateTime *time;

  load (fixture);
  table = get_table (fixture);
  time = get_time (fixture);

  si_demo_server_accept (fixture->server, FALSE, FALSE);
  si_refresh_start (fixture->refresh);
  si_test_engine_wait (fixture->engine);

  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_FAILED);
  g_assert_true (get_table (fixture) == table);
  g_assert_true (get_whole (fixture));
  g_assert_true (get_time (fixture) == time);
  g_assert_nonnull (
      strstr (si_problem_get_text (si_refresh_get_problem (fixture->refresh)), "Invalid API key."));
  g_assert_cmpint (si_problem_get_recovery_action (si_refresh_get_problem (fixture->refresh)), ==,
                   SI_RECOVERY_KEY);
}

static void
test_keeps_the_last_inventory_when_stopped (Fixture *fixture, gconstpointer n_products)
{
  SiTable *table;

  load (fixture);
  table = get_table (fixture);

  si_refresh_start (fixture->refresh);
  si_refresh_cancel (fixture->refresh);
  si_test_engine_wait (fixture->engine);

  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_CANCELLED);
  g_assert_true (get_table (fixture) == table);
  g_assert_null (si_refresh_get_problem (fixture->refresh));
}

static void
test_a_report_goes_when_it_is_dismissed_or_the_next_request_starts (Fixture *fixture,
                                                                    gconstpointer n_products)
{
  si_demo_server_accept (fixture->server, FALSE, FALSE);
  si_refresh_start (fixture->refresh);
  si_test_engine_wait (fixture->engine);
  g_assert_nonnull (si_refresh_get_problem (fixture->refresh));
  si_refresh_dismiss_problem (fixture->refresh);
  g_assert_null (si_refresh_get_problem (fixture->refresh));

  si_refresh_start (fixture->refresh);
  si_test_engine_wait (fixture->engine);
  g_assert_nonnull (si_refresh_get_problem (fixture->refresh));
  si_demo_server_accept (fixture->server, TRUE, TRUE);
  si_refresh_start (fixture->refresh);
  g_assert_null (si_refresh_get_problem (fixture->refresh));
  si_test_engine_wait (fixture->engine);
}

static void
test_a_first_load_that_fails_leaves_nothing_half (Fixture *fixture, gconstpointer n_products)
{
  g_autofree char *key = si_test_make_key ();
  SiEngine *engine
      = si_test_engine_new (NULL, si_demo_server_get_address (fixture->server), key, NULL);
  SiRefresh *refresh = si_engine_get_refresh (engine);

  si_test_engine_refresh (engine);
  g_assert_cmpint (si_refresh_get_state (refresh), ==, SI_REFRESH_FAILED);
  g_assert_null (si_inventory_get_table (si_engine_get_inventory (engine)));
  g_assert_null (strstr (si_problem_get_text (si_refresh_get_problem (refresh)), key));
  g_assert_finalize_object (engine);
}

static void
keep_growth (SiInventory *inventory, GParamSpec *pspec, guint *n_growing)
{
  if (si_inventory_get_table (inventory) != NULL && !si_inventory_get_whole (inventory))
    ++*n_growing;
}

static void
test_shows_rows_while_the_first_load_runs_and_only_then (Fixture *fixture, gconstpointer n_products)
{
  guint n_growing = 0;

  g_signal_connect (si_engine_get_inventory (fixture->engine), "notify::table",
                    G_CALLBACK (keep_growth), &n_growing);
  load (fixture);
  g_assert_cmpuint (n_growing, >, 0);

  n_growing = 0;
  load (fixture);
  g_assert_cmpuint (n_growing, ==, 0);
  g_assert_cmpuint (si_progress_get_n_received (si_refresh_get_progress (fixture->refresh)), >, 0);
  g_assert_cmpuint (si_progress_get_bytes (si_refresh_get_progress (fixture->refresh)), >, 100000);
}

typedef struct
{
  guint n_answers;
  guint n_products;
  char *sku;
} PartialAnswer;

static void
keep_partial_answer (SiEngine *engine,
                     const char *sku,
                     const char *godown_id,
                     guint n_products,
                     PartialAnswer *answer)
{
  answer->n_answers++;
  answer->n_products = n_products;
  g_free (answer->sku);
  answer->sku = g_strdup (sku);
}

static void
test_lays_the_answer_for_one_sku_over_the_inventory (Fixture *fixture, gconstpointer n_products)
{
  PartialAnswer answer = { 0 };
  guint n_before;

  load (fixture);
  n_before = si_table_get_n_products (get_table (fixture));
  g_signal_connect (fixture->refresh, "partial-answer", G_CALLBACK (keep_partial_answer), &answer);

  si_refresh_ask (fixture->refresh, "PTFB04", NULL);
  si_test_engine_wait (fixture->engine);
  g_assert_cmpstr (answer.sku, ==, "PTFB04");
  g_assert_cmpuint (answer.n_products, ==, 1);

  si_refresh_ask (fixture->refresh, "NO SUCH CODE", NULL);
  si_test_engine_wait (fixture->engine);
  g_assert_cmpuint (answer.n_answers, ==, 2);
  g_assert_cmpuint (answer.n_products, ==, 0);

  g_assert_cmpuint (si_table_get_n_products (get_table (fixture)), ==, n_before);
  g_free (answer.sku);
}

static void
test_refreshes_one_godown_and_keeps_the_rest (Fixture *fixture, gconstpointer n_products)
{
  guint n_before, n_answers = 0;

  load (fixture);
  n_before = si_table_get_n_products (get_table (fixture));
  g_signal_connect_swapped (fixture->refresh, "partial-answer", G_CALLBACK (g_atomic_int_inc),
                            &n_answers);

  si_refresh_ask (fixture->refresh, NULL, "97637");
  si_test_engine_wait (fixture->engine);

  g_assert_cmpuint (n_answers, ==, 1);
  g_assert_cmpuint (si_table_get_n_products (get_table (fixture)), ==, n_before);
}

/* The answer of a request comes too late for an engine that nobody uses any more. */
static void
test_goes_while_it_loads (Fixture *fixture, gconstpointer n_products)
{
  g_autoptr (SiInventory) inventory = g_object_ref (si_engine_get_inventory (fixture->engine));

  si_refresh_start (fixture->refresh);
  g_assert_finalize_object (fixture->engine);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (si_inventory_get_table (inventory));
  fixture->engine = si_engine_new (NULL, NULL);
}

static void
test_answers_a_reader_that_needs_no_state (Fixture *fixture, gconstpointer n_products)
{
  const SiQuestion question = { .sku = "PFLY12" };
  g_autoptr (SiRequest) request = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  request = si_engine_create_request (fixture->engine, FALSE);
  si_request_ask_async (request, &question, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  table = si_request_finish (request, result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (si_table_get_n_products (table), ==, 1);
  g_assert_null (get_table (fixture));
}

#define ADD(path, n_products, test)                                                                \
  g_test_add ("/engine/" path, Fixture, GUINT_TO_POINTER (n_products), set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/engine/has-nothing-without-a-connection",
                   test_has_nothing_without_a_connection);
  ADD ("loads-the-inventory", 0, test_loads_the_inventory);
  ADD ("asks-once-at-a-time", 0, test_asks_once_at_a_time);
  ADD ("keeps-the-last-inventory-when-a-refresh-fails", 0,
       test_keeps_the_last_inventory_when_a_refresh_fails);
  ADD ("keeps-the-last-inventory-when-stopped", 0, test_keeps_the_last_inventory_when_stopped);
  ADD ("a-report-goes-when-it-is-dismissed-or-the-next-request-starts", 0,
       test_a_report_goes_when_it_is_dismissed_or_the_next_request_starts);
  ADD ("a-first-load-that-fails-leaves-nothing-half", 0,
       test_a_first_load_that_fails_leaves_nothing_half);
  ADD ("shows-rows-while-the-first-load-runs-and-only-then", 100000,
       test_shows_rows_while_the_first_load_runs_and_only_then);
  ADD ("lays-the-answer-for-one-sku-over-the-inventory", 0,
       test_lays_the_answer_for_one_sku_over_the_inventory);
  ADD ("refreshes-one-godown-and-keeps-the-rest", 0, test_refreshes_one_godown_and_keeps_the_rest);
  ADD ("goes-while-it-loads", 0, test_goes_while_it_loads);
  ADD ("answers-a-reader-that-needs-no-state", 0, test_answers_a_reader_that_needs_no_state);
  return g_test_run ();
}
