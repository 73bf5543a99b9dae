/* si-godown-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-ranked-godowns.h"

G_BEGIN_DECLS

#define SI_TYPE_GODOWN_ROW (si_godown_row_get_type ())

/* A godown with a product's stock in it, in one line, on a scale that its neighbours share. */
G_DECLARE_FINAL_TYPE (SiGodownRow, si_godown_row, SI, GODOWN_ROW, GtkListBoxRow)

GtkWidget *si_godown_row_new (void);
const char *si_godown_row_get_key (SiGodownRow *self);
GtkWidget *si_godown_row_get_figure (SiGodownRow *self);
void si_godown_row_show (SiGodownRow *self, const SiRankedGodown *godown, const char *name);
void si_godown_row_set_scale (SiGodownRow *self, gint64 lowest, gint64 highest);

G_END_DECLS
