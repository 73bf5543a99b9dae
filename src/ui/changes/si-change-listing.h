/* si-change-listing.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-change-query.h"
#include "si-listing.h"

G_BEGIN_DECLS

SiListing *si_change_listing_new (SiComparison *changes, gboolean by_godown, const GArray *entries);
void si_change_listing_add (SiListing *self, SiChangeColumn column, const char *title);

G_END_DECLS
