/* si-list-sum.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-list.h"

G_BEGIN_DECLS

#define SI_TYPE_LIST_SUM (si_list_sum_get_type ())

/* The stocks of all products that a list shows, in words.
 *
 * Property: text (string, nullable, read-only): such as “Σ 1,204,331”; %NULL without a sum, and
 * while it is being worked out. */
G_DECLARE_FINAL_TYPE (SiListSum, si_list_sum, SI, LIST_SUM, GObject)

SiListSum *si_list_sum_new (SiProductList *list);
const char *si_list_sum_get_text (SiListSum *self);
void si_list_sum_update (SiListSum *self);

G_END_DECLS
