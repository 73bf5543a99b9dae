/* si-product-listing.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-column.h"
#include "si-listing.h"

G_BEGIN_DECLS

SiListing *si_product_listing_new (SiShownStock *stock, const GArray *rows);
void si_product_listing_add (SiListing *self, SiColumn column, const char *title);
void si_product_listing_add_godown (SiListing *self, const char *godown_id, const char *name);

G_END_DECLS
