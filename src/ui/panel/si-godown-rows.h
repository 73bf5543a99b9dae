/* si-godown-rows.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-ranked-godowns.h"

G_BEGIN_DECLS

/* The most rows that are added at once, since a shop can have thousands of godowns. */
#define SI_GODOWN_ROWS_PAGE 40

#define SI_TYPE_GODOWN_ROWS (si_godown_rows_get_type ())

/* A part of a product's godowns, a row each, and a button for more of them.
 *
 * Signal "activated" (string): the key of a godown whose row was activated. */
G_DECLARE_FINAL_TYPE (SiGodownRows, si_godown_rows, SI, GODOWN_ROWS, GtkWidget)

void si_godown_rows_set_name (SiGodownRows *self, const char *name);
void si_godown_rows_set_figure_group (SiGodownRows *self, GtkSizeGroup *group);
void si_godown_rows_show (SiGodownRows *self, SiRankedGodowns *godowns, guint first, guint n);
void si_godown_rows_reset (SiGodownRows *self);

G_END_DECLS
