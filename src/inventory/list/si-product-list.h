/* si-product-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-filter.h"
#include "si-product.h"
#include "si-table-query.h"

G_BEGIN_DECLS

#define SI_TYPE_PRODUCT_LIST (si_product_list_get_type ())

/* The products that the window shows: a GListModel of SiProduct over the current
 * table, searched, filtered and sorted. Large tables are searched and sorted on a
 * thread; the old rows stay until the new ones are there ("busy" meanwhile).
 *
 * Properties, all with explicit notify: table (SiTable), column (SiColumn as uint), descending
 * (boolean), and read-only n-items (uint), busy (boolean). Signal "updated": it shows, and counts,
 * what it was told to last. */
G_DECLARE_FINAL_TYPE (SiProductList, si_product_list, SI, PRODUCT_LIST, GObject)

SiProductList *si_product_list_new (void);

SiTable *si_product_list_get_table (SiProductList *self);
void si_product_list_set_table (SiProductList *self, SiTable *table);
SiFilter *si_product_list_get_filter (SiProductList *self);
SiColumn si_product_list_get_column (SiProductList *self);
gboolean si_product_list_get_descending (SiProductList *self);
void si_product_list_sort (SiProductList *self, SiColumn column, gboolean descending);
gboolean si_product_list_get_busy (SiProductList *self);

/* The part of the table that the filter's godowns are, and what its filter hides if it shows
 * nothing. */
SiScope *si_product_list_get_scope (SiProductList *self);
const SiHidden *si_product_list_get_hidden (SiProductList *self);

/* The findings and stock that the list shows of a product: in the godowns that it is filtered by,
 * or in all. */
SiFindings si_product_list_get_shown_findings (SiProductList *self, SiProduct *product);
SiQuantity si_product_list_get_shown_stock (SiProductList *self, SiProduct *product);
const char *si_product_list_get_shown_stock_text (SiProductList *self, SiProduct *product);

/* What is said of each product that somebody looks at is to be said anew. */
void si_product_list_tell_live (SiProductList *self);

GArray *si_product_list_get_shown_rows (SiProductList *self, SiTable **table);

/* What somebody else has to say about a product. */
typedef char *(*SiProductNoteFunc) (SiProduct *product, gpointer user_data);
void
si_product_list_set_note_func (SiProductList *self, SiProductNoteFunc func, gpointer user_data);
char *si_product_list_get_note (SiProductList *self, SiProduct *product);

/* The rows of a table that somebody else finds low: (transfer full) (element-type guint32). */
typedef GArray *(*SiProductListLowFunc) (SiTable *table, gpointer user_data);
void
si_product_list_set_low_func (SiProductList *self, SiProductListLowFunc func, gpointer user_data);
GArray *si_product_list_get_low (SiProductList *self);

/* What happened to a product since an older inventory. */
SiComparison *si_product_list_get_changes (SiProductList *self);
void si_product_list_set_changes (SiProductList *self, SiComparison *changes);
gboolean
si_product_list_get_shown_change (SiProductList *self, SiProduct *product, SiChangeEntry *entry);

/* Where a product stands, or GTK's "nowhere", G_MAXUINT; and the item for a row
 * of the table, shown or not. */
guint si_product_list_find (SiProductList *self, SiProduct *product);
SiProduct *si_product_list_get_product (SiProductList *self, guint row);

G_END_DECLS
