/* si-name-cell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-name-cell.h"

#include "si-text-cell.h"

struct _SiNameCell
{
  SiProductCell parent_instance;

  GtkWidget *lines[2]; /* (owned) (nullable): #SiTextCell for the code and the description */
};

G_DEFINE_FINAL_TYPE (SiNameCell, si_name_cell, SI_TYPE_PRODUCT_CELL)

static void
si_name_cell_update (SiProductCell *cell)
{
  SiNameCell *self = SI_NAME_CELL (cell);

  for (guint i = 0; i < G_N_ELEMENTS (self->lines); i++)
    si_product_cell_set_product (SI_PRODUCT_CELL (self->lines[i]),
                                 si_product_cell_get_product (cell));
}

static void
si_name_cell_dispose (GObject *object)
{
  SiNameCell *self = SI_NAME_CELL (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->lines); i++)
    g_clear_pointer (&self->lines[i], gtk_widget_unparent);

  G_OBJECT_CLASS (si_name_cell_parent_class)->dispose (object);
}

static void
si_name_cell_class_init (SiNameCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_name_cell_dispose;
  SI_PRODUCT_CELL_CLASS (klass)->update = si_name_cell_update;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "namecell");
}

static void
si_name_cell_init (SiNameCell *self)
{
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * si_name_cell_new:
 * @list: the list of the products
 * @height: the height of its rows
 *
 * Returns: (transfer floating): a cell
 */
GtkWidget *
si_name_cell_new (SiProductList *list, SiRowHeight *height)
{
  static const SiColumn columns[] = { SI_COLUMN_SKU, SI_COLUMN_DESCRIPTION };
  SiNameCell *self;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (list), NULL);
  g_return_val_if_fail (SI_IS_ROW_HEIGHT (height), NULL);

  self = g_object_new (SI_TYPE_NAME_CELL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (self->lines); i++)
    {
      self->lines[i] = si_text_cell_new (list, columns[i], height);
      gtk_widget_set_parent (self->lines[i], GTK_WIDGET (self));
    }
  return GTK_WIDGET (self);
}
