/* test-watchdog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-watchdog.h"

#include "si-api-error.h"
#include "si-fault-server.h"
#include "si-test.h"

static gboolean
is_cancelled (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

/* The server takes the connection, and never says a word. */
static void
test_it_stops_what_a_silent_server_holds_up (void)
{
  g_autoptr (SiFaultServer) server = si_fault_server_new (NULL);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (SiWatchdog) watchdog = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GInputStream *input;
  char byte;

  connection = g_socket_client_connect_to_host (client, "127.0.0.1",
                                                si_fault_server_get_port (server), NULL, NULL);
  input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  watchdog = si_watchdog_new (1, "shop.example");
  g_input_stream_read_async (input, &byte, 1, G_PRIORITY_DEFAULT,
                             si_watchdog_get_cancellable (watchdog), si_test_keep_result, &result);
  si_test_wait_result (&result);
  g_assert_cmpint (g_input_stream_read_finish (input, result, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_assert_true (si_watchdog_has_reason (watchdog));
  error = si_watchdog_explain (watchdog, g_steal_pointer (&error));
  g_assert_error (error, SI_API_ERROR, SI_API_ERROR_TIMED_OUT);
  g_assert_true (g_str_has_prefix (error->message, "shop.example"));
}

static void
test_it_counts_no_time_at_rest (void)
{
  g_autoptr (SiWatchdog) awake = si_watchdog_new (1, "shop.example");
  g_autoptr (SiWatchdog) resting = si_watchdog_new (1, "shop.example");
  g_autoptr (SiWatchdog) woken = si_watchdog_new (1, "shop.example");

  si_watchdog_rest (resting);
  si_watchdog_rest (woken);
  si_watchdog_feed (woken);
  si_test_wait_for (is_cancelled, si_watchdog_get_cancellable (awake), 20);
  si_test_wait_for (is_cancelled, si_watchdog_get_cancellable (woken), 20);
  g_assert_false (is_cancelled (si_watchdog_get_cancellable (resting)));
}

static void
test_its_first_reason_stays (void)
{
  g_autoptr (SiWatchdog) watchdog = si_watchdog_new (60, "shop.example");
  g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "other");
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");

  si_watchdog_stop (watchdog, g_error_new_literal (SI_API_ERROR, SI_API_ERROR_SERVER, "first"));
  si_watchdog_stop (watchdog, g_error_new_literal (SI_API_ERROR, SI_API_ERROR_BUSY, "second"));
  other = si_watchdog_explain (watchdog, g_steal_pointer (&other));
  g_assert_error (other, G_IO_ERROR, G_IO_ERROR_FAILED);
  cancelled = si_watchdog_explain (watchdog, g_steal_pointer (&cancelled));
  g_assert_error (cancelled, SI_API_ERROR, SI_API_ERROR_SERVER);
}

static void
test_it_has_no_reason_where_the_caller_stops_it (void)
{
  g_autoptr (SiWatchdog) watchdog = si_watchdog_new (60, "shop.example");
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");

  si_watchdog_stop (watchdog, NULL);
  g_assert_true (is_cancelled (si_watchdog_get_cancellable (watchdog)));
  g_assert_false (si_watchdog_has_reason (watchdog));
  error = si_watchdog_explain (watchdog, g_steal_pointer (&error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/watchdog/it-stops-what-a-silent-server-holds-up",
                   test_it_stops_what_a_silent_server_holds_up);
  g_test_add_func ("/watchdog/it-counts-no-time-at-rest", test_it_counts_no_time_at_rest);
  g_test_add_func ("/watchdog/its-first-reason-stays", test_its_first_reason_stays);
  g_test_add_func ("/watchdog/it-has-no-reason-where-the-caller-stops-it",
                   test_it_has_no_reason_where_the_caller_stops_it);
  return g_test_run ();
}
