/* si-drop-down.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A drop-down whose texts can be longer than its place. */
void si_drop_down_let_shrink (GtkDropDown *drop_down);

G_END_DECLS
