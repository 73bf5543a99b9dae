/* si-figure.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-quantity.h"

G_BEGIN_DECLS

#define SI_TYPE_FIGURE (si_figure_get_type ())

/* A large figure in one line. It becomes smaller where there is no room for all its digits. */
G_DECLARE_FINAL_TYPE (SiFigure, si_figure, SI, FIGURE, GtkWidget)

const char *si_figure_get_text (SiFigure *self);
void si_figure_set_stock (SiFigure *self, SiQuantity stock, const char *text);

G_END_DECLS
