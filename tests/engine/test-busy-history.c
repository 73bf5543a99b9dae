/* test-busy-history.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The engine waits for a store that another program has locked, and goes on without it.
 */

#include "si-engine.h"
#include "si-fault-server.h"
#include "si-store-path.h"
#include "si-test-lock.h"
#include "si-test-engine.h"
#include "si-test.h"

#define N_PRODUCTS 30

typedef struct
{
  SiFaultServer *server;
  char *folder;
  char *path;
  SiEngine *engine;   /* (owned) */
  SiRefresh *refresh; /* (borrowed): of the engine */
  SiTestLock *lock;
} Fixture;

static SiTable *
get_table (Fixture *fixture)
{
  return si_inventory_get_table (si_engine_get_inventory (fixture->engine));
}

/* Lets the server answer with products 1 to @n, each with this stock. */
static void
say (Fixture *fixture, guint n, guint stock)
{
  g_autoptr (GString) body = g_string_new ("[");

  for (guint i = 1; i <= n; i++)
    g_string_append_printf (body, "%s{\"products_id\":\"%u\",\"SkuCode\":\"P%u\",\"Stock\":\"%u\"}",
                            i > 1 ? "," : "", i, i, stock);
  g_string_append_c (body, ']');
  si_fault_server_answer (fixture->server, "200 OK", NULL, body->str);
}

static void
start (Fixture *fixture)
{
  fixture->engine = si_test_engine_new ("shop", si_fault_server_get_address (fixture->server), NULL,
                                        fixture->folder);
  fixture->refresh = si_engine_get_refresh (fixture->engine);
}

static void
stop (Fixture *fixture)
{
  si_test_engine_wait (fixture->engine);
  g_assert_finalize_object (g_steal_pointer (&fixture->engine));
}

/* The store's thread closes the file, and would meet the lock while it does. */
static gboolean
is_closed (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);

  return !g_file_test (log, G_FILE_TEST_EXISTS);
}

/* Stores an inventory, and then locks its file. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = si_test_make_folder ();
  fixture->path = si_store_path_new (fixture->folder, "shop");
  fixture->server = si_fault_server_new (NULL);
  say (fixture, N_PRODUCTS, 10);
  start (fixture);
  si_refresh_start (fixture->refresh);
  stop (fixture);
  si_test_wait_for (is_closed, fixture, 30);
  fixture->lock = si_test_lock (fixture->path);
  start (fixture);
}

static void
unlock (Fixture *fixture)
{
  si_test_unlock (g_steal_pointer (&fixture->lock));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->lock != NULL)
    unlock (fixture);
  stop (fixture);
  g_clear_object (&fixture->server);
  g_free (fixture->path);
  si_test_remove_folder (fixture->folder);
}

static guint
count_shown (Fixture *fixture)
{
  SiTable *table = get_table (fixture);

  return table != NULL ? si_table_get_n_products (table) : 0;
}

static gboolean
is_asked_twice (gpointer data)
{
  return si_fault_server_get_n_requests (((Fixture *) data)->server) == 2;
}

static gboolean
is_answered (gpointer data)
{
  return si_refresh_get_state (si_engine_get_refresh (((Fixture *) data)->engine))
         != SI_REFRESH_LOADING;
}

static gboolean
has_changes (gpointer data)
{
  return si_baseline_get_changes (
             si_persistence_get_baseline (si_engine_get_persistence (((Fixture *) data)->engine)))
         != NULL;
}

static void
test_the_request_does_not_wait_for_it (Fixture *fixture, gconstpointer data)
{
  say (fixture, N_PRODUCTS, 20);
  si_refresh_start (fixture->refresh);
  g_assert_true (si_refresh_get_step (fixture->refresh) == SI_REFRESH_STEP_DISK);
  si_test_wait_for (is_asked_twice, fixture, 10);
  /* The request is sent while the file is still waited for. */
  g_assert_null (si_persistence_get_problem (si_engine_get_persistence (fixture->engine)));
  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_LOADING);
  g_assert_false (si_refresh_get_step (fixture->refresh) == SI_REFRESH_STEP_DISK);
}

static gboolean
is_restored (gpointer data)
{
  return !si_persistence_get_restoring (si_engine_get_persistence (((Fixture *) data)->engine));
}

static void
test_a_request_that_was_cancelled_is_not_made_later (Fixture *fixture, gconstpointer data)
{
  si_refresh_start (fixture->refresh);
  si_refresh_cancel (fixture->refresh);
  si_test_wait_for (is_restored, fixture, 20);
  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_IDLE);
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_the_answer_is_shown_and_told_as_not_saved (Fixture *fixture, gconstpointer data)
{
  SiProblem *report;

  say (fixture, N_PRODUCTS, 20);
  si_refresh_start (fixture->refresh);
  si_test_wait_for (is_answered, fixture, 20);
  g_assert_cmpuint (count_shown (fixture), ==, N_PRODUCTS);
  g_assert_true (si_persistence_get_saving (si_engine_get_persistence (fixture->engine)));
  si_test_engine_wait (fixture->engine);
  report = si_persistence_get_problem (si_engine_get_persistence (fixture->engine));
  g_assert_nonnull (report);
  g_assert_true (
      g_str_has_prefix (si_problem_get_text (report),
                        "Another program is using the stored inventory, so this answer"));

  /* The next answer is saved, beside the inventory that was stored before. */
  unlock (fixture);
  si_refresh_start (fixture->refresh);
  si_test_engine_wait (fixture->engine);
  g_assert_null (si_persistence_get_problem (si_engine_get_persistence (fixture->engine)));
  stop (fixture);
  start (fixture);
  si_test_wait_for (has_changes, fixture, 20);
  g_assert_cmpuint (si_comparison_get_n_products (si_baseline_get_changes (
                        si_persistence_get_baseline (si_engine_get_persistence (fixture->engine)))),
                    ==, N_PRODUCTS);
}

static void
test_an_inventory_that_comes_late_is_the_baseline (Fixture *fixture, gconstpointer data)
{
  say (fixture, N_PRODUCTS, 20);
  si_refresh_start (fixture->refresh);
  si_test_wait_for (is_asked_twice, fixture, 10);
  g_assert_null (get_table (fixture));
  unlock (fixture);
  si_test_wait_for (has_changes, fixture, 20);
  g_assert_cmpuint (si_comparison_get_n_products (si_baseline_get_changes (
                        si_persistence_get_baseline (si_engine_get_persistence (fixture->engine)))),
                    ==, N_PRODUCTS);
  g_assert_cmpuint (si_table_get_stock (get_table (fixture), 0).millionths, ==,
                    20 * SI_QUANTITY_ONE);
  si_test_engine_wait (fixture->engine);
  g_assert_null (si_persistence_get_problem (si_engine_get_persistence (fixture->engine)));
}

static void
test_an_answer_is_judged_by_an_inventory_that_comes_late (Fixture *fixture, gconstpointer data)
{
  /* Without the guard's own file, the stored inventory is all there is to judge by. */
  stop (fixture);
  si_test_remove_folder (g_build_filename (fixture->folder, "answers", NULL));
  start (fixture);
  say (fixture, 2, 10);
  si_refresh_start (fixture->refresh);
  si_test_wait_for (is_asked_twice, fixture, 10);
  unlock (fixture);
  si_test_engine_wait (fixture->engine);
  g_assert_nonnull (si_answer_guard_get_held (si_engine_get_guard (fixture->engine)));
  g_assert_cmpuint (count_shown (fixture), ==, N_PRODUCTS);
}

static void
test_an_answer_is_judged_without_the_inventory (Fixture *fixture, gconstpointer data)
{
  say (fixture, 2, 10);
  si_refresh_start (fixture->refresh);
  si_test_engine_wait (fixture->engine);
  g_assert_nonnull (si_answer_guard_get_held (si_engine_get_guard (fixture->engine)));
}

static void
test_a_part_does_not_replace_the_whole (Fixture *fixture, gconstpointer data)
{
  say (fixture, 1, 20);
  si_test_engine_wait (fixture->engine);
  si_refresh_ask (fixture->refresh, "P1", NULL);
  si_test_engine_wait (fixture->engine);
  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_FAILED);
  g_assert_null (get_table (fixture));

  /* The next request reads the stored inventory again. */
  unlock (fixture);
  si_refresh_ask (fixture->refresh, "P1", NULL);
  si_test_engine_wait (fixture->engine);
  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_IDLE);
  g_assert_cmpuint (count_shown (fixture), ==, N_PRODUCTS);
}

static void
end_pause (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_over (gpointer data)
{
  return *(gboolean *) data;
}

static void
test_a_request_is_stopped_while_its_answer_waits (Fixture *fixture, gconstpointer data)
{
  gboolean over = FALSE;

  say (fixture, N_PRODUCTS, 20);
  si_refresh_start (fixture->refresh);
  si_test_wait_for (is_asked_twice, fixture, 10);
  /* The pause lets the answer be read, so that it waits for the file by now. */
  g_timeout_add_once (250, end_pause, &over);
  si_test_wait_for (is_over, &over, 10);
  si_refresh_cancel (fixture->refresh);
  si_test_wait_for (is_answered, fixture, 10);
  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_CANCELLED);
  /* The engine did not wait until the file was given up. */
  g_assert_true (si_refresh_get_step (fixture->refresh) == SI_REFRESH_STEP_DISK);
  unlock (fixture);
}

#define ADD(path, test) g_test_add ("/busy-history/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  ADD ("a-request-that-was-cancelled-is-not-made-later",
       test_a_request_that_was_cancelled_is_not_made_later);
  ADD ("the-request-does-not-wait-for-it", test_the_request_does_not_wait_for_it);
  ADD ("the-answer-is-shown-and-told-as-not-saved", test_the_answer_is_shown_and_told_as_not_saved);
  ADD ("an-inventory-that-comes-late-is-the-baseline",
       test_an_inventory_that_comes_late_is_the_baseline);
  ADD ("an-answer-is-judged-by-an-inventory-that-comes-late",
       test_an_answer_is_judged_by_an_inventory_that_comes_late);
  ADD ("an-answer-is-judged-without-the-inventory", test_an_answer_is_judged_without_the_inventory);
  ADD ("a-part-does-not-replace-the-whole", test_a_part_does_not_replace_the_whole);
  ADD ("a-request-is-stopped-while-its-answer-waits",
       test_a_request_is_stopped_while_its_answer_waits);
  return g_test_run ();
}
