/* si-text-cell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-text-cell.h"

#include "si-column-look.h"
#include "si-cut.h"
#include "si-direction.h"
#include "si-match-places.h"

/* A marker pen, which leaves dark letters and bright ones readable. */
#define MARK_RED 0xf5f5
#define MARK_GREEN 0xc2c2
#define MARK_BLUE 0x1111
#define MARK_ALPHA 0x7000

struct _SiTextCell
{
  SiProductCell parent_instance;

  GtkInscription *inscription; /* (owned) */
  SiRowHeight *height;         /* (owned) */
  SiProductList *list;         /* (owned) */
  const SiColumnLook *look;    /* of its column */
};

G_DEFINE_FINAL_TYPE (SiTextCell, si_text_cell, SI_TYPE_PRODUCT_CELL)

static gboolean
is_numeric (SiTextCell *self)
{
  return si_column_get_info (self->look->column)->numeric;
}

static void
add_mark (PangoAttrList *marks, const SiMatchPlace *place)
{
  PangoAttribute *color = pango_attr_background_new (MARK_RED, MARK_GREEN, MARK_BLUE);
  PangoAttribute *alpha = pango_attr_background_alpha_new (MARK_ALPHA);

  color->start_index = alpha->start_index = place->start;
  color->end_index = alpha->end_index = place->end;
  pango_attr_list_insert (marks, color);
  pango_attr_list_insert (marks, alpha);
}

/* Marks the parts of the text that the search has found. */
static void
mark_matches (SiTextCell *self, const char *text)
{
  const char *search = si_filter_get_search (si_product_list_get_filter (self->list));
  g_autoptr (PangoAttrList) marks = NULL;
  g_autoptr (GArray) places = NULL;

  if (search == NULL || text == NULL)
    {
      gtk_inscription_set_attributes (self->inscription, NULL);
      return;
    }
  places = si_match_places_find (text, search);
  marks = places->len > 0 ? pango_attr_list_new () : NULL;
  for (guint i = 0; i < places->len; i++)
    add_mark (marks, &g_array_index (places, SiMatchPlace, i));
  gtk_inscription_set_attributes (self->inscription, marks);
}

static void
si_text_cell_update (SiProductCell *cell)
{
  SiTextCell *self = SI_TEXT_CELL (cell);
  SiProduct *product = si_product_cell_get_product (cell);
  g_autoptr (SiShownStock) stock = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *cut = NULL;
  g_autofree char *text = NULL;

  /* A cell that leaves its row gets another one soon, or is destroyed. */
  if (product == NULL)
    return;
  stock = si_product_list_get_stock_of (self->list, product);
  whole = si_column_look_get_text (self->look->column, stock, si_product_get_row (product));
  cut = self->look->wide ? si_cut (whole) : si_cut_name (whole);
  if (cut != NULL)
    text = is_numeric (self) ? g_steal_pointer (&cut) : si_direction_align (cut);
  si_row_height_set_text (self->height, self->inscription, text);
  if (self->look->is_searched)
    mark_matches (self, text);
  if (self->look->whole_chars > 0 && cut != NULL)
    gtk_inscription_set_min_chars (
        self->inscription,
        CLAMP (g_utf8_strlen (cut, -1), self->look->min_chars, self->look->whole_chars));
}

/* Shows a tooltip only for a text that its cell cuts off. */
static gboolean
si_text_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  SiTextCell *self = SI_TEXT_CELL (widget);
  const char *text = gtk_inscription_get_text (self->inscription);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (text == NULL || width <= gtk_widget_get_width (widget))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
si_text_cell_dispose (GObject *object)
{
  SiTextCell *self = SI_TEXT_CELL (object);

  g_clear_object (&self->height);
  g_clear_object (&self->list);
  if (self->inscription != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->inscription)));

  G_OBJECT_CLASS (si_text_cell_parent_class)->dispose (object);
}

static void
si_text_cell_class_init (SiTextCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_text_cell_dispose;
  SI_PRODUCT_CELL_CLASS (klass)->update = si_text_cell_update;
  widget_class->query_tooltip = si_text_cell_query_tooltip;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "textcell");
}

static void
si_text_cell_init (SiTextCell *self)
{
  self->inscription = GTK_INSCRIPTION (gtk_inscription_new (NULL));
  gtk_inscription_set_text_overflow (self->inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (self->inscription, 1);
  /* The inscription is one line high: it would begin a second line, and move the first from the
   * middle. */
  gtk_widget_set_valign (GTK_WIDGET (self->inscription), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (GTK_WIDGET (self->inscription), GTK_WIDGET (self));
}

/**
 * si_text_cell_new:
 * @list: the list, whose filter chooses the godowns
 * @column: a column on screen
 * @height: the height of the list's rows
 *
 * Returns: (transfer floating): a cell
 */
GtkWidget *
si_text_cell_new (SiProductList *list, SiColumn column, SiRowHeight *height)
{
  SiTextCell *self;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (list), NULL);
  g_return_val_if_fail (SI_IS_ROW_HEIGHT (height), NULL);

  self = g_object_new (SI_TYPE_TEXT_CELL, NULL);
  self->list = g_object_ref (list);
  self->height = g_object_ref (height);
  self->look = si_column_look_get (column);
  /* The width is that of the column, so that no text has to be measured for it. */
  gtk_inscription_set_min_chars (self->inscription, self->look->min_chars);
  gtk_inscription_set_nat_chars (self->inscription, self->look->natural_chars);
  if (is_numeric (self))
    gtk_inscription_set_xalign (self->inscription, si_direction_get_figure_xalign ());
  for (guint i = 0; self->look->css_classes[i] != NULL; i++)
    gtk_widget_add_css_class (GTK_WIDGET (self), self->look->css_classes[i]);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), self->look->wide);
  /* A row that stays is not bound again. */
  if (self->look->is_searched)
    g_signal_connect_object (si_product_list_get_filter (list), "notify::search",
                             G_CALLBACK (si_product_cell_update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
