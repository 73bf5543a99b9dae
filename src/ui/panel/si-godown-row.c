/* si-godown-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-godown-row.h"

#include <glib/gi18n.h>

#include "si-cut.h"
#include "si-direction.h"
#include "si-stock-bar.h"
#include "si-text.h"

struct _SiGodownRow
{
  GtkListBoxRow parent_instance;

  char *key; /* (owned) (nullable): of the godown */
  SiQuantity stock;

  /* Template widgets */
  GtkLabel *name;
  GtkLabel *figure;
  SiStockBar *bar;
};

G_DEFINE_FINAL_TYPE (SiGodownRow, si_godown_row, GTK_TYPE_LIST_BOX_ROW)

static void
si_godown_row_finalize (GObject *object)
{
  SiGodownRow *self = SI_GODOWN_ROW (object);

  g_free (self->key);

  G_OBJECT_CLASS (si_godown_row_parent_class)->finalize (object);
}

static void
si_godown_row_class_init (SiGodownRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = si_godown_row_finalize;

  g_type_ensure (SI_TYPE_STOCK_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-godown-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SiGodownRow, bar);
  gtk_widget_class_bind_template_child (widget_class, SiGodownRow, figure);
  gtk_widget_class_bind_template_child (widget_class, SiGodownRow, name);
}

static void
si_godown_row_init (SiGodownRow *self)
{
  self->stock = SI_QUANTITY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * si_godown_row_new:
 *
 * Returns: (transfer floating): a row, which shows no godown yet
 */
GtkWidget *
si_godown_row_new (void)
{
  return g_object_new (SI_TYPE_GODOWN_ROW, NULL);
}

/**
 * si_godown_row_get_key:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the key of the godown that it shows
 */
const char *
si_godown_row_get_key (SiGodownRow *self)
{
  g_return_val_if_fail (SI_IS_GODOWN_ROW (self), NULL);

  return self->key;
}

/**
 * si_godown_row_get_figure:
 * @self: a row
 *
 * Returns: (transfer none): the label of the stock, which has to be as wide in all rows
 */
GtkWidget *
si_godown_row_get_figure (SiGodownRow *self)
{
  g_return_val_if_fail (SI_IS_GODOWN_ROW (self), NULL);

  return GTK_WIDGET (self->figure);
}

static void
set_css_class (GtkWidget *widget, const char *name, gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* Only a text that is no figure may be cut. */
static void
show_figure (SiGodownRow *self, const SiRankedGodown *godown, const char *text)
{
  const gboolean is_figure = godown->stock.stock.kind != SI_QUANTITY_UNREADABLE;

  gtk_label_set_label (self->figure, text);
  gtk_label_set_ellipsize (self->figure, is_figure ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_MIDDLE);
  set_css_class (GTK_WIDGET (self->figure), "negative", godown->stock.stock.millionths < 0);
}

/**
 * si_godown_row_show:
 * @self: a row
 * @godown: the godown to show, with the product's stock in it
 * @name: the name of the godown for people
 */
void
si_godown_row_show (SiGodownRow *self, const SiRankedGodown *godown, const char *name)
{
  g_autofree char *cut = NULL;
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;
  g_autofree char *shown_id = NULL;
  g_autofree char *tooltip = NULL;

  g_return_if_fail (SI_IS_GODOWN_ROW (self));
  g_return_if_fail (godown != NULL && name != NULL);

  cut = si_cut_name (name);
  id = si_cut_name (godown->stock.id);
  shown_id = si_direction_isolate (id);
  text = si_text_stock (godown->stock.stock, godown->stock.stock_text);
  self->stock = godown->stock.stock;
  g_free (self->key);
  self->key = si_godown_make_key (godown->stock.id, godown->stock.name);

  gtk_label_set_label (self->name, cut);
  show_figure (self, godown, text);
  set_css_class (GTK_WIDGET (self), "chosen", godown->is_chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), si_quantity_is_number (self->stock));

  label = g_strdup_printf ("%s, %s, %s", cut, id, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  /* Translators: the name of a godown, and its id. */
  tooltip = *id != '\0' ? g_strdup_printf (C_ ("godown", "%s, %s"), cut, shown_id) : NULL;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip != NULL ? tooltip : cut);
}

/**
 * si_godown_row_set_scale:
 * @self: a row
 * @lowest: the least value of the bar's scale, in millionths
 * @highest: the greatest value of the bar's scale, in millionths
 */
void
si_godown_row_set_scale (SiGodownRow *self, gint64 lowest, gint64 highest)
{
  g_return_if_fail (SI_IS_GODOWN_ROW (self));

  si_stock_bar_set_stock (self->bar, self->stock, lowest, highest);
}
