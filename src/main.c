/* main.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "si-application.h"
#include "si-command-line.h"
#include "si-complaint.h"
#include "si-export-command.h"
#include "si-process.h"
#include "si-store-key-command.h"

/* A run from the build folder finds its translations by this variable. */
static const char *
find_words (void)
{
  const char *folder = g_getenv ("SYNC_INVENTORY_LOCALE_DIR");

  return folder != NULL ? folder : SI_LOCALE_DIR;
}

/* Prints the version or the help, and ends the program if that fails. GLib prints the help, and
 * would call it a success. */
static void
print_or_end (const char *text)
{
  g_set_print_handler (NULL);
  g_print ("%s", text);
  if (!ferror (stdout))
    return;
  si_complain (_ ("Standard output cannot be written to"));
  exit (SI_EXIT_REFUSED);
}

int
main (int argc, char **argv)
{
  g_autoptr (SiCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  si_process_prepare ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, find_words ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Sync Inventory"));

  g_set_print_handler (print_or_end);
  command = si_command_parse (argv, &error);
  if (command == NULL)
    {
      si_complain (error->message);
      g_printerr ("%s\n", _ ("“sync-inventory --help” says what it understands."));
      return SI_EXIT_USAGE;
    }

  if (command->mode != SI_COMMAND_VERSION)
    g_set_print_handler (NULL);
  switch (command->mode)
    {
    case SI_COMMAND_VERSION:
      g_print ("Sync Inventory %s\n", SI_VERSION);
      return SI_EXIT_DONE;
    case SI_COMMAND_EXPORT:
      return si_export_command_run (command);
    case SI_COMMAND_STORE_KEY:
      return si_store_key_command_run (command);
    case SI_COMMAND_WINDOW:
    default:
      return si_application_start (command, argc, argv);
    }
}
