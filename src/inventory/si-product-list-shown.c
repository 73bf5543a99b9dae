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

/**
 * si_product_list_get_shown_stock:
 * @self: a list
 * @product: a product
 *
 * Returns: the stock that the list shows for it: in the godown that it is filtered by, or
 *   in all
 */
SiQuantity
si_product_list_get_shown_stock (SiProductList *self, SiProduct *product)
{
  SiTable *table;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), SI_QUANTITY_NONE);
  g_return_val_if_fail (SI_IS_PRODUCT (product), SI_QUANTITY_NONE);

  if (self->godown_id == NULL)
    return si_product_get_stock (product);

  table = si_product_get_table (product);
  return si_table_get_stock_in (table, si_product_get_row (product),
                                si_table_find_godown (table, self->godown_id));
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
  SiTable *table;
  guint godown;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), NULL);
  g_return_val_if_fail (SI_IS_PRODUCT (product), NULL);

  if (self->godown_id == NULL)
    return si_product_get_stock_text (product);

  table = si_product_get_table (product);
  godown = si_table_find_godown (table, self->godown_id);
  if (godown == SI_NO_GODOWN)
    return NULL;
  return si_table_get_stock_text_in (table, si_product_get_row (product), godown);
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
  if (self->column == SI_COLUMN_CHANGE)
    si_product_list_update (self);
  si_product_list_tell_live (self);
}

/**
 * si_product_list_get_shown_change:
 * @self: a list
 * @product: a product
 * @entry: (out caller-allocates): what happened to it, in the godown that the list is filtered
 *   by or in all
 *
 * Returns: whether anything is known to have happened to it
 */
gboolean
si_product_list_get_shown_change (SiProductList *self, SiProduct *product, SiChangeEntry *entry)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), FALSE);
  g_return_val_if_fail (SI_IS_PRODUCT (product), FALSE);
  g_return_val_if_fail (entry != NULL, FALSE);

  if (self->changes == NULL || !si_product_get_current (product)
      || si_comparison_get_after (self->changes) != si_product_get_table (product)
      || !si_comparison_find_product (self->changes, si_product_get_row (product), entry))
    return FALSE;
  return self->godown_id == NULL
         || si_comparison_narrow_to_godown (self->changes, self->godown_id, entry);
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
