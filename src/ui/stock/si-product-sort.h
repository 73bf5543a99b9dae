/* si-product-sort.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-columns.h"

G_BEGIN_DECLS

#define SI_TYPE_PRODUCT_SORT (si_product_sort_get_type ())

/* The order of the products, which follows the column heads that a person clicks. The first click
 * on a column of figures sorts the largest first.
 *
 * Signal "sorted": the list was told to sort. */
G_DECLARE_FINAL_TYPE (SiProductSort, si_product_sort, SI, PRODUCT_SORT, GObject)

SiProductSort *
si_product_sort_new (GtkColumnView *view, SiProductColumns *columns, SiProductList *list);
void si_product_sort_set (SiProductSort *self, GtkColumnViewColumn *column, gboolean descending);

G_END_DECLS
