/* si-cut.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-cut.h"

#include <pango/pango.h>

#include "si-clean.h"

/* So many characters before a place tell where a visible character begins, however it is
 * composed. */
#define CONTEXT_CHARS 40

static gboolean
ends_line (const char *at)
{
  switch (g_unichar_break_type (g_utf8_get_char (at)))
    {
    case G_UNICODE_BREAK_CARRIAGE_RETURN:
      return at[1] != '\n';
    case G_UNICODE_BREAK_LINE_FEED:
    case G_UNICODE_BREAK_MANDATORY:
    case G_UNICODE_BREAK_NEXT_LINE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Finds the last place before @end where a text can be cut between visible characters. A longer run
 * of combining marks than the context is cut in its middle, since it would push the limit away. */
static const char *
find_last_whole_character (const char *text, const char *end, guint most)
{
  const guint n_chars = g_utf8_pointer_to_offset (text, end);
  g_autofree PangoLogAttr *attrs = g_new0 (PangoLogAttr, n_chars + 1);

  pango_get_log_attrs (text, end - text, -1, pango_language_get_default (), attrs, n_chars + 1);
  for (guint at = most; at > most - CONTEXT_CHARS; at--)
    if (attrs[at].is_cursor_position)
      return g_utf8_offset_to_pointer (text, at);
  return g_utf8_offset_to_pointer (text, most);
}

static char *
take_start (const char *text, const char *end)
{
  g_autofree char *start = g_strndup (text, end - text);

  return g_strconcat (g_strchomp (start), "…", NULL);
}

static char *
cut (const char *text, guint most)
{
  const char *at = text;
  guint n_lines = 1;

  if (text == NULL)
    return NULL;
  for (guint n = 0; *at != '\0' && n < most + CONTEXT_CHARS; n++)
    {
      if (n < most && ends_line (at) && ++n_lines > SI_CUT_LINES)
        return take_start (text, at);
      at = g_utf8_next_char (at);
    }
  if (g_utf8_pointer_to_offset (text, at) <= most)
    return g_strdup (text);
  return take_start (text, find_last_whole_character (text, at, most));
}

/**
 * si_cut:
 * @text: (nullable): a text from outside, such as a description or a server's message
 *
 * Cuts a text for a label, a cell, a tooltip, paper or a screen reader. The time that Pango takes
 * for a layout grows faster than the length of the text, above all without spaces, so that one long
 * text would block the window. Copied and exported texts are never cut.
 *
 * Returns: (transfer full) (nullable): the text, or its beginning and an ellipsis if it has more
 *   than SI_CUT_CHARS characters or SI_CUT_LINES lines
 */
char *
si_cut (const char *text)
{
  return cut (text, SI_CUT_CHARS);
}

/**
 * si_cut_name:
 * @name: (nullable): a short text from outside: an SKU code, an id, a name, or a stock that is no
 *   number
 *
 * Cuts a text as si_cut() does, but shorter, for several labels, large letters or a place between
 * other words. Control characters that would reverse the text become visible.
 *
 * Returns: (transfer full) (nullable): the text, or its beginning and an ellipsis if it has more
 *   than SI_CUT_NAME_CHARS characters
 */
char *
si_cut_name (const char *name)
{
  g_autofree char *start = cut (name, SI_CUT_NAME_CHARS);

  return start != NULL ? si_clean_name (start) : NULL;
}
