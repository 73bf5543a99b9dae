/* si-direction.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Figures and SKU codes in a window that is read from right to left. */

#include "si-direction.h"

/**
 * si_direction_is_rtl:
 *
 * Returns: whether the window is read from right to left
 */
gboolean
si_direction_is_rtl (void)
{
  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
}

/**
 * si_direction_isolate:
 * @text: (nullable): a figure or a code
 *
 * Without it, the sign of a figure goes to the figure's other end in right-to-left text, and the
 * parts of a code change places (Unicode Bidirectional Algorithm, isolates).
 *
 * Returns: (transfer full) (nullable): the text, kept as it is wherever it stands
 */
char *
si_direction_isolate (const char *text)
{
  if (text == NULL || *text == '\0' || !si_direction_is_rtl ())
    return g_strdup (text);
  return g_strconcat (SI_ISOLATE_START, text, SI_ISOLATE_END, NULL);
}

/**
 * si_direction_align:
 * @text: (nullable): what a cell of a column says, in whatever script
 *
 * A GtkInscription puts a text in Latin letters on the left of its cell, also where the window is
 * read from the right and the title stands there. With this, all texts of a column begin below its
 * title, each read in its own direction.
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
si_direction_align (const char *text)
{
  g_auto (GStrv) lines = NULL;

  if (text == NULL || *text == '\0' || !si_direction_is_rtl ())
    return g_strdup (text);
  /* A right-to-left mark, and an isolate whose first letter tells its direction. It ends where its
   * line does. */
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_steal_pointer (&lines[i]);

      lines[i] = g_strconcat ("\u200f\u2068", line, SI_ISOLATE_END, NULL);
    }
  return g_strjoinv ("\n", lines);
}

/**
 * si_direction_get_figure_xalign:
 *
 * Returns: where figures that stand below each other are aligned: on the right, where their ones
 *   are, in every language
 */
float
si_direction_get_figure_xalign (void)
{
  return si_direction_is_rtl () ? 0.0f : 1.0f;
}
