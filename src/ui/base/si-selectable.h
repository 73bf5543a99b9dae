/* si-selectable.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Text that can be selected with the pointer, and is no stop of the Tab key. */
void si_selectable_make (GtkLabel *label);

G_END_DECLS
