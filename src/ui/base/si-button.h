/* si-button.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets a button have a label that is longer than its place. */
void si_button_let_wrap (GtkButton *button);

G_END_DECLS
