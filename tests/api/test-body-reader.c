/* test-body-reader.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-body-reader.h"

#include <string.h>

#include "si-api-error.h"
#include "si-test.h"

#define PRODUCT "{\"products_id\":\"1\",\"Stock\":\"5\"}"

typedef struct
{
  GIOStream *server; /* (owned): the other end of the body's connection, on loopback */
  GIOStream *client; /* (owned) */
  SiDecoder *decoder;
  SiWatchdog *watchdog;
  SiBodyReader *reader;
  GError *error;
  guint n_done;
} Fixture;

static void
connect_ends (Fixture *fixture)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GSocketAddress) loopback = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  GError *error = NULL;

  g_socket_listener_add_address (listener, loopback, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                 NULL, &address, &error);
  g_assert_no_error (error);
  fixture->client = G_IO_STREAM (
      g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, &error));
  g_assert_no_error (error);
  fixture->server = G_IO_STREAM (g_socket_listener_accept (listener, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  connect_ends (fixture);
  fixture->decoder = si_decoder_new ();
  fixture->watchdog = si_watchdog_new (30, "shop.example");
  fixture->reader
      = si_body_reader_new (g_io_stream_get_input_stream (fixture->client), NULL, fixture->decoder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->reader);
  si_watchdog_unref (fixture->watchdog);
  g_object_unref (fixture->decoder);
  g_object_unref (fixture->client);
  g_object_unref (fixture->server);
  g_clear_error (&fixture->error);
}

static void
done_cb (SiBodyReader *reader, GError *error, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->error = error;
  fixture->n_done++;
}

static void
run (Fixture *fixture)
{
  si_body_reader_run (fixture->reader, 30, "shop.example", fixture->watchdog, done_cb, fixture);
}

static gboolean
is_done (gpointer data)
{
  Fixture *fixture = data;

  return fixture->n_done > 0;
}

static void
say (Fixture *fixture, const char *text)
{
  g_output_stream_write_all (g_io_stream_get_output_stream (fixture->server), text, strlen (text),
                             NULL, NULL, NULL);
}

static gboolean
has_read (gpointer data)
{
  Fixture *fixture = data;

  return si_body_reader_get_n_bytes (fixture->reader) > 0;
}

static void
test_the_decoder_gets_the_body_while_it_comes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SiTable) table = NULL;

  run (fixture);
  say (fixture, "[" PRODUCT ",");
  si_test_wait_for (has_read, fixture, 20);
  g_assert_cmpuint (fixture->n_done, ==, 0);

  say (fixture, PRODUCT "]");
  g_io_stream_close (fixture->server, NULL, NULL);
  si_test_wait_for (is_done, fixture, 20);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (si_body_reader_get_n_bytes (fixture->reader), ==,
                    strlen ("[" PRODUCT "," PRODUCT "]"));

  si_decoder_finish_async (fixture->decoder, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  table = si_decoder_finish (fixture->decoder, result, NULL);
  g_assert_cmpuint (si_table_get_n_products (table), ==, 2);
}

static void
test_the_watchdog_stops_it (Fixture *fixture, gconstpointer data)
{
  run (fixture);
  say (fixture, "[" PRODUCT ",");
  si_test_wait_for (has_read, fixture, 20);
  si_watchdog_stop (fixture->watchdog, NULL);
  si_test_wait_for (is_done, fixture, 20);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_a_body_that_is_no_inventory_is_not_read_on (Fixture *fixture, gconstpointer data)
{
  run (fixture);
  say (fixture, "[" PRODUCT "] [");
  si_test_wait_for (is_done, fixture, 20);
  g_assert_error (fixture->error, SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (fixture->n_done, ==, 1);
}

static gboolean
draw_cb (gpointer data)
{
  guint *n_drawn = data;

  (*n_drawn)++;
  return G_SOURCE_CONTINUE;
}

static gpointer
say_much (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *blank = g_strnfill (64 * 1024, ' ');

  for (guint i = 0; i < 256; i++)
    say (fixture, blank);
  say (fixture, "[]");
  g_io_stream_close (fixture->server, NULL, NULL);
  return NULL;
}

/* The window is drawn in sources of this priority. Its turn comes after a megabyte at most. */
static void
test_a_fast_server_leaves_the_window_its_turns (Fixture *fixture, gconstpointer data)
{
  guint n_drawn = 0;
  guint source = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 20, draw_cb, &n_drawn, NULL);
  GThread *server = g_thread_new ("server", say_much, fixture);

  run (fixture);
  while (!is_done (fixture))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (server);
  g_source_remove (source);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (n_drawn, >=, si_body_reader_get_n_bytes (fixture->reader) / (1024 * 1024) - 1);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/body-reader/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("the-decoder-gets-the-body-while-it-comes", test_the_decoder_gets_the_body_while_it_comes);
  ADD ("the-watchdog-stops-it", test_the_watchdog_stops_it);
  ADD ("a-body-that-is-no-inventory-is-not-read-on",
       test_a_body_that_is_no_inventory_is_not_read_on);
  ADD ("a-fast-server-leaves-the-window-its-turns", test_a_fast_server_leaves_the_window_its_turns);
  return g_test_run ();
}
