/* si-live-products.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-pairing.h"
#include "si-product.h"

G_BEGIN_DECLS

/**
 * SiLiveProducts:
 *
 * The products that somebody holds, without holding them: one object for each, through all
 * inventories that come.
 */
typedef struct _SiLiveProducts SiLiveProducts;

SiLiveProducts *si_live_products_new (void);
void si_live_products_free (SiLiveProducts *self);
SiProduct *si_live_products_get (SiLiveProducts *self, SiTable *table, guint row);
void si_live_products_follow (SiLiveProducts *self, SiTable *table, const SiPairing *pairing);
void si_live_products_tell (SiLiveProducts *self);

G_END_DECLS
