/* si-product-total.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-product-list.h"
#include "si-ranked-godowns.h"

G_BEGIN_DECLS

#define SI_TYPE_PRODUCT_TOTAL (si_product_total_get_type ())

/* The stock of a product as a large figure, in the chosen godowns or in all, and in words where it
 * is. */
G_DECLARE_FINAL_TYPE (SiProductTotal, si_product_total, SI, PRODUCT_TOTAL, AdwBin)

void si_product_total_show (SiProductTotal *self,
                            SiProduct *product,
                            SiProductList *list,
                            const SiRankedGodowns *godowns);
void si_product_total_set_source (SiProductTotal *self, const char *source);

G_END_DECLS
