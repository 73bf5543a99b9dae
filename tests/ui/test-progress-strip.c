/* test-progress-strip.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-progress-strip.h"

#include "si-fault-server.h"
#include "si-find-widget.h"
#include "si-test.h"

typedef struct
{
  SiFaultServer *server; /* (owned) */
  SiEngine *engine;      /* (owned) */
  GtkWindow *window;     /* (owned by GTK) */
  const char *words;     /* what is waited for */
} Fixture;

static gboolean
says (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *label = si_find_child (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL);
  GtkWidget *revealer = si_find_child (GTK_WIDGET (fixture->window), GTK_TYPE_REVEALER);

  return gtk_revealer_get_child_revealed (GTK_REVEALER (revealer))
         && g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), fixture->words) == 0;
}

static gboolean
is_gone (gpointer data)
{
  Fixture *fixture = data;

  return !gtk_revealer_get_reveal_child (
      GTK_REVEALER (si_find_child (GTK_WIDGET (fixture->window), GTK_TYPE_REVEALER)));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  SiProgressStrip *strip = g_object_new (SI_TYPE_PROGRESS_STRIP, NULL);
  g_autofree char *key = si_test_make_key ();
  g_autoptr (SiConnection) connection = NULL;
  SiConnectionDetails details = { NULL };

  fixture->server = si_fault_server_new (NULL);
  details.address = si_fault_server_get_address (fixture->server);
  connection = si_connection_new (&details, key, NULL);
  fixture->engine = si_engine_new ();
  si_engine_set_connection (fixture->engine, connection);

  si_progress_strip_set_engine (strip, fixture->engine);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (strip));
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  si_engine_cancel (fixture->engine);
  si_test_wait_for (is_gone, fixture, 20);
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->engine);
  g_assert_finalize_object (fixture->server);
}

static void
says_that_it_waits_for_an_answer (Fixture *fixture, gconstpointer data)
{
  si_fault_server_say (fixture->server, "", 0, SI_FAULT_SILENCE);
  si_engine_refresh (fixture->engine);
  fixture->words = "Waiting for the server";
  si_test_wait_for (says, fixture, 20);
}

static void
says_when_it_is_tried_again (Fixture *fixture, gconstpointer data)
{
  si_fault_server_answer (fixture->server, "503 Service Unavailable", "Retry-After: 20\r\n", "");
  si_engine_refresh (fixture->engine);
  fixture->words = "The server is busy: trying again in 19 seconds";
  si_test_wait_for (says, fixture, 20);
}

int
main (int argc, char **argv)
{
  si_test_init_on_display (&argc, &argv);
  adw_init ();

  g_test_add ("/progress-strip/says-that-it-waits-for-an-answer", Fixture, NULL, set_up,
              says_that_it_waits_for_an_answer, tear_down);
  g_test_add ("/progress-strip/says-when-it-is-tried-again", Fixture, NULL, set_up,
              says_when_it_is_tried_again, tear_down);

  return g_test_run ();
}
