/* si-product-cell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-cell.h"

typedef struct
{
  SiProduct *product; /* (owned) (nullable) */
  gulong changed_id;
} SiProductCellPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SiProductCell, si_product_cell, GTK_TYPE_WIDGET)

static void
bind_item (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  si_product_cell_set_product (SI_PRODUCT_CELL (gtk_list_item_get_child (list_item)),
                               gtk_list_item_get_item (list_item));
}

static void
unbind_item (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  si_product_cell_set_product (SI_PRODUCT_CELL (gtk_list_item_get_child (list_item)), NULL);
}

static void
si_product_cell_dispose (GObject *object)
{
  SiProductCellPrivate *priv = si_product_cell_get_instance_private (SI_PRODUCT_CELL (object));

  g_clear_signal_handler (&priv->changed_id, priv->product);
  g_clear_object (&priv->product);

  G_OBJECT_CLASS (si_product_cell_parent_class)->dispose (object);
}

static void
si_product_cell_class_init (SiProductCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_product_cell_dispose;
}

static void
si_product_cell_init (SiProductCell *self)
{
}

/**
 * si_product_cell_get_product:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the product that it shows
 */
SiProduct *
si_product_cell_get_product (SiProductCell *self)
{
  SiProductCellPrivate *priv = si_product_cell_get_instance_private (self);

  g_return_val_if_fail (SI_IS_PRODUCT_CELL (self), NULL);

  return priv->product;
}

/**
 * si_product_cell_set_product:
 * @self: a cell
 * @product: (nullable): the product to show and to follow
 */
void
si_product_cell_set_product (SiProductCell *self, SiProduct *product)
{
  SiProductCellPrivate *priv = si_product_cell_get_instance_private (self);

  g_return_if_fail (SI_IS_PRODUCT_CELL (self));
  g_return_if_fail (product == NULL || SI_IS_PRODUCT (product));

  g_clear_signal_handler (&priv->changed_id, priv->product);
  g_set_object (&priv->product, product);
  if (product != NULL)
    priv->changed_id
        = g_signal_connect_swapped (product, "changed", G_CALLBACK (si_product_cell_update), self);
  si_product_cell_update (self);
}

/**
 * si_product_cell_update:
 * @self: a cell
 *
 * Shows the product as it is now.
 */
void
si_product_cell_update (SiProductCell *self)
{
  g_return_if_fail (SI_IS_PRODUCT_CELL (self));

  SI_PRODUCT_CELL_GET_CLASS (self)->update (self);
}

/**
 * si_product_cell_set_css_class:
 * @self: a cell
 * @name: a style class
 * @set: whether the cell is to have it
 */
void
si_product_cell_set_css_class (SiProductCell *self, const char *name, gboolean set)
{
  g_return_if_fail (SI_IS_PRODUCT_CELL (self));
  g_return_if_fail (name != NULL);

  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/**
 * si_product_cell_follow_items:
 * @factory: a factory whose "setup" makes such cells
 *
 * Lets each cell show the product of its list item.
 */
void
si_product_cell_follow_items (GtkListItemFactory *factory)
{
  g_return_if_fail (GTK_IS_SIGNAL_LIST_ITEM_FACTORY (factory));

  g_signal_connect (factory, "bind", G_CALLBACK (bind_item), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_item), NULL);
}
