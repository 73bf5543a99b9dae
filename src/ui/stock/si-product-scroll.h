/* si-product-scroll.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-selection.h"

G_BEGIN_DECLS

#define SI_TYPE_PRODUCT_SCROLL (si_product_scroll_get_type ())

/* The rows of a list that are on screen. It scrolls to the first match of a search, and back to the
 * selected row after the search, once the view has these rows. */
G_DECLARE_FINAL_TYPE (SiProductScroll, si_product_scroll, SI, PRODUCT_SCROLL, GObject)

SiProductScroll *si_product_scroll_new (GtkColumnView *view, SiProductSelection *selection);
void si_product_scroll_reveal (SiProductScroll *self, gboolean top);

G_END_DECLS
