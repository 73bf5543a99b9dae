/* main.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

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

static SiExitStatus
print_version (void)
{
  g_print ("Sync Inventory %s\n", SI_VERSION);
  if (!ferror (stdout))
    return SI_EXIT_DONE;
  si_complain (_ ("Standard output cannot be written to"));
  return SI_EXIT_REFUSED;
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

  command = si_command_parse (argv, &error);
  if (command == NULL)
    {
      si_complain (error->message);
      g_printerr ("%s\n", _ ("“sync-inventory --help” says what it understands."));
      return SI_EXIT_USAGE;
    }

  switch (command->mode)
    {
    case SI_COMMAND_VERSION:
      return print_version ();
    case SI_COMMAND_EXPORT:
      return si_export_command_run (command);
    case SI_COMMAND_STORE_KEY:
      return si_store_key_command_run (command);
    case SI_COMMAND_WINDOW:
    default:
      return si_application_start (command, argc, argv);
    }
}
