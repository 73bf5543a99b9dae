/* si-row-height.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SI_TYPE_ROW_HEIGHT (si_row_height_get_type ())

G_DECLARE_FINAL_TYPE (SiRowHeight, si_row_height, SI, ROW_HEIGHT, GObject)

SiRowHeight *si_row_height_new (GtkWidget *view);
void si_row_height_set_text (SiRowHeight *self, GtkInscription *inscription, const char *text);

G_END_DECLS
