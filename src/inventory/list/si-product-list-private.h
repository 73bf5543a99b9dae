/* si-product-list-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-live-products.h"
#include "si-product-list.h"
#include "si-product-rows.h"

G_BEGIN_DECLS

struct _SiProductList
{
  GObject parent_instance;

  SiTable *table;        /* (owned) (nullable): the table to show */
  SiFilter *filter;      /* (owned) */
  SiShownStock *stock;   /* (owned) (nullable): the stock of that table, made when it is needed */
  SiComparison *changes; /* (owned) (nullable) */
  SiProductNoteFunc note_func;
  gpointer note_data;
  SiProductListLowFunc low_func;
  gpointer low_data;
  SiColumn column;
  gboolean descending;

  SiProductRows *shown;  /* (owned) (nullable): what is shown, which may be older */
  GCancellable *pending; /* (owned) (nullable): the query on its way */
  guint growing;         /* idle that shows the rows after the first ones, 0 for none */

  SiLiveProducts *products; /* (owned) */
};

/* In si-product-list.c */
SiShownStock *si_product_list_get_stock (SiProductList *self);

/* In si-product-list-update.c: how it comes to show something else. */
void si_product_list_update (SiProductList *self);

guint si_product_list_get_n_shown (SiProductList *self);
void si_product_list_notify_busy (SiProductList *self);
void si_product_list_notify_n_items (SiProductList *self);
void si_product_list_emit_updated (SiProductList *self);

G_END_DECLS
