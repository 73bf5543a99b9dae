/* si-alert-listing.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-listing.h"
#include "si-shown-alert.h"

G_BEGIN_DECLS

SiListing *si_alert_listing_new (GPtrArray *alerts);

G_END_DECLS
