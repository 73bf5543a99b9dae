/* si-cut.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-cut.h"

#include <pango/pango.h>

#include "si-clean.h"

/* Enough to know where a character that people see begins, however it is composed. */
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

/* Marks that go on for longer than the context are divided, since a limit that they could move
 * would be none. */
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
 * A text for a label, a cell, a tooltip, paper or a screen reader. The time that Pango takes to lay
 * a text out grows faster than its length, and a text without spaces takes the longest, so that one
 * long text would stop the window. What is copied or exported is never cut.
 *
 * Returns: (transfer full) (nullable): the text, or its beginning and an ellipsis where it has more
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
 * The same as si_cut() for a text that several labels show in large letters or between other words.
 * Characters that would turn it around are seen.
 *
 * Returns: (transfer full) (nullable): the text, or its beginning and an ellipsis where it has more
 *   than SI_CUT_NAME_CHARS characters
 */
char *
si_cut_name (const char *name)
{
  g_autofree char *start = cut (name, SI_CUT_NAME_CHARS);

  return start != NULL ? si_clean_name (start) : NULL;
}
