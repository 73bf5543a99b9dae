/* test-session.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A connection in use whose key is changed in the keyring meanwhile, by another window or
 * another program.
 */

#include "si-connection.h"
#include "si-engine.h"
#include "si-fault-server.h"
#include "si-keyring.h"
#include "si-test-engine.h"
#include "si-test.h"

#define INVENTORY "[{\"products_id\":\"9032\",\"SkuCode\":\"PTFB04\"}]"
#define WRONG_KEY "{\"status\":\"error\",\"message\":\"Invalid API key.\"}"

typedef struct
{
  SiFaultServer *server;
  SiEngine *engine;   /* (owned) */
  SiRefresh *refresh; /* (borrowed): of the engine */
  SiConnection *connection;
} Fixture;

/* Another window stores a key while this one runs. */
static char *
store_new_key (Fixture *fixture)
{
  const char *scope = si_connection_get_key_scope (fixture->connection);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *key = si_test_make_key ();

  si_keyring_store_async (scope, NULL, key, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  si_keyring_store_finish (result, &error);
  g_assert_no_error (error);
  return key;
}

static void
remove_key (Fixture *fixture)
{
  const char *scope = si_connection_get_key_scope (fixture->connection);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  si_keyring_clear_async (scope, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  si_keyring_clear_finish (result, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  SiConnectionDetails details = { .auth = "bearer" };
  g_autoptr (GError) error = NULL;

  fixture->server = si_fault_server_new (NULL);
  details.address = si_fault_server_get_address (fixture->server);
  fixture->connection = si_connection_new (&details, NULL, &error);
  g_assert_no_error (error);
  fixture->engine = si_engine_new (fixture->connection, NULL);
  fixture->refresh = si_engine_get_refresh (fixture->engine);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->engine);
  g_assert_finalize_object (fixture->connection);
  g_assert_finalize_object (fixture->server);
}

static void
refresh (Fixture *fixture)
{
  si_refresh_start (fixture->refresh);
  si_test_engine_wait (fixture->engine);
}

static void
accept (Fixture *fixture)
{
  si_fault_server_answer (fixture->server, "200 OK", NULL, INVENTORY);
}

static void
refuse (Fixture *fixture)
{
  si_fault_server_answer (fixture->server, "401 Unauthorized", NULL, WRONG_KEY);
}

static void
assert_loads (Fixture *fixture)
{
  refresh (fixture);
  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_IDLE);
}

static void
assert_fails (Fixture *fixture, const char *title)
{
  refresh (fixture);
  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_FAILED);
  g_assert_cmpstr (si_problem_get_title (si_refresh_get_problem (fixture->refresh)), ==, title);
  g_assert_cmpint (si_problem_get_recovery_action (si_refresh_get_problem (fixture->refresh)), ==,
                   SI_RECOVERY_KEY);
}

static void
assert_key_was_sent (Fixture *fixture, guint nth, const char *key)
{
  g_autofree char *line = g_strconcat ("Authorization: Bearer ", key, NULL);

  g_assert_true (si_fault_server_saw (fixture->server, nth, line));
}

static void
test_takes_the_key_that_replaced_a_refused_one (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old_key = store_new_key (fixture);
  g_autofree char *new_key = NULL;

  accept (fixture);
  refuse (fixture);
  accept (fixture);
  assert_loads (fixture);

  new_key = store_new_key (fixture);
  assert_loads (fixture);
  assert_loads (fixture);
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, 4);
  assert_key_was_sent (fixture, 1, old_key);
  assert_key_was_sent (fixture, 2, new_key);
  assert_key_was_sent (fixture, 3, new_key);
  remove_key (fixture);
}

static void
test_sends_no_refused_key_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = store_new_key (fixture);

  accept (fixture);
  refuse (fixture);
  assert_loads (fixture);
  assert_fails (fixture, "The API key is not accepted");
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, 2);
  assert_key_was_sent (fixture, 1, key);
  remove_key (fixture);
}

static void
test_takes_one_new_key_at_a_time (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old_key = store_new_key (fixture);
  g_autofree char *new_key = NULL;

  accept (fixture);
  refuse (fixture);
  assert_loads (fixture);
  new_key = store_new_key (fixture);
  assert_fails (fixture, "The API key is not accepted");
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, 3);
  assert_key_was_sent (fixture, 1, old_key);
  assert_key_was_sent (fixture, 2, new_key);
  remove_key (fixture);
}

/* A session uses the key that it knows until the server refuses it. */
static void
test_says_when_the_key_was_removed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = store_new_key (fixture);

  accept (fixture);
  accept (fixture);
  refuse (fixture);
  assert_loads (fixture);
  remove_key (fixture);
  assert_loads (fixture);
  assert_fails (fixture, "The API key is not accepted");
  assert_fails (fixture, "There is no API key for this address");
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, 3);
  g_assert_cmpuint (
      si_table_get_n_products (si_inventory_get_table (si_engine_get_inventory (fixture->engine))),
      ==, 1);
}

#define ADD(path, test) g_test_add ("/service/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("takes-the-key-that-replaced-a-refused-one", test_takes_the_key_that_replaced_a_refused_one);
  ADD ("sends-no-refused-key-again", test_sends_no_refused_key_again);
  ADD ("takes-one-new-key-at-a-time", test_takes_one_new_key_at_a_time);
  ADD ("says-when-the-key-was-removed", test_says_when_the_key_was_removed);
  return g_test_run ();
}
