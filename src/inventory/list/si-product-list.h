/* si-product-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-filter.h"
#include "si-shown-products.h"

G_BEGIN_DECLS

#define SI_TYPE_PRODUCT_LIST (si_product_list_get_type ())

/* The products that the window shows: the current table, searched, filtered and sorted. Large
 * tables are searched and sorted on a thread; the old rows stay until the new ones are there, and
 * the list is "busy" meanwhile.
 *
 * Properties: table (SiTable, with explicit notify), and read-only busy (boolean), column (SiColumn
 * as uint), descending (boolean). Signal "updated": the list shows, and counts, what it
 * was told to show last. */
G_DECLARE_FINAL_TYPE (SiProductList, si_product_list, SI, PRODUCT_LIST, SiShownProducts)

SiProductList *si_product_list_new (void);

SiTable *si_product_list_get_table (SiProductList *self);
void si_product_list_set_table (SiProductList *self, SiTable *table);
SiFilter *si_product_list_get_filter (SiProductList *self);
SiColumn si_product_list_get_column (SiProductList *self);
gboolean si_product_list_get_descending (SiProductList *self);
const char *si_product_list_get_column_godown (SiProductList *self);
void si_product_list_sort (SiProductList *self, SiColumn column, gboolean descending);
void
si_product_list_sort_by_godown (SiProductList *self, const char *godown_id, gboolean descending);
gboolean si_product_list_get_busy (SiProductList *self);
SiProduct *si_product_list_get_product (SiProductList *self, guint row);
void si_product_list_set_changes (SiProductList *self, SiComparison *changes);

SiScope *si_product_list_get_scope (SiProductList *self);
const SiHidden *si_product_list_get_hidden (SiProductList *self);
SiShownStock *si_product_list_get_shown_stock (SiProductList *self);
SiShownStock *si_product_list_get_stock_of (SiProductList *self, SiProduct *product);

/**
 * SiProductNoteFunc:
 * @product: a product
 * @user_data: data of whoever set the function
 *
 * Returns: (transfer full) (nullable): a remark about the product
 */
typedef char *(*SiProductNoteFunc) (SiProduct *product, gpointer user_data);
void
si_product_list_set_note_func (SiProductList *self, SiProductNoteFunc func, gpointer user_data);
char *si_product_list_get_note (SiProductList *self, SiProduct *product);

/**
 * SiProductListLowFunc:
 * @table: an inventory
 * @user_data: data of whoever set the function
 *
 * Returns: (transfer full) (element-type guint32): the rows of @table that are low
 */
typedef GArray *(*SiProductListLowFunc) (SiTable *table, gpointer user_data);
void
si_product_list_set_low_func (SiProductList *self, SiProductListLowFunc func, gpointer user_data);
GArray *si_product_list_get_low (SiProductList *self);

G_END_DECLS
