/* si-toast.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-toast.h"

#include "si-cut.h"

/**
 * si_toast_new:
 * @text: what has just happened, with names and messages of any length in it
 *
 * The title of an #AdwToast is markup, and is laid out whole. This makes one of plain text.
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
