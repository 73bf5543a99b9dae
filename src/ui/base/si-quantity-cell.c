/* si-quantity-cell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-quantity-cell.h"

#include <string.h>

#include "si-column-look.h"
#include "si-direction.h"
#include "si-remarks.h"

struct _SiQuantityCell
{
  SiProductCell parent_instance;

  GtkWidget *marker;           /* (owned) (nullable): made when it is first shown */
  GtkInscription *inscription; /* (owned) */
  SiProductList *list;         /* (owned) */
  const SiColumnLook *look;    /* of its column */
};

G_DEFINE_FINAL_TYPE (SiQuantityCell, si_quantity_cell, SI_TYPE_PRODUCT_CELL)

/* A longer text may be cut off, since it is no figure to count by. */
#define MOST_CHARS 20

/* The findings that need a marker. A stock below zero is visible by its sign and colour. */
#define MARKED_FINDINGS (~SI_FINDING_BELOW_ZERO)

static gboolean
is_marked (const SiScope *scope, guint row)
{
  const SiFindings findings = si_scope_get_findings (scope, row);

  /* A total above zero hides a godown below zero, so it needs the marker all the same. */
  return (findings & MARKED_FINDINGS) != 0
         || ((findings & SI_FINDING_BELOW_ZERO) != 0
             && si_scope_get_stock (scope, row).millionths >= 0);
}

static SiProduct *
get_product (SiQuantityCell *self)
{
  return si_product_cell_get_product (SI_PRODUCT_CELL (self));
}

static gboolean
marker_query_tooltip (GtkImage *marker,
                      int x,
                      int y,
                      gboolean keyboard,
                      GtkTooltip *tooltip,
                      SiQuantityCell *self)
{
  g_autofree char *words = NULL;

  g_assert (GTK_IS_IMAGE (marker));
  g_assert (SI_IS_QUANTITY_CELL (self));

  if (get_product (self) == NULL)
    return FALSE;
  words = si_remarks_to_text (self->list, get_product (self));
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

/* Most cells have none, and an image takes longer to make than the cell itself. */
static void
make_marker (SiQuantityCell *self)
{
  self->marker = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_set_has_tooltip (self->marker, TRUE);
  gtk_widget_insert_before (self->marker, GTK_WIDGET (self), GTK_WIDGET (self->inscription));
  g_signal_connect (self->marker, "query-tooltip", G_CALLBACK (marker_query_tooltip), self);
}

static void
show_marker (SiQuantityCell *self, gboolean marked)
{
  g_autofree char *words = marked ? si_remarks_to_text (self->list, get_product (self)) : NULL;

  if (self->marker == NULL && !marked)
    return;
  if (self->marker == NULL)
    make_marker (self);
  gtk_widget_set_visible (self->marker, marked);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->marker), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : "", -1);
}

static void
show_mark (SiQuantityCell *self, const SiScope *scope, guint row)
{
  const SiQuantity stock = si_scope_get_stock (scope, row);
  g_autofree char *note = si_product_list_get_note (self->list, get_product (self));

  si_product_cell_set_css_class (SI_PRODUCT_CELL (self), "negative",
                                 si_quantity_is_number (stock) && stock.millionths < 0);
  show_marker (self, note != NULL || is_marked (scope, row));
}

static void
si_quantity_cell_update (SiProductCell *cell)
{
  SiQuantityCell *self = SI_QUANTITY_CELL (cell);
  SiProduct *product = si_product_cell_get_product (cell);
  g_autoptr (SiShownStock) stock = NULL;
  g_autofree char *text = NULL;
  guint row;

  if (product == NULL)
    return;
  stock = si_product_list_get_stock_of (self->list, product);
  row = si_product_get_row (product);
  text = si_column_look_get_text (self->look->column, stock, row);
  si_quantity_cell_show_figure (self->inscription, text, self->look->min_chars);
  if (self->look->is_marked)
    show_mark (self, si_shown_stock_get_scope (stock), row);
}

static void
si_quantity_cell_dispose (GObject *object)
{
  SiQuantityCell *self = SI_QUANTITY_CELL (object);

  g_clear_object (&self->list);
  if (self->marker != NULL)
    gtk_widget_unparent (g_steal_pointer (&self->marker));
  if (self->inscription != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->inscription)));

  G_OBJECT_CLASS (si_quantity_cell_parent_class)->dispose (object);
}

static void
si_quantity_cell_class_init (SiQuantityCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_quantity_cell_dispose;
  SI_PRODUCT_CELL_CLASS (klass)->update = si_quantity_cell_update;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "quantitycell");
}

static void
si_quantity_cell_init (SiQuantityCell *self)
{
  self->inscription = GTK_INSCRIPTION (gtk_inscription_new (NULL));
  gtk_inscription_set_text_overflow (self->inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (self->inscription, si_direction_get_figure_xalign ());
  gtk_inscription_set_min_lines (self->inscription, 1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->inscription), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->inscription), GTK_WIDGET (self));
}

/**
 * si_quantity_cell_new:
 * @list: the list, whose filter chooses the godowns of the stock
 * @column: a column of quantities
 *
 * Returns: (transfer floating): a cell
 */
GtkWidget *
si_quantity_cell_new (SiProductList *list, SiColumn column)
{
  SiQuantityCell *self;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (list), NULL);

  self = g_object_new (SI_TYPE_QUANTITY_CELL, NULL);
  self->list = g_object_ref (list);
  self->look = si_column_look_get (column);
  gtk_inscription_set_nat_chars (self->inscription, self->look->natural_chars);
  for (guint i = 0; self->look->css_classes[i] != NULL; i++)
    gtk_widget_add_css_class (GTK_WIDGET (self), self->look->css_classes[i]);
  return GTK_WIDGET (self);
}

/**
 * si_quantity_cell_show_figure:
 * @inscription: the inscription in a cell of any list
 * @text: (nullable): the figure, as si_text_stock() writes it
 * @usual_chars: the width that the cell has in any case
 *
 * Shows a figure, and makes the cell wide enough for all its digits, up to a text that can be no
 * figure.
 */
void
si_quantity_cell_show_figure (GtkInscription *inscription, const char *text, guint usual_chars)
{
  guint length = text != NULL ? g_utf8_strlen (text, -1) : 0;

  g_return_if_fail (GTK_IS_INSCRIPTION (inscription));

  /* The characters of an isolate have no width. */
  if (text != NULL && g_str_has_prefix (text, SI_ISOLATE_START))
    length -= 2;
  /* The minus sign is wider than a digit. */
  if (text != NULL && strstr (text, "\xe2\x88\x92") != NULL)
    length++;
  gtk_inscription_set_text (inscription, text);
  gtk_inscription_set_min_chars (inscription, CLAMP (length, usual_chars, MOST_CHARS));
}
