/* si-product-list-shown.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The figures that a list shows of its products. */

#include "si-product-list-private.h"

/**
 * si_product_list_tell_live:
 * @self: a list
 *
 * Tells who shows a product that another figure of it is meant, or another way to write it.
 */
void
si_product_list_tell_live (SiProductList *self)
{
  si_live_products_tell (self->products);
}

/* A product that is no longer there belongs to an older table. */
static SiShownStock *
get_stock (SiProductList *self, SiProduct *product)
{
  SiTable *table = si_product_get_table (product);
  g_autoptr (SiScope) scope = NULL;

  if (table == self->table)
    return si_shown_stock_ref (si_product_list_get_stock (self));
  scope = si_scope_new (table, si_filter_get_godown_ids (self->filter));
  return si_shown_stock_new (scope, self->changes);
}

/**
 * si_product_list_get_shown_findings:
 * @self: a list
 * @product: a product
 *
 * Returns: the findings about it in the godowns that the list is filtered by, or in all
 */
SiFindings
si_product_list_get_shown_findings (SiProductList *self, SiProduct *product)
{
  g_autoptr (SiShownStock) stock = NULL;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), SI_FINDING_NONE);
  g_return_val_if_fail (SI_IS_PRODUCT (product), SI_FINDING_NONE);

  stock = get_stock (self, product);
  return si_scope_get_findings (si_shown_stock_get_scope (stock), si_product_get_row (product));
}

/**
 * si_product_list_get_shown_stock:
 * @self: a list
 * @product: a product
 *
 * Returns: the stock that the list shows for it: in the godowns that it is filtered by, or
 *   in all
 */
SiQuantity
si_product_list_get_shown_stock (SiProductList *self, SiProduct *product)
{
  g_autoptr (SiShownStock) stock = NULL;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), SI_QUANTITY_NONE);
  g_return_val_if_fail (SI_IS_PRODUCT (product), SI_QUANTITY_NONE);

  stock = get_stock (self, product);
  return si_scope_get_stock (si_shown_stock_get_scope (stock), si_product_get_row (product));
}

/**
 * si_product_list_get_shown_stock_text:
 * @self: a list
 * @product: a product of it
 *
 * Returns: (transfer none) (nullable): the same as the server wrote it, where the quantity does
 *   not hold it
 */
const char *
si_product_list_get_shown_stock_text (SiProductList *self, SiProduct *product)
{
  g_autoptr (SiShownStock) stock = NULL;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), NULL);
  g_return_val_if_fail (SI_IS_PRODUCT (product), NULL);

  /* The text belongs to the table, which the product holds. */
  stock = get_stock (self, product);
  return si_scope_get_stock_text (si_shown_stock_get_scope (stock), si_product_get_row (product));
}

/**
 * si_product_list_get_shown_rows:
 * @self: a list
 * @table: (out) (transfer none) (nullable): the inventory that they are rows of
 *
 * Returns: (transfer none) (nullable) (element-type guint32): the rows shown, in their order, and
 *   all of them, even while the list gives the first ones only
 */
GArray *
si_product_list_get_shown_rows (SiProductList *self, SiTable **table)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), NULL);
  g_return_val_if_fail (table != NULL, NULL);

  *table = self->shown != NULL ? self->shown->table : NULL;
  return self->shown != NULL ? self->shown->rows : NULL;
}

/**
 * si_product_list_get_changes:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): what it shows as the changes of its products
 */
SiComparison *
si_product_list_get_changes (SiProductList *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), NULL);

  return self->changes;
}

/* The scope is kept, with what it has counted. */
static void
forget_stock (SiProductList *self)
{
  g_autoptr (SiShownStock) old = g_steal_pointer (&self->stock);

  if (old != NULL)
    self->stock = si_shown_stock_new (si_shown_stock_get_scope (old), self->changes);
}

/**
 * si_product_list_set_changes:
 * @self: a list
 * @changes: (nullable): what is different from an older inventory
 */
void
si_product_list_set_changes (SiProductList *self, SiComparison *changes)
{
  SiComparison *old;

  g_return_if_fail (SI_IS_PRODUCT_LIST (self));

  if (self->changes == changes)
    return;

  old = self->changes;
  self->changes = changes != NULL ? si_comparison_ref (changes) : NULL;
  g_clear_pointer (&old, si_comparison_unref);
  forget_stock (self);
  if (si_column_get_info (self->column)->by_changes)
    si_product_list_update (self);
  si_product_list_tell_live (self);
}

/**
 * si_product_list_get_shown_change:
 * @self: a list
 * @product: a product
 * @entry: (out caller-allocates): what happened to it, in the godowns that the list is filtered
 *   by or in all
 *
 * Returns: whether anything is known to have happened to it
 */
gboolean
si_product_list_get_shown_change (SiProductList *self, SiProduct *product, SiChangeEntry *entry)
{
  g_autoptr (SiShownStock) stock = NULL;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), FALSE);
  g_return_val_if_fail (SI_IS_PRODUCT (product), FALSE);
  g_return_val_if_fail (entry != NULL, FALSE);

  if (!si_product_get_current (product))
    return FALSE;
  stock = get_stock (self, product);
  return si_shown_stock_find_change (stock, si_product_get_row (product), entry);
}

/**
 * si_product_list_set_low_func:
 * @self: a list
 * @func: (nullable): says which rows of a table have %SI_FINDING_LOW
 * @user_data: for @func
 *
 * To be called again when it has other things to say.
 */
void
si_product_list_set_low_func (SiProductList *self, SiProductListLowFunc func, gpointer user_data)
{
  g_return_if_fail (SI_IS_PRODUCT_LIST (self));

  self->low_func = func;
  self->low_data = user_data;
  if ((si_filter_get_findings (self->filter) & SI_FINDING_LOW) != 0)
    si_product_list_update (self);
}

/**
 * si_product_list_get_low:
 * @self: a list
 *
 * Returns: (transfer full) (nullable) (element-type guint32): the rows of its table that have
 *   %SI_FINDING_LOW
 */
GArray *
si_product_list_get_low (SiProductList *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), NULL);

  return self->low_func != NULL && self->table != NULL
             ? self->low_func (self->table, self->low_data)
             : NULL;
}

/**
 * si_product_list_set_note_func:
 * @self: a list
 * @func: (nullable): says something about a product, in new text, or %NULL
 * @user_data: for @func
 *
 * To be called again when it has other things to say.
 */
void
si_product_list_set_note_func (SiProductList *self, SiProductNoteFunc func, gpointer user_data)
{
  g_return_if_fail (SI_IS_PRODUCT_LIST (self));

  self->note_func = func;
  self->note_data = user_data;
  si_product_list_tell_live (self);
}

/**
 * si_product_list_get_note:
 * @self: a list
 * @product: a product
 *
 * Returns: (transfer full) (nullable): what somebody else has to say about it
 */
char *
si_product_list_get_note (SiProductList *self, SiProduct *product)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), NULL);
  g_return_val_if_fail (SI_IS_PRODUCT (product), NULL);

  return self->note_func != NULL ? self->note_func (product, self->note_data) : NULL;
}
