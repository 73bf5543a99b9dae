/* si-stock-cell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-stock-cell.h"

#include "si-direction.h"
#include "si-quantity-cell.h"

/* The width for five digits. A column is wider for a longer figure, or where there is room for its
 * title, and leaves the rest to the names. */
#define USUAL_CHARS 5

struct _SiStockCell
{
  SiProductCell parent_instance;

  GtkInscription *inscription; /* (owned) */
  SiStockColumn *column;       /* (owned) */
};

G_DEFINE_FINAL_TYPE (SiStockCell, si_stock_cell, SI_TYPE_PRODUCT_CELL)

static void
si_stock_cell_update (SiProductCell *cell)
{
  SiStockCell *self = SI_STOCK_CELL (cell);
  SiProduct *product = si_product_cell_get_product (cell);
  g_autofree char *text = NULL;
  SiQuantity stock;

  if (product == NULL)
    return;
  stock = si_stock_column_get_stock (self->column, product);
  text = si_stock_column_dup_text (self->column, product);
  si_quantity_cell_show_figure (self->inscription, text, USUAL_CHARS);
  si_product_cell_set_css_class (cell, "negative",
                                 si_quantity_is_number (stock) && stock.millionths < 0);
  si_product_cell_set_css_class (
      cell, "none",
      stock.millionths == 0
          && (stock.kind == SI_QUANTITY_EXACT || stock.kind == SI_QUANTITY_ABSENT));
}

static void
si_stock_cell_dispose (GObject *object)
{
  SiStockCell *self = SI_STOCK_CELL (object);

  g_clear_object (&self->column);
  if (self->inscription != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->inscription)));

  G_OBJECT_CLASS (si_stock_cell_parent_class)->dispose (object);
}

static void
si_stock_cell_class_init (SiStockCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_stock_cell_dispose;
  SI_PRODUCT_CELL_CLASS (klass)->update = si_stock_cell_update;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "stockcell");
}

static void
si_stock_cell_init (SiStockCell *self)
{
  self->inscription = GTK_INSCRIPTION (gtk_inscription_new (NULL));
  gtk_inscription_set_text_overflow (self->inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (self->inscription, si_direction_get_figure_xalign ());
  gtk_inscription_set_min_lines (self->inscription, 1);
  gtk_inscription_set_min_chars (self->inscription, USUAL_CHARS);
  gtk_inscription_set_nat_chars (self->inscription, USUAL_CHARS);
  gtk_widget_set_valign (GTK_WIDGET (self->inscription), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (GTK_WIDGET (self->inscription), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
}

/**
 * si_stock_cell_new:
 * @column: the column of the cell
 *
 * Returns: (transfer floating): a cell
 */
GtkWidget *
si_stock_cell_new (SiStockColumn *column)
{
  SiStockCell *self;

  g_return_val_if_fail (SI_IS_STOCK_COLUMN (column), NULL);

  self = g_object_new (SI_TYPE_STOCK_CELL, NULL);
  self->column = g_object_ref (column);
  return GTK_WIDGET (self);
}
