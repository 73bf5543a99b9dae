/* test-engines.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The engines of the program, with real settings, servers on loopback and files.
 */

#include "si-engines.h"
#include "si-fault-server.h"
#include "si-store-path.h"
#include "si-test-engine.h"
#include "si-test.h"

#define INVENTORY                                                                                  \
  "[{\"products_id\":\"1\",\"SkuCode\":\"A\",\"Stock\":\"5\"},"                                    \
  "{\"products_id\":\"2\",\"SkuCode\":\"B\",\"Stock\":\"7\"}]"

typedef struct
{
  GSettings *settings;    /* (owned) */
  SiConnectionList *list; /* (owned) */
  SiFaultServer *server;  /* (owned) */
  char *folder;           /* (owned) */
  SiEngines *engines;     /* (owned) */
  SiConnection *shop;     /* (owned): saved, and in use */
  SiEngine *before;       /* (owned) (nullable): of the last replacement */
  SiEngine *after;        /* (owned) (nullable) */
  guint n_added;
} Fixture;

static void
keep_replacement (Fixture *fixture, SiEngine *before, SiEngine *after)
{
  g_set_object (&fixture->before, before);
  g_set_object (&fixture->after, after);
}

static void
count_added (Fixture *fixture, SiEngine *engine)
{
  g_assert_cmpint (si_refresh_get_state (si_engine_get_refresh (engine)), !=, SI_REFRESH_FAILED);
  fixture->n_added++;
}

static SiConnection *
save_connection (Fixture *fixture, const char *id)
{
  SiConnection *connection
      = si_test_connection_new (id, si_fault_server_get_address (fixture->server), NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (si_connection_list_save (fixture->list, connection, &error));
  g_assert_no_error (error);
  return connection;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->settings = g_settings_new ("com.example.SyncInventory");
  fixture->list = si_connection_list_new (fixture->settings);
  fixture->server = si_fault_server_new (NULL);
  si_fault_server_answer (fixture->server, "200 OK", NULL, INVENTORY);
  fixture->folder = si_test_make_folder ();
  fixture->shop = save_connection (fixture, "shop");
  fixture->engines = si_engines_new (fixture->settings, fixture->list, fixture->folder);
  g_signal_connect_swapped (fixture->engines, "added", G_CALLBACK (count_added), fixture);
  g_signal_connect_swapped (fixture->engines, "replaced", G_CALLBACK (keep_replacement), fixture);
}

static gboolean
saves_nothing (gpointer engines)
{
  return !si_engines_get_saving (engines);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  si_test_wait_for (saves_nothing, fixture->engines, 20);
  g_clear_object (&fixture->before);
  g_clear_object (&fixture->after);
  g_assert_finalize_object (fixture->engines);
  g_clear_object (&fixture->shop);
  g_assert_finalize_object (fixture->list);
  g_settings_reset (fixture->settings, "connections");
  g_settings_reset (fixture->settings, "current-connection");
  g_settings_reset (fixture->settings, "refresh-minutes");
  g_clear_object (&fixture->settings);
  g_assert_finalize_object (fixture->server);
  si_test_remove_folder (fixture->folder);
}

static SiRefreshState
get_state (SiEngine *engine)
{
  return si_refresh_get_state (si_engine_get_refresh (engine));
}

static guint
count_products (SiEngine *engine)
{
  SiTable *table = si_inventory_get_table (si_engine_get_inventory (engine));

  return table != NULL ? si_table_get_n_products (table) : 0;
}

static void
test_users_of_a_connection_share_its_engine (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiConnection) other = save_connection (fixture, "other");
  g_autoptr (SiEngine) first = si_engines_start (fixture->engines, fixture->shop);
  g_autoptr (SiEngine) second = si_engines_start (fixture->engines, fixture->shop);
  g_autoptr (SiEngine) third = si_engines_get (fixture->engines, other);

  g_assert_true (first == second);
  g_assert_true (third != first);
  g_assert_true (si_engine_get_connection (third) == other);
  g_assert_cmpuint (fixture->n_added, ==, 2);
  si_test_engine_wait (first);
  g_assert_cmpuint (count_products (first), ==, 2);
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, 1);
  g_assert_cmpint (get_state (third), !=, SI_REFRESH_FAILED);
}

static void
test_an_engine_goes_with_its_last_user (Fixture *fixture, gconstpointer data)
{
  SiEngine *engine = si_engines_get (fixture->engines, fixture->shop);

  g_assert_true (si_engines_find (fixture->engines, fixture->shop) == engine);
  g_assert_finalize_object (engine);
  g_assert_null (si_engines_find (fixture->engines, fixture->shop));
}

static gboolean
has_answer (gpointer engine)
{
  return count_products (engine) > 0;
}

static void
test_an_engine_that_saves_outlives_its_last_user (Fixture *fixture, gconstpointer data)
{
  SiEngine *engine = si_engines_start (fixture->engines, fixture->shop);

  g_object_add_weak_pointer (G_OBJECT (engine), (gpointer *) &engine);
  si_test_wait_for (has_answer, engine, 20);
  g_assert_true (si_engines_get_saving (fixture->engines));
  g_object_unref (engine);
  g_assert_nonnull (engine);
  si_test_wait_for (saves_nothing, fixture->engines, 20);
  g_assert_null (engine);

  engine = si_engines_get (fixture->engines, fixture->shop);
  si_test_wait_for (has_answer, engine, 20);
  g_assert_finalize_object (engine);
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_all_engines_follow_the_settings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiConnection) other = save_connection (fixture, "other");
  g_autoptr (SiEngine) first = si_engines_get (fixture->engines, fixture->shop);
  const gint64 later = g_get_real_time () + 20 * G_TIME_SPAN_MINUTE;
  g_autoptr (SiEngine) second = NULL;

  g_assert_false (si_schedule_is_due (si_engine_get_schedule (first), later));
  g_settings_set_uint (fixture->settings, "refresh-minutes", 15);
  second = si_engines_get (fixture->engines, other);
  g_assert_true (si_schedule_is_due (si_engine_get_schedule (first), later));
  g_assert_true (si_schedule_is_due (si_engine_get_schedule (second), later));
}

static void
test_a_changed_connection_gets_another_engine (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiEngine) engine = si_engines_start (fixture->engines, fixture->shop);
  g_autoptr (SiConnection) changed = save_connection (fixture, "shop");

  g_assert_true (fixture->before == engine);
  g_assert_true (si_engine_get_connection (fixture->after) == changed);
  g_assert_cmpint (get_state (fixture->after), ==, SI_REFRESH_LOADING);
  si_test_engine_wait (fixture->after);
  g_assert_cmpuint (count_products (fixture->after), ==, 2);
  g_assert_cmpuint (count_products (engine), ==, 0);
}

static void
test_a_removed_connection_is_left_for_the_one_in_use (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiConnection) other = save_connection (fixture, "other");
  g_autoptr (SiEngine) engine = si_engines_start (fixture->engines, fixture->shop);

  si_connection_list_remove (fixture->list, fixture->shop);
  g_assert_true (fixture->before == engine);
  g_assert_true (si_engine_get_connection (fixture->after) == other);
  g_assert_null (si_engines_find (fixture->engines, fixture->shop));
  si_test_engine_wait (fixture->after);

  si_connection_list_remove (fixture->list, other);
  g_assert_null (si_engine_get_connection (fixture->after));
  g_assert_cmpint (get_state (fixture->after), ==, SI_REFRESH_UNCONNECTED);
}

static void
test_a_first_connection_is_taken_where_there_was_none (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiConnection) first = NULL;
  g_autoptr (SiEngine) unconnected = NULL;

  si_connection_list_remove (fixture->list, fixture->shop);
  unconnected = si_engines_get (fixture->engines, NULL);
  first = save_connection (fixture, "first");
  g_assert_true (fixture->before == unconnected);
  g_assert_true (si_engine_get_connection (fixture->after) == first);
}

/* The command line can name an address that is not saved. */
static void
test_a_connection_that_is_not_saved_keeps_its_engine (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiConnection) own
      = si_test_connection_new (NULL, si_fault_server_get_address (fixture->server), NULL);
  g_autoptr (SiEngine) engine = si_engines_get (fixture->engines, own);
  g_autoptr (SiConnection) other = save_connection (fixture, "other");

  si_connection_list_remove (fixture->list, other);
  g_assert_null (fixture->before);
  g_assert_true (si_engines_find (fixture->engines, own) == engine);
}

static void
test_a_slow_server_does_not_delay_another (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiFaultServer) slow = si_fault_server_new (NULL);
  g_autoptr (SiConnection) silent = NULL;
  g_autoptr (SiEngine) first = NULL;
  g_autoptr (SiEngine) second = NULL;

  si_fault_server_say (slow, "", 0, SI_FAULT_SILENCE);
  silent = si_test_connection_new (NULL, si_fault_server_get_address (slow), NULL);
  first = si_engines_start (fixture->engines, silent);
  second = si_engines_start (fixture->engines, fixture->shop);
  si_test_engine_wait (second);
  g_assert_cmpuint (count_products (second), ==, 2);
  g_assert_cmpint (get_state (first), ==, SI_REFRESH_LOADING);
  g_assert_cmpuint (count_products (first), ==, 0);
}

static gboolean
is_empty (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *path = si_store_path_new (fixture->folder, "shop");
  g_autofree char *answers = g_build_filename (fixture->folder, "answers", NULL);
  g_autoptr (GDir) dir = g_dir_open (answers, 0, NULL);

  return g_dir_read_name (dir) == NULL && !g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_a_connection_that_is_removed_leaves_no_file (Fixture *fixture, gconstpointer data)
{
  SiEngine *engine = si_engines_start (fixture->engines, fixture->shop);

  si_test_engine_wait (engine);
  g_clear_object (&engine);
  g_assert_false (is_empty (fixture));
  si_connection_list_remove (fixture->list, fixture->shop);
  si_engines_forget (fixture->engines, fixture->shop);
  si_test_wait_for (is_empty, fixture, 20);
}

#define ADD(path, test) g_test_add ("/engines/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("users-of-a-connection-share-its-engine", test_users_of_a_connection_share_its_engine);
  ADD ("an-engine-goes-with-its-last-user", test_an_engine_goes_with_its_last_user);
  ADD ("an-engine-that-saves-outlives-its-last-user",
       test_an_engine_that_saves_outlives_its_last_user);
  ADD ("all-engines-follow-the-settings", test_all_engines_follow_the_settings);
  ADD ("a-changed-connection-gets-another-engine", test_a_changed_connection_gets_another_engine);
  ADD ("a-removed-connection-is-left-for-the-one-in-use",
       test_a_removed_connection_is_left_for_the_one_in_use);
  ADD ("a-first-connection-is-taken-where-there-was-none",
       test_a_first_connection_is_taken_where_there_was_none);
  ADD ("a-connection-that-is-not-saved-keeps-its-engine",
       test_a_connection_that_is_not_saved_keeps_its_engine);
  ADD ("a-slow-server-does-not-delay-another", test_a_slow_server_does_not_delay_another);
  ADD ("a-connection-that-is-removed-leaves-no-file",
       test_a_connection_that_is_removed_leaves_no_file);
  return g_test_run ();
}
