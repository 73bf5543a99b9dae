/* test-demo-server.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The embedded server, asked over a real socket.
 */

#include "si-demo-server.h"

#include "si-test.h"

#include <libsoup/soup.h>
#include <string.h>

typedef struct
{
  SiDemoServer *server;
  SoupSession *session;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->server = si_demo_server_new (1, GPOINTER_TO_UINT (data));
  g_assert_null (si_demo_server_get_address (fixture->server));
  si_demo_server_start (fixture->server, &error);
  g_assert_no_error (error);
  fixture->session = soup_session_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  soup_session_abort (fixture->session);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->server);
}

static char *
bearer (Fixture *fixture)
{
  return g_strconcat ("Bearer ", si_demo_server_get_key (fixture->server), NULL);
}

static char *
basic (Fixture *fixture, const char *user)
{
  g_autofree char *pair = g_strconcat (user, ":", si_demo_server_get_key (fixture->server), NULL);
  g_autofree char *token = g_base64_encode ((const guchar *) pair, strlen (pair));

  return g_strconcat ("Basic ", token, NULL);
}

static char *
ask (Fixture *fixture,
     const char *method,
     const char *address,
     const char *authorization,
     SoupMessage **out)
{
  g_autoptr (SoupMessage) message = soup_message_new (method, address);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = NULL;

  if (authorization != NULL)
    soup_message_headers_replace (headers, "Authorization", authorization);
  soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL,
                                    si_test_keep_result, &result);
  si_test_wait_result (&result);
  body = soup_session_send_and_read_finish (fixture->session, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (
      soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL), ==,
      "application/json");
  *out = g_steal_pointer (&message);
  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

static void
assert_answer (Fixture *fixture,
               const char *method,
               const char *address,
               const char *authorization,
               guint status,
               const char *part)
{
  g_autoptr (SoupMessage) message = NULL;
  g_autofree char *body = ask (fixture, method, address, authorization, &message);

  g_assert_cmpuint (soup_message_get_status (message), ==, status);
  if (strstr (body, part) == NULL)
    g_error ("%s is not in %s", part, body);
}

static void
assert_key (Fixture *fixture, const char *authorization, gboolean accepted)
{
  assert_answer (fixture, "GET", si_demo_server_get_address (fixture->server), authorization,
                 accepted ? 200 : 401,
                 accepted ? "[\n{\"products_id\":\"9032\","
                          : "{\"status\":\"error\",\"message\":\"Invalid API key.\"}");
}

static void
test_listens_on_this_machine_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GUri) uri
      = g_uri_parse (si_demo_server_get_address (fixture->server), G_URI_FLAGS_NONE, NULL);

  g_assert_cmpstr (g_uri_get_scheme (uri), ==, "http");
  g_assert_cmpstr (g_uri_get_host (uri), ==, "127.0.0.1");
  g_assert_cmpint (g_uri_get_port (uri), >, 0);
  g_assert_cmpstr (g_uri_get_path (uri), ==, "/admin/indexyii.php");
  g_assert_cmpstr (g_uri_get_query (uri), ==, "r=api/SyncInventory");
}

static void
test_takes_the_key_in_both_forms (Fixture *fixture, gconstpointer data)
{
  g_autofree char *as_bearer = bearer (fixture);
  g_autofree char *as_basic = basic (fixture, "admin");

  assert_key (fixture, as_bearer, TRUE);
  assert_key (fixture, as_basic, TRUE);

  si_demo_server_accept (fixture->server, FALSE, TRUE);
  assert_key (fixture, as_bearer, FALSE);
  assert_key (fixture, as_basic, TRUE);

  si_demo_server_accept (fixture->server, TRUE, FALSE);
  assert_key (fixture, as_bearer, TRUE);
  assert_key (fixture, as_basic, FALSE);
  g_assert_cmpuint (si_demo_server_get_n_requests (fixture->server), ==, 6);
}

static void
test_refuses_any_other_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = si_test_make_key ();
  g_autofree char *wrong = g_strconcat ("Bearer ", key, NULL);
  g_autofree char *as_bearer = bearer (fixture);
  g_autofree char *longer = g_strconcat (as_bearer, "0", NULL);
  g_autofree char *shorter = g_strndup (as_bearer, strlen (as_bearer) - 1);
  g_autofree char *other_user = basic (fixture, "root");

  assert_key (fixture, NULL, FALSE);
  assert_key (fixture, "Bearer ", FALSE);
  assert_key (fixture, "Basic !", FALSE);
  assert_key (fixture, si_demo_server_get_key (fixture->server), FALSE);
  assert_key (fixture, wrong, FALSE);
  assert_key (fixture, longer, FALSE);
  assert_key (fixture, shorter, FALSE);
  assert_key (fixture, other_user, FALSE);
}

static void
test_makes_a_new_key_each_time (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiDemoServer) other = si_demo_server_new (1, 0);

  g_assert_cmpstr (si_demo_server_get_key (fixture->server), !=, si_demo_server_get_key (other));
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  const char *address = si_demo_server_get_address (fixture->server);
  g_autofree char *both = g_strconcat (address, "&Skucode=pfly12&Godownid=97637", NULL);
  g_autofree char *nothing = g_strconcat (address, "&Skucode=%27PFLY12%27", NULL);
  g_autofree char *empty = g_strconcat (address, "&Skucode=&Godownid=", NULL);
  g_autofree char *key = bearer (fixture);

  assert_answer (fixture, "GET", both, key, 200, "[\n{\"products_id\":\"9410\",");
  assert_answer (fixture, "GET", nothing, key, 200, "[]");
  assert_answer (fixture, "GET", empty, key, 200, "[\n{\"products_id\":\"9032\",");
}

static void
test_knows_one_route_and_one_method (Fixture *fixture, gconstpointer data)
{
  const char *address = si_demo_server_get_address (fixture->server);
  g_autofree char *other_route = g_strdup (address);
  g_autofree char *no_route = g_strdup (address);
  g_autofree char *other_path = g_strdup (address);
  g_autofree char *key = bearer (fixture);
  const char *error = "{\"status\":\"error\",\"message\":\"";

  strstr (other_route, "Sync")[0] = 's';
  strchr (no_route, '?')[0] = '\0';
  strstr (other_path, "index")[0] = 'I';

  assert_answer (fixture, "GET", other_route, key, 404, error);
  assert_answer (fixture, "GET", no_route, key, 404, error);
  assert_answer (fixture, "GET", other_path, key, 404, error);
  assert_answer (fixture, "POST", address, key, 405, error);
}

static gboolean
count_turn (gpointer data)
{
  ++*(guint *) data;
  return G_SOURCE_CONTINUE;
}

/* A hundred thousand products take a quarter of a second, in which the main loop turns many times.
 */
static void
test_does_not_hold_up_the_main_loop (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = bearer (fixture);
  g_autoptr (SoupMessage) message
      = soup_message_new ("GET", si_demo_server_get_address (fixture->server));
  g_autoptr (GSource) ticks = g_timeout_source_new (2);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;
  guint n_turns = 0;

  g_source_set_callback (ticks, count_turn, &n_turns, NULL);
  g_source_attach (ticks, NULL);
  g_signal_connect_swapped (message, "got-headers", G_CALLBACK (g_source_destroy), ticks);

  soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", key);
  soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL,
                                    si_test_keep_result, &result);
  si_test_wait_result (&result);
  body = soup_session_send_and_read_finish (fixture->session, result, &error);
  g_assert_no_error (error);
  g_test_message ("%u turns until the answer begins", n_turns);
  g_assert_cmpuint (n_turns, >, 20);
}

static gboolean
has_request (gpointer data)
{
  return si_demo_server_get_n_requests (data) > 0;
}

/* Ends the server, or the connection, while the answer is being written. */
static void
test_may_be_left_while_it_answers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiDemoServer) server = si_demo_server_new (1, 20000);
  g_autofree char *key = g_strconcat ("Bearer ", si_demo_server_get_key (server), NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (si_demo_server_start (server, NULL));
  message = soup_message_new ("GET", si_demo_server_get_address (server));
  soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", key);
  soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, cancellable,
                                    si_test_keep_result, &result);
  si_test_wait_for (has_request, server, 10);
  if (GPOINTER_TO_UINT (data) == 1)
    g_assert_finalize_object (g_steal_pointer (&server));
  else
    g_cancellable_cancel (cancellable);

  si_test_wait_result (&result);
  g_assert_null (soup_session_send_and_read_finish (fixture->session, result, &error));
  g_assert_nonnull (error);
}

#define ADD(name, n_products, function)                                                            \
  g_test_add ("/demo-server/" name, Fixture, GUINT_TO_POINTER (n_products), set_up, function,      \
              tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("listens-on-this-machine-alone", 2, test_listens_on_this_machine_alone);
  ADD ("takes-the-key-in-both-forms", 2, test_takes_the_key_in_both_forms);
  ADD ("refuses-any-other-key", 2, test_refuses_any_other_key);
  ADD ("makes-a-new-key-each-time", 2, test_makes_a_new_key_each_time);
  ADD ("filters", 0, test_filters);
  ADD ("knows-one-route-and-one-method", 2, test_knows_one_route_and_one_method);
  ADD ("does-not-hold-up-the-main-loop", 100000, test_does_not_hold_up_the_main_loop);
  ADD ("may-be-left-while-it-answers/by-the-server", 1, test_may_be_left_while_it_answers);
  ADD ("may-be-left-while-it-answers/by-the-client", 2, test_may_be_left_while_it_answers);
  return g_test_run ();
}
