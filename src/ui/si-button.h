/* si-button.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button whose label can be longer than there is room for. */
void si_button_let_wrap (GtkButton *button);

G_END_DECLS
