/* test-retry.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asking again by itself: against a server that fails on purpose.
 */

#include "si-api-error.h"
#include "si-engine.h"
#include "si-fault-server.h"
#include "si-retry.h"
#include "si-request.h"
#include "si-session.h"
#include "si-test-engine.h"
#include "si-test.h"

#define INVENTORY                                                                                  \
  "[{\"products_id\":\"9032\",\"productDescription\":\"SNS Coupon\",\"SkuCode\":\"PTFB04\","       \
  "\"Stock\":\"-42893.0\",\"Godowns\":[]}]"
#define BUSY "503 Service Unavailable"
#define WRONG_KEY "{\"status\":\"error\",\"message\":\"Invalid API key.\"}"

/* A network monitor that says whatever the test wants. */
#define TEST_TYPE_NETWORK (test_network_get_type ())
G_DECLARE_FINAL_TYPE (TestNetwork, test_network, TEST, NETWORK, GObject)

struct _TestNetwork
{
  GObject parent_instance;
  gboolean available;
};

static gboolean
network_init (GInitable *initable, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
initable_iface_init (GInitableIface *iface)
{
  iface->init = network_init;
}

static void
monitor_iface_init (GNetworkMonitorInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestNetwork,
                               test_network,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_iface_init)
                                   G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR,
                                                          monitor_iface_init))

enum
{
  PROP_0,
  PROP_AVAILABLE,
  PROP_METERED,
  PROP_CONNECTIVITY
};

static void
test_network_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_CONNECTIVITY)
    g_value_set_enum (value, G_NETWORK_CONNECTIVITY_FULL);
  else
    g_value_set_boolean (value, prop_id == PROP_AVAILABLE && TEST_NETWORK (object)->available);
}

static void
test_network_class_init (TestNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_network_get_property;
  g_object_class_override_property (object_class, PROP_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
test_network_init (TestNetwork *self)
{
}

/* A resolver that finds no host or this computer, and sends no query. */
#define TEST_TYPE_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GResolver)

struct _TestResolver
{
  GResolver parent_instance;
  gboolean finds;
};

G_DEFINE_FINAL_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static void
find_async (GResolver *resolver,
            const char *name,
            GResolverNameLookupFlags flags,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);
  GList *found;

  if (!TEST_RESOLVER (resolver)->finds)
    {
      g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE,
                               "nobody");
      return;
    }
  found = g_list_append (NULL, g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4));
  g_task_return_pointer (task, found, (GDestroyNotify) g_resolver_free_addresses);
}

static GList *
find_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name_with_flags_async = find_async;
  resolver_class->lookup_by_name_with_flags_finish = find_finish;
}

static void
test_resolver_init (TestResolver *self)
{
}

typedef struct
{
  SiFaultServer *server;
  SiEngine *engine;   /* (owned) */
  SiRefresh *refresh; /* (borrowed): of the engine */
} Fixture;

/* Connects to another address from now on. */
static void
connect_to (Fixture *fixture, const char *address, GNetworkMonitor *monitor)
{
  const SiConnectionDetails details
      = { .address = address, .auth = "bearer", .allow_insecure = TRUE };
  g_autofree char *key = si_test_make_key ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SiConnection) connection = si_connection_new (&details, key, &error);

  g_assert_no_error (error);
  g_clear_object (&fixture->engine);
  fixture->engine = si_engine_new (connection, NULL);
  fixture->refresh = si_engine_get_refresh (fixture->engine);
  si_session_set_pause (si_engine_get_session (fixture->engine), 20);
  if (monitor != NULL)
    si_session_set_network_monitor (si_engine_get_session (fixture->engine), monitor);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->server = si_fault_server_new (NULL);
  connect_to (fixture, si_fault_server_get_address (fixture->server), NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->engine);
  g_object_unref (fixture->server);
}

static gboolean
is_waiting (gpointer engine)
{
  return si_progress_get_retry_seconds (si_refresh_get_progress (si_engine_get_refresh (engine)))
         > 0;
}

static void
refresh (Fixture *fixture)
{
  si_refresh_start (fixture->refresh);
  si_test_engine_wait (fixture->engine);
}

static void
test_asks_again_where_a_failure_may_pass (Fixture *fixture, gconstpointer data)
{
  si_fault_server_answer (fixture->server, BUSY, NULL, "");
  si_fault_server_say (fixture->server, "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n[", -1,
                       SI_FAULT_CLOSE);
  si_fault_server_answer (fixture->server, "200 OK", NULL, INVENTORY);
  refresh (fixture);

  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_IDLE);
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, 3);
  g_assert_null (si_refresh_get_problem (fixture->refresh));
  g_assert_cmpuint (si_progress_get_retry_seconds (si_refresh_get_progress (fixture->refresh)), ==,
                    0);
}

static void
test_gives_up_after_the_third_time (Fixture *fixture, gconstpointer data)
{
  si_fault_server_answer (fixture->server, "500 Internal Server Error", NULL, "");
  refresh (fixture);

  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_FAILED);
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, 1 + SI_RETRY_MOST);
}

/* A wrong key is refused under several statuses, and is tried once under each. */
static void
test_never_tries_a_wrong_key_twice (Fixture *fixture, gconstpointer data)
{
  static const char *const statuses[]
      = { "401 Unauthorized", "200 OK", "500 Internal Server Error", BUSY };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      si_fault_server_answer (fixture->server, statuses[i], NULL, WRONG_KEY);
      refresh (fixture);
      g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, i + 1);
      g_assert_cmpint (si_problem_get_recovery_action (si_refresh_get_problem (fixture->refresh)),
                       ==, SI_RECOVERY_KEY);
    }
}

static void
test_tries_once_what_will_not_pass (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *status;
    const char *headers;
    const char *body;
    const char *title;
  } cases[] = {
    { "403 Forbidden", NULL, "", "The API key may not read the inventory" },
    { "404 Not Found", NULL, "", "There is no inventory at this address" },
    { "302 Found", "Location: https://other.example/\r\n", "", "The server points elsewhere" },
    { "200 OK", NULL, "<html><title>Log in</title></html>", "The answer is not an inventory" },
    { "200 OK", NULL, "{\"status\":\"error\",\"message\":\"Closed on Sundays.\"}",
      "The server said no" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      si_fault_server_answer (fixture->server, cases[i].status, cases[i].headers, cases[i].body);
      refresh (fixture);
      g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, i + 1);
      g_assert_cmpstr (si_problem_get_title (si_refresh_get_problem (fixture->refresh)), ==,
                       cases[i].title);
    }
}

static void
test_waits_as_long_as_the_server_asks_and_says_so (Fixture *fixture, gconstpointer data)
{
  gint64 start = g_get_monotonic_time ();

  si_fault_server_answer (fixture->server, "429 Too Many Requests", "Retry-After: 2\r\n", "");
  si_fault_server_answer (fixture->server, "200 OK", NULL, INVENTORY);
  si_refresh_start (fixture->refresh);
  si_test_wait_for (is_waiting, fixture->engine, 10);
  g_assert_cmpuint (si_progress_get_retry_seconds (si_refresh_get_progress (fixture->refresh)), >=,
                    2);
  g_assert_nonnull (si_progress_get_retry_problem (si_refresh_get_progress (fixture->refresh)));

  si_test_engine_wait (fixture->engine);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 2 * G_USEC_PER_SEC);
  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_IDLE);
  g_assert_null (si_progress_get_retry_problem (si_refresh_get_progress (fixture->refresh)));
}

static void
test_waits_until_the_time_that_the_server_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_seconds (now, 60);
  g_autofree char *header = g_date_time_format (then, "Retry-After: %a, %d %b %Y %T GMT\r\n");

  si_fault_server_answer (fixture->server, BUSY, header, "");
  si_refresh_start (fixture->refresh);
  si_test_wait_for (is_waiting, fixture->engine, 10);
  g_assert_cmpuint (si_progress_get_retry_seconds (si_refresh_get_progress (fixture->refresh)), >,
                    50);
  g_assert_cmpuint (si_progress_get_retry_seconds (si_refresh_get_progress (fixture->refresh)), <=,
                    61);
  si_refresh_cancel (fixture->refresh);
  si_test_engine_wait (fixture->engine);
}

static void
test_does_not_wait_for_hours (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *status;
    const char *headers;
  } cases[] = {
    { BUSY, "Retry-After: 7200\r\n" },
    { "429 Too Many Requests", "Retry-After: 99999999999999999999\r\n" },
    { BUSY, "Retry-After: Fri, 31 Dec 2999 23:59:59 GMT\r\n" },
    { "500 Internal Server Error", "Retry-After: 7200\r\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      si_fault_server_answer (fixture->server, cases[i].status, cases[i].headers, "");
      refresh (fixture);
      g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_FAILED);
      g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, i + 1);
    }
}

static void
test_takes_no_notice_of_a_time_that_is_none (Fixture *fixture, gconstpointer data)
{
  static const char *const headers[] = { "Retry-After: soon\r\n", "Retry-After: -5\r\n",
                                         "Retry-After: Sat, 01 Jan 2000 00:00:00 GMT\r\n" };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    si_fault_server_answer (fixture->server, BUSY, headers[i], "");
  si_fault_server_answer (fixture->server, "200 OK", NULL, INVENTORY);
  refresh (fixture);
  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_IDLE);
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, 4);
}

static void
test_can_be_stopped_while_it_waits (Fixture *fixture, gconstpointer data)
{
  gint64 start;

  si_fault_server_answer (fixture->server, BUSY, "Retry-After: 60\r\n", "");
  si_refresh_start (fixture->refresh);
  si_test_wait_for (is_waiting, fixture->engine, 10);
  start = g_get_monotonic_time ();
  si_refresh_cancel (fixture->refresh);
  si_test_engine_wait (fixture->engine);

  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_CANCELLED);
  g_assert_cmpuint (si_progress_get_retry_seconds (si_refresh_get_progress (fixture->refresh)), ==,
                    0);
}

static void
test_tells_offline_from_unreachable_and_comes_back_by_itself (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiRequest) request = NULL;
  TestNetwork *network = g_object_new (TEST_TYPE_NETWORK, NULL);
  g_autoptr (GResolver) usual = g_resolver_get_default ();
  g_autoptr (GResolver) resolver = g_object_new (TEST_TYPE_RESOLVER, NULL);
  g_autoptr (GAsyncResult) asked = NULL;
  g_autoptr (GError) error = NULL;

  g_resolver_set_default (resolver);
  connect_to (fixture, "https://shop.invalid/", G_NETWORK_MONITOR (network));
  refresh (fixture);
  g_assert_cmpstr (si_problem_get_title (si_refresh_get_problem (fixture->refresh)), ==,
                   "This computer is offline");
  g_assert_nonnull (
      strstr (si_problem_get_text (si_refresh_get_problem (fixture->refresh)), "as soon as"));

  /* A reader that asks once is not promised another try. */
  request = si_engine_create_request (fixture->engine, FALSE);
  si_request_ask_async (request, NULL, NULL, si_test_keep_result, &asked);
  si_test_wait_result (&asked);
  g_assert_null (si_request_finish (request, asked, &error));
  g_assert_cmpstr (error->message, ==,
                   "There is no network. Connect this computer to one and try again.");

  network->available = TRUE;
  g_signal_emit_by_name (network, "network-changed", TRUE);
  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_LOADING);
  si_test_engine_wait (fixture->engine);
  g_assert_cmpstr (si_problem_get_title (si_refresh_get_problem (fixture->refresh)), ==,
                   "The server cannot be reached");
  g_resolver_set_default (usual);
  g_object_unref (network);
}

/* A problem does not go and come with each try that nobody asked for. */
static void
test_says_what_is_wrong_until_it_went_well (Fixture *fixture, gconstpointer data)
{
  TestNetwork *network = g_object_new (TEST_TYPE_NETWORK, NULL);
  g_autoptr (GResolver) usual = g_resolver_get_default ();
  g_autoptr (TestResolver) resolver = g_object_new (TEST_TYPE_RESOLVER, NULL);
  g_autofree char *address
      = g_strdup_printf ("http://shop.invalid:%u/", si_fault_server_get_port (fixture->server));

  g_resolver_set_default (G_RESOLVER (resolver));
  connect_to (fixture, address, G_NETWORK_MONITOR (network));
  refresh (fixture);
  si_fault_server_answer (fixture->server, "200 OK", NULL, INVENTORY);
  resolver->finds = TRUE;
  g_signal_emit_by_name (network, "network-changed", TRUE);
  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_LOADING);
  g_assert_cmpstr (si_problem_get_title (si_refresh_get_problem (fixture->refresh)), ==,
                   "This computer is offline");

  si_test_engine_wait (fixture->engine);
  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_IDLE);
  g_assert_null (si_refresh_get_problem (fixture->refresh));
  g_resolver_set_default (usual);
  g_object_unref (network);
}

static void
test_a_network_does_not_repeat_another_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TestNetwork) network = g_object_new (TEST_TYPE_NETWORK, NULL);

  network->available = TRUE;
  si_session_set_network_monitor (si_engine_get_session (fixture->engine),
                                  G_NETWORK_MONITOR (network));
  si_fault_server_answer (fixture->server, "401 Unauthorized", NULL, WRONG_KEY);
  refresh (fixture);
  g_signal_emit_by_name (network, "network-changed", TRUE);
  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_FAILED);
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_a_network_does_not_ask_another_connection (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TestNetwork) network = g_object_new (TEST_TYPE_NETWORK, NULL);
  g_autoptr (GResolver) usual = g_resolver_get_default ();
  g_autoptr (GResolver) resolver = g_object_new (TEST_TYPE_RESOLVER, NULL);

  g_resolver_set_default (resolver);
  connect_to (fixture, "https://shop.invalid/", G_NETWORK_MONITOR (network));
  refresh (fixture);
  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_FAILED);

  connect_to (fixture, si_fault_server_get_address (fixture->server), G_NETWORK_MONITOR (network));
  g_signal_emit_by_name (network, "network-changed", TRUE);
  g_assert_cmpint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_IDLE);
  g_resolver_set_default (usual);
}

static void
test_pauses_grow_and_differ (void)
{
  g_autoptr (GError) error = g_error_new_literal (SI_API_ERROR, SI_API_ERROR_SERVER, "");
  gboolean differ = FALSE;

  for (guint i = 0; i < 100; i++)
    {
      const guint first = si_retry_choose_pause (error, 0, 1000);
      const guint third = si_retry_choose_pause (error, 2, 1000);

      g_assert_cmpuint (first, >=, 500);
      g_assert_cmpuint (first, <=, 1500);
      g_assert_cmpuint (third, >=, 2000);
      g_assert_cmpuint (third, <=, 6000);
      differ = differ || first != si_retry_choose_pause (error, 0, 1000);
    }
  g_assert_true (differ);
}

#define ADD(path, test) g_test_add ("/retry/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("asks-again-where-a-failure-may-pass", test_asks_again_where_a_failure_may_pass);
  ADD ("gives-up-after-the-third-time", test_gives_up_after_the_third_time);
  ADD ("never-tries-a-wrong-key-twice", test_never_tries_a_wrong_key_twice);
  ADD ("tries-once-what-will-not-pass", test_tries_once_what_will_not_pass);
  ADD ("waits-as-long-as-the-server-asks-and-says-so",
       test_waits_as_long_as_the_server_asks_and_says_so);
  ADD ("waits-until-the-time-that-the-server-names",
       test_waits_until_the_time_that_the_server_names);
  ADD ("does-not-wait-for-hours", test_does_not_wait_for_hours);
  ADD ("takes-no-notice-of-a-time-that-is-none", test_takes_no_notice_of_a_time_that_is_none);
  ADD ("can-be-stopped-while-it-waits", test_can_be_stopped_while_it_waits);
  ADD ("tells-offline-from-unreachable-and-comes-back-by-itself",
       test_tells_offline_from_unreachable_and_comes_back_by_itself);
  ADD ("says-what-is-wrong-until-it-went-well", test_says_what_is_wrong_until_it_went_well);
  ADD ("a-network-does-not-repeat-another-failure", test_a_network_does_not_repeat_another_failure);
  ADD ("a-network-does-not-ask-another-connection", test_a_network_does_not_ask_another_connection);
  g_test_add_func ("/retry/pauses-grow-and-differ", test_pauses_grow_and_differ);
  return g_test_run ();
}
