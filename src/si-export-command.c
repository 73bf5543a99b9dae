/* si-export-command.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-export-command.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "si-command-connection.h"
#include "si-engine.h"
#include "si-export-file.h"
#include "si-keyring.h"

/* One run: fetch, write, exit. */
typedef struct
{
  const SiCommand *command;  /* (borrowed) */
  GMainLoop *loop;           /* (owned) */
  GCancellable *cancellable; /* (owned) */
  SiDemoServer *demo_server; /* (owned) (nullable) */
  SiEngine *engine;          /* (owned) */
  SiTable *table;            /* (owned) (nullable) */
  SiExitStatus status;
} Run;

/* One line: a script reads lines, and a server's words may have several. */
static void
complain (const char *message)
{
  g_autofree char *line = g_strdup (message);

  g_printerr ("sync-inventory: %s\n", g_strdelimit (line, "\r\n", ' '));
}

static void
finish (Run *run, const GError *error)
{
  if (error != NULL)
    {
      complain (error->message);
      run->status = g_error_matches (error, SI_KEYRING_ERROR, SI_KEYRING_ERROR_NO_KEY)
                        ? SI_EXIT_NO_KEY
                        : SI_EXIT_REFUSED;
    }
  g_main_loop_quit (run->loop);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;
  guint n_unreadable;

  if (!si_export_file_finish (result, &error))
    {
      g_prefix_error (&error, _ ("“%s” could not be written: "), run->command->export_path);
      finish (run, error);
      return;
    }

  n_unreadable = si_table_get_n_unreadable (run->table);
  if (n_unreadable > 0)
    {
      g_autofree char *message
          = g_strdup_printf (ngettext ("%u row could not be read and was left out",
                                       "%u rows could not be read and were left out", n_unreadable),
                             n_unreadable);
      complain (message);
    }
  finish (run, NULL);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;

  run->table = si_engine_fetch_finish (SI_ENGINE (source), result, &error);
  if (run->table == NULL)
    {
      finish (run, error);
      return;
    }

  si_export_file_async (run->command->export_path, run->table, NULL, run->command->export_format,
                        run->cancellable, written_cb, run);
}

static gboolean
stop_cb (gpointer user_data)
{
  Run *run = user_data;

  g_cancellable_cancel (run->cancellable);
  return G_SOURCE_CONTINUE;
}

static SiConnection *
connection_of (Run *run, GError **error)
{
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (SiConnectionList) list = NULL;
  SiConnection *connection;

  if (run->command->demo)
    {
      run->demo_server = si_demo_server_new (1, 0);
      return si_demo_connection (run->demo_server, error);
    }

  settings = g_settings_new (SI_APPLICATION_ID);
  list = si_connection_list_new (settings);
  connection = si_command_connection (run->command, list, error);
  if (connection == NULL && (error == NULL || *error == NULL))
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                         _ ("No connection is saved: use --url ADDRESS, or --demo"));
  return connection;
}

/**
 * si_export_command_run:
 * @command: a command line with `--export`
 *
 * Fetches the inventory and writes it, without a display. What goes wrong is said in
 * one line on standard error.
 *
 * Returns: how it ended
 */
SiExitStatus
si_export_command_run (const SiCommand *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiConnection) connection = NULL;
  Run run = { .command = command };
  guint on_interrupt, on_terminate;

  g_return_val_if_fail (command != NULL && command->mode == SI_COMMAND_EXPORT, SI_EXIT_USAGE);

  connection = connection_of (&run, &error);
  if (connection == NULL)
    {
      complain (error->message);
      g_clear_object (&run.demo_server);
      return SI_EXIT_USAGE;
    }

  run.loop = g_main_loop_new (NULL, FALSE);
  run.cancellable = g_cancellable_new ();
  run.engine = si_engine_new ();
  on_interrupt = g_unix_signal_add (SIGINT, stop_cb, &run);
  on_terminate = g_unix_signal_add (SIGTERM, stop_cb, &run);

  si_engine_set_connection (run.engine, connection);
  si_engine_fetch_async (run.engine, command->sku, command->godown, run.cancellable, fetched_cb,
                         &run);
  g_main_loop_run (run.loop);

  g_source_remove (on_interrupt);
  g_source_remove (on_terminate);
  g_clear_pointer (&run.table, si_table_unref);
  g_clear_object (&run.engine);
  g_clear_object (&run.demo_server);
  g_clear_object (&run.cancellable);
  g_clear_pointer (&run.loop, g_main_loop_unref);
  return run.status;
}
