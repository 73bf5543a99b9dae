/* si-toast.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-toast.h"

#include "si-cut.h"

/**
 * si_toast_new:
 * @text: a sentence about what has just happened, with names and messages of any length
 *
 * Creates a toast of plain text, cut to a length that can be laid out. The title of an #AdwToast
 * itself is markup, and is laid out whole.
 *
 * Returns: (transfer full): a toast
 */
AdwToast *
si_toast_new (const char *text)
{
  g_autofree char *cut = NULL;
  g_autofree char *markup = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  cut = si_cut (text);
  markup = g_markup_escape_text (cut, -1);
  return adw_toast_new (markup);
}
