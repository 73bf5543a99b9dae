/* si-column-order.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-columns.h"

G_BEGIN_DECLS

#define SI_TYPE_COLUMN_ORDER (si_column_order_get_type ())

/* The order in which the columns stand side by side, which the settings keep. The columns of
 * godowns stand together before that of the stock, and move with it. A person moves columns by
 * their heads or by si_column_order_move(). */
G_DECLARE_FINAL_TYPE (SiColumnOrder, si_column_order, SI, COLUMN_ORDER, GObject)

SiColumnOrder *si_column_order_new (GtkColumnView *view, SiProductColumns *columns);
void si_column_order_set_settings (SiColumnOrder *self, GSettings *settings);
gboolean
si_column_order_can_move (SiColumnOrder *self, GtkColumnViewColumn *column, gboolean later);
void si_column_order_move (SiColumnOrder *self, GtkColumnViewColumn *column, gboolean later);

G_END_DECLS
