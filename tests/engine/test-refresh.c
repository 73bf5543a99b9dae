/* test-refresh.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One refresh at a time: what is told of it in which order, and how it ends when the program closes
 * in its middle. The server is a real socket that says what it was told to.
 */

#include "si-engine.h"
#include "si-fault-server.h"
#include "si-test-engine.h"
#include "si-test.h"

#define INVENTORY                                                                                  \
  "[{\"products_id\":\"1\",\"SkuCode\":\"A\",\"Stock\":\"5\"},"                                    \
  "{\"products_id\":\"2\",\"SkuCode\":\"B\",\"Stock\":\"7\"}]"
#define PART "[{\"products_id\":\"2\",\"SkuCode\":\"B\",\"Stock\":\"8\"}]"

typedef struct
{
  SiFaultServer *server;  /* (owned) */
  char *folder;           /* (owned): of the stored inventories */
  SiEngine *engine;       /* (owned) */
  SiInventory *inventory; /* (borrowed): of the engine */
  SiRefresh *refresh;     /* (borrowed): of the engine */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->server = si_fault_server_new (NULL);
  fixture->folder = si_test_make_folder ();
  fixture->engine = si_test_engine_new ("shop", si_fault_server_get_address (fixture->server), NULL,
                                        fixture->folder);
  fixture->inventory = si_engine_get_inventory (fixture->engine);
  fixture->refresh = si_engine_get_refresh (fixture->engine);
}

static gboolean
is_left (gpointer server)
{
  return si_fault_server_get_n_open (server) == 0;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->engine != NULL)
    {
      si_test_engine_wait (fixture->engine);
      g_assert_finalize_object (fixture->engine);
    }
  si_test_wait_for (is_left, fixture->server, 20);
  g_assert_finalize_object (fixture->server);
  si_test_remove_folder (fixture->folder);
}

static void
load (Fixture *fixture)
{
  si_fault_server_answer (fixture->server, "200 OK", NULL, INVENTORY);
  si_refresh_start (fixture->refresh);
  si_test_engine_wait (fixture->engine);
  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_IDLE);
}

static void
test_a_partial_answer_leaves_the_time_of_the_inventory (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) time = NULL;
  SiTable *table;

  load (fixture);
  time = g_date_time_ref (si_inventory_get_time (fixture->inventory));
  si_fault_server_answer (fixture->server, "200 OK", NULL, PART);
  si_refresh_ask (fixture->refresh, "B", NULL);
  si_test_engine_wait (fixture->engine);

  table = si_inventory_get_table (fixture->inventory);
  g_assert_cmpuint (si_table_get_n_products (table), ==, 2);
  g_assert_cmpint (si_table_get_stock (table, 1).millionths, ==, 8 * SI_QUANTITY_ONE);
  g_assert_true (g_date_time_equal (si_inventory_get_time (fixture->inventory), time));
}

static void
assert_at_rest (SiInventory *inventory, GParamSpec *pspec, Fixture *fixture)
{
  if (!si_inventory_get_whole (inventory))
    return;
  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_IDLE);
  g_assert_null (si_refresh_get_problem (fixture->refresh));
}

static void
assert_whole (SiRefresh *refresh, GParamSpec *pspec, Fixture *fixture)
{
  if (si_refresh_get_state (refresh) == SI_REFRESH_IDLE)
    g_assert_true (si_inventory_get_whole (fixture->inventory));
}

static void
test_inventory_and_state_are_told_together (Fixture *fixture, gconstpointer data)
{
  si_test_engine_wait (fixture->engine);
  g_signal_connect (fixture->inventory, "notify", G_CALLBACK (assert_at_rest), fixture);
  g_signal_connect (fixture->refresh, "notify::state", G_CALLBACK (assert_whole), fixture);
  load (fixture);
  g_assert_true (si_inventory_get_whole (fixture->inventory));
}

typedef struct
{
  SiPersistence *persistence; /* (borrowed) */
  GString *told;              /* (owned) */
} Answers;

static void
note_answer (SiRefresh *refresh, SiTable *table, guint kind, const char *filter, Answers *answers)
{
  g_assert_false (si_persistence_get_saving (answers->persistence));
  g_string_append_printf (answers->told, "%s%s ", kind == SI_SNAPSHOT_WHOLE ? "whole" : "sku ",
                          filter != NULL ? filter : "");
}

static void
test_an_answer_is_told_before_it_is_saved (Fixture *fixture, gconstpointer data)
{
  Answers answers = { si_engine_get_persistence (fixture->engine), g_string_new (NULL) };

  g_signal_connect (fixture->refresh, "answered", G_CALLBACK (note_answer), &answers);
  load (fixture);
  si_fault_server_answer (fixture->server, "200 OK", NULL, PART);
  si_refresh_ask (fixture->refresh, "B", NULL);
  si_test_engine_wait (fixture->engine);

  g_assert_cmpstr (answers.told->str, ==, "whole sku B ");
  g_string_free (answers.told, TRUE);
}

static gboolean
is_asked (gpointer data)
{
  return si_fault_server_get_n_requests (((Fixture *) data)->server) > 0;
}

static gboolean
is_asked_again (gpointer data)
{
  return si_fault_server_get_n_requests (((Fixture *) data)->server) > 1;
}

static void
count (guint *n)
{
  ++*n;
}

static void
test_says_nothing_once_it_is_stopped (Fixture *fixture, gconstpointer data)
{
  guint n_told = 0;

  load (fixture);
  si_fault_server_say (fixture->server, "", 0, SI_FAULT_SILENCE);
  si_refresh_start (fixture->refresh);
  si_test_wait_for (is_asked_again, fixture, 20);
  g_signal_connect_swapped (fixture->refresh, "notify", G_CALLBACK (count), &n_told);
  g_signal_connect_swapped (fixture->inventory, "notify", G_CALLBACK (count), &n_told);
  si_refresh_stop (fixture->refresh);
  si_test_wait_for (is_left, fixture->server, 20);
  for (guint i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (n_told, ==, 0);
  g_assert_finalize_object (g_steal_pointer (&fixture->engine));
}

static gboolean
is_growing (gpointer data)
{
  return si_progress_get_bytes (si_refresh_get_progress (((Fixture *) data)->refresh)) > 0;
}

static gboolean
is_waiting (gpointer data)
{
  return si_progress_get_retry_seconds (si_refresh_get_progress (((Fixture *) data)->refresh)) > 0;
}

/* Closes the engine in the middle of a request, and lets what is left of that end. */
static void
close_when (Fixture *fixture, SiTestCondition condition)
{
  si_refresh_start (fixture->refresh);
  if (condition != NULL)
    si_test_wait_for (condition, fixture, 20);
  g_assert_finalize_object (g_steal_pointer (&fixture->engine));
  si_test_wait_for (is_left, fixture->server, 20);
  for (guint i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_closes_before_it_has_asked (Fixture *fixture, gconstpointer data)
{
  close_when (fixture, NULL);
}

static void
test_closes_while_the_server_is_silent (Fixture *fixture, gconstpointer data)
{
  si_fault_server_say (fixture->server, "", 0, SI_FAULT_SILENCE);
  close_when (fixture, is_asked);
}

static void
test_closes_in_the_middle_of_an_answer (Fixture *fixture, gconstpointer data)
{
  si_fault_server_say (fixture->server,
                       "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
                       "[{\"products_id\":\"1\",\"SkuCode\":\"A\",\"Stock\":\"5\"},",
                       -1, SI_FAULT_SILENCE);
  close_when (fixture, is_growing);
}

static void
test_closes_while_it_waits_for_another_try (Fixture *fixture, gconstpointer data)
{
  si_fault_server_answer (fixture->server, "503 Service Unavailable", "Retry-After: 60\r\n", "");
  close_when (fixture, is_waiting);
}

static gboolean
is_saving (gpointer data)
{
  return si_persistence_get_saving (si_engine_get_persistence (((Fixture *) data)->engine));
}

static void
test_closes_while_the_answer_is_saved (Fixture *fixture, gconstpointer data)
{
  si_fault_server_answer (fixture->server, "200 OK", NULL, INVENTORY);
  close_when (fixture, is_saving);
}

#define ADD(path, test) g_test_add ("/refresh/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("a-partial-answer-leaves-the-time-of-the-inventory",
       test_a_partial_answer_leaves_the_time_of_the_inventory);
  ADD ("inventory-and-state-are-told-together", test_inventory_and_state_are_told_together);
  ADD ("an-answer-is-told-before-it-is-saved", test_an_answer_is_told_before_it_is_saved);
  ADD ("says-nothing-once-it-is-stopped", test_says_nothing_once_it_is_stopped);
  ADD ("closes-before-it-has-asked", test_closes_before_it_has_asked);
  ADD ("closes-while-the-server-is-silent", test_closes_while_the_server_is_silent);
  ADD ("closes-in-the-middle-of-an-answer", test_closes_in_the_middle_of_an_answer);
  ADD ("closes-while-it-waits-for-another-try", test_closes_while_it_waits_for_another_try);
  ADD ("closes-while-the-answer-is-saved", test_closes_while_the_answer_is_saved);
  return g_test_run ();
}
