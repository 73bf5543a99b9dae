/* test-connection-draft.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A connection is set up, tested and saved, with the embedded server and a real keyring. The
 * program runs once for each state of the keyring.
 */

#include "si-api-error.h"
#include "si-connection-attempt.h"
#include "si-connection-save.h"
#include "si-demo-server.h"
#include "si-engine.h"
#include "si-keyring.h"
#include "si-request.h"
#include "si-test.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

typedef struct
{
  GSettings *settings;
  SiConnectionList *list;
  SiDemoServer *server;
  SiConnectionDraft *draft;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->settings = g_settings_new ("com.example.SyncInventory");
  g_settings_reset (fixture->settings, "connections");
  fixture->list = si_connection_list_new (fixture->settings);
  fixture->server = si_demo_server_new (7, 20);
  si_demo_server_start (fixture->server, &error);
  g_assert_no_error (error);
  fixture->draft = si_connection_draft_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->draft);
  g_assert_finalize_object (fixture->list);
  g_object_unref (fixture->server);
  g_object_unref (fixture->settings);
}

static void
fill_in (Fixture *fixture)
{
  g_object_set (fixture->draft, "address", si_demo_server_get_address (fixture->server), NULL);
  si_connection_draft_set_key (fixture->draft, si_demo_server_get_key (fixture->server));
}

/* The result of a test of the connection. */
typedef struct
{
  SiTable *table; /* (owned) (nullable) */
  GError *error;  /* (owned) (nullable) */
} Answer;

static void
keep_table (SiConnectionAttempt *attempt, SiTable *table, Answer *answer)
{
  answer->table = si_table_ref (table);
}

static void
keep_error (SiConnectionAttempt *attempt, const GError *error, Answer *answer)
{
  answer->error = g_error_copy (error);
}

static gboolean
is_answered (gpointer answer)
{
  return ((Answer *) answer)->table != NULL || ((Answer *) answer)->error != NULL;
}

static SiTable *
try_out (Fixture *fixture, GError **error)
{
  g_autoptr (SiConnectionAttempt) attempt
      = si_connection_attempt_new (fixture->draft, fixture->list);
  Answer answer = { NULL, NULL };

  g_signal_connect (attempt, "tested", G_CALLBACK (keep_table), &answer);
  g_signal_connect (attempt, "failed", G_CALLBACK (keep_error), &answer);
  si_connection_attempt_test (attempt);
  g_assert_cmpint (si_connection_attempt_get_state (attempt), ==, SI_ATTEMPT_TESTING);
  si_test_wait_for (is_answered, &answer, 20);
  g_assert_cmpint (si_connection_attempt_get_state (attempt), ==, SI_ATTEMPT_NONE);
  if (answer.error != NULL)
    g_propagate_error (error, answer.error);
  return answer.table;
}

static gboolean
save (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GObject) connection = NULL;

  si_connection_draft_save_async (fixture->draft, fixture->list, NULL, si_test_keep_result,
                                  &result);
  si_test_wait_result (&result);
  connection = g_async_result_get_source_object (result);
  return si_connection_save_finish (SI_CONNECTION (connection), result, error);
}

static guint
count_saved (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static char *
get_text (Fixture *fixture, const char *property)
{
  char *text;

  g_object_get (fixture->draft, property, &text, NULL);
  return text;
}

static void
test_needs_an_address_and_a_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *problem = NULL;

  g_assert_false (si_connection_draft_get_valid (fixture->draft));
  si_connection_draft_set_key (fixture->draft, "any");
  g_assert_false (si_connection_draft_get_valid (fixture->draft));
  g_object_set (fixture->draft, "address", "shop.example", NULL);
  g_assert_true (si_connection_draft_get_valid (fixture->draft));
  si_connection_draft_set_key (fixture->draft, "");
  g_assert_false (si_connection_draft_get_valid (fixture->draft));

  g_object_set (fixture->draft, "address", "http://[", NULL);
  problem = get_text (fixture, "problem");
  g_assert_nonnull (problem);
}

static void
test_needs_a_yes_to_plain_http (Fixture *fixture, gconstpointer data)
{
  static const char *const others[] = { "http://other.example", "http://shop.example:8080",
                                        "https://shop.example", "http://shop.example/other.php" };
  gboolean allowed;

  si_connection_draft_set_key (fixture->draft, "any");
  g_object_set (fixture->draft, "address", "http://shop.example", NULL);
  g_assert_true (si_connection_draft_get_insecure (fixture->draft));
  g_assert_false (si_connection_draft_get_valid (fixture->draft));

  g_object_set (fixture->draft, "allow-insecure", TRUE, NULL);
  g_assert_true (si_connection_draft_get_valid (fixture->draft));

  /* The consent is for that address, and for no other one that is typed later. */
  g_object_set (fixture->draft, "address", "http://shop.example/admin/indexyii.php?company=2",
                NULL);
  g_object_get (fixture->draft, "allow-insecure", &allowed, NULL);
  g_assert_true (allowed);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_object_set (fixture->draft, "address", "http://shop.example", "allow-insecure", TRUE, NULL);
      g_assert_true (si_connection_draft_get_valid (fixture->draft));
      g_object_set (fixture->draft, "address", others[i], NULL);
      g_object_set (fixture->draft, "address", "http://shop.example", NULL);
      g_object_get (fixture->draft, "allow-insecure", &allowed, NULL);
      g_assert_false (allowed);
      g_assert_false (si_connection_draft_get_valid (fixture->draft));
    }

  g_object_set (fixture->draft, "address", "http://localhost", "allow-insecure", FALSE, NULL);
  g_assert_false (si_connection_draft_get_insecure (fixture->draft));
}

static void
test_takes_a_paste_apart_and_says_so (Fixture *fixture, gconstpointer data)
{
  g_autofree char *address = NULL;
  g_autofree char *auth = NULL;
  g_autofree char *understood = NULL;

  g_assert_true (si_connection_draft_paste (
      fixture->draft, "curl 'https://shop.example/admin/indexyii.php?r=api/SyncInventory"
                      "&Skucode=PTFB04' -H 'Authorization: Bearer any'"));
  address = get_text (fixture, "address");
  auth = get_text (fixture, "auth");
  understood = get_text (fixture, "understood");

  g_assert_cmpstr (address, ==, "https://shop.example/admin/indexyii.php?r=api/SyncInventory");
  g_assert_cmpstr (auth, ==, "bearer");
  g_assert_cmpstr (understood, ==,
                   "Taken from what you pasted: the address, the API key, sent as Bearer,"
                   " without its filters");
  g_assert_true (si_connection_draft_has_key (fixture->draft));
  g_assert_false (si_connection_draft_paste (fixture->draft, "\n\n"));
}

static void
test_a_pasted_key_stays_with_the_pasted_address (Fixture *fixture, gconstpointer data)
{
  g_autofree char *understood = NULL;
  g_autofree char *dropped = NULL;

  g_assert_true (si_connection_draft_paste (
      fixture->draft, "curl -H 'Authorization: Bearer any' 'https://shop.example/a?r=api/X'"));
  g_assert_true (si_connection_draft_has_pasted_key (fixture->draft));

  /* The key stays for another path of the server, and while an address is being typed. */
  g_object_set (fixture->draft, "address", "https://shop.example/b?r=api/X", NULL);
  g_object_set (fixture->draft, "address", "", NULL);
  g_object_set (fixture->draft, "address", "https://", NULL);
  g_assert_true (si_connection_draft_has_pasted_key (fixture->draft));
  understood = get_text (fixture, "understood");
  g_assert_null (understood);

  g_object_set (fixture->draft, "address", "https://other.example/a?r=api/X", NULL);
  g_assert_false (si_connection_draft_has_key (fixture->draft));
  g_assert_false (si_connection_draft_get_valid (fixture->draft));
  dropped = get_text (fixture, "dropped");
  g_assert_cmpstr (dropped, ==,
                   "The API key that you pasted was for shop.example, so it was removed. It is"
                   " not sent to another server.");

  /* The key does not come back with its address, and the next key ends the message. */
  g_object_set (fixture->draft, "address", "https://shop.example/a?r=api/X", NULL);
  g_assert_false (si_connection_draft_has_key (fixture->draft));
  si_connection_draft_set_key (fixture->draft, "typed");
  g_clear_pointer (&dropped, g_free);
  dropped = get_text (fixture, "dropped");
  g_assert_null (dropped);
}

static void
test_a_pasted_key_does_not_follow_another_origin (Fixture *fixture, gconstpointer data)
{
  static const char *const others[]
      = { "http://shop.example", "https://shop.example:8443", "https://shop.example.org",
          "https://www.shop.example", "other.example" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_object_set (fixture->draft, "address", "https://shop.example", NULL);
      g_assert_true (si_connection_draft_paste (fixture->draft, "Authorization: Bearer any"));
      g_object_set (fixture->draft, "address", others[i], NULL);
      g_assert_false (si_connection_draft_has_key (fixture->draft));
    }

  /* A pasted address counts like a typed one. */
  g_assert_true (si_connection_draft_paste (
      fixture->draft, "curl -H 'Authorization: Bearer any' 'https://shop.example/a?r=api/X'"));
  g_assert_true (si_connection_draft_paste (fixture->draft, "https://other.example/?Skucode=A"));
  g_assert_false (si_connection_draft_has_key (fixture->draft));
}

static void
test_a_typed_key_and_a_key_before_its_address_stay (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->draft, "address", "https://shop.example", NULL);
  si_connection_draft_set_key (fixture->draft, "typed");
  g_object_set (fixture->draft, "address", "https://other.example", NULL);
  g_assert_true (si_connection_draft_has_key (fixture->draft));
  g_assert_false (si_connection_draft_has_pasted_key (fixture->draft));

  g_object_set (fixture->draft, "address", "", NULL);
  g_assert_true (si_connection_draft_paste (fixture->draft, "Authorization: Bearer any"));
  g_object_set (fixture->draft, "address", "https://s", NULL);
  g_object_set (fixture->draft, "address", "https://shop.example", NULL);
  g_assert_true (si_connection_draft_has_pasted_key (fixture->draft));
}

static void
test_really_asks_for_the_inventory_in_either_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) bearer = NULL;
  g_autoptr (SiTable) basic = NULL;

  fill_in (fixture);
  bearer = try_out (fixture, NULL);
  si_demo_server_accept (fixture->server, FALSE, TRUE);
  basic = try_out (fixture, NULL);

  g_assert_cmpuint (si_table_get_n_products (bearer), >, 1);
  g_assert_cmpuint (si_table_get_n_products (basic), ==, si_table_get_n_products (bearer));
  g_assert_cmpuint (count_saved (fixture), ==, 0);
}

static void
count_one (SiConnectionAttempt *attempt, gpointer what, guint *n)
{
  (*n)++;
}

static void
test_a_stopped_test_says_nothing_and_lets_another_begin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiConnectionAttempt) attempt
      = si_connection_attempt_new (fixture->draft, fixture->list);
  guint n_results = 0;
  Answer answer = { NULL, NULL };

  fill_in (fixture);
  g_signal_connect (attempt, "tested", G_CALLBACK (count_one), &n_results);
  g_signal_connect (attempt, "failed", G_CALLBACK (count_one), &n_results);
  si_connection_attempt_test (attempt);
  si_connection_attempt_stop (attempt);
  g_assert_cmpint (si_connection_attempt_get_state (attempt), ==, SI_ATTEMPT_NONE);

  g_signal_connect (attempt, "tested", G_CALLBACK (keep_table), &answer);
  si_connection_attempt_test (attempt);
  si_test_wait_for (is_answered, &answer, 20);
  g_assert_cmpuint (n_results, ==, 1);
  si_table_unref (answer.table);
}

static void
test_a_refusal_has_the_servers_words_and_never_the_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = si_test_make_key ();
  g_autoptr (GError) error = NULL;

  fill_in (fixture);
  si_connection_draft_set_key (fixture->draft, key);
  g_assert_null (try_out (fixture, &error));
  g_assert_error (error, SI_API_ERROR, SI_API_ERROR_WRONG_KEY);
  g_assert_nonnull (strstr (error->message, "Invalid API key."));
  g_assert_null (strstr (error->message, key));
}

static void
test_saves_the_key_in_the_keyring_and_the_rest_in_the_settings (Fixture *fixture,
                                                                gconstpointer data)
{
  g_autoptr (SiRequest) request = NULL;
  SiEngine *engine;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  fill_in (fixture);
  g_assert_true (save (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_saved (fixture), ==, 1);
  g_assert_false (si_connection_has_own_key (si_connection_list_get_current (fixture->list)));

  engine = si_engine_new (si_connection_list_get_current (fixture->list), NULL);
  request = si_engine_create_request (engine, FALSE);
  si_request_ask_async (request, NULL, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  table = si_request_finish (request, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (si_table_get_n_products (table), ==, 20);
  g_clear_object (&result);
  g_assert_finalize_object (engine);
}

static void
test_a_key_does_not_move_to_another_place (Fixture *fixture, gconstpointer data)
{
  fill_in (fixture);
  g_assert_true (save (fixture, NULL));
  g_assert_finalize_object (fixture->draft);

  fixture->draft = si_connection_draft_new (si_connection_list_get_current (fixture->list));
  g_assert_true (si_connection_draft_get_valid (fixture->draft));
  g_object_set (fixture->draft, "name", "City shop", NULL);
  g_assert_true (si_connection_draft_get_valid (fixture->draft));
  g_object_set (fixture->draft, "address", "https://elsewhere.example/", NULL);
  g_assert_false (si_connection_draft_get_valid (fixture->draft));
}

/* Makes settings in which an administrator has locked the connections. */
static GSettings *
lock_connections (const char *folder)
{
  g_autofree char *locks = g_build_filename (folder, "locks", NULL);
  g_autofree char *file = g_build_filename (folder, "keyfile", NULL);
  g_autoptr (GSettingsBackend) any = g_keyfile_settings_backend_new (file, "/", NULL);
  g_autoptr (GSettingsBackend) backend = NULL;

  g_assert_true (g_file_set_contents (locks, "/com/example/SyncInventory/connections\n", -1, NULL));
  backend = g_object_new (G_OBJECT_TYPE (any), "filename", file, "root-path", "/", "defaults-dir",
                          folder, NULL);
  return g_settings_new_with_backend ("com.example.SyncInventory", backend);
}

static void
test_where_connections_are_locked_no_key_is_left_in_the_keyring (Fixture *fixture,
                                                                 gconstpointer data)
{
  g_autofree char *folder = si_test_make_folder ();
  g_autoptr (GSettings) settings = lock_connections (folder);
  g_autoptr (SiConnection) connection = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (fixture->list);
  fixture->list = si_connection_list_new (settings);
  fill_in (fixture);
  g_assert_false (save (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_cmpuint (count_saved (fixture), ==, 0);
  g_assert_true (si_connection_draft_has_key (fixture->draft));

  g_clear_error (&error);
  connection = si_connection_draft_make_connection (fixture->draft, NULL);
  si_keyring_look_up_async (si_connection_get_key_scope (connection), NULL, si_test_keep_result,
                            &result);
  si_test_wait_result (&result);
  g_assert_null (si_keyring_look_up_finish (result, &error));
  g_assert_error (error, SI_KEYRING_ERROR, SI_KEYRING_ERROR_NO_KEY);
  si_test_remove_folder (g_steal_pointer (&folder));
}

static void
test_without_a_keyring_saves_nothing_and_keeps_the_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  fill_in (fixture);
  g_assert_false (save (fixture, &error));
  g_assert_error (error, SI_KEYRING_ERROR, SI_KEYRING_ERROR_NO_SERVICE);
  g_assert_cmpuint (count_saved (fixture), ==, 0);
  g_assert_true (si_connection_draft_has_key (fixture->draft));

  /* It can be used for as long as the program runs. */
  connection = si_connection_draft_make_connection (fixture->draft, NULL);
  g_assert_true (si_connection_list_save (fixture->list, connection, NULL));
  g_assert_cmpuint (count_saved (fixture), ==, 1);
  g_assert_true (si_connection_has_own_key (si_connection_list_get_current (fixture->list)));
}

#define ADD(path, test)                                                                            \
  g_test_add ("/connection-draft/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("unlocked/needs-an-address-and-a-key", test_needs_an_address_and_a_key);
  ADD ("unlocked/needs-a-yes-to-plain-http", test_needs_a_yes_to_plain_http);
  ADD ("unlocked/takes-a-paste-apart-and-says-so", test_takes_a_paste_apart_and_says_so);
  ADD ("unlocked/a-pasted-key-stays-with-the-pasted-address",
       test_a_pasted_key_stays_with_the_pasted_address);
  ADD ("unlocked/a-pasted-key-does-not-follow-another-origin",
       test_a_pasted_key_does_not_follow_another_origin);
  ADD ("unlocked/a-typed-key-and-a-key-before-its-address-stay",
       test_a_typed_key_and_a_key_before_its_address_stay);
  ADD ("unlocked/really-asks-for-the-inventory-in-either-form",
       test_really_asks_for_the_inventory_in_either_form);
  ADD ("unlocked/a-stopped-test-says-nothing-and-lets-another-begin",
       test_a_stopped_test_says_nothing_and_lets_another_begin);
  ADD ("unlocked/a-refusal-has-the-servers-words-and-never-the-key",
       test_a_refusal_has_the_servers_words_and_never_the_key);
  ADD ("unlocked/saves-the-key-in-the-keyring-and-the-rest-in-the-settings",
       test_saves_the_key_in_the_keyring_and_the_rest_in_the_settings);
  ADD ("unlocked/a-key-does-not-move-to-another-place", test_a_key_does_not_move_to_another_place);
  ADD ("unlocked/where-connections-are-locked-no-key-is-left-in-the-keyring",
       test_where_connections_are_locked_no_key_is_left_in_the_keyring);
  ADD ("no-service/without-a-keyring-saves-nothing-and-keeps-the-key",
       test_without_a_keyring_saves_nothing_and_keeps_the_key);
  return g_test_run ();
}
