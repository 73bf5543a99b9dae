/* si-button.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-button.h"

#define MOST_LINES 3

/**
 * si_button_hide_image:
 * @button: a button with an icon and a name, which is not on screen yet
 *
 * Hides the image from a screen reader, which would read the name of its type before the name of
 * the button.
 */
void
si_button_hide_image (GtkButton *button)
{
  g_return_if_fail (GTK_IS_BUTTON (button));
  g_return_if_fail (gtk_button_get_icon_name (button) != NULL);

  g_object_set (gtk_button_get_child (button), "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                NULL);
}

/**
 * si_button_let_wrap:
 * @button: a button with a label
 *
 * Lets the label wrap into a second line on a narrow window with large text, and ends a longer
 * label in an ellipsis.
 */
void
si_button_let_wrap (GtkButton *button)
{
  GtkLabel *label;

  g_return_if_fail (GTK_IS_BUTTON (button));
  g_return_if_fail (gtk_button_get_label (button) != NULL);

  label = GTK_LABEL (gtk_button_get_child (button));
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
  gtk_label_set_lines (label, MOST_LINES);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
}
