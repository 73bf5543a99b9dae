/* si-godown-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-product.h"

G_BEGIN_DECLS

#define SI_TYPE_GODOWN (si_godown_get_type ())

/* A godown, by itself or with a product's stock in it. */
G_DECLARE_FINAL_TYPE (SiGodown, si_godown, SI, GODOWN, GObject)

const char *si_godown_get_key (SiGodown *self);
const char *si_godown_get_id (SiGodown *self);
const char *si_godown_get_name (SiGodown *self);
SiQuantity si_godown_get_stock (SiGodown *self);
const char *si_godown_get_stock_text (SiGodown *self);

GListModel *si_godown_list_new_for_table (SiTable *table);
GListModel *si_godown_list_new_for_product (SiProduct *product);

G_END_DECLS
