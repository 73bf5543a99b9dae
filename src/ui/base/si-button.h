/* si-button.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The looks and the accessibility of buttons */
void si_button_hide_image (GtkButton *button);
void si_button_let_wrap (GtkButton *button);

G_END_DECLS
