/* si-direction.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Keeps figures, codes and names readable in a window that is read from right to left. */

#include "si-direction.h"

/**
 * si_direction_is_rtl:
 *
 * Returns: %TRUE if windows are read from right to left
 */
gboolean
si_direction_is_rtl (void)
{
  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
}

/* The blocks of the scripts that are read from right to left. */
static gboolean
is_rtl_letter (gunichar c)
{
  return (c >= 0x0590 && c <= 0x08ff) || (c >= 0xfb1d && c <= 0xfdff)
         || (c >= 0xfe70 && c <= 0xfeff) || (c >= 0x10800 && c <= 0x10fff)
         || (c >= 0x1e800 && c <= 0x1efff);
}

static gboolean
has_rtl (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (is_rtl_letter (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/**
 * si_direction_isolate_name:
 * @name: (nullable): a name or a description, in any script
 *
 * Isolates a name. Otherwise a figure behind a name in Urdu would move to its other side, beside
 * the next name.
 *
 * Returns: (transfer full) (nullable): the name, read in its own direction between other words
 */
char *
si_direction_isolate_name (const char *name)
{
  if (name == NULL || *name == '\0' || (!si_direction_is_rtl () && !has_rtl (name)))
    return g_strdup (name);
  return g_strconcat (SI_ISOLATE_FIRST, name, SI_ISOLATE_END, NULL);
}

/**
 * si_direction_begin:
 * @sentence: a sentence that another program shows
 *
 * Begins a sentence with a mark of this program's direction if it has letters of the other one.
 * Other programs take the direction of a sentence from its first letter, which may belong to a code
 * or a name in another script.
 *
 * Returns: (transfer full): the sentence
 */
char *
si_direction_begin (const char *sentence)
{
  g_return_val_if_fail (sentence != NULL, NULL);

  if (si_direction_is_rtl ())
    return g_strconcat ("\u200f", sentence, NULL);
  return g_strconcat (has_rtl (sentence) ? "\u200e" : "", sentence, NULL);
}

/**
 * si_direction_isolate:
 * @text: (nullable): a figure or a code
 *
 * Isolates a figure or a code. Otherwise, in right-to-left text, the sign of a figure would move to
 * its other end, and the parts of a code would change places (Unicode Bidirectional Algorithm,
 * isolates).
 *
 * Returns: (transfer full) (nullable): the text, read from left to right anywhere
 */
char *
si_direction_isolate (const char *text)
{
  if (text == NULL || *text == '\0' || !si_direction_is_rtl ())
    return si_direction_isolate_name (text);
  return g_strconcat (SI_ISOLATE_START, text, SI_ISOLATE_END, NULL);
}

/* Returns: the first letter of a text, or 0. */
static gunichar
find_letter (const char *text)
{
  while (*text != '\0' && !g_unichar_isalpha (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return g_utf8_get_char (text);
}

/* Keeps a figure and the Latin letters behind it together, such as 12 x 14, in a line that is read
 * from right to left. The figure would follow the letters before it, and “x 14” would stand in
 * front of the 12. A mark of the other direction in front of the figure prevents it. */
static char *
keep_figures (const char *line)
{
  GString *kept = g_string_new (NULL);
  gboolean in_figure = FALSE;

  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);
      const gunichar letter = g_unichar_isdigit (c) && !in_figure ? find_letter (at) : 0;

      if (letter != 0 && !is_rtl_letter (letter))
        g_string_append (kept, "\u200e");
      g_string_append_unichar (kept, c);
      in_figure = g_unichar_isalnum (c) || c == '.' || c == ',';
    }
  return g_string_free (kept, FALSE);
}

/**
 * si_direction_align:
 * @text: (nullable): the text of a cell in a column, in any script
 *
 * Lets all texts of a column begin below its title, each read in its own direction. Otherwise a
 * GtkInscription puts a text in Latin letters on the left of its cell, even in a window that is
 * read from the right, and a text in Arabic letters on the right of it in any other window.
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
si_direction_align (const char *text)
{
  const gboolean is_rtl = si_direction_is_rtl ();
  g_auto (GStrv) lines = NULL;

  if (text == NULL || *text == '\0')
    return g_strdup (text);
  if (!is_rtl && !is_rtl_letter (find_letter (text)))
    return g_strdup (text);
  /* A mark of the window's direction starts each line, and an isolate takes its direction from its
   * first letter. Both end with the line, so each line needs its own. */
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *given = g_steal_pointer (&lines[i]);
      g_autofree char *line
          = is_rtl_letter (find_letter (given)) ? keep_figures (given) : g_strdup (given);

      lines[i] = g_strconcat (is_rtl ? "\u200f" : "\u200e", SI_ISOLATE_FIRST, line, SI_ISOLATE_END,
                              NULL);
    }
  return g_strjoinv ("\n", lines);
}

/**
 * si_direction_get_figure_xalign:
 *
 * Returns: the alignment of figures below each other: the right in every language, since their ones
 *   are there
 */
float
si_direction_get_figure_xalign (void)
{
  return si_direction_is_rtl () ? 0.0f : 1.0f;
}
