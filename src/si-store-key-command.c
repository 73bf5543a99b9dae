/* si-store-key-command.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-store-key-command.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "si-command-connection.h"

/* Far more than any key. */
#define LONGEST_KEY 4096

typedef struct
{
  SiConnection *connection; /* (borrowed) */
  GMainLoop *loop;          /* (owned) */
  GError *error;            /* (owned) (nullable) */
} Run;

static void
set_echo (gboolean echo)
{
  struct termios terminal;

  if (tcgetattr (STDIN_FILENO, &terminal) != 0)
    return;
  if (echo)
    terminal.c_lflag |= ECHO;
  else
    terminal.c_lflag &= ~ECHO;
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &terminal);
}

/* Reads the first line into @buffer; FALSE if there is none or it is too long. By read(),
 * so that no buffer but ours ever holds the key. */
static gboolean
read_line (char *buffer, gsize size)
{
  gsize length = 0;

  while (length < size - 1)
    {
      gssize n = read (STDIN_FILENO, buffer + length, size - 1 - length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      length += n;
      if (memchr (buffer, '\n', length) != NULL)
        break;
    }

  buffer[length] = '\0';
  buffer[strcspn (buffer, "\r\n")] = '\0';
  g_strstrip (buffer);
  return buffer[0] != '\0' && length < size - 1;
}

static gboolean
read_key (char *buffer, gsize size)
{
  const gboolean terminal = isatty (STDIN_FILENO);
  gboolean there;

  if (!terminal)
    return read_line (buffer, size);

  g_printerr ("%s ", _ ("API key:"));
  set_echo (FALSE);
  there = read_line (buffer, size);
  set_echo (TRUE);
  g_printerr ("\n");
  return there;
}

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
      g_printerr ("sync-inventory: %s\n", run.error->message);
      g_clear_error (&run.error);
      status = SI_EXIT_REFUSED;
    }
  return status;
}

/**
 * si_store_key_command_run:
 * @command: a command line with `--store-key`
 *
 * Reads the key from standard input, without showing it where that is a terminal, and
 * puts it into the keyring.
 *
 * Returns: how it ended
 */
SiExitStatus
si_store_key_command_run (const SiCommand *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (SiConnectionList) list = NULL;
  g_autoptr (SiConnection) connection = NULL;
  char key[LONGEST_KEY];
  SiExitStatus status = SI_EXIT_USAGE;

  g_return_val_if_fail (command != NULL && command->mode == SI_COMMAND_STORE_KEY, SI_EXIT_USAGE);

  settings = g_settings_new (SI_APPLICATION_ID);
  list = si_connection_list_new (settings);
  connection = si_command_connection (command, list, &error);
  if (connection == NULL)
    {
      g_printerr ("sync-inventory: %s\n",
                  error != NULL ? error->message : _ ("No connection is saved: use --url ADDRESS"));
      return SI_EXIT_USAGE;
    }

  if (read_key (key, sizeof key))
    status = store (connection, key);
  else
    g_printerr ("sync-inventory: %s\n", _ ("There is no key on standard input"));

  explicit_bzero (key, sizeof key);
  return status;
}
