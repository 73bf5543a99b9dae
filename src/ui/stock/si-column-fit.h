/* si-column-fit.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-columns.h"

G_BEGIN_DECLS

#define SI_TYPE_COLUMN_FIT (si_column_fit_get_type ())

/* Fits the columns of a list into its width, so that no stock is beyond the edge. Columns give way
 * in turn, and come back as soon as there is room. */
G_DECLARE_FINAL_TYPE (SiColumnFit, si_column_fit, SI, COLUMN_FIT, GObject)

SiColumnFit *si_column_fit_new (GtkColumnView *view, SiProductColumns *columns);
void si_column_fit_set_width (SiColumnFit *self, int width);
void si_column_fit_restart (SiColumnFit *self);
void si_column_fit_check (SiColumnFit *self);

G_END_DECLS
