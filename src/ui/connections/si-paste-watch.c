/* si-paste-watch.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-paste-watch.h"

#include <string.h>

typedef struct
{
  const char *signs;
  SiPasteFunc func;
  gpointer user_data;
  gboolean busy; /* the watch itself inserts text, which is no paste */
} Watch;

static void
watch_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

/* Returns: %TRUE if the pasted text is dealt with: @func took it, or it was inserted here without
 *   the white space around it. */
static gboolean
take (Watch *watch, GtkEditable *editable, char *pasted, int length, int *position)
{
  gsize size;

  g_strstrip (pasted);
  size = strlen (pasted);
  if (strpbrk (pasted, watch->signs) != NULL && watch->func (pasted, watch->user_data))
    return TRUE;
  if ((int) size == length)
    return FALSE;

  gtk_editable_insert_text (editable, pasted, size, position);
  return TRUE;
}

static void
text_inserted (GtkEditable *editable, const char *text, int length, int *position, Watch *watch)
{
  char *pasted;

  if (length < 0)
    length = strlen (text);
  if (watch->busy || g_utf8_strlen (text, length) < 2)
    return;

  watch->busy = TRUE;
  pasted = g_strndup (text, length);
  if (take (watch, editable, pasted, length, position))
    g_signal_stop_emission_by_name (editable, "insert-text");
  explicit_bzero (pasted, length);
  g_free (pasted);
  watch->busy = FALSE;
}

/**
 * si_paste_watch:
 * @editable: an entry, or a row with one
 * @signs: (transfer none): characters that show that a text is more than a word
 * @func: takes such a text
 * @user_data: for @func, valid as long as @editable
 *
 * Hands a text that is pasted or dropped into an entry to @func if it has one of the signs. Any
 * other text goes into the entry, without the white space that was copied with it. No copy of the
 * text stays in memory.
 */
void
si_paste_watch (GtkEditable *editable, const char *signs, SiPasteFunc func, gpointer user_data)
{
  Watch *watch;
  GtkEditable *delegate;

  g_return_if_fail (GTK_IS_EDITABLE (editable));
  g_return_if_fail (signs != NULL);
  g_return_if_fail (func != NULL);

  watch = g_new0 (Watch, 1);
  watch->signs = signs;
  watch->func = func;
  watch->user_data = user_data;
  delegate = gtk_editable_get_delegate (editable);
  g_signal_connect_data (delegate != NULL ? delegate : editable, "insert-text",
                         G_CALLBACK (text_inserted), watch, watch_free, 0);
}
