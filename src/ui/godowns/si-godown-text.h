/* si-godown-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-godown-sums.h"

G_BEGIN_DECLS

char *si_godown_text_name (const char *name);
char *si_godown_text_units (const SiGodownFigures *figures);
char *si_godown_text_products (const SiGodownFigures *figures);
char *si_godown_text_unknown (guint n_unknown);
char *si_godown_text_figure (const SiGodownFigures *figures,
                             gboolean knows_changes,
                             SiGodownColumn column);
char *si_godown_text_row (const char *name, const SiGodownFigures *figures, gboolean knows_changes);
char *si_godown_text_status (const SiGodownSums *sums);

G_END_DECLS
