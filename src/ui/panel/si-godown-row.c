/* si-godown-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-godown-row.h"

#include "si-cut.h"
#include "si-stock-bar.h"
#include "si-text.h"

struct _SiGodownRow
{
  GtkListBoxRow parent_instance;

  /* Template widgets */
  GtkLabel *name;
  GtkLabel *id;
  GtkLabel *stock;
  SiStockBar *bar;
};

G_DEFINE_FINAL_TYPE (SiGodownRow, si_godown_row, GTK_TYPE_LIST_BOX_ROW)

static void
si_godown_row_class_init (SiGodownRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SI_TYPE_STOCK_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-godown-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SiGodownRow, bar);
  gtk_widget_class_bind_template_child (widget_class, SiGodownRow, id);
  gtk_widget_class_bind_template_child (widget_class, SiGodownRow, name);
  gtk_widget_class_bind_template_child (widget_class, SiGodownRow, stock);
}

static void
si_godown_row_init (SiGodownRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * si_godown_row_new:
 * @godown: a godown with a product's stock in it
 * @lowest: the least value of the bar's scale, in millionths
 * @highest: the greatest value of the bar's scale, in millionths
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
si_godown_row_new (SiGodown *godown, gint64 lowest, gint64 highest)
{
  SiGodownRow *self;
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;
  SiQuantity stock;

  g_return_val_if_fail (SI_IS_GODOWN (godown), NULL);

  self = g_object_new (SI_TYPE_GODOWN_ROW, NULL);
  stock = si_godown_get_stock (godown);
  text = si_text_stock (stock, si_godown_get_stock_text (godown));

  name = si_cut_name (si_godown_get_name (godown));
  id = si_cut_name (si_godown_get_id (godown));

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->id, id);
  gtk_label_set_label (self->stock, text);
  if (stock.millionths < 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->stock), "negative");
  si_stock_bar_set_stock (self->bar, stock, lowest, highest);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), si_quantity_is_number (stock));

  label = g_strdup_printf ("%s, %s, %s", name, id, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}
