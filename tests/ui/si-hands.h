/* si-hands.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A keyboard and a pointer at a window. The X server makes their events at the wanted time, as it
 * makes those of devices. They arrive while the main context runs. */
typedef struct _SiHands SiHands;

/* @window: a window on screen, which gets the keyboard focus. */
SiHands *si_hands_new (GtkWindow *window);
void si_hands_free (SiHands *self);

/* Presses the keys of a text, @pace milliseconds apart: letters, digits and signs of a keyboard of
 * the United States. "\n" is Return, "\r" the Enter of the keypad, "\v" Ctrl+J, "\t" Tab, and
 * "\x1d" Ctrl+]. */
void si_hands_type (SiHands *self, const char *text, guint pace);

/* Presses and releases one key, @pace milliseconds after the last event. */
void si_hands_press (SiHands *self, guint key, GdkModifierType modifiers, guint pace);

/* Presses one key, or releases it. */
void si_hands_move (SiHands *self, guint key, gboolean down);

/* Presses one key and holds it for @time milliseconds. */
void si_hands_hold (SiHands *self, guint key, guint time);

/* Waits until the widget has stayed at its place for some frames, so that a click meets it. */
void si_hands_wait_until_still (SiHands *self, GtkWidget *widget);

/* Clicks on the middle of a widget of the window or of one of its popovers. */
void si_hands_click (SiHands *self, GtkWidget *widget);

/* Does the same with another button, while the keys of these modifiers are held. */
void
si_hands_click_with (SiHands *self, GtkWidget *widget, guint button, GdkModifierType modifiers);

/* Returns: the longest pause that the server made between two keys since the last call, in
 *   milliseconds. It is longer than asked for on a busy machine. */
guint si_hands_get_longest_gap (SiHands *self);

/* Runs the main context until all events have arrived, and for @milliseconds after that. */
void si_hands_wait (SiHands *self, guint milliseconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiHands, si_hands_free)

G_END_DECLS
