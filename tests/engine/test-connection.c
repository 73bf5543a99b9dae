/* test-connection.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-api-error.h"
#include "si-connection.h"
#include "si-test.h"

static void
test_takes_the_address_as_it_was_pasted (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiConnection) connection = si_connection_new (
      " shop.example/admin/indexyii.php?r=api/SyncInventory&Skucode=PTFB04 ", "basic", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (si_connection_get_address (connection), ==,
                   "https://shop.example/admin/indexyii.php?r=api/SyncInventory");
  g_assert_cmpstr (si_connection_get_auth (connection), ==, "basic");
}

static void
test_is_called_by_its_host (void)
{
  g_autoptr (SiConnection) connection = si_connection_new ("https://shop.example/", NULL, NULL);

  g_assert_cmpstr (si_connection_get_name (connection), ==, "shop.example");
  g_assert_cmpstr (si_connection_get_auth (connection), ==, "auto");
  g_assert_false (si_connection_has_own_key (connection));
}

static void
test_carries_a_key_and_a_name_of_its_own (void)
{
  g_autofree char *key = si_test_make_key ();
  g_autoptr (SiConnection) connection
      = si_connection_new_with_key ("http://127.0.0.1:8080/", "auto", key, "Sample data", NULL);

  g_assert_cmpstr (si_connection_get_name (connection), ==, "Sample data");
  g_assert_true (si_connection_has_own_key (connection));
  g_assert_null (strstr (si_connection_get_address (connection), key));
}

static void
test_refuses_what_is_no_address (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiConnection) connection = si_connection_new ("   ", NULL, &error);

  g_assert_error (error, SI_API_ERROR, SI_API_ERROR_ADDRESS);
  g_assert_null (connection);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/connection/takes-the-address-as-it-was-pasted",
                   test_takes_the_address_as_it_was_pasted);
  g_test_add_func ("/connection/is-called-by-its-host", test_is_called_by_its_host);
  g_test_add_func ("/connection/carries-a-key-and-a-name-of-its-own",
                   test_carries_a_key_and_a_name_of_its_own);
  g_test_add_func ("/connection/refuses-what-is-no-address", test_refuses_what_is_no_address);
  return g_test_run ();
}
