/* si-product-godowns.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-ranked-godowns.h"

G_BEGIN_DECLS

#define SI_TYPE_PRODUCT_GODOWNS (si_product_godowns_get_type ())

/* All godowns of a shop for one product. The godowns with no stock are folded away.
 *
 * Signal "activated" (string): the key of a godown whose row was activated. */
G_DECLARE_FINAL_TYPE (SiProductGodowns, si_product_godowns, SI, PRODUCT_GODOWNS, AdwBin)

void si_product_godowns_show (SiProductGodowns *self, SiRankedGodowns *godowns);
void si_product_godowns_fold (SiProductGodowns *self);

G_END_DECLS
