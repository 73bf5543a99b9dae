/* test-refresh-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests the actions that ask a server, with a real server on loopback.
 */

#include <adwaita.h>

#include "si-fault-server.h"
#include "si-refresh-actions.h"
#include "si-test-engine.h"
#include "si-test.h"

#define PRODUCT                                                                                    \
  "[{\"products_id\": \"1\", \"SkuCode\": \"A1\", \"productDescription\": \"Tea\", "               \
  "\"Stock\": \"5\", \"Godowns\": [{\"Godownid\": \"1\", \"Godown\": \"Karachi\", "                \
  "\"Stock\": \"5\"}]}]"

typedef struct
{
  SiFaultServer *server;     /* (owned) */
  SiEngine *engine;          /* (owned) */
  GSimpleActionGroup *group; /* (owned) */
  SiFilter *filter;          /* (owned) */
  SiRefreshActions *actions; /* (owned) */
  GtkWidget *overlay;        /* (owned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiToaster) toaster = NULL;
  g_autoptr (SiRefreshReport) report = NULL;

  fixture->server = si_fault_server_new (NULL);
  fixture->engine
      = si_test_engine_new (NULL, si_fault_server_get_address (fixture->server), NULL, NULL);
  fixture->group = g_simple_action_group_new ();
  fixture->filter = si_filter_new ();
  fixture->overlay = g_object_ref_sink (adw_toast_overlay_new ());
  toaster = si_toaster_new (ADW_TOAST_OVERLAY (fixture->overlay));
  report = si_refresh_report_new (fixture->overlay, toaster);
  si_refresh_report_set_engine (report, fixture->engine);
  fixture->actions
      = si_refresh_actions_new (G_ACTION_MAP (fixture->group), fixture->filter, report);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->actions);
  g_object_unref (fixture->group);
  g_object_unref (fixture->filter);
  g_object_unref (fixture->overlay);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->engine);
  g_clear_object (&fixture->server);
}

static gboolean
can (Fixture *fixture, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->group), action);
}

static void
activate (Fixture *fixture, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->group), action, NULL);
}

static void
nothing_can_be_done_without_a_connection (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiEngine) unconnected = si_engine_new (NULL, NULL);

  g_assert_false (can (fixture, "refresh"));
  si_refresh_actions_set_engine (fixture->actions, unconnected);
  g_assert_false (can (fixture, "refresh"));
  g_assert_false (can (fixture, "refresh-godown"));
  g_assert_false (can (fixture, "cancel"));
  si_refresh_actions_set_engine (fixture->actions, fixture->engine);
  g_assert_true (can (fixture, "refresh"));
}

static void
a_request_can_be_stopped_and_not_be_made_twice (Fixture *fixture, gconstpointer data)
{
  si_fault_server_say (fixture->server, "HTTP/1.1 200 OK\r\n", -1, SI_FAULT_SILENCE);
  si_refresh_actions_set_engine (fixture->actions, fixture->engine);
  activate (fixture, "refresh");
  g_assert_true (can (fixture, "cancel"));
  g_assert_false (can (fixture, "refresh"));
  activate (fixture, "cancel");
  si_test_engine_wait (fixture->engine);
  g_assert_false (can (fixture, "cancel"));
  g_assert_true (can (fixture, "refresh"));
  g_assert_cmpint (si_refresh_get_state (si_engine_get_refresh (fixture->engine)), ==,
                   SI_REFRESH_CANCELLED);
}

/* A godown without an id cannot be named in a request. */
static void
one_chosen_godown_is_asked_for_by_its_id (Fixture *fixture, gconstpointer data)
{
  static const char *const one[] = { "1", NULL };

  si_fault_server_answer (fixture->server, "200 OK", NULL, PRODUCT);
  si_refresh_actions_set_engine (fixture->actions, fixture->engine);
  si_filter_set_godown_ids (fixture->filter, one);
  g_assert_false (can (fixture, "refresh-godown"));
  si_test_engine_refresh (fixture->engine);
  g_assert_true (can (fixture, "refresh-godown"));

  activate (fixture, "refresh-godown");
  si_test_engine_wait (fixture->engine);
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, 2);
  g_assert_nonnull (strstr (si_fault_server_get_request (fixture->server, 1), "Godownid=1"));

  si_filter_set_godown_ids (fixture->filter, NULL);
  g_assert_false (can (fixture, "refresh-godown"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*function) (Fixture *, gconstpointer);
  } tests[] = {
    { "nothing-can-be-done-without-a-connection", nothing_can_be_done_without_a_connection },
    { "a-request-can-be-stopped-and-not-be-made-twice",
      a_request_can_be_stopped_and_not_be_made_twice },
    { "one-chosen-godown-is-asked-for-by-its-id", one_chosen_godown_is_asked_for_by_its_id },
  };

  si_test_init_on_display (&argc, &argv);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/refresh-actions/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].function, tear_down);
    }
  return g_test_run ();
}
