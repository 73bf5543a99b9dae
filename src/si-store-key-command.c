/* si-store-key-command.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-store-key-command.h"

#include <glib/gi18n.h>

#include "si-command-connection.h"
#include "si-complaint.h"
#include "si-key-input.h"

typedef struct
{
  SiConnection *connection; /* (borrowed) */
  GMainLoop *loop;          /* (owned) */
  GError *error;            /* (owned) (nullable) */
} Run;

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;

  si_connection_store_key_finish (run->connection, result, &run->error);
  g_main_loop_quit (run->loop);
}

static SiExitStatus
store (SiConnection *connection, const char *key)
{
  Run run = { .connection = connection, .loop = g_main_loop_new (NULL, FALSE) };
  SiExitStatus status = SI_EXIT_DONE;

  si_connection_store_key_async (connection, key, NULL, stored_cb, &run);
  g_main_loop_run (run.loop);
  g_main_loop_unref (run.loop);

  if (run.error != NULL)
    {
      si_complain (run.error->message);
      g_clear_error (&run.error);
      status = SI_EXIT_REFUSED;
    }
  return status;
}

/**
 * si_store_key_command_run:
 * @command: a command line with `--store-key`
 *
 * Reads an API key from standard input and stores it in the keyring.
 *
 * Returns: the exit status
 */
SiExitStatus
si_store_key_command_run (const SiCommand *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (SiConnectionList) list = NULL;
  g_autoptr (SiConnection) connection = NULL;
  SiExitStatus status;
  char *key;

  g_return_val_if_fail (command != NULL && command->mode == SI_COMMAND_STORE_KEY, SI_EXIT_USAGE);

  settings = g_settings_new (SI_APPLICATION_ID);
  list = si_connection_list_new (settings);
  connection = si_command_connection (command, list, &error);
  if (connection == NULL)
    {
      si_complain (error != NULL ? error->message
                                 : _ ("No connection is saved: use --url ADDRESS"));
      return SI_EXIT_USAGE;
    }

  key = si_key_input_read (&error);
  if (key == NULL)
    {
      si_complain (error->message);
      return SI_EXIT_USAGE;
    }
  status = store (connection, key);
  si_key_input_free (key);
  return status;
}
