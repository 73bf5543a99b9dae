/* si-godown-sum.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "si-godown-sums.h"

G_BEGIN_DECLS

#define SI_TYPE_GODOWN_SUM (si_godown_sum_get_type ())

/* A godown with the sums of its stock, which are brought up to date while anybody holds it. Signal
 * "changed": its name or its figures are others. */
G_DECLARE_FINAL_TYPE (SiGodownSum, si_godown_sum, SI, GODOWN_SUM, GObject)

SiGodownSum *si_godown_sum_new (const SiGodownSums *sums, const SiGodownFigures *figures);
void
si_godown_sum_take (SiGodownSum *self, const SiGodownSums *sums, const SiGodownFigures *figures);

const char *si_godown_sum_get_key (SiGodownSum *self);
const char *si_godown_sum_get_id (SiGodownSum *self);
const char *si_godown_sum_get_name (SiGodownSum *self);
const SiGodownFigures *si_godown_sum_get_figures (SiGodownSum *self);
gboolean si_godown_sum_get_knows_changes (SiGodownSum *self);
void si_godown_sum_get_scale (SiGodownSum *self, gint64 *least, gint64 *most);

G_END_DECLS
