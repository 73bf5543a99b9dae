/* test-hostile.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * These servers would hold the program up, or fill its memory, if it let them.
 */

#include <string.h>

#include "si-api-error.h"
#include "si-fault-server.h"
#include "si-test-fetch.h"
#include "si-test.h"

#define PRODUCT "{\"products_id\":\"9032\",\"SkuCode\":\"PTFB04\",\"Stock\":\"1\"}"

typedef struct
{
  SiFaultServer *server;
  SiTestFetch fetch;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = si_test_make_key ();

  fixture->server = si_fault_server_new (NULL);
  si_test_fetch_init (&fixture->fetch, key, SI_AUTH_BEARER);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  si_test_fetch_clear (&fixture->fetch);
  g_assert_finalize_object (fixture->server);
}

static void
assert_fails (Fixture *fixture, SiApiError code, const char *words)
{
  si_test_fetch_assert_fails (&fixture->fetch, si_fault_server_get_address (fixture->server), code,
                              words);
}

static void
say_announcements (Fixture *fixture, guint n)
{
  g_autoptr (GString) answer = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (answer, "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
  g_string_append (answer, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n[" PRODUCT "]");
  si_fault_server_say (fixture->server, answer->str, answer->len, SI_FAULT_CLOSE);
}

/* libsoup reads these in a loop of its own, which only its signal can end. */
static void
test_ends_announcements_without_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  say_announcements (fixture, 3);
  table
      = si_test_fetch_run (&fixture->fetch, si_fault_server_get_address (fixture->server), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (si_table_get_n_products (table), ==, 1);

  say_announcements (fixture, 1000);
  assert_fails (fixture, SI_API_ERROR_SERVER, "again and again (status 103)");
}

static void
test_waits_for_no_product_without_end (Fixture *fixture, gconstpointer data)
{
  si_test_fetch_set_patience (&fixture->fetch, 1);
  si_fault_server_say (fixture->server, "HTTP/1.1 200 OK\r\n\r\n[", -1, SI_FAULT_TRICKLE);
  assert_fails (fixture, SI_API_ERROR_TIMED_OUT, "sent no product within 2 seconds");
}

static void
test_reads_nothing_that_trickles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) answer = g_string_new ("HTTP/1.1 200 OK\r\n\r\n[");

  for (guint i = 0; i < 1000; i++)
    g_string_append (answer, PRODUCT ",");
  si_test_fetch_set_patience (&fixture->fetch, 1);
  si_fault_server_say (fixture->server, answer->str, answer->len, SI_FAULT_TRICKLE);
  assert_fails (fixture, SI_API_ERROR_TIMED_OUT, "less than a kilobyte a second");
  g_assert_cmpuint (fixture->fetch.n_products, >, 0);
}

static void
test_reads_no_more_products_than_are_set (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  g_object_set (fixture->fetch.client, "max-products", 2u, NULL);
  si_fault_server_answer (fixture->server, "200 OK", NULL, "[" PRODUCT "," PRODUCT "]");
  table
      = si_test_fetch_run (&fixture->fetch, si_fault_server_get_address (fixture->server), &error);
  g_assert_no_error (error);
  si_fault_server_answer (fixture->server, "200 OK", NULL, "[" PRODUCT "," PRODUCT "," PRODUCT "]");
  assert_fails (fixture, SI_API_ERROR_TOO_LARGE, "more than 2 products");
}

/* The answer is a few hundred kilobytes that unpack to as many megabytes of one repeated line. */
static void
test_unpacks_no_more_than_an_inventory_has (Fixture *fixture, gconstpointer data)
{
  gsize length = 100 * 1024 * 1024;
  g_autofree char *text = g_strnfill (length, 'x');

  si_fault_server_answer_packed (fixture->server, text, length, 0);
  assert_fails (fixture, SI_API_ERROR_TOO_LARGE, "more than 200 times its size");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/hostile/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  ADD ("ends-announcements-without-end", test_ends_announcements_without_end);
  ADD ("waits-for-no-product-without-end", test_waits_for_no_product_without_end);
  ADD ("reads-nothing-that-trickles", test_reads_nothing_that_trickles);
  ADD ("reads-no-more-products-than-are-set", test_reads_no_more_products_than_are_set);
  ADD ("unpacks-no-more-than-an-inventory-has", test_unpacks_no_more_than_an_inventory_has);

  return g_test_run ();
}
