/* si-godown-cell.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-godown-sum.h"
#include "si-row-height.h"

G_BEGIN_DECLS

#define SI_TYPE_GODOWN_CELL (si_godown_cell_get_type ())

/* A cell with the name, the id, a figure or the share of a godown, which it follows. */
G_DECLARE_FINAL_TYPE (SiGodownCell, si_godown_cell, SI, GODOWN_CELL, AdwBin)

GtkWidget *si_godown_cell_new (SiGodownColumn column, SiRowHeight *height);
void si_godown_cell_set_godown (SiGodownCell *self, SiGodownSum *godown);

G_END_DECLS
