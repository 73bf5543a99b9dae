/* si-column-widths.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-column.h"

G_BEGIN_DECLS

#define SI_TYPE_COLUMN_WIDTHS (si_column_widths_get_type ())

/* The widths that a person has given to columns, which the settings keep. */
G_DECLARE_FINAL_TYPE (SiColumnWidths, si_column_widths, SI, COLUMN_WIDTHS, GObject)

SiColumnWidths *si_column_widths_new (void);
void si_column_widths_add (SiColumnWidths *self, SiColumn id, GtkColumnViewColumn *column);
void si_column_widths_set_settings (SiColumnWidths *self, GSettings *settings);
void si_column_widths_set_narrow (SiColumnWidths *self, gboolean narrow);
void si_column_widths_reset (SiColumnWidths *self);

G_END_DECLS
