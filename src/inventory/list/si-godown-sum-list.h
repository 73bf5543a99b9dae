/* si-godown-sum-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-godown-sum.h"
#include "si-product-list.h"

G_BEGIN_DECLS

#define SI_TYPE_GODOWN_SUM_LIST (si_godown_sum_list_get_type ())

/* The godowns that have any of the products in a SiProductList, with the sums of these products: a
 * GListModel of SiGodownSum. Large inventories are added up on a thread. A godown has one object
 * for as long as anybody holds it.
 *
 * Signal "updated": the sums are those of the products that the list shows. */
G_DECLARE_FINAL_TYPE (SiGodownSumList, si_godown_sum_list, SI, GODOWN_SUM_LIST, GObject)

SiGodownSumList *si_godown_sum_list_new (SiProductList *products);
void si_godown_sum_list_set_changes (SiGodownSumList *self, SiComparison *changes);
void si_godown_sum_list_sort (SiGodownSumList *self, SiGodownColumn column, gboolean descending);
SiGodownSums *si_godown_sum_list_get_sums (SiGodownSumList *self);

G_END_DECLS
