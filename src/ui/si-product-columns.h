/* si-product-columns.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-column.h"

G_BEGIN_DECLS

#define SI_TYPE_PRODUCT_COLUMNS (si_product_columns_get_type ())

/* Which columns the list of products has, in which order and how wide: as the person wants them,
 * kept in the settings, and as far as there is room and something to show. */
G_DECLARE_FINAL_TYPE (SiProductColumns, si_product_columns, SI, PRODUCT_COLUMNS, GObject)

SiProductColumns *si_product_columns_new (GtkColumnView *view);
void si_product_columns_add (SiProductColumns *self, SiColumn id, GtkColumnViewColumn *column);
void si_product_columns_set_settings (SiProductColumns *self, GSettings *settings);
void si_product_columns_set_narrow (SiProductColumns *self, gboolean narrow);
void si_product_columns_set_has_changes (SiProductColumns *self, gboolean has_changes);
GActionGroup *si_product_columns_get_actions (SiProductColumns *self);

G_END_DECLS
