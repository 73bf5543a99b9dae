/* si-godown-listing.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-godown-sums.h"
#include "si-listing.h"

G_BEGIN_DECLS

SiListing *si_godown_listing_new (SiGodownSums *sums, const GArray *places);
void si_godown_listing_add (SiListing *self, SiGodownColumn column, const char *title);

G_END_DECLS
