/* si-godown-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-godown-list.h"

G_BEGIN_DECLS

#define SI_TYPE_GODOWN_ROW (si_godown_row_get_type ())

/* A row of the panel with a product's stock in a godown, as a figure and as a bar. */
G_DECLARE_FINAL_TYPE (SiGodownRow, si_godown_row, SI, GODOWN_ROW, GtkListBoxRow)

GtkWidget *si_godown_row_new (SiGodown *godown, gint64 lowest, gint64 highest);

G_END_DECLS
