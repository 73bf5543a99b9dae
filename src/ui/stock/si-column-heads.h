/* si-column-heads.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-column-order.h"
#include "si-product-sort.h"

G_BEGIN_DECLS

#define SI_TYPE_COLUMN_HEADS (si_column_heads_get_type ())

/* The context menus of the heads of the columns, and their actions, which sort by a column, move it
 * and hide it. A pointer opens such a menu; another menu has the same for the keyboard. */
G_DECLARE_FINAL_TYPE (SiColumnHeads, si_column_heads, SI, COLUMN_HEADS, GObject)

SiColumnHeads *si_column_heads_new (GtkColumnView *view,
                                    SiProductColumns *columns,
                                    SiColumnOrder *order,
                                    SiProductSort *sort);
void si_column_heads_fill_menu (SiColumnHeads *self, GMenu *menu);

G_END_DECLS
