/* test-progress-strip.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-progress-strip.h"

#include "si-fault-server.h"
#include "si-find-widget.h"
#include "si-store-path.h"
#include "si-test-lock.h"
#include "si-test.h"

typedef struct
{
  SiFaultServer *server; /* (owned) */
  SiEngine *engine;      /* (owned) */
  GtkWindow *window;     /* (owned by GTK) */
  const char *words;     /* the text that a test waits for */
  char *folder;          /* (owned) (nullable): the folder of the inventories */
  SiTestLock *lock;      /* (owned) (nullable): the lock of a stored inventory */
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

/* Locks the file of a saved inventory, as another program does. */
static void
set_up_locked_file (Fixture *fixture, const char *id)
{
  g_autofree char *path = NULL;

  fixture->folder = si_test_make_folder ();
  path = si_store_path_new (fixture->folder, id);
  fixture->lock = si_test_lock (path);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  SiProgressStrip *strip = g_object_new (SI_TYPE_PROGRESS_STRIP, NULL);
  g_autofree char *key = si_test_make_key ();
  g_autoptr (SiConnection) connection = NULL;
  SiConnectionDetails details = { .id = data };

  fixture->server = si_fault_server_new (NULL);
  details.address = si_fault_server_get_address (fixture->server);
  connection = si_connection_new (&details, key, NULL);
  if (details.id != NULL)
    set_up_locked_file (fixture, details.id);
  fixture->engine = si_engine_new (connection, fixture->folder);

  si_progress_strip_set_engine (strip, fixture->engine);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (strip));
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->lock != NULL)
    si_test_unlock (fixture->lock);
  si_refresh_cancel (si_engine_get_refresh (fixture->engine));
  si_test_wait_for (is_gone, fixture, 20);
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->engine);
  g_assert_finalize_object (fixture->server);
  if (fixture->folder != NULL)
    si_test_remove_folder (fixture->folder);
}

static void
says_that_it_waits_for_an_answer (Fixture *fixture, gconstpointer data)
{
  si_fault_server_say (fixture->server, "", 0, SI_FAULT_SILENCE);
  si_refresh_start (si_engine_get_refresh (fixture->engine));
  fixture->words = "Waiting for the server";
  si_test_wait_for (says, fixture, 20);
}

static void
says_that_it_reads_the_disk_before_it_asks (Fixture *fixture, gconstpointer data)
{
  si_fault_server_say (fixture->server, "", 0, SI_FAULT_SILENCE);
  fixture->words = "Reading the last inventory";
  si_test_wait_for (says, fixture, 20);
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, 0);
  si_refresh_start (si_engine_get_refresh (fixture->engine));
  fixture->words = "Waiting for the server";
  si_test_wait_for (says, fixture, 20);
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, 1);
}

static void
says_when_it_is_tried_again (Fixture *fixture, gconstpointer data)
{
  si_fault_server_answer (fixture->server, "503 Service Unavailable", "Retry-After: 20\r\n", "");
  si_refresh_start (si_engine_get_refresh (fixture->engine));
  fixture->words = "The server is busy: trying again in 19 seconds";
  si_test_wait_for (says, fixture, 20);
}

/* Returns: the beginning of an answer, with @n products and no end. */
static char *
make_unended_answer (guint n)
{
  GString *answer = g_string_new ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (answer, "{\"products_id\":\"%u\",\"SkuCode\":\"S%u\",\"Stock\":\"1\"},",
                            i, i);
  return g_string_free (answer, FALSE);
}

static GtkWidget *
find_revealer (Fixture *fixture)
{
  return si_find_child (GTK_WIDGET (fixture->window), GTK_TYPE_REVEALER);
}

/* Some products were read, and are on screen, since there is no older inventory. */
static gboolean
some_are_read (gpointer data)
{
  Fixture *fixture = data;

  return si_progress_get_n_received (
             si_refresh_get_progress (si_engine_get_refresh (fixture->engine)))
             > 500
         && si_inventory_get_table (si_engine_get_inventory (fixture->engine)) != NULL
         && gtk_revealer_get_child_revealed (GTK_REVEALER (find_revealer (fixture)));
}

static gboolean
says_size_and_count (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *size = g_format_size (
      si_progress_get_bytes (si_refresh_get_progress (si_engine_get_refresh (fixture->engine))));
  g_autofree char *words = g_strdup_printf ("%s · %u products so far", size,
                                            si_progress_get_n_received (si_refresh_get_progress (
                                                si_engine_get_refresh (fixture->engine))));

  fixture->words = words;
  return says (fixture);
}

static gboolean
says_size_alone (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *size = g_format_size (
      si_progress_get_bytes (si_refresh_get_progress (si_engine_get_refresh (fixture->engine))));

  fixture->words = size;
  return says (fixture);
}

static gboolean
is_answered (gpointer data)
{
  return si_refresh_get_state (si_engine_get_refresh (((Fixture *) data)->engine))
         == SI_REFRESH_IDLE;
}

static void
leaves_the_count_of_a_first_load_to_the_list (Fixture *fixture, gconstpointer data)
{
  g_autofree char *answer = make_unended_answer (900);

  si_fault_server_say (fixture->server, answer, -1, SI_FAULT_SILENCE);
  si_refresh_start (si_engine_get_refresh (fixture->engine));
  si_test_wait_for (some_are_read, fixture, 20);
  g_assert_false (si_inventory_get_whole (si_engine_get_inventory (fixture->engine)));
  si_test_wait_for (says_size_alone, fixture, 20);
}

static void
counts_what_comes_while_an_older_inventory_is_shown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *answer = make_unended_answer (900);

  si_fault_server_answer (fixture->server, "200 OK", NULL, "[{\"SkuCode\":\"A\",\"Stock\":\"1\"}]");
  si_fault_server_say (fixture->server, answer, -1, SI_FAULT_SILENCE);
  si_refresh_start (si_engine_get_refresh (fixture->engine));
  si_test_wait_for (is_answered, fixture, 20);
  si_refresh_start (si_engine_get_refresh (fixture->engine));
  si_test_wait_for (some_are_read, fixture, 20);
  si_test_wait_for (says_size_and_count, fixture, 20);
}

int
main (int argc, char **argv)
{
  si_test_init_on_display (&argc, &argv);
  adw_init ();

  g_test_add ("/progress-strip/says-that-it-waits-for-an-answer", Fixture, NULL, set_up,
              says_that_it_waits_for_an_answer, tear_down);
  g_test_add ("/progress-strip/says-that-it-reads-the-disk-before-it-asks", Fixture, "shop", set_up,
              says_that_it_reads_the_disk_before_it_asks, tear_down);
  g_test_add ("/progress-strip/says-when-it-is-tried-again", Fixture, NULL, set_up,
              says_when_it_is_tried_again, tear_down);
  g_test_add ("/progress-strip/leaves-the-count-of-a-first-load-to-the-list", Fixture, NULL, set_up,
              leaves_the_count_of_a_first_load_to_the_list, tear_down);
  g_test_add ("/progress-strip/counts-what-comes-while-an-older-inventory-is-shown", Fixture, NULL,
              set_up, counts_what_comes_while_an_older_inventory_is_shown, tear_down);

  return g_test_run ();
}
