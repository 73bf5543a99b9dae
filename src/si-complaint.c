/* si-complaint.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-complaint.h"

#include "si-clean.h"

/**
 * si_complain:
 * @message: what there is to say, which may have the words of a server or of a command line in it
 *
 * Says it in one line on standard error, as scripts read it.
 */
void
si_complain (const char *message)
{
  g_autofree char *line = NULL;

  g_return_if_fail (message != NULL);

  line = si_clean_message (message);
  g_printerr ("sync-inventory: %s\n", line);
}
