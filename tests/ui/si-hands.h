/* si-hands.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A keyboard and a pointer at a window: the X server makes their events, at the time that is asked
 * for, as it does with those of devices. What is sent arrives while the main context runs. */
typedef struct _SiHands SiHands;

/* @window: on screen; it gets the keyboard. */
SiHands *si_hands_new (GtkWindow *window);
void si_hands_free (SiHands *self);

/* Presses the keys of a text, @pace milliseconds apart: letters, digits and signs of a keyboard of
 * the United States. "\n" is Return, "\r" the Enter of the keypad, "\v" Ctrl+J, "\t" Tab, and
 * "\x1d" Ctrl+]. */
void si_hands_type (SiHands *self, const char *text, guint pace);

/* Presses and releases one key, @pace milliseconds after what was sent before. */
void si_hands_press (SiHands *self, guint key, GdkModifierType modifiers, guint pace);

/* Presses one key, or releases it. */
void si_hands_move (SiHands *self, guint key, gboolean down);

/* Presses one key and holds it for @time milliseconds. */
void si_hands_hold (SiHands *self, guint key, guint time);

/* Clicks on the middle of a widget of the window or of one of its popovers. */
void si_hands_click (SiHands *self, GtkWidget *widget);

/* How long the server waited between two keys at most, in milliseconds, since this was asked last.
 * It is late if the machine is busy. */
guint si_hands_get_longest_gap (SiHands *self);

/* Runs the main context until all that was sent has arrived, and @milliseconds more. */
void si_hands_wait (SiHands *self, guint milliseconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiHands, si_hands_free)

G_END_DECLS
