/* si-selection-summary.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-selection.h"

G_BEGIN_DECLS

#define SI_TYPE_SELECTION_SUMMARY (si_selection_summary_get_type ())

/* The number of selected products and the sum of their stock, in words. Many are added up on a
 * thread.
 *
 * Property: text (string, nullable, read-only), %NULL unless several products are selected. */
G_DECLARE_FINAL_TYPE (SiSelectionSummary, si_selection_summary, SI, SELECTION_SUMMARY, GObject)

SiSelectionSummary *si_selection_summary_new (SiProductSelection *selection);
const char *si_selection_summary_get_text (SiSelectionSummary *self);

G_END_DECLS
