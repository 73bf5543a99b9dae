/* si-direction.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Figures and SKU codes in a window that is read from right to left. */

#include "si-direction.h"

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
  if (text == NULL || *text == '\0' || gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
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
  if (text == NULL || *text == '\0' || gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return g_strdup (text);
  /* A right-to-left mark, and an isolate whose first letter tells its direction. */
  return g_strconcat ("\u200f\u2068", text, SI_ISOLATE_END, NULL);
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
  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? 0.0f : 1.0f;
}
