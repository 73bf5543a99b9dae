/* si-product-head.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-product.h"

G_BEGIN_DECLS

#define SI_TYPE_PRODUCT_HEAD (si_product_head_get_type ())

/* The SKU code, the description and the id of a product, with the button that copies the code and a
 * place for another. */
G_DECLARE_FINAL_TYPE (SiProductHead, si_product_head, SI, PRODUCT_HEAD, AdwBin)

void si_product_head_show (SiProductHead *self, SiProduct *product);
void si_product_head_set_button (SiProductHead *self, GtkWidget *button);

G_END_DECLS
