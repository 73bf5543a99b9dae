/* test-connection-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "si-connection-dialog.h"
#include "si-demo-server.h"
#include "si-find-widget.h"
#include "si-key-row.h"
#include "si-inline-message.h"
#include "si-test-engine.h"
#include "si-test.h"
#include "si-window.h"

#define CURL                                                                                       \
  "curl -H 'Authorization: Bearer %s' "                                                            \
  "'https://shop.example/admin/indexyii.php?r=api/SyncInventory&Skucode=PTFB04'"
#define SHOP "https://shop.example/admin/indexyii.php?r=api/SyncInventory"

/* A window without a saved connection, and a server to connect to. */
typedef struct
{
  GSettings *settings;    /* (owned) */
  SiConnectionList *list; /* (owned) */
  SiEngines *engines;     /* (owned) */
  SiDemoServer *server;   /* (owned) */
  SiConnection *removed;  /* (owned) (nullable) */
  SiWindow *window;       /* (owned by GTK) (nullable) */
  GtkWidget *dialog;      /* (owned by GTK) (nullable) */
} Fixture;

static SiEngine *
get_engine (Fixture *fixture)
{
  return si_window_get_engine (fixture->window);
}

/* Replaces the text of a row by another one at once, as a paste does. */
static void
enter (Fixture *fixture, const char *row, const char *text)
{
  GtkWidget *widget = si_find_by_id (fixture->dialog, row);
  GtkEditable *editable = SI_IS_KEY_ROW (widget)
                              ? si_key_row_get_entry (SI_KEY_ROW (widget))
                              : gtk_editable_get_delegate (GTK_EDITABLE (widget));
  int position = 0;

  gtk_editable_delete_text (editable, 0, -1);
  gtk_editable_insert_text (editable, text, -1, &position);
}

static const char *
text_of (Fixture *fixture, const char *row)
{
  GtkWidget *widget = si_find_by_id (fixture->dialog, row);

  return gtk_editable_get_text (SI_IS_KEY_ROW (widget) ? si_key_row_get_entry (SI_KEY_ROW (widget))
                                                       : GTK_EDITABLE (widget));
}

static const char *
title_of (Fixture *fixture, const char *row)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (si_find_by_id (fixture->dialog, row)));
}

static gboolean
is_visible (Fixture *fixture, const char *id)
{
  return gtk_widget_get_visible (si_find_by_id (fixture->dialog, id));
}

static gboolean
can_save (Fixture *fixture)
{
  return gtk_widget_get_sensitive (si_find_by_id (fixture->dialog, "save"));
}

static void
click (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static char *
words_of (Fixture *fixture, const char *message)
{
  GtkWidget *widget = si_find_by_id (fixture->dialog, message);
  const char *title = gtk_label_get_label (GTK_LABEL (si_find_by_id (widget, "title")));
  const char *text = gtk_label_get_label (GTK_LABEL (si_find_by_id (widget, "text")));

  g_assert_true (gtk_widget_get_visible (widget));
  return g_strconcat (title, *title != '\0' && *text != '\0' ? ". " : "", text, NULL);
}

static gboolean
is_closed (gpointer fixture)
{
  return ((Fixture *) fixture)->dialog == NULL;
}

static gboolean
is_told (gpointer fixture)
{
  return gtk_widget_get_visible (si_find_by_id (((Fixture *) fixture)->dialog, "result"))
         && !gtk_spinner_get_spinning (GTK_SPINNER (
             si_find_by_id (si_find_by_id (((Fixture *) fixture)->dialog, "result"), "spinner")));
}

static void
wait_for_rows (Fixture *fixture)
{
  si_test_engine_wait (get_engine (fixture));
  g_assert_null (si_refresh_get_problem (si_engine_get_refresh (get_engine (fixture))));
  g_assert_nonnull (si_inventory_get_table (si_engine_get_inventory (get_engine (fixture))));
}

static void
open_dialog (Fixture *fixture, const char *action)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (SI_IS_CONNECTION_DIALOG (window))
        {
          fixture->dialog = window;
          g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &fixture->dialog);
          return;
        }
    }
  g_assert_not_reached ();
}

static void
save (Fixture *fixture)
{
  click (si_find_by_id (fixture->dialog, "save"));
  si_test_wait_for (is_closed, fixture, 20);
}

/* Sets up the connection to the server in the dialog, and saves it. */
static void
connect_to_server (Fixture *fixture)
{
  open_dialog (fixture, "win.add-connection");
  enter (fixture, "address", si_demo_server_get_address (fixture->server));
  enter (fixture, "key", si_demo_server_get_key (fixture->server));
  enter (fixture, "name", "Karachi shop");
  save (fixture);
  wait_for_rows (fixture);
}

static guint
count_saved (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GApplication *app = g_application_get_default ();
  g_autoptr (SiEngine) unconnected = NULL;
  g_autoptr (GError) error = NULL;

  fixture->settings = g_settings_new ("com.example.SyncInventory");
  fixture->list = si_connection_list_new (fixture->settings);
  fixture->engines = si_engines_new (fixture->settings, fixture->list, NULL);
  unconnected = si_engines_get (fixture->engines, NULL);
  fixture->server = si_demo_server_new (7, 50);
  si_demo_server_start (fixture->server, &error);
  g_assert_no_error (error);

  fixture->window
      = si_window_new (GTK_APPLICATION (app), fixture->engines, unconnected, fixture->settings);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_close (GTK_WINDOW (fixture->dialog));
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->dialog);

  g_clear_object (&fixture->removed);
  g_settings_reset (fixture->settings, "connections");
  g_settings_reset (fixture->settings, "current-connection");
  g_assert_finalize_object (fixture->engines);
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->settings);
  g_clear_object (&fixture->server);
}

static void
goes_from_nothing_to_the_inventory (Fixture *fixture, gconstpointer data)
{
  g_autofree char *words = NULL;

  open_dialog (fixture, "win.add-connection");
  g_assert_false (can_save (fixture));
  enter (fixture, "address", si_demo_server_get_address (fixture->server));
  g_assert_false (can_save (fixture));
  enter (fixture, "key", si_demo_server_get_key (fixture->server));
  g_assert_true (can_save (fixture));

  click (si_find_by_id (fixture->dialog, "test"));
  si_test_wait_for (is_told, fixture, 20);
  words = words_of (fixture, "result");
  g_assert_cmpstr (words, ==, "The server answers. 50 products in 8 godowns");
  g_assert_cmpuint (count_saved (fixture), ==, 0);

  save (fixture);
  g_assert_cmpuint (count_saved (fixture), ==, 1);
  wait_for_rows (fixture);
}

static void
keeps_the_key_unless_one_is_typed (Fixture *fixture, gconstpointer data)
{
  connect_to_server (fixture);
  open_dialog (fixture, "win.edit-connection");
  g_assert_cmpstr (text_of (fixture, "key"), ==, "");
  g_assert_cmpstr (title_of (fixture, "key"), ==, "API Key (Empty Keeps the Saved One)");
  enter (fixture, "name", "Other name");
  save (fixture);

  g_assert_cmpuint (count_saved (fixture), ==, 1);
  g_assert_cmpstr (si_connection_get_name (si_engine_get_connection (get_engine (fixture))), ==,
                   "Other name");
  wait_for_rows (fixture);
}

static void
uses_a_key_that_is_entered_again (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture, "win.add-connection");
  enter (fixture, "address", si_demo_server_get_address (fixture->server));
  enter (fixture, "key", "a wrong one");
  save (fixture);
  si_test_engine_wait (get_engine (fixture));
  g_assert_cmpint (si_problem_get_recovery_action (
                       si_refresh_get_problem (si_engine_get_refresh (get_engine (fixture)))),
                   ==, SI_RECOVERY_KEY);

  open_dialog (fixture, "win.edit-connection");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->dialog)),
                                         si_find_by_id (fixture->dialog, "key")));
  enter (fixture, "key", si_demo_server_get_key (fixture->server));
  save (fixture);
  wait_for_rows (fixture);
}

static void
brings_back_what_was_removed (Fixture *fixture, gconstpointer data)
{
  connect_to_server (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.remove-connection", NULL);
  g_assert_cmpuint (count_saved (fixture), ==, 0);
  g_assert_null (si_engine_get_connection (get_engine (fixture)));

  click (si_find_by_id (GTK_WIDGET (fixture->window), "Undo"));
  g_assert_cmpuint (count_saved (fixture), ==, 1);
  g_assert_cmpstr (si_connection_get_name (si_engine_get_connection (get_engine (fixture))), ==,
                   "Karachi shop");
  wait_for_rows (fixture);
}

/* Asks the keyring again with an engine that does not know the key yet. */
static gboolean
key_is_gone (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (SiEngine) engine = si_engine_new (fixture->removed, NULL);
  SiProblem *problem;

  si_test_engine_refresh (engine);
  problem = si_refresh_get_problem (si_engine_get_refresh (engine));
  return problem != NULL
         && g_str_equal (si_problem_get_title (problem), "There is no API key for this address");
}

static void
takes_the_key_of_what_stays_removed (Fixture *fixture, gconstpointer data)
{
  connect_to_server (fixture);
  fixture->removed = g_object_ref (si_engine_get_connection (get_engine (fixture)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.remove-connection", NULL);
  /* The window closes while the toast is still there. */
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&fixture->window)));

  si_test_wait_for (key_is_gone, fixture, 20);
}

static void
keeps_the_key_when_the_keyring_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *words = NULL;

  open_dialog (fixture, "win.add-connection");
  enter (fixture, "address", si_demo_server_get_address (fixture->server));
  enter (fixture, "key", si_demo_server_get_key (fixture->server));
  g_assert_false (is_visible (fixture, "ways_on"));
  click (si_find_by_id (fixture->dialog, "save"));
  si_test_wait_for (is_told, fixture, 20);

  words = words_of (fixture, "result");
  g_assert_true (g_str_has_prefix (words, "There is no keyring. "));
  g_assert_true (is_visible (fixture, "ways_on"));
  g_assert_cmpstr (text_of (fixture, "key"), ==, si_demo_server_get_key (fixture->server));
  g_assert_cmpuint (count_saved (fixture), ==, 0);

  click (si_find_by_id (fixture->dialog, "use_for_now"));
  si_test_wait_for (is_closed, fixture, 20);
  g_assert_cmpuint (count_saved (fixture), ==, 1);
  wait_for_rows (fixture);
}

static void
takes_a_curl_command_apart (Fixture *fixture, gconstpointer row)
{
  g_autofree char *key = si_test_make_key ();
  g_autofree char *command = g_strdup_printf (CURL, key);
  g_autofree char *words = NULL;

  open_dialog (fixture, "win.add-connection");
  enter (fixture, row, command);

  g_assert_cmpstr (text_of (fixture, "address"), ==, SHOP);
  g_assert_cmpstr (title_of (fixture, "key"), ==, "API Key (From What You Pasted)");
  g_assert_cmpuint (
      adw_combo_row_get_selected (ADW_COMBO_ROW (si_find_by_id (fixture->dialog, "auth"))), ==, 1);
  words = words_of (fixture, "hint");
  g_assert_nonnull (strstr (words, "the API key"));
  g_assert_null (strstr (words, key));
  g_assert_true (can_save (fixture));
}

static void
drops_a_pasted_key_with_its_address (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = si_test_make_key ();
  g_autofree char *command = g_strdup_printf (CURL, key);
  g_autofree char *words = NULL;

  open_dialog (fixture, "win.add-connection");
  enter (fixture, "address", command);
  g_assert_true (can_save (fixture));

  enter (fixture, "address", "https://other.example/");
  g_assert_cmpstr (title_of (fixture, "key"), ==, "API Key");
  g_assert_cmpstr (text_of (fixture, "key"), ==, "");
  g_assert_false (can_save (fixture));
  words = words_of (fixture, "hint");
  g_assert_true (g_str_has_prefix (words, "The API key that you pasted was for shop.example"));
  g_assert_null (strstr (words, key));

  enter (fixture, "key", "0123456789");
  g_assert_false (is_visible (fixture, "hint"));
  g_assert_true (can_save (fixture));
}

static void
says_what_was_pasted_only_until_it_is_changed (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture, "win.add-connection");
  enter (fixture, "address", "https://shop.example/admin/indexyii.php?r=api/X&Skucode=PTFB04");
  g_assert_true (is_visible (fixture, "hint"));

  enter (fixture, "address", "https://shop.example/elsewhere");
  g_assert_false (is_visible (fixture, "hint"));
}

static void
shows_no_typed_key_beside_a_pasted_one (Fixture *fixture, gconstpointer row)
{
  g_autofree char *key = si_test_make_key ();
  g_autofree char *command = g_strdup_printf (CURL, key);
  GtkWidget *key_row;
  int position = 2;

  open_dialog (fixture, "win.add-connection");
  key_row = si_find_by_id (fixture->dialog, "key");
  enter (fixture, "key", "0123456789");
  if (g_str_equal (row, "key"))
    gtk_editable_insert_text (si_key_row_get_entry (SI_KEY_ROW (key_row)), command, -1, &position);
  else
    enter (fixture, row, command);

  g_assert_cmpstr (text_of (fixture, "key"), ==, "");
  g_assert_cmpstr (title_of (fixture, "key"), ==, "API Key (From What You Pasted)");
  g_assert_true (can_save (fixture));
}

static void
takes_a_word_as_it_is (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture, "win.add-connection");
  enter (fixture, "address", " shop.example\n");
  enter (fixture, "key", "\t0123456789\n");

  g_assert_cmpstr (text_of (fixture, "address"), ==, "shop.example");
  g_assert_cmpstr (text_of (fixture, "key"), ==, "0123456789");
  g_assert_false (is_visible (fixture, "hint"));
  g_assert_true (can_save (fixture));
}

static void
asks_before_http_without_encryption (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture, "win.add-connection");
  enter (fixture, "address", "https://shop.example/");
  enter (fixture, "key", "0123456789");
  g_assert_false (is_visible (fixture, "insecure"));
  g_assert_true (can_save (fixture));

  enter (fixture, "address", "http://shop.example/");
  g_assert_true (is_visible (fixture, "insecure"));
  g_assert_false (can_save (fixture));

  gtk_switch_set_active (GTK_SWITCH (si_find_by_id (fixture->dialog, "allow_insecure")), TRUE);
  g_assert_true (can_save (fixture));
}

static void
says_what_is_wrong_once_it_is_typed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *words = NULL;

  open_dialog (fixture, "win.add-connection");
  enter (fixture, "address", "ftp://shop.example/");
  g_assert_false (is_visible (fixture, "hint"));

  g_signal_emit_by_name (si_find_by_id (fixture->dialog, "address"), "entry-activated");
  words = words_of (fixture, "hint");
  g_assert_nonnull (strstr (words, "https://"));
  g_assert_true (gtk_widget_has_css_class (si_find_by_id (fixture->dialog, "address"), "error"));

  enter (fixture, "address", "https://shop.example/");
  g_assert_false (is_visible (fixture, "hint"));
  g_assert_false (gtk_widget_has_css_class (si_find_by_id (fixture->dialog, "address"), "error"));
}

static void
says_when_the_test_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *words = NULL;

  open_dialog (fixture, "win.add-connection");
  enter (fixture, "address", si_demo_server_get_address (fixture->server));
  enter (fixture, "key", "a-wrong-one");
  click (si_find_by_id (fixture->dialog, "test"));
  si_test_wait_for (is_told, fixture, 20);
  words = words_of (fixture, "result");
  g_assert_true (g_str_has_prefix (words, "The API key is not accepted. "));

  /* The message is about the key before, so it goes when another one is typed. */
  enter (fixture, "key", "another-one");
  g_assert_false (is_visible (fixture, "result"));
}

static void
forgets_the_key_when_it_is_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkEditable) key = NULL;

  open_dialog (fixture, "win.add-connection");
  enter (fixture, "key", "0123456789");
  key = g_object_ref (si_key_row_get_entry (SI_KEY_ROW (si_find_by_id (fixture->dialog, "key"))));
  gtk_window_close (GTK_WINDOW (fixture->dialog));

  g_assert_cmpstr (gtk_editable_get_text (key), ==, "");
}

static void
add (const char *path, const char *row, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, row, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) app = NULL;

  si_test_init_on_display (&argc, &argv);
  adw_init ();
  app = adw_application_new ("com.example.SyncInventory", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));

#define UNLOCKED "/connection-dialog/unlocked/"
  add (UNLOCKED "goes-from-nothing-to-the-inventory", NULL, goes_from_nothing_to_the_inventory);
  add (UNLOCKED "keeps-the-key-unless-one-is-typed", NULL, keeps_the_key_unless_one_is_typed);
  add (UNLOCKED "uses-a-key-that-is-entered-again", NULL, uses_a_key_that_is_entered_again);
  add (UNLOCKED "brings-back-what-was-removed", NULL, brings_back_what_was_removed);
  add (UNLOCKED "takes-the-key-of-what-stays-removed", NULL, takes_the_key_of_what_stays_removed);
#define NO_SERVICE "/connection-dialog/no-service/"
  add (NO_SERVICE "keeps-the-key-when-the-keyring-fails", NULL,
       keeps_the_key_when_the_keyring_fails);
  add (NO_SERVICE "takes-a-curl-command-apart", "address", takes_a_curl_command_apart);
  add (NO_SERVICE "takes-it-in-the-row-of-the-key-too", "key", takes_a_curl_command_apart);
  add (NO_SERVICE "drops-a-pasted-key-with-its-address", NULL, drops_a_pasted_key_with_its_address);
  add (NO_SERVICE "says-what-was-pasted-only-until-it-is-changed", NULL,
       says_what_was_pasted_only_until_it_is_changed);
  add (NO_SERVICE "shows-no-typed-key-beside-a-pasted-one", "address",
       shows_no_typed_key_beside_a_pasted_one);
  add (NO_SERVICE "shows-no-typed-key-where-one-is-pasted", "key",
       shows_no_typed_key_beside_a_pasted_one);
  add (NO_SERVICE "takes-a-word-as-it-is", NULL, takes_a_word_as_it_is);
  add (NO_SERVICE "asks-before-http-without-encryption", NULL, asks_before_http_without_encryption);
  add (NO_SERVICE "says-what-is-wrong-once-it-is-typed", NULL, says_what_is_wrong_once_it_is_typed);
  add (NO_SERVICE "says-when-the-test-fails", NULL, says_when_the_test_fails);
  add (NO_SERVICE "forgets-the-key-when-it-is-closed", NULL, forgets_the_key_when_it_is_closed);

  return g_test_run ();
}
