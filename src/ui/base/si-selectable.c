/* si-selectable.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-selectable.h"

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  GtkWidget *label = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  g_assert (GTK_IS_LABEL (label));

  /* The label needs the focus for Ctrl+C while its text is selected. */
  gtk_widget_set_can_focus (label, TRUE);
}

static void
left_cb (GtkEventControllerFocus *focus, gpointer user_data)
{
  GtkWidget *label = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus));

  g_assert (GTK_IS_LABEL (label));

  gtk_widget_set_can_focus (label, FALSE);
}

/**
 * si_selectable_make:
 * @label: a label
 *
 * Lets a person select and copy the text with the pointer. GTK would make it a stop of the Tab key
 * as well, on the way between two controls.
 */
void
si_selectable_make (GtkLabel *label)
{
  GtkGesture *press;
  GtkEventController *focus;

  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_label_set_selectable (label, TRUE);
  /* A label that is only not focusable would still stop the Tab key, without taking the focus. */
  gtk_widget_set_can_focus (GTK_WIDGET (label), FALSE);

  press = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect (press, "pressed", G_CALLBACK (pressed_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (label), GTK_EVENT_CONTROLLER (press));

  focus = gtk_event_controller_focus_new ();
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (label), focus);
}
