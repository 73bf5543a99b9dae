/* test-connection.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The details of a connection: what it takes, what it saves, and what it never tells.
 */

#include "si-api-error.h"
#include "si-connection.h"
#include "si-test.h"

static SiConnection *
connect_to (const char *address, const char *auth)
{
  const SiConnectionDetails details = { .address = address, .auth = auth };
  g_autoptr (GError) error = NULL;
  SiConnection *connection = si_connection_new (&details, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static void
test_takes_the_address_as_it_was_pasted (void)
{
  g_autoptr (SiConnection) connection = connect_to (
      " shop.example/admin/indexyii.php?r=api/SyncInventory&Skucode=PTFB04 ", "basic");

  g_assert_cmpstr (si_connection_get_address (connection), ==,
                   "https://shop.example/admin/indexyii.php?r=api/SyncInventory");
  g_assert_cmpstr (si_connection_get_auth (connection), ==, "basic");
  g_assert_false (si_connection_get_insecure (connection));
}

static void
test_is_called_by_its_host_unless_it_has_a_name (void)
{
  const SiConnectionDetails named = { .name = " City shop ", .address = "shop.example" };
  g_autoptr (SiConnection) connection = connect_to ("https://shop.example/", NULL);
  g_autoptr (SiConnection) city = si_connection_new (&named, NULL, NULL);

  g_assert_cmpstr (si_connection_get_name (connection), ==, "shop.example");
  g_assert_cmpstr (si_connection_get_name (city), ==, "City shop");
  g_assert_cmpstr (si_connection_get_auth (connection), ==, "auto");
  g_assert_false (si_connection_has_own_key (connection));
}

static void
test_carries_a_key_of_its_own_and_never_tells_it (void)
{
  const SiConnectionDetails details = { .address = "http://127.0.0.1:8080/" };
  g_autofree char *key = si_test_make_key ();
  g_autoptr (SiConnection) connection = si_connection_new (&details, key, NULL);
  g_autoptr (GVariant) saved = g_variant_ref_sink (si_connection_to_variant (connection));
  g_autofree char *text = g_variant_print (saved, TRUE);

  g_assert_true (si_connection_has_own_key (connection));
  g_assert_null (strstr (si_connection_get_address (connection), key));
  g_assert_null (strstr (text, key));
}

static void
test_comes_back_from_the_settings_as_it_was (void)
{
  const SiConnectionDetails details = {
    .id = "1",
    .name = "City shop",
    .address = "http://shop.example/",
    .auth = "bearer",
    .user = "clerk",
    .allow_insecure = TRUE,
  };
  g_autoptr (SiConnection) connection = si_connection_new (&details, NULL, NULL);
  g_autoptr (GVariant) saved = g_variant_ref_sink (si_connection_to_variant (connection));
  g_autoptr (SiConnection) again = si_connection_new_from_variant (saved, NULL);
  SiConnectionDetails read;

  si_connection_get_details (again, &read);
  g_assert_cmpstr (read.id, ==, "1");
  g_assert_cmpstr (read.name, ==, "City shop");
  g_assert_cmpstr (read.address, ==, si_connection_get_address (connection));
  g_assert_cmpstr (read.auth, ==, "bearer");
  g_assert_cmpstr (read.user, ==, "clerk");
  g_assert_true (read.allow_insecure);
  g_assert_true (si_connection_get_insecure (again));
}

static void
test_keeps_each_connections_key_apart (void)
{
  const SiConnectionDetails details[] = {
    { .address = "shop.example" },
    { .address = "shop.example", .id = "1" },
    { .address = "shop.example", .id = "2" },
    { .address = "shop.example:8443", .id = "1" },
  };
  g_autoptr (GHashTable) scopes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
    {
      g_autoptr (SiConnection) connection = si_connection_new (&details[i], NULL, NULL);
      g_hash_table_add (scopes, g_strdup (si_connection_get_key_scope (connection)));
    }
  g_assert_cmpuint (g_hash_table_size (scopes), ==, G_N_ELEMENTS (details));
}

static void
test_refuses_what_is_no_address (void)
{
  const SiConnectionDetails details = { .address = "   " };
  g_autoptr (GError) error = NULL;
  g_autoptr (SiConnection) connection = si_connection_new (&details, NULL, &error);

  g_assert_error (error, SI_API_ERROR, SI_API_ERROR_ADDRESS);
  g_assert_null (connection);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/connection/takes-the-address-as-it-was-pasted",
                   test_takes_the_address_as_it_was_pasted);
  g_test_add_func ("/connection/is-called-by-its-host-unless-it-has-a-name",
                   test_is_called_by_its_host_unless_it_has_a_name);
  g_test_add_func ("/connection/carries-a-key-of-its-own-and-never-tells-it",
                   test_carries_a_key_of_its_own_and_never_tells_it);
  g_test_add_func ("/connection/comes-back-from-the-settings-as-it-was",
                   test_comes_back_from_the_settings_as_it_was);
  g_test_add_func ("/connection/keeps-each-connections-key-apart",
                   test_keeps_each_connections_key_apart);
  g_test_add_func ("/connection/refuses-what-is-no-address", test_refuses_what_is_no_address);
  return g_test_run ();
}
