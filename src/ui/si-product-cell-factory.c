/* si-product-cell-factory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-cell-factory.h"

#include "si-quantity-cell.h"
#include "si-text-cell.h"

typedef struct
{
  SiColumn column;
  SiRowHeight *height; /* (owned) */
} TextSetup;

static void
text_setup_free (gpointer data, GClosure *closure)
{
  TextSetup *setup = data;

  g_object_unref (setup->height);
  g_free (setup);
}

static void
setup_text (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  const TextSetup *setup = user_data;

  gtk_list_item_set_child (list_item, si_text_cell_new (setup->height, setup->column));
}

static void
bind_text (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  si_text_cell_set_product (SI_TEXT_CELL (gtk_list_item_get_child (list_item)),
                            gtk_list_item_get_item (list_item));
}

static void
unbind_text (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  si_text_cell_set_product (SI_TEXT_CELL (gtk_list_item_get_child (list_item)), NULL);
}

static void
setup_stock (GtkSignalListItemFactory *factory, GtkListItem *list_item, SiProductList *list)
{
  gtk_list_item_set_child (list_item, si_quantity_cell_new (list, SI_COLUMN_STOCK));
}

static void
setup_change (GtkSignalListItemFactory *factory, GtkListItem *list_item, SiProductList *list)
{
  gtk_list_item_set_child (list_item, si_quantity_cell_new (list, SI_COLUMN_CHANGE));
}

static void
bind_quantity (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  si_quantity_cell_set_product (SI_QUANTITY_CELL (gtk_list_item_get_child (list_item)),
                                gtk_list_item_get_item (list_item));
}

static void
unbind_quantity (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  si_quantity_cell_set_product (SI_QUANTITY_CELL (gtk_list_item_get_child (list_item)), NULL);
}

/**
 * si_product_cell_factory_new:
 * @list: the products
 * @column: a column of them
 * @height: the height of the rows
 *
 * Returns: (transfer full): makes and fills the cells of a column: #SiQuantityCell where it is a
 *   stock or its change, else #SiTextCell
 */
GtkListItemFactory *
si_product_cell_factory_new (SiProductList *list, SiColumn column, SiRowHeight *height)
{
  GtkListItemFactory *factory;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (list), NULL);
  g_return_val_if_fail (SI_IS_ROW_HEIGHT (height), NULL);

  factory = gtk_signal_list_item_factory_new ();
  if (column == SI_COLUMN_STOCK || column == SI_COLUMN_CHANGE)
    {
      g_signal_connect_object (factory, "setup",
                               column == SI_COLUMN_STOCK ? G_CALLBACK (setup_stock)
                                                         : G_CALLBACK (setup_change),
                               list, 0);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_quantity), NULL);
      g_signal_connect (factory, "unbind", G_CALLBACK (unbind_quantity), NULL);
    }
  else
    {
      TextSetup *setup = g_new0 (TextSetup, 1);

      setup->column = column;
      setup->height = g_object_ref (height);
      g_signal_connect_data (factory, "setup", G_CALLBACK (setup_text), setup, text_setup_free, 0);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_text), NULL);
      g_signal_connect (factory, "unbind", G_CALLBACK (unbind_text), NULL);
    }
  return factory;
}
