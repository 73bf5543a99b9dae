/* si-command-connection.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-command-connection.h"

#include "si-store-path.h"

/* Finds the connection of --url. A saved connection with this address is preferred, since its key
 * is known. */
static SiConnection *
find_url (const SiCommand *command, SiConnectionList *list, GError **error)
{
  SiConnectionDetails details = { .address = command->url, .auth = command->auth };
  g_autoptr (SiConnection) connection = si_connection_new (&details, NULL, error);
  SiConnection *saved;

  if (connection == NULL)
    return NULL;

  saved = si_connection_list_find_address (list, si_connection_get_address (connection));
  return g_object_ref (saved != NULL && command->auth == NULL ? saved : connection);
}

/**
 * si_command_connection:
 * @command: a command line without `--demo`
 * @list: the saved connections
 * @error: return location for an error
 *
 * Finds the connection that a command line means: its address, or else the saved connection in use.
 *
 * Returns: (transfer full) (nullable): the connection; %NULL without an error if none is saved,
 *   %NULL with %SI_API_ERROR_ADDRESS if the address cannot be understood
 */
SiConnection *
si_command_connection (const SiCommand *command, SiConnectionList *list, GError **error)
{
  SiConnection *current;
  SiConnectionDetails details;

  g_return_val_if_fail (command != NULL, NULL);
  g_return_val_if_fail (!command->demo, NULL);
  g_return_val_if_fail (SI_IS_CONNECTION_LIST (list), NULL);

  if (command->url != NULL)
    return find_url (command, list, error);

  current = si_connection_list_get_current (list);
  if (current == NULL || command->auth == NULL)
    return current != NULL ? g_object_ref (current) : NULL;

  si_connection_get_details (current, &details);
  details.auth = command->auth;
  return si_connection_new (&details, NULL, error);
}

/**
 * si_command_store_folder:
 *
 * Returns: (transfer full): the folder of this person's inventories
 */
char *
si_command_store_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "sync-inventory", NULL);
}

/**
 * si_command_store_path:
 * @connection: a saved connection
 *
 * Returns: (transfer full): the path of the file with its inventory
 */
char *
si_command_store_path (SiConnection *connection)
{
  g_autofree char *folder = si_command_store_folder ();

  g_return_val_if_fail (SI_IS_CONNECTION (connection), NULL);

  return si_store_path_new (folder, si_connection_get_id (connection));
}
