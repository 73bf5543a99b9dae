/* test-connection-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The saved connections follow the settings, and the other way round.
 */

#include "si-connection-list.h"
#include "si-test.h"

typedef struct
{
  GSettings *settings;
  SiConnectionList *list;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->settings = g_settings_new ("com.example.SyncInventory");
  g_settings_reset (fixture->settings, "connections");
  g_settings_reset (fixture->settings, "current-connection");
  fixture->list = si_connection_list_new (fixture->settings);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->list);
  g_object_unref (fixture->settings);
}

static SiConnection *
make (const char *id, const char *address, const char *key)
{
  const SiConnectionDetails details = { .id = id, .address = address };

  return si_connection_new (&details, key, NULL);
}

static void
save (Fixture *fixture, const char *id, const char *address)
{
  g_autoptr (SiConnection) connection = make (id, address, NULL);

  g_assert_true (si_connection_list_save (fixture->list, connection, NULL));
}

static char *
join_ids (SiConnectionList *list)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (SiConnection) connection = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_string_append (ids, si_connection_get_id (connection));
    }
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static void
assert_ids (SiConnectionList *list, const char *ids)
{
  g_autofree char *found = join_ids (list);

  g_assert_cmpstr (found, ==, ids);
}

static void
test_is_empty_at_first (Fixture *fixture, gconstpointer data)
{
  assert_ids (fixture->list, "");
  g_assert_null (si_connection_list_get_current (fixture->list));
}

static void
test_what_is_saved_is_in_use_and_there_the_next_time (Fixture *fixture, gconstpointer data)
{
  SiConnectionList *again;

  save (fixture, "a", "shop.example");
  save (fixture, "b", "other.example");
  assert_ids (fixture->list, "ab");
  g_assert_cmpstr (si_connection_get_id (si_connection_list_get_current (fixture->list)), ==, "b");

  again = si_connection_list_new (fixture->settings);
  assert_ids (again, "ab");
  g_assert_cmpstr (si_connection_get_host (si_connection_list_get_current (again)), ==,
                   "other.example");
  g_assert_finalize_object (again);
}

static void
test_a_change_stays_in_its_place_and_leaves_the_others_alone (Fixture *fixture, gconstpointer data)
{
  SiConnection *other;

  save (fixture, "a", "shop.example");
  save (fixture, "b", "other.example");
  other = si_connection_list_find (fixture->list, "b");
  save (fixture, "a", "new.example");

  assert_ids (fixture->list, "ab");
  g_assert_true (si_connection_list_find (fixture->list, "b") == other);
  g_assert_cmpstr (si_connection_get_host (si_connection_list_find (fixture->list, "a")), ==,
                   "new.example");
}

static void
test_a_removal_can_be_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiConnection) removed = NULL;
  guint position;

  save (fixture, "a", "shop.example");
  save (fixture, "b", "other.example");
  removed = g_object_ref (si_connection_list_find (fixture->list, "a"));
  position = si_connection_list_remove (fixture->list, removed);
  assert_ids (fixture->list, "b");
  g_assert_cmpuint (si_connection_list_remove (fixture->list, removed), ==, G_MAXUINT);

  si_connection_list_insert (fixture->list, position, removed);
  assert_ids (fixture->list, "ab");
}

static void
test_without_the_one_in_use_another_is (Fixture *fixture, gconstpointer data)
{
  save (fixture, "a", "shop.example");
  save (fixture, "b", "other.example");
  si_connection_list_remove (fixture->list, si_connection_list_get_current (fixture->list));

  g_assert_cmpstr (si_connection_get_id (si_connection_list_get_current (fixture->list)), ==, "a");
  si_connection_list_remove (fixture->list, si_connection_list_get_current (fixture->list));
  g_assert_null (si_connection_list_get_current (fixture->list));
}

static void
test_follows_another_window (Fixture *fixture, gconstpointer data)
{
  SiConnectionList *other = si_connection_list_new (fixture->settings);
  g_autoptr (SiConnection) connection = make ("a", "shop.example", NULL);

  g_assert_true (si_connection_list_save (other, connection, NULL));
  assert_ids (fixture->list, "a");
  g_assert_cmpstr (si_connection_get_id (si_connection_list_get_current (fixture->list)), ==, "a");
  g_assert_finalize_object (other);
}

static void
test_a_key_that_is_saved_nowhere_lives_on (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = si_test_make_key ();
  g_autoptr (SiConnection) connection = make ("a", "shop.example", key);
  g_autoptr (GVariant) saved = NULL;
  g_autofree char *text = NULL;

  g_assert_true (si_connection_list_save (fixture->list, connection, NULL));
  g_assert_true (si_connection_has_own_key (si_connection_list_get_current (fixture->list)));

  saved = g_settings_get_value (fixture->settings, "connections");
  text = g_variant_print (saved, TRUE);
  g_assert_null (strstr (text, key));
}

static void
test_passes_over_what_it_cannot_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) damaged = g_variant_ref_sink (g_variant_new_parsed (
      "[{'id': <'x'>, 'address': <''>}, {'address': <'shop.example'>}, {'id': <7>},"
      " {'id': <'a'>, 'address': <'shop.example'>, 'auth': <'no such form'>}]"));

  g_settings_set_value (fixture->settings, "connections", damaged);
  assert_ids (fixture->list, "a");
  g_assert_cmpstr (si_connection_get_auth (si_connection_list_find (fixture->list, "a")), ==,
                   "auto");
}

static void
test_an_address_finds_its_one_connection (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiConnection) twin = make ("b", "shop.example", NULL);

  save (fixture, "a", "shop.example");
  g_assert_cmpstr (si_connection_get_id (si_connection_list_find_address (
                       fixture->list, si_connection_get_address (twin))),
                   ==, "a");

  /* Two connections with one address may have different keys. */
  g_assert_true (si_connection_list_save (fixture->list, twin, NULL));
  g_assert_null (si_connection_list_find_address (fixture->list, si_connection_get_address (twin)));
}

#define ADD(path, test)                                                                            \
  g_test_add ("/connection-list/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("is-empty-at-first", test_is_empty_at_first);
  ADD ("what-is-saved-is-in-use-and-there-the-next-time",
       test_what_is_saved_is_in_use_and_there_the_next_time);
  ADD ("a-change-stays-in-its-place-and-leaves-the-others-alone",
       test_a_change_stays_in_its_place_and_leaves_the_others_alone);
  ADD ("a-removal-can-be-undone", test_a_removal_can_be_undone);
  ADD ("without-the-one-in-use-another-is", test_without_the_one_in_use_another_is);
  ADD ("follows-another-window", test_follows_another_window);
  ADD ("a-key-that-is-saved-nowhere-lives-on", test_a_key_that_is_saved_nowhere_lives_on);
  ADD ("passes-over-what-it-cannot-read", test_passes_over_what_it_cannot_read);
  ADD ("an-address-finds-its-one-connection", test_an_address_finds_its_one_connection);
  return g_test_run ();
}
