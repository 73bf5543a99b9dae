/* si-complaint.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-complaint.h"

#include "si-clean.h"

/**
 * si_complain:
 * @message: the message, which may contain words of a server or of a command line
 *
 * Prints a message on standard error, in one line and without control characters, since scripts
 * read it line by line.
 */
void
si_complain (const char *message)
{
  g_autofree char *line = NULL;

  g_return_if_fail (message != NULL);

  line = si_clean_message (message);
  g_printerr ("sync-inventory: %s\n", line);
}
