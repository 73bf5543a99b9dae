/* test-keyring.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The API keys in a real keyring, in each state that its service can be in.
 */

#include "si-test-keyring.h"
#include "si-test.h"

#include <libsecret/secret.h>
#include <signal.h>
#include <string.h>

#define SERVICE "org.freedesktop.secrets"

/* Finds the items as any other program does. */
static GList *
find_items (void)
{
  g_autoptr (GHashTable) all = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  GList *items = secret_service_search_sync (NULL, NULL, all, SECRET_SEARCH_ALL, NULL, &error);

  g_assert_no_error (error);
  return items;
}

static GVariant *
call (const char *name, const char *path, const char *method, GVariant *arguments, const char *type)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autofree char *interface = g_strndup (method, (gsize) (strrchr (method, '.') - method));
  g_autoptr (GError) error = NULL;
  GVariant *answer;

  answer = g_dbus_connection_call_sync (bus, name, path, interface, strrchr (method, '.') + 1,
                                        arguments, G_VARIANT_TYPE (type), G_DBUS_CALL_FLAGS_NONE,
                                        -1, NULL, &error);
  g_assert_no_error (error);
  return answer;
}

static void
lock_keyring (void)
{
  const char *const paths[] = { "/org/freedesktop/secrets/aliases/default", NULL };
  g_autoptr (GVariant) answer
      = call (SERVICE, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Lock",
              g_variant_new ("(^ao)", paths), "(aoo)");

  g_assert_nonnull (answer);
}

/* Stops the service, or lets it go on. */
static void
signal_service (int number)
{
  g_autoptr (GVariant) answer = call ("org.freedesktop.DBus", "/org/freedesktop/DBus",
                                      "org.freedesktop.DBus.GetConnectionUnixProcessID",
                                      g_variant_new ("(s)", SERVICE), "(u)");
  guint32 pid = 0;

  g_variant_get (answer, "(u)", &pid);
  g_assert_cmpint (kill ((pid_t) pid, number), ==, 0);
}

static void
test_has_no_key_at_first (void)
{
  si_test_keyring_assert_fails (SI_TEST_LOOK_UP, SI_KEYRING_ERROR_NO_KEY, SI_TEST_SCOPE);
}

static void
test_keeps_a_key (void)
{
  g_autofree char *key = si_test_make_key ();

  si_test_keyring_assert_succeeds (SI_TEST_STORE, key);
  si_test_keyring_assert_key (SI_TEST_SCOPE, key);
  si_test_keyring_assert_succeeds (SI_TEST_CLEAR, NULL);
}

static void
test_replaces_a_key (void)
{
  g_autofree char *old_key = si_test_make_key ();
  g_autofree char *new_key = si_test_make_key ();
  g_autolist (SecretItem) items = NULL;

  si_test_keyring_assert_succeeds (SI_TEST_STORE, old_key);
  si_test_keyring_assert_succeeds (SI_TEST_STORE, new_key);
  si_test_keyring_assert_key (SI_TEST_SCOPE, new_key);

  items = find_items ();
  g_assert_cmpuint (g_list_length (items), ==, 1);
  si_test_keyring_assert_succeeds (SI_TEST_CLEAR, NULL);
}

static void
test_names_a_key_for_people (void)
{
  g_autofree char *key = si_test_make_key ();
  g_autolist (SecretItem) items = NULL;
  g_autofree char *label = NULL;
  g_autofree char *schema = NULL;

  si_test_keyring_assert_succeeds (SI_TEST_STORE, key);
  items = find_items ();
  label = secret_item_get_label (items->data);
  schema = secret_item_get_schema_name (items->data);
  g_assert_cmpstr (label, ==, "Sync Inventory API key for City shop");
  g_assert_cmpstr (schema, ==, "com.example.SyncInventory.ApiKey");
  si_test_keyring_assert_succeeds (SI_TEST_CLEAR, NULL);
}

static void
test_clears_a_key (void)
{
  g_autofree char *key = si_test_make_key ();

  si_test_keyring_assert_succeeds (SI_TEST_STORE, key);
  si_test_keyring_assert_succeeds (SI_TEST_CLEAR, NULL);
  si_test_keyring_assert_fails (SI_TEST_LOOK_UP, SI_KEYRING_ERROR_NO_KEY, SI_TEST_SCOPE);
  g_assert_null (find_items ());
}

static void
test_clears_what_is_not_there (void)
{
  si_test_keyring_assert_succeeds (SI_TEST_CLEAR, NULL);
}

static void
test_keeps_servers_apart (void)
{
  g_autofree char *key = si_test_make_key ();
  g_autofree char *other_key = si_test_make_key ();
  g_autoptr (GAsyncResult) stored = NULL;
  g_autoptr (GAsyncResult) cleared = NULL;

  si_test_keyring_assert_succeeds (SI_TEST_STORE, key);
  si_keyring_store_async ("https://other.example", NULL, other_key, NULL, si_test_keep_result,
                          &stored);
  si_test_wait_result (&stored);
  g_assert_true (si_keyring_store_finish (stored, NULL));

  si_test_keyring_assert_key (SI_TEST_SCOPE, key);
  si_test_keyring_assert_key ("https://other.example", other_key);
  si_test_keyring_assert_succeeds (SI_TEST_CLEAR, NULL);
  si_test_keyring_assert_key ("https://other.example", other_key);

  si_keyring_clear_async ("https://other.example", NULL, si_test_keep_result, &cleared);
  si_test_wait_result (&cleared);
  g_assert_true (si_keyring_clear_finish (cleared, NULL));
}

static void
note_gone (gpointer data, GObject *object)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_gone (gpointer data)
{
  return *(gboolean *) data;
}

/* Cancels before the operation starts, and after each number of turns of the main loop while the
 * service is stopped. */
static void
test_can_be_cancelled (void)
{
  g_autofree char *key = si_test_make_key ();

  for (SiTestOperation operation = SI_TEST_LOOK_UP; operation < SI_TEST_N_OPERATIONS; operation++)
    for (guint n = 0; n < 5; n++)
      {
        g_autoptr (GCancellable) cancellable = g_cancellable_new ();
        g_autoptr (GError) error = NULL;
        GAsyncResult *result = NULL;
        gboolean gone = FALSE;

        signal_service (SIGSTOP);
        if (n == 0)
          g_cancellable_cancel (cancellable);
        si_test_keyring_begin (operation, key, cancellable, &result);
        for (guint i = 1; i < n; i++)
          g_main_context_iteration (NULL, FALSE);
        g_assert_null (result);
        g_cancellable_cancel (cancellable);
        si_test_keyring_end (operation, &result, &error);
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

        /* The call to the service comes to its end, too. */
        g_object_weak_ref (G_OBJECT (result), note_gone, &gone);
        g_object_unref (result);
        signal_service (SIGCONT);
        si_test_wait_for (is_gone, &gone, 20);
      }
  si_test_keyring_assert_succeeds (SI_TEST_CLEAR, NULL);
}

static void
test_says_that_it_is_locked (void)
{
  g_autofree char *key = si_test_make_key ();

  si_test_keyring_assert_succeeds (SI_TEST_STORE, key);
  lock_keyring ();
  si_test_keyring_assert_fails (SI_TEST_LOOK_UP, SI_KEYRING_ERROR_LOCKED, "Unlock it");
  si_test_keyring_assert_fails (SI_TEST_STORE, SI_KEYRING_ERROR_LOCKED, "Unlock it");
  si_test_keyring_assert_fails (SI_TEST_CLEAR, SI_KEYRING_ERROR_LOCKED, "Unlock it");
}

static void
test_says_that_there_is_no_keyring (void)
{
  si_test_keyring_assert_fails (SI_TEST_LOOK_UP, SI_KEYRING_ERROR_NO_KEY, SI_TEST_SCOPE);
  si_test_keyring_assert_fails (SI_TEST_STORE, SI_KEYRING_ERROR_FAILED, "Create one");
  si_test_keyring_assert_succeeds (SI_TEST_CLEAR, NULL);
}

static void
test_says_that_there_is_no_service (void)
{
  for (SiTestOperation operation = SI_TEST_LOOK_UP; operation < SI_TEST_N_OPERATIONS; operation++)
    si_test_keyring_assert_fails (operation, SI_KEYRING_ERROR_NO_SERVICE, "Start one");
}

/* A keyring manager removes keys in the same way. */
static void
test_notices_that_another_program_removed_a_key (void)
{
  g_autofree char *key = si_test_make_key ();
  g_autolist (SecretItem) items = NULL;
  g_autoptr (GError) error = NULL;

  si_test_keyring_assert_succeeds (SI_TEST_STORE, key);
  si_test_keyring_assert_key (SI_TEST_SCOPE, key);
  items = find_items ();
  secret_item_delete_sync (items->data, NULL, &error);
  g_assert_no_error (error);
  si_test_keyring_assert_fails (SI_TEST_LOOK_UP, SI_KEYRING_ERROR_NO_KEY, "Enter it first");
  si_test_keyring_assert_succeeds (SI_TEST_CLEAR, NULL);
}

static gboolean
service_is_gone (gpointer unused)
{
  g_autoptr (GVariant) answer
      = call ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus.NameHasOwner",
              g_variant_new ("(s)", SERVICE), "(b)");
  gboolean there;

  g_variant_get (answer, "(b)", &there);
  return !there;
}

/* The service has its name on the bus before it has its keyring. */
static gboolean
service_has_keyring (gpointer unused)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      bus, SERVICE, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "ReadAlias",
      g_variant_new ("(s)", "default"), G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL,
      NULL);
  const char *path;

  if (answer == NULL)
    return FALSE;
  g_variant_get (answer, "(&o)", &path);
  return strstr (path, "/collection/") != NULL;
}

/* Starts a service, which ends with the bus. */
static void
start_service (void)
{
  const GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                 | G_SUBPROCESS_FLAGS_STDERR_SILENCE;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_autoptr (GSubprocess) daemon = NULL;
  g_autoptr (GError) error = NULL;

  /* The service must not end at its own warnings, as the test does. */
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  daemon = g_subprocess_launcher_spawn (launcher, &error, "gnome-keyring-daemon", "--foreground",
                                        "--unlock", "--components=secrets", NULL);
  g_assert_no_error (error);
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (daemon), "password", 8, NULL, NULL,
                             &error);
  g_assert_no_error (error);
  g_output_stream_close (g_subprocess_get_stdin_pipe (daemon), NULL, NULL);
  si_test_wait_for (service_has_keyring, NULL, 20);
}

/* The service ends between two operations, and in the middle of each. */
static void
test_outlives_the_service (void)
{
  g_autofree char *key = si_test_make_key ();

  si_test_keyring_assert_succeeds (SI_TEST_STORE, key);
  for (SiTestOperation operation = SI_TEST_LOOK_UP; operation < SI_TEST_N_OPERATIONS; operation++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      signal_service (SIGSTOP);
      si_test_keyring_begin (operation, key, NULL, &result);
      for (guint i = 0; i < 3; i++)
        g_main_context_iteration (NULL, FALSE);
      signal_service (SIGKILL);
      si_test_keyring_end (operation, &result, &error);
      g_assert_error (error, SI_KEYRING_ERROR, SI_KEYRING_ERROR_NO_SERVICE);
      si_test_wait_for (service_is_gone, NULL, 20);
      test_says_that_there_is_no_service ();

      start_service ();
      si_test_keyring_assert_succeeds (SI_TEST_STORE, key);
      si_test_keyring_assert_key (SI_TEST_SCOPE, key);
    }
}

int
main (int argc, char **argv)
{
  int status;

  si_test_init (&argc, &argv);
  g_test_add_func ("/keyring/unlocked/has-no-key-at-first", test_has_no_key_at_first);
  g_test_add_func ("/keyring/unlocked/keeps-a-key", test_keeps_a_key);
  g_test_add_func ("/keyring/unlocked/replaces-a-key", test_replaces_a_key);
  g_test_add_func ("/keyring/unlocked/names-a-key-for-people", test_names_a_key_for_people);
  g_test_add_func ("/keyring/unlocked/clears-a-key", test_clears_a_key);
  g_test_add_func ("/keyring/unlocked/clears-what-is-not-there", test_clears_what_is_not_there);
  g_test_add_func ("/keyring/unlocked/keeps-servers-apart", test_keeps_servers_apart);
  g_test_add_func ("/keyring/unlocked/can-be-cancelled", test_can_be_cancelled);
  g_test_add_func ("/keyring/unlocked/notices-that-another-program-removed-a-key",
                   test_notices_that_another_program_removed_a_key);
  g_test_add_func ("/keyring/dying/outlives-the-service", test_outlives_the_service);
  g_test_add_func ("/keyring/locked/says-that-it-is-locked", test_says_that_it_is_locked);
  g_test_add_func ("/keyring/empty/says-that-there-is-no-keyring",
                   test_says_that_there_is_no_keyring);
  g_test_add_func ("/keyring/no-service/says-so", test_says_that_there_is_no_service);
  g_test_add_func ("/keyring/no-bus/says-so", test_says_that_there_is_no_service);
  status = g_test_run ();
  secret_service_disconnect ();
  return status;
}
