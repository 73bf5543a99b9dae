/* si-product-cell-factory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-cell-factory.h"

#include "si-column-look.h"
#include "si-compat.h"
#include "si-quantity-cell.h"
#include "si-text-cell.h"

/* All that is needed to make a cell. */
typedef struct
{
  SiProductList *list; /* (owned) */
  SiColumn column;
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

static void
setup_text (GtkSignalListItemFactory *factory, GtkListItem *list_item, const Setup *setup)
{
  gtk_list_item_set_child (list_item, si_text_cell_new (setup->list, setup->column, setup->height));
  si_compat_tag_cell (list_item);
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
setup_quantity (GtkSignalListItemFactory *factory, GtkListItem *list_item, const Setup *setup)
{
  gtk_list_item_set_child (list_item, si_quantity_cell_new (setup->list, setup->column));
  si_compat_tag_cell (list_item);
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
 * @column: a column on screen
 * @height: the height of the rows
 *
 * Returns: (transfer full): a factory that makes and fills the cells of the column
 */
GtkListItemFactory *
si_product_cell_factory_new (SiProductList *list, SiColumn column, SiRowHeight *height)
{
  GtkListItemFactory *factory;
  gboolean is_quantity;
  Setup *setup;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (list), NULL);
  g_return_val_if_fail (SI_IS_ROW_HEIGHT (height), NULL);

  factory = gtk_signal_list_item_factory_new ();
  is_quantity = si_column_look_get (column)->is_quantity;
  setup = g_new (Setup, 1);
  *setup = (Setup){ g_object_ref (list), column, g_object_ref (height) };
  g_signal_connect_data (factory, "setup",
                         is_quantity ? G_CALLBACK (setup_quantity) : G_CALLBACK (setup_text), setup,
                         setup_free, 0);
  g_signal_connect (factory, "bind",
                    is_quantity ? G_CALLBACK (bind_quantity) : G_CALLBACK (bind_text), NULL);
  g_signal_connect (factory, "unbind",
                    is_quantity ? G_CALLBACK (unbind_quantity) : G_CALLBACK (unbind_text), NULL);
  return factory;
}
