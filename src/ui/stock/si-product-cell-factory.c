/* si-product-cell-factory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-cell-factory.h"

#include "si-column-look.h"
#include "si-compat.h"
#include "si-name-cell.h"
#include "si-quantity-cell.h"
#include "si-text-cell.h"

/* All that is needed to make a cell. */
typedef struct
{
  SiProductList *list; /* (owned) */
  SiColumn column;     /* %SI_COLUMN_SERVER for a cell with the SKU code and the description */
  SiRowHeight *height; /* (owned) */
} Setup;

static void
setup_free (gpointer data, GClosure *closure)
{
  Setup *setup = data;

  g_object_unref (setup->list);
  g_object_unref (setup->height);
  g_free (setup);
}

static GtkWidget *
create_cell (const Setup *setup)
{
  if (setup->column == SI_COLUMN_SERVER)
    return si_name_cell_new (setup->list, setup->height);
  if (si_column_look_get (setup->column)->is_quantity)
    return si_quantity_cell_new (setup->list, setup->column);
  return si_text_cell_new (setup->list, setup->column, setup->height);
}

static void
setup_cell (GtkSignalListItemFactory *factory, GtkListItem *list_item, const Setup *setup)
{
  gtk_list_item_set_child (list_item, create_cell (setup));
  si_compat_tag_cell (list_item);
}

static GtkListItemFactory *
create_factory (SiProductList *list, SiColumn column, SiRowHeight *height)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Setup *setup = g_new (Setup, 1);

  *setup = (Setup){ g_object_ref (list), column, g_object_ref (height) };
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cell), setup, setup_free, 0);
  si_product_cell_follow_items (factory);
  return factory;
}

/**
 * si_product_cell_factory_new:
 * @list: the products
 * @column: a column on screen
 * @height: the height of the rows
 *
 * Returns: (transfer full): a factory that makes and fills the cells of the column
 */
GtkListItemFactory *
si_product_cell_factory_new (SiProductList *list, SiColumn column, SiRowHeight *height)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (list), NULL);
  g_return_val_if_fail (column != SI_COLUMN_SERVER, NULL);
  g_return_val_if_fail (SI_IS_ROW_HEIGHT (height), NULL);

  return create_factory (list, column, height);
}

/**
 * si_product_cell_factory_new_names:
 * @list: the products
 * @height: the height of the rows
 *
 * Returns: (transfer full): a factory that makes and fills cells with the SKU code and the
 *   description
 */
GtkListItemFactory *
si_product_cell_factory_new_names (SiProductList *list, SiRowHeight *height)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (list), NULL);
  g_return_val_if_fail (SI_IS_ROW_HEIGHT (height), NULL);

  return create_factory (list, SI_COLUMN_SERVER, height);
}
