/* si-command-connection.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-command-connection.h"

#include <glib/gi18n.h>

/**
 * si_command_connection:
 * @command: a command line without `--demo`
 * @error: return location for an error
 *
 * Finds the connection that a command line means: the address it gives, or the saved one.
 *
 * Returns: (transfer full) (nullable): the connection; %NULL without an error where none
 *   is saved, %NULL with %SI_API_ERROR_ADDRESS where the address cannot be understood
 */
SiConnection *
si_command_connection (const SiCommand *command, GError **error)
{
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *address = NULL;
  g_autofree char *auth = NULL;

  g_return_val_if_fail (command != NULL, NULL);
  g_return_val_if_fail (!command->demo, NULL);

  if (command->url != NULL)
    return si_connection_new (command->url, command->auth, error);

  settings = g_settings_new (SI_APPLICATION_ID);
  address = g_settings_get_string (settings, "address");
  auth = g_settings_get_string (settings, "auth");
  if (address[0] == '\0')
    return NULL;
  return si_connection_new (address, command->auth != NULL ? command->auth : auth, error);
}

/**
 * si_demo_connection:
 * @server: the embedded server; started here where it is not
 * @error: return location for an error
 *
 * Returns: (transfer full): a connection to it that carries its key, or %NULL with an error
 */
SiConnection *
si_demo_connection (SiDemoServer *server, GError **error)
{
  g_return_val_if_fail (SI_IS_DEMO_SERVER (server), NULL);

  if (si_demo_server_get_address (server) == NULL && !si_demo_server_start (server, error))
    return NULL;

  return si_connection_new_with_key (si_demo_server_get_address (server), "auto",
                                     si_demo_server_get_key (server), _ ("Sample data"), error);
}
