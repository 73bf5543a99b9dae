/* test-cancel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cancelling ends a fetch at once, at whatever moment, and lets go of the server.
 */

#include "si-decoder.h"
#include "si-fault-server.h"
#include "si-test-fetch.h"
#include "si-test.h"

#include <string.h>

#define PRODUCT "{\"products_id\":\"9032\",\"SkuCode\":\"PTFB04\",\"Stock\":\"-42893.0\"},"
#define AT_ONCE G_USEC_PER_SEC

typedef struct
{
  SiFaultServer *server;
  SiTestFetch fetch;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *key = si_test_make_key ();

  fixture->server = si_fault_server_new (NULL);
  si_test_fetch_init (&fixture->fetch, key, SI_AUTH_AUTO);
}

static gboolean
nobody_is_connected (gpointer server)
{
  return si_fault_server_get_n_open (server) == 0;
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  si_test_wait_for (nobody_is_connected, fixture->server, 10);
  si_test_fetch_clear (&fixture->fetch);
  g_assert_finalize_object (fixture->server);
}

static void
start (Fixture *fixture)
{
  si_test_fetch_start (&fixture->fetch, si_fault_server_get_address (fixture->server));
}

static void
assert_ends_at_once (Fixture *fixture)
{
  gint64 start_time = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  g_assert_null (fixture->fetch.result);
  g_cancellable_cancel (fixture->fetch.cancellable);
  table = si_test_fetch_finish (&fixture->fetch, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (table);
  g_assert_cmpint (g_get_monotonic_time () - start_time, <, AT_ONCE);
}

static gboolean
has_request (gpointer server)
{
  return si_fault_server_get_n_requests (server) > 0;
}

static gboolean
has_connection (gpointer server)
{
  return si_fault_server_get_n_open (server) > 0;
}

static gboolean
has_progress (gpointer fetch)
{
  return ((SiTestFetch *) fetch)->n_progress > 0;
}

static void
test_before_it_begins (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  g_cancellable_cancel (fixture->fetch.cancellable);
  start (fixture);
  table = si_test_fetch_finish (&fixture->fetch, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (has_connection (fixture->server));
}

static void
test_before_anything_is_sent (Fixture *fixture, gconstpointer unused)
{
  start (fixture);
  assert_ends_at_once (fixture);
  g_assert_false (has_request (fixture->server));
}

/* The server takes the connection, and never says hello to TLS. */
static void
test_while_connecting (Fixture *fixture, gconstpointer unused)
{
  const char *rest = strchr (si_fault_server_get_address (fixture->server), ':');
  g_autofree char *address = g_strconcat ("https", rest, NULL);

  si_fault_server_say (fixture->server, "", 0, SI_FAULT_SILENCE);
  si_test_fetch_start (&fixture->fetch, address);
  si_test_wait_for (has_connection, fixture->server, 10);
  assert_ends_at_once (fixture);
}

static void
test_while_waiting_for_the_answer (Fixture *fixture, gconstpointer unused)
{
  si_fault_server_say (fixture->server, "", 0, SI_FAULT_SILENCE);
  start (fixture);
  si_test_wait_for (has_request, fixture->server, 10);
  assert_ends_at_once (fixture);
}

static void
test_in_the_middle_of_the_answer (Fixture *fixture, gconstpointer end)
{
  si_fault_server_say (fixture->server, "HTTP/1.1 200 OK\r\n\r\n[" PRODUCT PRODUCT "\n" PRODUCT, -1,
                       GPOINTER_TO_INT (end));
  start (fixture);
  si_test_wait_for (has_progress, &fixture->fetch, 10);
  assert_ends_at_once (fixture);
}

static gboolean
is_time (gpointer time)
{
  return g_get_monotonic_time () >= *(gint64 *) time;
}

static void
wait_ms (guint ms)
{
  gint64 until = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

  si_test_wait_for (is_time, &until, 20);
}

static void
test_in_the_middle_of_a_refusal (Fixture *fixture, gconstpointer unused)
{
  si_fault_server_say (fixture->server, "HTTP/1.1 500 Broken\r\nContent-Length: 99\r\n\r\nSo", -1,
                       SI_FAULT_SILENCE);
  start (fixture);
  si_test_wait_for (has_request, fixture->server, 10);
  wait_ms (100);
  assert_ends_at_once (fixture);
}

static GString *
make_answer (gsize size)
{
  GString *answer = g_string_sized_new (size + 100);

  g_string_append_c (answer, '[');
  while (answer->len < size)
    g_string_append (answer, PRODUCT);
  answer->str[answer->len - 1] = ']';
  return answer;
}

static gboolean
has_read_a_lot (gpointer fetch)
{
  return ((SiTestFetch *) fetch)->bytes > SI_DECODER_BACKLOG_MAX;
}

/* A packed answer comes faster than it can be decoded, so the client has stopped reading. */
static void
test_while_the_decoder_is_behind (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) body = make_answer (40 * 1024 * 1024);

  si_fault_server_answer_packed (fixture->server, body->str, body->len, 0);
  start (fixture);
  si_test_wait_for (has_read_a_lot, &fixture->fetch, 20);
  g_assert_cmpuint (fixture->fetch.bytes, <, body->len);
  assert_ends_at_once (fixture);
}

/* Each fetch is cancelled later than the one before, so that the last ones meet the decoder at its
 * work. */
static void
test_at_any_moment (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) body = make_answer (2 * 1024 * 1024);
  guint n_cancelled = 0;

  si_fault_server_answer (fixture->server, "200 OK", NULL, body->str);

  for (guint ms = 4;; ms += ms / 4)
    {
      start (fixture);
      wait_ms (ms);
      if (fixture->fetch.result != NULL)
        break;
      assert_ends_at_once (fixture);
      g_cancellable_reset (fixture->fetch.cancellable);
      n_cancelled++;
    }
  g_assert_cmpuint (n_cancelled, >, 0);
}

#define ADD(name, data, function)                                                                  \
  g_test_add ("/cancel/" name, Fixture, GINT_TO_POINTER (data), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  ADD ("before-it-begins", 0, test_before_it_begins);
  ADD ("before-anything-is-sent", 0, test_before_anything_is_sent);
  ADD ("while-connecting", 0, test_while_connecting);
  ADD ("while-waiting-for-the-answer", 0, test_while_waiting_for_the_answer);
  ADD ("in-a-silent-answer", SI_FAULT_SILENCE, test_in_the_middle_of_the_answer);
  ADD ("in-a-slow-answer", SI_FAULT_TRICKLE, test_in_the_middle_of_the_answer);
  ADD ("in-an-endless-answer", SI_FAULT_REPEAT, test_in_the_middle_of_the_answer);
  ADD ("in-the-middle-of-a-refusal", 0, test_in_the_middle_of_a_refusal);
  ADD ("while-the-decoder-is-behind", 0, test_while_the_decoder_is_behind);
  ADD ("at-any-moment", 0, test_at_any_moment);

  return g_test_run ();
}
